"""Documents are offered of the years of which no figures are known."""

from tests.samples import ACCOUNTS, annual
from workbench.domain.accounts import gather
from workbench.domain.filed_documents import FiledDocument, without_figures


def document(year: str) -> FiledDocument:
    return FiledDocument("no_regnskapsregisteret", year, f"https://register.example/{year}")


def test_years_without_figures_are_offered_the_newest_first() -> None:
    accounts = gather(annual(2024, "NOK", ACCOUNTS, revenue=1))
    filed = [document(year) for year in ("2022", "2024", "2023")]
    assert [each.year for each in without_figures(filed, accounts)] == ["2023", "2022"]

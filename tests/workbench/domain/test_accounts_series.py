"""Years in one table: what is not shown still counts for what is."""

from tests.samples import COMPANY, NOW, annual
from workbench.domain.accounts_series import series_of
from workbench.domain.sounding import Sounding


def test_growth_of_the_first_year_shown_is_set_against_the_one_before_it() -> None:
    facts = [each for year in (2023, 2024, 2025) for each in annual(year, revenue=year - 2000)]
    (series,) = series_of(Sounding(as_of=NOW, company=COMPANY, facts=tuple(facts)).accounts)

    def growth(shown: int, older: int = 0) -> list[str | None]:
        some = series.newest(shown, older=older)
        told = (
            each
            for place in range(len(some.years))
            for each in some.ratios(place)
            if each.kind.key == "revenue_growth"
        )
        return [None if each.value is None else str(each.value) for each in told]

    assert growth(3) == [None, "0.0435", "0.0417"]
    assert growth(2) == ["0.0435", "0.0417"]
    assert growth(1, older=1) == ["0.0435"]
    assert growth(1, older=2) == [None]

"""The IFRS chart: one line for an element, whose it is, and no part taken for a total."""

import pytest

from workbench.domain.accounts import Scope
from workbench.domain.properties import declared
from workbench.lookups.ifrs_lines import LINES, is_ifrs, line_of, scope_of


def test_every_line_is_one_of_ours_and_no_element_is_two_lines() -> None:
    assert all(declared(f"accounts.{line}") for line in LINES)
    named = [local for locals_ in LINES.values() for local in locals_]
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("local", "line"),
    [
        ("Revenue", ("revenue", 0)),
        ("ProfitLossFromOperatingActivities", ("operating_result", 0)),
        ("DepreciationAndAmortisationExpense", ("depreciation", 1)),
        ("CurrentLiabilities", ("short_debt", 0)),
    ],
)
def test_an_element_is_its_line(local: str, line: tuple[str, int]) -> None:
    assert line_of(local) == line


@pytest.mark.parametrize(
    "local",
    [
        "EquityAttributableToOwnersOfParent",
        "ProfitLossAttributableToOwnersOfParent",
        "RevenueFromContractsWithCustomers",
        "ProfitLossFromContinuingOperations",
        "EquityAndLiabilities",
    ],
)
def test_a_part_is_no_total(local: str) -> None:
    assert line_of(local) is None


@pytest.mark.parametrize(
    ("dimensions", "scope"),
    [
        ((), Scope.GROUP),
        (
            (("ConsolidatedAndSeparateFinancialStatementsAxis", "ConsolidatedMember"),),
            Scope.GROUP,
        ),
        ((("ConsolidatedAndSeparateFinancialStatementsAxis", "SeparateMember"),), Scope.OWN),
        ((("ConsolidatedAndSeparateFinancialStatementsAxis", "OtherMember"),), None),
        ((("ComponentsOfEquityAxis", "RetainedEarningsMember"),), None),
        (
            (
                ("ComponentsOfEquityAxis", "RetainedEarningsMember"),
                ("ConsolidatedAndSeparateFinancialStatementsAxis", "SeparateMember"),
            ),
            None,
        ),
    ],
)
def test_whose_figures_the_dimensions_tell(
    dimensions: tuple[tuple[str, str], ...], scope: Scope | None
) -> None:
    assert scope_of(dimensions) is scope


@pytest.mark.parametrize(
    ("namespace", "own"),
    [
        ("https://xbrl.ifrs.org/taxonomy/2022-03-24/ifrs-full", True),
        ("http://xbrl.ifrs.org/taxonomy/2019-03-27/ifrs-full", True),
        ("https://xbrl.ifrs.org/taxonomy/2022-03-24/ifrs-smes", False),
        ("https://firm.example/xbrl/2022-12-31", False),
    ],
)
def test_an_edition_of_the_taxonomy_is_known_by_its_namespace(namespace: str, own: bool) -> None:
    assert is_ifrs(namespace) is own

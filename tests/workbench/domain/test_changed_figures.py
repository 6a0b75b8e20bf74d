"""Figures then and now: interim accounts are no newer accounts that leave lines out."""

from dataclasses import replace
from datetime import date

from tests.samples import annual, fjordlys, known
from workbench.domain.changed_figures import figures_then_and_now
from workbench.domain.company import Entity


def test_interim_accounts_end_no_line_of_the_annual_ones() -> None:
    entity, start, end = Entity("typed_accounts", "311/0a"), date(2026, 1, 1), date(2026, 6, 30)
    half = (
        known("accounts.interim", "yes", entity=entity, start=start, end=end, filing="0a"),
        known(
            "accounts.revenue", "3", unit="NOK", entity=entity, start=start, end=end, filing="0a"
        ),
    )
    year = annual(2025, revenue=7, equity=4)
    then = replace(fjordlys(), facts=year)
    found = list(figures_then_and_now(then, replace(fjordlys(), facts=(*year, *half))))
    assert all(each.before == each.now and not each.fresh for each in found)
    assert {each.now for each in found} == set(year)
    annual_again = replace(fjordlys(), facts=(*year, *annual(2026, revenue=9)))
    fresh = [each for each in figures_then_and_now(then, annual_again) if each.fresh]
    assert [each.now is None for each in fresh] == [False, True]

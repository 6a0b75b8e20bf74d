"""Price, own money, earnings and the age of figures, and when they cannot be told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.samples import ACCOUNTS, annual, fjordlys, known, lookup, skagen
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
from workbench.domain.figures import Money
from workbench.domain.lookup import AnswerKind, Problem
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.domain.waiting import offline
from workbench.scoring.criterion import CRITERIA
from workbench.scoring.price import price_sentence
from workbench.texts import ENGLISH, Message, say


def ask(name: str, sounding: Sounding) -> Finding:
    return CRITERIA[name].answer(sounding)


def words(finding: Finding) -> str:
    return ENGLISH.say(finding.because).replace("\u00a0", " ")


def stating(facts: Sequence[KnownFact]) -> Sounding:
    """Fjordlys with other annual accounts than its own."""
    plain = tuple(each for each in fjordlys().facts if not each.fact.key.startswith("accounts."))
    return replace(fjordlys(), facts=(*plain, *facts))


def a_part_of_a_year(**lines: int) -> tuple[KnownFact, ...]:
    return tuple(
        known(
            f"accounts.{line}",
            str(amount),
            entity=ACCOUNTS,
            unit="NOK",
            start=date(2025, 5, 1),
            end=date(2025, 12, 31),
            scope="own",
            filing="short",
        )
        for line, amount in lines.items()
    )


def test_the_price_is_a_share_of_revenue() -> None:
    finding = ask("price_carried@1", fjordlys())
    assert finding.measure == Decimal("0.0041")
    assert words(finding) == "NOK 480,000 is 0.4 % of revenue"
    assert len(finding.evidence) == 1


def test_the_price_is_held_against_cash_as_well_where_that_is_stated() -> None:
    sounding = stating(annual(2025, revenue=80_000_000, cash=5_333_333))
    finding = ask("price_carried@1", sounding)
    assert words(finding) == "NOK 480,000 is 0.6 % of revenue and 9 % of cash"
    assert len(finding.evidence) == 2
    sentence = ENGLISH.say(price_sentence(sounding)).replace("\u00a0", " ")
    assert sentence == "NOK 480,000 is 0.6 % of revenue and 9 % of cash."


def test_gross_profit_stands_in_for_revenue_and_is_called_gross_profit() -> None:
    finding = ask("price_carried@1", skagen())
    assert words(finding) == "DKK 480,000 is 2.1 % of gross profit"


def test_two_currencies_are_never_compared() -> None:
    offer = fjordlys().offer
    assert offer is not None
    euros = replace(fjordlys(), offer=replace(offer, price=Money(Decimal(40_000), "EUR")))
    finding = ask("price_carried@1", euros)
    assert finding.measure is None
    assert words(finding) == "our price is in EUR, their accounts are in NOK"
    assert price_sentence(euros) == finding.because
    assert str(finding.ask) == "Write the price in NOK."


def test_cash_in_another_currency_is_left_out_of_the_sentence() -> None:
    sounding = stating((*annual(2025, revenue=80_000_000), *annual(2024, "EUR", cash=1_000)))
    assert "cash" not in words(ask("price_carried@1", sounding))


def test_without_an_offer_there_is_no_price_to_carry() -> None:
    finding = ask("price_carried@1", replace(fjordlys(), offer=None))
    assert finding.measure is None
    assert words(finding) == "no offer with a price yet"


def test_no_revenue_at_all_is_told_as_such_and_not_divided_by() -> None:
    finding = ask("price_carried@1", stating(annual(2025, revenue=0)))
    assert finding.measure == "nothing_earned"
    assert words(finding) == "revenue was NOK 0"


def test_the_figures_of_a_group_are_said_to_be_the_groups() -> None:
    group = known(
        "accounts.revenue",
        "48000000",
        entity=ACCOUNTS,
        unit="NOK",
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
        scope="group",
        filing="group",
    )
    assert words(ask("price_carried@1", stating((group,)))).endswith("(the group's figures)")
    both = stating((group, *annual(2024, revenue=24_000_000)))
    assert words(ask("price_carried@1", both)) == "NOK 480,000 is 2 % of revenue"


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (offline(), "annual accounts: not answered yet (no network)"),
        (
            Problem(message=say("It rests."), after=datetime(2026, 12, 24, 18, 0, tzinfo=UTC)),
            "annual accounts: not answered before 24 December 2026 18:00",
        ),
        (
            Problem(message=say("It rested."), after=datetime(2026, 1, 1, tzinfo=UTC)),
            "annual accounts: not answered yet (It rested.)",
        ),
    ],
)
def test_what_waits_says_why_or_until_when(problem: Problem, reason: str) -> None:
    left = replace(lookup(60, "accounts", None), problem=problem)
    finding = ask("own_money@1", replace(stating(()), lookups=(left,)))
    assert words(finding) == reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (None, "annual accounts: not answered yet"),
        (AnswerKind.NOTHING_FOUND, "annual accounts: looked on 22 November 2026, nothing found"),
        (AnswerKind.NOT_OFFERED, "annual accounts: not offered for this company"),
        (AnswerKind.REFUSED, "annual accounts: the source refused on 22 November 2026"),
        (AnswerKind.FAILED, "annual accounts: the look-up failed on 22 November 2026"),
        (AnswerKind.PARTIAL, "annual accounts: looked on 22 November 2026, not stated"),
        (AnswerKind.FOUND, "annual accounts: looked on 22 November 2026, not stated"),
    ],
)
def test_what_became_of_the_look_up_is_the_reason(answer: AnswerKind | None, reason: str) -> None:
    sounding = replace(stating(()), lookups=(lookup(60, "accounts", answer),))
    for name in ("price_carried@1", "own_money@1", "making_money@1", "margin@1", "figures_age@1"):
        finding = ask(name, sounding)
        assert finding.measure is None
        assert words(finding) == reason


def test_a_refusal_a_failure_and_a_part_say_why_each_part_by_name() -> None:
    def asked(kind: AnswerKind, problem: Problem | None = None, *missing: Message) -> Finding:
        told = replace(lookup(60, "accounts", kind), problem=problem, missing=missing)
        return ask("own_money@1", replace(stating(()), lookups=(told,)))

    no_key = Problem(message=say("It wants a key."), hint=say("Get a key."), again=False)
    refused = asked(AnswerKind.REFUSED, no_key)
    day = "22 November 2026"
    assert words(refused) == f"annual accounts: the source refused on {day}: It wants a key."
    failed = asked(AnswerKind.FAILED, Problem(message=say("It broke off.")))
    assert words(failed) == f"annual accounts: the look-up failed on {day}: It broke off."
    part = asked(AnswerKind.PARTIAL, None, say("No roles."), say("No notes."))
    assert (
        words(part)
        == f"annual accounts: answered in part on {day}, not stated. No roles. No notes."
    )


@pytest.mark.parametrize(
    ("answer", "days_ago", "hint"),
    [
        (None, 0, "Look up the annual accounts."),
        (AnswerKind.NOTHING_FOUND, 0, "Ask them for their latest annual accounts"),
        (AnswerKind.NOT_OFFERED, 0, "Ask them for their latest annual accounts"),
        (AnswerKind.NOT_OFFERED, 100, "Look up the annual accounts."),
        (AnswerKind.FOUND, 0, "Ask them for their latest annual accounts"),
        (AnswerKind.REFUSED, 0, "Ask again: annual accounts."),
        (AnswerKind.FAILED, 0, "Ask again: annual accounts."),
    ],
)
def test_the_hint_is_something_that_can_still_be_done(
    answer: AnswerKind | None, days_ago: int, hint: str
) -> None:
    asked = lookup(60, "accounts", answer)
    if asked.answered is not None:
        asked = replace(asked, answered=asked.answered - timedelta(days=days_ago))
    said = ask("own_money@1", replace(stating(()), lookups=(asked,))).ask
    assert said is not None
    assert str(said).startswith(hint)


def test_nobody_is_sent_to_ask_a_company_that_is_gone() -> None:
    gone = stating((known("company.ceased", "2024-11-26"),))
    answered = replace(gone, lookups=(lookup(60, "accounts", AnswerKind.NOTHING_FOUND),))
    assert ask("own_money@1", answered).ask is None
    assert ask("own_money@1", gone).ask is not None


def test_what_nobody_planned_was_not_looked_up() -> None:
    finding = ask("own_money@1", stating(()))
    assert words(finding) == "annual accounts: not looked up yet"
    assert str(finding.ask) == "Look up the annual accounts."


def test_a_refusal_for_good_is_not_asked_again() -> None:
    problem = Problem(message=say("We do not answer you."), again=False)
    refused = replace(lookup(60, "accounts", AnswerKind.REFUSED), problem=problem)
    said = ask("own_money@1", replace(stating(()), lookups=(refused,))).ask
    assert str(said).startswith("Ask them for their latest annual accounts")


def test_eight_months_are_not_compared_as_a_year() -> None:
    sounding = stating(a_part_of_a_year(revenue=10_000_000, operating_result=1_000_000))
    for name in ("price_carried@1", "making_money@1", "margin@1"):
        finding = ask(name, sounding)
        assert finding.measure is None
        assert words(finding) == "the accounts cover 245 days, not a year"


def test_own_money_is_equity_as_a_share_of_assets() -> None:
    finding = ask("own_money@1", fjordlys())
    assert finding.measure == Decimal("0.460")
    assert words(finding) == "equity 46 % of assets"


def test_equity_that_fell_two_years_in_a_row_is_said_to() -> None:
    years = [(2025, 24), (2024, 30), (2023, 35), (2022, 20)]
    facts = [fact for year, equity in years for fact in annual(year, equity=equity, assets=100)]
    finding = ask("own_money@1", stating(facts))
    assert words(finding) == "equity 24 % of assets, falling 2 years"
    assert len(finding.evidence) == 6


def test_a_year_that_is_missing_breaks_the_row() -> None:
    facts = (*annual(2025, equity=24, assets=100), *annual(2023, equity=30, assets=100))
    assert words(ask("own_money@1", stating(facts))) == "equity 24 % of assets"


def test_own_money_without_assets_cannot_be_told() -> None:
    finding = ask("own_money@1", stating(annual(2025, equity=24)))
    assert finding.measure is None
    assert words(finding) == "equity or assets are not stated in the accounts"


def test_a_company_without_assets_owns_nothing() -> None:
    finding = ask("own_money@1", stating(annual(2025, equity=0, assets=0)))
    assert (finding.measure, words(finding)) == ("nothing_owned", "assets were NOK 0")


@pytest.mark.parametrize(
    ("now", "then", "outcome", "moved"),
    [
        (19, 12, "earning_more", "up from"),
        (12, 19, "earning_less", "down from"),
        (12, 12, "earning", "as the year before"),
        (-5, -9, "losing_less", "up from"),
        (-9, -5, "losing", "down from"),
        (-9, -9, "losing", "as the year before"),
        (0, 0, "losing", "as the year before"),
    ],
)
def test_a_result_is_held_against_the_year_before(
    now: int, then: int, outcome: str, moved: str
) -> None:
    facts = (*annual(2025, operating_result=now), *annual(2024, operating_result=then))
    finding = ask("making_money@1", stating(facts))
    assert finding.measure == outcome
    assert words(finding).startswith("operating result NOK ")
    assert moved in words(finding)
    assert len(finding.evidence) == 2


def test_one_year_has_no_trend_and_is_not_called_flat() -> None:
    finding = ask("making_money@1", stating(annual(2025, net_result=-4)))
    assert finding.measure == "losing"
    assert words(finding) == "net result NOK −4 in 2025; one year has no trend to tell"


def test_margin_is_never_told_of_gross_profit() -> None:
    finding = ask("margin@1", skagen())
    assert finding.measure is None
    assert words(finding) == "revenue is not stated in the accounts"
    assert str(finding.ask) == "Ask for last year's revenue."


def test_margin_is_the_result_as_a_share_of_revenue() -> None:
    finding = ask("margin@1", fjordlys())
    assert finding.measure == Decimal("0.083")
    assert words(finding) == "8.3 % of revenue is left as operating result"
    assert ask("margin@1", stating(annual(2025, revenue=0, net_result=1))).measure == "nothing_sold"


def test_the_age_of_figures_is_in_full_months() -> None:
    finding = ask("figures_age@1", fjordlys())
    assert finding.measure == Decimal(10)
    assert words(finding) == "10 months since 31 December 2025"


def interim(end: date = date(2026, 6, 30), **lines: int) -> tuple[KnownFact, ...]:
    """Return figures that the company sent us between two annual accounts."""
    entity = Entity("sent_accounts", "311000004/0a")
    start = date(2026, 1, 1) if end.year == 2026 else date(end.year, 1, 1)
    told = known("accounts.interim", "yes", entity=entity, start=start, end=end, filing="0a")
    amounts = (
        known(
            f"accounts.{line}",
            str(amount),
            entity=entity,
            unit="NOK",
            start=start,
            end=end,
            filing="0a",
        )
        for line, amount in lines.items()
    )
    return (told, *amounts)


def test_interim_accounts_do_not_make_the_annual_ones_younger() -> None:
    sounding = stating((*annual(2024, net_result=5), *interim(net_result=9)))
    assert ask("figures_age@1", sounding).measure == 22
    alone = ask("figures_age@1", stating(interim(net_result=9)))
    assert (alone.measure, words(alone)) == (None, "no annual accounts yet")


def test_interim_accounts_are_no_year_however_long_they_are() -> None:
    a_year = interim(date(2025, 12, 31), revenue=90_000_000, net_result=9)
    finding = ask("price_carried@1", stating(a_year))
    assert (finding.measure, words(finding)) == (None, "only interim accounts state it")
    earning = ask("making_money@1", stating((*annual(2024, net_result=5), *a_year)))
    assert words(earning) == "net result NOK 5 in 2024; one year has no trend to tell"


def test_of_a_year_without_its_days_the_age_is_never_below_nought() -> None:
    told = known(
        "accounts.net_result",
        "5",
        entity=Entity("proff_api", "311000004"),
        unit="NOK",
        start=date(2026, 1, 1),
        end=date(2026, 12, 31),
        filing="2026",
        precision="year",
    )
    finding = ask("figures_age@1", stating((told,)))
    assert finding.measure == 0
    assert words(finding) == "accounts for 2026; to which day is not told"


def test_a_company_that_merged_is_not_asked_itself() -> None:
    active = stating(annual(2025, cash=1))
    merged = (
        known("company.status", "merged") if each.fact.key == "company.status" else each
        for each in active.facts
    )
    assert ask("margin@1", active).ask is not None
    assert ask("margin@1", replace(active, facts=tuple(merged))).ask is None


def test_how_many_work_there_is_read_in_annual_accounts_alone() -> None:
    (half,) = interim()
    count = known(
        "accounts.employees",
        "500",
        entity=half.fact.entity,
        start=half.fact.start,
        end=half.fact.end,
        filing="0a",
    )
    silent = tuple(x for x in fjordlys().facts if x.fact.key != "company.employees")
    before = ask("size_fits@1", replace(fjordlys(), facts=silent)).measure
    assert ask("size_fits@1", replace(fjordlys(), facts=(*silent, half, count))).measure == before

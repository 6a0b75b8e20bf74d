"""What changed since a decision: news in scored facts first, the rest quietly, and a headline."""

from dataclasses import replace
from datetime import date

from tests.samples import JONAS, METTE, NOW, annual, fjordlys, known, scorecard
from workbench.domain.card import Band
from workbench.domain.changes import Change
from workbench.domain.fact import KnownFact
from workbench.domain.reading_trail import Cause
from workbench.domain.scorecard import Evidence, EvidenceKind, Score, Scorecard
from workbench.domain.since_decided import SinceDecided, since_decided
from workbench.domain.since_locked import since_locked

DAY = date(2026, 3, 3)
PEOPLE = {METTE.id: METTE, JONAS.id: JONAS}
(OLD_EQUITY,) = (each for each in fjordlys().facts if each.fact.key == "accounts.equity")
(EQUITY, REVENUE, CASH) = annual(2026, equity=16_000_000, revenue=90_000_000, cash=100)


def of(now: KnownFact, cause: Cause = Cause.COMPANY) -> Change:
    before = OLD_EQUITY if now is EQUITY else None
    return Change(cause=cause, before=before, now=now, fresh=True)


def resting_on(card: Scorecard, place: int, fact: KnownFact, cost: int) -> Scorecard:
    """Return the card with a line that costs more and rests on this fact."""
    line = card.lines[place]
    points = line.points - cost
    proof = (Evidence(EvidenceKind.FACT, fact.fact.id.hex()),)
    moved = replace(line, points=points, lowest=points, highest=points, evidence=proof)
    can = card.can
    return replace(
        card,
        lines=(*card.lines[:place], moved, *card.lines[place + 1 :]),
        can=Score(can.lowest - cost, can.shown - cost, can.highest - cost, can.possible),
    )


LOCKED = scorecard()
FALLEN = resting_on(resting_on(LOCKED, 0, REVENUE, 3), 1, EQUITY, 20)


def since(*changes: Change, now: Scorecard = FALLEN) -> SinceDecided | None:
    score = since_locked(LOCKED, now, DAY)
    return since_decided(changes, day=DAY, locked=LOCKED, now=now, score=score)


def plain(message: object) -> str:
    return str(message).replace("\u00a0", " ")


def test_nothing_is_told_where_nothing_changed() -> None:
    assert since(now=LOCKED) is None


def test_what_moved_the_score_farthest_comes_first_and_the_unscored_stands_apart() -> None:
    told = since(of(CASH), of(REVENUE), of(EQUITY))
    assert told is not None
    assert [each.changes[0].now for each in told.news] == [EQUITY, REVENUE]
    assert [each.changes[0].now for each in told.also] == [CASH]
    assert str(told.heading) == "Since the decision of 3 March 2026"


def test_of_one_questions_facts_the_one_that_moved_most_comes_first() -> None:
    figures = annual(2026, assets=100, equity=50)
    before = annual(2025, assets=101, equity=99)
    proof = tuple(Evidence(EvidenceKind.FACT, each.fact.id.hex()) for each in figures)
    lines = tuple(replace(each, evidence=proof) for each in LOCKED.lines)
    told = since(
        *(
            Change(cause=Cause.COMPANY, before=old, now=new, fresh=True)
            for old, new in zip(before, figures, strict=True)
        ),
        now=replace(LOCKED, lines=lines),
    )
    assert told is not None
    assert [each.changes[0].fact.key for each in told.news] == [
        "accounts.equity",
        "accounts.assets",
    ]


def test_a_fact_that_only_the_locked_card_used_is_news_too() -> None:
    told = since(Change(cause=Cause.NOT_STATED, before=OLD_EQUITY, now=None), now=LOCKED)
    assert told is not None
    assert len(told.news) == 1
    assert told.score is None


def test_figures_no_line_uses_are_one_sentence_for_each_period_and_cause() -> None:
    figures = annual(2026, cash=1, assets=2, tax=3)
    misread = of(known("company.phone", "00 00"), Cause.MISREAD)
    told = since(*map(of, figures), of(annual(2023, cash=5)[0]), misread, now=LOCKED)
    assert told is not None
    assert [plain(each.words) for each in told.also] == [
        "Annual accounts for 2026: 3 figures.",
        "Cash: NOK 5 at 31 December 2023, not stated before.",
        "We overlooked telephone before: 00 00.",
    ]


def test_the_headline_tells_the_move_what_moved_it_and_what_comes_next() -> None:
    told = since(of(REVENUE), of(EQUITY))
    assert told is not None
    assert plain(told.headline("Lindholm Logistik A/S", fjordlys().next_step, PEOPLE)) == (
        "Lindholm Logistik A/S: 75–85 → 52–62, equity halved in the new accounts; "
        "next: Offer, 26 November 2026, Jonas Lund."
    )
    assert plain(told.headline("Lindholm Logistik A/S", None, PEOPLE)) == (
        "Lindholm Logistik A/S: 75–85 → 52–62, equity halved in the new accounts; "
        "no next step is planned."
    )


def test_what_people_moved_is_told_by_the_question_it_moved() -> None:
    told = since(now=FALLEN)
    assert told is not None
    assert (told.news, told.also) == ((), ())
    assert "52–62, equity is 46 % of assets; next" in plain(
        told.headline("Lindholm", fjordlys().next_step, PEOPLE)
    )


def test_a_band_that_alone_changed_is_named() -> None:
    told = since(of(EQUITY), now=replace(LOCKED, band=Band.NOT_NOW))
    assert told is not None
    assert plain(told.headline("Lindholm", None, {})).startswith("Lindholm: Go → Not now; ")


def test_a_score_that_claims_the_same_has_no_headline() -> None:
    told = since(of(CASH), now=LOCKED)
    assert told is not None
    assert told.headline("Lindholm", None, {}) is None


def test_a_line_of_news_says_that_the_score_stands_and_what_comes_next() -> None:
    told = since(of(EQUITY), now=LOCKED)
    assert told is not None
    score, step = LOCKED.can.words, fjordlys().next_step
    assert plain(told.line("Lindholm", score, step, PEOPLE)) == (
        "Lindholm: 75–85 as before, equity halved in the new accounts; "
        "next: Offer, 26 November 2026, Jonas Lund."
    )
    moved = since(of(EQUITY))
    assert moved is not None
    assert moved.line("Lindholm", score, step, PEOPLE) == moved.headline("Lindholm", step, PEOPLE)


def test_a_customer_without_a_next_step_is_no_lead_that_nobody_planned_for() -> None:
    told = since(of(EQUITY), now=LOCKED)
    assert told is not None
    line = told.line("Lindholm", LOCKED.can.words, None, PEOPLE, date(2026, 3, 2))
    assert plain(line).endswith("; a customer since 2 March 2026.")


def test_the_next_step_of_somebody_who_left_is_one_of_us() -> None:
    told = since(of(EQUITY))
    step = fjordlys(as_of=NOW).next_step
    assert told is not None
    assert plain(told.headline("Lindholm", step, {})).endswith("26 November 2026, one of us.")

"""What people said, found, rated and did, and the age of a company."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.samples import NOW, fjordlys, hand_search, known, lookup, rating, reference, skagen
from workbench.domain.lead import Openness, SignalKind
from workbench.domain.lookup import AnswerKind
from workbench.domain.reference import HandAnswer, Heard, PaysHow, Reference, Weight
from workbench.domain.scorecard import EvidenceKind, Finding
from workbench.domain.sounding import Sounding, Way
from workbench.scoring.criterion import CRITERIA

ON_TIME, LATE = PaysHow.ON_TIME, PaysHow.LATE
DISPUTES, NOT_SAID = PaysHow.DISPUTES, PaysHow.NOT_SAID


def ask(name: str, sounding: Sounding) -> Finding:
    return CRITERIA[name].answer(sounding)


def heard(pays: Sequence[PaysHow], how: Heard = Heard.DIRECT) -> tuple[Reference, ...]:
    return tuple(reference(100 + place, each, how) for place, each in enumerate(pays))


@pytest.mark.parametrize(
    ("lived", "outcome", "because"),
    [
        ((ON_TIME, ON_TIME), "on_time", "2 asked: pays on time"),
        ((ON_TIME,), "one_on_time", "1 asked: pays on time"),
        ((ON_TIME, LATE), "mixed", "1 of 2 asked: pays late"),
        ((LATE, LATE), "late", "2 asked: pays late"),
        ((ON_TIME, DISPUTES), "disputes", "1 of 2 asked: disputes invoices"),
        ((ON_TIME, NOT_SAID), "one_on_time", "1 asked: pays on time"),
    ],
)
def test_those_who_lived_it_say_how_they_pay(
    lived: Sequence[PaysHow], outcome: str, because: str
) -> None:
    finding = ask("pays_on_time@1", replace(fjordlys(), references=heard(lived)))
    assert (finding.measure, str(finding.because)) == (outcome, because)


def test_hearsay_counts_only_where_nobody_lived_it() -> None:
    rumour = reference(200, LATE, Heard.HEARSAY)
    both = replace(fjordlys(), references=(rumour, reference(201, ON_TIME)))
    assert ask("pays_on_time@1", both).measure == "one_on_time"
    alone = ask("pays_on_time@1", replace(fjordlys(), references=(rumour,)))
    assert alone.measure == "heard_late"
    assert str(alone.because) == "1 asked: pays late, by hearsay"


@pytest.mark.parametrize(
    ("references", "because"),
    [
        ((), "nobody was asked yet"),
        ((reference(200, ON_TIME, expires=date(2026, 11, 21)),), "nobody was asked yet"),
        ((reference(200, NOT_SAID),), "1 asked: said nothing about paying"),
    ],
)
def test_silence_about_paying_is_not_praise(
    references: tuple[Reference, ...], because: str
) -> None:
    finding = ask("pays_on_time@1", replace(fjordlys(), references=references))
    assert (finding.measure, str(finding.because)) == (None, because)
    assert finding.ask is not None


def test_the_newest_rating_counts() -> None:
    earlier = datetime(2026, 11, 1, tzinfo=UTC)
    ratings = (
        rating(70, "easy_to_work_with@1", "8"),
        rating(71, "easy_to_work_with@1", "3", earlier),
        rating(72, "need_fits@1", "10"),
    )
    finding = ask("easy_to_work_with@1", replace(fjordlys(), ratings=ratings))
    assert finding.measure == Decimal(8)
    assert str(finding.because).startswith("rated 8 of 10 on 22 November 2026: ")
    assert [each.kind for each in finding.evidence] == [EvidenceKind.RATING]


def test_a_rating_by_steps_that_are_no_more_does_not_count() -> None:
    ratings = (rating(70, "need_fits@1", "7"), rating(71, "need_fits@2", "8"))
    assert ask("need_fits@1", replace(fjordlys(), ratings=ratings)).measure is None


def test_looking_five_times_and_finding_nothing_is_a_dated_answer() -> None:
    first = datetime(2026, 10, 3, 9, 0, tzinfo=UTC)
    searches = (hand_search(80, at=first), *(hand_search(number) for number in range(81, 84)))
    news = lookup(85, "press", AnswerKind.NOTHING_FOUND, "brave_news")
    sounding = replace(fjordlys(), hand_searches=searches, lookups=(news,))
    finding = ask("trouble_in_public@1", sounding)
    assert finding.measure == "looked_well"
    assert str(finding.because) == "looked 5 times since 3 October 2026, nothing found"
    assert len(finding.evidence) == 5


def test_having_found_something_harmless_is_not_called_nothing() -> None:
    harmless = hand_search(80, HandAnswer.FOUND, question="reviews")
    finding = ask("trouble_in_public@1", replace(fjordlys(), hand_searches=(harmless,)))
    assert finding.measure == "looked_a_little"
    assert str(finding.because) == "looked once, 22 November 2026, nothing bad found"


def test_one_look_is_little() -> None:
    finding = ask("trouble_in_public@1", fjordlys())
    assert finding.measure == "looked_a_little"
    assert str(finding.because) == "looked once, 22 November 2026, nothing found"


def test_pages_nobody_has_judged_and_skipped_or_old_questions_are_no_look() -> None:
    unread = lookup(85, "press", AnswerKind.FOUND, "brave_news")
    failed = lookup(86, "press", AnswerKind.FAILED, "brave_news")
    searches = (
        hand_search(80, HandAnswer.SKIPPED),
        hand_search(81, question="who_owns"),
        hand_search(82, at=datetime(2025, 11, 1, tzinfo=UTC)),
    )
    sounding = replace(fjordlys(), hand_searches=searches, lookups=(unread, failed))
    finding = ask("trouble_in_public@1", sounding)
    assert finding.measure is None
    assert str(finding.because) == "nobody has looked in the past year"


def test_bad_news_counts_wherever_it_was_found() -> None:
    bad = hand_search(80, HandAnswer.FOUND, Weight.BAD, question="who_owns")
    good = hand_search(81, HandAnswer.FOUND, Weight.GOOD)
    sounding = replace(fjordlys(), hand_searches=(bad, good))
    finding = ask("trouble_in_public@1", sounding)
    assert finding.measure == "trouble"
    assert str(finding.because) == "1 bad finding, 22 November 2026"


def test_age_is_in_full_years() -> None:
    assert ask("age@1", fjordlys()).measure == Decimal(18)
    assert ask("age@1", replace(fjordlys(), facts=())).measure is None


def test_the_registered_day_stands_in_for_the_founding_day() -> None:
    registered = (known("company.registered", "2016-11-23"),)
    assert ask("age@1", replace(fjordlys(), facts=registered)).measure == Decimal(9)


def test_a_finding_nobody_weighed_leaves_the_question_open() -> None:
    found = hand_search(900, HandAnswer.FOUND, Weight.NOT_WEIGHED)
    searches = (*fjordlys().hand_searches, found)
    finding = ask("trouble_in_public@1", replace(fjordlys(), hand_searches=searches))
    assert (finding.measure, str(finding.because)) == (None, "found once, not yet weighed")
    assert str(finding.ask) == "Say whether what was found speaks for or against them."


@pytest.mark.parametrize(
    ("weight", "outcome"), [(Weight.NEUTRAL, "looked_a_little"), (Weight.BAD, "trouble")]
)
def test_weighing_a_finding_closes_it(weight: Weight, outcome: str) -> None:
    before = hand_search(
        900, HandAnswer.FOUND, Weight.NOT_WEIGHED, at=datetime(2026, 11, 20, tzinfo=UTC)
    )
    searches = (before, hand_search(901, HandAnswer.FOUND, weight))
    finding = ask("trouble_in_public@1", replace(fjordlys(), hand_searches=searches))
    assert finding.measure == outcome


def test_continuity_counts_from_the_last_change() -> None:
    finding = ask("continuity@1", fjordlys())
    assert finding.measure == Decimal(5)
    assert str(finding.because) == "management last changed 3 June 2026"
    renamed = known("company.former_name", "FJORDLYS AS", end=date(2026, 9, 1))
    finding = ask("continuity@1", fjordlys((renamed,)))
    assert finding.measure == Decimal(2)
    assert str(finding.because) == "another name until 1 September 2026"


def test_continuity_cannot_be_told_before_the_roles_are_looked_up() -> None:
    assert str(ask("continuity@1", skagen()).because) == "roles: not looked up yet"


@pytest.mark.parametrize(
    ("ways", "because", "hint"),
    [
        (
            (Way(kind="unit", source="CVR API", usable=True),),
            "roles: no source here tells that about this company",
            None,
        ),
        (
            (Way(kind="roles", source="Datafordeler (CVR)", usable=False),),
            "roles: not known; Datafordeler (CVR) tells it, with a key",
            "Get the key for Datafordeler (CVR).",
        ),
        (
            (
                Way(kind="roles", source="Datafordeler (CVR)", usable=False),
                Way(kind="roles", source="Enhetsregisteret", usable=True),
            ),
            "roles: not looked up yet",
            "Look up the roles in the register.",
        ),
    ],
)
def test_what_nobody_can_be_asked_is_said_to_be_so(
    ways: tuple[Way, ...], because: str, hint: str | None
) -> None:
    finding = ask("continuity@1", replace(skagen(), ways=ways))
    assert str(finding.because) == because
    assert (str(finding.ask) if finding.ask else None) == hint


def test_a_domain_older_than_the_company_is_said_to_be() -> None:
    older = known("domain.registered", "2001-01-01")
    assert "before the company was founded" in str(ask("web_age@1", fjordlys((older,))).because)
    younger = ask("web_age@1", fjordlys((known("domain.registered", "2020-01-01"),)))
    assert younger.measure == Decimal(6)
    assert ask("web_age@1", fjordlys()).measure is None


def test_size_takes_a_number_before_a_band_and_neither_is_not_nought() -> None:
    band = known("company.employees_band", "20-49")
    assert ask("size_fits@1", fjordlys((band,))).measure == Decimal(64)
    finding = ask("size_fits@1", replace(fjordlys(), facts=(band,)))
    assert (finding.measure, str(finding.because)) == (Decimal(20), "20-49 employees")
    assert ask("size_fits@1", replace(fjordlys(), facts=())).measure is None


@pytest.mark.parametrize(
    ("day", "worth"),
    [(date(2026, 11, 22), "100.0"), (date(2026, 9, 23), "50.0"), (date(2026, 7, 25), "25.0")],
)
def test_a_sign_of_interest_fades_by_half_every_sixty_days(day: date, worth: str) -> None:
    signal = replace(fjordlys().signals[0], day=day)
    assert ask("asked@1", replace(fjordlys(), signals=(signal,))).measure == Decimal(worth)


def test_cold_is_an_answer_and_silence_is_none() -> None:
    cold = replace(fjordlys().signals[0], kind=SignalKind.COLD)
    said = replace(fjordlys(), signals=(cold,))
    assert ask("asked@1", said).measure == Decimal(0)
    assert ask("recency@1", said).measure == "cold"
    silent = replace(fjordlys(), signals=())
    assert ask("asked@1", silent).measure is None
    assert ask("recency@1", silent).measure is None


def test_recency_counts_days() -> None:
    assert ask("recency@1", fjordlys()).measure == Decimal(4)


@pytest.mark.parametrize(
    ("openness", "outcome"),
    [
        (Openness.OPEN, "open"),
        (Openness.UNKNOWN, "named"),
        (Openness.CLOSED, "closed"),
    ],
)
def test_a_channel_that_is_unknown_is_not_open(openness: Openness, outcome: str) -> None:
    channel = replace(fjordlys().channels[0], openness=openness)
    assert ask("has_contact@1", replace(fjordlys(), channels=(channel,))).measure == outcome


def test_a_contact_kept_too_long_is_no_contact() -> None:
    stale = replace(fjordlys().contacts[0], expires=NOW.date().replace(day=21))
    assert ask("has_contact@1", replace(fjordlys(), contacts=(stale,))).measure is None

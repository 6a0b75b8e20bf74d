"""What people bring counts in their name, and what may not be kept is blanked before it is."""

from datetime import date

import pytest

from tests.fakes.desks import bench, state, undone
from tests.samples import COMPANY, JONAS, LEAD, METTE
from workbench.app import brought_files, evidence_by_people
from workbench.domain.reference import HandAnswer, Heard, PaysHow, Relation, Weight
from workbench.errors import InvalidInput

TODAY = date(2026, 11, 22)


def test_what_was_said_is_kept_by_relation_for_a_year() -> None:
    made = bench()
    noted = evidence_by_people.note_reference(
        made.desk,
        COMPANY.id,
        relation=Relation.SUPPLIER,
        day=TODAY,
        words=" Always  on the day. ",
        heard=Heard.HEARSAY,
        pays=PaysHow.ON_TIME,
    )
    assert noted.result.words == "Always on the day."
    assert noted.result.expires == date(2027, 11, 22)
    assert (noted.result.heard, noted.result.pays) == (Heard.HEARSAY, PaysHow.ON_TIME)
    assert str(noted.did) == "Noted what a supplier of theirs said."


@pytest.mark.parametrize(
    ("words", "day", "field"), [(" ", TODAY, "words"), ("x", date(2026, 11, 23), "day")]
)
def test_nothing_said_and_days_to_come_are_refused(words: str, day: date, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        evidence_by_people.note_reference(
            bench().desk, COMPANY.id, relation=Relation.OTHER, day=day, words=words
        )
    assert caught.value.field == field


def test_a_finding_needs_an_address_or_a_page() -> None:
    made = bench()
    with pytest.raises(InvalidInput) as caught:
        evidence_by_people.answer_by_hand(
            made.desk, COMPANY.id, question="press", asked="https://a", answer=HandAnswer.FOUND
        )
    assert caught.value.field == "address"
    found = evidence_by_people.answer_by_hand(
        made.desk,
        COMPANY.id,
        question="press",
        asked="https://a",
        answer=HandAnswer.FOUND,
        address=" https://b ",
        weight=Weight.BAD,
    )
    assert (found.result.address, found.result.weight) == ("https://b", Weight.BAD)
    assert str(found.did) == "What has the press written? Kept what was found."


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (HandAnswer.NOTHING_FOUND, "What has the press written? Looked, found nothing."),
        (HandAnswer.SKIPPED, "What has the press written? Skipped."),
    ],
)
def test_a_search_without_a_finding_is_kept_too(answer: HandAnswer, told: str) -> None:
    made = bench()
    done = evidence_by_people.answer_by_hand(
        made.desk, COMPANY.id, question="press", asked="https://a", answer=answer
    )
    assert str(done.did) == told
    [kept] = made.store.read(lambda ledger: ledger.hand_searches.of(COMPANY.id))
    assert (kept.asked, kept.answer) == ("https://a", answer)


def test_what_was_found_may_be_a_file_alone() -> None:
    made = bench()
    brought = brought_files.bring(
        made.desk, COMPANY.id, name="court.txt", content=b"Fjordlys Automasjon AS was fined."
    )
    done = evidence_by_people.answer_by_hand(
        made.desk,
        COMPANY.id,
        question="press_trouble",
        asked="https://a",
        answer=HandAnswer.FOUND,
        weight=Weight.BAD,
        brought=brought,
    )
    [kept] = made.store.read(lambda ledger: ledger.hand_searches.of(COMPANY.id))
    assert kept.kept == brought.kept
    assert bytes.fromhex(done.result.snapshot) == brought.snapshot.sha256
    assert made.store.snapshot(brought.snapshot.sha256).content.endswith(b"was fined.")
    undone(done)
    assert made.store.read(lambda ledger: ledger.hand_searches.of(COMPANY.id)) == ()


def test_the_address_of_a_prepared_question_is_filled_in() -> None:
    made = bench()
    state(made)
    assert "311000004" in evidence_by_people.asked_address(made.desk, COMPANY.id, "older_years")
    with pytest.raises(InvalidInput, match="none of"):
        evidence_by_people.asked_address(made.desk, COMPANY.id, "astrology")


@pytest.mark.parametrize("criterion", ["need_fits", "need_fits@1"])
def test_a_rating_names_a_step_of_a_question_people_rate(criterion: str) -> None:
    made = bench()
    done = evidence_by_people.rate(
        made.desk, LEAD, criterion=criterion, step="8", words="two halls"
    )
    assert (done.result.step, done.result.words) == ("8", "two halls")
    assert str(done.did) == "Do they need what we sell? 8 of 10."


@pytest.mark.parametrize(
    ("criterion", "step", "field"),
    [("own_money", "8", "criterion"), ("charm", "8", "criterion"), ("need_fits", "good", "step")],
)
def test_a_rating_of_nothing_on_the_card_is_refused(criterion: str, step: str, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        evidence_by_people.rate(bench().desk, LEAD, criterion=criterion, step=step)
    assert caught.value.field == field
    assert caught.value.hint is not None


def test_each_of_us_has_one_rating_and_leaves_the_others_alone() -> None:
    made = bench()
    for desk, step in ((made.desk, "8"), (made.as_(JONAS.id), "3"), (made.desk, "5")):
        evidence_by_people.rate(desk, LEAD, criterion="easy_to_work_with", step=step)
    ratings = made.store.read(lambda ledger: ledger.ratings.of(LEAD.id))
    assert {each.by: each.step for each in ratings} == {JONAS.id: "3", METTE.id: "5"}

"""What is written can be taken back and written again, and each way leaves a line in the log."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.desks import Bench, bench, undone
from tests.samples import COMPANY, JONAS, LEAD, METTE
from workbench.app import evidence_by_people, leads
from workbench.app.writing import content_of, written
from workbench.domain.entry import Entry
from workbench.domain.lead import Aside, ChannelKind, Often, Openness, SignalKind, TouchKind
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.domain.operation import Operation
from workbench.domain.reference import HandAnswer, Relation
from workbench.errors import InvalidInput
from workbench.texts import say

DAY = date(2026, 11, 20)
LATER = date(2026, 12, 20)


def offer(made: Bench, name: str) -> Operation[object]:
    return leads.set_offer(
        made.desk, LEAD, name=name, amount="480000", currency="nok", often=Often.YEARLY
    )


def signal(made: Bench, word: str) -> Operation[object]:
    return leads.note_signal(made.desk, LEAD, kind=SignalKind.FAIR, day=DAY, asked_for=word)


def contact(made: Bench, name: str) -> Operation[object]:
    return leads.name_contact(made.desk, LEAD, name=name, where_from="met at a fair")


def phone(made: Bench, why: str) -> Operation[object]:
    return leads.set_channel(
        made.desk,
        LEAD,
        kind=ChannelKind.PHONE,
        openness=Openness.OPEN,
        reason=say("{why}", why=why),
    )


def mail(made: Bench, why: str) -> Operation[object]:
    return leads.set_channel(
        made.desk,
        LEAD,
        kind=ChannelKind.MAIL,
        openness=Openness.CLOSED,
        reason=say("{why}", why=why),
    )


def touch(made: Bench, words: str) -> Operation[object]:
    return leads.log_touch(made.desk, LEAD, kind=TouchKind.CALL, day=DAY, words=words)


def step(made: Bench, what: str) -> Operation[object]:
    return leads.plan_step(made.desk, LEAD, what=what, due=LATER)


def brief(made: Bench, words: str) -> Operation[object]:
    return leads.set_brief(made.desk, LEAD, open_with=words, not_mention="")


def park(made: Bench, why: str) -> Operation[object]:
    return leads.set_aside(made.desk, LEAD, aside=Aside.PARKED, reason=why, until=LATER)


def reference(made: Bench, words: str) -> Operation[object]:
    return evidence_by_people.note_reference(
        made.desk, COMPANY.id, relation=Relation.SUPPLIER, day=DAY, words=words
    )


def search(made: Bench, words: str) -> Operation[object]:
    return evidence_by_people.answer_by_hand(
        made.desk,
        COMPANY.id,
        question="press",
        asked="https://search.example",
        answer=HandAnswer.NOTHING_FOUND,
        words=words,
    )


def rating(made: Bench, words: str) -> Operation[object]:
    return evidence_by_people.rate(made.desk, LEAD, criterion="need_fits", step="8", words=words)


KINDS = {
    "offer": offer,
    "signal": signal,
    "contact": contact,
    "phone": phone,
    "mail": mail,
    "touch": touch,
    "step": step,
    "brief": brief,
    "aside": park,
    "reference": reference,
    "search": search,
    "rating": rating,
}
WORDS = st.sampled_from(["one", "two", "three"])


def current(made: Bench) -> dict[str, list[Entry]]:
    """Return what counts now, without who wrote it and when."""

    def look(ledger: Ledger) -> dict[str, list[Entry]]:
        journals = {
            "offers": ledger.offers.of(LEAD.id),
            "signals": ledger.signals.of(LEAD.id),
            "contacts": ledger.contacts.of(LEAD.id),
            "channels": ledger.channels.of(LEAD.id),
            "touches": ledger.touches.of(LEAD.id),
            "next_steps": ledger.next_steps.of(LEAD.id),
            "briefs": ledger.briefs.of(LEAD.id),
            "stages": ledger.stages.of(LEAD.id),
            "references": ledger.references.of(COMPANY.id),
            "hand_searches": ledger.hand_searches.of(COMPANY.id),
            "ratings": ledger.ratings.of(LEAD.id),
        }
        return {
            name: sorted((content_of(entry) for entry in entries), key=str)
            for name, entries in journals.items()
        }

    return made.store.read(look)


@pytest.mark.parametrize("kind", KINDS)
def test_every_change_can_be_undone_and_done_again(kind: str) -> None:
    made = bench()
    empty = current(made)
    KINDS[kind](made, "one")
    first = current(made)
    second = KINDS[kind](made, "two")
    both = current(made)
    assert empty != first != both
    back = undone(second)
    assert current(made) == first
    again = undone(back)
    assert current(made) == both
    undone(again)
    assert current(made) == first


@given(changes=st.lists(st.tuples(st.sampled_from(sorted(KINDS)), WORDS), max_size=8))
def test_undoing_any_changes_in_turn_leads_back(changes: list[tuple[str, str]]) -> None:
    made = bench()
    seen = [current(made)]
    done = []
    for kind, words in changes:
        done.append(KINDS[kind](made, words))
        seen.append(current(made))
    undoings = []
    for operation, before in zip(reversed(done), reversed(seen[:-1]), strict=True):
        undoings.append(undone(operation))
        assert current(made) == before
    for operation, after in zip(reversed(undoings), seen[1:], strict=True):
        undone(operation)
        assert current(made) == after


@given(
    changes=st.lists(
        st.tuples(st.sampled_from(["do", "undo", "redo"]), st.sampled_from(sorted(KINDS)), WORDS),
        max_size=12,
    )
)
def test_a_history_of_changes_is_walked_like_a_line(changes: list[tuple[str, str, str]]) -> None:
    made = bench()
    line, at = [current(made)], 0
    to_undo: list[Operation[object]] = []
    to_redo: list[Operation[object]] = []
    for move, kind, words in changes:
        if move == "do":
            to_undo.append(KINDS[kind](made, words))
            to_redo.clear()
            line, at = [*line[: at + 1], current(made)], at + 1
        elif move == "undo" and to_undo:
            to_redo.append(undone(to_undo.pop()))
            at -= 1
        elif move == "redo" and to_redo:
            to_undo.append(undone(to_redo.pop()))
            at += 1
        assert current(made) == line[at]


def test_what_somebody_changed_since_is_not_undone() -> None:
    made = bench()
    first = offer(made, "one")
    leads.set_offer(
        made.as_(JONAS.id), LEAD, name="two", amount="1", currency="NOK", often=Often.ONCE
    )
    before = current(made)
    with pytest.raises(InvalidInput, match="changed since"):
        undone(first)
    assert current(made) == before


def test_what_somebody_changed_since_is_not_done_again() -> None:
    made = bench()
    back = undone(offer(made, "one"))
    offer(made, "two")
    with pytest.raises(InvalidInput, match="changed since"):
        undone(back)


def test_an_equal_entry_of_somebody_else_is_left_alone() -> None:
    made = bench()
    mine = signal(made, "one")
    signal(made, "one")
    undone(mine)
    [left] = made.store.read(lambda ledger: ledger.signals.of(LEAD.id))
    assert left.asked_for == "one"


def test_superseding_finds_the_newest_inside_the_unit_of_work() -> None:
    made = bench()
    for name in ("one", "two", "three"):
        offer(made, name)
    [left] = made.store.read(lambda ledger: ledger.offers.of(LEAD.id))
    history = made.store.read(lambda ledger: ledger.offers.history(LEAD.id))
    assert left.name == "three"
    assert [each.supersedes for each in history] == [None, history[0].id, history[1].id]


def test_every_change_leaves_a_line_in_the_log_and_a_row_in_the_list() -> None:
    made = bench()
    done = offer(made, "one")
    undone(done)
    lines = made.store.read(lambda ledger: ledger.activity(COMPANY.id))
    assert [str(line.what) for line in lines] == [
        "Offer: one, NOK\u00a0480,000.",
        "Undone: Offer: one, NOK\u00a0480,000.",
    ]
    assert {line.by for line in lines} == {METTE.id}
    [row] = leads.rows(made.desk, LeadFilter())
    assert (row.lead, row.name) == (LEAD.id, COMPANY.name)


def test_a_copy_that_is_put_back_is_in_the_name_of_who_put_it_back() -> None:
    made = bench()
    offer(made, "one")
    second = leads.set_offer(
        made.as_(JONAS.id), LEAD, name="two", amount="1", currency="NOK", often=Often.ONCE
    )
    made.clock.time += timedelta(minutes=1)
    undone(second)
    [back] = made.store.read(lambda ledger: ledger.offers.of(LEAD.id))
    assert (back.name, back.by, back.at) == ("one", JONAS.id, made.clock.time)


def test_content_is_everything_but_who_when_and_in_whose_place() -> None:
    made = bench()
    entry = offer(made, "one").result
    assert isinstance(entry, Entry)
    assert content_of(entry) == content_of(replace(entry, id=UUID(int=7), by=UUID(int=8)))


def test_a_new_entry_begins_with_who_writes_it_and_when() -> None:
    desk = bench().desk
    one, other = written(desk, LEAD.id), written(desk, LEAD.id, at=desk.now() - timedelta(days=3))
    assert one["id"] != other["id"]
    assert (one["about"], one["by"], one["at"]) == (LEAD.id, desk.person, desk.now())
    assert other["at"] == desk.now() - timedelta(days=3)

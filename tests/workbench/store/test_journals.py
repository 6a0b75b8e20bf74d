"""Journals: entries come back as they were written, and only the current ones are current."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.samples import COMPANY, LEAD, METTE, NOW, fjordlys
from tests.workbench.store.conftest import START
from workbench.domain.brought import Finding, KeptFile, Marked
from workbench.domain.entry import Entry
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.figures import Money
from workbench.domain.handoff import Handoff
from workbench.domain.ids import new_id
from workbench.domain.informing import Informed, Informing
from workbench.domain.lead import Aside, NextStep, Offer, Often, Stage, StageChange, Touch
from workbench.domain.lead import TouchKind as Kind
from workbench.domain.ledger import Journal, Ledger
from workbench.domain.ports import Store
from workbench.domain.reference import Rating
from workbench.domain.sole_trader import EndNotice
from workbench.domain.watch import Watch
from workbench.domain.work_list import SessionSummary, WorkList, WorkSession
from workbench.texts import say

SOUNDING = fjordlys()
HANDOFF = Handoff(
    id=new_id(),
    about=LEAD.id,
    by=METTE.id,
    at=NOW,
    decision=new_id(),
    folder="Fjordlys Automasjon AS",
    answer_by=date(2026, 11, 24),
)
PARKED = StageChange(
    id=new_id(),
    about=LEAD.id,
    by=METTE.id,
    at=NOW,
    stage=Stage.MQL,
    aside=Aside.PARKED,
    until=date(2027, 1, 4),
    reason="no budget before Q1",
)
RATING = Rating(
    id=new_id(), about=LEAD.id, by=METTE.id, at=NOW, criterion="easy", step="fine", words="ja"
)
INFORMED = Informed(
    id=new_id(),
    about=COMPANY.id,
    by=METTE.id,
    at=NOW,
    day=date(2026, 11, 20),
    how=Informing.BY_LAW,
    note="§ 4",
)
ENDS = EndNotice(id=new_id(), about=COMPANY.id, by=METTE.id, at=NOW, end=date(2026, 12, 22))
WATCH = Watch(
    id=new_id(), about=COMPANY.id, by=METTE.id, at=NOW, running=True, days=14, seen=NOW, looked=NOW
)
WORK_LIST = WorkList(
    id=new_id(), about=new_id(), by=METTE.id, at=NOW, name="Fair", companies=(COMPANY.id, new_id())
)
SESSION = WorkSession(
    id=new_id(),
    about=WORK_LIST.about,
    by=METTE.id,
    at=NOW,
    began=NOW,
    decided=2,
    ended=NOW + timedelta(hours=1),
    summary=SessionSummary(minutes=48, done=3, ready=4, open=30, no=1, queued=2),
)
ENTRIES: dict[str, Entry | None] = {
    "pursuits": LEAD,
    "offers": SOUNDING.offer,
    "signals": SOUNDING.signals[0],
    "contacts": SOUNDING.contacts[0],
    "channels": SOUNDING.channels[0],
    "touches": SOUNDING.touches[0],
    "next_steps": SOUNDING.next_step,
    "stages": PARKED,
    "briefs": SOUNDING.brief,
    "references": SOUNDING.references[0],
    "hand_searches": SOUNDING.hand_searches[0],
    "ratings": RATING,
    "handoffs": HANDOFF,
    "informed": INFORMED,
    "end_notices": ENDS,
    "watches": WATCH,
    "work_lists": WORK_LIST,
    "work_sessions": SESSION,
}


def touch(number: int, supersedes: UUID | None = None) -> Touch:
    return Touch(
        id=new_id(),
        about=LEAD.id,
        by=METTE.id,
        at=START + timedelta(minutes=number),
        kind=Kind.NOTE,
        day=START.date(),
        words=f"note {number}",
        supersedes=supersedes,
    )


def written(store: Store, *touches: Touch) -> None:
    def change(ledger: Ledger) -> None:
        for each in touches:
            ledger.touches.append(each)

    store.write(change)


def words(store: Store, as_of: datetime | None = None) -> list[str]:
    return [each.words for each in store.read(lambda ledger: ledger.touches.of(LEAD.id, as_of))]


def test_a_hand_search_comes_back_with_its_file_and_the_place_in_it(store: Store) -> None:
    place = Place(LocatorKind.PDF, "9:70,510,118,521", "311 000 004")
    where = say("row {row}, column {heading}", row=12, heading="Equity “own”")
    finding = Finding(marked=Marked.PASSAGE, place=place, where=where)
    kept = KeptFile(name="Rapport æ.pdf", finding=finding, passage="equity", goes_along=False)
    entry = replace(SOUNDING.hand_searches[0], snapshot="00" * 32, kept=kept)
    store.write(lambda ledger: ledger.hand_searches.append(entry))
    assert store.read(lambda ledger: ledger.hand_searches.of(COMPANY.id)) == (entry,)


@pytest.mark.parametrize("name", ENTRIES)
def test_every_kind_of_entry_comes_back_as_it_was_written(store: Store, name: str) -> None:
    entry = ENTRIES[name]
    assert entry is not None

    def journal(ledger: Ledger) -> Journal[Entry]:
        found: Journal[Entry] = getattr(ledger, name)
        return found

    store.write(lambda ledger: journal(ledger).append(entry))
    assert store.read(lambda ledger: journal(ledger).of(entry.about)) == (entry,)
    assert store.read(lambda ledger: journal(ledger).history(entry.about)) == (entry,)
    assert store.read(lambda ledger: journal(ledger).of(new_id())) == ()
    store.write(lambda ledger: journal(ledger).withdraw(entry.id, METTE.id, NOW))
    assert store.read(lambda ledger: journal(ledger).of(entry.about)) == ()
    assert store.read(lambda ledger: journal(ledger).history(entry.about)) == (entry,)


def test_every_journal_of_the_ledger_is_tried_here() -> None:
    names = {
        name
        for name, member in vars(Ledger).items()
        if isinstance(member, property) and "Journal" in str(member.fget.__annotations__["return"])
    }
    assert names == set(ENTRIES)


def test_a_superseded_entry_is_history(store: Store) -> None:
    first = touch(1)
    second = touch(2, supersedes=first.id)
    written(store, first, touch(3), second)
    assert words(store) == ["note 3", "note 2"]
    history = store.read(lambda ledger: ledger.touches.history(LEAD.id))
    assert [each.words for each in history] == ["note 1", "note 3", "note 2"]


def test_what_was_current_at_an_instant_can_still_be_read(store: Store) -> None:
    first, second = touch(1), touch(5)
    corrected = touch(3, supersedes=first.id)
    written(store, first, corrected, second)
    gone = START + timedelta(minutes=7)
    store.write(lambda ledger: ledger.touches.withdraw(second.id, METTE.id, gone))
    assert words(store) == ["note 3"]
    at = [words(store, START + timedelta(minutes=minute)) for minute in (0, 2, 4, 6, 8)]
    assert at == [[], ["note 1"], ["note 3"], ["note 3", "note 5"], ["note 3"]]


def test_order_is_the_order_of_writing_not_of_clocks(store: Store) -> None:
    written(store, touch(9), touch(1), touch(5))
    assert words(store) == ["note 9", "note 1", "note 5"]


def test_a_failed_unit_of_work_leaves_no_mark(store: Store) -> None:
    def change(ledger: Ledger) -> None:
        ledger.touches.append(touch(1))
        raise LookupError

    with pytest.raises(LookupError):
        store.write(change)
    assert words(store) == []


lines = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=4).map(
    lambda amount: Money(Decimal(f"{amount:f}"), "DKK")
)
offers = st.builds(
    Offer,
    id=st.builds(new_id),
    about=st.just(LEAD.id),
    by=st.uuids(),
    at=st.timedeltas(min_value=timedelta(-20_000), max_value=timedelta(20_000)).map(
        lambda away: START + away
    ),
    name=lines,
    price=amounts,
    often=st.sampled_from(Often),
)
steps = st.builds(
    NextStep,
    id=st.builds(new_id),
    about=st.just(LEAD.id),
    by=st.uuids(),
    at=st.just(START),
    what=lines,
    due=st.dates(min_value=date(1, 1, 1)),
    responsible=st.uuids(),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.lists(st.one_of(offers, steps), max_size=6))
def test_whatever_is_written_is_read_back_exactly(
    store: Store, entries: list[Offer | NextStep]
) -> None:
    about = new_id()

    def change(ledger: Ledger) -> None:
        for entry in entries:
            if isinstance(entry, Offer):
                ledger.offers.append(replace(entry, id=new_id(), about=about))
            else:
                ledger.next_steps.append(replace(entry, id=new_id(), about=about))

    store.write(change)
    read: list[Entry] = list(store.read(lambda ledger: ledger.offers.of(about)))
    read += store.read(lambda ledger: ledger.next_steps.of(about))
    expected = [each for each in entries if isinstance(each, Offer)]
    wanted: list[Entry] = [*expected, *(e for e in entries if isinstance(e, NextStep))]
    assert [contents(each) for each in read] == [contents(each) for each in wanted]


def contents(entry: Entry) -> list[object]:
    """What an entry says, its ids aside."""
    ids = {"id", "about"}
    return [getattr(entry, each.name) for each in fields(entry) if each.name not in ids]

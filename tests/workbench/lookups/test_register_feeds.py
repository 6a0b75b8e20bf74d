"""Enhetsregisteret is asked what changed, at its pace, and how that ended is in the ledger."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

import pytest

from tests.fakes.enhetsregisteret import Event, PlainDoor, Register
from tests.fakes.feeds import norwegian_unit
from tests.fakes.lookup_ledger import SmallStore
from tests.fakes.network import InventedHosts, StandingClock
from tests.fakes.sources import registry
from tests.workbench.net.doors import door
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Rest
from workbench.domain.ports import Store
from workbench.domain.register_changes import ChangeKind, RegisterChange, RegisterFeed
from workbench.errors import (
    CancelledByUser,
    NoNetwork,
    SourceError,
    SourceRefused,
    SourceUnreachable,
    SourceUnreadable,
)
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.sources.no_enhetsregisteret import Enhetsregisteret
from workbench.lookups.verdicts import Patience
from workbench.net.exchange import Sender
from workbench.net.faults import Fault
from workbench.net.secrets import SessionKeys
from workbench.net.served_world import LOOPBACK, serve
from workbench.net.worlds import WorldDoor

KEY = "no_enhetsregisteret"
SINCE = datetime(2026, 10, 31, tzinfo=UTC)
ONE, TWO, THREE = "311000004", "311000012", "311000020"


class Asking:
    """An engine over a register, in memory or on loopback."""

    def __init__(self, register: Register, sender: Sender | None = None) -> None:
        self.register = register
        self.store = SmallStore()
        self.door = sender or WorldDoor(register, clock=StandingClock())
        self.engine = Engine(
            door=self.door,
            store=cast("Store", self.store),
            clock=StandingClock(),
            keys=SessionKeys(),
            sources=registry(Enhetsregisteret()),
            patience=Patience(pause=0.01),
            jitter=lambda: 0.0,
        )

    def changes(self, after: int = 0) -> tuple[RegisterChange, ...]:
        with self.engine.register_feeds().asked(KEY) as feed:
            return feed.changes(SINCE, after, JobControl())

    def entries(self, *numbers: str) -> dict[str, object]:
        with self.engine.register_feeds().asked(KEY) as feed:
            found = feed.entries(numbers, JobControl())
            return {number: entry["navn"] for number, entry in found.items()}

    @property
    def row(self) -> Lookup:
        (row,) = self.store.rows
        return row


def pages(feed: RegisterFeed) -> list[list[int]]:
    told: list[list[int]] = []
    after = 0
    while page := feed.changes(SINCE, after, JobControl()):
        told.append([each.id for each in page])
        after = page[-1].id
    return told


def test_changes_are_read_from_id_to_id_until_there_are_none() -> None:
    asking = Asking(Register([Event(at, ONE) for at in (3, 4, 9)], most=2))
    with asking.engine.register_feeds().asked(KEY) as feed:
        assert pages(feed) == [[3, 4], [9]]
    assert asking.register.asked == [
        "/oppdateringer/enheter {'dato': '2026-10-31T00:00:00.000Z', 'size': '1000'}",
        "/oppdateringer/enheter {'oppdateringsid': '5', 'size': '1000'}",
        "/oppdateringer/enheter {'oppdateringsid': '10', 'size': '1000'}",
    ]


def test_a_change_is_asked_about_unless_the_feed_tells_its_end() -> None:
    kinds = ("Ny", "Endring", "Ukjent", "Noe nytt", "Sletting", "Fjernet")
    events = [Event(at, ONE, kind) for at, kind in enumerate(kinds, start=1)]
    told = [each.kind for each in Asking(Register(events)).changes()]
    assert told == [*[ChangeKind.TOLD] * 4, ChangeKind.CEASED, ChangeKind.REMOVED]


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        {"page": {"totalElements": 3}},
        {"_embedded": {"oppdaterteEnheter": {}}},
        {"_embedded": {"oppdaterteEnheter": [{}]}},
        {"_embedded": {"oppdaterteEnheter": [Event(7, "12").line]}},
        {"_embedded": {"oppdaterteEnheter": [Event(7, "../../x9").line]}},
        {"_embedded": {"oppdaterteEnheter": [Event(7, ONE).line | {"oppdateringsid": "x"}]}},
        {"_embedded": {"oppdaterteEnheter": [Event(7, ONE).line, Event(6, ONE).line]}},
        {"_embedded": {"oppdaterteEnheter": [Event(2, ONE).line]}},
    ],
)
def test_a_feed_in_another_shape_or_order_is_no_answer(
    document: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = Asking(Register())
    monkeypatch.setattr(asking.register, "_page", lambda _: document)
    with pytest.raises(SourceUnreadable):
        asking.changes(after=4)
    assert (asking.row.state, asking.row.kind) == (LookupState.ANSWERED, AnswerKind.FAILED)


def test_ids_may_be_texts_and_what_is_not_needed_may_be_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asking = Asking(Register())
    line = {"oppdateringsid": "7", "organisasjonsnummer": ONE}
    page = {"_embedded": {"oppdaterteEnheter": [line, line]}}
    monkeypatch.setattr(asking.register, "_page", lambda _: page)
    assert asking.changes() == (RegisterChange(7, ONE, ChangeKind.TOLD),)


def test_present_entries_come_many_at_once_and_those_that_lack_alone() -> None:
    units = {
        ONE: norwegian_unit(ONE, "Fjordlys AS"),
        TWO: norwegian_unit(TWO, "Kvist AS", slettedato="2026-11-20"),
    }
    gone, unknown = "311000039", "311000047"
    asking = Asking(Register(units=units, removed=frozenset({gone})))
    assert asking.entries(ONE, TWO, gone, unknown) == {ONE: "Fjordlys AS", TWO: "Kvist AS"}
    assert [each.split(" ")[0] for each in asking.register.asked] == [
        "/enheter",
        f"/enheter/{TWO}",
        f"/enheter/{gone}",
        f"/enheter/{unknown}",
    ]


def test_an_entry_of_another_company_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = Asking(Register(units={ONE: norwegian_unit(TWO, "Kvist AS")}))
    with pytest.raises(SourceUnreadable):
        asking.entries(ONE)
    asking = Asking(Register(units={ONE: norwegian_unit(TWO, "Kvist AS", slettedato="2026")}))
    with pytest.raises(SourceUnreadable):
        asking.entries(ONE)


def test_every_question_counts_in_the_pace_and_nothing_of_the_answers_is_kept() -> None:
    asking = Asking(Register([Event(3, ONE)], {ONE: norwegian_unit(ONE, "Fjordlys AS")}))
    with asking.engine.register_feeds().asked(KEY) as feed:
        assert pages(feed) == [[3]]
        feed.entries([ONE], JobControl())
    paces = asking.store.ledger.lookups.paces
    assert len(paces.sent_since(KEY, datetime(2026, 1, 1, tzinfo=UTC))) == 3
    ages = paces.ages(KEY, "", at=SINCE, most=9, seconds=60, given_up=60)
    assert len(ages) == 3
    row = asking.row
    assert (row.company, row.snapshot, row.state, row.kind) == (
        None,
        None,
        LookupState.ANSWERED,
        AnswerKind.FOUND,
    )
    assert asking.store.snapshots == {}


def test_what_nobody_was_asked_leaves_no_line() -> None:
    asking = Asking(Register())
    asking.door.offline = True
    with pytest.raises(NoNetwork):
        asking.changes()
    assert (asking.register.asked, asking.store.rows) == ([], [])


def test_while_the_asking_is_paused_nobody_is_asked() -> None:
    asking = Asking(Register())
    asking.store.ledger.lookups.paces.pause()
    with pytest.raises(SourceRefused, match="cannot be asked now: the asking is paused"):
        asking.changes()
    assert (asking.register.asked, asking.store.rows) == ([], [])


def test_while_the_register_wants_to_be_left_alone_it_is() -> None:
    asking = Asking(Register())
    asking.store.ledger.lookups.paces.hold(KEY, "", Rest(3600.0), SINCE)
    with pytest.raises(SourceRefused, match="wants to be left alone until"):
        asking.changes()
    assert asking.register.asked == []


def test_a_server_that_fails_once_is_asked_again() -> None:
    asking = Asking(Register([Event(3, ONE)], statuses=[(503, {}), (200, {})]))
    assert [each.id for each in asking.changes()] == [3]
    assert len(asking.register.asked) == 2


@pytest.mark.parametrize(
    ("status", "headers", "error", "kind", "times"),
    [
        (429, {"retry-after": "3600"}, SourceRefused, AnswerKind.REFUSED, 1),
        (403, {}, SourceRefused, AnswerKind.REFUSED, 1),
        (500, {}, SourceUnreachable, AnswerKind.FAILED, 3),
        (400, {}, SourceUnreachable, AnswerKind.FAILED, 1),
    ],
)
def test_a_register_that_turns_us_down_says_so_and_the_ledger_does(
    status: int, headers: dict[str, str], error: type[SourceError], kind: AnswerKind, times: int
) -> None:
    asking = Asking(Register(statuses=[(status, headers)] * 4))
    with pytest.raises(error) as refused:
        asking.changes()
    assert len(asking.register.asked) == times
    assert (asking.row.state, asking.row.kind) == (LookupState.ANSWERED, kind)
    problem = asking.row.problem
    assert problem is not None
    assert str(problem.message) == str(refused.value.message)
    resting = asking.store.ledger.lookups.paces.resting(KEY, "", SINCE)
    assert (resting is not None) == (status == 429)


def broken_off(asking: Asking, meanwhile: Callable[[JobControl], None]) -> None:
    """Ask twice, with something between."""
    control = JobControl()
    with asking.engine.register_feeds().asked(KEY) as feed:
        feed.changes(SINCE, 0, control)
        meanwhile(control)
        feed.changes(SINCE, 3, control)


def out_of_memory(_: JobControl) -> None:
    raise MemoryError


def test_an_errand_that_was_stopped_or_broken_ends_in_the_ledger_too() -> None:
    stopped, broken = Asking(Register([Event(3, ONE)])), Asking(Register([Event(3, ONE)]))
    with pytest.raises(CancelledByUser):
        broken_off(stopped, JobControl.cancel)
    assert (stopped.row.state, stopped.row.kind) == (LookupState.ANSWERED, None)
    with pytest.raises(MemoryError):
        broken_off(broken, out_of_memory)
    assert (broken.row.state, broken.row.kind) == (LookupState.ANSWERED, None)
    offline = Asking(Register([Event(3, ONE)]))
    with pytest.raises(NoNetwork):
        broken_off(offline, lambda _: setattr(offline.door, "offline", True))
    assert (offline.row.state, offline.row.kind) == (LookupState.ANSWERED, None)


def test_two_programs_on_the_same_errand_both_come_to_their_end() -> None:
    asking = Asking(Register([Event(3, ONE)]))
    feeds = asking.engine.register_feeds()
    with feeds.asked(KEY) as mine:
        mine.changes(SINCE, 0, JobControl())
        with feeds.asked(KEY) as other:
            other.changes(SINCE, 0, JobControl())
        mine.changes(SINCE, 3, JobControl())
    assert [each.state for each in asking.store.rows] == [LookupState.ANSWERED] * 2


@pytest.mark.parametrize("fault", [Fault.TRUNCATED, Fault.RESET, Fault.GARBAGE, Fault.NO_HTTP])
def test_over_the_wire_a_broken_answer_is_an_error_and_the_next_one_goes_on(fault: Fault) -> None:
    register = Register([Event(3, ONE)], {ONE: norwegian_unit(ONE, "Fjordlys AS")})
    with serve(register) as served:
        hosts = InventedHosts({"data.brreg.no": (LOOPBACK, served.port)})
        asking = Asking(register, PlainDoor(door(hosts)))
        register.faults = [fault]
        with pytest.raises(SourceError):
            asking.changes()
        assert [each.number for each in asking.changes()] == [ONE]
        assert asking.entries(ONE) == {ONE: "Fjordlys AS"}
        asked = json.dumps([visit.headers for visit in served.visits])
        assert "Leadline/" in asked

"""Whatever comes after a decision, the changes lead from what was shown to what is shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.ledger import FakeStore
from tests.fakes.network import NOON, StandingClock
from tests.workbench.store.made import a_company, answered, judged, says
from workbench.domain.changes import Change, changes
from workbench.domain.fact import Stated
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup
from workbench.domain.reading_trail import Cause
from workbench.domain.sounding import Sounding

KEY = "company.employees"


@dataclass(frozen=True)
class Event:
    """An answer comes, or one that came before is read again; what a parser reads is fixed."""

    content: int
    parser: int
    again: bool


EVENTS = st.lists(st.builds(Event, st.integers(0, 2), st.integers(0, 1), st.booleans()), max_size=7)
READ = st.lists(st.integers(0, 2), min_size=6, max_size=6)
"""What each of two parsers reads in each of three answers."""


class History:
    """One question whose answers and readings a test makes up, an hour apart."""

    def __init__(self, read: list[int]) -> None:
        self.store = FakeStore(StandingClock())
        self.read = read
        self.came: dict[int, Lookup] = {}
        self.at = NOON
        company = a_company(NOON)
        self.company = company.id
        self.store.write(lambda ledger: ledger.companies.add(company))
        self.store.write(lambda ledger: ledger.companies.judge(judged(company.id, NOON)))

    def go_on(self, events: list[Event]) -> datetime:
        for each in events:
            self.at += timedelta(hours=1)
            parser = f"unit@{each.parser}"
            stated = [says(KEY, str(self.read[each.content * 2 + each.parser]))]
            if each.again and each.content in self.came:
                self.store.write(partial(_read, self.came[each.content], parser, stated, self.at))
            elif not each.again:
                self.came[each.content] = answered(
                    self.store,
                    self.at,
                    stated,
                    content=bytes([each.content]),
                    parser=parser,
                    company=self.company,
                )
        return self.at

    def taken(self, at: datetime) -> Sounding:
        def look(ledger: Ledger) -> Sounding:
            return Sounding(
                as_of=at,
                company=ledger.companies.get(self.company),
                facts=ledger.facts.of_company(self.company, at),
                lookups=ledger.lookups.of_company(self.company, at),
            )

        return self.store.read(look)

    def changes(self, then: datetime, now: datetime) -> tuple[Change, ...]:
        read = self.store.read(lambda ledger: ledger.facts.readings_of_company(self.company))
        return changes(self.taken(then), self.taken(now), read)

    def shown(self, at: datetime) -> str | None:
        chosen = self.taken(at).chosen(KEY)
        return chosen.shown.fact.value if chosen is not None else None


def _read(lookup: Lookup, parser: str, stated: list[Stated], at: datetime, ledger: Ledger) -> None:
    ledger.facts.record(lookup, parser, stated, at)


@given(READ, EVENTS, EVENTS)
def test_the_changes_are_a_way_from_what_was_shown_to_what_is(
    read: list[int], before: list[Event], after: list[Event]
) -> None:
    history = History(read)
    then, now = history.go_on(before), history.go_on(after)
    told = history.changes(then, now)
    way = [history.shown(then)]
    for each in told:
        assert (each.before.fact.value if each.before else None) == way[-1]
        way.append(each.now.fact.value if each.now else None)
    assert way[-1] == history.shown(now)
    assert all(here != there for here, there in pairwise(way))


@given(READ, EVENTS)
def test_at_one_instant_nothing_has_changed(read: list[int], events: list[Event]) -> None:
    history = History(read)
    at = history.go_on(events)
    assert history.changes(at, at) == ()


@given(READ, EVENTS, EVENTS)
def test_while_one_parser_reads_everything_nobody_read_wrongly(
    read: list[int], before: list[Event], after: list[Event]
) -> None:
    history = History(read)
    one = [[Event(each.content, 0, each.again) for each in part] for part in (before, after)]
    then, now = history.go_on(one[0]), history.go_on(one[1])
    assert {each.cause for each in history.changes(then, now)} <= {Cause.COMPANY, Cause.NEW_TO_US}


@given(READ, EVENTS, EVENTS)
def test_without_a_new_answer_no_company_changed(
    read: list[int], before: list[Event], after: list[Event]
) -> None:
    history = History(read)
    then = history.go_on(before)
    now = history.go_on([Event(each.content, each.parser, again=True) for each in after])
    assert {each.cause for each in history.changes(then, now)} <= {Cause.MISREAD}

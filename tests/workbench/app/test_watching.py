"""Watching: what may change is asked again in its interval, and only what matters is told."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.fakes.desks import Bench, bench, state, undone
from tests.fakes.network import NOON
from tests.fakes.planned import FEED, PAID, ROLES, UNIT, FakeEngine
from tests.fakes.sources import manifest
from tests.samples import COMPANY, LEAD, REGISTER, annual, known
from workbench.app import leads, looking, queue, research, watching
from workbench.domain.company import Identifier, Scheme
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Problem, Question
from workbench.domain.ports import Store
from workbench.domain.waiting import offline, paused, waiting
from workbench.errors import CancelledByUser, InvalidInput, NotInStore
from workbench.jobs import JobControl


class Overtaken(FakeEngine):
    """Somebody else does a thing of theirs right after we looked which feeds there are."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def feeds(
        self, questions: Sequence[Question], since: datetime
    ) -> tuple[tuple[Question, frozenset[str]], ...]:
        self._meanwhile()
        return super().feeds(questions, since)


def later(made: Bench, days: float) -> None:
    made.clock.time += timedelta(days=days)


def watched_since(made: Bench, days: int = 14) -> None:
    """Watch Fjordlys, whose register states its status and its staff."""
    made.engine.wanted = [tuple(each for each in made.engine.wanted[0] if each != ROLES)]
    state(made, [known("company.status", "active"), known("company.employees", "64")])
    watching.watch(made.desk, COMPANY.id, days)


def another(made: Bench) -> UUID:
    """Watch one more company, of which nobody was asked yet."""
    number = Identifier(Scheme.NO_ORGNR, "311000012")
    company = replace(COMPANY, id=new_id(), name="Fjordlys Drift AS", identifiers=(number,))
    lead = replace(LEAD, id=new_id(), about=company.id)
    stage = StageChange(id=new_id(), about=lead.id, by=lead.by, at=lead.at, stage=Stage.NEW)

    def begin(ledger: Ledger) -> None:
        ledger.companies.add(company)
        ledger.pursuits.append(lead)
        ledger.stages.append(stage)

    made.store.write(begin)
    watching.watch(made.desk, company.id, 14)
    return company.id


def look(made: Bench) -> None:
    looking.look(made.desk, looking.due(made.desk), JobControl())


def test_a_watched_company_is_due_after_its_interval_and_not_before() -> None:
    made = bench()
    watched_since(made)
    assert looking.due(made.desk) == ()
    later(made, 13)
    assert looking.due(made.desk) == ()
    later(made, 2)
    assert looking.due(made.desk) == (COMPANY.id,)
    look(made)
    assert looking.due(made.desk) == ()
    assert UNIT in made.engine.asked


def test_what_was_never_asked_about_is_due_at_once() -> None:
    made = bench()
    watching.watch(made.desk, COMPANY.id, 30)
    assert looking.due(made.desk) == (COMPANY.id,)


def test_only_what_is_watched_and_free_is_asked_again() -> None:
    made = bench()
    made.engine.has_key = True
    watched_since(made)
    made.engine.wanted = [(UNIT, ROLES, PAID)]
    state(made, [known("company.purpose", "lines")], b"roles", kind="roles")
    later(made, 15)
    look(made)
    assert made.engine.asked == [UNIT]


@pytest.mark.parametrize("changed", [(), ("311000004",)])
def test_a_feed_of_changes_spares_whom_it_does_not_name(changed: tuple[str, ...]) -> None:
    made = bench()
    made.engine.wanted = [(UNIT,)]
    made.engine.feeding, made.engine.changed = True, changed
    watched_since(made)
    began = made.clock.now()
    later(made, 15)
    look(made)
    assert made.engine.since == [began]
    assert made.engine.asked == ([FEED, UNIT] if changed else [FEED])
    assert looking.due(made.desk) == ()


class Planning(FakeEngine):
    """Writes down what it cannot ask, as the engine does, and may be stopped then."""

    store: Store
    stops = False

    def run(
        self, questions: Sequence[Question], *, company: UUID | None, control: JobControl, **_: Any
    ) -> tuple[Lookup, ...]:
        wait = [
            waiting(Lookup(id=new_id(), question=each, company=company, **QUEUED), offline(), NOON)
            for each in questions
        ]
        kept = self.store.write(lambda ledger: ledger.lookups.plan_all(wait))
        if self.stops:
            raise CancelledByUser
        return kept


QUEUED: dict[str, Any] = {"state": LookupState.QUEUED, "planned": NOON}


@pytest.mark.parametrize("stops", [True, False])
def test_a_feed_that_could_not_be_asked_is_not_called_a_search_that_waits(*, stops: bool) -> None:
    made, engine = bench(), Planning()
    engine.store, engine.stops = made.store, stops
    watched_since(made)
    engine.wanted, engine.feeding = [(UNIT,)], True
    later(made, 15)
    desk = replace(made.desk, lookups=engine)
    with pytest.raises(CancelledByUser) if stops else nullcontext():
        looking.look(desk, looking.due(desk), JobControl())
    assert queue.overview(made.desk).searches == ()
    assert made.store.read(lambda ledger: ledger.lookups.open_searches()) == ()


def test_a_feed_that_failed_spares_nobody() -> None:
    made = bench()
    made.engine.wanted = [(UNIT,)]
    made.engine.feeding, made.engine.ends = True, {FEED.key: AnswerKind.FAILED}
    watched_since(made)
    later(made, 15)
    look(made)
    assert made.engine.asked == [FEED, UNIT]


def test_a_feed_is_asked_since_the_oldest_answer_that_nothing_confirmed() -> None:
    made = bench()
    made.engine.wanted, made.engine.feeding = [(UNIT, ROLES)], True
    state(made, [known("company.status", "active")])
    first = made.clock.now()
    later(made, 10)
    second = made.clock.now()
    state(made, [known("role.holder", "Anna Prøve", role="Chair")], b"roles", kind="roles")
    watching.watch(made.desk, COMPANY.id, 14)
    later(made, 5)
    look(made)
    assert made.engine.since == [first]
    (kept,) = watching.watched(made.desk)
    assert kept.watch.looked == second
    later(made, 10)
    look(made)
    assert made.engine.since == [first, second]


def test_what_lay_unasked_for_longer_than_the_interval_is_due_when_watching_begins() -> None:
    made = bench()
    made.engine.wanted = [(UNIT, ROLES)]
    state(made, [known("company.status", "active")])
    later(made, 20)
    state(made, [known("role.holder", "Anna Prøve", role="Chair")], b"roles", kind="roles")
    watching.watch(made.desk, COMPANY.id, 14)
    look(made)
    assert made.engine.asked == [UNIT]


def test_a_question_that_no_watched_property_comes_from_is_not_asked() -> None:
    made = bench()
    domain = Question(source="rdap", kind="domain", about="fjordlys.example")
    watched_since(made)
    made.engine.has_key = True
    made.engine.others, made.engine.wanted = (manifest("rdap"),), [(UNIT, domain)]
    later(made, 15)
    look(made)
    assert made.engine.asked == [UNIT]


def test_why_it_was_asked_says_the_interval_and_not_that_it_is_fresh() -> None:
    made = bench()
    watched_since(made, 7)
    later(made, 8)
    look(made)
    assert str(made.engine.reasons[UNIT.key]) == "Status: older than 7 days"


def test_a_source_that_failed_is_asked_again_the_next_day() -> None:
    made = bench()
    watched_since(made, 90)
    later(made, 91)
    made.engine.ends = {UNIT.key: AnswerKind.FAILED}
    look(made)
    assert looking.due(made.desk) == ()
    later(made, 1)
    assert looking.due(made.desk) == (COMPANY.id,)


@pytest.mark.parametrize("why", [offline(), paused()])
def test_while_nobody_can_be_asked_only_the_first_company_is_looked_at(why: Problem) -> None:
    made = bench()
    watched_since(made)
    other = another(made)
    later(made, 15)
    due = looking.due(made.desk)
    assert set(due) == {COMPANY.id, other}
    made.engine.ends, made.engine.problem = {UNIT.key: None}, why
    done = looking.look(made.desk, due, JobControl())
    assert done.result == 0
    assert str(why.message) in str(done.did)
    assert made.engine.asked == [UNIT]
    assert looking.due(made.desk) == due[1:]
    later(made, 0.1)
    assert looking.due(made.desk) == (due[1], due[0])


def test_whom_somebody_else_looked_at_meanwhile_is_left_alone() -> None:
    made, other = bench(), FakeEngine()
    watched_since(made)
    later(made, 15)
    due = looking.due(made.desk)
    slower = Overtaken(lambda: looking.look(made.desk, due, JobControl()))
    slower.wanted = other.wanted = [(UNIT,)]
    done = looking.look(replace(made.desk, lookups=slower), due, JobControl())
    assert made.engine.asked == [UNIT]
    assert (done.result, slower.asked) == (0, [])


def test_a_clock_that_was_ahead_does_not_hold_up_looking() -> None:
    made = bench()
    watched_since(made)
    later(made, 365)
    look(made)
    later(made, -350)
    assert looking.due(made.desk) == (COMPANY.id,)


def test_reading_news_takes_nothing_as_read_that_came_after_they_were_told() -> None:
    made = bench()
    watched_since(made)
    later(made, 1)
    state(made, [known("company.status", "winding_up")], b"new")
    (told,) = watching.news(made.desk)
    later(made, 1)
    state(made, [known("company.status", "bankrupt")], b"newer")
    watching.read(made.desk, COMPANY.id, told.until)
    (left,) = watching.news(made.desk)
    assert "bankrupt" in " ".join(map(str, (left.words, *left.more)))


def test_whom_the_register_removed_by_law_is_watched_no_more() -> None:
    made = bench()
    watched_since(made)
    later(made, 15)
    removed = replace(COMPANY, removed=made.clock.now().date())
    made.store.write(lambda ledger: ledger.companies.add(removed))
    assert (looking.due(made.desk), watching.watched(made.desk)) == ((), ())


def test_a_change_in_what_the_scorecard_uses_is_news_until_it_is_read() -> None:
    made = bench()
    watched_since(made)
    leads.plan_step(made.desk, LEAD, what="Call them", due=date(2026, 12, 24))
    later(made, 15)
    assert watching.news(made.desk) == ()
    state(made, [known("company.status", "bankrupt"), known("company.employees", "64")], b"new")
    (told,) = watching.news(made.desk)
    assert told.company == COMPANY.id
    assert str(told.words).startswith(f"{COMPANY.name}: ")
    assert "bankrupt" in " ".join(map(str, (told.words, *told.more)))
    read = watching.read(made.desk, COMPANY.id, made.desk.now())
    later(made, 1)
    assert watching.news(made.desk) == ()
    undone(read)
    assert len(watching.news(made.desk)) == 1


def test_what_no_question_of_the_card_uses_is_no_news() -> None:
    made = bench()
    state(made, [known("company.phone", "1"), known("company.status", "active")])
    watching.watch(made.desk, COMPANY.id, 14)
    later(made, 15)
    state(made, [known("company.phone", "2"), known("company.status", "active")], b"new")
    assert watching.news(made.desk) == ()


def test_who_watches_it_anew_keeps_the_news_that_nobody_read() -> None:
    made = bench()
    watched_since(made)
    later(made, 1)
    state(made, [known("company.status", "bankrupt")], b"new")
    watching.watch(made.desk, COMPANY.id, 7)
    assert len(watching.news(made.desk)) == 1
    (kept,) = watching.watched(made.desk)
    assert (kept.name, kept.watch.days) == (COMPANY.name, 7)


def test_what_is_no_longer_watched_is_neither_asked_nor_told() -> None:
    made = bench()
    watched_since(made)
    later(made, 15)
    stopped = watching.stop(made.desk, COMPANY.id)
    assert (looking.due(made.desk), watching.watched(made.desk)) == ((), ())
    with pytest.raises(InvalidInput):
        watching.stop(made.desk, COMPANY.id)
    undone(stopped)
    assert looking.due(made.desk) == (COMPANY.id,)


def test_a_lead_that_is_not_relevant_is_not_watched_any_more() -> None:
    made = bench()
    watched_since(made)
    later(made, 15)
    leads.set_aside(made.desk, LEAD, aside=Aside.NOT_RELEVANT, reason="no need")
    assert looking.due(made.desk) == ()
    with pytest.raises(InvalidInput) as refused:
        watching.watch(made.desk, COMPANY.id, 14)
    assert "Only open leads and won customers" in str(refused.value)


def test_what_cannot_be_watched_is_refused() -> None:
    made = bench()
    with pytest.raises(NotInStore):
        watching.watch(made.desk, new_id(), 14)
    nobodys = bench(pursued=False)
    nobodys.store.write(lambda ledger: ledger.companies.add(COMPANY))
    with pytest.raises(InvalidInput) as refused:
        watching.watch(made.desk, COMPANY.id, 0)
    assert refused.value.field == "days"
    with pytest.raises(InvalidInput):
        watching.watch(nobodys.desk, COMPANY.id, 14)


def test_what_is_heard_first_is_no_news_unless_they_ended() -> None:
    for status, count in (("active", 0), ("bankrupt", 1)):
        made = bench()
        watching.watch(made.desk, COMPANY.id, 14)
        later(made, 1)
        state(made, [known("company.status", status), known("company.employees", "64")])
        research.finish(made.desk, COMPANY.id, ())
        assert len(watching.news(made.desk)) == count
        (kept,) = watching.watched(made.desk)
        assert (kept.watch.seen == made.clock.now()) == (not count)


def test_a_later_change_is_told_beside_what_was_first_heard_meanwhile() -> None:
    made = bench()
    watched_since(made)
    later(made, 1)
    state(made, [known("role.holder", "Anna Prøve", role="Chair")], b"roles", kind="roles")
    state(made, annual(2025, entity=REGISTER, equity=5_000_000), b"accounts", kind="accounts")
    assert watching.news(made.desk) == ()
    state(made, [known("company.status", "bankrupt"), known("company.employees", "64")], b"new")
    (told,) = watching.news(made.desk)
    assert "bankrupt" in " ".join(map(str, (told.words, *told.more)))


def test_what_was_learned_holds_but_for_whom_something_was_written_about() -> None:
    made = bench()
    watched_since(made)
    later(made, 1)
    state(made, [known("company.status", "winding_up")], b"new")
    learned = watching.learn(made.desk)
    state(made, [known("company.status", "bankrupt")], b"newer")
    assert watching.learn(made.desk, before=learned).told == learned.told
    (told,) = watching.learn(made.desk, before=learned, but={COMPANY.id}).told
    assert "bankrupt" in " ".join(map(str, (told.words, *told.more)))
    later(made, 1)
    assert watching.learn(made.desk, before=learned).told != learned.told


def test_another_card_may_make_news_of_what_was_none() -> None:
    made = bench()
    watched_since(made)
    later(made, 1)
    state(made, [known("company.status", "winding_up")], b"new")
    learned = watching.learn(made.desk)
    quiet = replace(learned, news={COMPANY.id: None})
    assert watching.learn(made.desk, before=quiet).told == ()
    desk = replace(made.desk, starter=replace(made.desk.starter, id=new_id()))
    fresh = watching.learn(desk, before=quiet)
    assert len(fresh.told) == 1


def test_who_gives_up_learning_is_told_nothing() -> None:
    made = bench()
    watched_since(made)
    later(made, 1)
    state(made, [known("company.status", "winding_up")], b"new")
    control = JobControl()
    control.cancel()
    with pytest.raises(CancelledByUser):
        watching.learn(made.desk, control)

"""Watching: what may change is asked again in its interval, and only what matters is told."""

from datetime import date, timedelta

import pytest

from tests.fakes.desks import Bench, bench, state, undone
from tests.fakes.planned import FEED, PAID, ROLES, UNIT
from tests.samples import COMPANY, LEAD, known
from workbench.app import leads, watching
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside
from workbench.domain.lookup import AnswerKind
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl


def later(made: Bench, days: float) -> None:
    made.clock.time += timedelta(days=days)


def watched_since(made: Bench, days: int = 14) -> None:
    """Watch Fjordlys, whose register states its status and its staff."""
    state(made, [known("company.status", "active"), known("company.employees", "64")])
    watching.watch(made.desk, COMPANY.id, days)


def look(made: Bench) -> None:
    watching.look(made.desk, watching.due(made.desk), JobControl())


def test_a_watched_company_is_due_after_its_interval_and_not_before() -> None:
    made = bench()
    watched_since(made)
    assert watching.due(made.desk) == ()
    later(made, 13)
    assert watching.due(made.desk) == ()
    later(made, 2)
    assert watching.due(made.desk) == (COMPANY.id,)
    look(made)
    assert watching.due(made.desk) == ()
    assert UNIT in made.engine.asked


def test_what_was_never_asked_about_is_due_at_once() -> None:
    made = bench()
    watching.watch(made.desk, COMPANY.id, 30)
    assert watching.due(made.desk) == (COMPANY.id,)


def test_only_what_is_watched_and_free_is_asked_again() -> None:
    made = bench()
    made.engine.has_key = True
    made.engine.wanted = [(UNIT, ROLES, PAID)]
    watched_since(made)
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
    assert watching.due(made.desk) == ()


def test_a_feed_that_failed_spares_nobody() -> None:
    made = bench()
    made.engine.wanted = [(UNIT,)]
    made.engine.feeding, made.engine.ends = True, {FEED.key: AnswerKind.FAILED}
    watched_since(made)
    later(made, 15)
    look(made)
    assert made.engine.asked == [FEED, UNIT]


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
    read = watching.read(made.desk, COMPANY.id)
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
    assert (watching.due(made.desk), watching.watched(made.desk)) == ((), ())
    with pytest.raises(InvalidInput):
        watching.stop(made.desk, COMPANY.id)
    undone(stopped)
    assert watching.due(made.desk) == (COMPANY.id,)


def test_a_lead_that_is_not_relevant_is_not_watched_any_more() -> None:
    made = bench()
    watched_since(made)
    later(made, 15)
    leads.set_aside(made.desk, LEAD, aside=Aside.NOT_RELEVANT, reason="no need")
    assert watching.due(made.desk) == ()
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

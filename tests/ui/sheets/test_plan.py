"""What would be asked, with its reason and its cost; and what waits, asked now or paused."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from tests.ui.sheets.conftest import Bench
from ui.sheets.plan import Plan, _order
from ui.sheets.queue import QueueSheet
from ui.widgets.buttons import LinkButton
from ui.widgets.check_row import CheckRow
from ui.widgets.fact_row import FactRow
from workbench.app import queue, research
from workbench.app.research import Planned
from workbench.domain.figures import Money
from workbench.domain.freshness import Freshness, Need
from workbench.domain.ids import new_id
from workbench.domain.lookup import Lookup, LookupState, Question
from workbench.domain.waiting import offline, waiting
from workbench.texts import say


def planned(bench: Bench) -> tuple[Planned, ...]:
    return research.plan(bench.seat.desk, bench.opened.company.id)


def plan(bench: Bench) -> Plan:
    sheet = bench.open("plan")
    assert isinstance(sheet, Plan)
    # The rows take the keys once Qt has shown them, which is a turn of the loop later.
    bench.wait(lambda: any(row.hasFocus() for row in sheet.findChildren(CheckRow)))
    return sheet


def ticked(sheet: Plan) -> list[bool]:
    return [row.isChecked() for row in sheet.findChildren(CheckRow)]


def said(sheet: Plan | QueueSheet) -> str:
    return "\n".join(each.accessibleName() for each in sheet.findChildren(FactRow))


def test_what_is_fresh_is_offered_but_not_ticked(bench: Bench) -> None:
    sheet = plan(bench)
    assert ticked(sheet) == [False] * len([each for each in planned(bench) if each.usable])
    assert "fresh until" in said(sheet)
    assert "wants a key" in said(sheet)


def test_what_is_asked_by_itself_stands_first_and_what_cannot_be_asked_last(bench: Bench) -> None:
    fresh = next(each for each in planned(bench) if each.usable)
    never = replace(fresh, freshness=Freshness(need=Need.NEVER, why=say("never asked")))
    keyless = replace(never, usable=False)
    assert sorted((keyless, fresh, never), key=_order) == [never, fresh, keyless]


def test_what_a_person_ticks_is_asked_although_it_is_fresh(bench: Bench) -> None:
    plan(bench)
    began: list[object] = []
    ended: list[object] = []
    bench.workspace.research_began.connect(began.append)
    bench.workspace.research_ended.connect(ended.append)
    bench.press(Qt.Key.Key_Space)
    bench.enter()
    bench.wait(lambda: bool(ended))
    assert began == ended == [bench.opened.company.id]
    log = bench.seat.desk.store.read(lambda it: it.activity(bench.opened.company.id))
    assert str(log[-1].what) == "1 look-up answered."


def test_asking_for_nothing_is_said_at_once_and_asks_nothing(bench: Bench) -> None:
    sheet = plan(bench)
    bench.press(Qt.Key.Key_Return)
    assert bench.shelf.sheet is sheet
    assert sheet._problem.text() == "Tick what is to be asked."


def costly(bench: Bench) -> tuple[Planned, ...]:
    price = Money(Decimal("0.005"), "USD")
    need = Freshness(need=Need.NEVER, why=say("never asked"))
    free, *rest = planned(bench)
    paid = replace(rest[0].manifest, title="Press", cost=price)
    return (
        replace(free, manifest=replace(free.manifest, cost=None), usable=True, freshness=need),
        replace(rest[0], manifest=paid, usable=True, freshness=need),
    )


def test_what_costs_says_so_and_is_ticked_by_nobody_but_a_person(bench: Bench) -> None:
    sheet = bench.open("plan")
    assert isinstance(sheet, Plan)
    bench.rest()
    for row in sheet.findChildren(FactRow):
        row.setParent(None)
    sheet._rows.clear()
    sheet.show_plan(costly(bench))
    free, paid = sheet._rows.values()
    assert (free.isChecked(), paid.isChecked()) == (True, False)
    assert "never asked · costs USD 0.005" in paid.accessibleName().replace("\u00a0", " ")
    assert sheet._total.text() == "1 question, free"
    paid.setChecked(True)
    assert sheet._total.text().replace("\u00a0", " ") == "2 questions, USD 0.005"


# --- the queue ------------------------------------------------------------------------------------


def waits(bench: Bench) -> Lookup:
    """Let one question about the company wait for the network."""
    desk = bench.seat.desk
    first, *_ = desk.store.read(lambda it: it.lookups.of_company(bench.opened.company.id))
    at = desk.now()
    lookup = Lookup(
        id=type(first.id)(int=7),
        question=replace(first.question, arguments=(("again", "yes"),)),
        company=first.company,
        state=first.state,
        planned=at,
    )
    left = waiting(lookup, offline(), at - timedelta(seconds=1))
    desk.store.write(lambda it: it.lookups.plan(left))
    return left


def opened_queue(bench: Bench) -> QueueSheet:
    bench.shelf.open("queue")
    sheet = bench.shelf.sheet
    assert isinstance(sheet, QueueSheet)
    bench.rest()
    return sheet


def names(sheet: QueueSheet) -> list[str]:
    return [each.text() for each in sheet.findChildren(LinkButton)]


def look_for(bench: Bench, text: str) -> None:
    """Look for a company without a network."""
    desk = bench.seat.desk
    question = Question(source="no_enhetsregisteret", kind="search", about=text)
    lookup = Lookup(
        id=new_id(), question=question, company=None, state=LookupState.PLANNED, planned=desk.now()
    )
    desk.store.write(lambda it: it.lookups.plan(waiting(lookup, offline(), desk.now())))


def test_the_company_whose_look_up_waits_is_opened_from_there(bench: Bench) -> None:
    left = waits(bench)
    sheet = opened_queue(bench)
    (name,) = sheet.findChildren(LinkButton)
    name.click()
    assert bench.done == [left.company]


def test_what_was_looked_for_without_a_network_waits_there_too(bench: Bench) -> None:
    look_for(bench, "nørrelund")
    sheet = opened_queue(bench)
    assert "waits until you look again" in sheet._note.text()
    assert not sheet.primary.isEnabled()
    (row,) = sheet.findChildren(FactRow)
    assert row.accessibleName() == "Looked for: nørrelund: look again"
    row.click()
    assert bench.done == ["nørrelund"]


def test_the_keys_do_no_harm_where_nothing_can_be_asked(bench: Bench) -> None:
    look_for(bench, "nørrelund")
    sheet = opened_queue(bench)
    assert sheet._cancel.hasFocus()
    bench.press(Qt.Key.Key_Return)
    bench.wait(lambda: bench.shelf.sheet is None)
    assert not queue.overview(bench.seat.desk).paused


def test_an_empty_queue_says_that_nothing_waits(bench: Bench) -> None:
    sheet = opened_queue(bench)
    assert sheet._note.text().startswith("Nothing waits")
    assert not sheet.primary.isEnabled()


def test_what_waits_is_shown_with_its_reason_and_can_be_asked_now(bench: Bench) -> None:
    left = waits(bench)
    sheet = opened_queue(bench)
    assert names(sheet) == [bench.opened.company.name]
    assert "no network" in said(sheet)
    went_on: list[object] = []
    bench.workspace.queue_went_on.connect(went_on.append)
    bench.enter()
    bench.wait(lambda: bool(went_on))
    asked = bench.seat.desk.store.read(lambda it: it.lookups.get(left.id))
    assert asked.kind is not None


@pytest.mark.parametrize("begins_paused", [False, True])
def test_the_asking_is_paused_and_resumed_on_the_sheet(
    bench: Bench,
    begins_paused: bool,
) -> None:
    waits(bench)
    if begins_paused:
        queue.pause(bench.seat.desk)
    sheet = opened_queue(bench)
    assert sheet.primary.isEnabled() is not begins_paused
    sheet._pause.click()
    bench.wait(lambda: sheet.primary.isEnabled() is begins_paused)
    assert queue.overview(bench.seat.desk).paused is not begins_paused
    assert sheet._pause.text() == ("Pause" if begins_paused else "Resume")

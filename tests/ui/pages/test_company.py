"""The company page fills while sources answer, keeps the reader's place, and leads on."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.network import NOON
from tests.ui import audit
from tests.ui.cast import FJORDLYS, HAVBRIS, SKAGEN, TROMSDAL, opened, researched
from tests.ui.changed import answer_otherwise, decide, mend
from tests.ui.pages.conftest import Shown
from ui.pages.company import CompanyPage
from ui.pages.company.asked import _Asked
from ui.theme.look import Look
from ui.widgets.buttons import PrimaryButton
from ui.widgets.change_row import ChangeRow
from ui.widgets.chip import Chip
from ui.widgets.fact_row import FactRow
from ui.widgets.more_button import MoreButton
from ui.widgets.sentence import Sentence
from ui.workspace import Workspace
from workbench.app import (
    brought_files,
    decisions,
    evidence_by_people,
    handoffs,
    leads,
    outcomes,
)
from workbench.app.desk import Desk
from workbench.domain.company import Entity
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside, Lead, ReturnReason, Stage
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Problem, Question
from workbench.domain.reference import HandAnswer, HandSearch, PaysHow, Relation
from workbench.domain.scorecard import ScoredLine
from workbench.domain.since_decided import Told
from workbench.domain.waiting import offline, waiting
from workbench.texts import say


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> CompanyPage:
    made = CompanyPage(look, workspace)
    on_screen(made)
    return made


def show(page: CompanyPage, company: UUID, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.loaded, timeout=10_000):
        page.open(company)


def rows(page: CompanyPage) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(FactRow) if row.isVisibleTo(page)]


def button(page: CompanyPage, words: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == words)


def row(page: CompanyPage, beginning: str) -> FactRow:
    rows = page.findChildren(FactRow)
    return next(each for each in rows if each.accessibleName().startswith(beginning))


def test_a_company_removed_by_law_says_so_and_shows_nothing_else(
    page: CompanyPage, desk: Desk, qtbot: QtBot
) -> None:
    company = researched(desk, FJORDLYS)
    removed = Entity("no_enhetsregisteret", FJORDLYS)
    desk.store.write(lambda ledger: ledger.facts.purge(removed))
    show(page, company, qtbot)
    chips = [each.text() for each in page.findChildren(Chip)]
    assert "Removed by law on 22 November 2026" in chips
    told = " ".join(each.text() for each in page.findChildren(QLabel))
    assert FJORDLYS in told
    assert "Fjordlys" not in told


def test_who_it_is_stands_first(page: CompanyPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, researched(desk, FJORDLYS), qtbot)
    labels = [each.text() for each in page.findChildren(QLabel)]
    assert "Fjordlys Automasjon AS" in labels
    assert any("Org. no. 311\u00a0000\u00a0004 · Molde, Norway" in each for each in labels)
    chips = [each.text() for each in page.findChildren(Chip)]
    assert chips[:3] == ["Active", "New to us", "Researching · day 1"]


def test_the_economy_opens_with_our_price(page: CompanyPage, desk: Desk, qtbot: QtBot) -> None:
    company = researched(desk, FJORDLYS)
    show(page, company, qtbot)
    assert "Can it carry our price?: no offer with a price yet" in rows(page)
    with qtbot.waitSignal(page.sheet_wanted) as wanted:
        row(page, "Can it carry our price?:").click()
    assert wanted.args is not None
    assert wanted.args[0] == "offer"


def test_what_helps_most_asks_once(page: CompanyPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, researched(desk, FJORDLYS), qtbot)
    [told] = [each.text() for each in page.findChildren(Sentence) if "narrows" in each.text()]
    assert told.count("Ask ") == 1
    assert "What helps most: <b" in told


def test_a_company_that_is_only_opened_says_what_to_do(
    page: CompanyPage, desk: Desk, qtbot: QtBot
) -> None:
    show(page, opened(desk, FJORDLYS).company.id, qtbot)
    assert button(page, "Research").isVisibleTo(page)
    assert any("No annual accounts" in each.text() for each in page.findChildren(QLabel))


def test_research_fills_the_page_and_the_stage_moves_on(
    page: CompanyPage, desk: Desk, qtbot: QtBot, workspace: Workspace
) -> None:
    show(page, opened(desk, FJORDLYS).company.id, qtbot)
    with qtbot.waitSignal(workspace.research_ended, timeout=20_000):
        QTest.keyClick(button(page, "Research"), Qt.Key.Key_Space)
    # The figures may be there before the stage has moved: answers are shown as they come.
    qtbot.waitUntil(
        lambda: "Mark as MQL…" in [each.text() for each in page.findChildren(QPushButton)],
        timeout=10_000,
    )
    qtbot.waitUntil(lambda: "Own money?: equity 46\u00a0% of assets" in rows(page))

    def asked() -> list[str]:
        return [each for each in rows(page) if each.startswith("Enhetsregisteret: ")]

    qtbot.waitUntil(lambda: len(asked()) > 1 and all("found" in each for each in asked()))


def test_while_sources_are_asked_nothing_on_the_page_moves(
    page: CompanyPage, desk: Desk, qtbot: QtBot, workspace: Workspace
) -> None:
    show(page, opened(desk, FJORDLYS).company.id, qtbot)
    audit.settle(page)
    top = row(page, "Own money?").mapTo(page, QPoint())
    with qtbot.waitSignal(workspace.research_ended, timeout=20_000):
        QTest.keyClick(button(page, "Research"), Qt.Key.Key_Space)
        qtbot.waitUntil(page.working.isVisible)
        audit.settle(page)
        assert row(page, "Own money?").mapTo(page, QPoint()) == top
    assert not page.working.isVisible()


def test_what_failed_is_called_failed_and_can_be_asked_again(
    page: CompanyPage, desk: Desk, qtbot: QtBot, workspace: Workspace
) -> None:
    company = researched(desk, TROMSDAL)
    show(page, company, qtbot)
    failed = row(page, "Regnskapsregisteret: annual accounts")
    assert "failed, so we do not know" in failed.accessibleName()
    retry = next(
        each
        for each in page.findChildren(QPushButton)
        if each.accessibleName() == "Retry Regnskapsregisteret: annual accounts"
    )
    told: list[Lookup] = []
    workspace.looked_up.connect(told.append)
    with qtbot.waitSignal(workspace.research_ended, timeout=20_000):
        retry.click()
    assert {each.question.kind for each in told} == {"accounts"}
    assert told[-1].kind is AnswerKind.FAILED


def test_what_somebody_found_stands_below_what_was_asked_and_opens(
    page: CompanyPage, desk: Desk, qtbot: QtBot
) -> None:
    company = researched(desk, FJORDLYS)
    brought = brought_files.bring(
        desk, company, name="note.txt", content=b"Fjordlys Automasjon AS won."
    )
    for question, answer, file in (
        ("press", HandAnswer.FOUND, brought),
        ("reviews", HandAnswer.FOUND, None),
        ("people", HandAnswer.NOTHING_FOUND, None),
    ):
        evidence_by_people.answer_by_hand(
            desk,
            company,
            question=question,
            asked="https://search.example/",
            answer=answer,
            address="https://b.example/" if answer is HandAnswer.FOUND else "",
            brought=file,
        )
    show(page, company, qtbot)
    by_hand = [each for each in rows(page) if "22 November" in each and "?" in each]
    assert "How do its customers rate it?: found by hand · 22 November 2026" in by_hand
    assert not [each for each in rows(page) if each.startswith("How many work there")]
    with qtbot.waitSignal(page.evidence_wanted) as wanted:
        row(page, "What has the press written?: note.txt, line 1").click()
    assert wanted.args is not None
    assert isinstance(wanted.args[0], HandSearch)


def test_a_claim_opens_what_it_rests_on(page: CompanyPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, researched(desk, FJORDLYS), qtbot)
    with qtbot.waitSignal(page.evidence_wanted) as wanted:
        row(page, "Own money?: equity").click()
    assert wanted.args is not None
    line = wanted.args[0]
    assert isinstance(line, ScoredLine)
    assert line.evidence


def test_the_laws_flags_are_said_in_words(page: CompanyPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, researched(desk, HAVBRIS), qtbot)
    chips = [each.text() for each in page.findChildren(Chip)]
    assert "Advertising protection: write and call only if asked" in chips
    assert "Sole trader: everything here is personal data" in chips


def test_a_filled_page_keeps_the_keys_and_the_place(
    page: CompanyPage, desk: Desk, qtbot: QtBot, workspace: Workspace
) -> None:
    company = researched(desk, SKAGEN)
    show(page, company, qtbot)
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(90)
    held = row(page, "Next step")
    held.setFocus(Qt.FocusReason.TabFocusReason)
    place = bar.value()
    lead = page.dossier.sounding.lead if page.dossier else None
    assert lead is not None
    with qtbot.waitSignal(page.loaded, timeout=10_000):
        workspace.change(
            company, lambda desk: leads.plan_step(desk, lead, what="Call", due=desk.now().date())
        )
    assert held.accessibleName() == "Next step: Call, 22 November 2026, Mette Kjær"
    assert QApplication.focusWidget() is held
    assert bar.value() == place


def test_a_parked_lead_is_taken_up_again_with_one_button(
    page: CompanyPage, desk: Desk, qtbot: QtBot
) -> None:
    one = opened(desk, FJORDLYS)
    leads.set_aside(desk, one.lead, aside=Aside.NOT_RELEVANT, reason="A competitor's customer.")
    show(page, one.company.id, qtbot)
    assert "Not relevant: A competitor's customer." in [
        each.text() for each in page.findChildren(Chip)
    ]
    with qtbot.waitSignal(page.loaded, timeout=10_000):
        button(page, "Take up again").click()
    assert button(page, "Research").isVisibleTo(page)


def test_the_menu_names_every_sheet_but_the_one_on_the_button(
    page: CompanyPage, desk: Desk, qtbot: QtBot
) -> None:
    show(page, researched(desk, FJORDLYS), qtbot)
    assert menu(page) == [
        "research", "questions", "page", "typing", "heard", "rate", "offer", "signal",
        "contact", "channel", "touch", "step", "brief", "plan", "watch", "aside",
    ]  # fmt: skip


def mark(page: CompanyPage, desk: Desk, stage: Stage) -> Lead:
    """Mark the shown lead as a stage, whatever is not met."""
    dossier = page.dossier
    assert dossier is not None
    assert dossier.sounding.lead is not None
    demanded = [each.requirement for each in dossier.requirements if each.stage is stage]
    exceptions = dict.fromkeys(demanded, "agreed in the team")
    decisions.qualify(desk, dossier.sounding.lead, stage, exceptions=exceptions)
    return dossier.sounding.lead


def primary(page: CompanyPage) -> str:
    [found] = [each for each in page.findChildren(PrimaryButton) if each.isVisibleTo(page)]
    return found.text()


def menu(page: CompanyPage) -> list[str]:
    offered = page.findChildren(MoreButton)[0].findChildren(QMenu)[0].actions()
    return [each.data() for each in offered if not each.isSeparator()]


def test_the_one_primary_action_is_what_comes_next_after_the_handoff(
    page: CompanyPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    company = researched(desk, FJORDLYS)
    show(page, company, qtbot)
    lead = mark(page, desk, Stage.SQL)
    handoffs.hand_over(desk, company, tmp_path)
    show(page, company, qtbot)
    assert primary(page) == "Accept…"
    assert menu(page)[-5:] == ["qualify", "hand_over", "give_back", "outcome", "aside"]
    outcomes.accept(desk, lead)
    show(page, company, qtbot)
    assert primary(page) == "Record outcome…"
    assert menu(page)[-4:] == ["qualify", "hand_over", "give_back", "aside"]
    outcomes.close(desk, lead, outcome=Stage.LOST, reason="The price.")
    show(page, company, qtbot)
    assert primary(page) == "Export the folder…"
    assert menu(page)[-2:] == ["outcome", "aside"]


def test_a_folder_of_an_older_decision_is_not_what_sales_answers(
    page: CompanyPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    company = researched(desk, FJORDLYS)
    show(page, company, qtbot)
    lead = mark(page, desk, Stage.SQL)
    handoffs.hand_over(desk, company, tmp_path)
    outcomes.give_back(desk, lead, why=ReturnReason.TOO_THIN, reason="Who decides there?")
    show(page, company, qtbot)
    assert primary(page) == "Mark as SQL…"
    chips = [each.text() for each in page.findChildren(Chip)]
    assert "Returned by sales, too little to go on: Who decides there?" in chips
    mark(page, desk, Stage.SQL)
    show(page, company, qtbot)
    assert primary(page) == "Hand over…"


def test_a_score_that_moved_since_it_was_locked_is_told_with_what_moved_it(
    page: CompanyPage, desk: Desk, qtbot: QtBot
) -> None:
    company = researched(desk, FJORDLYS)
    show(page, company, qtbot)
    mark(page, desk, Stage.MQL)
    show(page, company, qtbot)
    assert not any("would now be" in each for each in sentences(page))
    evidence_by_people.note_reference(
        desk,
        company,
        relation=Relation.SUPPLIER,
        day=date(2026, 11, 20),
        words="Three reminders every time.",
        pays=PaysHow.LATE,
    )
    show(page, company, qtbot)
    [told] = [each for each in sentences(page) if "would now be" in each]
    assert told.startswith("Locked at ")
    assert "on 22 November 2026; would now be " in told
    assert "Most of it: Pays on time? " in told


def changes(page: CompanyPage) -> list[str]:
    return [
        each.accessibleName() for each in page.findChildren(ChangeRow) if each.isVisibleTo(page)
    ]


def test_what_changed_since_the_decision_is_told_with_whose_doing_it_was(
    page: CompanyPage, desk: Desk, qtbot: QtBot
) -> None:
    company = researched(desk, FJORDLYS)
    decide(desk, company)
    show(page, company, qtbot)
    assert changes(page) == []
    answer_otherwise(desk, company, "company.employees", "20")
    show(page, company, qtbot)
    assert changes(page) == ["The company changed: Employees fell by 69\u00a0%: 20, was 64."]
    row = next(each for each in page.findChildren(ChangeRow))
    with qtbot.waitSignal(page.evidence_wanted) as wanted:
        row.click()
    assert isinstance(wanted.args[0], Told)


def test_what_we_read_wrongly_is_not_told_as_a_change_of_theirs(
    page: CompanyPage, desk: Desk, qtbot: QtBot
) -> None:
    company = researched(desk, FJORDLYS)
    decide(desk, company)
    mend(desk, company, "company.employees", "640")
    show(page, company, qtbot)
    assert changes(page) == [
        "We read it wrongly before: We read employees wrongly before: 640, not 64."
    ]


def sentences(page: CompanyPage) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(Sentence) if each.isVisibleTo(page)]


def test_one_year_is_no_trend(page: CompanyPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, researched(desk, FJORDLYS), qtbot)
    assert any("one year has no trend" in each for each in rows(page))
    with qtbot.waitSignal(page.accounts_wanted):
        button(page, "All years and lines").click()


def test_everything_is_reached_by_keyboard(page: CompanyPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, researched(desk, TROMSDAL), qtbot)
    reached: list[Any] = audit.tab_order(page)
    for widget in (
        button(page, "Mark as MQL…"),
        button(page, "Scorecard"),
        button(page, "More"),
        row(page, "Talk to"),
        row(page, "Regnskapsregisteret: annual accounts"),
    ):
        assert widget in reached
    with qtbot.waitSignal(page.sheet_wanted) as wanted:
        contact = row(page, "Talk to")
        contact.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(contact, Qt.Key.Key_Space)
    assert wanted.args is not None
    assert wanted.args[0] == "contact"


@pytest.mark.parametrize("look", audit.LANGUAGES, indirect=True)
@pytest.mark.parametrize("number", [SKAGEN, TROMSDAL])
def test_nothing_is_cut_off_in_any_language(
    page: CompanyPage, number: str, desk: Desk, qtbot: QtBot
) -> None:
    show(page, researched(desk, number), qtbot)
    audit.settle(page)
    assert audit.faults(page) == []


def test_what_costs_is_asked_again_alone_and_says_its_price(look: Look, qtbot: QtBot) -> None:
    price = Money(Decimal("0.005"), "USD")
    paid = replace(failed_look_up("press"), cost=price)
    host = QWidget()
    qtbot.addWidget(host)
    row = _Asked(look, paid, "Brave", host)
    assert row._retry.text() == "Retry for USD 0.005".replace(" 0", "\u00a00")
    assert row.question_again is None
    with qtbot.waitSignal(row.again) as told:
        row._retry.click()
    assert told.args == [[paid.question]]
    assert _Asked(look, failed_look_up("press"), "Free", host).question_again == paid.question


def test_what_waits_until_a_stated_time_is_not_offered_to_be_asked_before(
    look: Look, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    rest = Problem(
        message=say("the source wants to be left alone"), after=NOON + timedelta(hours=1)
    )
    for problem, offered in ((rest, False), (offline(), True)):
        asked = waiting(failed_look_up("accounts"), problem, NOON)
        row = _Asked(look, replace(asked, kind=None, answered=None), "Free", host)
        assert row._retry.isVisibleTo(host) is offered
        assert (row.question_again is not None) is offered


def failed_look_up(kind: str) -> Lookup:
    return Lookup(
        id=new_id(),
        question=Question(source="brave_web", kind=kind, about="Fjordlys"),
        company=new_id(),
        state=LookupState.ANSWERED,
        planned=NOON,
        kind=AnswerKind.FAILED,
    )

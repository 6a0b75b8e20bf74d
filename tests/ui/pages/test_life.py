"""A company's life, family and people: what registers told, each line opening where it was read."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.samples import COMPANY, NOW, known
from tests.ui import audit
from tests.ui.cast import FJORDLYS, opened, researched
from tests.ui.pages.conftest import Shown
from ui.pages.company.who import who_parts
from ui.pages.life.page import LifePage
from ui.telling.life import happened, people, relatives, standing
from ui.theme.look import Look
from ui.widgets.fact_row import FactRow
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.domain.company import Entity, Judgement, Sameness
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.sounding import Sounding
from workbench.texts import ENGLISH, Message, say


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> LifePage:
    made = LifePage(look, workspace)
    on_screen(made)
    return made


def test_who_was_told_is_written_down_from_here(page: LifePage, desk: Desk, qtbot: QtBot) -> None:
    show(page, desk, qtbot)
    assert page.tell.isVisible()
    with qtbot.waitSignal(page.sheet_wanted) as wanted:
        page.tell.click()
    key, about = wanted.args or ("", None)
    assert (key, isinstance(about, Dossier)) == ("inform", True)


def dossier(*facts: KnownFact) -> Dossier:
    return Dossier(sounding=Sounding(as_of=NOW, company=COMPANY, facts=facts), scorecard=None)


def said(words: object) -> str:
    told = ENGLISH.say(words) if isinstance(words, Message) else str(words)
    return told.replace("\u00a0", " ")


def show(page: LifePage, desk: Desk, qtbot: QtBot) -> None:
    page.open(researched(desk, FJORDLYS))
    # The sentence below the cards comes last.
    qtbot.waitUntil(lambda: page.people.isVisible() and page._filling is None, timeout=10_000)


def test_a_researched_company_shows_its_life_and_people(
    page: LifePage, desk: Desk, qtbot: QtBot
) -> None:
    show(page, desk, qtbot)
    names = [each.accessibleName() for each in page.findChildren(FactRow)]
    assert "Chair of the board: Torleif Prøvestad" in names
    assert "14 May 2008: Founded" in [each.replace("\u00a0", " ") for each in names]
    qtbot.waitUntil(lambda: any("GDPR art. 14" in each for each in told(page)))


def told(page: LifePage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]


def test_a_line_opens_where_it_was_read(page: LifePage, desk: Desk, qtbot: QtBot) -> None:
    show(page, desk, qtbot)
    row = page.happened.row("event 0")
    assert row is not None
    row.setFocus()
    with qtbot.waitSignal(page.evidence_wanted) as wanted:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert isinstance(wanted.args[0], KnownFact)


def test_the_way_back_leads_to_the_company(page: LifePage, desk: Desk, qtbot: QtBot) -> None:
    company = opened(desk, FJORDLYS).company.id
    page.open(company)
    with qtbot.waitSignal(page.company_wanted) as wanted:
        page.keys[0].trigger()
    assert wanted.args == [company]


def test_trouble_is_told_in_the_colour_of_trouble_and_with_its_day() -> None:
    part = standing(
        dossier(
            known("company.status", "in_reorganisation"),
            known("company.status_since", "2026-06-01"),
            known("company.status_reason", "Rekonstruktion"),
        )
    )
    status = part.rows[0]
    assert said(status.value) == "Under reconstruction since 1 June 2026: Rekonstruktion"
    assert status.role == "look_closer"


def test_what_a_filing_said_of_its_own_day_is_told_with_that_day() -> None:
    words = "Its accounts are not prepared as those of a going concern"
    part = standing(dossier(known("company.remark", words, end=date(2021, 12, 31))))
    (row,) = (each for each in part.rows if each.name.startswith("company.remark"))
    assert said(row.value) == f"{words} · at 31 December 2021"


def test_what_nobody_told_is_said_to_be_untold_and_is_no_clean_bill() -> None:
    nothing = dossier()
    assert said(standing(nothing).rows[0].value) == "not known yet"
    assert said(happened(nothing).rows[0].value) == "no register told of it yet"
    assert said(people(nothing).rows[0].value) == "no register named anybody yet"
    (family,) = relatives(nothing)
    assert said(family.rows[0].value) == "no source told a parent or an owner"


def test_why_no_parent_is_told_stands_in_its_place() -> None:
    reason = "Its owners are natural persons"
    (family,) = relatives(dossier(known("company.no_parent_because", reason)))
    assert said(family.rows[0].value) == reason


def test_a_sibling_with_the_same_name_is_told_not_to_be_this_company() -> None:
    other = Judgement(
        id=UUID(int=1),
        entity=Entity("dk_cvrapi", "99000015"),
        company=COMPANY.id,
        sameness=Sameness.DIFFERENT,
        reason=say("Another company of the same name."),
        by=None,
        at=NOW,
    )
    sounding = Sounding(as_of=NOW, company=COMPANY, facts=(), judgements=(other,))
    part = relatives(Dossier(sounding=sounding, scorecard=None))[-1]
    assert said(part.heading) == "A similar name, another company"
    assert said(part.rows[0].label) == "dk_cvrapi 99000015"


def test_many_branches_are_counted_rather_than_listed() -> None:
    facts = [
        known("company.branch", f"Avdeling {number}", number=f"3110001{number:02}")
        for number in range(15)
    ]
    branches = relatives(dossier(*facts))[-1]
    assert said(branches.rows[-1].value) == "and 3 more"
    assert said(branches.rows[0].value).startswith("no. 3110001")


def test_the_company_page_tells_who_they_are_in_a_few_lines() -> None:
    (part,) = who_parts(
        dossier(
            known("company.form", "Aksjeselskap", code="AS"),
            known("company.related_parent", "Eksempel Holding AS", kind="ultimate"),
            known("role.holder", "Kari Eksempel", role="chair"),
        )
    )
    assert [(said(row.label), said(row.value)) for row in part.rows] == [
        ("Legal form", "private limited company (Aksjeselskap)"),
        ("Belongs to", "Eksempel Holding AS (head of the group)"),
        ("Chair of the board", "Kari Eksempel"),
        ("Life, family and people", "1 relative · 1 person"),
    ]


@pytest.mark.parametrize("look", audit.LANGUAGES, indirect=True)
def test_nothing_is_cut_off_in_any_language(page: LifePage, desk: Desk, qtbot: QtBot) -> None:
    show(page, desk, qtbot)
    audit.settle(page)
    assert audit.faults(page) == []


def test_what_nobody_told_is_not_said_to_be_none() -> None:
    (part,) = who_parts(dossier())
    assert ENGLISH.say(part.rows[-1].value) == "nothing told yet"

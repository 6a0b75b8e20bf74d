"""Sheets are filled by keyboard, say what is wrong at the field, and keep what was typed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.desks import SKAGEN
from tests.samples import JONAS
from tests.starter import CARD
from tests.ui.cast import HAVBRIS
from tests.ui.sheets.conftest import Bench
from ui.sheets.form import Filled
from ui.sheets.questions import Questions
from ui.widgets.buttons import LinkButton
from workbench.app import decisions, dossiers, leads, sources
from workbench.app.handoffs import Exported
from workbench.domain.card import Demand
from workbench.domain.lead import Aside, ChannelKind, Openness, SignalKind, Stage
from workbench.domain.people import Person
from workbench.domain.reference import HandAnswer, PaysHow, Relation, Weight

TAB, ENTER, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape


def test_a_wrong_price_is_said_at_its_field_and_kept(bench: Bench) -> None:
    sheet = bench.open("offer")
    bench.type("Line monitoring")
    bench.press(TAB)
    bench.type("much")
    bench.enter()
    assert bench.shelf.sheet is sheet
    amount = sheet.fields["amount"]
    assert amount.text() == "much"
    assert amount.input.accessibleDescription() == "much is not an amount."
    assert bench.dossier().sounding.offer is None


def test_escape_keeps_what_was_typed_for_the_next_opening(bench: Bench) -> None:
    bench.open("offer")
    bench.type("Line monitoring")
    bench.press(ESCAPE)
    assert bench.shelf.sheet is None
    assert bench.open("offer").fields["name"].text() == "Line monitoring"


def test_what_was_done_is_not_offered_again_as_a_draft(bench: Bench) -> None:
    bench.open("signal")
    bench.press("5")
    bench.enter()
    assert bench.open("signal").fields["kind"].text() == ""


def test_a_signal_needs_a_kind(bench: Bench) -> None:
    sheet = bench.open("signal")
    bench.enter()
    assert sheet.fields["kind"].input.accessibleDescription() != ""


def test_tab_stays_on_the_sheet_in_the_order_of_reading(bench: Bench) -> None:
    sheet = bench.open("offer")
    names = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        bench.press(TAB)
    assert names[:4] == ["What we would sell", "Price", "Currency", "every year, key 1"]
    assert names[4:] == ["Cancel", "Keep the offer", "Close (Esc)"]
    assert QApplication.focusWidget() is sheet.fields["name"].input


def test_a_step_is_due_soon_and_ours_unless_said_otherwise(bench: Bench) -> None:
    bench.open("step")
    bench.type("Call about line 2")
    bench.enter()
    step = bench.dossier().sounding.next_step
    assert step is not None
    assert (step.due.isoformat(), step.responsible) == ("2026-11-24", bench.seat.desk.person)


def test_a_step_that_has_passed_is_refused_at_the_day(bench: Bench) -> None:
    sheet = bench.open("step")
    bench.type("Call")
    sheet.fields["due"].set_text("1.1.2020")
    bench.enter()
    assert "has passed" in sheet.fields["due"].input.accessibleDescription()


def test_enter_in_a_tall_field_confirms(bench: Bench) -> None:
    bench.open("touch")
    bench.press(TAB)
    bench.type("They stop line 2 in January.")
    bench.enter()
    assert bench.dossier().sounding.touches[0].words == "They stop line 2 in January."


def test_what_is_heard_is_noted_in_five_actions(bench: Bench) -> None:
    bench.open("heard")
    bench.press("1")
    bench.press(TAB)
    bench.press("1")
    bench.press(TAB)
    bench.type("Always on the day.")
    bench.enter()
    [heard] = bench.dossier().sounding.references
    assert (heard.relation, heard.pays) == (Relation.SUPPLIER, PaysHow.ON_TIME)
    assert heard.words == "Always on the day."


def test_parking_asks_for_a_day_and_setting_aside_for_a_reason(bench: Bench) -> None:
    sheet = bench.open("aside")
    bench.press("2")
    bench.enter()
    assert sheet.fields["reason"].input.accessibleDescription() != ""
    QTest.keyClicks(sheet.fields["reason"].input, "Bought elsewhere")
    bench.enter()
    stage = bench.dossier().sounding.stage
    assert stage is not None
    assert stage.aside is Aside.NOT_RELEVANT


def test_the_law_is_said_of_a_protected_company(bench: Bench) -> None:
    bench.opened = bench.seat.open(SKAGEN)
    bench.open("channel")
    bench.press("2")
    bench.press(TAB)
    bench.press("2")
    bench.press(TAB)
    bench.type("asked not to be called")
    bench.enter()
    [channel] = bench.dossier().sounding.channels
    assert (channel.kind, channel.openness) == (ChannelKind.PHONE, Openness.CLOSED)


def test_what_the_law_closes_is_preset_closed_and_opened_by_what_they_asked(bench: Bench) -> None:
    bench.opened = bench.seat.open(HAVBRIS)
    sheet = bench.open("channel")
    bench.press("1")
    assert sheet.fields["openness"].text() == Openness.CLOSED
    assert "CVR-loven § 19" in sheet.fields["reason"].text()
    bench.press(TAB)
    bench.press("1")
    assert sheet.fields["reason"].text() == ""
    sheet.fields["reason"].set_text("It is a good offer.")
    bench.enter()
    assert [each for each in said(sheet) if "CVR-loven § 19" in each] == [
        sheet.fields["openness"].input.accessibleDescription()
    ]
    assert "CVR-loven § 19" in sheet.fields["openness"].input.accessibleDescription()
    assert any("noted as a sign of interest" in each for each in said(sheet))
    assert bench.dossier().sounding.channels == ()
    bench.press(ESCAPE)
    leads.note_signal(
        bench.seat.desk, bench.opened.lead, kind=SignalKind.WROTE, day=date(2026, 11, 16)
    )
    bench.shelf._drafts.clear()
    sheet = bench.open("channel")
    bench.press("1")
    assert sheet.fields["openness"].text() == Openness.OPEN
    assert any("answer what they asked for" in each for each in said(sheet))
    bench.enter()
    [channel] = bench.dossier().sounding.channels
    assert (channel.kind, channel.openness) == (ChannelKind.MAIL, Openness.OPEN)
    assert str(channel.reason) == "they asked us: Wrote to us, 16 November 2026"
    bench.workspace.undo()
    bench.wait(lambda: bench.dossier().sounding.channels == ())


def test_a_consent_in_writing_is_asked_only_where_it_is_the_ground(bench: Bench) -> None:
    bench.opened = bench.seat.open(HAVBRIS)
    sheet = bench.open("channel")
    assert not sheet.fields["consent"].isVisible()
    bench.press(TAB)
    bench.press("1")
    assert sheet.fields["consent"].isVisible()
    sheet.fields["reason"].set_text("Their letter in the folder.")
    sheet.fields["consent"].input.setFocus()
    bench.type("soon")
    bench.enter()
    assert "soon is not a day." in sheet.fields["consent"].input.accessibleDescription()
    sheet.fields["consent"].set_text("16.11.2026")
    bench.enter()
    bench.wait(lambda: bench.shelf.sheet is None)
    [channel] = bench.dossier().sounding.channels
    told = "consent in writing, 16 November 2026: Their letter in the folder."
    assert (channel.openness, str(channel.reason)) == (Openness.OPEN, told)


def test_what_somebody_wrote_stays_when_another_way_is_chosen(bench: Bench) -> None:
    sheet = bench.open("channel")
    bench.press("1")
    assert "§ 15" in sheet.fields["reason"].text()
    bench.press("2")
    assert sheet.fields["reason"].text() == ""
    sheet.fields["reason"].set_text("Gave us the number.")
    bench.press("1")
    assert sheet.fields["reason"].text() == "Gave us the number."


def said(sheet: Filled) -> list[str]:
    return [each.text() for each in sheet.findChildren(QLabel) if each.isVisible()]


def test_rating_takes_a_digit_and_enter_each(bench: Bench) -> None:
    bench.open("rate")
    bench.press("4")
    bench.press(ENTER)
    bench.wait(lambda: bench.sheet.primary.isEnabled() and bench.sheet.fields["step"].text() == "")
    bench.press("5")
    bench.press(ENTER)
    bench.wait(lambda: bench.shelf.sheet is None)
    rated = {each.criterion: each.step for each in bench.dossier().sounding.ratings}
    assert rated == {"easy_to_work_with@1": "8", "need_fits@1": "10"}
    assert bench.actions == 5


def test_each_question_is_opened_and_answered_by_one_key(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices,
        "openUrl",
        lambda url: opened.append(bytes(url.toEncoded().data()).decode()),
    )
    sheet = bench.open("questions")
    assert isinstance(sheet, Questions)
    first = sheet.question
    bench.press(ENTER)
    assert opened == [first.address]
    bench.press("n")
    bench.wait(lambda: sheet.question is not first)
    second = sheet.question
    bench.press("s")
    bench.wait(lambda: sheet.question is not second)
    assert sheet._progress.text() == "2 of 7 answered"
    answers = {each.question: each.answer for each in bench.dossier().sounding.hand_searches}
    assert answers == {
        first.key: HandAnswer.NOTHING_FOUND,
        second.key: HandAnswer.SKIPPED,
    }


def test_a_finding_needs_an_address_or_a_page(bench: Bench) -> None:
    sheet = bench.open("questions")
    bench.press("f")
    bench.enter()
    assert sheet.fields["address"].input.accessibleDescription() != ""
    bench.type("https://news.example/fjordlys")
    bench.enter()
    bench.wait(lambda: len(bench.dossier().sounding.hand_searches) == 1)
    [found] = bench.dossier().sounding.hand_searches
    assert (found.address, found.weight) == ("https://news.example/fjordlys", Weight.NEUTRAL)


def test_an_address_that_no_browser_opens_is_refused_at_its_field(bench: Bench) -> None:
    sheet = bench.open("questions")
    bench.press("f")
    bench.type("javascript:alert(1)")
    bench.enter()
    described = sheet.fields["address"].input.accessibleDescription()
    assert "is not the address of a web page" in described
    assert bench.dossier().sounding.hand_searches == ()


def test_an_exception_is_reasoned_beside_what_is_not_met(bench: Bench) -> None:
    sheet = bench.open("qualify")
    focused = QApplication.focusWidget()
    assert focused is sheet.fields["signal_or_contact"].input
    bench.enter()
    assert bench.dossier().decision is None
    bench.type("We meet them on Thursday")
    bench.enter()
    decision = bench.dossier().decision
    assert decision is not None
    assert [each.reason for each in decision.waivers] == ["We meet them on Thursday"]
    assert bench.seat.desk.store.read(lambda ledger: ledger.cards.in_force()) is not None


def test_choosing_sql_shows_what_sql_demands(bench: Bench) -> None:
    sheet = bench.open("qualify")
    assert "contact_named" not in sheet.fields
    sheet.fields["stage"].set_text(Stage.SQL)
    sheet.fields["stage"].changed.emit(Stage.SQL)
    assert "contact_named" in sheet.fields
    assert sheet.primary.accessibleName() == "Lock as SQL"


def test_what_no_reason_helps_is_said_and_asks_for_none(bench: Bench) -> None:
    far = Demand(requirement="lowest_at_least", stage=Stage.MQL, number=101)
    bench.workspace.desk = replace(bench.seat.desk, starter=replace(CARD, demands=(far,)))
    company = bench.opened.company.id
    bench.shelf.open("qualify", dossiers.open_dossier(bench.workspace.desk, company))
    sheet = bench.sheet
    assert "lowest_at_least" not in sheet.fields
    told = [each.text() for each in sheet.findChildren(QLabel) if each.isVisible()]
    assert "No exception is possible: no answer that is still open can reach it." in told
    bench.enter()
    assert "the highest is" in sheet.fields["stage"].input.accessibleDescription()
    assert bench.dossier().decision is None


def test_the_path_of_the_folder_can_be_copied(bench: Bench) -> None:
    lead = bench.opened.lead
    decisions.qualify(
        bench.seat.desk, lead, Stage.MQL, exceptions={"signal_or_contact": "met them"}
    )
    bench.open("hand_over")
    bench.enter()
    [written] = [each for each in bench.done if isinstance(each, Exported)]
    copy = next(b for b in bench.sheet.findChildren(LinkButton) if b.text() == "Copy the path")
    copy.click()
    assert QGuiApplication.clipboard().text() == str(written.folder)


def test_without_a_decision_there_is_nothing_to_hand_over(bench: Bench) -> None:
    assert not bench.open("hand_over").primary.isEnabled()


def test_somebody_else_sits_down(bench: Bench) -> None:
    bench.shelf.open("people")
    bench.wait(lambda: bench.sheet.fields["person"].text() == str(JONAS.id))
    seated: list[Person] = []
    bench.workspace.seated.connect(seated.append)
    bench.enter()
    assert seated == [JONAS]
    assert bench.workspace.desk.person == JONAS.id


def test_a_key_is_put_in_and_never_kept_as_a_draft(bench: Bench) -> None:
    manifest = next(m for m in bench.seat.desk.lookups.manifests() if m.key == "brave_web")
    bench.shelf.open("key", manifest)
    bench.type("invented-key")
    bench.press(ESCAPE)
    bench.shelf.open("key", manifest)
    assert bench.sheet.fields["key"].text() == ""
    bench.type("invented-key")
    bench.enter()
    states = sources.overview(bench.seat.desk).states
    assert next(each for each in states if each.manifest.key == "brave_web").has_key


def test_the_card_is_signed_here_by_enter(bench: Bench) -> None:
    bench.shelf.open("sign", bench.seat.desk.starter)
    bench.wait(lambda: bench.sheet.fields["person"].text() != "")
    bench.enter()
    [card] = bench.seat.desk.store.read(lambda ledger: ledger.cards.all())
    assert [each.name for each in card.signatures] == ["Mette Kjær"]


def test_a_sheet_nobody_knows_is_our_own_fault(bench: Bench) -> None:
    with pytest.raises(KeyError):
        bench.shelf.open("nothing", bench.dossier())

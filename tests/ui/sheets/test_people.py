"""Sheets about our duties towards people: who was told, and what of a sole trader goes along."""

import json
from pathlib import Path

from tests.ui.sheets.conftest import Bench
from workbench.app import decisions, leads
from workbench.app.handoffs import Exported
from workbench.domain.informing import Informing
from workbench.domain.lead import SignalKind, Stage

HAVBRIS = "99000031"


def test_an_e_mail_of_today_is_one_key(bench: Bench) -> None:
    bench.open("inform")
    bench.enter()
    [told] = bench.dossier().sounding.informed
    assert (told.how, told.day) == (Informing.MAIL, bench.seat.desk.now().date())


def test_an_exception_without_a_reason_is_told_at_its_field(bench: Bench) -> None:
    sheet = bench.open("inform")
    sheet.fields["how"].set_text(Informing.BY_LAW.value)
    bench.enter()
    assert bench.shelf.sheet is sheet
    assert sheet.fields["note"]._error.isVisible()
    sheet.fields["note"].set_text("hvitvaskingsloven § 4")
    bench.enter()
    [told] = bench.dossier().sounding.informed
    assert (told.how, told.note) == (Informing.BY_LAW, "hvitvaskingsloven § 4")


def test_a_companys_folder_asks_nothing_about_personal_data(bench: Bench) -> None:
    assert "personal" not in bench.open("hand_over").fields


def test_a_sole_traders_folder_is_bare_until_somebody_says_why(bench: Bench) -> None:
    bench.opened = bench.seat.open(HAVBRIS)
    lead = bench.opened.lead
    desk, today = bench.seat.desk, bench.seat.desk.now().date()
    leads.note_signal(desk, lead, kind=SignalKind.ASKED_FOR_OFFER, day=today)
    unmet = {
        each.requirement: "agreed"
        for each in bench.dossier().requirements
        if each.stage is Stage.MQL and each.firm is None and each.met.value != "met"
    }
    decisions.qualify(desk, lead, Stage.MQL, exceptions=unmet)
    sheet = bench.open("hand_over")
    assert sheet.fields["personal"].text() == "out"
    sheet.fields["personal"].set_text("along")
    bench.enter()
    assert bench.done == []
    assert sheet.fields["why"]._error.isVisible()
    sheet.fields["personal"].set_text("out")
    bench.enter()
    assert _holds(bench.done[-1], "Tangvej 18") is False
    bench.shelf.close()
    sheet = bench.open("hand_over")
    sheet.fields["personal"].set_text("along")
    sheet.fields["why"].set_text("They asked us to.")
    bench.enter()
    assert _holds(bench.done[-1], "Tangvej 18") is True


def _holds(written: object, words: str) -> bool:
    assert isinstance(written, Exported)
    document: Path = next(each for each in written.files if each.suffix == ".json")
    return words in json.dumps(json.loads(document.read_bytes()), ensure_ascii=False)

"""From an opened company to a folder on disk: how few keys the sheets ask."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.ui.sheets.conftest import Bench
from workbench.app.handoffs import Exported
from workbench.domain.lead import SignalKind, Stage


def test_the_shortest_way_to_a_folder_takes_seven_actions(bench: Bench) -> None:
    bench.open("signal")
    bench.press("1")
    bench.enter()
    bench.open("qualify")
    bench.enter()
    bench.open("hand_over")
    bench.enter()
    [written] = [each for each in bench.done if isinstance(each, Exported)]
    assert (written.folder / "handoff.pdf").is_file()
    assert bench.actions == 7


def test_with_offer_and_contact_it_takes_fifteen(bench: Bench) -> None:
    bench.open("signal")
    bench.press("1")
    bench.enter()
    bench.open("offer")
    bench.type("Line monitoring")
    bench.press(Qt.Key.Key_Tab)
    bench.type("480000")
    bench.enter()
    bench.open("contact")
    bench.type("Ingrid Prøve")
    bench.enter()
    bench.open("qualify")
    bench.enter()
    bench.open("hand_over")
    bench.enter()
    assert bench.actions == 15
    known = bench.dossier()
    assert known.sounding.signals[0].kind is SignalKind.ASKED_FOR_OFFER
    assert known.sounding.offer is not None
    assert (str(known.sounding.offer.price.amount), known.sounding.offer.price.currency) == (
        "480000",
        "NOK",
    )
    assert known.sounding.contacts[0].where_from == "they asked us for an offer"
    assert known.decision is not None
    assert known.decision.stage is Stage.MQL
    [written] = [each for each in bench.done if isinstance(each, Exported)]
    assert Path(written.folder).parent == bench.seat.desk.exports

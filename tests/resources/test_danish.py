"""The window, the terminal and the handoff speak Danish, with Danish figures and days."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from tests.handoffs import bare, rich
from ui.application import reader_texts
from ui.main_window import MainWindow
from ui.theme.look import dress
from workbench.cli import main
from workbench.domain.card import Band
from workbench.domain.dossier import Dossier
from workbench.domain.figures import Money, Share
from workbench.export.formats.csv_table import CsvTable
from workbench.export.formats.html_page import HtmlPage
from workbench.export.formats.pdf import Pdf
from workbench.texts import Argument, load_texts, say, say_many

DANISH = load_texts("da", resources.path("texts"))

PAGE_ONE = (
    "Overlevering: fra marketing til salg",
    "Org.nr. 311 000 004",
    "Molde, Norge",
    "18 år gammel",
    "64 medarbejdere",
    "Klar",
    "5 af 7 besvaret",
    "Startkort",
    "underskrevet af begge",
    "låst af Mette Kjær, 22. november 2026",
    "Kan de?",
    "Vil de?",
    "480.000 NOK er 0,4 % af omsætningen",
    "egenkapital 46 % af aktiverne",
    "driftsresultat 9,80 mio. NOK i 2025; ét år viser ingen udvikling",
    "Taler for",
    "Taler imod",
    "Hvad vi ikke ved",
    "Åbn med",
    "Nævn ikke",
    "Næste skridt",
    "senest 26. november 2026, Jonas Lund",
)
FOLLOWING = (
    "Scorekort",
    "Alder og erfaring",
    "Krav",
    "Årsregnskab",
    "ikke oplyst",
    "118.400.000",
    "registrets oplysninger: 311000004",
    "søgt, intet fundet",
    "Hørt hos andre",
    "Skriver nogen om konkurs, retssager eller svindel?",
    "Markeret som salgskvalificeret (SQL)",
    "Undtagelse: Two references, fordi only one answered",
    "Belæg",
)
# Words of the page's own that nobody in the sample says.
ENGLISH_WORDS = (
    "Can they",
    "of 7 answered",
    "Rests on",
    "Scorecard",
    "Annual accounts",
    "not stated",
    "Next step",
    "locked by",
    "read 22",
    "Sources",
    "Starter card",
    "unit:",
)


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u2060", "").split())


def pdf_pages(finished: Dossier) -> list[str]:
    document = pypdfium2.PdfDocument(Pdf().write(finished, DANISH))
    try:
        return [plain(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def html_text(finished: Dossier) -> str:
    root = BeautifulSoup(HtmlPage().write(finished, DANISH), "lxml")
    for mark in root.find_all("sup"):
        mark.decompose()
    assert root.html is not None
    assert root.html["lang"] == "da"
    return plain(root.get_text(" "))


def test_the_pdf_is_danish() -> None:
    first, *following = pdf_pages(rich())
    assert [words for words in PAGE_ONE if words not in first] == []
    assert [words for words in FOLLOWING if words not in " ".join(following)] == []
    assert [words for words in ENGLISH_WORDS if words in " ".join([first, *following])] == []


def test_the_web_page_is_danish() -> None:
    text = html_text(rich())
    assert [words for words in (*PAGE_ONE, *FOLLOWING) if words not in text] == []
    assert [words for words in ENGLISH_WORDS if words in text] == []


def test_an_empty_dossier_is_danish_too() -> None:
    text = html_text(bare())
    assert "Endnu uden score" in text
    assert "Intet er slået op endnu." in text
    assert [words for words in ENGLISH_WORDS if words in text] == []


def test_the_table_has_danish_headings() -> None:
    written = CsvTable().write(rich(), DANISH).decode("utf-8-sig")
    heading = next(csv.reader(io.StringIO(written), delimiter=";" if ";" in written else ","))
    assert {"Virksomhed", "Søjle", "Spørgsmål", "Belæg"} <= set(heading)


def test_bands_are_words_a_salesperson_uses() -> None:
    assert [DANISH.say(band.words) for band in Band] == ["Klar", "Se nærmere", "Ikke nu"]


def test_figures_and_days_are_danish() -> None:
    values: dict[str, Argument] = {
        "money": Money(Decimal(9420000), "DKK"),
        "more": Money(Decimal(118400000000), "DKK"),
        "price": Money(Decimal(480000), "DKK"),
        "share": Share(Decimal("0.41")),
        "less": Share(Decimal("0.004")),
        "day": date(2026, 11, 22),
    }
    told = DANISH.say(say("{money} | {more} | {price} | {share} | {less} | {day}", **values))
    assert plain(told) == (
        "9,42 mio. kr. | 118 mia. kr. | 480.000 kr. | 41 % | 0,4 % | 22. november 2026"
    )


def test_one_and_many_are_told_apart() -> None:
    assert DANISH.say(say_many("{count} employee", "{count} employees", 1)) == "1 medarbejder"
    assert DANISH.say(say_many("{count} employee", "{count} employees", 0)) == "0 medarbejdere"
    assert DANISH.say(say_many("{count} employee", "{count} employees", 2100)) == (
        "2.100 medarbejdere"
    )


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own store and settings out of the test."""
    monkeypatch.setenv("LEADLINE_STORE", str(tmp_path / "leadline.db"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("LEADLINE_LANGUAGE", raising=False)


@pytest.mark.usefixtures("at_home")
def test_the_terminal_speaks_danish(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "da", "sources"]) == 0
    told = capsys.readouterr().out
    assert "Disse virker nu:" in told
    assert "kræver en nøgle" in told


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("asked", [["--language", "da"], ["--language=da"]])
def test_the_terminal_refuses_in_danish(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, "open", "923609017"]) == 2
    assert "Der er en fejl i 923609017." in capsys.readouterr().err


def test_the_window_speaks_danish(qapp: QApplication, qtbot: QtBot) -> None:
    window = MainWindow(dress(qapp, reader_texts("da"), "light"))
    qtbot.addWidget(window)
    assert window.sidebar.search.placeholderText() == "Åbn eller søg"

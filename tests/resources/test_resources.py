"""What the program ships is found, readable by Qt, complete and licensed."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources

WEIGHTS = {
    "Inter-Regular.ttf": QFont.Weight.Normal,
    "Inter-Medium.ttf": QFont.Weight.Medium,
    "Inter-SemiBold.ttf": QFont.Weight.DemiBold,
    "Inter-Bold.ttf": QFont.Weight.Bold,
}

NORDIC = "æøåÆØÅäöÄÖðþÐÞ"
NEIGHBOURS = "ßüÜłŁąćęńóśźżĄĆĘŃÓŚŹŻāčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽėįųĖĮŲõÕéèêçñ"
SIGNS = "−×±≈≤≥≠½€£§©·•…–—‘’“”«»„‚°‰→←↑↓↗↘▲▼●○✓\u00a0\u2009\u202f"


def icons() -> list[Path]:
    return sorted(resources.path("icons").glob("*.svg"))


def test_files_lie_beside_the_source() -> None:
    expected = Path(resources.__file__).parent / "icons" / "anchor.svg"
    assert resources.path("icons", "anchor.svg") == expected


def test_files_lie_in_the_unpacked_folder_of_a_frozen_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("fonts") == tmp_path.resolve() / "resources" / "fonts"


@pytest.mark.parametrize("name", WEIGHTS)
def test_the_font_has_every_letter_and_sign_we_write(name: str, qapp: QApplication) -> None:
    font = QRawFont(str(resources.path("fonts", name)), 13)
    assert font.isValid()
    assert [
        sign for sign in NORDIC + NEIGHBOURS + SIGNS if not font.supportsCharacter(ord(sign))
    ] == []


@pytest.mark.parametrize(("name", "weight"), WEIGHTS.items())
def test_each_file_is_one_weight_of_one_family(
    name: str, weight: QFont.Weight, qapp: QApplication
) -> None:
    added = QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
    assert "Inter" in QFontDatabase.applicationFontFamilies(added)
    assert QFontInfo(QFont("Inter", 13, weight)).weight() == weight


@pytest.mark.parametrize("name", WEIGHTS)
def test_figures_can_stand_in_columns(name: str, qapp: QApplication) -> None:
    font = QRawFont(str(resources.path("fonts", name)), 13)
    assert b"tnum" in font.fontTable("GSUB").data()


@pytest.mark.parametrize("icon", icons(), ids=lambda icon: icon.stem)
def test_an_icon_can_be_drawn_and_tinted(icon: Path, qapp: QApplication) -> None:
    assert QSvgRenderer(str(icon)).isValid()
    assert 'stroke="currentColor"' in icon.read_text("utf-8")


def test_there_are_icons() -> None:
    assert len(icons()) > 50


@pytest.mark.parametrize(
    ("licence", "words"),
    [(("fonts", "OFL.txt"), "SIL OPEN FONT LICENSE"), (("icons", "LICENSE.txt"), "ISC License")],
)
def test_the_licence_of_what_others_made_lies_beside_it(
    licence: tuple[str, str], words: str
) -> None:
    assert words in resources.path(*licence).read_text("utf-8")

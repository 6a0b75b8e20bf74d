"""The 4 px grid, the radii and the type scale, with the fonts made from them."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

import resources

GRID = 4
CONTROL_RADIUS = 6
CARD_RADIUS = 10
HIT_HEIGHT = 28
CONTROL_HEIGHT = 32
SIDEBAR_WIDTH = 196
INSPECTOR_WIDTH = 340
PAGE_MARGIN = 28
CARD_PADDING = 20
TRAY_HEIGHT = 32

INTER = "Inter"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the type scale: size and line height in px, weight, letter spacing in %."""

    size: int
    line: int
    weight: QFont.Weight
    spacing: float = 100.0
    fixed: bool = False


class Type(Enum):
    """The steps in use; figures are tabular in all of them."""

    BODY = Step(13, 20, QFont.Weight.Normal)
    STRONG = Step(13, 20, QFont.Weight.DemiBold)
    LABEL = Step(12, 16, QFont.Weight.DemiBold)
    SMALL = Step(12, 16, QFont.Weight.Normal)
    BRAND = Step(15, 20, QFont.Weight.DemiBold, 99.0)
    TITLE = Step(22, 28, QFont.Weight.DemiBold, 98.5)
    RANGE = Step(30, 34, QFont.Weight.Bold, 98.0)
    MONO = Step(12, 20, QFont.Weight.Normal, fixed=True)


def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt and return their families; none when they are missing."""
    families: dict[str, None] = {}
    folder = resources.path("fonts")
    if folder.is_dir():
        for file in sorted(folder.glob("*.ttf")):
            key = QFontDatabase.addApplicationFont(str(file))
            families |= dict.fromkeys(QFontDatabase.applicationFontFamilies(key))
    return tuple(families)


def font(kind: Type) -> QFont:
    """Return the font of a step; without Inter the system's own takes its place."""
    return QFont(_font(kind))


def figures(kind: Type) -> QFont:
    """Return the font of a step with digits of one width, for columns and for what changes.

    Only there: with them Inter widens its hyphen too, which tears words such as e-mail apart.
    """
    made = QFont(_font(kind))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def _font(kind: Type) -> QFont:
    step = kind.value
    if step.fixed:
        made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    else:
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        made = QFont([INTER, *system.families()])
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, step.spacing)
    made.setPixelSize(step.size)
    made.setWeight(step.weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made

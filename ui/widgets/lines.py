"""Breaks a text into lines of a width, for widgets that paint their words on the 20 px grid."""

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_STEP = 8
# A first use makes the whole enumeration: while this is read in, beside the window.
_WRAPPED = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def broken(text: str, letters: QFont, width: int) -> list[str]:
    """Return the lines of a text no wider than `width` px where words allow it.

    The lines are made about equally long, so that no single word is left in the last.
    """
    lines = _broken(text, letters, width)
    if len(lines) == 1:
        return lines
    metrics = QFontMetrics(letters)
    longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
    # A narrower width never takes fewer lines, so the narrowest that does is found by halving.
    fits, steps = 0, max(width - max(width // 2, longest) - 1, 0) // _STEP
    while fits < steps:
        tried = (fits + steps + 1) // 2
        narrower = _broken(text, letters, width - tried * _STEP)
        if len(narrower) > len(lines):
            steps = tried - 1
        else:
            fits, lines = tried, narrower
    return lines


def _broken(text: str, letters: QFont, width: int) -> list[str]:
    layout = QTextLayout(text, letters)
    option = QTextOption()
    option.setWrapMode(_WRAPPED)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start = line.textStart()
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines

"""Breaks a text into lines of a width, for widgets that paint their words on the 20 px grid."""

from PySide6.QtGui import QFont, QTextLayout, QTextOption


def broken(text: str, letters: QFont, width: int) -> list[str]:
    """Return the lines of a text no wider than `width` px where words allow it."""
    layout = QTextLayout(text, letters)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start = line.textStart()
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines

"""Files the program ships: theme, icons, font, templates, texts, starter cards, the demo world."""

import sys
from pathlib import Path


def path(*parts: str) -> Path:
    """Say where a shipped file or folder lies, from a checkout and in the frozen program.

    Args:
        parts: The way down from `resources/`, such as `"icons", "anchor.svg"`.

    Returns:
        An absolute path; nothing is promised about its existence, so a missing file shows itself
        where it is opened, under its full name.
    """
    # PyInstaller unpacks the program's data under sys._MEIPASS and sets it nowhere else.
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    root = Path(__file__).parent if unpacked is None else Path(unpacked) / "resources"
    return root.resolve().joinpath(*parts)

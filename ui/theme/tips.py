"""Tool tips that show words as they are written."""

from html import escape


def tip(text: str) -> str:
    """Return a tool tip that shows text as it is written.

    Qt takes a tip that looks like markup for markup, and reads the files that it names.
    """
    written = escape(text).replace("\n", "<br>").replace("  ", "&nbsp; ")
    return f"<span>{written}</span>" if text else ""

"""Tool tips that show words as they are written."""

# Written out here: the module html is not read before the first paint.
_WRITTEN = str.maketrans({"&": "&amp;", "<": "&lt;", "\n": "<br>"})


def tip(text: str) -> str:
    """Return a tool tip that shows text as it is written.

    Qt takes a tip that looks like markup for markup, and reads the files that it names.
    """
    return f"<span>{text.translate(_WRITTEN).replace('  ', '&nbsp; ')}</span>" if text else ""

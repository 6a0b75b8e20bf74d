"""Names for files and folders that every system takes, Windows included."""

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)^(con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)")
"""Device names that Windows keeps for itself, with any suffix (Naming Files, Microsoft Learn)."""


def safe_name(text: str, *, longest: int = 80) -> str:
    """Return the text as a name without path tricks, control or forbidden characters.

    At most `longest` characters and as many UTF-8 bytes times two; never empty.
    """
    normal = unicodedata.normalize("NFC", text)
    shown = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in normal)
    words = " ".join(_FORBIDDEN.sub(" ", shown).split())
    cut = words[:longest].encode()[: longest * 2].decode(errors="ignore").strip(" .")
    if not cut:
        return "_"
    return f"_{cut}"[:longest] if _RESERVED.match(cut) else cut

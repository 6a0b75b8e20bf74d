"""Letters folded so that every way of writing one name gives the same text."""

import re
import unicodedata

from anyascii import anyascii

_SAME_LETTER = str.maketrans(
    {"æ": "a", "ä": "a", "å": "a", "ø": "o", "ö": "o", "œ": "o", "ü": "u", "ő": "o", "ű": "u"}
    | {"ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
    | dict.fromkeys("'’‘`´ʼ", None)
)
"""Nordic and other letters by the plain one that foreigners type; an apostrophe is nothing."""

_WRITTEN_OUT = (
    (re.compile("a[ae]+"), "a"),
    (re.compile("oe+"), "o"),
    (re.compile("ue+"), "u"),
)
"""å as aa, æ and ä as ae, ø and ö as oe, ü as ue: each is the plain letter too."""


def skeleton(text: str) -> str:
    """Return text in small plain letters, digits and single spaces, equal for every spelling.

    `Sørensen`, `Soerensen`, `Sorensen` and `SÖRENSEN` are `sorensen`; `Århus` and `Aarhus` are
    `arhus`; `Газпром` is `gazprom`. What begins a text also begins its skeleton, so that a search
    may fold what has been typed so far. Letters of other scripts become Latin ones by the tables
    of anyascii (anyascii.com).
    """
    small = unicodedata.normalize("NFKC", text).casefold().translate(_SAME_LETTER)
    if not small.isascii():
        apart = unicodedata.normalize("NFKD", small)
        small = "".join(letter for letter in apart if not unicodedata.combining(letter))
        small = anyascii(small).casefold().translate(_SAME_LETTER)
    for written, plain in _WRITTEN_OUT:
        small = written.sub(plain, small)
    return " ".join(re.findall("[a-z0-9]+", small))

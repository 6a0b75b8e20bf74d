"""Words as they are searched and names as they are sorted, the same on every machine.

SQLite folds no ø, æ, ß or ł and PostgreSQL's collations differ by version, so we fold and make
sort keys ourselves.
"""

import unicodedata
from functools import lru_cache

_FOLDED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_APART = {number: " " for number in range(128) if not chr(number).isalnum()}
_LAST = {"æ": "\U0010fff0", "ø": "\U0010fff1", "å": "\U0010fff2"}
_DANISH = str.maketrans({**_LAST, "ä": _LAST["æ"], "ö": _LAST["ø"], "ü": "y"})


def fold(text: str) -> str:
    """Return text in small letters without marks: ø→o, æ→ae, å→a, ß→ss, ł→l; words by spaces."""
    # Most names are plain letters, and a bulk import folds a hundred thousand of them.
    if text.isascii():
        return " ".join(text.lower().translate(_APART).split())
    return _fold_marked(text)


# Of many names that are folded at once few are long, and towns and people come again and again.
@lru_cache(maxsize=1024)
def _fold_marked(text: str) -> str:
    # Signs such as ㎩ only fall apart into capitals, so letters are made small after that too.
    apart = unicodedata.normalize("NFKD", text.casefold())
    small = unicodedata.normalize("NFKD", apart.casefold()).translate(_FOLDED)
    bare = "".join(letter for letter in small if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())


def searched(*texts: str) -> str:
    """Return what is searched for some texts: folded, with å both as a and as aa."""
    composed = [each if each.isascii() else unicodedata.normalize("NFC", each) for each in texts]
    folded = " ".join(filter(None, map(fold, composed)))
    spelt_out = [each.replace("å", "aa").replace("Å", "Aa") for each in composed]
    if spelt_out == composed:
        return folded
    return " ".join((folded, *filter(None, map(fold, spelt_out))))


def query_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a query."""
    return tuple(fold(text).split())


def sort_key(name: str) -> bytes:
    """Return bytes that sort as Danish and Norwegian do: æ, ø, å last, aa as å, case aside.

    Names equal but for case or marks are told apart by the name itself.
    """
    small = name.casefold()
    if small.isascii() and "aa" not in small:
        return small.encode() + b"\0" + name.encode()
    small = unicodedata.normalize("NFC", small).replace("aa", "å").translate(_DANISH)
    bare = unicodedata.normalize("NFKD", small)
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return letters.encode() + b"\0" + name.encode()

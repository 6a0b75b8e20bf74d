"""Company names folded for comparing: Nordic letters, legal form and telling words apart."""

import re
import unicodedata
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {"æ": "ae", "ä": "ae", "ø": "o", "ö": "o", "å": "a", "ß": "ss", "ł": "l", "đ": "d", "ð": "d"}
    | {"þ": "th", "&": " "}
)
_SLASHED_FORM = re.compile(r"\b([aikp])\s?/\s?s\b")
"""A/S, I/S, K/S and P/S are one word each."""

_LONG_A = re.compile("aa+")
_WORD = re.compile(r"[a-z0-9]+")
FORMS = frozenset(
    {"ab", "ag", "amba", "ans", "aps", "as", "asa", "ba", "bv", "da", "enk"}
    | {"enkeltpersonforetak", "fmba", "gmbh", "hb", "inc", "is", "ivs", "kb", "ks", "limited"}
    | {"llc", "llp", "ltd", "nuf", "nv", "oy", "oyj", "plc", "ps", "sa", "sarl", "sas"}
    | {"smba", "split", "srl"}
)
_BESIDE_THE_POINT = frozenset(
    {"and", "danmark", "denmark", "group", "gruppen", "holding", "international", "invest"}
    | {"norden", "nordic", "nordics", "norge", "norway", "of", "og", "scandinavia", "split"}
    | {"the"}
)
"""Words by which the companies of one family differ, and which tell no two families apart."""


@dataclass(frozen=True, slots=True)
class Name:
    """A company's name in parts.

    Attributes:
        words: all words but the legal form, folded, in order.
        telling: the words that tell this family from others.
        form: the legal form in the name, folded ("as" for AS and A/S), or empty.
    """

    words: tuple[str, ...]
    telling: frozenset[str]
    form: str

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.words)


def fold(text: str) -> str:
    """Return text in lower case and plain letters: ø is o, æ is ae, å and aa are a."""
    letters = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    apart = unicodedata.normalize("NFKD", letters)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _LONG_A.sub("a", plain.casefold())


def read_name(text: str) -> Name:
    """Return a name in parts; a legal form counts only as the first or the last word."""
    words = _WORD.findall(_SLASHED_FORM.sub(r"\1s", fold(text)))
    form = ""
    if len(words) > 1 and words[-1] in FORMS:
        form = words.pop()
    elif len(words) > 1 and words[0] in FORMS:
        form = words.pop(0)
    telling = frozenset(words) - _BESIDE_THE_POINT
    return Name(words=tuple(words), telling=telling or frozenset(words), form=form)

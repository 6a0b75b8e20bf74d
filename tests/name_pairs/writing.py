"""One name as others write it: other letters, form left out or spelt out, short words, slips."""

import random
import re
from collections.abc import Callable

_FORMS = (
    ("A/S", "AS", "Aktieselskab"),
    ("ApS", "Aps", "Anpartsselskab"),
    ("AS", "A/S", "Aksjeselskap"),
    ("ASA", "Asa", "Allmennaksjeselskap"),
    ("AB", "Ab", "Aktiebolag", "AB (publ)"),
    ("Oyj", "OYJ", "Abp"),
    ("Oy", "OY", "Osakeyhtiö"),
    ("AG", "A.G.", "Aktiengesellschaft"),
    ("GmbH", "G.m.b.H.", "Gesellschaft mit beschränkter Haftung"),
    ("SA", "S.A.", "Société Anonyme"),
    ("SpA", "S.p.A.", "Spa"),
    ("NV", "N.V.", "Naamloze Vennootschap"),
    ("PLC", "plc", "P.L.C.", "Public Limited Company"),
    ("Ltd", "Limited", "Ltd."),
    ("Inc", "Inc.", "Incorporated"),
    ("Corp", "Corporation", "Corp."),
    ("LLC", "L.L.C."),
)
_SHORTENED = (
    ("International", "Intl", "Int'l"),
    ("Group", "Grp"),
    ("Technologies", "Tech"),
    ("Technology", "Tech"),
    ("Services", "Svcs"),
    ("Industries", "Ind"),
    ("Pharmaceuticals", "Pharma"),
    ("Systems", "Sys"),
    ("Energy", "Energi"),
    ("Holding", "Holdings"),
    ("Communications", "Comm"),
)
_LETTERS = (
    ("oe", "ø"),
    ("ae", "æ"),
    ("aa", "å"),
    ("ø", "o"),
    ("ö", "o"),
    ("ä", "a"),
    ("å", "a"),
    ("ü", "ue"),
    ("é", "e"),
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LONG_ENOUGH = 5
_AT_THE_START = 0.1
"""The share of slips in the first letter: people look at that one."""


def written_otherwise(name: str, country: str, draw: random.Random) -> str:
    """Return a name as somebody else might write it; one or two ways at once."""
    del country
    ways: tuple[Callable[[str, random.Random], str], ...] = (
        _cased,
        _without_form,
        _form_otherwise,
        _shortened,
        _joined,
        _letters,
        _punctuated,
        _slipped,
        _slipped,
    )
    written = name
    for way in draw.sample(ways, draw.choice((1, 1, 2))):
        written = way(written, draw)
    return written


def _cased(name: str, draw: random.Random) -> str:
    return draw.choice((name.upper(), name.lower(), name.title()))


def _without_form(name: str, draw: random.Random) -> str:
    del draw
    words = name.split()
    last = words[-1].strip(".,")
    known = any(last == writing for writings in _FORMS for writing in writings)
    return " ".join(words[:-1]).rstrip(",") if known and len(words) > 1 else name


def _form_otherwise(name: str, draw: random.Random) -> str:
    for writings in _FORMS:
        for writing in writings:
            if name.endswith(f" {writing}"):
                return name[: -len(writing)] + draw.choice(writings)
    return name


def _shortened(name: str, draw: random.Random) -> str:
    for long, *short in _SHORTENED:
        if long in name:
            return name.replace(long, draw.choice(short))
    return name


def _joined(name: str, draw: random.Random) -> str:
    words = name.split()
    if len(words) < 4:
        return name
    at = draw.randrange(1 if words[0] == "The" else 0, len(words) - 2)
    return " ".join((*words[:at], words[at] + words[at + 1], *words[at + 2 :]))


def _letters(name: str, draw: random.Random) -> str:
    fitting = [pair for pair in _LETTERS if pair[0] in name]
    return name.replace(*draw.choice(fitting)) if fitting else name


def _punctuated(name: str, draw: random.Random) -> str:
    if "&" in name:
        return name.replace("&", "and")
    if " and " in name:
        return name.replace(" and ", " & ")
    return draw.choice((f"The {name}", name.replace(" ", "-", 1), f"{name}."))


def _slipped(name: str, draw: random.Random) -> str:
    """Return a name with one letter of a long word changed, added, left out or swapped."""
    words = re.finditer(r"[A-Za-zÀ-ÿ]+", name)
    long = [found for found in words if len(found[0]) >= _LONG_ENOUGH]
    if not long:
        return name
    found = draw.choice(long)
    first = draw.random() < _AT_THE_START
    at = found.start() if first else draw.randrange(found.start() + 1, found.end() - 1)
    kind = draw.randrange(4)
    if kind == 0:
        return name[:at] + draw.choice(_ALPHABET) + name[at + 1 :]
    if kind == 1:
        return name[:at] + draw.choice(_ALPHABET) + name[at:]
    if kind == 2:
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]

"""The fixed queries and rows with which an offline register is measured, out of its own names."""

import random
from collections.abc import Sequence

from tests.lifelike import SEED, Lifelike
from workbench.domain.company import Identifier, Scheme
from workbench.domain.profile import Profile
from workbench.matching.letters import skeleton

_FEWEST = 3
_SLIPPING = 4


def queries(companies: Sequence[Lifelike], count: int) -> list[str]:
    """Return queries of three letters or more: words begun and whole, several, places, numbers."""
    draw = random.Random(SEED)  # noqa: S311 - the same each time
    made: list[str] = []
    while len(made) < count:
        company = draw.choice(companies)
        typed = _typed(company, len(made) % 10, draw)
        if len(typed.replace(" ", "")) >= _FEWEST:
            made.append(typed)
    return made


def misspelt(companies: Sequence[Lifelike], count: int) -> list[str]:
    """Return one to three words of names with one slip in a word of at least four letters."""
    draw = random.Random(SEED + 1)  # noqa: S311 - the same each time
    made: list[str] = []
    while len(made) < count:
        words = _words(draw.choice(companies).name)[: draw.randint(1, 3)]
        at = draw.randrange(len(words))
        if len(words[at]) > _SLIPPING:
            words[at] = _slipped(words[at], draw)
            made.append(" ".join(words))
    return made


def rows(companies: Sequence[Lifelike], count: int) -> list[Profile]:
    """Return rows of a list: name and town, one in five with its number, one in ten misspelt."""
    draw = random.Random(SEED + 2)  # noqa: S311 - the same each time
    chosen = (draw.choice(companies) for _ in range(count))
    return [_row(each, at, draw) for at, each in enumerate(chosen)]


def _row(company: Lifelike, at: int, draw: random.Random) -> Profile:
    name = company.name.title()
    if at % 10 == 1:
        words = name.split(" ")
        words[0] = _slipped(words[0], draw)
        name = " ".join(words)
    number = (Identifier(Scheme.NO_ORGNR, company.number),) if at % 5 == 0 else ()
    return Profile(name=name, town=company.town.title(), identifiers=number)


def _typed(company: Lifelike, kind: int, draw: random.Random) -> str:
    words = _words(company.name)
    first = words[0]
    ways = (
        first[:3],
        first[:3],
        first[: draw.randint(4, 6)],
        first[: draw.randint(4, 6)],
        draw.choice(words),
        " ".join(word[:4] for word in reversed(words)),
        company.name,
        f"{first} {company.town}",
        company.number[: draw.randint(6, 9)],
        " ".join(words[:2])[:-1],
    )
    return ways[kind]


def _words(name: str) -> list[str]:
    return skeleton(name).split()


def _slipped(word: str, draw: random.Random) -> str:
    at = draw.randrange(len(word) - 1)
    match draw.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + draw.choice("aeirst") + word[at:]
        case 2:
            return word[:at] + draw.choice("aeirst") + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

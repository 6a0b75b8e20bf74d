"""Labelled pairs of names: as published, and made of real names by known ways of writing them."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from tests.name_pairs.siblings import sibling, two_siblings
from tests.name_pairs.writing import written_otherwise
from workbench.matching.letters import skeleton
from workbench.matching.name_words import read_words

_FOLDER = Path(__file__).parent
_NEAREST = 6


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A name asked for, one found, and whether they are the same company."""

    asked: str
    found: str
    country: str
    same: bool
    how: str
    """How the pair came about: `listed`, `written`, `sibling`, `nearest`, `published`."""

    quality: str = ""
    """How clear a published verdict is: `strong`, `medium` or `weak`."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A company on an exchange."""

    isin: str
    country: str
    short: str
    full: str

    @property
    def held_out(self) -> bool:
        """Whether it is in the half that nothing was tuned on: by the check digit of its ISIN."""
        return int(self.isin[-1]) % 2 == 1


def published() -> tuple[tuple[LabelledPair, float], ...]:
    """Return the pairs of OpenSanctions, each with the score of logic-v2."""
    with (_FOLDER / "opensanctions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (
                LabelledPair(
                    row["asked"],
                    row["found"],
                    country="",
                    same=row["same"] == "yes",
                    how="published",
                    quality=row["quality"],
                ),
                float(row["logic_v2"]),
            )
            for row in csv.DictReader(file)
        )


def listed() -> tuple[Listed, ...]:
    """Return the listed companies, in the order of their ISIN."""
    with (_FOLDER / "listed.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Listed(**row) for row in csv.DictReader(file))


def made(companies: Sequence[Listed], seed: int) -> Iterator[LabelledPair]:
    """Yield pairs made of companies: the same in other writings, siblings, and their nearest."""
    draw = random.Random(seed)  # noqa: S311 - makes examples, keeps no secret
    nearest = _Nearest(companies)
    for company in companies:
        yield from _same(company, draw)
        for asked in (company.short, company.full):
            other = sibling(company.full, company.country, draw)
            yield LabelledPair(asked, other, company.country, same=False, how="sibling")
        one, other = two_siblings(company.full, company.country, draw)
        yield LabelledPair(one, other, company.country, same=False, how="sibling")
        for other in nearest.of(company):
            yield LabelledPair(company.short, other, company.country, same=False, how="nearest")


def _same(company: Listed, draw: random.Random) -> Iterator[LabelledPair]:
    country = company.country
    if skeleton(company.short) != skeleton(company.full):
        yield LabelledPair(company.short, company.full, country, same=True, how="listed")
    for name in (company.short, company.full, company.full):
        asked = written_otherwise(name, country, draw)
        yield LabelledPair(asked, company.full, country, same=True, how="written")


class _Nearest:
    """The likest names of other companies, those that may be the same company left out."""

    def __init__(self, companies: Sequence[Listed]) -> None:
        self._companies = companies
        self._folded = [" ".join(read_words(each.full, each.country).bearing) for each in companies]
        self._telling = [read_words(each.full, each.country).telling for each in companies]

    def of(self, company: Listed) -> Iterator[str]:
        words = read_words(company.full, company.country)
        found = process.extract(
            " ".join(words.bearing), self._folded, scorer=fuzz.ratio, limit=_NEAREST
        )
        for _, _, at in found:
            telling = self._telling[at]
            # One issuer may have several ISINs, under names of which one contains the other.
            if not (telling <= words.telling or words.telling <= telling):
                yield self._companies[at].full

"""`python -m tests.proof.name_precision`: measures which kinds of pairs are right."""

import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import resources
from tests.lifelike import HEAD, Lifelike, companies
from tests.name_pairs.triples import triples
from tests.name_pairs.writing import written_otherwise
from workbench.domain.profile import Profile
from workbench.domain.registers import RegisterHit
from workbench.domain.verdict import Answer, Verdict
from workbench.jobs import JobControl
from workbench.matching.judge import judge
from workbench.matching.precision import lower_bound
from workbench.registers.shelf import RegisterShelf

_COMPANIES = 250_000
_QUERIES = 12_000
_ABSENT_EACH = 5
"""Of so many companies one is not in the register; its sisters are."""

_SEED = 20261128
_OFFERED = 10
_TOWN = "It is in"


@dataclass(frozen=True, slots=True)
class Asked:
    """A company as somebody's list has it."""

    profile: Profile
    number: str
    present: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one search: the likeliest company, if any, and whether it is the right one."""

    asked: Asked
    best: RegisterHit | None
    verdict: Verdict | None
    triples: float
    """How alike the letter triples of the likest name are, 0 to 1."""

    @property
    def right(self) -> bool:
        """Whether the likeliest company is the one that was meant."""
        return self.best is not None and self.best.number.value == self.asked.number

    @property
    def said(self) -> Answer:
        """What is answered; nobody found is a difference from everybody."""
        if self.best is None:
            return Answer.DIFFERENT
        return self.verdict.answer if self.verdict is not None else Answer.CANNOT_TELL

    @property
    def accepted(self) -> bool:
        """Whether it would be taken without a person."""
        return self.verdict is not None and self.verdict.accepted


def is_absent(place: int) -> bool:
    """Whether the company at a place of the list is left out of the register."""
    return place % _ABSENT_EACH == _ABSENT_EACH - 1


def asked(every: Sequence[Lifelike], count: int, draw: random.Random) -> Iterator[Asked]:
    """Yield companies as somebody wrote them down: the town told, left out, or another one."""
    for place in draw.sample(range(len(every)), count):
        company = every[place]
        chance = draw.random()
        town = company.town.title() if chance < 0.7 else ""
        if chance > 0.95:
            town = every[draw.randrange(len(every))].town.title()
        name = company.name.title() if company.name.isupper() else company.name
        profile = Profile(name=written_otherwise(name, "NO", draw), country="NO", town=town)
        yield Asked(profile, company.number, present=not is_absent(place))


def outcome(shelf: RegisterShelf, query: Asked) -> Outcome:
    """Return what the register and the matcher make of a query."""
    hits = shelf.candidates(query.profile, JobControl(), _OFFERED)
    judged = [(judge(query.profile, bare(hit.profile)), hit) for hit in hits]
    likest = max((triples(query.profile.name, hit.profile.name) for hit in hits), default=0.0)
    if not judged:
        return Outcome(query, None, None, likest)
    verdict, best = max(judged, key=lambda each: each[0].probability)
    rivals = [each for each, _ in judged if each.answer is Answer.SAME]
    elsewhere = [each for each in rivals if any(_TOWN in str(told) for told in each.differs)]
    if len(rivals) - len(elsewhere) > 1 or (rivals and len(rivals) == len(elsewhere) > 1):
        # Two that may both be meant are for a person.
        return Outcome(query, best, None, likest)
    return Outcome(query, best, verdict, likest)


def bare(profile: Profile) -> Profile:
    """Return a profile as the generator means it: the form that its name bears, and no number."""
    return Profile(name=profile.name, country=profile.country, town=profile.town)


def measured(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """Return of each kind how many pairs came out as the same, and how many of these were right."""
    accepted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for each in outcomes:
        if each.verdict is not None and each.said is Answer.SAME and not each.verdict.family:
            accepted[each.verdict.kind] += 1
            right[each.verdict.kind] += each.right and each.asked.present
    return {kind: (count, right[kind]) for kind, count in accepted.most_common()}


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what came out, in lines: of those that are there, and of those that are not."""
    there = [each for each in outcomes if each.asked.present]
    gone = [each for each in outcomes if not each.asked.present]
    found = sum(each.said is Answer.SAME and each.right for each in there)
    wrong = sum(each.said is Answer.SAME and not each.right for each in there)
    none = sum(each.said is Answer.DIFFERENT for each in there)
    taken = sum(each.said is Answer.SAME for each in gone)
    absent = sum(each.said is Answer.DIFFERENT for each in gone)
    alone = sum(each.accepted for each in gone)
    yield f"{len(there)} there: {found} found, {wrong} taken for another, {none} said to be absent"
    yield f"{len(gone)} not there: {taken} likely another, {absent} said to be absent"
    yield f"{len(gone)} not there: {alone} accepted without a person"
    yield f"{len(there)} there: {sum(each.accepted and each.right for each in there)} accepted"
    for threshold in (0.6, 0.7, 0.8):
        by_triples = sum(each.triples >= threshold for each in gone)
        kept = sum(each.triples >= threshold and each.right for each in there)
        yield f"letter triples at {threshold}: {kept} found, {by_triples} not there but accepted"


def main() -> None:
    """Build a register, ask it, and write down what was right."""
    every = list(companies(_COMPANIES))
    draw = random.Random(_SEED)  # noqa: S311 - makes examples, keeps no secret
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "enheter_alle.csv"
        write(file, (each for place, each in enumerate(every) if not is_absent(place)))
        shelf = RegisterShelf(Path(folder) / "registers", now=lambda: datetime.now(UTC))
        shelf.build(file, JobControl())
        outcomes = [outcome(shelf, each) for each in asked(every, _QUERIES, draw)]
    kinds = measured(outcomes)
    for kind, (count, right) in kinds.items():
        sys.stdout.write(f"{count:6} {right:6} {lower_bound(right, count):.4f} {kind}\n")
    sys.stdout.writelines(f"{line}\n" for line in summary(outcomes))
    with resources.path("matching", "precision.csv").open(
        "w", encoding="utf-8", newline=""
    ) as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(("kind", "accepted", "right"))
        writer.writerows((kind, *counts) for kind, counts in kinds.items())


def write(file: Path, rows: Iterator[Lifelike]) -> None:
    """Write a register's file."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, quoting=csv.QUOTE_ALL)
        writer.writerow(HEAD)
        for block in iter(lambda: list(islice(rows, 10_000)), []):
            writer.writerows(block)


if __name__ == "__main__":
    main()

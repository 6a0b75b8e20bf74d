"""What speaks for and against each candidate of a query; it orders them and accepts none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from workbench.domain.company import Candidate, Identifier, Query
from workbench.matching.names import Name, read_name
from workbench.texts import Message, say, say_many

_STATUSES = {
    "ceased": say("It has ceased."),
    "bankrupt": say("It is bankrupt."),
    "compulsory_dissolution": say("It is being dissolved by order."),
    "in_liquidation": say("It is being wound up."),
    "in_reorganisation": say("It is under reconstruction."),
    "strike_off_proposed": say("It is about to be struck off."),
    "merged": say("It was merged into another company."),
}
_SAME, _CONTAINED, _SHARED, _ELSE = range(4)


@dataclass(frozen=True, slots=True)
class _Compared:
    candidate: Candidate
    closeness: int
    likeness: float
    vouched: bool
    """Its source says why it is the one: it owns the branch, or has the web address."""

    @property
    def order(self) -> tuple[bool, bool, int, bool, float, str, Identifier]:
        found = self.candidate
        unwell = found.status in _STATUSES
        return (
            not found.decisive,
            not self.vouched,
            self.closeness,
            unwell,
            -self.likeness,
            found.name,
            found.identifier,
        )


def compare(query: Query, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates with what agrees and differs, the likeliest first.

    Entities with the same number are one candidate. A likely name decides nothing: a person
    chooses, and is told of siblings that share the telling words.
    """
    offered: dict[Identifier, Candidate] = {}
    for candidate in candidates:
        known = offered.setdefault(candidate.identifier, candidate)
        agrees = tuple(dict.fromkeys((*known.agrees, *candidate.agrees)))
        offered[candidate.identifier] = replace(known, agrees=agrees)
    names = {number: read_name(each.name) for number, each in offered.items()}
    typed = read_name(query.name) if query.name else None
    compared = [
        _compare(query, typed, candidate, names[number], _siblings(number, names))
        for number, candidate in offered.items()
    ]
    return tuple(each.candidate for each in sorted(compared, key=lambda each: each.order))


def _compare(
    query: Query, typed: Name | None, candidate: Candidate, name: Name, siblings: int
) -> _Compared:
    agrees, differs = list(candidate.agrees), list(candidate.differs)
    closeness, likeness = _ELSE, 0.0
    if candidate.decisive:
        agrees.append(say("It holds the number {number}.", number=candidate.identifier.value))
    if typed is not None:
        closeness, likeness = _closeness(typed, name), fuzz.ratio(typed.text, name.text)
        agrees += _likenesses(typed, name, closeness)
        differs += _differences(typed, name)
    if candidate.status in _STATUSES:
        differs.append(_STATUSES[candidate.status])
    if siblings and query.name:
        differs.append(
            say_many(
                "{count} other here has the same telling words: compare number and town.",
                "{count} others here have the same telling words: compare number and town.",
                siblings,
            )
        )
    told = replace(candidate, agrees=tuple(agrees), differs=tuple(differs))
    return _Compared(told, closeness, likeness, vouched=bool(candidate.agrees))


def _closeness(typed: Name, name: Name) -> int:
    if typed.words == name.words:
        return _SAME
    if typed.telling <= frozenset(name.words):
        return _CONTAINED
    return _SHARED if typed.telling & name.telling else _ELSE


def _likenesses(typed: Name, name: Name, closeness: int) -> Sequence[Message]:
    if closeness == _SAME and typed.form in {"", name.form}:
        return (say("The name is the one typed."),)
    if closeness == _SAME:
        return (say("The name is the one typed, but for the legal form."),)
    return (say("Its name contains what you typed."),) if closeness == _CONTAINED else ()


def _differences(typed: Name, name: Name) -> Iterable[Message]:
    missing = [word for word in typed.words if word not in name.words]
    more = [word for word in name.words if word not in typed.words]
    if missing:
        yield say("Its name lacks: {words}.", words=", ".join(missing))
    if more:
        yield say("Its name has more: {words}.", words=", ".join(more))
    if typed.form and name.form and typed.form != name.form:
        yield say(
            "Its legal form is {theirs}, not {typed}.",
            theirs=name.form.upper(),
            typed=typed.form.upper(),
        )


def _siblings(number: Identifier, names: dict[Identifier, Name]) -> int:
    """Count the other candidates with the same telling words: form, country or owner differs."""
    telling = names[number].telling
    return sum(other != number and name.telling == telling for other, name in names.items())

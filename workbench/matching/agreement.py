"""What speaks for and against each candidate of a query; it orders them and accepts none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.domain.company import Candidate, Identifier, Query
from workbench.domain.profile import Profile
from workbench.domain.verdict import Verdict
from workbench.matching.judge import judge
from workbench.matching.letters import skeleton
from workbench.matching.name_words import NameWords, read_words
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
    probability: int
    vouched: bool
    """Its source says why it is the one: it owns the branch, or has the web address."""

    @property
    def order(self) -> tuple[bool, bool, int, bool, int, str, Identifier]:
        found = self.candidate
        unwell = found.status in _STATUSES
        return (
            not found.decisive,
            not self.vouched,
            self.closeness,
            unwell,
            -self.probability,
            found.name,
            found.identifier,
        )


def compare(query: Query, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates with what agrees, differs and is not given, the likeliest first.

    Entities with the same number are one candidate. Words of a query that are a candidate's town
    say where the company is, not what it is called. A likely name decides nothing: a person
    chooses, is told of siblings that share the telling words, and of a number whose holder is
    called something else.
    """
    offered: dict[Identifier, Candidate] = {}
    for candidate in candidates:
        known = offered.setdefault(candidate.identifier, candidate)
        agrees = tuple(dict.fromkeys((*known.agrees, *candidate.agrees)))
        offered[candidate.identifier] = replace(known, agrees=agrees)
    names = {number: read_words(each.name, each.country) for number, each in offered.items()}
    compared = [
        _compare(query, candidate, _siblings(number, names))
        for number, candidate in offered.items()
    ]
    return tuple(each.candidate for each in sorted(compared, key=lambda each: each.order))


def profile_of(candidate: Candidate) -> Profile:
    """Return what a candidate's source tells of it."""
    return Profile(
        name=candidate.name,
        identifiers=(candidate.identifier,),
        country=candidate.country,
        form=candidate.form,
        town=candidate.town,
        founded=candidate.founded,
        status=candidate.status,
    )


def _compare(query: Query, candidate: Candidate, siblings: int) -> _Compared:
    agrees, differs = list(candidate.agrees), list(candidate.differs)
    closeness, probability, sister = _ELSE, 0, False
    if candidate.decisive:
        agrees.append(say("It holds the number {number}.", number=candidate.identifier.value))
    if query.name or query.called:
        asked, found = _asked(query, candidate), replace(profile_of(candidate), identifiers=())
        verdict = judge(asked, found)
        closeness = _closeness(read_words(asked.name), read_words(found.name, found.country))
        probability, sister = verdict.probability, verdict.family
        agrees += verdict.agrees
        differs += (*_contradicts(query, candidate, verdict), *verdict.differs)
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
    told = replace(
        candidate,
        agrees=tuple(agrees),
        differs=tuple(differs),
        missing=tuple(_missing(query, candidate)),
        sister=sister,
    )
    return _Compared(told, closeness, probability, vouched=bool(candidate.agrees))


def _asked(query: Query, candidate: Candidate) -> Profile:
    """Return what was typed as a profile; words that are the candidate's town are its town."""
    town = skeleton(candidate.town).split()
    typed = query.name or query.called
    words = typed.split()
    name = [word for word in words if not (set(skeleton(word).split()) & set(town))]
    in_name = set(skeleton(candidate.name).split()) & set(town)
    if town and name and len(name) < len(words) and not in_name:
        return Profile(name=" ".join(name), town=candidate.town)
    return Profile(name=typed)


def _contradicts(query: Query, candidate: Candidate, verdict: Verdict) -> Iterable[Message]:
    if candidate.decisive and query.identifier is not None and not verdict.agrees:
        yield say(
            "The number is that of {theirs}, not of {ours}.",
            theirs=candidate.name,
            ours=query.name or query.called,
        )


def _missing(query: Query, candidate: Candidate) -> Iterable[Message]:
    """Yield what would tell the candidate apart, and its source does not give."""
    if not candidate.town:
        yield say("Its town is not given.")
    asked = query.name or query.called
    typed = read_words(asked).forms if asked else ()
    if typed and not candidate.form and not read_words(candidate.name, candidate.country).forms:
        yield say("Its legal form is not given.")


def _closeness(typed: NameWords, name: NameWords) -> int:
    if typed.bearing == name.bearing:
        return _SAME
    if typed.telling <= frozenset(name.words):
        return _CONTAINED
    return _SHARED if typed.telling & name.telling else _ELSE


def _siblings(number: Identifier, names: Mapping[Identifier, NameWords]) -> int:
    """Count the other candidates with the same telling words: form, country or owner differs."""
    telling = names[number].telling
    return sum(other != number and name.telling == telling for other, name in names.items())

"""Whether a row of a file and a company of ours are the same: the one place that decides it."""

from collections.abc import Iterable

from workbench.domain.company import Identifier, Scheme
from workbench.domain.profile import Profile
from workbench.domain.verdict import Answer, Verdict
from workbench.matching.cells import holds, phone_number
from workbench.matching.letters import skeleton
from workbench.matching.names import read_name
from workbench.texts import Message, say

_ENOUGH = 2
"""Things beside the name that must agree, none disagreeing, before nobody need be asked."""
_TELLING = frozenset({"street", "domain", "telephone"})
"""Of which one must be among them: a form, a country and a town are many companies'."""
_CERTAIN, _LIKELY, _OPEN, _NO = 100, 95, 50, 0


def decide(row: Profile, known: Profile) -> Verdict:
    """Return whether two profiles are one company.

    Only equal identifiers, or a name with everything else that both tell, are accepted without a
    person; an equal name or domain alone is for a person to judge.
    """
    ours, theirs = _numbers(row.identifiers), _numbers(known.identifiers)
    equal = sorted(ours & theirs)
    if equal:
        agrees = tuple(say("the same number: {number}", number=str(each)) for each in equal)
        return Verdict(
            answer=Answer.SAME, probability=_CERTAIN, kind="number", accepted=True, agrees=agrees
        )
    apart = tuple(
        say("another number: {ours} and {theirs}", ours=str(mine), theirs=str(other))
        for mine in sorted(ours)
        for other in sorted(theirs)
        if mine.scheme is other.scheme and mine.scheme is not Scheme.EU_VAT
    )
    if apart:
        return Verdict(answer=Answer.DIFFERENT, probability=_NO, kind="number", differs=apart)
    return _by_words(row, known)


def _by_words(row: Profile, known: Profile) -> Verdict:
    name = _name_agrees(row, known)
    agreeing, differs = _beside(row, known)
    agrees = tuple(say("{what} agrees", what=what) for what in agreeing)
    enough = len(agrees) >= _ENOUGH and any(each.msgid in _TELLING for each in agreeing)
    same_name = say("the same name: {name}", name=known.name)
    domain = bool(set(row.domains) & set(known.domains))
    if name and enough and not differs:
        return Verdict(
            answer=Answer.SAME,
            probability=_LIKELY,
            kind="words",
            accepted=True,
            agrees=(same_name, *agrees),
        )
    if name or domain:
        return Verdict(
            answer=Answer.CANNOT_TELL,
            probability=_OPEN,
            kind="words",
            agrees=(same_name, *agrees) if name else agrees,
            differs=differs if name else (say("another name: {name}", name=known.name), *differs),
            missing=(say("a registration number of both"),),
        )
    return Verdict(answer=Answer.DIFFERENT, probability=_NO, kind="words", differs=differs)


def _name_agrees(row: Profile, known: Profile) -> bool:
    names = {read_name(each).text for each in (known.name, *known.other_names)}
    return read_name(row.name).text in names


def _beside(row: Profile, known: Profile) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """Return what else agrees, and sentences on what differs, of all that both tell."""
    country = row.country or known.country
    pairs = (
        (say("legal form"), {read_name(row.name).form}, {read_name(known.name).form}),
        (say("country"), {row.country}, {known.country}),
        (say("postcode"), {row.postcode.replace(" ", "")}, {known.postcode.replace(" ", "")}),
        (say("town"), {skeleton(row.town)}, {skeleton(known.town)}),
        (say("street"), {skeleton(row.street)}, {skeleton(known.street)}),
        (say("domain"), set(row.domains), set(known.domains)),
        (say("telephone"), _phones(row.phones, country), _phones(known.phones, country)),
    )
    agrees, differs = [], []
    for what, mine, theirs in pairs:
        if (told := mine - {""}) and (other := theirs - {""}):
            if told & other:
                agrees.append(what)
            else:
                differs.append(say("{what} differs", what=what))
    return tuple(agrees), tuple(differs)


def _numbers(identifiers: Iterable[Identifier]) -> set[Identifier]:
    every = tuple(each for each in identifiers if each.scheme is not Scheme.DOMAIN)
    return {*every, *holds(every)}


def _phones(phones: Iterable[str], country: str) -> set[str]:
    return {phone_number(each, country) for each in phones}

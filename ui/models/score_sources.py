"""What a scored line rests on, in the few words of a table's cell."""

from collections.abc import Callable, Mapping
from uuid import UUID

from workbench.domain.dossier import Dossier
from workbench.domain.scorecard import Evidence, EvidenceKind, ScoredLine
from workbench.domain.source import source_title
from workbench.texts import Message, say, say_many

_COUNTED: Mapping[EvidenceKind, Callable[[int], Message]] = {
    EvidenceKind.REFERENCE: lambda n: say_many("{count} heard", "{count} heard", n),
    EvidenceKind.HAND_SEARCH: lambda n: say_many("{count} question", "{count} questions", n),
    EvidenceKind.LOOKUP: lambda n: say_many("{count} look-up", "{count} look-ups", n),
    EvidenceKind.SIGNAL: lambda n: say_many("{count} sign", "{count} signs", n),
    EvidenceKind.KNOWN_LIST: lambda n: say_many(
        "{count} row of our lists", "{count} rows of our lists", n
    ),
    EvidenceKind.CONTACT: lambda n: say_many("{count} contact", "{count} contacts", n),
}


def source_words(line: ScoredLine, dossier: Dossier) -> Message | None:
    """Return where a line's answer comes from, or None where nothing was asked yet."""
    kinds = {each.kind for each in line.evidence}
    if not kinds:
        return None
    told = [_told(kind, [e for e in line.evidence if e.kind is kind], dossier) for kind in kinds]
    first, *rest = sorted(told, key=str)
    for more in rest:
        first = say("{one}, {other}", one=first, other=more)
    return first


def _told(kind: EvidenceKind, evidence: list[Evidence], dossier: Dossier) -> Message:
    match kind:
        case EvidenceKind.FACT:
            return _fact(evidence, dossier)
        case EvidenceKind.RATING:
            return _rating(evidence, dossier)
        case _:
            return _COUNTED[kind](len(evidence))


def _fact(evidence: list[Evidence], dossier: Dossier) -> Message:
    keys = {each.key for each in evidence}
    facts = [each for each in dossier.sounding.facts if each.fact.id.hex() in keys]
    if not facts:
        return say_many("{count} fact", "{count} facts", len(evidence))
    years = sorted({each.fact.end.year for each in facts if each.fact.end is not None})
    if all(each.fact.key.startswith("accounts.") for each in facts) and years:
        if years[0] == years[-1]:
            return say("Accounts {year}", year=str(years[0]))
        return say("Accounts {first}–{last}", first=str(years[0]), last=str(years[-1]))
    source = source_title(dossier.manifests, facts[0].fact.entity.source)
    return say("{source}", source=source)


def _rating(evidence: list[Evidence], dossier: Dossier) -> Message:
    by = {each.id: each.by for each in dossier.sounding.ratings}
    raters = {by[UUID(each.key)] for each in evidence if UUID(each.key) in by}
    named = [dossier.people[each].name for each in raters if each in dossier.people]
    if len(named) == 1:
        return say("rated by {name}", name=named[0])
    return say_many("{count} rating", "{count} ratings", len(evidence))

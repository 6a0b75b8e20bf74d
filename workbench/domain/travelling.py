"""What may leave the firm of what sources said: the one rule for folders, files and any export.

Whoever writes something that leaves us writes it from `travelling(dossier)`; the answers' bytes,
and a case file's rows, go by `kept_in` for the source that gave them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from workbench.domain.dossier import Dossier, LeftOut
from workbench.domain.fact import KnownFact
from workbench.domain.known_lists import NOT_KNOWN, KnownKind
from workbench.domain.scorecard import EvidenceKind, Scorecard, ScoredLine
from workbench.domain.sole_trader import is_personal, is_sole_trader
from workbench.domain.source import Manifest, Travel, source_title
from workbench.texts import Message, say

PERSONAL = say("it is personal data of a sole trader")
"""Why a sole trader's data stays in the firm unless somebody says why it goes along."""
UNKNOWN_TERMS = say("we do not know the terms it may be passed on under")


def kept_in(manifest: Manifest | None) -> Message | None:
    """Return why what a source says stays in the firm, or None where it may leave.

    Nothing is guessed: terms that we do not know are not leave to pass on.
    """
    if manifest is None:
        return UNKNOWN_TERMS
    if manifest.travel is Travel.NOT:
        return say("{source} does not let its answers be passed on", source=manifest.title)
    return None


def travelling(dossier: Dossier) -> Dossier:
    """Return a dossier without what may not leave the firm; it names what stays.

    A source may forbid it. A sole trader's dossier is personal data as a whole, so people in roles,
    contacts, addresses and what others said of them stay, and so does every stored answer, unless
    the dossier says why they go along.

    A source that this program does not know keeps its answers here and the words in them; what was
    read in them goes along, marked as of unknown terms.

    A line of the scorecard that rests on one keeps its points, which are ours, and says whose
    words stay with us instead of repeating them. So does a line that rests on our own lists of
    customers and debtors: what they say stays, and a channel that they close stays closed. Done
    twice it is as done once.
    """
    return _without_lists(_without_personal(_without_closed(dossier)))


def withholds(dossier: Dossier) -> bool:
    """Whether personal data is left out of what is written from a dossier."""
    return is_sole_trader(dossier.sounding) and not dossier.personal_because


def _without_lists(dossier: Dossier) -> Dossier:
    sounding = dossier.sounding
    scorecard, decision = dossier.scorecard, dossier.decision
    ours = {each.closing for each in sounding.known.of(KnownKind.DO_NOT_CONTACT)}
    words = say("we do not contact them")
    return replace(
        dossier,
        sounding=replace(
            sounding,
            known=NOT_KNOWN,
            channels=tuple(
                replace(each, reason=words) if each.reason in ours else each
                for each in sounding.channels
            ),
        ),
        scorecard=scorecard and _unlisted(scorecard),
        decision=decision and replace(decision, scorecard=_unlisted(decision.scorecard)),
    )


def _unlisted(scorecard: Scorecard) -> Scorecard:
    words = say("rests on our own lists, which stay with us")
    return replace(
        scorecard,
        lines=tuple(
            replace(line, because=words)
            if any(each.kind is EvidenceKind.KNOWN_LIST for each in line.evidence)
            else line
            for line in scorecard.lines
        ),
    )


def _without_personal(dossier: Dossier) -> Dossier:
    if not withholds(dossier) or dossier.withheld:
        return dossier
    sounding = dossier.sounding
    facts, gone = list[KnownFact](), list[KnownFact]()
    for known in sounding.facts:
        (gone if is_personal(known, sole_trader=True) else facts).append(known)
    counted = Counter(each.fact.entity.source for each in gone)
    keys = {each.fact.id.hex() for each in gone}
    keys |= {each.id.hex for each in (*sounding.contacts, *sounding.references)}
    scorecard, decision = dossier.scorecard, dossier.decision
    return replace(
        dossier,
        sounding=replace(sounding, facts=tuple(facts), contacts=(), references=()),
        changes=tuple(
            each for each in dossier.changes if not any(f.fact.id.hex() in keys for f in each.facts)
        ),
        scorecard=scorecard and _impersonal(scorecard, keys),
        decision=decision and replace(decision, scorecard=_impersonal(decision.scorecard, keys)),
        left_out=(
            *dossier.left_out,
            *(
                LeftOut(source=source, statements=count, why=PERSONAL)
                for source, count in sorted(counted.items())
            ),
        ),
        withheld=True,
    )


def _impersonal(scorecard: Scorecard, keys: set[str]) -> Scorecard:
    words = say("rests on personal data, which stays with us")
    return replace(
        scorecard,
        lines=tuple(
            replace(line, because=words)
            if any(each.key in keys for each in line.evidence)
            else line
            for line in scorecard.lines
        ),
    )


def _without_closed(dossier: Dossier) -> Dossier:
    stays = {
        known.fact.id.hex(): known.fact.entity.source
        for known in dossier.sounding.facts
        if _is_closed(dossier.manifests.get(known.fact.entity.source))
    }
    changes = tuple(
        each
        for each in dossier.changes
        if not any(_is_closed(dossier.manifests.get(f.fact.entity.source)) for f in each.facts)
    )
    if not stays and len(changes) == len(dossier.changes):
        return dossier
    facts = tuple(each for each in dossier.sounding.facts if each.fact.id.hex() not in stays)
    scorecard, decision = dossier.scorecard, dossier.decision
    return replace(
        dossier,
        sounding=replace(dossier.sounding, facts=facts),
        changes=changes,
        scorecard=scorecard and _silent(scorecard, stays, dossier.manifests),
        decision=decision
        and replace(decision, scorecard=_silent(decision.scorecard, stays, dossier.manifests)),
        left_out=tuple(
            LeftOut(source=source, statements=count, why=kept_in(dossier.manifests.get(source)))
            for source, count in sorted(Counter(stays.values()).items())
        ),
    )


def _is_closed(manifest: Manifest | None) -> bool:
    return manifest is not None and kept_in(manifest) is not None


def _silent(
    scorecard: Scorecard, stays: Mapping[str, str], manifests: Mapping[str, Manifest]
) -> Scorecard:
    return replace(
        scorecard, lines=tuple(_untold(line, stays, manifests) for line in scorecard.lines)
    )


def _untold(
    line: ScoredLine, stays: Mapping[str, str], manifests: Mapping[str, Manifest]
) -> ScoredLine:
    sources = sorted(
        {
            stays[each.key]
            for each in line.evidence
            if each.kind is EvidenceKind.FACT and each.key in stays
        }
    )
    if not sources:
        return line
    title = source_title(manifests, sources[0])
    words = say("rests on what {source} says, which stays with us", source=title)
    return replace(line, because=words)

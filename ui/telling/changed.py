"""What a change rests on, in words: the fact of now, the fact of then, and by whose doing."""

from collections.abc import Iterator

from ui.telling.resolved import Resolved, kept_answer
from ui.widgets.evidence_panel import EvidenceRow
from workbench.domain.change_words import title_words
from workbench.domain.changes import Change
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.fact_words import about_words, value_words
from workbench.domain.since_decided import Told
from workbench.domain.source import source_title
from workbench.texts import Message, say


def changed(dossier: Dossier, told: Told) -> Resolved:
    """Return what a change rests on: of one both facts, of several together each as it is now."""
    if len(told.changes) > 1:
        rows = (_row(title_words(each.fact), each.facts[0]) for each in told.changes)
        return Resolved(
            title=say("Changed"), value=told.words, about=told.cause.words, rows=tuple(rows)
        )
    (change,) = told.changes
    shown = change.facts[0]
    # With two places to see, both are offered; one alone is shown at once.
    alone = len(change.facts) == 1
    return Resolved(
        title=title_words(change.fact),
        value=value_words(shown.fact) if change.now is not None else say("no longer known"),
        about=told.cause.words,
        rows=tuple(_both(dossier, change)),
        kept=kept_answer(shown.fact.entity.source, shown.snapshot) if alone else None,
        place=shown.place if alone else None,
    )


def _both(dossier: Dossier, change: Change) -> Iterator[EvidenceRow]:
    if change.now is not None:
        yield from _told(dossier, say("Now"), change.now)
    if change.before is not None:
        yield from _told(dossier, say("Before"), change.before)


def _told(dossier: Dossier, label: Message, known: KnownFact) -> Iterator[EvidenceRow]:
    words = value_words(known.fact)
    if known.fact.end is not None:
        words = say("{value}, {about}", value=words, about=about_words(known.fact))
    yield EvidenceRow(label=label, value=words, opens=known)
    source = source_title(dossier.manifests, known.fact.entity.source)
    read = say("{source}, read {day}", source=source, day=known.last_seen.date())
    yield EvidenceRow(label=say("From"), value=read)


def _row(label: Message, known: KnownFact) -> EvidenceRow:
    return EvidenceRow(label=label, value=value_words(known.fact), opens=known)

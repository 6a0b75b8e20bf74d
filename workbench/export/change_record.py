"""What changed since a decision as plain JSON values, each change with its cause."""

from workbench.domain.changes import Change
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.since_decided import Told
from workbench.texts import Texts

Record = dict[str, object]


def since_decision_record(dossier: Dossier, texts: Texts) -> Record | None:
    """Return what changed since the newest decision, or None where nothing did."""
    since = dossier.since_decided
    if since is None:
        return None
    headline = dossier.headline
    return {
        "decided_on": since.day.isoformat(),
        "headline": texts.say(headline) if headline is not None else None,
        "news": [_told(each, texts) for each in since.news],
        "also": [_told(each, texts) for each in since.also],
    }


def _told(told: Told, texts: Texts) -> Record:
    return {
        "words": texts.say(told.words),
        "cause": told.cause.value,
        "facts": [_change(each) for each in told.changes],
    }


def _change(change: Change) -> Record:
    return {
        "property": change.fact.key,
        "before": _stated(change.before),
        "now": _stated(change.now),
    }


def _stated(known: KnownFact | None) -> Record | None:
    if known is None:
        return None
    fact = known.fact
    return {
        "id": fact.id.hex(),
        "value": fact.value,
        "unit": fact.unit,
        "start": fact.start.isoformat() if fact.start else None,
        "end": fact.end.isoformat() if fact.end else None,
        "source": fact.entity.source,
        "snapshot": known.snapshot.hex(),
        "place": {"kind": known.place.kind.value, "locator": known.place.locator},
    }

"""Sources, how each fares and what came of its test, as plain values for `--json`."""

from workbench.app.sources import SourceState
from workbench.app.trials import Tested
from workbench.domain.health import Health, Trial
from workbench.texts import Texts


def source_record(texts: Texts, state: SourceState) -> dict[str, object]:
    """Return a source's manifest and how it fares; see docs/terminal.md for every key."""
    manifest = state.manifest
    need = manifest.key_need
    return {
        "key": manifest.key,
        "title": manifest.title,
        "answers": texts.say(manifest.answers),
        "usable": state.usable,
        "needs_key": need is not None,
        "steps": [texts.say(each) for each in need.steps] if need else [],
        "minutes": need.minutes if need else 0,
        "price": texts.say(need.price) if need else "",
        "address": need.address if need else "",
        "countries": list(manifest.countries),
        "cost": texts.say(manifest.cost_words),
        "limits": texts.say(manifest.limits) if manifest.limits else "",
        "licence": texts.say(manifest.licence),
        "attribution": texts.say(manifest.attribution),
        "travel": manifest.travel.value,
        "cache_days": manifest.cache_days,
        "personal": manifest.personal.value if manifest.personal else None,
        "testable": state.testable,
        "left": [texts.say(each) for each in state.left],
        "health": _health(texts, state.health),
    }


def _health(texts: Texts, health: Health) -> dict[str, object]:
    last = health.last
    return {
        "odd": health.odd,
        "last": last
        and {
            "answer": last.kind.value if last.kind else None,
            "at": last.answered.isoformat() if last.answered else None,
        },
        "lately": health.lately,
        "failures": health.failures,
        "reason": texts.say(health.reason) if health.reason else None,
        "drift": [
            {
                "change": each.drift.change.value,
                "where": each.drift.where,
                "since": each.since.isoformat(),
            }
            for each in health.drift
        ],
        "suspect": [
            {
                "kind": each.kind,
                "since": each.since.isoformat(),
                "falls": [
                    {
                        "property": fall.key,
                        "now": fall.now,
                        "recent": fall.recent,
                        "then": fall.then,
                        "before": fall.before,
                    }
                    for fall in each.falls
                ],
            }
            for each in health.suspicions
        ],
        "quota_left": health.quota_left,
        "quota_at": health.quota_at.isoformat() if health.quota_at else None,
        "rests_until": health.rests_until.isoformat() if health.rests_until else None,
        "tests": [_trial(texts, each) for each in health.trials],
    }


def tested_record(texts: Texts, tested: Tested) -> dict[str, object]:
    """Return what came of a source's test."""
    return {
        "source": tested.manifest.key,
        "passed": tested.passed,
        "waiting": tested.waiting,
        "answers": [_trial(texts, each) for each in tested.trials],
    }


def _trial(texts: Texts, trial: Trial) -> dict[str, object]:
    return {
        "number": trial.number,
        "at": trial.at.isoformat(),
        "passed": trial.passed,
        "words": texts.say(trial.words),
    }

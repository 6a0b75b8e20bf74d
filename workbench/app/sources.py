"""The sources: which work now, which want a key, and the user's keys to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from workbench.app.desk import Desk
from workbench.app.trials import testable
from workbench.app.writing import for_good
from workbench.domain.health import Health, health
from workbench.domain.key_parts import as_one
from workbench.domain.ledger import Ledger
from workbench.domain.operation import Operation
from workbench.domain.source import KeyNeed, Manifest
from workbench.errors import InvalidInput
from workbench.texts import Message, say

_RECENT = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A source as it stands here.

    Attributes:
        usable: it can be asked now: it needs no key, or has one.
        asked: when it was last asked, in the past ninety days.
        testable: its known questions can be asked now.
        health: how it fares.
        left: how many more questions its limits with a long window admit now, in words.
    """

    manifest: Manifest
    usable: bool
    has_key: bool
    asked: datetime | None
    testable: bool = False
    health: Health = field(default_factory=Health)
    left: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Every source in the order they are offered, and how keys are kept here.

    `recorded` says that recorded answers stand in for them.
    """

    states: tuple[SourceState, ...]
    remark: Message | None
    recorded: bool = False


def overview(desk: Desk) -> Sources:
    """Return how every source stands."""
    now = desk.now()
    manifests = desk.lookups.manifests()

    def look(ledger: Ledger) -> dict[str, tuple[Sequence[datetime], Health]]:
        paces = ledger.lookups.paces
        return {
            each.key: (
                paces.sent_since(each.key, now - _RECENT),
                health(ledger.records, each.key, now),
            )
            for each in manifests
        }

    known = desk.store.read(look)
    turns = desk.lookups.turns(each.key for each in manifests)
    states = tuple(
        SourceState(
            manifest=each,
            usable=each.key in turns,
            has_key=each.key_need is not None and desk.keys.has(each.key_need.name),
            asked=next(reversed(known[each.key][0]), None),
            testable=testable(desk, each),
            health=_by_this_key(_of_today(each, known[each.key][1]), turns.get(each.key)),
            left=_left(each, known[each.key][0], now) if desk.lookups.usable(each.key) else (),
        )
        for each in manifests
    )
    return Sources(states, desk.keys.remark, recorded=desk.recorded)


def _of_today(manifest: Manifest, fares: Health) -> Health:
    """Return a health without tests by questions that are not asked any more."""
    asked = {golden.number for golden in manifest.golden}
    return replace(fares, trials=tuple(each for each in fares.trials if each.number in asked))


def _left(manifest: Manifest, sent: Sequence[datetime], now: datetime) -> tuple[Message, ...]:
    return tuple(
        pace.left_words(max(0, pace.asks - sum(now - at < window for at in sent)))
        for pace in manifest.paces
        if pace.long
        for window in (timedelta(seconds=pace.seconds),)
    )


def _by_this_key(health: Health, turn: float | None) -> Health:
    """Return a source's health without the rest it wants by a key that is no longer used.

    A wish that is over within a run of look-ups keeps nobody waiting, and is not told either.
    """
    return health if turn or turn is None else replace(health, rest=None, rests_until=None)


def in_clear(manifest: Manifest) -> Message | None:
    """Return what must be known before a key is typed that goes out without encryption."""
    if not manifest.plain_http:
        return None
    return say(
        "{hosts} takes a key without encryption: others on the way can read it. Use one that opens"
        " nothing else.",
        hosts=", ".join(manifest.plain_http),
    )


def keep_key(desk: Desk, manifest: Manifest, *typed: str) -> Operation[None]:
    """Keep the user's key to a source, in place of an older one.

    Args:
        desk: where keys are put.
        manifest: of the source.
        typed: what was typed in each field that the key has, in their order.

    Raises:
        InvalidInput: a field is empty or holds what cannot be its part, or the source wants no
            key; `field` is the part's, `key` where there is but one.
    """
    need = _needed(manifest)
    desk.keys.put(need.name, as_one(need.parts, typed))
    return Operation(
        result=None,
        did=say("Kept the key for {source}.", source=manifest.title),
        inverse=for_good(say("A key is not shown again; forget it instead.")),
    )


def forget_key(desk: Desk, manifest: Manifest) -> Operation[None]:
    """Remove the user's key to a source.

    Raises:
        InvalidInput: the source wants no key.
    """
    desk.keys.forget(_needed(manifest).name)
    return Operation(
        result=None,
        did=say("Forgot the key for {source}.", source=manifest.title),
        inverse=for_good(say("The key is gone from here; paste it again.")),
    )


def _needed(manifest: Manifest) -> KeyNeed:
    if manifest.key_need is None:
        raise InvalidInput(say("{source} wants no key.", source=manifest.title), field="key")
    return manifest.key_need

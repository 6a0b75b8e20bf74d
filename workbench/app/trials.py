"""Testing a source: asking it about companies whose answer is known, and keeping what came."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbench.app import queue
from workbench.app.desk import Desk
from workbench.app.writing import for_good
from workbench.domain.fact_words import value_words
from workbench.domain.figures import Money
from workbench.domain.health import Trial
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, Problem
from workbench.domain.operation import Operation
from workbench.domain.properties import declared
from workbench.domain.source import Golden, Manifest
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many

RECORDED = say("Recorded answers stand in for the sources here, so a test would tell nothing.")


@dataclass(frozen=True, slots=True)
class Tested:
    """A source and what came of its test; `waiting` questions could not be asked now."""

    manifest: Manifest
    trials: tuple[Trial, ...]
    waiting: int = 0

    @property
    def passed(self) -> bool:
        """Whether everything was asked and came as it must."""
        return not self.waiting and all(each.passed for each in self.trials)

    @property
    def words(self) -> Message:
        """What came of it, in one sentence."""
        wrong = sum(not each.passed for each in self.trials)
        if wrong:
            return say_many(
                "{source}: {count} of {total} answers is not what it must be.",
                "{source}: {count} of {total} answers are not what they must be.",
                wrong,
                source=self.manifest.title,
                total=len(self.trials),
            )
        if self.waiting:
            return say(
                "{source} could not be asked everything now; test it again later.",
                source=self.manifest.title,
            )
        return say_many(
            "{source}: {count} known answer came as it must.",
            "{source}: {count} known answers came as they must.",
            len(self.trials),
            source=self.manifest.title,
        )


def testable(desk: Desk, manifest: Manifest) -> bool:
    """Whether a source can be tested now: it has known questions, and may be asked."""
    return bool(manifest.golden) and not desk.recorded and desk.lookups.usable(manifest.key)


def costs(manifest: Manifest) -> Money | None:
    """Return what a test costs, or None where it is free."""
    cost = manifest.cost
    return cost and replace(cost, amount=cost.amount * len(manifest.golden))


def try_source(
    desk: Desk,
    manifest: Manifest,
    control: JobControl,
    told: Callable[[Lookup], None] | None = None,
    *,
    paid: bool = False,
) -> Operation[Tested]:
    """Ask a source its known questions, paced like any other, and keep what came of each.

    The answers belong to no company and become nobody's facts. What could not be asked now is
    not asked later by itself.

    Args:
        desk: where we sit.
        manifest: of the source.
        control: stops it; what had come is kept.
        told: hears how each look-up stands.
        paid: somebody confirmed what it costs.

    Raises:
        InvalidInput: recorded answers stand in for it, it has no known question, wants a key, or
            costs and nobody confirmed that.
        CancelledByUser: what had come was kept.
    """
    _check(desk, manifest, paid=paid)
    cases = {golden.question(manifest.key).key: golden for golden in manifest.golden}
    questions = [golden.question(manifest.key) for golden in manifest.golden]
    started = desk.now()
    ended: Sequence[Lookup] = ()
    heard = _Heard(control, len(questions), told)
    try:
        ended = desk.lookups.run(questions, company=None, control=control, told=heard)
    finally:
        desk.store.write(lambda ledger: _close(ledger, manifest.key))
        if not ended:
            lately = desk.store.read(lambda it: it.records.lately(manifest.key, len(questions)))
            ended = [
                each
                for each in lately
                if each.question.is_trial and each.answered and each.answered >= started
            ]
        answered = [each for each in ended if each.kind is not None]
        trials = tuple(_judged(desk, cases[each.question.key], each) for each in answered)
        desk.store.write(lambda ledger: _keep(ledger, trials))
    tested = Tested(manifest, trials, len(questions) - len(trials))
    return Operation(
        result=tested,
        did=tested.words,
        inverse=for_good(say("What came of a test stays as it came.")),
    )


class _Heard:
    """Counts answers as they come, for whoever waits."""

    def __init__(
        self, control: JobControl, total: int, told: Callable[[Lookup], None] | None
    ) -> None:
        self._control = control
        self._total = total
        self._told = told
        self._done: set[str] = set()

    def __call__(self, lookup: Lookup) -> None:
        if lookup.kind is not None:
            self._done.add(lookup.question.key)
        label = say("{count} of {total} answered", count=len(self._done), total=self._total)
        self._control.report(len(self._done), self._total, label)
        if self._told is not None:
            self._told(lookup)


def _check(desk: Desk, manifest: Manifest, *, paid: bool) -> None:
    if desk.recorded:
        raise InvalidInput(RECORDED, field="source")
    if not manifest.golden:
        words = say("{source} has no question whose answer is known.", source=manifest.title)
        raise InvalidInput(words, field="source")
    if not desk.lookups.usable(manifest.key):
        raise InvalidInput(
            say("{source} wants a key before it can be tested.", source=manifest.title),
            field="source",
        )
    cost = costs(manifest)
    if cost is not None and not paid:
        raise InvalidInput(
            say("Testing {source} costs {amount}.", source=manifest.title, amount=cost),
            field="paid",
            hint=say("Confirm that first."),
        )


def _close(ledger: Ledger, source: str) -> None:
    """End what a test left waiting: nobody is asked a test's question later by itself."""
    problem = Problem(message=say("The test ended before it was asked."), again=False)
    queue.end(
        ledger,
        lambda each: each.question.is_trial and each.question.source == source,
        problem,
    )


def _keep(ledger: Ledger, trials: Sequence[Trial]) -> None:
    for each in trials:
        ledger.records.add_trial(each)


def _judged(desk: Desk, golden: Golden, lookup: Lookup) -> Trial:
    words = _amiss(desk, golden, lookup)
    return Trial(
        id=new_id(),
        source=lookup.question.source,
        number=golden.number,
        at=lookup.answered or desk.now(),
        passed=words is None,
        words=words or say("{answer}, as it must be", answer=lookup.words),
    )


def _amiss(desk: Desk, golden: Golden, lookup: Lookup) -> Message | None:
    """Return what is not as it must be, or None."""
    if lookup.kind not in golden.comes:
        return say(
            "{answer}; it must be: {wanted}", answer=lookup.told, wanted=golden.comes[0].words
        )
    if not golden.states:
        return None
    try:
        answer = desk.lookups.read(lookup, JobControl())
    except NotInStore:
        return say("the answer was not kept, so nothing can be read in it")
    stated = {(each.fact.key, each.fact.value): each.fact for each in answer.facts}
    for key, value in golden.states:
        mine = [fact for (of, _), fact in stated.items() if of == key]
        if not mine:
            return say("{property} is not stated", property=declared(key).title)
        if value and value not in {fact.value for fact in mine}:
            return say(
                "{property} reads {value}, which is not what is known",
                property=declared(key).title,
                value=value_words(mine[0]),
            )
    return None

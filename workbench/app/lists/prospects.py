"""How each company of a list stands, and which look-up would decide most about it for least."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from workbench.app import research
from workbench.app.desk import Desk
from workbench.app.lists.keeping import fronts
from workbench.app.research import Planned
from workbench.app.soundings import Standing, stand
from workbench.domain.known_lists import KnownKind
from workbench.domain.lead import Aside, Stage
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import LookupState
from workbench.domain.scorecard import Met, RequirementState
from workbench.domain.work_list import OUTLOOKS, Outlook, outlook
from workbench.jobs import JobControl
from workbench.scoring import requirements
from workbench.scoring.deciding import Shares, shares, worth
from workbench.texts import Message, say

_OUT_OF_THE_QUESTION = frozenset({KnownKind.DO_NOT_CONTACT, KnownKind.COMPETITOR})
"""What our own lists say of companies that nobody sells to."""
_OPEN_STAGES = {Stage.NEW: Stage.MQL, Stage.RESEARCHING: Stage.MQL, Stage.MQL: Stage.SQL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A question that may decide something about a company.

    Attributes:
        points: that its answer may be expected to settle.
        seconds: that its source lets us ask one such question in.
    """

    planned: Planned
    points: Fraction
    seconds: Fraction

    @property
    def order(self) -> tuple[Fraction, str]:
        """Sorts steps, the most points a second first; equals by their question."""
        return (-self.points / self.seconds, self.planned.question.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """A company of a list as it stands now.

    Attributes:
        standing: what is known of it, and its scorecard.
        stage: that it would reach next; None where nothing more is decided.
        because: what keeps it open or makes it a no; of a ready one what only we can add.
        steps: what may be asked that is free and decides something, the cheapest decisive first.
        queued: look-ups about it that wait.
    """

    standing: Standing
    outlook: Outlook
    stage: Stage | None
    because: tuple[Message, ...]
    steps: tuple[Step, ...] = ()
    queued: int = 0

    @property
    def company(self) -> UUID:
        """Which company."""
        return self.standing.sounding.company.id

    @property
    def order(self) -> tuple[int, int, str]:
        """Sorts a list: ready, open, no; in each the surest first."""
        scorecard = self.standing.scorecard
        lowest = scorecard.can.lowest if scorecard is not None else 0
        name = self.standing.sounding.company.name.casefold()
        return (OUTLOOKS.index(self.outlook), -lowest, name)


@dataclass(slots=True)
class Learned:
    """What sources' earlier answers stated, read once for a whole list."""

    desk: Desk
    _of: dict[str, Mapping[str, Shares | None]]

    @classmethod
    def at(cls, desk: Desk) -> "Learned":
        """Return what has been learned of nothing yet."""
        return cls(desk, {})

    def shares(self, planned: Planned) -> Shares | None:
        """Return what a source's answers to a kind of question stated, or None without any."""
        source = planned.question.source
        if source not in self._of:
            told = self.desk.store.read(lambda ledger: ledger.records.stating(source))
            self._of[source] = {
                kind: shares(each.properties for each in answers) for kind, answers in told.items()
            }
        return self._of[source].get(planned.question.kind)


def prospects(
    desk: Desk,
    companies: Sequence[UUID],
    control: JobControl,
    *,
    steps: bool = True,
) -> tuple[Prospect, ...]:
    """Return how companies stand, ranked: ready, open, no.

    With `steps` also what to ask next; without, only how they stand.

    Raises:
        CancelledByUser: the work was stopped.
    """
    learned, on_it = Learned.at(desk), fronts(desk, companies)
    found = []
    for number, company in enumerate(on_it):
        control.check()
        control.report(number, len(on_it), say("Looking the list over"))
        found.append(prospect(desk, company, learned if steps else None))
    return tuple(sorted(found, key=lambda each: each.order))


def prospect(desk: Desk, company: UUID, learned: Learned | None) -> Prospect:
    """Return how one company stands; with what was learned also what may decide it.

    Raises:
        NotInStore: there is no such company.
    """
    now = desk.now()

    def look(ledger: Ledger) -> tuple[Standing, int]:
        standing = stand(ledger, company, desk.starter, now)
        waiting = (each.state for each in standing.sounding.lookups)
        return standing, sum(each is not LookupState.ANSWERED for each in waiting)

    standing, queued = desk.store.read(look)
    stage, ours = _next_stage(standing), _ours(standing)
    closed = _closed(standing)
    if closed is not None:
        because = tuple(dict.fromkeys((*ours, closed)))
        return Prospect(
            standing=standing, outlook=Outlook.NO, stage=None, because=because, queued=queued
        )
    if stage is None or standing.scorecard is None:
        so_far = standing.sounding.stage
        told = (*ours, *((so_far.stage.in_full,) if so_far is not None else ()))
        return Prospect(
            standing=standing, outlook=Outlook.READY, stage=None, because=told, queued=queued
        )
    states = requirements.stand(standing.card, stage, standing.sounding, standing.scorecard)
    found = outlook(states)
    steps: tuple[Step, ...] = ()
    if found is Outlook.OPEN and learned is not None:
        steps = _steps(desk, standing, states, learned)
    return Prospect(
        standing=standing,
        outlook=found,
        stage=stage,
        because=(*ours, *_unnumbered(standing), *_because(states, found)),
        steps=steps,
        queued=queued,
    )


def _next_stage(standing: Standing) -> Stage | None:
    stage = standing.sounding.stage
    return _OPEN_STAGES.get(stage.stage if stage is not None else Stage.NEW)


def _ours(standing: Standing) -> tuple[Message, ...]:
    """Return what our own lists say of a company."""
    today = standing.sounding.as_of.date()
    return tuple(each.told(today) for each in standing.sounding.known.hits)


def _closed(standing: Standing) -> Message | None:
    """Return why nobody goes on with a company whatever its points, or None."""
    sounding = standing.sounding
    if sounding.company.removed is not None:
        return say("removed by law on {day}", day=sounding.company.removed)
    if sounding.lead is None:
        return say("not a lead")
    for hit in sounding.known.hits:
        if hit.kind in _OUT_OF_THE_QUESTION:
            return hit.told(sounding.as_of.date())
    if sounding.stage is None:
        return None
    if sounding.stage.aside is Aside.NOT_RELEVANT:
        return say("not relevant: {why}", why=sounding.stage.reason)
    return say("lost") if sounding.stage.stage is Stage.LOST else None


def _unnumbered(standing: Standing) -> tuple[Message, ...]:
    """Return that nobody can be asked, where a company has no number of a register yet."""
    if standing.sounding.company.has_number:
        return ()
    return (say("It has no registration number yet, so no register can be asked."),)


def _because(states: Iterable[RequirementState], found: Outlook) -> tuple[Message, ...]:
    match found:
        case Outlook.NO:
            told = [each for each in states if each.firm is not None]
        case Outlook.OPEN:
            told = [each for each in states if each.told_by_sources and each.met is not Met.MET]
        case _:
            told = [each for each in states if each.met is not Met.MET]
    return tuple(say("{what}: {why}", what=each.title, why=each.because) for each in told)


def _steps(
    desk: Desk, standing: Standing, states: Sequence[RequirementState], learned: Learned
) -> tuple[Step, ...]:
    scorecard, sounding = standing.scorecard, standing.sounding
    if scorecard is None:
        return ()
    made = (
        Step(
            planned=each,
            points=worth(each.question, scorecard, states, learned.shares(each)),
            seconds=each.manifest.seconds_each,
        )
        for each in research.plan_of(desk, sounding.company, sounding.facts, sounding.lookups)
        if each.by_itself
    )
    return tuple(sorted((each for each in made if each.points > 0), key=lambda each: each.order))

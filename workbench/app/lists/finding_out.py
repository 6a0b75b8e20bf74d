"""Finding out about a list: the cheapest decisive look-up first, and no more than decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from workbench.app import letting_people_go, research, terms
from workbench.app.desk import Desk
from workbench.app.lists.keeping import fronts
from workbench.app.lists.prospects import Learned, Prospect, Step, prospect
from workbench.app.writing import for_good
from workbench.domain.lookup import Lookup
from workbench.domain.operation import Operation
from workbench.domain.work_list import Outlook, counted
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many


def find_out(
    desk: Desk,
    companies: Sequence[UUID],
    control: JobControl,
    told: Callable[[Lookup], None] | None = None,
    stood: Callable[[Prospect], None] | None = None,
    *,
    looked_over: Callable[[Sequence[Prospect]], object] | None = None,
) -> Operation[tuple[Prospect, ...]]:
    """Ask about companies until each is ready, a no, or nothing free can decide it any more.

    In each round every company that is still open is asked the one question that may settle most
    points a second, over the list the best first. Whoever is decided is asked nothing more. What
    cannot be asked now waits in the queue, and a round in which nobody answers is the last.

    Args:
        desk: where we sit.
        companies: of the list.
        control: stops it, and is told how far it is.
        told: hears how each look-up stands.
        stood: hears how each company stands whenever that may have changed.
        looked_over: hears how all stood before anything was asked.

    Raises:
        CancelledByUser: what had arrived was kept.
    """
    terms.let_go(desk)
    letting_people_go.let_go_of_names(desk)
    rounds = _Rounds(desk, control, told, stood)
    on_it = fronts(desk, companies)
    for number, company in enumerate(on_it):
        control.check()
        control.report(number, len(on_it), say("Looking the list over"))
        rounds.stands(company)
    if looked_over is not None:
        looked_over(tuple(rounds.standing.values()))
    while rounds.ask_once():
        pass
    found = tuple(sorted(rounds.standing.values(), key=lambda each: each.order))
    return Operation(
        result=found,
        did=_did(found, rounds.asked),
        inverse=for_good(say("What sources said stays as they said it.")),
    )


@dataclass(slots=True)
class _Rounds:
    """The rounds of one run: how companies stand, and what each was asked already."""

    desk: Desk
    control: JobControl
    told: Callable[[Lookup], None] | None
    stood: Callable[[Prospect], None] | None
    learned: Learned = field(init=False)
    standing: dict[UUID, Prospect] = field(default_factory=dict)
    put: dict[UUID, set[str]] = field(default_factory=dict)
    asked: int = 0

    def __post_init__(self) -> None:
        self.learned = Learned.at(self.desk)

    def stands(self, company: UUID) -> None:
        """Work out anew how a company stands."""
        found = prospect(self.desk, company, self.learned)
        self.standing[company] = found
        if self.stood is not None:
            self.stood(found)

    def ask_once(self) -> bool:
        """Ask every open company its best question; return whether another round may help."""
        steps = sorted(self._next(), key=lambda each: each[0].order)
        answered = False
        for number, (step, company) in enumerate(steps):
            self.control.check()
            called = self.standing[company].standing.sounding.company.name
            self.control.report(
                number,
                len(steps),
                say("{company}: {what}", company=called, what=step.planned.question.words),
            )
            answered = self._ask(step, company) or answered
        return answered

    def _next(self) -> list[tuple[Step, UUID]]:
        best = []
        for company, each in self.standing.items():
            put = self.put.get(company, set())
            step = next((s for s in each.steps if s.planned.question.key not in put), None)
            if step is not None:
                best.append((step, company))
        return best

    def _ask(self, step: Step, company: UUID) -> bool:
        question = step.planned.question
        self.put.setdefault(company, set()).add(question.key)
        lookups = self.desk.lookups.run(
            (question,),
            company=company,
            control=self.control,
            told=self.told,
            reasons={question.key: step.planned.freshness.why},
        )
        self.put[company] |= {each.question.key for each in lookups}
        self.asked += sum(each.kind is not None for each in lookups)
        research.finish(self.desk, company, lookups)
        self.stands(company)
        return any(each.kind is not None for each in lookups)


def _did(found: Sequence[Prospect], asked: int) -> Message:
    counts = counted(each.outlook for each in found)
    told = say_many("{count} look-up answered", "{count} look-ups answered", asked)
    return say(
        "{asked}: {ready} ready, {open} open, {no} no.",
        asked=told,
        ready=counts[Outlook.READY],
        open=counts[Outlook.OPEN],
        no=counts[Outlook.NO],
    )

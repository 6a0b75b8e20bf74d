"""Taking companies along: all that can be fetched is fetched, and what is missing is told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import ceil
from uuid import UUID

from workbench.app import prepared_questions, research
from workbench.app.desk import Desk
from workbench.app.lists.keeping import fronts
from workbench.app.research import Planned
from workbench.app.soundings import take
from workbench.app.writing import for_good
from workbench.domain.filed_documents import without_figures
from workbench.domain.freshness import Need
from workbench.domain.lookup import Lookup
from workbench.domain.operation import Operation
from workbench.domain.reference import HandAnswer
from workbench.domain.sounding import Sounding
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many


class Lack(StrEnum):
    """Why something is not there without a network."""

    WAITS = "waits"
    FAILED = "failed"
    WANTS_KEY = "wants_key"
    COSTS = "costs"
    DOCUMENT = "document"
    PAGE = "page"
    BY_HAND = "by_hand"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Lack.WAITS: say("not answered yet"),
            Lack.FAILED: say("refused or failed"),
            Lack.WANTS_KEY: say("wants a key"),
            Lack.COSTS: say("costs, so you choose it"),
            Lack.DOCUMENT: say("filed as a document, only online"),
            Lack.PAGE: say("a page found, kept as an address only"),
            Lack.BY_HAND: say("to be looked up in a browser"),
        }[self]


_NAMES = 3
"""Companies that are named where something is missing at several."""
_TO_FETCH = frozenset({Lack.WAITS, Lack.FAILED})
"""What a network would have brought without a person's doing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing about a company that will not be there without a network.

    Attributes:
        what: in a reader's words.
        why: more of the reason than its kind, or None.
    """

    company: UUID
    name: str
    lack: Lack
    what: Message
    why: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What taking companies along would ask, before it is begun.

    Attributes:
        questions: that would be put; answers may open more.
        takes: about how long their sources' paces make it.
        missing: what would not be there after all the same.
    """

    companies: int
    questions: int
    takes: timedelta
    missing: tuple[Missing, ...]

    @property
    def words(self) -> Message:
        """One sentence."""
        if not self.questions:
            return say("Everything that can be fetched is here.")
        told = say_many(
            "{count} look-up about {companies} companies",
            "{count} look-ups about {companies} companies",
            self.questions,
            companies=self.companies,
        )
        minutes = ceil(self.takes.total_seconds() / 60)
        return say_many(
            "{what}, about {count} minute.", "{what}, about {count} minutes.", minutes, what=told
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """What was taken along.

    Attributes:
        whole: companies of which everything free was fetched.
        missing: what will be missing of the others, company by company.
    """

    companies: int
    whole: int
    missing: tuple[Missing, ...]


def foresee(desk: Desk, companies: Sequence[UUID], control: JobControl) -> Foreseen:
    """Return what taking companies along would ask and what it could not bring; nobody is asked.

    Raises:
        NotInStore: one of the companies is not there.
        CancelledByUser: the work was stopped.
    """
    wanted: list[Planned] = []
    missing: list[Missing] = []
    on_it = fronts(desk, companies)
    for number, company in enumerate(on_it):
        control.check()
        control.report(number, len(on_it), say("Looking the list over"))
        sounding, planned = _planned(desk, company)
        wanted += [each for each in planned if each.by_itself]
        missing += _missing(desk, sounding, [each for each in planned if not each.by_itself])
    return Foreseen(
        companies=len(on_it),
        questions=len(wanted),
        takes=_takes(wanted),
        missing=tuple(missing),
    )


def take_along(
    desk: Desk,
    companies: Sequence[UUID],
    control: JobControl,
    told: Callable[[Lookup], None] | None = None,
) -> Operation[Along]:
    """Fetch everything free about companies, with the answers' bytes, and tell what is missing.

    A company that a source failed for does not keep the others from being fetched.

    Raises:
        NotInStore: one of the companies is not there.
        CancelledByUser: what had arrived was kept.
    """
    missing: list[Missing] = []
    whole, on_it = 0, fronts(desk, companies)
    for number, company in enumerate(on_it):
        control.check()
        control.report(number, len(on_it), _called(desk, company))
        research.research(desk, company, control, told)
        lacks = _missing(desk, *_planned(desk, company))
        whole += all(each.lack not in _TO_FETCH for each in lacks)
        missing += lacks
    along = Along(companies=len(on_it), whole=whole, missing=tuple(missing))
    return Operation(
        result=along,
        did=did(along),
        inverse=for_good(say("What sources said stays as they said it.")),
    )


def _called(desk: Desk, company: UUID) -> Message:
    return say("{name}", name=desk.store.read(lambda ledger: ledger.companies.get(company)).name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The same thing missing at several companies, named in the order of the list."""

    lack: Lack
    what: Message
    companies: tuple[str, ...]

    @property
    def where(self) -> Message:
        """At which companies, or at how many where they are more than a few."""
        if len(self.companies) <= _NAMES:
            return say("{companies}", companies=", ".join(self.companies))
        return say_many("{count} company", "{count} companies", len(self.companies))


def gaps(missing: Iterable[Missing]) -> tuple[Gap, ...]:
    """Return what is missing, each thing once, by the kind of its reason."""
    found: dict[tuple[Lack, Message], dict[UUID, str]] = {}
    for each in missing:
        found.setdefault((each.lack, each.what), {})[each.company] = each.name
    made = [
        Gap(lack=lack, what=what, companies=tuple(names.values()))
        for (lack, what), names in found.items()
    ]
    order = list(Lack)
    return tuple(sorted(made, key=lambda each: order.index(each.lack)))


def _takes(wanted: Sequence[Planned]) -> timedelta:
    """Return how long sources' paces make some questions take: they are asked side by side."""
    by_source: dict[str, float] = {}
    for each in wanted:
        seconds = float(each.manifest.seconds_each)
        by_source[each.question.source] = by_source.get(each.question.source, 0.0) + seconds
    return timedelta(seconds=max(by_source.values(), default=0.0))


def _planned(desk: Desk, company: UUID) -> tuple[Sounding, tuple[Planned, ...]]:
    """Return what is known of a company, and what sources can be asked about it."""
    sounding = desk.store.read(lambda ledger: take(ledger, company, desk.now()))
    subject, facts, lookups = sounding.company, sounding.facts, sounding.lookups
    return sounding, research.plan_of(desk, subject, facts, lookups)


def _missing(desk: Desk, sounding: Sounding, planned: Sequence[Planned]) -> list[Missing]:
    if sounding.company.removed is not None:
        return []

    def lacks(lack: Lack, what: Message, why: Message | None = None) -> Missing:
        subject = sounding.company
        return Missing(company=subject.id, name=subject.name, lack=lack, what=what, why=why)

    documents = without_figures(
        desk.lookups.documents(sounding.company, sounding.facts), sounding.accounts
    )
    return [
        *(lacks(*told) for told in map(_unanswered, planned) if told is not None),
        *(
            lacks(Lack.DOCUMENT, say("Accounts of {year}", year=each.year))
            for each in documents[:1]
        ),
        *(
            lacks(Lack.PAGE, say("{address}", address=each.address))
            for each in sounding.hand_searches
            if each.answer is HandAnswer.FOUND and each.address and not each.snapshot
        ),
        *_by_hand(sounding, lacks),
    ]


def _unanswered(each: Planned) -> tuple[Lack, Message, Message | None] | None:
    what = say("{source}: {what}", source=each.manifest.title, what=each.question.words)
    if each.freshness.need is Need.FRESH:
        return None
    source = say("{source}", source=each.manifest.title)
    if not each.usable:
        return Lack.WANTS_KEY, source, None
    if each.costs:
        return Lack.COSTS, source, each.manifest.cost_words
    if each.freshness.need in {Need.FAILED, Need.IN_VAIN}:
        return Lack.FAILED, what, each.freshness.why
    return Lack.WAITS, what, each.freshness.why


def _by_hand(sounding: Sounding, lacks: Callable[[Lack, Message], Missing]) -> tuple[Missing, ...]:
    """Return that prepared questions are left which nobody has answered, as one thing."""
    answered = {
        each.question for each in sounding.hand_searches if each.answer is not HandAnswer.SKIPPED
    }
    prepared = prepared_questions.for_company(sounding.company, sounding.facts)
    if all(each.key in answered for each in prepared):
        return ()
    return (lacks(Lack.BY_HAND, say("Prepared questions")),)


def did(along: Along) -> Message:
    """Return in one sentence what was taken along."""
    told = say_many("Took {count} company along", "Took {count} companies along", along.companies)
    if along.whole == along.companies:
        return say("{what}: everything that can be fetched is here.", what=told)
    return say("{what}, {whole} of them complete.", what=told, whole=along.whole)

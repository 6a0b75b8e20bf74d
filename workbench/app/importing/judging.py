"""What becomes of each row of an imported file, judged by what is here and by the rows above."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from workbench.app.importing.comparing import differing
from workbench.app.importing.offers import NOT_ASKED, Answered, Matches, Offer, numbered
from workbench.app.importing.seen import Seen
from workbench.domain.company import Identifier, Scheme
from workbench.domain.import_fields import Field
from workbench.domain.import_ledger import Whom
from workbench.domain.importing import Fate, Known
from workbench.domain.table_file import Row
from workbench.domain.verdict import Answer, Verdict
from workbench.matching.columns import Columns
from workbench.matching.judge import judge
from workbench.matching.names import read_name
from workbench.matching.told import Told, read_row
from workbench.texts import Message, say, say_many

NEW_COMPANY = None
"""What a person says of an unsure row that is a company we do not have."""
Decided = Mapping[int, UUID | Identifier | None]
"""What a person said of rows, by their number: a company of ours, one that an offline register
offered, by its number, or that it is a new one and none of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A company of ours that a row may mean."""

    company: UUID
    name: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One row and what becomes of it.

    Attributes:
        reason: why.
        company: of ours that it is; None where it is new, or open.
        first: number of the row above that it repeats, or 0.
        rivals: companies that it may mean.
        stays: values that differ from the file's, and stay.
        known: what is known of `company`.
        answered: what offline registers said of the row, where it was looked up.
        taken: the company of a register whose numbers the row got.
        known_to_us: what our own lists say of its company, where the row is shown.
        warned: whether one of them speaks against pursuing it.
    """

    told: Told
    fate: Fate
    reason: Message
    company: UUID | None = None
    first: int = 0
    rivals: tuple[Rival, ...] = ()
    stays: tuple[Message, ...] = ()
    known: Known | None = None
    answered: Answered | None = None
    taken: Offer | None = None
    known_to_us: tuple[Message, ...] = ()
    warned: bool = False

    @property
    def what_to_do(self) -> Message | None:
        """What a person can do about a row that is not written."""
        if self.fate is Fate.UNSURE:
            return say("Say which it is, or put its registration number in.")
        return self.told.what_to_do

    @property
    def chosen(self) -> bool:
        """Whether a person chose the company whose numbers the row got."""
        by_itself = self.answered is not None and self.answered.sure
        return self.taken is not None and not (by_itself and self.taken == self.offers[0])

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Companies of offline registers that a person may choose from."""
        return self.answered.offers if self.answered is not None else ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of some rows, and what those below them must be compared with."""

    plans: tuple[Plan, ...]
    seen: Seen


@dataclass(kw_only=True)
class Judging:
    """Judges the rows of one file, in order; what it has seen is taken in by `accept` alone.

    Attributes:
        done: rows of this file that were imported before, and into which company.
        matches: what offline registers said of rows without a number.
    """

    columns: Columns
    decided: Decided = field(default_factory=dict)
    matches: Matches = NOT_ASKED
    done: Mapping[int, UUID] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)
    names: Mapping[str, tuple[UUID, ...]] | None = None

    def judge(self, asked: Whom, rows: Sequence[Row]) -> Judged:
        """Return what becomes of some rows, those that were accepted before counting as above."""
        read = [read_row(row, self.columns) for row in rows]
        offers = [self._offered(each) for each in read]
        told = [
            each if taken is None else numbered(each, taken)
            for each, (_, taken) in zip(read, offers, strict=True)
        ]
        usable = [
            each for each in told if each.problem is None and each.row.number not in self.done
        ]
        if self.names is None:
            self.names = _by_name(asked.names())
        holding = asked.holding(_asked(usable))
        of_rows: dict[int, _Candidates] = {}
        if holding or self.names:
            of_rows = {each.row.number: self._candidates(each, holding) for each in usable}
        wanted = {each for candidates in of_rows.values() for each in candidates.everyone}
        wanted |= {each for each in self.seen.companies_of(usable) if each is not None}
        wanted |= {each for each in self.decided.values() if isinstance(each, UUID)}
        known = asked.known(wanted)
        above = self.seen.child()
        plans = []
        for each, (answered, taken) in zip(told, offers, strict=True):
            plan = self._plan(each, of_rows.get(each.row.number, _NOBODY), known, above)
            if answered is not None:
                plan = self._looked_up(plan, answered, taken)
            above.take_in(plan.told, plan.fate, plan.company)
            plans.append(plan)
        return Judged(tuple(plans), above)

    def accept(self, judged: Judged, written: Mapping[int, UUID]) -> None:
        """Take in rows as they were judged; `written` says into which company each went."""
        self.seen.absorb(judged.seen, written)

    def _candidates(
        self, told: Told, holding: Mapping[Identifier, tuple[UUID, ...]]
    ) -> "_Candidates":
        numbered = [each for one in told.identifiers for each in holding.get(one, ())[:1]]
        own = self.seen.written
        named = (self.names or {}).get(told.folded, ()) if told.text(Field.NAME) else ()
        at_domain = holding.get(Identifier(Scheme.DOMAIN, told.domain), ()) if told.domain else ()
        others = (each for each in (*named, *at_domain) if each not in own)
        return _Candidates(
            tuple(dict.fromkeys(each for each in numbered if each not in own)),
            tuple(dict.fromkeys(others)),
        )

    def _plan(
        self, told: Told, candidates: "_Candidates", known: Mapping[UUID, Known], above: Seen
    ) -> Plan:
        number = told.row.number
        if number in self.done:
            said = say("This row was imported before.")
            return Plan(told=told, fate=Fate.DONE, reason=said, company=self.done[number])
        if told.problem is not None:
            return Plan(told=told, fate=Fate.UNUSABLE, reason=told.problem)
        first = above.repeated(told)
        if first:
            company = above.company_of(first)
            said = say("The same company as row {row}.", row=first)
            plan = Plan(told=told, fate=Fate.DUPLICATE, reason=said, company=company, first=first)
            return _merged(plan, known)
        decided = self.decided.get(number, _OPEN)
        if decided is NEW_COMPANY or isinstance(decided, UUID):
            return _as_decided(told, decided, known)
        return self._against_ours(told, candidates, known) or self._against_rows(told, above)

    def _offered(self, told: Told) -> tuple[Answered | None, Offer | None]:
        """Return what registers said of a row, and the company of theirs that it is."""
        answered = self.matches.of(told)
        if answered is None:
            return None, None
        decided = self.decided.get(told.row.number, _OPEN)
        if isinstance(decided, Identifier) and (chosen := answered.offer(decided)) is not None:
            return answered, chosen
        by_itself = answered.sure and decided is not NEW_COMPANY
        return answered, answered.offers[0] if by_itself else None

    def _looked_up(self, plan: Plan, answered: Answered, taken: Offer | None) -> Plan:
        """Return a plan with what registers said, which may leave it open."""
        told = replace(plan, answered=answered, taken=taken)
        if plan.fate is Fate.NEW and taken is not None:
            return replace(told, reason=taken.where)
        said = self.decided.get(plan.told.row.number, _OPEN)
        decided = said is NEW_COMPANY or isinstance(said, UUID)
        if taken is not None or decided or plan.fate not in {Fate.NEW, Fate.UNSURE}:
            return told
        if answered.likely:
            said_so = say_many(
                "{count} company in your offline registers may be it.",
                "{count} companies in your offline registers may be it.",
                len(answered.likely),
            )
            return replace(told, fate=Fate.UNSURE, reason=said_so)
        return replace(told, reason=self._absent(answered)) if plan.fate is Fate.NEW else told

    def _absent(self, answered: Answered) -> Message:
        if answered.foreign:
            return say("No register of its country is here.")
        if answered.offers:
            return say("Hardly anyone in {registers}.", registers=self.matches.named)
        return say("Not in {registers}.", registers=self.matches.named)

    def _against_ours(
        self, told: Told, candidates: "_Candidates", known: Mapping[UUID, Known]
    ) -> Plan | None:
        """Return the plan of a row that companies of ours have something in common with."""
        rivals = [
            Rival(company=each, name=ours.name, verdict=judge(told.profile, ours.profile))
            for each in candidates.everyone
            if (ours := known.get(each)) is not None
        ]
        same = [each for each in rivals if each.verdict.accepted]
        by_number = [each for each in same if each.company in candidates.numbered]
        if len(chosen := by_number or same) == 1:
            company = chosen[0].company
            plan = Plan(told=told, fate=Fate.SAME, reason=_why(chosen[0]), company=company)
            return _merged(plan, known)
        if same:
            said = say("What it says fits several companies here.")
            return Plan(told=told, fate=Fate.UNSURE, reason=said, rivals=tuple(same))
        open_ones = [each for each in rivals if each.verdict.answer is not Answer.DIFFERENT]
        if open_ones:
            return Plan(
                told=told, fate=Fate.UNSURE, reason=_why(open_ones[0]), rivals=tuple(open_ones)
            )
        return None

    def _against_rows(self, told: Told, above: Seen) -> Plan:
        alike = above.alike(told)
        if alike is not None:
            return Plan(told=told, fate=Fate.UNSURE, reason=alike.words, first=alike.row)
        if told.padded:
            said = say("Nobody here has its number; a zero that was lost was put back.")
        elif told.identifiers:
            said = say("Nobody here has its number.")
        else:
            said = say("Nobody here has its name or domain.")
        return Plan(told=told, fate=Fate.NEW, reason=said)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Companies that hold a row's numbers, and those that share its name or domain."""

    numbered: tuple[UUID, ...] = ()
    others: tuple[UUID, ...] = ()

    @property
    def everyone(self) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys((*self.numbered, *self.others)))


_NOBODY = _Candidates()
_OPEN = object()
"""That a person said nothing of a row."""


def _asked(told: Iterable[Told]) -> tuple[Identifier, ...]:
    every: dict[Identifier, None] = {}
    for each in told:
        every.update(dict.fromkeys(each.identifiers))
        if each.domain:
            every[Identifier(Scheme.DOMAIN, each.domain)] = None
    return tuple(every)


def _by_name(names: Iterable[tuple[UUID, str]]) -> dict[str, tuple[UUID, ...]]:
    found: dict[str, tuple[UUID, ...]] = {}
    for company, name in names:
        folded = read_name(name).text
        found[folded] = (*found.get(folded, ()), company)
    return found


def _as_decided(told: Told, company: UUID | None, known: Mapping[UUID, Known]) -> Plan:
    said = say("You said so.")
    if company is NEW_COMPANY:
        return Plan(told=told, fate=Fate.NEW, reason=said)
    return _merged(Plan(told=told, fate=Fate.SAME, reason=said, company=company), known)


def _merged(plan: Plan, known: Mapping[UUID, Known]) -> Plan:
    """Return a plan with what is known of its company, and which of its values stay."""
    ours = known.get(plan.company) if plan.company is not None else None
    if ours is None:
        return plan
    if ours.removed is not None:
        said = say("Its register had to remove it by law, on {day}.", day=ours.removed)
        return replace(plan, fate=Fate.UNUSABLE, reason=said, company=None)
    return replace(plan, known=ours, stays=tuple(differing(plan.told, ours)))


def _why(rival: Rival) -> Message:
    told = (*rival.verdict.agrees, *rival.verdict.differs)
    return say("{name}: {why}", name=rival.name, why=told[0] if told else "")

"""What becomes of each row of an imported file, judged by what is here and by the rows above."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from workbench.app.importing.comparing import differing
from workbench.app.importing.seen import Seen
from workbench.domain.company import Identifier, Scheme
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate, Known
from workbench.domain.ledger import Ledger
from workbench.domain.table_file import Row
from workbench.domain.verdict import Answer, Verdict
from workbench.matching.columns import Columns
from workbench.matching.judge import judge
from workbench.matching.names import read_name
from workbench.matching.told import Told, read_row
from workbench.texts import Message, say

NEW_COMPANY = None
"""What a person says of an unsure row that is a company we do not have."""
Decided = Mapping[int, UUID | None]
"""What a person said of unsure rows: by number of the row the company, or that it is a new one."""


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
    """

    told: Told
    fate: Fate
    reason: Message
    company: UUID | None = None
    first: int = 0
    rivals: tuple[Rival, ...] = ()
    stays: tuple[Message, ...] = ()
    known: Known | None = None

    @property
    def what_to_do(self) -> Message | None:
        """What a person can do about a row that is not written."""
        if self.fate is Fate.UNSURE:
            return say("Say which it is, or put its registration number in.")
        return self.told.what_to_do


@dataclass(kw_only=True)
class Judging:
    """Judges the rows of one file, in order; what it has seen is taken in by `accept` alone.

    Attributes:
        done: rows of this file that were imported before, and into which company.
    """

    columns: Columns
    decided: Decided = field(default_factory=dict)
    done: Mapping[int, UUID] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)
    names: Mapping[str, tuple[UUID, ...]] | None = None

    def judge(self, ledger: Ledger, rows: Sequence[Row]) -> tuple[Plan, ...]:
        """Return what becomes of some rows, those that were accepted before counting as above."""
        told = [read_row(row, self.columns) for row in rows]
        usable = [
            each for each in told if each.problem is None and each.row.number not in self.done
        ]
        if self.names is None:
            self.names = _by_name(ledger.imports.names())
        holding = ledger.imports.holding(_asked(usable))
        of_rows = {each.row.number: self._candidates(each, holding) for each in usable}
        wanted = {each for candidates in of_rows.values() for each in candidates.everyone}
        wanted |= {each for each in self.seen.companies_of(usable) if each is not None}
        wanted |= {each for each in self.decided.values() if each is not None}
        known = ledger.imports.known(wanted)
        above = self.seen.child()
        plans = []
        for each in told:
            plan = self._plan(each, of_rows.get(each.row.number, _NOBODY), known, above)
            above.take_in(plan.told, plan.fate, plan.company)
            plans.append(plan)
        return tuple(plans)

    def accept(self, plans: Iterable[Plan], written: Mapping[int, UUID]) -> None:
        """Take in rows as they were judged; `written` says into which company each went."""
        for plan in plans:
            number = plan.told.row.number
            self.seen.take_in(plan.told, plan.fate, written.get(number, plan.company))

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
        if number in self.decided:
            return _as_decided(told, self.decided[number], known)
        return self._against_ours(told, candidates, known) or self._against_rows(told, above)

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

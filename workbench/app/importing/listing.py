"""The lead list's rows of new leads, worked out once for all that are alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from workbench.app.soundings import Standing
from workbench.app.summaries import row_of
from workbench.domain.card import Card
from workbench.domain.company import Company
from workbench.domain.fact import KnownFact, Stated
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead, NextStep, Signal, StageChange
from workbench.domain.lead_list import LeadRow
from workbench.domain.sounding import Sounding
from workbench.scoring.weigh import fill

_Kind = tuple[str, frozenset[str]]


@dataclass(kw_only=True)
class Listing:
    """Makes rows of new leads without reading each from the ledger.

    A criterion reads of an imported company only whether something is told of it, so two leads of
    one country, of which the same things are told, have the same points.

    Attributes:
        people: names of us.
    """

    card: Card
    now: datetime
    file: bytes
    people: Mapping[UUID, str]
    _alike: dict[_Kind, LeadRow] = field(default_factory=dict)

    def row(
        self,
        company: Company,
        lead: Lead,
        stage: StageChange,
        stated: Sequence[Stated],
        *,
        step: NextStep | None,
        signal: Signal | None,
    ) -> LeadRow:
        """Return the row of a new lead."""
        values = {each.fact.key: each.fact.value for each in stated}
        kind = (company.country, frozenset(values))
        if kind not in self._alike:
            self._alike[kind] = self._first(company, lead, stage, stated)
        return replace(
            self._alike[kind],
            lead=lead.id,
            company=company.id,
            name=company.name,
            town=values.get("company.town", ""),
            interest=signal.kind.value if signal else "",
            next_step=step.what if step else "",
            next_due=step.due.isoformat() if step else "",
            responsible=self.people.get(step.responsible if step else lead.by, ""),
        )

    def _first(
        self, company: Company, lead: Lead, stage: StageChange, stated: Sequence[Stated]
    ) -> LeadRow:
        sounding = Sounding(
            as_of=self.now,
            company=company,
            facts=tuple(self._known(each) for each in stated),
            lead=lead,
            stage=stage,
        )
        scorecard = fill(self.card, sounding, new_id())
        return row_of(Standing(sounding, self.card, scorecard), self.people)

    def _known(self, stated: Stated) -> KnownFact:
        return KnownFact(
            fact=stated.fact,
            place=stated.place,
            snapshot=self.file,
            first_seen=self.now,
            last_seen=self.now,
        )

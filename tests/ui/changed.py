"""What happens to a company after its decision: another answer comes, or a parser is mended."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from workbench.app import decisions, dossiers, leads
from workbench.app.desk import Desk
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.ids import new_id
from workbench.domain.lead import SignalKind, Stage
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, Snapshot

A_DAY = timedelta(days=1)


def decide(desk: Desk, company: UUID) -> None:
    """Lock the lead as MQL."""
    lead = dossiers.open_dossier(desk, company).sounding.lead
    assert lead is not None
    leads.note_signal(desk, lead, kind=SignalKind.WROTE, day=desk.now().date())
    decisions.qualify(desk, lead, Stage.MQL)


def answer_otherwise(desk: Desk, company: UUID, key: str, value: str) -> None:
    """Let the source that states a property answer on the next day with another value."""
    lookup, stated, parser = _told(desk, company, key, value)
    at = desk.now() + A_DAY
    sha256 = desk.store.keep(
        Snapshot(
            sha256=b"",
            content=f'{{"it": "{value}"}}'.encode(),
            media_type="application/json",
            address="https://register.example",
            status=200,
            taken=at,
        )
    )
    # In part, so that it says nothing of all the rest.
    later = replace(
        lookup, id=new_id(), planned=at, answered=at, snapshot=sha256, kind=AnswerKind.PARTIAL
    )

    def unit(ledger: Ledger) -> None:
        row = ledger.lookups.plan(replace(later, state=lookup.state))
        ledger.lookups.settle(replace(later, id=row.id))
        ledger.facts.record(later, parser, [stated], at)

    desk.store.write(unit)


def mend(desk: Desk, company: UUID, key: str, value: str) -> None:
    """Let a mended parser read another value on the next day in the very answer that stated it."""
    lookup, stated, _ = _told(desk, company, key, value)
    partly = replace(lookup, kind=AnswerKind.PARTIAL)
    at = desk.now() + A_DAY
    desk.store.write(lambda ledger: ledger.facts.record(partly, "mended@9", [stated], at))


def _told(desk: Desk, company: UUID, key: str, value: str) -> tuple[Lookup, Stated, str]:
    dossier = dossiers.open_dossier(desk, company)
    chosen = dossier.sounding.chosen(key)
    assert chosen is not None
    known = chosen.shown
    read = desk.store.read(lambda ledger: ledger.facts.readings_of_company(company))
    (reading,) = [
        each for each in read if each.snapshot == known.snapshot and known.fact.id in each.places
    ]
    (lookup,) = [each for each in dossier.sounding.lookups if each.question.key == reading.question]
    place = Place(LocatorKind.JSON, "/it", value)
    return lookup, state(known.fact.entity, key, value, place), reading.parser

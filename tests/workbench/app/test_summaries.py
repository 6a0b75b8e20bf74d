"""A row of the lead list says what the dossier says, and is worked out anew from the ledger."""

from dataclasses import replace
from datetime import date

from tests.fakes.desks import bench, state
from tests.samples import COMPANY, JONAS, LEAD
from tests.starter import CARD
from workbench.app import dossiers, leads, summaries
from workbench.domain.ids import new_id
from workbench.domain.lead import SignalKind, Stage
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question


def test_a_row_says_what_the_dossier_says() -> None:
    made = bench()
    state(made)
    leads.note_signal(made.desk, LEAD, kind=SignalKind.FAIR, day=date(2026, 11, 1))
    leads.note_signal(made.desk, LEAD, kind=SignalKind.CALLED, day=date(2026, 11, 20))
    leads.plan_step(made.desk, LEAD, what="Offer", due=date(2026, 11, 26), responsible=JONAS.id)
    [told] = leads.rows(made.desk, LeadFilter())
    scorecard = dossiers.open_dossier(made.desk, COMPANY.id).scorecard
    assert scorecard is not None
    assert told == LeadRow(
        lead=LEAD.id,
        company=COMPANY.id,
        name="Fjordlys Automasjon AS",
        town="MOLDE",
        founded="2008-04-14",
        stage=Stage.NEW.value,
        aside="no",
        lowest=scorecard.can.lowest,
        highest=scorecard.can.highest,
        band=scorecard.band.value,
        interest=SignalKind.CALLED.value,
        next_step="Offer",
        next_due="2026-11-26",
        responsible=JONAS.name,
    )


def test_a_failed_source_shows_until_it_answers() -> None:
    made = bench()
    question = Question(source="no_enhetsregisteret", kind="roles", about="311000004")

    def ended(kind: AnswerKind) -> str:
        lookup = Lookup(
            id=new_id(),
            question=question,
            company=COMPANY.id,
            state=LookupState.ANSWERED,
            planned=made.clock.now(),
            answered=made.clock.now(),
            kind=kind,
        )
        made.store.write(lambda ledger: ledger.lookups.plan(lookup))
        made.store.write(
            lambda ledger: summaries.refresh(ledger, COMPANY.id, CARD, made.clock.now())
        )
        return leads.rows(made.desk, LeadFilter())[0].trouble

    assert ended(AnswerKind.FAILED) == "failed"
    assert ended(AnswerKind.NOTHING_FOUND) == ""


def test_a_company_without_a_lead_has_no_row() -> None:
    made = bench(pursued=False)
    made.store.write(lambda ledger: ledger.companies.add(COMPANY))
    made.store.write(lambda ledger: summaries.refresh(ledger, COMPANY.id, CARD, made.clock.now()))
    assert leads.rows(made.desk, LeadFilter()) == ()


def test_who_writes_much_at_once_renews_the_row_at_the_end() -> None:
    made = bench()
    desk = replace(made.desk, renew_rows=False)
    leads.note_signal(desk, LEAD, kind=SignalKind.FAIR, day=date(2026, 11, 1))
    assert leads.rows(desk, LeadFilter()) == ()

"""What we write about a lead is checked at its field and counts from then on."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.fakes.desks import Bench, bench
from tests.samples import JONAS, LEAD, METTE
from workbench.app import leads
from workbench.domain.lead import (
    Aside,
    ChannelKind,
    Often,
    Openness,
    SignalKind,
    Stage,
    TouchKind,
)
from workbench.domain.lead_list import LeadFilter
from workbench.domain.operation import Operation
from workbench.errors import InvalidInput
from workbench.texts import say

TODAY = date(2026, 11, 22)
TOMORROW = date(2026, 11, 23)


def offer(
    made: Bench, *, name: str = "Monitoring", amount: str = "480000", currency: str = "NOK"
) -> Operation[object]:
    return leads.set_offer(
        made.desk, LEAD, name=name, amount=amount, currency=currency, often=Often.YEARLY
    )


def test_a_price_is_kept_to_the_last_digit() -> None:
    made = bench()
    offer(made, amount="999 999 999 999.99", currency="nok")
    [kept] = made.store.read(lambda ledger: ledger.offers.of(LEAD.id))
    assert (str(kept.price.amount), kept.price.currency) == ("999999999999.99", "NOK")


REFUSED: dict[str, tuple[Callable[[Bench], object], str]] = {
    "an offer without a name": (lambda made: offer(made, name="  "), "name"),
    "an amount in words": (lambda made: offer(made, amount="half a million"), "amount"),
    "a currency nobody has": (lambda made: offer(made, currency="XXQ"), "currency"),
    "a signal to come": (
        lambda made: leads.note_signal(made.desk, LEAD, kind=SignalKind.FAIR, day=TOMORROW),
        "day",
    ),
    "a contact without a name": (
        lambda made: leads.name_contact(made.desk, LEAD, name="", where_from="fair"),
        "name",
    ),
    "a contact from nowhere": (
        lambda made: leads.name_contact(made.desk, LEAD, name="Ingrid Prøve"),
        "where_from",
    ),
    "a mail without @": (
        lambda made: leads.name_contact(
            made.desk, LEAD, name="Ingrid Prøve", where_from="fair", mail="ingrid@"
        ),
        "mail",
    ),
    "a channel without a reason": (
        lambda made: leads.set_channel(
            made.desk,
            LEAD,
            kind=ChannelKind.MAIL,
            openness=Openness.OPEN,
            reason=say("{why}", why="\u202e "),
        ),
        "reason",
    ),
    "a call without words": (
        lambda made: leads.log_touch(made.desk, LEAD, kind=TouchKind.CALL, day=TODAY, words=""),
        "words",
    ),
    "a call to come": (
        lambda made: leads.log_touch(made.desk, LEAD, kind=TouchKind.CALL, day=TOMORROW, words="x"),
        "day",
    ),
    "a step without words": (
        lambda made: leads.plan_step(made.desk, LEAD, what=" ", due=TOMORROW),
        "what",
    ),
    "a step in the past": (
        lambda made: leads.plan_step(made.desk, LEAD, what="Offer", due=date(2026, 11, 21)),
        "due",
    ),
    "parking without a day": (
        lambda made: leads.set_aside(made.desk, LEAD, aside=Aside.PARKED, reason="young"),
        "until",
    ),
    "parking until today": (
        lambda made: leads.set_aside(
            made.desk, LEAD, aside=Aside.PARKED, reason="young", until=TODAY
        ),
        "until",
    ),
    "dropping without a reason": (
        lambda made: leads.set_aside(made.desk, LEAD, aside=Aside.NOT_RELEVANT, reason=" "),
        "reason",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_said_at_its_field_and_nothing_is_written(case: str) -> None:
    made = bench()
    write, field = REFUSED[case]
    with pytest.raises(InvalidInput) as caught:
        write(made)
    assert caught.value.field == field
    assert leads.rows(made.desk, LeadFilter()) == ()


def test_the_newest_word_on_a_channel_is_the_one_that_counts() -> None:
    made = bench()
    leads.note_signal(made.desk, LEAD, kind=SignalKind.WROTE, day=TODAY)
    for kind, openness in (
        (ChannelKind.PHONE, Openness.OPEN),
        (ChannelKind.MAIL, Openness.OPEN),
        (ChannelKind.PHONE, Openness.CLOSED),
    ):
        leads.set_channel(
            made.desk, LEAD, kind=kind, openness=openness, reason=say("They said so.")
        )
    channels = made.store.read(lambda ledger: ledger.channels.of(LEAD.id))
    assert {each.kind: each.openness for each in channels} == {
        ChannelKind.PHONE: Openness.CLOSED,
        ChannelKind.MAIL: Openness.OPEN,
    }


def test_a_contact_expires_in_a_year_and_a_new_one_takes_its_place() -> None:
    made = bench()
    for name in ("Ingrid Prøve", "Ola Eksempel"):
        leads.name_contact(made.desk, LEAD, name=name, where_from="wrote to us")
    [contact] = made.store.read(lambda ledger: ledger.contacts.of(LEAD.id))
    assert (contact.name, contact.expires) == ("Ola Eksempel", date(2027, 11, 22))


def test_a_step_is_ours_unless_somebody_else_is_named() -> None:
    made = bench()
    ours = leads.plan_step(made.desk, LEAD, what="Offer", due=TODAY)
    theirs = leads.plan_step(made.desk, LEAD, what="Call", due=TODAY, responsible=JONAS.id)
    assert (ours.result.responsible, theirs.result.responsible) == (METTE.id, JONAS.id)


def test_a_parked_lead_keeps_its_stage_and_leaves_the_list_until_taken_up() -> None:
    made = bench()
    leads.set_aside(made.desk, LEAD, aside=Aside.PARKED, reason="young", until=TOMORROW)
    assert leads.count(made.desk, LeadFilter()) == 0
    assert leads.count(made.desk, LeadFilter(aside=True)) == 1
    taken_up = leads.set_aside(made.desk, LEAD, aside=Aside.NO, reason="")
    assert (taken_up.result.stage, taken_up.result.until) == (Stage.NEW, None)
    assert leads.count(made.desk, LeadFilter()) == 1

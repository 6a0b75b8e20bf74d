"""What the law closes is opened by their enquiry or their consent in writing, and not otherwise."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.desks import Seat, seated
from tests.fakes.desks import undone
from workbench.app import leads
from workbench.app.companies import Opened
from workbench.domain.lead import Channel, ChannelKind, Openness, SignalKind, TouchKind
from workbench.domain.operation import Operation
from workbench.errors import InvalidInput
from workbench.texts import say

FJORDLYS, SKAGEN, HAVBRIS = "311000004", "99000023", "99000031"
DAY = date(2026, 11, 16)
MAIL, PHONE = ChannelKind.MAIL, ChannelKind.PHONE


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated(tmp_path) as made:
        yield made


def opens(
    seat: Seat, opened: Opened, kind: ChannelKind, consent: date | None = None
) -> Operation[Channel]:
    return leads.set_channel(
        seat.desk,
        opened.lead,
        kind=kind,
        openness=Openness.OPEN,
        reason=say("Their letter."),
        consent=consent,
    )


def channels(seat: Seat, opened: Opened) -> dict[ChannelKind, Openness]:
    known = seat.dossier(opened).sounding.channels
    return {each.kind: each.openness for each in known}


@pytest.mark.parametrize("kind", ChannelKind)
def test_a_protected_company_is_not_opened_without_a_ground(seat: Seat, kind: ChannelKind) -> None:
    havbris = seat.open(HAVBRIS)
    with pytest.raises(InvalidInput) as refused:
        opens(seat, havbris, kind)
    assert refused.value.field == "openness"
    assert "CVR-loven § 19" in str(refused.value.message)
    assert "consent in writing" in str(refused.value.hint)
    assert channels(seat, havbris) == {}


def test_their_enquiry_opens_what_it_covers_and_nothing_else(seat: Seat) -> None:
    havbris = seat.open(HAVBRIS)
    leads.note_signal(seat.desk, havbris.lead, kind=SignalKind.WROTE, day=DAY)
    opens(seat, havbris, MAIL)
    with pytest.raises(InvalidInput):
        opens(seat, havbris, PHONE)
    assert channels(seat, havbris) == {MAIL: Openness.OPEN}
    leads.log_touch(
        seat.desk, havbris.lead, kind=TouchKind.CALL, day=DAY, words="Call back.", inward=True
    )
    opens(seat, havbris, PHONE)
    assert channels(seat, havbris) == {MAIL: Openness.OPEN, PHONE: Openness.OPEN}


def test_a_consent_in_writing_opens_and_is_kept_with_its_day(seat: Seat) -> None:
    havbris = seat.open(HAVBRIS)
    done = opens(seat, havbris, PHONE, consent=DAY)
    assert str(done.result.reason) == "consent in writing, 16 November 2026: Their letter."
    undone(done)
    assert channels(seat, havbris) == {}


def test_a_consent_to_come_or_to_a_closed_channel_is_refused_at_its_field(seat: Seat) -> None:
    havbris = seat.open(HAVBRIS)
    with pytest.raises(InvalidInput) as to_come:
        opens(seat, havbris, PHONE, consent=date(2026, 11, 23))
    with pytest.raises(InvalidInput) as closed:
        leads.set_channel(
            seat.desk,
            havbris.lead,
            kind=PHONE,
            openness=Openness.CLOSED,
            reason=say("Their letter."),
            consent=DAY,
        )
    assert (to_come.value.field, closed.value.field) == ("consent", "consent")


@pytest.mark.parametrize(
    ("number", "paragraph"), [(FJORDLYS, "§ 15"), (SKAGEN, "markedsføringsloven § 10")]
)
def test_e_mail_is_not_opened_without_a_ground_though_the_telephone_is(
    seat: Seat, number: str, paragraph: str
) -> None:
    opened = seat.open(number)
    opens(seat, opened, PHONE)
    with pytest.raises(InvalidInput) as refused:
        opens(seat, opened, MAIL)
    assert paragraph in str(refused.value.message)
    leads.note_signal(seat.desk, opened.lead, kind=SignalKind.ASKED_FOR_DEMO, day=DAY)
    opens(seat, opened, MAIL)
    assert channels(seat, opened) == {PHONE: Openness.OPEN, MAIL: Openness.OPEN}


@pytest.mark.parametrize("openness", [Openness.CLOSED, Openness.UNKNOWN])
def test_closing_and_not_knowing_need_no_ground(seat: Seat, openness: Openness) -> None:
    havbris = seat.open(HAVBRIS)
    leads.set_channel(
        seat.desk, havbris.lead, kind=MAIL, openness=openness, reason=say("Nobody asked.")
    )
    assert channels(seat, havbris) == {MAIL: openness}

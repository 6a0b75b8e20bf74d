"""What the law closes stays closed until they ask, and an enquiry opens only what it covers."""

from dataclasses import replace
from datetime import date

import pytest

from tests.samples import METTE, NOW, fjordlys, known
from workbench.domain import grounds
from workbench.domain.ids import new_id
from workbench.domain.lead import (
    ChannelKind,
    Signal,
    SignalKind,
    Touch,
    TouchKind,
)
from workbench.domain.sounding import Sounding

MAIL, PHONE, LETTER, MEETING = ChannelKind
DAY = date(2026, 11, 18)


def company(country: str, *protected: str) -> Sounding:
    base = fjordlys()
    facts = tuple(known("company.advertising_protected", each) for each in protected)
    return replace(
        base,
        company=replace(base.company, country=country),
        facts=facts,
        signals=(),
        touches=(),
    )


def signal(kind: SignalKind, day: date = DAY) -> Signal:
    return Signal(id=new_id(), about=new_id(), by=METTE.id, at=NOW, kind=kind, day=day)


def touch(kind: TouchKind, *, inward: bool) -> Touch:
    return Touch(
        id=new_id(),
        about=new_id(),
        by=METTE.id,
        at=NOW,
        kind=kind,
        day=DAY,
        words="?",
        inward=inward,
    )


@pytest.mark.parametrize(
    ("country", "stated", "known_as"),
    [
        ("DK", (), None),
        ("DK", ("no",), False),
        ("DK", ("yes",), True),
        ("DK", ("no", "yes"), True),
        ("NO", (), False),
    ],
)
def test_one_source_that_says_protected_is_enough_and_silence_is_not_free(
    country: str, stated: tuple[str, ...], known_as: bool | None
) -> None:
    assert grounds.protected(company(country, *stated)) is known_as


@pytest.mark.parametrize("kind", ChannelKind)
def test_protection_against_advertising_closes_every_way(kind: ChannelKind) -> None:
    law = grounds.law(kind, company("DK", "yes"))
    assert law is not None
    assert law.certain
    assert "CVR-loven § 19" in str(law.words)


@pytest.mark.parametrize(
    ("country", "paragraph"),
    [("DK", "markedsføringsloven § 10"), ("NO", "markedsføringsloven § 15"), ("SE", "2002/58/EC")],
)
def test_e_mail_needs_consent_and_other_ways_do_not(country: str, paragraph: str) -> None:
    sounding = company(country, "no")
    law = grounds.law(MAIL, sounding)
    assert law is not None
    assert paragraph in str(law.words)
    assert paragraph in str(law.reason)
    assert [grounds.law(kind, sounding) for kind in (PHONE, LETTER, MEETING)] == [None] * 3


def test_a_danish_company_nobody_asked_about_is_not_known_to_be_free() -> None:
    law = grounds.law(PHONE, company("DK"))
    assert law is not None
    assert not law.certain


COVERED = {
    SignalKind.ASKED_FOR_OFFER: {MAIL, PHONE, LETTER, MEETING},
    SignalKind.ASKED_FOR_DEMO: {MAIL, PHONE, LETTER, MEETING},
    SignalKind.FAIR: set[ChannelKind](),
    SignalKind.CALLED: {PHONE},
    SignalKind.WROTE: {MAIL, LETTER},
    SignalKind.REFERRED: set[ChannelKind](),
    SignalKind.FORM: {MAIL, PHONE},
    SignalKind.DOWNLOAD: set[ChannelKind](),
    SignalKind.COLD: set[ChannelKind](),
}


@pytest.mark.parametrize("kind", SignalKind)
def test_a_sign_of_interest_opens_what_it_covers(kind: SignalKind) -> None:
    sounding = replace(company("DK", "yes"), signals=(signal(kind),))
    covered = {each for each in ChannelKind if grounds.enquiry(each, sounding) is not None}
    assert covered == COVERED[kind]


@pytest.mark.parametrize(
    ("kind", "covered"),
    [
        (TouchKind.CALL, {PHONE}),
        (TouchKind.MAIL, {MAIL, LETTER}),
        (TouchKind.MEETING, {MEETING}),
        (TouchKind.NOTE, set[ChannelKind]()),
    ],
)
def test_only_what_came_from_them_is_an_enquiry(kind: TouchKind, covered: set[ChannelKind]) -> None:
    theirs = replace(company("DK", "yes"), touches=(touch(kind, inward=True),))
    ours = replace(company("DK", "yes"), touches=(touch(kind, inward=False),))
    assert {each for each in ChannelKind if grounds.enquiry(each, theirs)} == covered
    assert not any(grounds.enquiry(each, ours) for each in ChannelKind)


def test_the_newest_enquiry_is_the_one_that_is_told() -> None:
    older = signal(SignalKind.ASKED_FOR_OFFER, date(2025, 1, 1))
    newer = signal(SignalKind.WROTE)
    sounding = replace(company("DK", "yes"), signals=(newer, older))
    assert grounds.enquiry(MAIL, sounding) is newer
    assert grounds.enquiry(PHONE, sounding) is older

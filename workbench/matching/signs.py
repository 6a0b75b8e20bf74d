"""Signs of interest as other programs write them: what somebody did, and on which day."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from workbench.domain.lead import SignalKind
from workbench.matching.letters import skeleton

_WORDS: Mapping[SignalKind, str] = {
    SignalKind.FAIR: (
        "trade show, tradeshow, fair, event, exhibition, conference, messe, fagmesse, mässa, messut"
    ),
    SignalKind.FORM: (
        "web form, webform, form, contact form, website form, web to lead, formular,"
        " kontaktformular, kontaktskema, skjema, kontaktskjema, formulär, kontaktformulär, lomake"
    ),
    SignalKind.DOWNLOAD: (
        "download, white paper, whitepaper, e book, ebook, nedlasting, nedladdning, lataus"
    ),
    SignalKind.REFERRED: (
        "referral, customer referral, employee referral, partner referral, external referral,"
        " word of mouth, anbefaling, henvisning, rekommendation, suositus, empfehlung"
    ),
    SignalKind.CALLED: (
        "phone inquiry, phone enquiry, telephone inquiry, inbound call, called us, opkald,"
        " telefonisk henvendelse, soitto, anruf"
    ),
    SignalKind.WROTE: (
        "email inquiry, e mail inquiry, mail inquiry, inbound email, wrote to us, skrev til os,"
        " henvendelse, forespørsel, förfrågan, yhteydenotto"
    ),
    SignalKind.ASKED_FOR_DEMO: "demo, demo request, asked for a demo, demoforespørsel",
    SignalKind.ASKED_FOR_OFFER: (
        "quote request, request for quote, rfq, asked for an offer, tilbudsforespørsel,"
        " offertförfrågan, tarjouspyyntö, angebotsanfrage"
    ),
    SignalKind.COLD: (
        "cold, cold call, cold calling, purchased list, list purchase, kold, kald, kanvas,"
        " kaltakquise"
    ),
}
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([.\-/])(\d{1,2})\2(\d{4})(?: .*)?")
_MONTHS = 12


def sign_named(text: str) -> SignalKind | None:
    """Return what somebody did by the word a customer system has for it, or None."""
    return _kinds().get(skeleton(text))


def day_named(text: str) -> date | None:
    """Return the day in a cell, or None; `03/04/2026` is two days, so it is none."""
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DAY_FIRST.fullmatch(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "/" and first <= _MONTHS:
        return _day(year, first, second) if second > _MONTHS or first == second else None
    return _day(year, second, first)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _kinds() -> Mapping[str, SignalKind]:
    return {skeleton(word): kind for kind, words in _WORDS.items() for word in words.split(", ")}

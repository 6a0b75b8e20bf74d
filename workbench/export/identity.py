"""Who a company is and what the law says about reaching it, for page one."""

from collections.abc import Iterable
from datetime import date

from workbench.domain.company import Identifier, Scheme
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Channel, ChannelKind, Openness
from workbench.domain.sounding import Chosen, Sounding
from workbench.export.content import Claim, Tone
from workbench.export.notes import Notes
from workbench.texts import Message, Texts, say, say_many

_SMALL_WORDS = {"I", "PÅ", "VED"}
_GROUPED = 9
_MONTHS = 12
_OPENNESS = {
    Openness.OPEN: (say("{way} open: {why}"), Tone.GOOD),
    Openness.CLOSED: (say("{way} closed: {why}"), Tone.BAD),
    Openness.UNKNOWN: (say("{way} unknown, so not open: {why}"), Tone.CAREFUL),
}


def who(dossier: Dossier, texts: Texts, notes: Notes) -> tuple[Claim, ...]:
    """Return number, town, age, employees and legal form, each with what it rests on."""
    sounding = dossier.sounding
    claims = [Claim(texts.say(_number(each))) for each in sounding.company.identifiers]
    claims.append(_town(sounding, texts, notes))
    claims.append(_age(sounding, texts, notes))
    claims.append(_employees(sounding, texts, notes))
    form = sounding.chosen("company.form")
    if form is not None:
        claims.append(Claim(form.shown.fact.value, notes.on([form.shown])))
    return tuple(claims)


def flags(dossier: Dossier, texts: Texts, notes: Notes) -> tuple[Claim, ...]:
    """Return what the law or the register puts in the way, if anything."""
    sounding = dossier.sounding
    told = [
        *_ended(sounding, texts, notes),
        *_protection(sounding, texts, notes),
    ]
    trader = sounding.chosen("company.sole_trader")
    if trader is not None and trader.shown.fact.flag:
        words = say("Sole trader: everything here is personal data")
        told.append(Claim(texts.say(words), notes.on([trader.shown]), Tone.CAREFUL))
    return tuple(told)


def _number(identifier: Identifier) -> Message:
    value = identifier.value
    match identifier.scheme:
        case Scheme.NO_ORGNR if len(value) == _GROUPED:
            spaced = "\u00a0".join((value[:3], value[3:6], value[6:]))
            return say("Org. no. {number}", number=spaced)
        case Scheme.NO_ORGNR:
            return say("Org. no. {number}", number=value)
        case Scheme.DK_CVR:
            return say("CVR no. {number}", number=value)
        case Scheme.LEI:
            return say("LEI {number}", number=value)
        case Scheme.EU_VAT:
            return say("VAT no. {number}", number=value)
        case Scheme.DOMAIN:
            return say("{domain}", domain=value)


def _town(sounding: Sounding, texts: Texts, notes: Notes) -> Claim:
    country = texts.locale.territories.get(sounding.company.country, sounding.company.country)
    town = sounding.chosen("company.town")
    if town is None:
        return Claim(texts.say(say("{country}, town not known", country=country)))
    words = say("{town}, {country}", town=_cased(town.shown.fact.value), country=country)
    return Claim(texts.say(words), notes.on([town.shown]))


def _cased(town: str) -> str:
    """Registers write towns in capitals; a reader does not."""
    if not town.isupper():
        return town
    return " ".join(
        word.lower() if place and word in _SMALL_WORDS else word.title()
        for place, word in enumerate(town.split())
    )


def _age(sounding: Sounding, texts: Texts, notes: Notes) -> Claim:
    founded = sounding.chosen("company.founded")
    if founded is None:
        return Claim(texts.say(say("age not known")), (), Tone.FAINT)
    months = _months(founded.shown.fact.day, sounding.as_of.date())
    if months < 0:
        words = say("founded {day}", day=founded.shown.fact.day)
    elif months < 2 * _MONTHS:
        words = say_many("{count} month old", "{count} months old", months)
    else:
        words = say_many("{count} year old", "{count} years old", months // _MONTHS)
    return Claim(texts.say(words), notes.on([founded.shown]))


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * _MONTHS + end.month - start.month - (end.day < start.day)


def _employees(sounding: Sounding, texts: Texts, notes: Notes) -> Claim:
    counted = sounding.chosen("company.employees")
    if counted is not None:
        count = int(counted.shown.fact.number)
        words = say_many("{count} employee", "{count} employees", count)
        return Claim(texts.say(words), notes.on([counted.shown]))
    band = sounding.chosen("company.employees_band")
    if band is not None:
        words = say("about {band} employees", band=band.shown.fact.value)
        return Claim(texts.say(words), notes.on([band.shown]))
    return Claim(texts.say(say("employees not stated")), (), Tone.FAINT)


def _ended(sounding: Sounding, texts: Texts, notes: Notes) -> Iterable[Claim]:
    for key, sentence in (
        ("company.bankrupt", say("Bankrupt on {day}")),
        ("company.ceased", say("Ceased on {day}")),
    ):
        chosen = sounding.chosen(key)
        if chosen is not None:
            words = say(sentence.msgid, day=chosen.shown.fact.day)
            yield Claim(texts.say(words), notes.on([chosen.shown]), Tone.BAD)


def _protection(sounding: Sounding, texts: Texts, notes: Notes) -> Iterable[Claim]:
    flag: Chosen | None = sounding.chosen("company.advertising_protected")
    if flag is None:
        if sounding.company.country == "DK":
            words = say("Advertising protection not known: ask nothing of them unasked")
            yield Claim(texts.say(words), (), Tone.CAREFUL)
        return
    stated = [flag.shown, *flag.others]
    if any(each.fact.flag for each in stated):
        words = say(
            "Advertising protection: nothing unasked by mail, telephone or letter,"
            " and not to be passed on (CVR-loven § 19)"
        )
        yield Claim(texts.say(words), notes.on(stated), Tone.BAD)
    else:
        yield Claim(texts.say(say("No advertising protection")), notes.on(stated), Tone.GOOD)


def channels(known: Iterable[Channel], texts: Texts) -> Iterable[Claim]:
    """Yield each way of reaching them, open or not, and why; what nobody wrote down is unknown."""
    newest = {channel.kind: channel for channel in known}
    for kind in ChannelKind:
        if kind in newest:
            yield _channel(newest[kind], texts)
    silent = [texts.say(kind.words) for kind in ChannelKind if kind not in newest]
    if silent:
        words = say("unknown, so not open: {ways}", ways=", ".join(silent))
        yield Claim(texts.say(words), (), Tone.CAREFUL)


def _channel(channel: Channel, texts: Texts) -> Claim:
    words, tone = _OPENNESS[channel.openness]
    told = say(words.msgid, way=channel.kind.words, why=channel.reason)
    return Claim(texts.say(told), (), tone)

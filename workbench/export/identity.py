"""Who a company is and what the law says about reaching it, for page one."""

from collections.abc import Iterable

from workbench.domain.dossier import Dossier
from workbench.domain.identity import employees, endings, number_words, old_words, place_words
from workbench.domain.lead import Channel, ChannelKind, Openness
from workbench.domain.sounding import Chosen, Sounding
from workbench.export.content import Claim, Tone
from workbench.export.notes import Notes
from workbench.texts import Texts, say

_OPENNESS = {
    Openness.OPEN: (say("{way} open: {why}"), Tone.GOOD),
    Openness.CLOSED: (say("{way} closed: {why}"), Tone.BAD),
    Openness.UNKNOWN: (say("{way} unknown, so not open: {why}"), Tone.CAREFUL),
}


def who(dossier: Dossier, texts: Texts, notes: Notes) -> tuple[Claim, ...]:
    """Return number, town, age, employees and legal form, each with what it rests on."""
    sounding = dossier.sounding
    claims = [Claim(texts.say(number_words(each))) for each in sounding.company.identifiers]
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


def _town(sounding: Sounding, texts: Texts, notes: Notes) -> Claim:
    country, town = sounding.company.country, sounding.chosen("company.town")
    if town is None and not country:
        return Claim(texts.say(say("town and country not known")))
    if town is None:
        unplaced = place_words("", country, texts)
        return Claim(texts.say(say("{country}, town not known", country=unplaced)))
    words = place_words(town.shown.fact.value, country, texts)
    return Claim(texts.say(words), notes.on([town.shown]))


def _age(sounding: Sounding, texts: Texts, notes: Notes) -> Claim:
    founded = sounding.chosen("company.founded")
    if founded is None:
        return Claim(texts.say(say("age not known")), (), Tone.FAINT)
    words = old_words(founded.shown.fact.day, sounding.as_of.date())
    return Claim(texts.say(words), notes.on([founded.shown]))


def _employees(sounding: Sounding, texts: Texts, notes: Notes) -> Claim:
    words, stated = employees(sounding)
    if stated is None:
        return Claim(texts.say(words), (), Tone.FAINT)
    return Claim(texts.say(words), notes.on([stated]))


def _ended(sounding: Sounding, texts: Texts, notes: Notes) -> Iterable[Claim]:
    for words, stated in endings(sounding):
        yield Claim(texts.say(words), notes.on([stated]), Tone.BAD)


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

"""Can they, will they: the few lines on page one that answer it from facts and signs."""

from decimal import Decimal

from workbench.domain.accounts import AnnualAccounts, Scope
from workbench.domain.dossier import Dossier
from workbench.domain.figures import Share, rounded
from workbench.domain.lead import Often
from workbench.domain.reference import PaysHow, Reference
from workbench.domain.sounding import Sounding
from workbench.domain.years_of_accounts import years_of
from workbench.export.content import Block, Claim, Row, Tone
from workbench.export.notes import Notes
from workbench.scoring.criteria.earnings import LOSING, making_money
from workbench.scoring.price import price_finding
from workbench.texts import Message, Texts, say, say_many

_MOST_SIGNS = 3


def can(dossier: Dossier, texts: Texts, notes: Notes) -> Block:
    """Return our price, own money, result and what others say of them as a customer."""
    sounding = dossier.sounding
    accounts = newest_own(sounding)
    rows = (
        Row(texts.say(say("Our price")), _price(sounding, texts, notes)),
        Row(texts.say(say("Own money")), _equity(accounts, texts, notes)),
        Row(texts.say(say("Making money")), _result(sounding, accounts, texts, notes)),
        Row(texts.say(say("As a customer")), _as_customer(sounding, texts, notes)),
    )
    card = dossier.scorecard
    aside = (
        say("{points} of {possible} points", points=card.can.shown, possible=card.can.possible)
        if card is not None
        else None
    )
    return Block(
        title=texts.say(say("Can they?")), rows=rows, aside=texts.say(aside) if aside else ""
    )


def will(dossier: Dossier, texts: Texts, notes: Notes) -> Block:
    """Return the newest signs of interest and the last touch, or that there is none."""
    sounding = dossier.sounding
    signs = sorted(sounding.signals, key=lambda each: each.day, reverse=True)[:_MOST_SIGNS]
    rows = [
        Row(
            texts.say(each.kind.words),
            Claim(texts.write(each.day), notes.on([each])),
        )
        for each in signs
    ]
    if not rows:
        cold = Claim(texts.say(say("no sign of interest written down")), (), Tone.FAINT)
        rows.append(Row(texts.say(say("Cold")), cold))
    if sounding.touches:
        last = max(sounding.touches, key=lambda each: each.day)
        words = say("{day}: {words}", day=last.day, words=last.words)
        label = say("Last: {kind}", kind=last.kind.words)
        rows.append(Row(texts.say(label), Claim(texts.say(words), notes.on([last]))))
    card = dossier.scorecard
    aside = (
        say("{points} of {possible} points", points=card.will.shown, possible=card.will.possible)
        if card is not None and card.will.possible
        else None
    )
    return Block(
        title=texts.say(say("Will they?")),
        rows=tuple(rows),
        aside=texts.say(aside) if aside else "",
    )


def newest_own(sounding: Sounding) -> AnnualAccounts | None:
    """Return the newest full year of the company's own accounts, or None."""
    own = (each for each in sounding.accounts if each.scope is Scope.OWN)
    return next((year.chosen for year in years_of(own) if year.chosen.is_a_year), None)


def current_references(sounding: Sounding) -> tuple[Reference, ...]:
    """Return what people said that may still be used on the day of the dossier."""
    return tuple(each for each in sounding.references if each.expires >= sounding.as_of.date())


def _price(sounding: Sounding, texts: Texts, notes: Notes) -> Claim:
    finding = price_finding(sounding)
    used = tuple(sorted({notes.prove(each).note for each in finding.evidence}))
    if finding.measure is not None:
        return Claim(texts.say(finding.because), used)
    offer, words = sounding.offer, finding.because
    if offer is not None and offer.often is Often.ONCE:
        words = say("{price} once; {because}", price=offer.price, because=finding.because)
    elif offer is not None:
        words = say("{price} a year; {because}", price=offer.price, because=finding.because)
    return Claim(texts.say(words), used, Tone.FAINT)


def _equity(accounts: AnnualAccounts | None, texts: Texts, notes: Notes) -> Claim:
    if accounts is None:
        return _no_accounts(texts)
    equity, assets = accounts.money("equity"), accounts.money("assets")
    if equity is None:
        return Claim(texts.say(say("equity not stated")), (), Tone.FAINT)
    used = notes.on([accounts.lines["equity"], accounts.lines.get("assets")])
    if assets is None or assets.amount <= 0 or assets.currency != equity.currency:
        return Claim(texts.say(say("equity {amount}", amount=equity)), used)
    share = Share(rounded(equity.amount / assets.amount, 6))
    tone = Tone.BAD if share.value < Decimal(0) else Tone.PLAIN
    return Claim(texts.say(say("equity {share} of assets", share=share)), used, tone)


def _result(
    sounding: Sounding, accounts: AnnualAccounts | None, texts: Texts, notes: Notes
) -> Claim:
    """Return the result that the card is asked about, in its words."""
    finding = making_money(sounding)
    if finding.measure is not None:
        used = tuple(sorted({notes.prove(each).note for each in finding.evidence}))
        tone = Tone.BAD if finding.measure in LOSING else Tone.PLAIN
        return Claim(texts.say(finding.because), used, tone)
    if accounts is None:
        return _no_accounts(texts)
    amount = accounts.money("pretax_result")
    if amount is None:
        return Claim(texts.say(say("result not stated")), (), Tone.FAINT)
    words = say("result before tax {result} in {year}", result=amount, year=str(accounts.end.year))
    tone = Tone.BAD if amount.amount < 0 else Tone.PLAIN
    return Claim(texts.say(words), notes.on([accounts.lines["pretax_result"]]), tone)


def _no_accounts(texts: Texts) -> Claim:
    return Claim(texts.say(say("no full year's accounts")), (), Tone.FAINT)


def _as_customer(sounding: Sounding, texts: Texts, notes: Notes) -> Claim:
    asked = current_references(sounding)
    if not asked:
        return Claim(texts.say(say("nobody asked yet")), (), Tone.FAINT)
    said = [each.pays for each in asked]
    kinds = [pays for pays in PaysHow if pays in said]
    told = texts.say(kinds[0].words)
    for pays in kinds[1:]:
        told = texts.say(say("{first}, {second}", first=told, second=pays.words))
    words: Message = say_many(
        "{count} asked: {told}", "{count} asked: {told}", len(said), told=told
    )
    bad = any(pays in said for pays in (PaysHow.LATE, PaysHow.DISPUTES))
    return Claim(texts.say(words), notes.on(asked), Tone.BAD if bad else Tone.PLAIN)

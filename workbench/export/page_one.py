"""Page one of a handoff: enough, alone, to pick up the telephone."""

from collections.abc import Iterable, Sequence

from workbench.domain.card import Band, title_words
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Contact
from workbench.domain.score_range import can_they
from workbench.domain.scorecard import Scorecard, ScoredLine
from workbench.export.abilities import can, will
from workbench.export.content import Block, Claim, PageOne, Row, Tone, Verdict
from workbench.export.identity import channels, flags, who
from workbench.export.notes import Notes
from workbench.texts import Message, Texts, say, say_many

_MOST_REASONS = 3
_MOST_OPEN = 4
_TONES = {Band.GO: Tone.GOOD, Band.LOOK_CLOSER: Tone.CAREFUL, Band.NOT_NOW: Tone.BAD}


def page_one(dossier: Dossier, texts: Texts, notes: Notes) -> PageOne:
    """Return page one in words; it is told first, so its notes have the lowest numbers."""
    card = dossier.scorecard
    return PageOne(
        name=dossier.sounding.company.name,
        who=who(dossier, texts, notes),
        flags=flags(dossier, texts, notes),
        verdict=_verdict(dossier, texts),
        can=can(dossier, texts, notes),
        will=will(dossier, texts, notes),
        reasons_for=_reasons_for(card, texts, notes),
        reasons_against=_reasons_against(card, texts, notes),
        unknown=_unknown(card, texts),
        call=_call(dossier, texts, notes),
        opening=_opening(dossier, texts),
        next_step=_next_step(dossier, texts),
        answer=_answer(texts),
        notes=notes.numbered(),
    )


def range_words(card: Scorecard) -> str:
    """Return the can-they range as figures: `71–84`, or one figure where nothing is open."""
    low, high = card.can.lowest, card.can.highest
    return f"{low}" if low == high else f"{low}–{high}"


def _verdict(dossier: Dossier, texts: Texts) -> Verdict:
    card = dossier.scorecard
    if card is None:
        return Verdict(
            range="",
            band=texts.say(say("Not scored yet")),
            tone=Tone.FAINT,
            details=(),
        )
    alternative = say(
        "between {lowest} and {highest} of {possible} points, shown as {shown}",
        lowest=card.can.lowest,
        highest=card.can.highest,
        possible=card.can.possible,
        shown=card.can.shown,
    )
    return Verdict(
        range=range_words(card),
        band=texts.say(card.band.words),
        tone=_TONES[card.band],
        details=tuple(texts.say(each) for each in _details(dossier, card)),
        stamp="" if card.card_signed else texts.say(say("unsigned guess")),
        cautions=tuple(texts.say(each) for each in _cautions(dossier, card)),
        picture=can_they(card),
        alternative=texts.say(alternative),
    )


def _details(dossier: Dossier, card: Scorecard) -> Iterable[Message]:
    yield say("{answered} of {total} answered", answered=card.answered, total=len(card.can_lines))
    title = title_words(card.card_title)
    named = say("{card}, version {version}", card=title, version=card.card_version)
    yield say("{card}, signed by both", card=named) if card.card_signed else named
    decision = dossier.decision
    if decision is None:
        yield say("not locked")
    else:
        person = dossier.people.get(decision.by)
        name = person.name if person else say("one of us")
        yield say("locked by {name}, {day}", name=name, day=decision.at.date())


def _cautions(dossier: Dossier, card: Scorecard) -> Iterable[Message]:
    yield from card.caps
    since = dossier.since_locked
    if since is not None:
        yield since.words


def _reasons_for(card: Scorecard | None, texts: Texts, notes: Notes) -> Block:
    chosen = _speaking_for(card)
    rows = [_reason(f"+{line.points}", line, Tone.GOOD, texts, notes) for line in chosen]
    return _block(say("For"), rows, say("nothing answered speaks for it yet"), texts)


def _reasons_against(card: Scorecard | None, texts: Texts, notes: Notes) -> Block:
    chosen = _speaking_against(card)
    rows = [_reason(f"−{line.costs}", line, Tone.BAD, texts, notes) for line in chosen]
    return _block(say("Against"), rows, say("nothing answered speaks against it"), texts)


def _speaking_for(card: Scorecard | None) -> Sequence[ScoredLine]:
    if card is None:
        return ()
    good = [each for each in card.lines if _is_for(each)]
    return sorted(good, key=lambda each: -each.points)[:_MOST_REASONS]


def _speaking_against(card: Scorecard | None) -> Sequence[ScoredLine]:
    """A line stands on one side only: what is half won speaks for, unless it has no room there."""
    if card is None:
        return ()
    shown = _speaking_for(card)
    costly = [each for each in card.lines if each.answered and each.costs > 0 and each not in shown]
    return sorted(costly, key=lambda each: (_is_for(each), -each.costs))[:_MOST_REASONS]


def _is_for(line: ScoredLine) -> bool:
    return line.answered and line.points > 0 and 2 * line.points >= line.possible


def _reason(figure: str, line: ScoredLine, tone: Tone, texts: Texts, notes: Notes) -> Row:
    used = tuple(sorted({notes.prove(each).note for each in line.evidence}))
    return Row(figure, Claim(texts.say(line.because), used, tone), texts.say(line.question))


def _block(title: Message, rows: Sequence[Row], empty: Message, texts: Texts) -> Block:
    told = tuple(rows) or (Row("", Claim(texts.say(empty), (), Tone.FAINT)),)
    return Block(title=texts.say(title), rows=told)


def _unknown(card: Scorecard | None, texts: Texts) -> Block:
    title = say("What we do not know")
    if card is None:
        return _block(title, (), say("no card is filled in yet"), texts)
    still_open = [each for each in card.lines if not each.answered]
    still_open.sort(key=lambda each: each.lowest - each.highest)
    rows = [
        Row(texts.say(each.question), Claim(_ask(card, each, texts), (), Tone.FAINT))
        for each in still_open[:_MOST_OPEN]
    ]
    more = len(still_open) - len(rows)
    if more:
        words = say_many(
            "and {count} more, on the scorecard", "and {count} more, on the scorecard", more
        )
        rows.append(Row("", Claim(texts.say(words), (), Tone.FAINT)))
    return _block(title, rows, say("every question of the card is answered"), texts)


def _ask(card: Scorecard, line: ScoredLine, texts: Texts) -> str:
    following = card.next_question
    if following is not None and following.criterion == line.criterion:
        words = say("{because}. {ask}", because=line.because, ask=following.ask)
        return texts.say(words)
    return texts.say(line.because)


def _call(dossier: Dossier, texts: Texts, notes: Notes) -> Block:
    day = dossier.sounding.as_of.date()
    kept = [each for each in dossier.sounding.contacts if each.expires >= day]
    rows = [row for each in kept[-1:] for row in _contact(each, texts, notes)]
    if dossier.withheld:
        words = say("whom to call is personal data of a sole trader: it stands in our store")
        rows.append(Row("", Claim(texts.say(words), (), Tone.CAREFUL)))
    elif not rows:
        words = say("no contact yet: ask who decides")
        rows.append(Row("", Claim(texts.say(words), (), Tone.FAINT)))
    rows.extend(Row("", claim) for claim in channels(dossier.sounding.channels, texts))
    return Block(title=texts.say(say("Whom to call")), rows=tuple(rows))


def _contact(contact: Contact, texts: Texts, notes: Notes) -> Iterable[Row]:
    name = say("{name}, {role}", name=contact.name, role=contact.role)
    named = texts.say(name) if contact.role else contact.name
    yield Row("", Claim(named, notes.on([contact])))
    reach = [each for each in (contact.phone, contact.mail) if each]
    if reach:
        yield Row("", Claim(" · ".join(reach)))
    if contact.part:
        yield Row("", Claim(contact.part, (), Tone.FAINT))
    if contact.where_from:
        words = say("from: {where}", where=contact.where_from)
        yield Row("", Claim(texts.say(words), (), Tone.FAINT))


def _opening(dossier: Dossier, texts: Texts) -> Block:
    brief = dossier.sounding.brief
    asked = [each.asked_for for each in dossier.sounding.signals if each.asked_for][-1:]
    rows = [Row(texts.say(say("They asked for")), Claim(words)) for words in asked]
    if brief is not None and brief.open_with:
        rows.append(Row(texts.say(say("Open with")), Claim(brief.open_with)))
    if brief is not None and brief.not_mention:
        rows.append(Row(texts.say(say("Do not mention")), Claim(brief.not_mention, (), Tone.BAD)))
    return _block(say("The first call"), rows, say("nothing written down for the call"), texts)


def _next_step(dossier: Dossier, texts: Texts) -> Block:
    step = dossier.sounding.next_step
    if step is None:
        return _block(say("Next step"), (), say("no next step yet"), texts)
    person = dossier.people.get(step.responsible)
    words = say(
        "{what} by {due}, {name}",
        what=step.what,
        due=step.due,
        name=person.name if person else say("one of us"),
    )
    return _block(say("Next step"), [Row("", Claim(texts.say(words)))], words, texts)


def _answer(texts: Texts) -> Block:
    title = say("Answer this handoff")
    words = say("accept or return it, with a reason")
    rows = [Row("", Claim(texts.say(words), (), Tone.FAINT))]
    return Block(title=texts.say(title), rows=tuple(rows))

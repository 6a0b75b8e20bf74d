"""What was gathered, for the following pages: look-ups, asked around, searched by hand."""

from collections.abc import Sequence

from workbench.domain.brought import KeptFile
from workbench.domain.dossier import Dossier
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.questions import searched_words
from workbench.domain.reference import HandAnswer, HandSearch, Heard, Reference, Weight, Wording
from workbench.domain.source import source_title
from workbench.export.abilities import current_references
from workbench.export.content import Claim, Column, Line, Section, Table, Tone
from workbench.export.notes import Notes
from workbench.texts import Message, Texts, say

_ANSWER_TONES = {
    AnswerKind.FOUND: Tone.GOOD,
    AnswerKind.NOTHING_FOUND: Tone.PLAIN,
    AnswerKind.NOT_OFFERED: Tone.PLAIN,
    AnswerKind.PARTIAL: Tone.CAREFUL,
    AnswerKind.REFUSED: Tone.CAREFUL,
    AnswerKind.FAILED: Tone.BAD,
}
_WEIGHT_TONES = {
    Weight.GOOD: Tone.GOOD,
    Weight.NEUTRAL: Tone.PLAIN,
    Weight.BAD: Tone.BAD,
    Weight.NOT_WEIGHED: Tone.CAREFUL,
}

_SHARES = (4, 5, 5, 5)
"""Parts of the width that the columns get."""


def lookups_section(dossier: Dossier, texts: Texts, notes: Notes) -> Section:
    """Return each look-up with which of the six answers it got, and when."""
    lines = tuple(_lookup(each, dossier, texts, notes) for each in dossier.sounding.lookups)
    columns = (say("Source"), say("Question"), say("Answer"), say("When (UTC)"))
    empty = say("Nothing has been looked up yet.")
    return _section(texts, "lookups", say("Look-ups"), columns, lines, empty=empty)


def references_section(dossier: Dossier, texts: Texts, notes: Notes) -> Section:
    """Return what people who know the company said, by relation only."""
    lines = tuple(_reference(each, texts, notes) for each in current_references(dossier.sounding))
    columns = (say("Who"), say("What they said"), say("Paying"), say("When"))
    empty = say("Nobody has been asked yet.")
    return _section(texts, "references", say("Asked around"), columns, lines, empty=empty)


def searches_section(dossier: Dossier, texts: Texts, notes: Notes) -> Section:
    """Return the searches done by hand, the empty ones too."""
    lines = tuple(_search(each, texts, notes) for each in dossier.sounding.hand_searches)
    columns = (say("Question"), say("What was found"), say("Meaning"), say("When (UTC)"))
    empty = say("Nothing has been searched for by hand yet.")
    return _section(texts, "searches", say("Searched by hand"), columns, lines, empty=empty)


def _section(
    texts: Texts,
    key: str,
    title: Message,
    columns: Sequence[Message],
    lines: tuple[Line, ...],
    *,
    empty: Message,
) -> Section:
    if not lines:
        said = Claim(texts.say(empty), (), Tone.FAINT)
        return Section(key=key, title=texts.say(title), paragraphs=(said,))
    # A column in which no line says anything is none.
    told = [place for place in range(len(columns)) if any(each.cells[place].text for each in lines)]
    headed = tuple(Column(texts.say(columns[place]), _SHARES[place]) for place in told)
    kept = tuple(Line(tuple(each.cells[place] for place in told)) for each in lines)
    return Section(key=key, title=texts.say(title), tables=(Table(columns=headed, lines=kept),))


def _lookup(lookup: Lookup, dossier: Dossier, texts: Texts, notes: Notes) -> Line:
    asked = say("{kind}: {about}", kind=lookup.question.words, about=lookup.question.about)
    told = texts.say(lookup.words)
    if lookup.kind is None:
        answer = Claim(told, (), Tone.CAREFUL)
    else:
        hint = lookup.what_to_do
        for more in (*lookup.reasons, *((hint,) if hint is not None else ())):
            told = texts.say(say("{answer}; {more}", answer=told, more=more))
        answer = Claim(told, notes.on([lookup]), _ANSWER_TONES[lookup.kind])
    when = lookup.answered or lookup.asked or lookup.planned
    source = source_title(dossier.manifests, lookup.question.source)
    return Line(
        (Claim(texts.say(source)), Claim(texts.say(asked)), answer, Claim(texts.write(when)))
    )


def _reference(reference: Reference, texts: Texts, notes: Notes) -> Line:
    quoted = reference.wording is Wording.QUOTE
    words = say("“{words}”") if quoted else say("in our words: {words}")
    said = texts.say(say(words.msgid, words=reference.words))
    if not reference.tell_outside:
        said = texts.say(say("{words} (not to be told outside the firm)", words=said))
    heard = say("{who}, directly") if reference.heard is Heard.DIRECT else say("{who}, hearsay")
    return Line(
        (
            Claim(texts.say(say(heard.msgid, who=reference.relation.words))),
            Claim(said, notes.on([reference])),
            Claim(texts.say(reference.pays.words)),
            Claim(texts.write(reference.day)),
        )
    )


def _search(search: HandSearch, texts: Texts, notes: Notes) -> Line:
    told = texts.say(search.answer.words)
    kept = search.kept
    told_too = (search.words, search.address, *((kept.cited, _marked(kept)) if kept else ()))
    for more in told_too:
        if more:
            told = texts.say(say("{answer}; {more}", answer=told, more=more))
    if search.answer is HandAnswer.FOUND:
        meaning = Claim(texts.say(search.weight.words), (), _WEIGHT_TONES[search.weight])
    else:
        meaning = Claim("")
    asked = searched_words(search.question)
    if search.asked and search.address:
        asked = say("{question} Asked at {address}", question=asked, address=search.asked)
    question = Claim(texts.say(asked))
    return Line((question, Claim(told, notes.on([search])), meaning, Claim(texts.write(search.at))))


def _marked(kept: KeptFile) -> Message:
    if kept.finding.place is None:
        return kept.finding.marked.words
    return say("marked: {what}", what=kept.finding.marked.words)

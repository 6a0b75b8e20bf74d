"""Numbers what claims rest on, in the order they are first used."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from workbench.domain.brought import KeptFile
from workbench.domain.dossier import Dossier
from workbench.domain.entry import Entry
from workbench.domain.fact import KnownFact
from workbench.domain.fact_words import value_words
from workbench.domain.lookup import Lookup
from workbench.domain.properties import declared
from workbench.domain.reference import HandSearch, Heard, Rating, Reference
from workbench.domain.scorecard import Evidence
from workbench.domain.source import source_title
from workbench.export.content import Note, Proof
from workbench.export.evidence import StoredAnswer, stored_answers
from workbench.texts import Message, Texts, say

Backing = KnownFact | Lookup | Entry


class Notes:
    """The notes of one handoff: equal sources share a number."""

    def __init__(self, dossier: Dossier, texts: Texts) -> None:
        """Index everything in the dossier that a claim may rest on."""
        sounding = dossier.sounding
        self._dossier = dossier
        self._texts = texts
        self._answers: dict[bytes, StoredAnswer] = {
            each.sha256: each for each in stored_answers(dossier)
        }
        self._notes: dict[object, Note] = {}
        self._backing: dict[str, Backing] = {known.fact.id.hex(): known for known in sounding.facts}
        entries: tuple[Entry, ...] = (
            *sounding.references,
            *sounding.hand_searches,
            *sounding.ratings,
            *sounding.signals,
            *sounding.contacts,
            *sounding.touches,
        )
        self._backing |= {entry.id.hex: entry for entry in entries}
        self._backing |= {lookup.id.hex: lookup for lookup in sounding.lookups}

    def on(self, backing: Iterable[Backing | None]) -> tuple[int, ...]:
        """Return the numbers of what claims rest on, each once, rising."""
        return tuple(sorted({self._number(each) for each in backing if each is not None}))

    def prove(self, evidence: Evidence) -> Proof:
        """Return a scorecard line's evidence in words, with its note."""
        backing = self._backing.get(evidence.key)
        if backing is None:
            return Proof(note=self._missing(evidence), words="")
        number = self._number(backing)
        if isinstance(backing, KnownFact):
            place = f"{backing.place.kind.value} {backing.place.locator}"
            return Proof(note=number, words=fact_words(backing, self._texts), place=place)
        kept = backing.kept if isinstance(backing, HandSearch) else None
        where = kept.finding.where if kept is not None else None
        place = self._texts.say(where) if where is not None else ""
        return Proof(note=number, words=self._notes[_key(backing)].text, place=place)

    def numbered(self) -> tuple[Note, ...]:
        """Return every note used so far, by number."""
        return tuple(self._notes.values())

    def _number(self, backing: Backing) -> int:
        key = _key(backing)
        if key not in self._notes:
            self._notes[key] = self._make(backing, len(self._notes) + 1)
        return self._notes[key].number

    def _missing(self, evidence: Evidence) -> int:
        key = ("missing", evidence.key)
        if key not in self._notes:
            text = self._texts.say(
                say(
                    "evidence in our ledger under {key}, not part of this folder",
                    key=evidence.key[:12],
                )
            )
            number = len(self._notes) + 1
            self._notes[key] = Note(number=number, text=text, source="", day="")
        return self._notes[key].number

    def _make(self, backing: Backing, number: int) -> Note:
        match backing:
            case KnownFact():
                return self._of_answer(
                    number, backing.fact.entity.source, backing.snapshot, backing.last_seen
                )
            case Lookup():
                when = backing.answered or backing.asked or backing.planned
                note = self._of_answer(number, backing.question.source, backing.snapshot, when)
                return note if note.address else replace(note, address=backing.address)
            case _:
                return self._of_entry(number, backing)

    def _of_answer(self, number: int, key: str, sha256: bytes | None, when: datetime) -> Note:
        source = source_title(self._dossier.manifests, key)
        stored = self._answers.get(sha256) if sha256 is not None else None
        stays = self._texts.say(stored.stays) if stored and stored.stays else ""
        manifest = self._dossier.manifests.get(key)
        suspect = self._dossier.why_suspect(key)
        text = say("{source}, read {when} UTC", source=source, when=when)
        if suspect is not None:
            text = say("{note}; suspect source", note=text)
        return Note(
            number=number,
            text=self._texts.say(text),
            suspect=self._texts.say(suspect) if suspect else "",
            source=self._texts.say(source),
            day=when.date().isoformat(),
            address=stored.snapshot.address if stored and stored.snapshot else "",
            file=stored.file if stored else "",
            stays=stays,
            attribution=self._texts.say(manifest.attribution) if manifest else "",
        )

    def _of_entry(self, number: int, entry: Entry) -> Note:
        person = self._dossier.people.get(entry.by)
        who: str | Message = person.name if person else say("one of us")
        if isinstance(entry, HandSearch):
            return self._of_search(number, entry, who)
        return Note(
            number=number,
            text=self._texts.say(_entry_words(entry, who)),
            source=self._texts.say(who),
            day=_entry_day(entry).isoformat(),
        )

    def _of_search(self, number: int, search: HandSearch, who: str | Message) -> Note:
        stored = self._answers.get(bytes.fromhex(search.snapshot)) if search.snapshot else None
        return Note(
            number=number,
            text=self._texts.say(_entry_words(search, who)),
            source=self._texts.say(who),
            day=search.at.date().isoformat(),
            address=search.address or search.asked,
            file=stored.file if stored else "",
            stays=self._texts.say(stored.stays) if stored and stored.stays else "",
        )


def fact_words(known: KnownFact, texts: Texts) -> str:
    """Return a fact as a reader reads it: `Equity: NOK 32.8 m (31 December 2025)`."""
    fact = known.fact
    title, value = declared(fact.key).title, value_words(fact)
    if fact.end is None:
        return texts.say(say("{property}: {value}", property=title, value=value))
    return texts.say(say("{property}: {value} ({end})", property=title, value=value, end=fact.end))


def _key(backing: Backing) -> object:
    match backing:
        case KnownFact():
            return (backing.fact.entity.source, backing.snapshot)
        case Lookup() if backing.snapshot is not None:
            return (backing.question.source, backing.snapshot)
        case Lookup() | Reference() | HandSearch() | Rating():
            return backing.id
        case _:
            return (backing.by, backing.at)


def _entry_day(entry: Entry) -> date:
    return entry.day if isinstance(entry, Reference) else entry.at.date()


def _entry_words(entry: Entry, who: str | Message) -> Message:
    match entry:
        case Reference():
            heard = say("directly") if entry.heard is Heard.DIRECT else say("as hearsay")
            closed = say("heard {how} by {who}, {day}; not to be told outside the firm")
            opened = say("heard {how} by {who}, {day}")
            chosen = opened if entry.tell_outside else closed
            return say(chosen.msgid, how=heard, who=who, day=entry.day)
        case HandSearch(kept=KeptFile() as kept):
            return say(
                "{cited}: brought by {who}, {when} UTC", cited=kept.cited, who=who, when=entry.at
            )
        case HandSearch():
            return say("looked up by hand by {who}, {when} UTC", who=who, when=entry.at)
        case Rating():
            return say("rated by {who}, {when} UTC", who=who, when=entry.at)
        case _:
            return say("written down by {who}, {when} UTC", who=who, when=entry.at)

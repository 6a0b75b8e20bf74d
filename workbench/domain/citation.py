"""How a claim is cited wherever that is done: source, address asked, when, place, fingerprint."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from workbench.domain.brought import KeptFile
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact, LocatorKind, Place
from workbench.domain.fact_words import about_words, value_words
from workbench.domain.lookup import Lookup, Snapshot
from workbench.domain.properties import declared
from workbench.domain.questions import searched_words
from workbench.domain.reference import HandSearch
from workbench.domain.source import source_title
from workbench.texts import Message, Texts, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What somebody needs to find a claim again, in years and without us.

    Attributes:
        what: the claim, or the name of what is cited.
        source: its title, or who brought it.
        address: what was asked, or empty.
        read: when, or None where nobody knows.
        place: where in the answer, or None where the answer as a whole is meant.
        sha256: of the stored bytes, or empty where none were stored.
    """

    what: Message
    source: str | Message
    address: str = ""
    read: datetime | None = None
    place: Message | None = None
    sha256: bytes = b""

    @property
    def lines(self) -> tuple[Message, ...]:
        """One line each; a line of which nothing is known is left out.

        The time is told to the second and in UTC: the same in every language and zone.
        """
        told = [self.what, say("Source: {source}", source=self.source)]
        if self.address:
            told.append(say("Asked at: {address}", address=self.address))
        if self.read is not None:
            when = f"{self.read.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
            told.append(say("Read: {when} UTC", when=when))
        if self.place is not None:
            told.append(say("Place: {place}", place=self.place))
        if self.sha256:
            told.append(say("SHA-256: {hash}", hash=self.sha256.hex()))
        return tuple(told)

    def found_in(self, snapshot: Snapshot) -> "Citation":
        """Return the citation with the address of its stored answer, where it has none yet."""
        return self if self.address else replace(self, address=snapshot.address)

    def written(self, texts: Texts) -> str:
        """Return the lines as text to paste elsewhere."""
        return "\n".join(texts.say(line) for line in self.lines)


def cite_fact(dossier: Dossier, known: KnownFact) -> Citation:
    """Return the citation of a fact: the newest reading that states it, at its place."""
    fact = known.fact
    return Citation(
        what=say(
            "{title} of {company}: {value}, {about}.",
            title=declared(fact.key).title,
            company=dossier.sounding.company.name,
            value=value_words(fact),
            about=about_words(fact),
        ),
        source=source_title(dossier.manifests, fact.entity.source),
        address=_address(dossier, known.snapshot),
        read=known.last_seen,
        place=place_words(known.place),
        sha256=known.snapshot,
    )


def cite_lookup(dossier: Dossier, lookup: Lookup) -> Citation | None:
    """Return the citation of a look-up with the answer it got; None while it was never asked."""
    asked = lookup.answered or lookup.asked
    if asked is None:
        return None
    return Citation(
        what=say(
            "Look-up: {what}, {about}: {answer}.",
            what=lookup.question.words,
            about=lookup.question.about,
            answer=lookup.words,
        ),
        source=source_title(dossier.manifests, lookup.question.source),
        address=lookup.address or _address(dossier, lookup.snapshot),
        read=asked,
        sha256=lookup.snapshot or b"",
    )


def cite_brought(
    dossier: Dossier, search: HandSearch, kept: KeptFile, by: str | Message
) -> Citation:
    """Return the citation of a file that one of us, `by` name, brought as what a question found."""
    place = kept.finding.place
    return Citation(
        what=say(
            "{what} {company}: {cited}.",
            what=searched_words(search.question),
            company=dossier.sounding.company.name,
            cited=kept.cited,
        ),
        source=say("{file}, brought by {by}", file=kept.name, by=by),
        address=search.address or search.asked,
        read=search.at,
        place=place_words(place) if place is not None else None,
        sha256=bytes.fromhex(search.snapshot),
    )


def place_words(place: Place) -> Message:
    """Return a place in a stored answer as it is cited."""
    words = _PLACES[place.kind]
    read = re.fullmatch(_PARTS[place.kind], place.locator, re.DOTALL)
    return words(*read.groups()) if read is not None else say("{place}", place=place.locator)


_PLACES: dict[LocatorKind, Callable[..., Message]] = {
    LocatorKind.JSON: lambda pointer: say("JSON pointer {pointer}", pointer=pointer),
    LocatorKind.XPATH: lambda path: say("XPath {path}", path=path),
    LocatorKind.SCRIPT: lambda script, pointer: say(
        "script {script}, JSON pointer {pointer}", script=script, pointer=pointer
    ),
    LocatorKind.CSV: lambda row, column: say(
        "row {row}, column {number}", row=int(row), number=int(column)
    ),
    LocatorKind.PDF: lambda page, box: say("page {page}, box {box}", page=int(page), box=box),
    LocatorKind.TEXT: lambda start, end: say(
        "characters {first} to {last}", first=int(start) + 1, last=int(end)
    ),
}
_PARTS = {
    LocatorKind.JSON: r"(.*)",
    LocatorKind.XPATH: r"(.*)",
    LocatorKind.SCRIPT: r"([^#]*)#(.*)",
    LocatorKind.CSV: r"(\d+):(\d+)",
    LocatorKind.PDF: r"(\d+):(.+)",
    LocatorKind.TEXT: r"(\d+)-(\d+)",
}


def _address(dossier: Dossier, sha256: bytes | None) -> str:
    """Return what was asked for an answer; its look-up says so even where the bytes are gone."""
    if sha256 is None:
        return ""
    asked = (each for each in dossier.sounding.lookups if each.snapshot == sha256)
    return next((each.address for each in asked if each.address), "")

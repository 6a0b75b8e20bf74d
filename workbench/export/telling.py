"""Turns a dossier into what a handoff says, with everything from outside made harmless."""

import dataclasses
import unicodedata
from enum import Enum
from typing import Any

from workbench.domain.dossier import Dossier
from workbench.export.content import Content, PageOne
from workbench.export.gathered import lookups_section, references_section, searches_section
from workbench.export.locked import decision_section, sources_section
from workbench.export.notes import Notes
from workbench.export.page_one import page_one
from workbench.export.persons import personal_section
from workbench.export.scored import score_rows, scorecard_section
from workbench.export.stands import standing_section
from workbench.export.yearly import accounts_section
from workbench.texts import Texts, say

_LONGEST = 2_000
_LONGEST_IN_THE_CALL = 140
_LONGEST_ON_PAGE_ONE = 90
_LONGEST_IN_THE_HEAD = 60
"""Characters of one sentence: page one stays one page whatever somebody pastes."""

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that change the direction of writing and can make a name read as another."""


def tell(dossier: Dossier, texts: Texts) -> Content:
    """Return the handoff in words: equal for equal dossiers, whatever the machine's clock."""
    notes = Notes(dossier, texts)
    first = page_one(dossier, texts, notes)
    rows = score_rows(dossier, texts, notes)
    sections = (
        scorecard_section(dossier, rows, texts),
        standing_section(dossier, texts, notes),
        accounts_section(dossier, texts, notes),
        lookups_section(dossier, texts, notes),
        references_section(dossier, texts, notes),
        searches_section(dossier, texts, notes),
        *personal_section(dossier, texts),
        decision_section(dossier, texts),
    )
    numbered = notes.numbered()
    inside = (
        say("Internal: {firm}", firm=dossier.firm) if dossier.firm else say("Internal to our firm")
    )
    paging = say("page {page} of {pages}", page="{page}", pages="{pages}")
    content = Content(
        language=texts.locale.language,
        title=texts.say(say("Handoff: marketing to sales")),
        internal=texts.say(inside),
        day=texts.write(dossier.sounding.as_of.date()),
        paging=texts.say(paging),
        notes_title=texts.say(say("Rests on")),
        page_one=first,
        score_rows=rows,
        sections=(*sections, sources_section(dossier, numbered, texts)),
        notes=numbered,
    )
    clean: Content = _harmless(content, _LONGEST)
    return dataclasses.replace(
        clean, internal=_harmless(content.internal, _LONGEST_IN_THE_HEAD), page_one=_short(first)
    )


def _short(first: PageOne) -> PageOne:
    """Cut what was gathered harder than what somebody wrote for the call, or the law says."""
    short: PageOne = _harmless(first, _LONGEST_ON_PAGE_ONE)
    spoken = {
        name: _harmless(getattr(first, name), _LONGEST_IN_THE_CALL)
        for name in ("flags", "call", "opening", "next_step", "notes")
    }
    return dataclasses.replace(short, **spoken)


def plain(text: str) -> str:
    """Return text without control characters and without marks that turn its direction."""
    kept = (" " if each in "\n\r\t" else each for each in text if each not in _TURNING)
    return "".join(each for each in kept if unicodedata.category(each) not in {"Cc", "Cs"})


def _harmless(value: Any, longest: int) -> Any:
    """Return the same value with every text in it made plain and cut, however deep."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        clean = plain(value)
        return clean if len(clean) <= longest else f"{clean[: longest - 1]}…"
    if isinstance(value, tuple):
        return tuple(_harmless(each, longest) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in dataclasses.fields(value)]
        return dataclasses.replace(
            value, **{name: _harmless(getattr(value, name), longest) for name in names}
        )
    return value

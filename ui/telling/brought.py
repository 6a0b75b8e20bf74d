"""A file that somebody brought, in words: what it is, what is marked in it, and by whom it came."""

from ui.telling.people import entry_words
from ui.telling.resolved import Kept, Resolved
from ui.widgets.evidence_panel import EvidenceRow
from workbench.domain.brought import KeptFile
from workbench.domain.citation import cite_brought
from workbench.domain.dossier import Dossier
from workbench.domain.entry import Entry
from workbench.domain.reference import HandSearch
from workbench.texts import Message, say


def brought_file(dossier: Dossier, search: HandSearch, kept: KeptFile) -> Resolved:
    """Return a file that somebody brought; what it is, where it opens, and who brought it."""
    told, by = entry_words(search), writer(dossier, search)
    rows = [
        EvidenceRow(label=say("File"), value=kept.name),
        EvidenceRow(label=say("Marked"), value=kept.finding.marked.words),
    ]
    if kept.finding.where is not None:
        rows.append(EvidenceRow(label=say("Place"), value=kept.finding.where))
    if kept.passage_missing:
        rows.append(EvidenceRow(label=say("Passage"), value=say("not in the file")))
    rows += [
        EvidenceRow(label=say("Brought by"), value=by),
        EvidenceRow(label=say("Brought on"), value=say("{when}", when=search.at)),
        *(EvidenceRow(label=label, value=value) for label, value in told.rows),
    ]
    return Resolved(
        title=told.title,
        value=told.value,
        about=told.about,
        rows=tuple(rows),
        kept=Kept(bytes.fromhex(search.snapshot), kept.name),
        place=kept.finding.place,
        citation=cite_brought(dossier, search, kept, by),
        address=told.address,
    )


def writer(dossier: Dossier, entry: Entry) -> str | Message:
    """Return the name of the one of us who wrote an entry."""
    person = dossier.people.get(entry.by)
    return person.name if person is not None else say("one of us")

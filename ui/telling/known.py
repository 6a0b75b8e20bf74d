"""A row of one of our lists as evidence: the file, its day, and the cells of that row alone."""

from collections.abc import Iterator

from ui.telling.resolved import Resolved
from ui.widgets.evidence_panel import EvidenceRow
from workbench.domain.citation import Citation
from workbench.domain.dossier import Dossier
from workbench.domain.known_lists import KnownHit
from workbench.texts import say, say_many


def known_row(dossier: Dossier, hit: KnownHit) -> Resolved:
    """Return what a row of a list says; of the rest of the file nothing is shown."""
    today, listed, row = dossier.sounding.as_of.date(), hit.known_list, hit.row
    by = dossier.people.get(listed.by)
    place = say_many(
        "row {number}", "row {number} and others, {count} in all", row.lines, number=row.number
    )
    return Resolved(
        title=say("Known to us: {kind}", kind=listed.kind.words),
        value=hit.words,
        about=hit.cited(today),
        rows=(
            EvidenceRow(label=say("File"), value=listed.name),
            EvidenceRow(label=say("As of"), value=say("{day}", day=listed.day)),
            EvidenceRow(label=say("Place"), value=place),
            EvidenceRow(label=say("Brought in"), value=say("{when}", when=listed.at)),
            EvidenceRow(label=say("Brought in by"), value=by.name if by else say("one of us")),
            *_reasons(hit),
            *_cells(hit),
        ),
        citation=Citation(
            what=say("{name}: {words}.", name=row.name, words=hit.words),
            source=listed.name,
            read=listed.at,
            place=place,
            sha256=listed.file,
        ),
    )


def _reasons(hit: KnownHit) -> Iterator[EvidenceRow]:
    for each in hit.why:
        yield EvidenceRow(label=say("For it"), value=each)
    for each in hit.against:
        yield EvidenceRow(label=say("Against it"), value=each)
    if hit.said:
        yield EvidenceRow(label=say("For it"), value=say("One of us said that it is this company."))


def _cells(hit: KnownHit) -> Iterator[EvidenceRow]:
    for number, cells in hit.row.cells:
        for heading, text in cells:
            label = say("{heading}", heading=heading)
            if hit.row.lines > 1:
                label = say("{heading}, row {row}", heading=heading, row=str(number))
            yield EvidenceRow(label=label, value=text)

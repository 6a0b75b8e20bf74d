"""The scorecard as a table: one row for each thing a line rests on, safe to open anywhere."""

import csv
import io
import re
from collections.abc import Iterable

from workbench.domain.dossier import Dossier
from workbench.export.content import Content, Note, Proof, ScoreRow
from workbench.export.format import FORMATS
from workbench.export.telling import tell
from workbench.texts import Message, Texts, say

_RUNNABLE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet read a cell as a formula (OWASP, CSV injection), full width too."""
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")
_TELEPHONE = re.compile(r"\+\d[\d \u00a0()/-]{4,30}")


class CsvTable:
    """UTF-8 with a byte order mark, commas, CRLF (RFC 4180); figures are plain digits."""

    key = "csv"
    title: Message = say("Table, for a spreadsheet")
    suffix = ".csv"
    media_type = "text/csv; charset=utf-8"

    def write(self, dossier: Dossier, texts: Texts) -> bytes:
        """Return the table; a line without evidence still has its row."""
        content = tell(dossier, texts)
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(inert(texts.say(each)) for each in _HEADINGS)
        for row in _rows(content, texts):
            writer.writerow(inert(cell) for cell in row)
        return text.getvalue().encode("utf-8-sig")


_HEADINGS = (
    say("Company"),
    say("Pillar"),
    say("Question"),
    say("Answered"),
    say("Points"),
    say("Lowest"),
    say("Highest"),
    say("Possible"),
    say("Because"),
    say("Evidence"),
    say("Source"),
    say("Date"),
    say("Address"),
    say("Place"),
    say("In this folder"),
    say("Note"),
    say("Named as"),
    say("Remark"),
)


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe goes before what might be a formula.

    A plain number or telephone number is left as it is.
    """
    first = cell.lstrip()[:1] if cell[:1].isspace() else cell[:1]
    if first not in _RUNNABLE and cell[:1] not in _RUNNABLE:
        return cell
    if not cell or _NUMBER.fullmatch(cell) or _TELEPHONE.fullmatch(cell):
        return cell
    return f"'{cell}"


def _rows(content: Content, texts: Texts) -> Iterable[tuple[str, ...]]:
    notes = {note.number: note for note in content.notes}
    for row in content.score_rows:
        start = (content.page_one.name, *_answer(row, texts))
        for proof in row.proofs:
            yield (*start, *_proof(proof, notes[proof.note], texts))
        if not row.proofs:
            yield (*start, *("" for _ in range(len(_HEADINGS) - len(start))))


def _answer(row: ScoreRow, texts: Texts) -> tuple[str, ...]:
    return (
        row.pillar,
        row.question,
        texts.say(say("yes") if row.answered else say("no")),
        str(row.points),
        str(row.lowest),
        str(row.highest),
        str(row.possible),
        row.because,
    )


def _proof(proof: Proof, note: Note, texts: Texts) -> tuple[str, ...]:
    stays = texts.say(say("stays with us: {why}", why=note.stays)) if note.stays else ""
    return (
        proof.words or note.text,
        note.source,
        note.day,
        note.address,
        proof.place,
        note.file or stays,
        str(note.number),
        note.attribution,
        note.suspect,
    )


FORMATS.add("csv")(CsvTable())

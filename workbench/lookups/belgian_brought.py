"""An enterprise in the register's files that a person downloaded: its facts and its rows."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workbench.domain.brought import Room
from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.media import JSON
from workbench.domain.proposal import ProposedFacts
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.lookups import belgian_files
from workbench.lookups.belgian_entry import state_enterprise
from workbench.lookups.belgian_files import Sought
from workbench.lookups.by_hand import BE_KBO
from workbench.lookups.json_answer import read_json
from workbench.lookups.large_table import Row
from workbench.lookups.statements import Statements
from workbench.texts import Message, say

_PARSER = f"{BE_KBO}@1"
_FIELD = "page"
_ADDRESS = "https://kbopub.economie.fgov.be/kbo-open-data/"
_LANGUAGES = ("EN", "FR", "NL", "DE")
"""Where the register has words in English they come first; codes have them in French and Dutch."""

_CODED = (
    ("JuridicalForm", "enterprise", ("JuridicalForm", "JuridicalFormCAC")),
    ("JuridicalSituation", "enterprise", ("JuridicalSituation",)),
)


def read_entry(
    archive: Path, identifiers: Iterable[Identifier], room: Room, control: JobControl
) -> ProposedFacts | None:
    """Return what a full file, and the updates that lie beside it, tell of a company.

    None where the file is none of the register's. Each file inside is searched in another process,
    one after the other, so that the job can be stopped between them and tells how far it is.

    Args:
        archive: the register's zip with all enterprises.
        identifiers: the company's numbers; one must be of the Belgian register.
        room: where the files are read.
        control: told how far it is, and stops it.

    Raises:
        InvalidInput: with field `page`, the company has no Belgian number, or is not in the file.
        SourceUnreadable: the zip is damaged, or in another shape than the register's.
        CancelledByUser: the job was cancelled.
    """
    if not belgian_files.is_registers(archive):
        return None
    number = next((each for each in identifiers if each.scheme is Scheme.BE_KBO), None)
    if number is None:
        raise InvalidInput(
            say("The company has no Belgian enterprise number."),
            field=_FIELD,
            hint=say("Open the company by its number: BE and ten digits."),
        )
    if room.run(belgian_files.is_update, archive, control):
        raise InvalidInput(
            say("This file holds changes alone."),
            field=_FIELD,
            hint=say("Choose the full file, whose name ends with Full; changes beside it count."),
        )
    updates = belgian_files.updates_beside(archive)
    found = _Search(archive, updates, room, control).find(number.value)
    if len(found["enterprise"]) != 1:
        raise InvalidInput(
            say("{number} is not in the file.", number=number.value),
            field=_FIELD,
            hint=say("The file holds active enterprises alone: this one may have ended."),
        )
    kept = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    entity = Entity(BE_KBO, number.value)
    facts = Statements(entity)
    state_enterprise(facts, read_json(kept), _LANGUAGES)
    name = next((each.fact.value for each in facts.facts if each.fact.key == "company.name"), "")
    return ProposedFacts(
        address=_ADDRESS,
        entity=entity,
        identifier=number,
        name=name,
        facts=tuple(facts.facts),
        kept=kept,
        media_type=JSON,
        parser=_PARSER,
        notes=_notes(archive, updates, found),
    )


def _notes(
    archive: Path, updates: Sequence[Path], found: Mapping[str, Sequence[Row]]
) -> tuple[Message, ...]:
    newest = updates[-1] if updates else archive
    notes = [say("As of the file {file}.", file=newest.name)]
    if any(row["StartDate"] == "01-01-1968" for row in found["enterprise"]):
        notes.append(
            say("Its start in the file is 1 January 1968, which stands for a day nobody knew.")
        )
    return tuple(notes)


class _Search:
    """One search through a full file and its updates."""

    def __init__(
        self, archive: Path, updates: Sequence[Path], room: Room, control: JobControl
    ) -> None:
        self._archives = (archive, *updates)
        self._room = room
        self._control = control
        self._done = 0
        self._total = sum(
            belgian_files.size(archive, table) for table in (*belgian_files.TABLES, "code")
        )

    def find(self, number: str) -> dict[str, Sequence[Row]]:
        """Return the enterprise's rows by file, and what their codes mean."""
        wanted = (belgian_files.dotted(number),)
        found: dict[str, Sequence[Row]] = {}
        for table in belgian_files.TABLES:
            with_branches = table == "denomination"
            branches = [row["EstablishmentNumber"] for row in found.get("establishment", ())]
            numbers = (*wanted, *branches) if with_branches else wanted
            found[table] = self._rows(table, numbers)
        found["code"] = self._codes(found)
        return found

    def _rows(self, table: str, numbers: tuple[str, ...]) -> Sequence[Row]:
        full, *updates = self._archives
        column = belgian_files.key_of(table)
        rows = self._read(Sought(full, table, column, numbers))
        self._told(table)
        for update in updates:
            own = belgian_files.key_of(table, own=True)
            known = tuple(dict.fromkeys((*numbers, *(row[own] for row in rows))))
            gone = self._read(Sought(update, f"{table}_delete", own, known))
            new = self._read(Sought(update, f"{table}_insert", column, numbers))
            rows = belgian_files.updated(rows, gone, new, table)
        return rows

    def _read(self, sought: Sought) -> tuple[Row, ...]:
        self._control.check()
        return self._room.run(belgian_files.rows, sought, self._control)

    def _told(self, table: str) -> None:
        self._done += belgian_files.size(self._archives[0], table)
        self._control.report(
            self._done, self._total, say("{file} was searched.", file=f"{table}.csv")
        )

    def _codes(self, found: Mapping[str, Sequence[Row]]) -> Sequence[Row]:
        """Return the rows of codes that the found rows use, in every language."""
        meanings = self._room.run(belgian_files.codes, self._archives[-1], self._control)
        meanings = meanings or self._room.run(belgian_files.codes, self._archives[0], self._control)
        used = {
            (category, row.get(name, ""))
            for category, table, names in _CODED
            for row in found[table]
            for name in names
        }
        used |= {(f"Nace{row['NaceVersion']}", row["NaceCode"]) for row in found["activity"]}
        self._told("code")
        return tuple(
            {"Category": key[0], "Code": key[1], "Language": language, "Description": words}
            for key in sorted(used & meanings.keys())
            for language, words in meanings[key].items()
        )

"""An Estonian company in the register's open data files that a person downloaded."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workbench.domain.brought import Room
from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.media import JSON
from workbench.domain.proposal import ProposedFacts
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.lookups import estonian_files
from workbench.lookups.by_hand import EE_FILES
from workbench.lookups.estonia import checked_registry_code
from workbench.lookups.estonian_accounts import Report, reports_of, state_report
from workbench.lookups.estonian_entry import state_company
from workbench.lookups.estonian_files import Kind, OpenFile, Sought
from workbench.lookups.json_answer import read_json
from workbench.lookups.large_table import Row
from workbench.lookups.statements import Statements
from workbench.texts import Message, say

_PARSER = f"{EE_FILES}@1"
_FIELD = "page"
_ADDRESS = "https://avaandmed.ariregister.rik.ee/en/downloading-open-data"


def read_entry(
    file: Path, identifiers: Iterable[Identifier], room: Room, control: JobControl
) -> ProposedFacts | None:
    """Return what one of the register's files, and those that lie beside it, tell of a company.

    None where the file is none of the register's. Each is searched in another process, one after
    the other, so that the job can be stopped between them and tells how far it is.

    Args:
        file: one of the register's files, zipped or not.
        identifiers: the company's numbers; one must be of the Estonian register.
        room: where the files are read.
        control: told how far it is, and stops it.

    Raises:
        InvalidInput: with field `page`, the company has no Estonian number, or is in none of the
            files, or only the reports' elements are there and not whose they are.
        SourceUnreadable: a file is damaged, or in another shape than the register's.
        CancelledByUser: the job was cancelled.
    """
    brought = estonian_files.open_file(file)
    if brought is None:
        return None
    number = next((each for each in identifiers if each.scheme is Scheme.EE_REGISTRIKOOD), None)
    if number is None:
        raise InvalidInput(
            say("The company has no Estonian registry code."),
            field=_FIELD,
            hint=say("Open the company by its number: EE and eight digits."),
        )
    code = checked_registry_code(number.value)
    files = estonian_files.in_folder_of(brought)
    if brought.kind is Kind.ELEMENTS and not any(each.kind is Kind.REPORTS for each in files):
        raise InvalidInput(
            say("This file does not say whose figures it holds."),
            field=_FIELD,
            hint=say("Download the file with general data of the reports into the same folder."),
        )
    search = _Search(files, room, control)
    found = search.find(code)
    if not any(found.values()):
        raise InvalidInput(
            say("{number} is not in the file.", number=code),
            field=_FIELD,
            hint=say("A company that was deleted from the register is no longer in its files."),
        )
    return _proposed(number, found, files)


def _proposed(
    number: Identifier, found: Mapping[Kind, Sequence[Row]], files: Iterable[OpenFile]
) -> ProposedFacts:
    kept = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    root = read_json(kept)
    facts = Statements(Entity(EE_FILES, number.value))
    for row in root.required(Kind.COMPANIES).items():
        state_company(facts, row)
    elements = list(root.required(Kind.ELEMENTS).items())
    notes = [_as_of(files)]
    for report in reports_of(root.required(Kind.REPORTS).items()):
        notes += state_report(facts, report, elements)
        notes += _without_figures(report, files)
    name = next((each.fact.value for each in facts.facts if each.fact.key == "company.name"), "")
    return ProposedFacts(
        address=_ADDRESS,
        entity=facts.entity,
        identifier=number,
        name=name,
        facts=tuple(facts.facts),
        kept=kept,
        media_type=JSON,
        parser=_PARSER,
        notes=tuple(notes),
    )


def _as_of(files: Iterable[OpenFile]) -> Message:
    names = ", ".join(each.path.name for each in files)
    return say("Read from {files}.", files=names)


def _without_figures(report: Report, files: Iterable[OpenFile]) -> Iterable[Message]:
    if not any(each.kind is Kind.ELEMENTS and each.year == report.year for each in files):
        yield say(
            "The figures for {end} are in the file of the elements of {year}, which does not lie"
            " beside this one.",
            end=report.end,
            year=str(report.year),
        )


class _Search:
    """One search through the register's files."""

    def __init__(self, files: Sequence[OpenFile], room: Room, control: JobControl) -> None:
        self._files = files
        self._room = room
        self._control = control
        self._done = 0
        self._total = estonian_files.size(files)

    def find(self, code: str) -> dict[Kind, Sequence[Row]]:
        """Return the company's rows by kind of file; one that is not there has none."""
        found: dict[Kind, Sequence[Row]] = dict.fromkeys(Kind, ())
        for file in self._files:
            of_elements = file.kind is Kind.ELEMENTS
            numbers = _reports_of_year(found[Kind.REPORTS], file.year) if of_elements else (code,)
            if numbers:
                rows = self._rows(Sought(file, numbers))
                found[file.kind] = (*found[file.kind], *rows)
            self._told(file)
        return found

    def _rows(self, sought: Sought) -> Sequence[Row]:
        self._control.check()
        return self._room.run(estonian_files.rows, sought, self._control)

    def _told(self, file: OpenFile) -> None:
        self._done += estonian_files.size((file,))
        label = say("{file} was searched.", file=file.path.name)
        self._control.report(self._done, self._total, label)


def _reports_of_year(reports: Iterable[Row], year: int) -> tuple[str, ...]:
    """Return the numbers under which elements of a year's reports stand."""
    return tuple(
        number
        for row in reports
        if row.get("aruandeaasta") == str(year)
        for column in ("report_id", "taidetud_aruanne_report_id")
        if (number := row.get(column))
    )

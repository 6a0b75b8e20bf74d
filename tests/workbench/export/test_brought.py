"""A file somebody brought is in the handoff folder, cited with its place in every format."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest

from tests.handoffs import MANIFESTS, STORED, manifest, rich
from tests.samples import SNAPSHOT, fjordlys
from workbench.domain.brought import Finding, KeptFile, Marked
from workbench.domain.dossier import Dossier
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.reference import HandAnswer, HandSearch
from workbench.domain.scorecard import Evidence, EvidenceKind
from workbench.domain.source import Travel
from workbench.export.evidence import StoredAnswer, stored_answers
from workbench.export.folder import FolderExporter
from workbench.texts import ENGLISH, say

REPORT = bytes(31) + b"\x01"
FILE = "evidence/by_hand-2026-11-22-000000000000.pdf"
ON_NINE = Finding(
    marked=Marked.NUMBER,
    place=Place(LocatorKind.PDF, "9:70,510,118,521", "311 000 004"),
    where=say("page {page}", page=9),
)
KEPT = KeptFile(name="Report 2025.pdf", finding=ON_NINE)


def brought(kept: KeptFile | None = KEPT, asked: str = "https://search.example/") -> HandSearch:
    return replace(
        fjordlys().hand_searches[0],
        id=UUID(int=98),
        answer=HandAnswer.FOUND,
        asked=asked,
        snapshot=REPORT.hex(),
        kept=kept,
    )


def dossier(search: HandSearch) -> Dossier:
    made = rich()
    assert made.scorecard is not None
    first, *others = made.scorecard.lines
    cited = replace(first, evidence=(Evidence(EvidenceKind.HAND_SEARCH, search.id.hex),))
    report = replace(STORED, sha256=REPORT, content=b"%PDF-1.7", media_type="application/pdf")
    return replace(
        made,
        sounding=replace(made.sounding, hand_searches=(search,)),
        scorecard=replace(made.scorecard, lines=(cited, *others)),
        snapshots={SNAPSHOT: STORED, REPORT: report},
    )


def answer(search: HandSearch) -> StoredAnswer:
    return next(each for each in stored_answers(dossier(search)) if each.sha256 == REPORT)


def why(search: HandSearch) -> str:
    stays = answer(search).stays
    assert stays is not None
    return ENGLISH.say(stays)


def written(folder: Path, search: HandSearch) -> dict[str, bytes]:
    files = FolderExporter().write_folder(dossier(search), ENGLISH, folder)
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


def test_it_is_inside_as_it_came_and_cited_in_every_format(tmp_path: Path) -> None:
    files = written(tmp_path / "out", brought())
    assert files[FILE] == b"%PDF-1.7"
    page = files["handoff.html"].decode()
    assert "Report 2025.pdf, page 9" in page
    assert f'href="{FILE}"' in page
    document = pypdfium2.PdfDocument(files["handoff.pdf"])
    printed = " ".join(each.get_textpage().get_text_range() for each in document)
    document.close()
    assert "Report 2025.pdf, page 9" in " ".join(printed.split())
    table = csv.DictReader(io.StringIO(files["handoff.csv"].decode("utf-8-sig")))
    [row] = [each for each in table if each["Place"] == "page 9"]
    assert row["In this folder"] == FILE
    assert row["Evidence"].startswith("Report 2025.pdf, page 9: brought by Mette")
    [search] = json.loads(files["handoff.json"])["hand_searches"]
    assert search["file"] == FILE
    assert search["brought"] == {
        "name": "Report 2025.pdf",
        "marked": "number",
        "place": {"kind": "pdf", "locator": "9:70,510,118,521"},
        "where": "page 9",
        "original": "311 000 004",
        "passage": "",
    }


def test_two_folders_are_equal_to_the_byte(tmp_path: Path) -> None:
    assert written(tmp_path / "one", brought()) == written(tmp_path / "two", brought())


def test_a_cell_is_cited_by_row_and_column(tmp_path: Path) -> None:
    where = say("row {row}, column {heading}", row=12, heading="=Equity")
    finding = Finding(
        marked=Marked.PASSAGE, place=Place(LocatorKind.CSV, "12:4", "31480000"), where=where
    )
    kept = KeptFile(name="=list.csv", finding=finding, passage="=equity")
    files = written(tmp_path / "out", brought(kept))
    assert "=list.csv, row 12, column =Equity" in files["handoff.html"].decode()
    rows = list(csv.reader(io.StringIO(files["handoff.csv"].decode("utf-8-sig"))))
    assert "row 12, column =Equity" in {cell for row in rows for cell in row}
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_a_file_that_names_nobody_is_inside_as_a_whole(tmp_path: Path) -> None:
    kept = KeptFile(name="list.csv", finding=Finding(marked=Marked.NOT_NAMED))
    files = written(tmp_path / "out", brought(kept))
    assert FILE in files
    assert "list.csv as a whole; not named in this file" in files["handoff.html"].decode()
    [search] = json.loads(files["handoff.json"])["hand_searches"]
    assert (search["brought"]["place"], search["brought"]["where"]) == (None, None)


def test_who_brought_it_may_keep_it_with_us(tmp_path: Path) -> None:
    search = brought(replace(KEPT, goes_along=False))
    assert why(search) == "the one who brought it keeps it with us"
    files = written(tmp_path / "out", search)
    assert FILE not in files
    [told] = json.loads(files["handoff.json"])["hand_searches"]
    assert (told["file"], told["brought"]["original"]) == ("", None)


def test_a_page_kept_before_anybody_was_asked_stays() -> None:
    assert why(brought(None)) == "we do not know the terms it may be passed on under"


@pytest.mark.parametrize("country", ["dk", "no"])
def test_the_terms_of_the_site_it_is_from_are_kept_in_every_country(country: str) -> None:
    closed = replace(manifest("proff_page", "Proff", Travel.NOT), home="https://www.proff.dk/")
    search = brought(asked=f"https://www.proff.{country}/bransjesøk?q=1")
    made = replace(dossier(search), manifests={**MANIFESTS, closed.key: closed})
    [stays] = [each.stays for each in stored_answers(made) if each.sha256 == REPORT]
    assert str(stays) == "Proff does not let its answers be passed on"
    elsewhere = replace(search, address="https://avisen.example/fjordlys")
    made = replace(made, sounding=replace(made.sounding, hand_searches=(elsewhere,)))
    assert [each.stays for each in stored_answers(made) if each.sha256 == REPORT] == [None]


def test_of_two_who_brought_it_one_is_enough_to_keep_it() -> None:
    one = brought()
    other = replace(one, id=UUID(int=99), kept=replace(KEPT, goes_along=False))
    made = dossier(one)
    both = replace(made, sounding=replace(made.sounding, hand_searches=(one, other)))
    [stays] = [each.stays for each in stored_answers(both) if each.sha256 == REPORT]
    assert stays is not None

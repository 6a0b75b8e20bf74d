"""What its source does not let leave the firm is in no file that we hand over, and is named."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.handoffs import MANIFESTS, manifest, rich
from workbench.domain.changes import Change
from workbench.domain.dossier import Dossier
from workbench.domain.reading_trail import Cause
from workbench.domain.scorecard import Evidence, EvidenceKind
from workbench.domain.source import Travel
from workbench.domain.travelling import kept_in, travelling
from workbench.export.folder import FolderExporter
from workbench.export.format import FORMATS
from workbench.texts import ENGLISH, say

CLOSED = manifest("no_regnskapsregisteret", "Closed Books", Travel.NOT)
QUOTED = "QUOTED FIGURE 4711"


def closed() -> Dossier:
    """Return a dossier whose annual accounts may not leave, with a line that quotes them."""
    base = rich()
    figures = [each for each in base.sounding.facts if each.fact.entity.source == CLOSED.key]
    assert figures
    assert base.scorecard is not None
    first, *others = base.scorecard.lines
    quoting = replace(
        first,
        because=say("{words}", words=QUOTED),
        evidence=(Evidence(EvidenceKind.FACT, figures[0].fact.id.hex()),),
    )
    return replace(
        base,
        scorecard=replace(base.scorecard, lines=(quoting, *others)),
        manifests={**MANIFESTS, CLOSED.key: CLOSED},
    )


def test_a_statement_that_may_not_leave_is_left_out_and_counted() -> None:
    before = closed()
    after = travelling(before)
    gone = len(before.sounding.facts) - len(after.sounding.facts)
    (left,) = after.left_out
    assert (left.source, left.statements) == (CLOSED.key, gone)
    assert after.sounding.accounts != before.sounding.accounts
    assert travelling(after) == after
    assert before.scorecard is not None
    assert after.scorecard is not None
    assert [line.points for line in after.scorecard.lines] == [
        line.points for line in before.scorecard.lines
    ]


def test_what_changed_at_a_closed_source_does_not_leave_either() -> None:
    base = closed()
    own, other = (
        next(f for f in base.sounding.facts if (f.fact.entity.source == CLOSED.key) is shut)
        for shut in (True, False)
    )
    shut, mixed, free = (
        Change(cause=Cause.COMPANY, before=before, now=now)
        for before, now in ((own, None), (own, other), (None, other))
    )
    changed = travelling(replace(base, changes=(shut, mixed, free)))
    assert changed.changes == (free,)
    # Also where no present statement is one of the closed source's.
    rest = replace(base.sounding, facts=(other,))
    assert travelling(replace(base, sounding=rest, changes=(shut,))).changes == ()


def test_nothing_is_left_out_where_everything_may_leave() -> None:
    assert travelling(rich()) is not None
    assert travelling(rich()).left_out == ()


def test_terms_nobody_knows_are_no_leave_for_answers() -> None:
    assert kept_in(None) is not None


@pytest.mark.parametrize("suffix", ["json", "csv", "html"])
def test_no_format_repeats_it_and_each_says_whose_it_is(suffix: str, tmp_path: Path) -> None:
    FolderExporter().write_folder(closed(), ENGLISH, tmp_path / "folder")
    written = (tmp_path / "folder" / f"handoff.{suffix}").read_text("utf-8")
    assert QUOTED not in written
    assert "Closed Books" in written


def test_the_document_holds_no_fact_of_it(tmp_path: Path) -> None:
    FolderExporter().write_folder(closed(), ENGLISH, tmp_path / "folder")
    document = json.loads((tmp_path / "folder" / "handoff.json").read_text("utf-8"))
    assert CLOSED.key not in {fact["source"] for fact in document["facts"]}
    (left,) = document["left_out"]
    assert left["why"] == "Closed Books does not let its answers be passed on"


def test_the_folder_says_by_name_what_it_does_not_hold(tmp_path: Path) -> None:
    FolderExporter().write_folder(closed(), ENGLISH, tmp_path / "folder")
    index = (tmp_path / "folder" / "evidence" / "index.txt").read_text()
    assert "statements of Closed Books, since Closed Books does not let" in index
    for file in (tmp_path / "folder").rglob("*"):
        assert file.is_dir() or QUOTED.encode() not in file.read_bytes()


@pytest.mark.parametrize("key", ["json", "csv", "html"])
def test_every_format_names_a_source_as_it_wants_to_be_named(key: str) -> None:
    written = FORMATS[key].write(rich(), ENGLISH).decode()
    assert "Contains data from Regnskapsregisteret" in written

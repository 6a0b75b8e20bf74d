"""The proof's own rules: what a witness proves, what a page without a mark is, what a step says."""

import sys
from pathlib import Path

import pytest

from tests.desks import seated
from tests.importing import opened
from tests.proof import __main__ as proof
from tests.proof import killed, killed_at_lists, kills, list_kills, pythons, readers
from tests.proof.step import Unproven, last_line, ran
from workbench.app.importing.previewing import preview
from workbench.app.importing.running import run
from workbench.jobs import JobControl
from workbench.store.sql_store import SqlStore


def test_a_question_asked_again_after_its_answer_is_found() -> None:
    lines = [("asked", "a"), ("answered", "a"), ("asked", "b"), ("asked", "a")]
    assert list(kills.repeated(lines)) == ["asked again: a"]


def test_a_question_asked_again_because_its_answer_never_came_is_right() -> None:
    assert not list(kills.repeated([("asked", "a"), ("asked", "a"), ("answered", "a")]))


def test_a_line_that_was_cut_short_was_never_promised(tmp_path: Path) -> None:
    (tmp_path / killed.WITNESS).write_text('ready \nanswered ["a", "b c"]\nansw', "utf-8")
    assert kills.witnessed(tmp_path) == [("ready", ""), ("answered", '["a", "b c"]')]


def test_without_a_witness_nothing_was_promised(tmp_path: Path) -> None:
    assert kills.witnessed(tmp_path) == []


def test_a_few_kills_leave_a_store_that_holds_what_was_promised() -> None:
    assert kills.prove(kills=4).startswith("4 kills")


def test_what_was_promised_of_lists_and_is_not_there_is_found(tmp_path: Path) -> None:
    told = [(each, "0") for each in (killed_at_lists.IMPORTED, killed_at_lists.MERGED)]
    with seated(tmp_path) as seat:
        assert isinstance(seat.desk.store, SqlStore)
        assert list(list_kills.wrong_in(seat.desk.store, {})) == []
        wrong = list(list_kills.wrong_in(seat.desk.store, list_kills.promises(told)))
    assert wrong == [
        "0 runs of 1 are there",
        "the two that were merged in round 0 are two",
    ]


def test_an_import_by_halves_of_a_unit_is_found(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        assert isinstance(seat.desk.store, SqlStore)
        file = opened(
            seat.desk, "Elvestad Sag AS;311000012", headings="Firma;Org.nr.", name="round 0.csv"
        )
        run(seat.desk, preview(seat.desk, file, JobControl()), JobControl())
        (wrong,) = list_kills.wrong_in(seat.desk.store, {})
    assert wrong == "1 rows of round 0.csv are there"


def test_a_blank_page_has_no_ink() -> None:
    assert readers.ink(b"P5\n2 2\n255\n\xff\xff\xff\xff") == 0
    assert readers.ink(b"P5\n2 2\n255\n\x00\xff\xff\x00") == 0.5


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("a,b\n1,2\n", None),
        ("a,b\n1\n", "widths"),
        ('a,b\n1,"=HYPERLINK(1)"\n', "formulas"),
        ("a,b\n1,'=fine\n", None),
    ],
)
def test_a_table_is_of_one_width_and_begins_no_formula(
    tmp_path: Path, table: str, wrong: str | None
) -> None:
    (tmp_path / "scorecard.csv").write_text(table, "utf-8")
    if wrong is None:
        assert readers.read_csv(tmp_path) == "2 rows"
    else:
        with pytest.raises(Unproven, match=wrong):
            readers.read_csv(tmp_path)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<img src="https://evil.example/x.png">',
        '<link rel="stylesheet" href="https://evil.example/x.css">',
    ],
)
def test_a_page_that_would_reach_out_is_not_inert(tmp_path: Path, inside: str) -> None:
    page = f"<title>x</title><body>{readers.COMPANY}{inside}</body>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    with pytest.raises(Unproven, match="not inert"):
        readers.read_html(tmp_path)


def test_a_whole_page_is_read(tmp_path: Path) -> None:
    page = f"<title>x</title><table><tr><td>{readers.COMPANY}</td></tr></table>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert readers.read_html(tmp_path) == "1 table rows"


def test_a_missing_program_is_a_failure_that_names_it() -> None:
    with pytest.raises(Unproven, match="no-such-tool is not on this machine"):
        ran(["no-such-tool"])


def test_a_failed_program_brings_its_last_words() -> None:
    with pytest.raises(Unproven, match="ended with 3:\nit went wrong"):
        ran([sys.executable, "-c", "print('it went wrong'); raise SystemExit(3)"])


def test_a_program_that_does_not_end_is_ended() -> None:
    with pytest.raises(Unproven, match="longer than"):
        ran([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.2)


def test_the_figure_of_the_tests_is_their_last_line() -> None:
    assert (
        last_line("…\n==== 3 passed, 1 skipped in 0.10s ====\n") == "3 passed, 1 skipped in 0.10s"
    )


def test_a_step_that_proves_nothing_does_not_keep_the_next_from_being_taken() -> None:
    def fails() -> str:
        raise Unproven("no LibreOffice\nwith a long story")

    outcomes = [proof.taken("readers", fails), proof.taken("kills", lambda: "200 kills")]
    lines = proof.table(outcomes).splitlines()
    assert [line.split("  ")[0] for line in lines[2:]] == ["readers", "kills"]
    assert "NOT PROVEN" in lines[2]
    assert lines[2].endswith("no LibreOffice")
    assert lines[3].endswith("200 kills")


def test_an_unknown_step_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        proof.main(["no_such_step"])
    assert ended.value.code == 2
    assert "no such step: no_such_step" in capsys.readouterr().err


def test_the_python_under_which_a_test_fails_is_told_with_the_test(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def tested(version: str) -> str:
        if version == "3.13":
            raise Unproven("pytest ended with 1:\nFAILED tests/test_a.py::test_b")
        return "2 passed"

    monkeypatch.setattr(pythons, "_tested", tested)
    with pytest.raises(Unproven) as told:
        pythons.prove()
    first, *rest = str(told.value).splitlines()
    assert first == "3.13: pytest ended with 1:; 3.11: 2 passed; 3.12: 2 passed"
    assert "FAILED tests/test_a.py::test_b" in rest

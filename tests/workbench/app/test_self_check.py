"""The self-check finds what is missing, and a whole program passes it."""

from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from workbench import bootstrap
from workbench.app import self_check
from workbench.app.desk import Desk
from workbench.app.parts import Parts, expected_parts, program_folder
from workbench.app.self_check import check_program
from workbench.errors import StoreReadOnly
from workbench.paths import Places
from workbench.texts import say

NOTHING = Parts(plug_ins={}, modules=(), files={})


@pytest.fixture
def wanted(tmp_path: Path) -> bootstrap.Wanted:
    places = Places(tmp_path / "data", tmp_path / "settings.toml", tmp_path / "out")
    return bootstrap.demo(bootstrap.Wanted(places=places))


def words_of(checked: self_check.Checked) -> list[str]:
    return [str(problem) for problem in checked.problems]


def test_this_program_is_whole(wanted: bootstrap.Wanted) -> None:
    checked = list(
        check_program(lambda store: bootstrap.open_desk(replace(wanted, store=str(store))))
    )
    assert [each.key for each in checked if not each.well] == []
    assert {"modules", "files", "child", "store", "sources", "main_job", "pdf"} <= {
        each.key for each in checked
    }


def test_a_module_that_is_not_there_is_named() -> None:
    expected = replace(NOTHING, modules=("workbench.app", "workbench.app.no_such_module"))
    assert words_of(self_check.check_modules(expected)) == [
        "The module workbench.app.no_such_module is missing."
    ]


def test_a_missing_and_a_changed_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "changed.sql").write_text("DROP TABLE fact")
    expected = replace(NOTHING, files={"changed.sql": "00", "gone.svg": "00"})
    assert words_of(self_check.check_files(expected, tmp_path)) == [
        "The file changed.sql is not the one that was packed.",
        "The file gone.svg is missing.",
    ]


def test_a_plug_in_too_few_or_too_many_is_named(wanted: bootstrap.Wanted, tmp_path: Path) -> None:
    listed = expected_parts()
    sources = listed.plug_ins["sources"]
    plug_ins = {**listed.plug_ins, "sources": (*sources[1:], "zz_lost")}
    with bootstrap.open_desk(replace(wanted, store=str(tmp_path / "x.db"))) as desk:
        checked = {
            each.key: each
            for each in self_check.check_plug_ins(replace(listed, plug_ins=plug_ins), desk)
        }
    assert words_of(checked["sources"]) == [
        "zz_lost is missing.",
        f"{sources[0]} is not in the list.",
    ]
    assert checked["criteria"].well


def test_a_list_that_names_nothing_proves_nothing(wanted: bootstrap.Wanted, tmp_path: Path) -> None:
    expected = replace(NOTHING, plug_ins={"formats": ()})
    with bootstrap.open_desk(replace(wanted, store=str(tmp_path / "x.db"))) as desk:
        (checked,) = self_check.check_plug_ins(expected, desk)
    assert "The list is empty." in words_of(checked)


def test_a_folder_without_a_whole_pdf_is_found(tmp_path: Path) -> None:
    half = tmp_path / "handoff.pdf"
    half.write_bytes(b"%PDF-1.7\n...")
    assert not self_check.check_pdf((half,)).well
    half.write_bytes(b"%PDF-1.7\n...\n%%EOF\n")
    assert self_check.check_pdf((half,)).well


def test_a_child_that_reads_the_same_is_well() -> None:
    assert self_check.check_child(program_folder() / "LICENSE").well


def test_a_store_that_cannot_be_made_ends_the_check_with_its_words() -> None:
    def refuses(_: Path) -> AbstractContextManager[Desk]:
        raise StoreReadOnly(say("The folder cannot be written."))

    *_, last = check_program(refuses)
    assert last.key == "main_job"
    assert words_of(last)[0].startswith("The folder cannot be written.")

"""The list of parts is read from the source, and says what a registry would not."""

from pathlib import Path

import pytest

from workbench.app.parts import LIST, Parts, expected_parts, parts_of, program_folder
from workbench.export.format import FORMATS
from workbench.lookups.source import SOURCES
from workbench.registers.format import FORMATS as REGISTERS
from workbench.scoring.criterion import CRITERIA
from workbench.scoring.requirements import REQUIREMENTS


def written(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_source_is_found_by_the_key_it_registers_under(tmp_path: Path) -> None:
    lines = '_KEY = "se_bolagsverket"\nSOURCES.add(_KEY)(Bolagsverket())\n'
    written(tmp_path, "workbench/lookups/sources/se_bolagsverket.py", lines)
    assert parts_of(tmp_path).plug_ins["sources"] == ("se_bolagsverket",)


def test_a_criterion_and_a_requirement_are_found_by_their_decorators(tmp_path: Path) -> None:
    written(
        tmp_path,
        "workbench/scoring/criteria/age.py",
        '@criterion("age@2", say("How old?"), Pillar.AGE)\ndef age(sounding): ...\n',
    )
    written(
        tmp_path,
        "workbench/scoring/requirements.py",
        'def requirement(key): ...\n@requirement("contact_named")\ndef contact_named(): ...\n',
    )
    found = parts_of(tmp_path).plug_ins
    assert found["criteria"] == ("age@2",)
    assert found["requirements"] == ("contact_named",)


def test_a_key_that_is_worked_out_while_running_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "workbench/export/formats/odd.py", 'FORMATS.add("o" + "dd")(Odd())\n')
    with pytest.raises(ValueError, match=r"odd.py:1: the key must be written out"):
        parts_of(tmp_path)


def test_shipped_files_are_listed_with_their_bytes_and_modules_by_name(tmp_path: Path) -> None:
    written(tmp_path, "resources/icons/anchor.svg", "<svg/>")
    written(tmp_path, f"resources/{LIST}", "{}")
    written(tmp_path, "ui/__init__.py", "")
    written(tmp_path, "ui/pages/leads.py", "")
    parts = parts_of(tmp_path)
    assert list(parts.files) == ["resources/icons/anchor.svg"]
    assert len(parts.files["resources/icons/anchor.svg"]) == 64
    assert parts.modules == ("ui", "ui.pages.leads")


def test_the_list_survives_being_written_down() -> None:
    parts = Parts(plug_ins={"sources": ("a", "b")}, modules=("ui",), files={"LICENSE": "00"})
    assert Parts.decoded(parts.encoded()) == parts


def test_a_checkout_reads_itself() -> None:
    assert expected_parts() == parts_of(program_folder())


def test_every_plug_in_that_registers_itself_is_found_in_the_source() -> None:
    assert parts_of(program_folder()).plug_ins == {
        "sources": tuple(SOURCES),
        "criteria": tuple(CRITERIA),
        "requirements": tuple(sorted(REQUIREMENTS)),
        "formats": tuple(FORMATS),
        "registers": tuple(REGISTERS),
    }

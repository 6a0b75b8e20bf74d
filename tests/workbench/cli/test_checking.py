"""`leadline self-check` says what it found, ends with 0 or 1, and speaks JSON on one line."""

import json
from pathlib import Path

import pytest

from workbench import cli
from workbench.app import self_check
from workbench.app.parts import Parts, expected_parts


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))


def test_a_whole_program_ends_with_0_and_one_line_of_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["self-check", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told["whole"] is True
    assert told["checked"]["pdf"] == {
        "well": True,
        "words": told["checked"]["pdf"]["words"],
        "problems": [],
    }


def test_a_program_that_lacks_a_source_ends_with_1_and_names_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = expected_parts()
    more = {**whole.plug_ins, "sources": (*whole.plug_ins["sources"], "zz_lost")}
    lacking = Parts(plug_ins=more, modules=whole.modules, files=whole.files)
    monkeypatch.setattr(self_check, "expected_parts", lambda: lacking)
    assert cli.main(["self-check"]) == 1
    said = capsys.readouterr().out
    assert "WRONG  sources" in said
    assert "zz_lost is missing." in said
    assert said.rstrip().endswith("The program is broken.")

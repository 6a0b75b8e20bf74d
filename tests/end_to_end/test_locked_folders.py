"""A decision exports the same bytes, whatever was learnt since and whoever runs the program."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import resources
from tests.fakes.network import StandingClock
from tests.terminal import DEMO, Leadline, terminal
from workbench.store import open_store

FJORDLYS = "311000004"
ROOT = Path(__file__).resolve().parents[2]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def decided(leadline: Leadline) -> None:
    leadline("research", FJORDLYS)
    leadline("signal", FJORDLYS, "asked_for_offer")
    leadline("heard", FJORDLYS, "Always on the day.", "--relation", "supplier")
    assert leadline("qualify", FJORDLYS, "mql", "--reason", "they asked").code == 0


def exported(leadline: Leadline, into: Path) -> dict[str, bytes]:
    document = leadline("export", FJORDLYS, "--into", str(into), "--json").document
    return files(Path(document["folder"]))


def changed_world(folder: Path) -> Path:
    """Return the demo world after the register was told of another name, place and year."""
    folder.mkdir()
    toml = (DEMO / "world.toml").read_text("utf-8")
    (folder / "world.toml").write_text(toml, "utf-8")
    for path in (DEMO / "answers").rglob("*"):
        if path.is_file():
            there = folder / "answers" / path.relative_to(DEMO / "answers")
            there.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_bytes()
            there.write_bytes(text.replace(b"Fjordlys Automasjon AS", b"Fjordlys Norge AS"))
    return folder


def test_what_is_learnt_later_changes_no_byte(
    leadline: Leadline, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    decided(leadline)
    first = exported(leadline, tmp_path / "first")
    later = terminal(tmp_path / "store.db", capfd, changed_world(tmp_path / "world"))
    assert later("research", FJORDLYS, "--all").code == 0
    later("contact", FJORDLYS, "Ola Eksempel", "--from", "called us")
    later("heard", FJORDLYS, "Three reminders.", "--pays", "late")
    later("answer", FJORDLYS, "press", "nothing_found")
    later("research", FJORDLYS, "--all", "--offline")
    assert later("score", FJORDLYS, "--json").document["company"]["name"] == "Fjordlys Norge AS"
    assert exported(later, tmp_path / "second") == first
    assert {"handoff.pdf", "handoff.html", "handoff.csv", "handoff.json"} <= set(first)


def test_another_process_elsewhere_writes_the_same_bytes(
    leadline: Leadline, tmp_path: Path
) -> None:
    decided(leadline)
    first = exported(leadline, tmp_path / "first")
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Anchorage")):
        into = tmp_path / seed
        ran = subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys; from workbench.cli import main; sys.exit(main())",
                *("export", FJORDLYS, "--into", str(into), "--json"),
                *("--store", str(tmp_path / "store.db"), "--world", str(DEMO)),
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=True,
        )
        assert files(Path(json.loads(ran.stdout)["folder"])) == first


def test_no_birth_date_reaches_the_store_the_folder_or_the_screen(
    leadline: Leadline, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    born = b"1900-01-01"
    world = resources.path("demo", "answers", "no", f"{FJORDLYS}-roles.json").read_bytes()
    assert born in world
    researched = leadline("research", FJORDLYS, "--json")
    decided(leadline)
    folder = exported(leadline, tmp_path / "out")
    assert all(born not in content for content in folder.values())
    roles = [
        content
        for name, content in folder.items()
        if name.startswith("evidence/no_") and b'"rollegrupper"' in content
    ]
    assert roles
    assert all(b'"fodselsdato": "**********"' in content for content in roles)
    assert b"Blanked before it was stored" in folder["evidence/index.txt"]
    said = [leadline(verb, FJORDLYS).out for verb in ("dossier", "score")]
    assert all(born.decode() not in text for text in (researched.out, *said, caplog.text))
    assert born not in (tmp_path / "store.db").read_bytes()
    with contextlib.closing(open_store(tmp_path / "store.db", clock=StandingClock())) as store:
        for lookup in researched.document["lookups"]:
            assert born not in store.snapshot(bytes.fromhex(lookup["snapshot"])).content
    assert leadline("store", "check", "--json").document["whole"] is True

"""What bad input, a bad source and a bad disk get: a plain sentence, and nothing is lost."""

import errno
import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.terminal import DEMO, WORLDS, Leadline, terminal

FJORDLYS = "311000004"
FAULTS = WORLDS / "faults"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADLINE_LANGUAGE", "en")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def leadline(store: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    return terminal(store, capfd)


@pytest.fixture
def faulty(store: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    return terminal(store, capfd, FAULTS)


def test_a_wrong_check_digit_is_said_with_the_right_reading(leadline: Leadline) -> None:
    said = leadline("research", "311000005", "--json")
    assert said.code == 2
    assert said.document["error"] == "311000005 has a mistake in it."
    assert said.document["suggestion"].startswith("Did you mean ")


@pytest.mark.parametrize("price", ["1e40", "1e400", "9" * 39, "1e-30"])
def test_a_price_that_is_none_is_refused_and_the_company_can_still_be_scored(
    leadline: Leadline, price: str
) -> None:
    leadline("research", FJORDLYS)
    said = leadline("offer", FJORDLYS, "Monitoring", price, "--json")
    assert (said.code, said.document["code"]) == (2, 2)
    assert said.document["error"].startswith("A price ")
    assert leadline("offer", FJORDLYS, "Monitoring", "5", "--currency", "XXQ").code == 2
    scored = leadline("dossier", FJORDLYS, "--json")
    assert (scored.code, scored.document["pursuit"]["offer"]) == (0, None)


def test_no_company_is_a_finding_with_where_it_was_looked_for(faulty: Leadline) -> None:
    said = faulty("open", "311010107")
    assert said.code == 1
    assert "No company was found for 311010107." in said.out
    assert "Enhetsregisteret  looked, nothing found" in said.out
    answers = {each["answer"] for each in faulty("open", "311010107", "--json").document["looked"]}
    assert answers == {"nothing_found"}


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("311000012", "not about"),
        ("311000020", "did not answer in time"),
        ("311000039", "broke off"),
        ("311010115", "no answer from"),
    ],
    ids=["an error with 200", "no answer in time", "half an answer", "nothing recorded"],
)
def test_a_source_that_fails_is_not_nothing_found(faulty: Leadline, number: str, why: str) -> None:
    said = faulty("open", number)
    assert said.code == 3
    assert "failed, so we do not know: " in said.out
    assert why in said.out
    assert faulty("list").code == 1


def test_rubbish_is_failed_kept_and_may_be_asked_again(
    store: Path, faulty: Leadline, capfd: pytest.CaptureFixture[str]
) -> None:
    said = faulty("research", FJORDLYS, "--json")
    assert said.code == 3
    answers = {each["kind"]: each for each in said.document["lookups"]}
    assert {kind: each["answer"] for kind, each in answers.items()} == {
        "unit": "found",
        "roles": "failed",
        "accounts": "failed",
        "years": "failed",
    }
    assert all(
        each["snapshot"] and each["problem"] for kind, each in answers.items() if kind != "unit"
    )
    stated = {fact["property"] for fact in said.document["facts"]}
    assert stated <= {"company.name", "company.status"}
    assert faulty("store", "check", "--json").document["answers"] >= 4
    again = terminal(store, capfd, DEMO)("research", FJORDLYS, "--json")
    assert again.code == 0
    assert {each["answer"] for each in again.document["lookups"]} == {"found"}


def test_without_a_network_the_plan_is_kept_and_asked_later(leadline: Leadline) -> None:
    leadline("open", FJORDLYS)
    waits = leadline("research", FJORDLYS, "--offline", "--json")
    assert waits.code == 0
    planned = {(each["source"], each["kind"]) for each in waits.document["lookups"]}
    assert {each["state"] for each in waits.document["lookups"]} == {"planned"}
    assert len(planned) == 4
    assert "waits for the network" in leadline("research", FJORDLYS, "--offline").out
    back = leadline("research", FJORDLYS, "--json").document
    assert {each["state"] for each in back["lookups"]} == {"answered"}
    assert planned <= {(each["source"], each["kind"]) for each in back["lookups"]}


def test_a_new_number_without_a_network_waits_too(leadline: Leadline) -> None:
    said = leadline("open", FJORDLYS, "--offline")
    assert said.code == 3
    assert "the question waits" in said.out
    assert leadline("open", FJORDLYS).code == 0


def test_a_store_that_somebody_holds_is_a_plain_sentence(store: Path, leadline: Leadline) -> None:
    leadline("open", FJORDLYS)
    holder = sqlite3.connect(store, isolation_level=None)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        said = leadline("signal", FJORDLYS, "called", "--json")
    finally:
        holder.close()
    assert said.code == 4
    assert said.document["error"] == "Another program is using the store."
    assert leadline("score", FJORDLYS, "--json").document["pursuit"]["signals"] == []


def test_a_store_of_a_newer_program_is_left_alone(store: Path, leadline: Leadline) -> None:
    leadline("open", FJORDLYS)
    changed = sqlite3.connect(store)
    changed.execute("UPDATE alembic_version SET version_num = '9999'")
    changed.commit()
    changed.close()
    before = store.read_bytes()
    said = leadline("list", "--json")
    assert said.code == 4
    assert "newer" in said.document["error"]
    assert store.read_bytes() == before


def test_a_file_that_is_no_store_is_left_alone(store: Path, leadline: Leadline) -> None:
    store.write_bytes(b"my thesis" * 1000)
    said = leadline("list")
    assert said.code == 4
    assert "not a store of Leadline" in said.err
    assert store.read_bytes() == b"my thesis" * 1000


def test_a_folder_that_may_not_be_written_is_a_plain_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        try:
            (folder / "probe").touch()
        except PermissionError:
            said = terminal(folder / "store.db", capfd)("list")
        else:
            pytest.skip("this user may write everywhere")
    finally:
        folder.chmod(stat.S_IRWXU)
    assert said.code == 4
    assert "cannot be written" in said.err


def test_a_full_disk_is_a_plain_sentence(
    tmp_path: Path, leadline: Leadline, monkeypatch: pytest.MonkeyPatch
) -> None:
    leadline("research", FJORDLYS)
    leadline("signal", FJORDLYS, "called")
    assert leadline("qualify", FJORDLYS, "mql").code == 0

    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    said = leadline("hand-over", FJORDLYS, "--into", str(tmp_path / "out"))
    assert said.code == 4
    assert "no room left" in said.err
    assert list((tmp_path / "out").iterdir()) == []
    monkeypatch.undo()
    assert leadline("hand-over", FJORDLYS, "--into", str(tmp_path / "out")).code == 0


def test_a_world_that_is_none_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(FAULTS, tmp_path / "world")
    (tmp_path / "world" / "world.toml").write_text("[[exchange]]\nhost = 7\n")
    said = terminal(tmp_path / "store.db", capfd, tmp_path / "world")("list")
    assert said.code == 2
    assert "not a folder of recorded answers" in said.err

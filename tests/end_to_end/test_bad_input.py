"""What bad input, a bad source and a bad disk get: a plain sentence, and nothing is lost."""

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import DEMO, WORLDS, Leadline, Said, terminal

ROOT = Path(__file__).resolve().parents[2]
FJORDLYS = "311000004"
FAULTS = WORLDS / "faults"


_WITH_LITTLE_ROOM = """
import resource, sys
from workbench.cli import main
room = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
sys.exit(main(sys.argv[2:]))
"""
_AS_NOBODY = """
import contextlib, io, os, sys
from workbench.cli import main
# Once where it may be written: what is read in by then need not be readable for nobody.
with contextlib.redirect_stdout(io.StringIO()):
    main(["list", "--store", sys.argv[2]])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(["list", "--store", sys.argv[1]]))
"""


def in_a_child(script: str, home: Path, *arguments: object) -> Said:
    """Run a script in a process of its own, whose limits end with it; `home` is the user's."""
    ran = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ
        | {"PYTHONDONTWRITEBYTECODE": "1", "HOME": str(home), "XDG_CONFIG_HOME": str(home)},
        check=False,
        capture_output=True,
        text=True,
    )
    return Said(ran.returncode, ran.stdout, ran.stderr)


def with_little_room(room: int, store: Path, *words: str) -> Said:
    """Run a verb where no file may grow beyond so many bytes."""
    place = ("--store", store, "--world", DEMO)
    return in_a_child(_WITH_LITTLE_ROOM, store.parent, room, *words, *place)


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
    leadline.researched(FJORDLYS)
    said = leadline("offer", FJORDLYS, "Monitoring", price, "--json")
    assert (said.code, said.document["code"]) == (2, 2)
    assert said.document["error"].startswith("A price ")
    assert leadline("offer", FJORDLYS, "Monitoring", "5", "--currency", "XXQ").code == 2
    scored = leadline("dossier", FJORDLYS, "--json")
    assert (scored.code, scored.document["pursuit"]["offer"]) == (0, None)


@pytest.mark.parametrize(
    "words",
    [
        ("open", "\udcff"),
        ("touch", FJORDLYS, "call", "a\udcffb"),
        ("touch", FJORDLYS, "call", "words", "--day", "\udcff"),
        ("qualify", FJORDLYS, "mql", "--exception", "status_active=\udcff"),
    ],
    ids=["a query", "an argument", "an option", "one of several"],
)
def test_bytes_that_are_no_text_are_refused(leadline: Leadline, words: tuple[str, ...]) -> None:
    leadline("open", FJORDLYS)
    said = leadline(*words, "--json")
    assert (said.code, said.document["code"]) == (2, 2)
    assert said.document["error"].endswith("holds bytes that are no text.")
    assert "\\xff" in said.document["error"]
    assert "UTF-8" in said.err


def test_a_path_may_hold_bytes_that_are_no_text(leadline: Leadline, tmp_path: Path) -> None:
    leadline("open", FJORDLYS)
    folder = tmp_path / "\udcff"
    said = leadline("store", "backup", str(folder), "--json")
    assert said.code == 0
    assert str(folder) in said.document["did"]
    assert "\\udcff" in leadline("store", "backup", str(folder)).out


def test_only_a_web_address_is_kept_with_an_answer(leadline: Leadline, tmp_path: Path) -> None:
    leadline("open", FJORDLYS)
    page = tmp_path / "page.txt"
    page.write_text("They paid on the day.")
    answer = ("answer", FJORDLYS, "press", "found")
    for words in (answer, ("page", FJORDLYS, str(page), "--answers", "press")):
        said = leadline(*words, "--address", "javascript:alert(1)", "--json")
        assert said.code == 2
        assert said.document["error"] == "javascript:alert(1) is not the address of a web page."
    assert leadline(*answer, "--address", "avis.example/sak", "--json").document["suggestion"]
    assert leadline(*answer, "--address", "https://avis.example/sak").code == 0


def test_words_of_marks_that_show_nothing_are_no_words(leadline: Leadline) -> None:
    leadline("open", FJORDLYS)
    said = leadline("step", FJORDLYS, "\u202e\u2066\u200f", "2099-01-01", "--json")
    assert (said.code, said.document["error"]) == (2, "Say what happens next.")
    for kept in ("touch", "heard"):
        words = (FJORDLYS, "call") if kept == "touch" else (FJORDLYS,)
        assert leadline(kept, *words, "\u200b\ufeff").code == 2


def test_a_terminal_is_told_nothing_that_it_would_obey(leadline: Leadline) -> None:
    said = leadline("open", "lys\u202e\x1b[31mSA")
    assert not set(said.out + said.err) & set("\u202e\x1b")


def test_accounts_of_a_year_to_come_are_failed_and_kept(
    store: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    world = tmp_path / "world"
    shutil.copytree(DEMO, world)
    file = world / "answers" / "no" / f"{FJORDLYS}-accounts.json"
    file.write_text(file.read_text(encoding="utf-8").replace("2025-", "2099-"), encoding="utf-8")
    said = terminal(store, capfd, world)("research", FJORDLYS, "--json")
    assert said.code == 3
    [asked] = [each for each in said.document["lookups"] if each["kind"] == "accounts"]
    assert asked["answer"] == "failed"
    assert "31 December 2099" in asked["problem"]
    assert asked["snapshot"]
    assert not [each for each in said.document["facts"] if each["property"].startswith("accounts")]


def test_a_value_that_begins_with_a_dash_is_a_value(leadline: Leadline) -> None:
    leadline("open", FJORDLYS)
    said = leadline("offer", FJORDLYS, "Monitoring", "-5", "--often", "once", "--json")
    assert (said.code, said.document["error"]) == (2, "A price is more than nothing.")
    assert leadline("offer", FJORDLYS, "Monitoring", "-5", "--ofen").code == 2
    assert leadline("touch", FJORDLYS, "call", "--inward", "-2 % in a year").code == 0
    assert leadline("step", FJORDLYS, "-2+3", "2099-01-01").code == 0
    assert leadline("brief", FJORDLYS, "--open-with", "-3 stops", "--json").code == 0
    pursuit = leadline("score", FJORDLYS, "--json").document["pursuit"]
    assert pursuit["next_step"]["what"] == "-2+3"
    assert [each["words"] for each in pursuit["touches"]] == ["-2 % in a year"]
    mistyped = leadline("offer", FJORDLYS, "x", "5", "--ofen", "once")
    assert "There is no option --ofen." in mistyped.err


def test_who_keeps_a_number_but_wants_a_key_is_named(leadline: Leadline) -> None:
    said = leadline("open", "GB 00445790")
    assert said.code == 1
    assert "Companies House  search" in said.out
    assert "not asked: it wants a key of yours" in said.out
    assert leadline("open", "GB 00445790", "--json").document["unasked"] == ["gb_companies_house"]


def test_a_folder_is_no_store(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    said = terminal(tmp_path, capfd)("list")
    assert said.code == 4
    assert said.err.splitlines() == [
        f"{tmp_path} is a folder; a store is a file.",
        "Name a file in it, for instance leadline.db.",
    ]


def test_a_file_in_the_place_of_a_folder_is_named(leadline: Leadline, tmp_path: Path) -> None:
    leadline.researched(FJORDLYS)
    leadline("signal", FJORDLYS, "called")
    leadline("qualify", FJORDLYS, "mql")
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    for into in (file, file / "below"):
        said = leadline("export", FJORDLYS, "--into", str(into))
        assert said.code == 4
        assert said.err.startswith(f"{file} is a file, so no folder can be made in it.")
    assert file.read_text() == "mine"


def test_no_company_is_a_finding_with_where_it_was_looked_for(faulty: Leadline) -> None:
    said = faulty("open", "311010107")
    assert said.code == 1
    assert "No company was found for 311010107." in said.out
    looked = [" ".join(line.split()) for line in said.out.splitlines()]
    assert "Enhetsregisteret search: 311010107 looked, nothing found" in looked
    answers = {each["answer"] for each in faulty("open", "311010107", "--json").document["looked"]}
    assert answers == {"nothing_found"}


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("311000012", "not about"),
        ("311000020", "did not answer in time"),
        ("311000039", "broke off"),
        ("311010115", "No answer from data.brreg.no is recorded here"),
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
        "branches": "failed",
        "signature": "failed",
        "procuration": "failed",
        "lei": "nothing_found",
        "search": "nothing_found",
    }
    assert all(
        each["snapshot"] and each["problem"]
        for each in answers.values()
        if each["answer"] == "failed"
    )
    stated = {fact["property"] for fact in said.document["facts"]}
    assert stated <= {"company.name", "company.status"}
    assert faulty("store", "check", "--json").document["answers"] >= 7
    again = terminal(store, capfd, DEMO)("research", FJORDLYS, "--json")
    assert again.code == 0
    assert {each["answer"] for each in again.document["lookups"]} == {"found", "nothing_found"}


def test_without_a_network_the_plan_is_kept_and_asked_later(leadline: Leadline) -> None:
    leadline("open", FJORDLYS)
    waits = leadline("research", FJORDLYS, "--offline", "--json")
    assert waits.code == 0
    planned = {(each["source"], each["kind"]) for each in waits.document["lookups"]}
    assert {each["state"] for each in waits.document["lookups"]} == {"planned"}
    assert {source for source, _ in planned} == {
        "no_enhetsregisteret",
        "no_fullmakt",
        "no_regnskapsregisteret",
        "gleif",
        "wikidata",
    }
    assert "waits: no network" in leadline("research", FJORDLYS, "--offline").out
    dossier = " ".join(leadline("dossier", FJORDLYS).out.split())
    assert "Regnskapsregisteret annual accounts waits: no network" in dossier
    assert "annual accounts: not answered yet" in dossier
    back = leadline("research", FJORDLYS, "--json").document
    assert {each["state"] for each in back["lookups"]} == {"answered"}
    assert planned <= {(each["source"], each["kind"]) for each in back["lookups"]}


def test_a_new_number_without_a_network_waits_too(leadline: Leadline) -> None:
    said = leadline("open", FJORDLYS, "--offline")
    assert said.code == 3
    assert "the question waits" in said.out
    assert f"Next: leadline open {FJORDLYS}" in said.out
    listed = leadline("list")
    assert "Waits to be looked for:" in listed.out
    assert f"Next: leadline open {FJORDLYS}" in listed.out
    assert leadline("list", "--json").document["waiting"] == [FJORDLYS]
    assert leadline("open", FJORDLYS).code == 0
    assert leadline("list", "--json").document["waiting"] == []


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


def test_a_store_without_its_answers_is_a_plain_sentence(store: Path, leadline: Leadline) -> None:
    leadline.researched(FJORDLYS)
    store.with_name("store-evidence.db").rename(store.with_name("away.db"))
    said = leadline("list")
    assert said.code == 4
    assert "are missing: store-evidence.db" in said.err
    store.with_name("away.db").rename(store.with_name("store-evidence.db"))
    assert leadline("store", "check").code == 0


def test_a_copy_that_cannot_be_made_is_a_plain_sentence(store: Path, leadline: Leadline) -> None:
    leadline("open", FJORDLYS)
    said = leadline("store", "backup", str(store))
    assert said.code == 4
    assert "cannot be written" in said.err


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that every user of this computer can enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="leadline-reachable-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_that_may_not_be_written_is_a_plain_sentence(
    reachable: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = reachable / "locked"
    assert terminal(folder / "store.db", capfd)("open", FJORDLYS).code == 0
    before = (folder / "store.db").read_bytes()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
    said = in_a_child(_AS_NOBODY, reachable, folder / "store.db", reachable / "mine.db")
    folder.chmod(stat.S_IRWXU)
    assert said.code == 4
    assert "cannot be written" in said.err
    assert (folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("room", [0, 4096, 60_000, 300_000])
def test_a_new_store_on_a_full_disk_is_a_plain_sentence(
    store: Path, leadline: Leadline, room: int
) -> None:
    said = with_little_room(room, store, "open", FJORDLYS)
    assert said.code == 4
    assert "no room left" in said.err
    assert "Traceback" not in said.err
    assert leadline("open", FJORDLYS).code == 0


@pytest.mark.parametrize("room", [0, 4096, 60_000])
def test_a_disk_that_fills_up_during_research_loses_nothing(
    store: Path, leadline: Leadline, room: int
) -> None:
    leadline("open", FJORDLYS)
    leadline("signal", FJORDLYS, "called")
    said = with_little_room(room, store, "research", FJORDLYS)
    assert said.code == 4
    assert "no room left" in said.err
    assert leadline("store", "check").code == 0
    assert len(leadline("score", FJORDLYS, "--json").document["pursuit"]["signals"]) == 1
    assert leadline("research", FJORDLYS).code == 0


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
    assert "Its world.toml says" in said.err


def test_a_folder_without_a_world_is_said_in_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said = terminal(tmp_path / "store.db", capfd, tmp_path / "nowhere")("list")
    assert said.code == 2
    assert "There is no world.toml in it." in said.err
    assert "Errno" not in said.err

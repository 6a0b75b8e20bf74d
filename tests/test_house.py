"""The rules of the house that the import contracts cannot state."""

import ast
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = ("workbench", "ui", "resources")

# Such a name says nothing of what is inside, so everything ends up there.
NAMELESS = {"utils", "util", "helpers", "common", "manager", "misc", "base", "logic", "controller"}

MOST_LINES = 400

# Written in pieces, so that this file may hold what it looks for.
MACHINE_MARKS = re.compile(
    r"(?:files\.)?python" + r"hosted\.org"
    r"|\bpypi\." + r"(?:org|python\.org)"
    r"|registry\." + r"(?:npmjs|yarnpkg)\.\w+"
    r"|deb\." + r"debian\.org"
    r"|proxy\." + r"golang\.org"
    r"|index\." + r"crates\.io"
    r"|(?<![\w./-])/" + r"work/"
    r"|/tmp/" + r"bash_jobs"
    r"|(?<![\w.])/" + r"(?:root|home/\w+|Users/\w+)/"
    r"|[A-Z]:\\" + r"Users\\"
)


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked_files() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so there is no list of the project's files")
    listed = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def contracts() -> dict[str, dict[str, list[str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    return {contract["name"]: contract for contract in settings["contracts"]}


def layer_of(package: str) -> list[str]:
    """The packages that stand on the same layer, absent ones included."""
    for layer in contracts()["Imports go one way"]["layers"]:
        siblings = [name.strip(" ()") for name in layer.split("|")]
        if package in siblings:
            return siblings
    raise AssertionError(f"{package} has no layer")


# One test for all modules: a test for each of them would take longer to begin than to look.
def test_modules_stay_short_enough_to_be_read() -> None:
    lengths = {
        named(path): len(path.read_text("utf-8").splitlines())
        for path in modules("workbench", "ui")
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_modules_are_named_by_what_is_inside() -> None:
    nameless = [
        named(path)
        for path in modules(*CODE, "tests")
        if NAMELESS & {path.stem, *path.relative_to(ROOT).parts}
    ]
    assert nameless == []


def test_modules_open_with_one_sentence_on_what_the_reader_will_find() -> None:
    docstrings = {
        named(path): ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        for path in modules(*CODE, "tests")
    }
    first = {name: docstring.split("\n\n")[0] for name, docstring in docstrings.items()}
    sentence = re.compile(r"[^.!?]+(?:[.](?=\w)[^.!?]*)*[.]")
    assert {name: words for name, words in first.items() if not sentence.fullmatch(words)} == {}


def test_every_package_on_disk_has_a_place_among_the_layers() -> None:
    placed = {
        name.strip(" ()")
        for layer in contracts()["Imports go one way"]["layers"]
        for name in layer.split("|")
    }
    on_disk = {path.relative_to(ROOT / "workbench").parts[0] for path in modules("workbench")}
    assert {name.removesuffix(".py") for name in on_disk} - {"__init__"} <= placed


def test_no_code_lies_outside_the_packages() -> None:
    tops = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert tops == {*CODE, "tests"}
    assert not list(ROOT.glob("*.py"))


@pytest.mark.parametrize(
    ("contract", "key"),
    [
        ("Use cases know ports, not adapters", "forbidden_modules"),
        ("The window knows the bootstrap, the use cases and the domain", "forbidden_modules"),
        ("Only the bootstrap knows the adapters", "protected_modules"),
    ],
)
def test_a_contract_names_every_adapter_there_is(contract: str, key: str) -> None:
    adapters = {
        f"workbench.{name}"
        for name in layer_of("store")
        if (ROOT / "workbench" / name / "__init__.py").exists()
    }
    assert adapters <= set(contracts()[contract][key])


def test_nothing_names_the_machine_it_was_written_on() -> None:
    marks = []
    for path in tracked_files():
        if not path.is_file() or b"\0" in (content := path.read_bytes())[:4096]:
            continue
        text = content.decode("utf-8", errors="replace")
        marks += [f"{named(path)}: {mark[0]}" for mark in MACHINE_MARKS.finditer(text)]
    assert marks == []

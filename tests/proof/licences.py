"""Writes the table of licences in docs/licences.md from what the locked packages say themselves."""

import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
PAGE = ROOT / "docs" / "licences.md"

HEADING = "| package | licence, in the package's own words |\n|---|---|\n"
_ROW = re.compile(r"^\| ([a-z0-9.-]+) \| (.+) \|$", re.MULTILINE)
_PINNED = re.compile(r"^([a-z0-9.-]+)==", re.MULTILINE)


def locked_packages() -> list[str]:
    """Name every package that `make run` may install, on any system."""
    return sorted(set(_PINNED.findall(LOCK.read_text("utf-8"))))


def listed_licences() -> dict[str, str]:
    """Read package and licence from the page."""
    return dict(_ROW.findall(PAGE.read_text("utf-8").split(HEADING)[1]))


def stated_licence(package: str) -> str | None:
    """Ask an installed package for its licence; None when this system does not install it."""
    try:
        about = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return None
    # Some packages put the whole text of the licence where its name belongs.
    names = [name.strip() for name in about.get_all("License", []) if "\n" not in name.strip()]
    expressions = about.get_all("License-Expression", [])
    classifiers = [
        line.rsplit(" :: ", 1)[-1]
        for line in about.get_all("Classifier", [])
        if line.startswith("License :: ")
    ]
    return ", ".join(expressions or names or classifiers)


def main() -> None:
    """Rewrite the table; what this system does not install keeps the row it had."""
    before = listed_licences()
    rows = [
        f"| {package} | {stated_licence(package) or before.get(package, 'look it up')} |\n"
        for package in locked_packages()
    ]
    page = PAGE.read_text("utf-8")
    start = page.index(HEADING) + len(HEADING)
    PAGE.write_text(page[:start] + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()

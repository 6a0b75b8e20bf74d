"""A company that its register removed by law: nothing that sources said of it stands anywhere."""

from pathlib import Path

import pytest

from tests.terminal import Leadline, terminal

FJORDLYS = "311000004"
SAID = ("Fjordlys Automasjon", "fjordlys-automasjon", "Molde", "2008-05", "Sunniva")
"""Words of the answers: name, web address, town, year of founding, somebody in a role."""


def handed_over(leadline: Leadline, into: Path) -> None:
    """Do the whole job on Fjordlys."""
    for words in (
        ("open", "fjordlys"),
        ("research", FJORDLYS),
        ("offer", FJORDLYS, "Monitoring", "480000"),
        ("signal", FJORDLYS, "fair", "--asked-for", "prices"),
        ("answer", FJORDLYS, "press", "nothing_found"),
        ("qualify", FJORDLYS, "mql", "--reason", "They asked twice."),
        ("hand-over", FJORDLYS, "--into", str(into)),
    ):
        assert leadline(*words).code == 0, words


def said(store: Path) -> set[str]:
    """Return which words the ledger's files hold, in rows or in what is left between them."""
    held = b"".join(path.read_bytes() for path in sorted(store.parent.glob("store.db*"))).lower()
    return {word for word in SAID if word.lower().encode() in held}


def test_nothing_that_the_sources_said_stands_anywhere(
    store: Path, gone: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    handed_over(terminal(store, capfd), tmp_path / "out")
    assert said(store) == set(SAID)
    after = terminal(store, capfd, gone)
    assert after("research", FJORDLYS, "--all").code == 0
    assert said(store) == set()
    checked = after("store", "check", "--json").document
    assert (checked["whole"], checked["erased"] > 0) == (True, True)


def test_the_row_stays_and_says_why(
    store: Path, gone: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    handed_over(terminal(store, capfd), tmp_path / "out")
    after = terminal(store, capfd, gone)
    after("research", FJORDLYS, "--all")
    listed = after("list", "--all").out
    assert FJORDLYS in listed
    assert "Removed by law on " in listed
    dossier = after("dossier", FJORDLYS)
    assert (dossier.code, "Removed by law on " in dossier.out) == (0, True)
    document = after("dossier", FJORDLYS, "--json").document
    assert (document["company"]["name"], document["facts"]) == (FJORDLYS, [])
    assert document["company"]["removed"]
    assert document["pursuit"]["signals"][0]["asked_for"] == "prices"
    refused = after("export", FJORDLYS, "--into", str(tmp_path / "out"), "--json")
    assert (refused.code, "removed this company by law" in refused.document["error"]) == (1, True)


def test_a_backup_from_before_brings_nothing_back(
    store: Path, gone: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = terminal(store, capfd)
    handed_over(before, tmp_path / "out")
    assert before("store", "backup", str(tmp_path / "copy")).code == 0
    after = terminal(store, capfd, gone)
    after("research", FJORDLYS, "--all")
    listed = after("list", "--all").out
    assert after("store", "restore", str(tmp_path / "copy")).code == 0
    assert said(store) == set()
    assert after("list", "--all").out == listed
    assert after("store", "check").code == 0

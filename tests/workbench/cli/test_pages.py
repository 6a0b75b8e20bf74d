"""`leadline page` shows what a saved page proposes, and keeps the lines that are confirmed."""

import json
from pathlib import Path
from typing import Any

import pytest

import resources
from tests.estonian_open_data import reports
from tests.kbo_files import full
from tests.proff_pages import ADDRESS, PERSON, data_page, table_page
from workbench import cli

NUMBER = "311000004"


class Terminal:
    """Somebody who types verbs, and what comes back."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.page = folder / "page.html"
        self.page.write_bytes(data_page())
        self._options = ["--store", str(folder / "s.db"), "--world", str(resources.path("demo"))]
        self._capture = capture

    def run(self, *words: str) -> tuple[int, str]:
        code = cli.main([*words, *self._options])
        said = self._capture.readouterr()
        return code, said.out + said.err

    def document(self, *words: str) -> dict[str, Any]:
        _, said = self.run(*words, "--json")
        document: dict[str, Any] = json.loads(said)
        return document

    def revenues(self) -> set[str]:
        facts = self.document("dossier", NUMBER)["facts"]
        return {
            each["value"]
            for each in facts
            if each["source"] == "proff_page" and each["property"] == "accounts.revenue"
        }


@pytest.fixture
def terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    made = Terminal(tmp_path, capsys)
    made.run("open", NUMBER)
    return made


def test_without_a_choice_nothing_is_written(terminal: Terminal) -> None:
    code, said = terminal.run("page", NUMBER, str(terminal.page))
    assert code == 0
    assert "Revenue to 31 December 2023: NOK 102,300,000 (new)" in said
    assert "--take" in said
    assert PERSON not in said
    assert terminal.revenues() == set()


def test_yes_keeps_every_line_that_no_register_denies(terminal: Terminal) -> None:
    code, said = terminal.run("page", NUMBER, str(terminal.page), "--yes")
    assert code == 0
    assert said.startswith("Confirmed ")
    assert terminal.revenues() == {"102300000", "96100000"}
    kinds = {
        each["key"]: each["travel"] for each in terminal.document("dossier", NUMBER)["sources"]
    }
    assert kinds["proff_page"] == "not"


def test_lines_are_taken_by_their_numbers(terminal: Terminal) -> None:
    shown = terminal.document("page", NUMBER, str(terminal.page))
    [line] = [each["line"] for each in shown["lines"] if each["value"] == "96100000"]
    code, _ = terminal.run("page", NUMBER, str(terminal.page), "--take", str(line))
    assert code == 0
    assert terminal.revenues() == {"96100000"}


@pytest.mark.parametrize("take", ["0", "99", "one", "1;2", "-1"])
def test_numbers_that_are_no_lines_are_refused(terminal: Terminal, take: str) -> None:
    code, said = terminal.run("page", NUMBER, str(terminal.page), f"--take={take}")
    assert code == 2
    assert "are not lines of this page" in said


def test_the_address_is_asked_for_where_the_page_does_not_tell_it(terminal: Terminal) -> None:
    terminal.page.write_bytes(table_page())
    assert terminal.run("page", NUMBER, str(terminal.page))[0] == 2
    code, _ = terminal.run("page", NUMBER, str(terminal.page), "--yes", "--address", ADDRESS)
    assert code == 0
    assert terminal.revenues() == {"102300000", "96100000"}


def test_a_page_from_elsewhere_is_kept_as_an_answer(terminal: Terminal) -> None:
    elsewhere = ("--address", "https://news.example/fjordlys")
    code, said = terminal.run("page", NUMBER, str(terminal.page), *elsewhere)
    assert code == 2
    assert "can be kept" in said
    code, _ = terminal.run(
        "page", NUMBER, str(terminal.page), *elsewhere, "--answers", "older_years"
    )
    assert code == 0
    [found] = terminal.document("dossier", NUMBER)["hand_searches"]
    assert found["snapshot"]


def test_the_list_of_sources_says_that_its_pages_are_brought(terminal: Terminal) -> None:
    assert "Proff: you bring its pages yourself." in terminal.run("sources")[1]


def test_a_registers_zip_is_for_companies_of_its_country(
    terminal: Terminal, tmp_path: Path
) -> None:
    code, said = terminal.run("page", NUMBER, str(full(tmp_path)))
    assert code == 2
    assert "no Belgian enterprise number" in said
    code, said = terminal.run("page", NUMBER, str(reports(tmp_path)))
    assert code == 2
    assert "no Estonian registry code" in said
    said = terminal.run("sources")[1]
    assert "KBO/BCE Open Data: you bring its pages yourself." in said
    assert "e-Äriregister (files): you bring its pages yourself." in said

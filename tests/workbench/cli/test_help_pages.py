"""The help of every verb is in the reader's language, and leaves nothing out."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.terminal import Leadline
from workbench.cli.verbs import application
from workbench.paths import user_places


def verbs(command: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from verbs(below, *path, name)


VERBS = dict(verbs(typer.main.get_command(application)))


@pytest.mark.parametrize("path", VERBS, ids=" ".join)
def test_every_sentence_goes_through_the_catalogues(
    leadline: Leadline, path: tuple[str, ...]
) -> None:
    said = leadline(*path, "--help", "--language", "stretched")
    assert (said.code, said.err) == (0, "")
    left = " ".join(said.out.split())
    while "⟦" in left:
        left = re.sub("⟦[^⟦⟧]*⟧", "", left)
    # Options, verbs and words to type stay as they are; none of them is a sentence.
    assert re.findall(r"[A-Z][a-z]|\.(?!\.)", left) == []


@pytest.mark.parametrize("path", VERBS, ids=" ".join)
def test_every_word_and_option_is_explained(path: tuple[str, ...]) -> None:
    assert VERBS[path].help
    assert [each.name for each in VERBS[path].params if not each.help] == []


def test_a_danish_reader_is_helped_in_danish(leadline: Leadline) -> None:
    for words in (("--language", "da", "heard", "--help"), ("heard", "--help", "--language=da")):
        told = leadline(*words).out
        assert told.startswith("Sådan skrives det: leadline heard [VALG] QUERY WORDS\n")
        assert "--quote       Det er deres egne ord." in told
        assert "on_time, late, disputes, not_said [ellers: not_said]" in told


def test_the_settings_choose_the_language(
    leadline: Leadline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADLINE_LANGUAGE", "da")
    assert "Vis denne side." in leadline("--help").out
    assert "Show this page." in leadline("--help", "--language", "en").out


def test_help_is_given_where_the_settings_cannot_be_read(
    leadline: Leadline, tmp_path: Path
) -> None:
    settings = user_places().settings
    assert settings.is_relative_to(tmp_path)
    settings.parent.mkdir(parents=True)
    settings.write_text("language = ", "utf-8")
    assert leadline("card").code == 2
    assert leadline("--help").out.startswith("Usage: leadline [OPTIONS] VERB …\n")


@pytest.mark.parametrize("family", ["store", "people"])
def test_a_family_named_alone_shows_its_help(leadline: Leadline, family: str) -> None:
    said = leadline(family)
    assert (said.code, said.err) == (2, "")
    assert said.out == leadline(family, "--help").out
    assert leadline(family, "--json").document["error"] == "Which verb?"

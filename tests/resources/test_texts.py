"""Every sentence is in the catalogues, and every language says it with the same places."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Entry

import resources
from tests.proof import catalogues
from workbench.domain.card import title_words
from workbench.domain.questions import asked_words
from workbench.lookups.source import SOURCES
from workbench.scoring.cards import read_card
from workbench.texts import say

ROOT = catalogues.ROOT
SPOKEN = sorted(path for folder in catalogues.SPOKEN_IN for path in (ROOT / folder).rglob("*.py"))
LANGUAGES = catalogues.languages()
RUN = "run `make texts`, then translate what is new"

# These make a sentence from one that was said elsewhere; all others begin with `say`.
MAKERS = {
    "workbench/texts.py",
    "workbench/cli/help_pages.py",
    "workbench/scoring/criterion.py",
    "ui/widgets/sentence.py",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One call of `say` or `say_many` in the code."""

    place: str
    sentences: tuple[ast.expr, ...]
    names: frozenset[str]
    many: bool

    @property
    def literal(self) -> bool:
        return all(
            isinstance(each, ast.Constant) and isinstance(each.value, str)
            for each in self.sentences
        )

    @property
    def again(self) -> bool:
        """Says a sentence of this module once more, now with its arguments."""
        return all(
            isinstance(each, ast.Attribute) and each.attr == "msgid" for each in self.sentences
        )

    @property
    def places(self) -> frozenset[str]:
        found = (places(ast.literal_eval(each)) for each in self.sentences)
        return frozenset().union(*found)


def calls(path: Path) -> Iterator[Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="say" | "say_many" as name)):
                many = name == "say_many"
                yield Call(
                    place=f"{path.relative_to(ROOT).as_posix()}:{node.lineno}",
                    sentences=tuple(node.args[: 2 if many else 1]),
                    names=frozenset(str(each.arg).rstrip("_") for each in node.keywords),
                    many=many,
                )
            case _:
                pass


def places(sentence: str) -> frozenset[str]:
    """Return the names in braces; one without a name, or with a format, is none we know."""
    found = [
        (name, spec, how)
        for _, name, spec, how in string.Formatter().parse(sentence)
        if name is not None
    ]
    assert all(name.isidentifier() and not spec and not how for name, spec, how in found), sentence
    return frozenset(name for name, _, _ in found)


def words(entry: Entry) -> tuple[str, ...]:
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def translated(entry: Entry) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ("",))


def entries(language: str) -> list[Entry]:
    return [entry for entry in catalogues.kept(language) if entry.id]


def test_sentences_are_written_out_where_they_are_said() -> None:
    glued = [
        call.place for path in SPOKEN for call in calls(path) if not call.literal and not call.again
    ]
    assert glued == []


def test_every_place_in_a_sentence_is_given_its_argument() -> None:
    assert [call.place for path in SPOKEN for call in not_filled(list(calls(path)))] == []


def not_filled(said: list[Call]) -> Iterator[Call]:
    """Yield the sentences of a module whose places and arguments are not the same."""
    # A sentence without arguments waits in its module until `say(waiting.msgid, …)` fills it.
    waiting = [call.places for call in said if call.literal and call.places and not call.names]
    for call in said:
        counted = {"count"} if call.many else set()
        given = call.names | counted
        if call.again:
            filled = given in waiting
        elif call.names or call.many:
            filled = call.places | counted == given
        else:
            filled = not call.places or any(
                each.again and each.names == call.places for each in said
            )
        if not filled:
            yield call


def test_sentences_are_made_by_say() -> None:
    making = {
        path.relative_to(ROOT).as_posix()
        for path in SPOKEN
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Message"
    }
    assert making == MAKERS


def test_the_template_holds_every_sentence_of_the_code() -> None:
    assert catalogues.TEMPLATE.read_bytes() == catalogues.as_text(catalogues.gathered()), RUN


def test_the_template_holds_how_each_criterion_explains_itself() -> None:
    assert "Full years since the company was founded" in str(
        [entry.id for entry in catalogues.gathered()]
    )


def test_two_runs_write_the_same() -> None:
    template = catalogues.as_text(catalogues.gathered())
    assert template == catalogues.as_text(catalogues.gathered())
    assert b"Date" not in template.split(b"\n\n", 1)[0]
    assert str(ROOT).encode() not in template


def test_danish_is_there() -> None:
    assert "da" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_each_sentence_and_no_other(language: str) -> None:
    template = catalogues.gathered()
    written = catalogues.catalogue_file(language).read_bytes()
    assert written == catalogues.as_text(catalogues.updated(language, template)), RUN
    assert b"\n#~" not in written
    assert not [entry.id for entry in entries(language) if entry.fuzzy]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    forms = catalogues.kept(language).num_plurals
    missing = [
        entry.id
        for entry in entries(language)
        if not all(translated(entry))
        or len(translated(entry)) != (1 if isinstance(entry.id, str) else forms)
    ]
    assert missing == [], RUN


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_and_the_edges(language: str) -> None:
    for entry in entries(language):
        asked = frozenset().union(*map(places, words(entry)))
        for text in translated(entry):
            optional = {"count"} if not isinstance(entry.id, str) else set()
            assert places(text) <= asked, entry.id
            assert asked - optional <= places(text), entry.id
            assert edges(text) == edges(words(entry)[0]), entry.id


def edges(text: str) -> tuple[int, bool]:
    """Return how far a text is set in, and whether it ends as a sentence does."""
    return len(text) - len(text.lstrip()), text.endswith((".", "!", "»."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    compiled = catalogues.catalogue_file(language).with_suffix(".mo")
    assert compiled.read_bytes() == catalogues.compiled(catalogues.kept(language)), RUN


def test_a_card_we_ship_has_a_title_in_every_language() -> None:
    for file in resources.path("cards").glob("*.toml"):
        title = read_card(file.read_text("utf-8")).title
        assert title_words(title) == say(title)


def test_what_a_source_is_asked_has_words() -> None:
    for source in SOURCES.values():
        for sample in source.samples:
            assert asked_words(sample.kind) != say("{word}", word=sample.kind), sample.kind

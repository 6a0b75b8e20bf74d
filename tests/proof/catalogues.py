"""Gathers every sentence of the program, brings it into the catalogues, and compiles those."""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from workbench.cli.help_pages import help_sentences
from workbench.cli.verbs import application
from workbench.scoring.criterion import CRITERIA

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "texts"
TEMPLATE = FOLDER / "leadline.pot"
SPOKEN_IN = ("workbench", "ui")

# A date or a version of babel would change every file at every run.
_LASTING = {
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
}
_WIDTH = 100


class LastingCatalogue(Catalog):
    """A catalogue that two runs over the same sentences write alike."""

    def _lasting(self) -> list[tuple[str, str]]:
        written: list[tuple[str, str]] = self._get_mime_headers()
        return [(name, value) for name, value in written if name in _LASTING]

    mime_headers: Any = property(_lasting, Catalog._set_mime_headers)


def gathered() -> Catalog:
    """Return the template: what the code says, criteria explain, and the verbs' help tells."""
    template = _empty(None)
    for file, msgid in (*_said(), *_explained(), *help_sentences(application)):
        template.add(msgid, locations=[(file, 1)])
    return template


def kept(language: str) -> Catalog:
    """Return what translators wrote in a language; empty for a new one."""
    catalogue = _empty(language)
    file = catalogue_file(language)
    if file.exists():
        for message in read_po(io.BytesIO(file.read_bytes()), locale=language):
            if message.id:
                catalogue[message.id] = message
    return catalogue


def updated(language: str, template: Catalog) -> Catalog:
    """Return a language's catalogue with the template's sentences: no more, no fewer."""
    catalogue = kept(language)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def as_text(catalogue: Catalog) -> bytes:
    """Return a catalogue as a .po file, each sentence with the files that say it."""
    written = io.BytesIO()
    write_po(written, catalogue, width=_WIDTH, sort_output=True, include_lineno=False)
    return written.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the .mo file that the program reads."""
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def languages() -> list[str]:
    """Return the languages that have a folder."""
    return sorted(folder.parent.name for folder in FOLDER.glob("*/LC_MESSAGES"))


def catalogue_file(language: str) -> Path:
    """Return where translators write a language; the compiled file lies beside it."""
    return FOLDER / language / "LC_MESSAGES" / "leadline.po"


def main() -> None:
    """Rewrite the template and every catalogue; what translators wrote stays."""
    template = gathered()
    TEMPLATE.write_bytes(as_text(template))
    for language in languages():
        catalogue = updated(language, template)
        file = catalogue_file(language)
        file.write_bytes(as_text(catalogue))
        file.with_suffix(".mo").write_bytes(compiled(catalogue))
        missing = [each.id for each in catalogue if each.id and not _translated(each)]
        sys.stdout.write(f"{language}: {len(catalogue)} sentences, {len(missing)} to translate\n")


def _said() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for path in sorted(path for folder in SPOKEN_IN for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name("say"), args=[ast.Constant(str(sentence)), *_]) if (
                    sentence
                ):
                    yield path.relative_to(ROOT).as_posix(), sentence
                case ast.Call(
                    func=ast.Name("say_many"),
                    args=[ast.Constant(str(one)), ast.Constant(str(many)), *_],
                ):
                    yield path.relative_to(ROOT).as_posix(), (one, many)
                case _:
                    pass


def _explained() -> Iterator[tuple[str, str]]:
    for each in CRITERIA.values():
        yield f"{each.answer.__module__.replace('.', '/')}.py", each.explain.msgid


def _translated(message: Message) -> bool:
    words = [message.string] if isinstance(message.string, str) else message.string or [""]
    return all(words)


def _empty(language: str | None) -> Catalog:
    about = "# Every sentence of Leadline. `make texts` brings new ones in."
    return LastingCatalogue(locale=language, fuzzy=False, header_comment=about)


if __name__ == "__main__":
    main()

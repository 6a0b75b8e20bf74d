"""Whatever is asked has words of its own."""

from workbench.app.saved_pages import PAGE
from workbench.domain.questions import asked_words
from workbench.lookups.source import SOURCES


def test_every_kind_of_question_has_words() -> None:
    kinds = {each.kind for source in SOURCES.values() for each in source.samples} | {PAGE}
    assert [kind for kind in sorted(kinds) if asked_words(kind).msgid == "{word}"] == []

"""A mistyped command is answered in the reader's language."""

import pytest

from tests.terminal import Leadline


@pytest.mark.parametrize(
    ("words", "english", "danish"),
    [
        (("heard",), "query is missing.", "query mangler."),
        (("sources", "--key"), "There is no option --key.", "Valget --key findes ikke."),
        (("xyzzy",), "There is no verb xyzzy.", "Verbet xyzzy findes ikke."),
        (
            ("reseach", "x"),
            "There is no verb reseach. Did you mean 'research'?",
            "Verbet reseach findes ikke. Mente du 'research'?",
        ),
        (("step", "a", "b", "c", "d"), "That is too much: d", "Det er for meget: d"),
        (("heard", "a", "b", "--day"), "--day needs a value.", "--day kræver en værdi."),
        (("heard", "a", "b", "--quote=1"), "--quote takes no value.", "--quote tager ingen værdi."),
        (("store",), "", ""),
    ],
)
def test_what_was_mistyped_is_said_in_both_languages(
    leadline: Leadline, words: tuple[str, ...], english: str, danish: str
) -> None:
    said = leadline(*words)
    assert said.code == 2
    assert said.err.startswith(english)
    assert leadline(*words, "--language", "da").err.startswith(danish)

"""Plain letters are folded and sorted as they are beside letters with marks."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.store.folding import fold, searched, sort_key

_PLAIN = st.text(st.characters(max_codepoint=127), max_size=40)


@given(_PLAIN)
def test_plain_text_is_folded_as_beside_an_accent(text: str) -> None:
    assert fold(f"{text} é") == f"{fold(text)} e".strip()


@given(_PLAIN)
def test_plain_text_is_searched_as_beside_an_accent(text: str) -> None:
    assert searched(text, "é") == f"{searched(text)} e".strip()


@given(_PLAIN)
def test_plain_names_sort_as_beside_an_accent(name: str) -> None:
    letters, _, itself = sort_key(f"é {name}").partition(b"\0")
    alone, _, _ = sort_key(name).partition(b"\0")
    if "\0" not in name:
        assert (letters, itself) == (b"e " + alone, f"é {name}".encode())

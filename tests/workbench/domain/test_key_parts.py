"""The fields of a key are checked one by one, kept as one text, and found in it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.key_parts import (
    CLIENT,
    KEY_AS_USER,
    LOGIN,
    ONE_KEY,
    KeyPart,
    apart,
    as_one,
    checked_part,
)
from workbench.errors import InvalidInput

TYPED = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).filter(str.strip)


@given(TYPED.filter(lambda user: ":" not in user), TYPED)
def test_a_login_is_found_again_in_what_is_kept(user: str, password: str) -> None:
    assert apart(as_one(LOGIN, (user, password))) == (user.strip(), password.strip())


@pytest.mark.parametrize("password", ["a:b", ":", "::a", "two words", "Ærø€"])
def test_a_password_may_hold_nearly_everything(password: str) -> None:
    assert apart(as_one(LOGIN, ("havbris", f" {password} "))) == ("havbris", password)


def test_a_key_in_one_piece_is_kept_as_it_is() -> None:
    assert as_one(ONE_KEY, ["  a:key/of=ours "]) == "a:key/of=ours"
    assert apart("a:key/of=ours") == ("a:key/of=ours",)


def test_parts_are_told_apart_from_other_parts_of_the_same_letters() -> None:
    assert as_one(CLIENT, ("ab", "c")) != as_one(CLIENT, ("a", "bc"))
    assert as_one(CLIENT, ("a:b", "c")) != as_one(CLIENT, ("a", "b:c"))


@pytest.mark.parametrize(
    ("parts", "typed", "field", "words"),
    [
        (ONE_KEY, [], "key", "Paste the key itself, in one piece."),
        (ONE_KEY, [" "], "key", "Paste the key itself, in one piece."),
        (ONE_KEY, ["two words"], "key", "Paste the key itself, in one piece."),
        (ONE_KEY, ["two\nlines"], "key", "Paste the key itself, in one piece."),
        (ONE_KEY, ["nul\0"], "key", "cannot be sent"),
        (KEY_AS_USER, ["a:b"], "key", "cannot hold a colon"),
        (LOGIN, ["", "p"], "user", "Type the user name."),
        (LOGIN, ["u", ""], "password", "Type the password."),
        (LOGIN, ["u"], "password", "Type the password."),
        (LOGIN, ["u:v", "p"], "user", "cannot hold a colon"),
        (LOGIN, ["u", "p\nq"], "password", "cannot be sent"),
        (LOGIN, ["u", "p\ud800"], "password", "cannot be sent"),
        (CLIENT, ["", "s"], "client_id", "Paste the client id, in one piece."),
        (CLIENT, ["a b", "s"], "client_id", "Paste the client id, in one piece."),
        (CLIENT, ["a", "s t"], "client_secret", "Paste the client secret, in one piece."),
    ],
)
def test_what_cannot_be_a_part_is_refused_at_its_field(
    parts: tuple[KeyPart, ...], typed: list[str], field: str, words: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        as_one(parts, typed)
    assert refused.value.field == field
    assert words in str(refused.value)


def test_a_client_id_may_hold_a_colon() -> None:
    assert checked_part(CLIENT[0], "https://client.example") == "https://client.example"


def test_what_is_secret_is_typed_unseen() -> None:
    assert [part.key for part in (*ONE_KEY, *LOGIN, *CLIENT) if not part.hidden] == [
        "user",
        "client_id",
    ]

"""Messages: typed arguments, other languages, and being kept."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from workbench.texts import (
    ENGLISH,
    STRETCHED,
    Argument,
    Message,
    Texts,
    beside,
    decode,
    in_turn,
    listed,
    load_texts,
    say,
    say_many,
)

arguments = st.one_of(
    st.text(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False, places=4),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), arguments, max_size=4))
def test_a_kept_message_is_read_back_with_its_types(named: dict[str, Argument]) -> None:
    message = Message("words", tuple(sorted(named.items())))
    assert decode(message.encoded()) == message


def test_the_number_chooses_between_one_and_many() -> None:
    texts = Texts("en")
    assert texts.say(say_many("{count} year", "{count} years", 1)) == "1 year"
    assert texts.say(say_many("{count} year", "{count} years", 1200)) == "1,200 years"


def test_arguments_are_written_as_the_language_writes_them() -> None:
    message = say("{day} {number}", day=date(2026, 11, 22), number=Decimal("1234.5"))
    assert Texts("en").say(message) == "22 November 2026 1,234.5"
    assert Texts("da").say(message) == "22. november 2026 1.234,5"


def test_a_message_inside_a_message_is_put_into_words_too() -> None:
    inner = say("not stated")
    assert str(say("Revenue: {what}", what=inner)) == "Revenue: not stated"


def test_braces_in_an_argument_are_only_letters() -> None:
    assert str(say("{name}", name="{evil} %s")) == "{evil} %s"


def test_a_reserved_word_can_be_an_argument_with_an_underscore() -> None:
    assert str(say("{from}", from_="Molde")) == "Molde"


def test_the_stretched_language_lengthens_and_marks_every_sentence(tmp_path: Path) -> None:
    words = load_texts(STRETCHED, tmp_path).say(say("Ask {who}", who="Mette"))
    assert words.startswith("⟦Ask Mette")
    assert words.endswith("⟧")
    assert len(words) > len("Ask Mette") * 1.3


def test_a_language_without_a_catalogue_speaks_english(tmp_path: Path) -> None:
    assert load_texts("da", tmp_path).say(say("Nothing found")) == "Nothing found"


def test_texts_are_the_same_in_another_process() -> None:
    danish = load_texts("da", resources.path("texts"), zone=ZoneInfo("Europe/Oslo"))
    sent = pickle.loads(pickle.dumps(danish))  # noqa: S301 - our own bytes
    assert sent.say(say("Nothing has been decided yet.")) == "Der er endnu ikke afgjort noget."
    assert (sent.language, sent.zone) == ("da", ZoneInfo("Europe/Oslo"))
    assert pickle.loads(pickle.dumps(ENGLISH)).say(say("Yes")) == "Yes"  # noqa: S301 - the same


def test_what_is_not_an_encoded_message_is_refused() -> None:
    with pytest.raises(TypeError):
        decode('"words"')


def test_an_instant_is_written_with_its_time() -> None:
    at = datetime(2026, 11, 22, 10, 58, tzinfo=UTC)
    assert str(say("{at}", at=at)) == "22 November 2026 10:58"


def test_texts_are_strung_together_in_their_order() -> None:
    one, two, three = say("open"), say("new"), say("done")
    assert str(beside(one, two, three)) == "open · new · done"
    assert str(listed(one, two, three)) == "open, new, done"
    assert str(in_turn(one, two, three)) == "open new done"
    assert beside(one) == listed(one) == in_turn(one) == one

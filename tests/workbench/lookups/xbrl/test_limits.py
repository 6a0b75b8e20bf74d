"""Bad reports end in plain words, in the child that reads large answers, within its caps."""

from collections.abc import Callable, Iterator

import pytest

from tests.answers import response
from tests.workbench.lookups.xbrl.test_tree import ATTACKS
from tests.xbrl_samples import instance, money, page
from workbench.domain.lookup import Answer, AnswerKind
from workbench.errors import SourceUnreadable
from workbench.jobs import JobControl
from workbench.lookups.parsing import ReadingRoom
from workbench.lookups.source import SOURCES
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.limits import (
    MOST_ATTRIBUTES,
    MOST_BYTES,
    MOST_TAGS,
    Allowance,
    check_size,
)

MILLION = 1_000_000

LARGE = "The document is larger than annual accounts ever are."
MANY = "The document has more parts than annual accounts ever have."
DEEP = "The document is nested too deeply or holds too long a text to be annual accounts."
MORE = "The report states more than annual accounts ever do."
AGAIN = "The report repeats its texts more often than annual accounts ever do."
BROKEN = "The document is cut off or broken."
DECLARES = "The document carries declarations (a DTD), which is not accepted."
NONE = "The page is a web page without XBRL."

FIGURE = '<ix:nonFraction name="a:Assets" contextRef="end" unitRef="dkk">5</ix:nonFraction>'


def note(text: str, following: str = "") -> str:
    refers = f'continuedAt="{following}"' if following else ""
    return f'<ix:nonNumeric name="a:Note" contextRef="year" {refers}>{text}</ix:nonNumeric>'


def piece(number: int, following: int, text: str = "") -> str:
    return f'<ix:continuation id="c{number}" continuedAt="c{following}">{text}</ix:continuation>'


def around(body: str) -> str:
    """Put a body into 200 facts, one inside the other."""
    return (
        "<ix:nonNumeric name='a:Note' contextRef='year'>" * 200 + body + ("</ix:nonNumeric>" * 200)
    )


def attributes(count: int) -> bytes:
    return " ".join(f'a{number:x}=""' for number in range(count)).encode()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "200 MB of spaces inside": (lambda: instance(" " * (200 * MILLION)), LARGE),
    "200 MB of spaces above": (lambda: b" " * (200 * MILLION) + instance(""), LARGE),
    "60 MB of spaces inside": (lambda: instance(" " * (60 * MILLION)), DEEP),
    "60 MB of spaces and nothing else": (lambda: b" " * (60 * MILLION), BROKEN),
    "60 MB of spaces in a tag": (lambda: b"<x" + b" " * (60 * MILLION) + b"/>", DEEP),
    "10 million elements inside each other": (lambda: b"<x>" * (10 * MILLION), MANY),
    "300 elements inside each other": (lambda: instance("<x>" * 300 + "</x>" * 300), DEEP),
    "3 million elements beside each other": (lambda: instance("<x/>" * (3 * MILLION)), MANY),
    "3 million attributes": (lambda: instance('<x a="" b="" c=""/>' * MILLION), MANY),
    "a million attributes of one element": (
        lambda: b"<x " + attributes(MILLION) + b"/>",
        NONE,
    ),
    "a million contexts": (lambda: instance("", '<context id=""/>' * MILLION), MANY),
    "many contexts": (lambda: instance("", '<context id=""/>' * 200_000), MORE),
    "many units": (lambda: instance("", '<unit id=""/>' * 200_000), MORE),
    "contexts inside each other": (lambda: instance("", "<context id=''>" * 300), DEEP),
    "a fact repeated 500,000 times in a page": (lambda: page(FIGURE * 500_000), MANY),
    "a fact repeated 500,000 times": (lambda: instance(money("Assets", "1") * 500_000), MANY),
    "a fact repeated in a page": (lambda: page(FIGURE * 200_000), MORE),
    "a fact repeated": (lambda: instance(money("Assets", "1") * 200_000), MORE),
    "a long chain that many facts begin": (
        lambda: page(
            note("a", "c0") * 1000 + "".join(piece(at, min(at + 1, 89_999)) for at in range(90_000))
        ),
        AGAIN,
    ),
    "a circle that many facts enter": (
        lambda: page(
            note("a", "c0") * 50_000 + "".join(piece(at, (at + 1) % 1000) for at in range(1000))
        ),
        AGAIN,
    ),
    "a long text in many facts": (lambda: page(around("x" * (9 * MILLION))), AGAIN),
    "many exclusions in many facts": (
        lambda: page(around("<ix:exclude>7</ix:exclude>" * 90_000)),
        AGAIN,
    ),
    "many facts far down": (lambda: page("<b>" * 200 + FIGURE * 90_000 + "</b>" * 200), AGAIN),
    "a report cut off": (lambda: instance(money("Assets", "1") * 10_000)[:-100], BROKEN),
    "a prefix that nothing declares": (lambda: instance("<zz:Assets/>"), BROKEN),
    **{name: (attack.encode, DECLARES) for name, attack in ATTACKS.items()},
}


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    room = ReadingRoom(desks=1, small=0)
    yield room
    room.close()


@pytest.mark.parametrize(("made", "words"), BAD.values(), ids=BAD.keys())
def test_a_bad_report_ends_in_words_that_say_what_is_wrong(
    room: ReadingRoom, made: Callable[[], bytes], words: str
) -> None:
    source = SOURCES["dk_regnskaber"]
    answer = room.read(source, source.samples[0], response(made()), JobControl())
    assert isinstance(answer, Answer)
    assert answer.kind is AnswerKind.FAILED
    assert str(answer.problem and answer.problem.message) == words


def test_a_report_may_be_long() -> None:
    facts = "".join(money(f"Line{at}", str(at)) for at in range(10_000))
    assert read_report(instance(facts)).facts[-1].value == "9999"


@pytest.mark.parametrize(
    ("most", "beyond"),
    [
        (b"x" * MOST_BYTES, b"x"),
        (b"<" * MOST_TAGS, b"<"),
        (b"=" * MOST_ATTRIBUTES, b"="),
    ],
)
def test_as_much_as_is_allowed_is_and_one_more_is_not(most: bytes, beyond: bytes) -> None:
    check_size(most)
    with pytest.raises(SourceUnreadable):
        check_size(most + beyond)


def test_an_allowance_is_used_up_by_what_is_taken() -> None:
    allowance = Allowance(most=5)
    allowance.take(3)
    allowance.take(2)
    with pytest.raises(SourceUnreadable):
        allowance.take(1)

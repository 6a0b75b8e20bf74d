"""Blanking people's names in a stored answer of JSON, so that what else it tells can be opened."""

import json
import re
from collections.abc import Iterable, Sequence

_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r"[^\s,\]}]*")
_JSON = json.JSONDecoder()
_WORD = re.compile(r"\w+")

Steps = tuple[str, ...]


def without_people(
    content: bytes, places: Iterable[str], names: Iterable[str], spared: Iterable[str] = ()
) -> bytes | None:
    """Return an answer without the names of people; None where that cannot be shown to hold.

    Blanked is what stands at the places, and in every neighbour of the same kind: of
    `/roles/0/person/name` the names in `/roles/*/person/name`, so that somebody who was never
    stated, since they had left, goes as well. So is every other string that holds nothing but
    words of a name. Text becomes `*`, byte by byte, and the shape stays, so that pointers hold.

    Args:
        content: JSON in UTF-8; of anything else nothing is returned.
        places: JSON pointers (RFC 6901) of the names.
        names: as they were stated; afterwards no name's words may all be left.
        spared: pointers of what else was read there, which stays as it is.
    """
    try:
        text = content.decode("utf-8")
        json.loads(text)
        scan = _Scan(text)
        scan.value(0, ())
    except (ValueError, RecursionError):
        return None
    kinds = {_kind(_steps(each)) for each in places}
    kept = {_steps(each) for each in spared}
    words = [frozenset(_words(each)) for each in names]
    left = {word for key in scan.keys for word in _words(key)}
    parts, done = [], 0
    for steps, value, start, end in scan.strings:
        held = frozenset(_words(value))
        is_spared = any(steps[: len(each)] == each for each in kept)
        if not is_spared and (_is_within(steps, kinds) or _is_of(held, words)):
            parts += [text[done:start], "*" * len(text[start:end].encode())]
            done = end
        else:
            left |= held
    if any(name <= left for name in words if name):
        return None
    return "".join([*parts, text[done:]]).encode()


def _words(text: str) -> list[str]:
    return [each.casefold() for each in _WORD.findall(text)]


def _is_of(held: frozenset[str], names: Sequence[frozenset[str]]) -> bool:
    return bool(held) and any(held <= name for name in names)


def _is_within(steps: Steps, kinds: set[Steps]) -> bool:
    kind = _kind(steps)
    return any(kind[: len(each)] == each for each in kinds)


def _kind(steps: Steps) -> Steps:
    return tuple("*" if each.isdigit() else each for each in steps)


def _steps(pointer: str) -> Steps:
    return tuple(each.replace("~1", "/").replace("~0", "~") for each in pointer.split("/")[1:])


class _Scan:
    """Where each string of a document of JSON stands; the document was read without a fault.

    Attributes:
        strings: of each value its steps, what it says, and the span of its inside.
        keys: the names of fields.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.strings: list[tuple[Steps, str, int, int]] = []
        self.keys: set[str] = set()

    def value(self, at: int, steps: Steps) -> int:
        """Take note of a value, and return where it ends."""
        at = self._past(_SPACE, at)
        match self._text[at]:
            case "{" | "[" as opening:
                return self._inside(self._past(_SPACE, at + 1), steps, named=opening == "{")
            case '"':
                said, end = _JSON.raw_decode(self._text, at)
                self.strings.append((steps, said, at + 1, end - 1))
                return end
            case _:
                return self._past(_PLAIN, at)

    def _inside(self, at: int, steps: Steps, *, named: bool) -> int:
        count = 0
        while self._text[at] not in "]}":
            step = str(count)
            if named:
                step, at = _JSON.raw_decode(self._text, at)
                self.keys.add(step)
                at = self._past(_SPACE, at) + 1
            at = self._past(_SPACE, self.value(at, (*steps, step)))
            count += 1
            if self._text[at] == ",":
                at = self._past(_SPACE, at + 1)
        return at + 1

    def _past(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._text, at)
        return at if found is None else found.end()

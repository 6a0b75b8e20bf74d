"""JSON as a safe copy: laid out a value a line, every figure as it was written, one marked."""

import json
import re
from collections.abc import Iterator

from workbench.app.copies.body import Body, CannotShow, preformatted

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_STEP, _DEEPEST = "  ", 40
"""One step to the right, and after how many the lines go no further right."""


def body(text: str, locator: str | None) -> Body:
    """Return JSON laid out, with what a JSON pointer (RFC 6901) leads to marked.

    Raises:
        CannotShow: it is no JSON, or the pointer leads nowhere.
    """
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as problem:
        raise CannotShow from problem
    if locator is None:
        return Body(preformatted("".join(_Layout(None).parts(text))))
    steps = [step.replace("~1", "/").replace("~0", "~") for step in locator.split("/")[1:]]
    layout = _Layout(steps)
    parts = list(layout.parts(text))
    if layout.ends is None:
        raise CannotShow
    pieces = ("".join(parts[each]) for each in _parted(*layout.ends))
    return Body(preformatted(*pieces), marked=True)


def _parted(start: int, end: int) -> tuple[slice, slice, slice]:
    return slice(start), slice(start, end), slice(end, None)


class _Layout:
    """Lays out the signs of JSON, which has been read once, so that only its layout changes.

    Of a name that an object holds twice the last counts, as for those who read the answer.

    Attributes:
        ends: where among the parts what is wanted starts and ends, once that is known.
    """

    def __init__(self, wanted: list[str] | None) -> None:
        self._wanted = wanted
        self._path: list[str] = []
        self._open: list[str] = []
        self._count = 0
        self._begun: int | None = None
        self.ends: tuple[int, int] | None = None

    def parts(self, text: str) -> Iterator[str]:
        """Return the pieces of the layout, one after the other."""
        before = ""
        for found in _TOKEN.finditer(text):
            sign = found[0]
            named = sign[0] == '"' and self._open[-1:] == ["{"] and before in {"{", ","}
            for part in self._laid(sign, before, named=named):
                self._count += 1
                yield part
            if not named and sign not in {",", ":", "{", "["}:
                self._done()
            before = sign

    def _laid(self, sign: str, before: str, *, named: bool) -> Iterator[str]:
        if sign in {"}", "]"}:
            self._open.pop()
            self._path.pop()
            if before not in {"{", "["}:
                yield self._line()
            yield sign
        elif sign in {",", ":"}:
            yield ": " if sign == ":" else sign
            if sign == "," and self._open[-1] == "[":
                self._path[-1] = str(int(self._path[-1]) + 1)
        else:
            yield from self._value(sign, before, named=named)

    def _value(self, sign: str, before: str, *, named: bool) -> Iterator[str]:
        if before not in {"", ":"}:
            yield self._line()
        if named:
            self._path[-1] = json.loads(sign)
        self._begins(after_name=before == ":")
        yield _readable(sign)
        if sign in {"{", "["}:
            self._open.append(sign)
            self._path.append("0" if sign == "[" else "")

    def _begins(self, *, after_name: bool) -> None:
        if not after_name and self._path == self._wanted:
            self._begun = self._count

    def _done(self) -> None:
        if self._begun is not None and self._path == self._wanted:
            self.ends, self._begun = (self._begun, self._count), None

    def _line(self) -> str:
        return "\n" + _STEP * min(len(self._open), _DEEPEST)


def _readable(sign: str) -> str:
    """Return a sign with its letters instead of their numbers; a figure stays as written."""
    if "\\" not in sign:
        return sign
    letters = json.dumps(json.loads(sign), ensure_ascii=False)
    # Half a letter, which JSON can write, is no text; it stays as it was written.
    return letters if letters.isprintable() or _whole(letters) else sign


def _whole(letters: str) -> bool:
    return not any("\ud800" <= each <= "\udfff" for each in letters)

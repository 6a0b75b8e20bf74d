"""Large JSON of a bulk file, one object at a time."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

import ijson

from workbench.errors import SourceUnreadable
from workbench.registers.bulk_file import cut_off
from workbench.registers.format import Damaged
from workbench.texts import say

_LARGEST_OBJECT = 8 << 20
_PIECE = 1 << 16


def items(
    stream: IO[bytes], prefix: str, damaged: Damaged, *, keyed: bool = False
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the objects below a prefix of ijson's, each with its number from 1.

    With `keyed` they are the values of an object rather than those of an array. What is no object
    is counted as damaged.

    Raises:
        SourceUnreadable: the JSON is broken or cut off, or an object is larger than any should be.
    """
    portions = _Portions(stream)
    try:
        for number, each in enumerate(_values(portions, prefix, keyed=keyed), start=1):
            portions.taken = 0
            if isinstance(each, dict):
                yield number, each
            else:
                damaged.add(number, say("It is no object."))
    except (ijson.JSONError, UnicodeDecodeError) as problem:
        raise SourceUnreadable(cut_off(), detail=str(problem)[:200]) from problem


def _values(portions: "_Portions", prefix: str, *, keyed: bool) -> Iterator[Any]:
    if keyed:
        return (value for _, value in ijson.kvitems(portions, prefix))
    return iter(ijson.items(portions, prefix))


class _Portions:
    """What is read between two objects, which must not be without end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """Return what comes next.

        Raises:
            SourceUnreadable: there was no object in so much.
        """
        piece = self._stream.read(_PIECE if size < 0 else size)
        self.taken += len(piece)
        if self.taken > _LARGEST_OBJECT:
            raise SourceUnreadable(say("The file is not in the register's shape."))
        return piece

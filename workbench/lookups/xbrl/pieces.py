"""The text of a tagged fact: put together of its pieces, without what a page excludes from it."""

from collections.abc import Iterable, Mapping

from lxml import etree

from workbench.lookups.xbrl.limits import Allowance
from workbench.lookups.xbrl.resources import by_id, referred
from workbench.lookups.xbrl.tree import Element, whole_text

_PIECE = 32
"""Characters that could be read in the time it takes to find a piece, however short it is."""


class Pieces:
    """Puts texts together, each within what all texts of a report may have."""

    def __init__(
        self, continuations: Iterable[Element], exclusions: Iterable[Element], allowance: Allowance
    ) -> None:
        self._continuations = by_id(continuations, lambda each: each)
        self._exclusions: Mapping[str, None] = dict.fromkeys(each.tag for each in exclusions)
        self._allowance = allowance
        self._read: dict[str, str] = {}

    def of(self, element: Element) -> tuple[str, bool]:
        """Return the text of a fact, and whether it is whole: no piece of it is missing.

        A chain that bites its tail ends there.

        Raises:
            SourceUnreadable: the texts of the report come to more than any report has.
        """
        parts = [self._shown(element)]
        following, seen = referred(element, "continuedAt"), set[str]()
        while following and following not in seen:
            seen.add(following)
            piece = self._continuations.get(following)
            if piece is None:
                return self._joined(parts), False
            if following not in self._read:
                self._read[following] = self._shown(piece)
            parts.append(self._read[following])
            following = referred(piece, "continuedAt")
        return self._joined(parts), True

    def _joined(self, parts: list[str]) -> str:
        self._allowance.take(sum(map(len, parts)) + _PIECE * len(parts))
        return "".join(parts)

    def _shown(self, element: Element) -> str:
        """Return the text of an element without what stands in `ix:exclude`."""
        if not self._exclusions or next(element.iter(*self._exclusions), None) is None:
            return whole_text(element)
        parts = []
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, each in walk:
            self._allowance.take(_PIECE)
            if event == "end":
                parts.append("" if each is element else each.tail)
            elif each.tag in self._exclusions and each is not element:
                walk.skip_subtree()
            else:
                parts.append(each.text)
        return "".join(part or "" for part in parts)

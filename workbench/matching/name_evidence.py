"""What two names say about being the same company, as figures that a model can weigh."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from workbench.matching.alignment import Alignment, Likeness, Pair, align
from workbench.matching.forms import Form
from workbench.matching.name_words import NameWords, WordKind, kind, weight

_QUALITY: Mapping[Likeness, float] = {
    Likeness.EQUAL: 1.0,
    Likeness.JOINED: 1.0,
    Likeness.SHORTENED: 0.8,
    Likeness.MISSPELT: 0.8,
    Likeness.INITIALS: 0.7,
    Likeness.SPELT_OUT: 1.0,
}
_KINDS = tuple(each for each in WordKind if each is not WordKind.JOINER)
_MOST = 2
"""Words of a kind from which on more of them say no more."""

_FULL = 24
"""Letters from which on more of them in common say no more."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two names side by side."""

    left: NameWords
    right: NameWords
    alignment: Alignment
    forms_agree: bool
    """Some form of the one may be some form of the other."""

    forms_differ: bool
    """Both have forms, and none may be the other."""

    @property
    def same_words(self) -> bool:
        """Whether both have the same words in the same order, legal forms aside."""
        return self.left.bearing == self.right.bearing or self.left.whole == self.right.whole

    def features(self) -> dict[str, float]:
        """Return the figures by name, the same whichever name comes first."""
        if not self._in_canonical_order:
            return self.flipped().features()
        only_left, only_right = self.alignment.left, self.alignment.right
        slips = [pair for pair in self.alignment.pairs if pair.slips]
        covers = sorted(
            (
                _covered(self.alignment.pairs, only_left, left=True),
                _covered(self.alignment.pairs, only_right, left=False),
            )
        )
        return {
            "covers_less": covers[0],
            "covers_more": covers[1],
            "same_words": float(self.same_words),
            "all_paired": float(not only_left and not only_right),
            "joined_alike": self._joined_alike(),
            "telling_shared": min(1.0, _letters_shared(self.alignment.pairs) / _FULL),
            **_left_over(only_left, only_right),
            "slips": float(sum(pair.slips for pair in slips)),
            "two_slips": float(any(pair.slips > 1 for pair in slips)),
            "slips_alone": float(self._all_telling_slipped()),
            "slips_share": sum(pair.slips for pair in slips) / max(1, _letters(slips)),
            "slip_first": float(any(_first_differs(pair) for pair in slips)),
            "slips_common": float(any(_kind(pair.right) is not WordKind.TELLING for pair in slips)),
            "shortened": float(self._has(Likeness.SHORTENED)),
            "initials": float(self._has(Likeness.INITIALS)),
            "disorder": float(not self.alignment.in_order),
            "forms_agree": float(self.forms_agree),
            "forms_differ": float(self.forms_differ),
            "form_missing": float(bool(self.left.forms) != bool(self.right.forms)),
        }

    def flipped(self) -> "Compared":
        """Return the same two names the other way round."""
        turned = (
            Pair(pair.right, pair.left, pair.likeness, pair.slips) for pair in self.alignment.pairs
        )
        alignment = Alignment(
            tuple(turned), self.alignment.right, self.alignment.left, self.alignment.in_order
        )
        return replace(self, left=self.right, right=self.left, alignment=alignment)

    @property
    def _in_canonical_order(self) -> bool:
        return (self.left.words, self.left.text) <= (self.right.words, self.right.text)

    def _joined_alike(self) -> float:
        return max(
            OSA.normalized_similarity(self.left.joined, self.right.joined),
            OSA.normalized_similarity(self.left.whole, self.right.whole),
        )

    def _all_telling_slipped(self) -> bool:
        """Whether no telling word is the same in both names letter by letter."""
        telling = [pair for pair in self.alignment.pairs if _kind(pair.left) is WordKind.TELLING]
        return bool(telling) and all(pair.slips for pair in telling)

    def _has(self, likeness: Likeness) -> bool:
        return any(pair.likeness is likeness for pair in self.alignment.pairs)


def compare_names(left: NameWords, right: NameWords) -> Compared:
    """Return two names side by side; one whose form was glued to it is the same name."""
    if (right.words, right.text) < (left.words, left.text):
        # Pairing is greedy, so that the order might matter where words are equally alike.
        return compare_names(right, left).flipped()
    if left.whole == right.whole:
        pair = Pair(left.bearing, right.bearing, Likeness.JOINED)
        return Compared(
            left,
            right,
            Alignment((pair,), (), (), in_order=True),
            forms_agree=_any_agree(left.forms, right.forms),
            forms_differ=False,
        )
    return Compared(
        left,
        right,
        align(left, right),
        forms_agree=_any_agree(left.forms, right.forms),
        forms_differ=bool(left.forms and right.forms) and not _any_agree(left.forms, right.forms),
    )


def _any_agree(ours: Iterable[Form], theirs: Iterable[Form]) -> bool:
    others = tuple(theirs)
    return any(one.agrees(other) for one in ours for other in others)


def _covered(pairs: Iterable[Pair], over: Iterable[str], *, left: bool) -> float:
    """Return the share of a name's weight that the other name has as well."""
    taken = whole = 0.0
    for pair in pairs:
        weighed = sum(weight(word) for word in (pair.left if left else pair.right))
        taken += weighed * _QUALITY[pair.likeness]
        whole += weighed
    whole += sum(weight(word) for word in over)
    return taken / whole if whole else 0.0


def _letters_shared(pairs: Iterable[Pair]) -> int:
    return sum(
        len(word) for pair in pairs if _kind(pair.left) is WordKind.TELLING for word in pair.left
    )


def _letters(pairs: Iterable[Pair]) -> int:
    return sum(len(word) for pair in pairs for word in pair.left)


def _first_differs(pair: Pair) -> bool:
    return pair.left[0][0] != pair.right[0][0]


def _kind(words: tuple[str, ...]) -> WordKind:
    kinds = {kind(word) for word in words}
    return WordKind.TELLING if WordKind.TELLING in kinds else next(iter(kinds))


def _left_over(left: Iterable[str], right: Iterable[str]) -> dict[str, float]:
    """Return how many words of each kind one name has alone, or each has of its own."""
    ours, theirs = _counted(left), _counted(right)
    found: dict[str, float] = {}
    for each in _KINDS:
        mine, other = ours.get(each, 0), theirs.get(each, 0)
        found[f"one_has_{each}"] = float(min(max(mine, other), _MOST) if not mine * other else 0)
        found[f"both_have_{each}"] = float(min(mine, other, _MOST))
    found["each_has_more"] = float(bool(ours and theirs))
    return found


def _counted(words: Iterable[str]) -> dict[WordKind, int]:
    counts: dict[WordKind, int] = {}
    for word in words:
        found = kind(word)
        counts[found] = counts.get(found, 0) + 1
    return counts

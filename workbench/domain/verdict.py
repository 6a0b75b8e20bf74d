"""Whether two profiles are the same company: the answer, how sure it is, and what it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.texts import Message


class Answer(StrEnum):
    """What a comparison comes to."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome of one comparison.

    Attributes:
        answer: same, different, or that it cannot be told.
        probability: that they are the same, in percent, 0 to 100.
        kind: the kind of pair, under which its precision was measured.
        accepted: whether it may be taken without a person's word; only ever with `same`.
        family: whether it is a sister: the same brand, and something that tells them apart.
        agrees: what speaks for the same company.
        differs: what speaks against it.
        missing: what would tell, and is not known of one of them.
    """

    answer: Answer
    probability: int
    kind: str
    accepted: bool = False
    family: bool = False
    agrees: tuple[Message, ...] = ()
    differs: tuple[Message, ...] = ()
    missing: tuple[Message, ...] = ()

    @property
    def evidence(self) -> int:
        """How many things could be compared at all."""
        return len(self.agrees) + len(self.differs)

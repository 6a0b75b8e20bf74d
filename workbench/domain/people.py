"""People: one of us, with a department and perhaps a PIN."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from workbench.texts import Message, say


class Department(StrEnum):
    """Whom somebody works with; a signature names it."""

    MARKETING = "marketing"
    SALES = "sales"
    OTHER = "other"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Department.MARKETING: say("marketing"),
            Department.SALES: say("sales"),
            Department.OTHER: say("another department"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of us. `pin` is a scrypt hash with its salt, or empty."""

    id: UUID
    name: str
    department: Department
    pin: str = ""

    @property
    def initials(self) -> str:
        """Up to two capitals for a small mark."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

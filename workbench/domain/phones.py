"""Telephone numbers that the store holds, and by whom they are reached."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Reached:
    """A company of ours with a telephone number.

    Attributes:
        country: its country, ISO 3166 code, from where the number is dialled.
        written: the number as it stands there.
        contact: whose it is among the people we talk to; empty where it is the company's.
    """

    company: UUID
    name: str
    country: str
    written: str
    contact: str = ""


class Phones(Protocol):
    """Telephone numbers of companies we pursue and of the people we talk to there."""

    def ending(self, digits: str) -> tuple[Reached, ...]:
        """Return the numbers, as sources state them now, whose digits end with some digits."""
        ...

    def countries(self) -> tuple[str, ...]:
        """Return the countries of our companies, the one of most first."""
        ...

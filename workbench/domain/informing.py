"""Telling people that we have data about them, or why no law asks for it (GDPR, article 14)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.entry import Entry
from workbench.texts import Message, say


class Informing(StrEnum):
    """How people were told, or which exception of GDPR art. 14(5) applies."""

    MAIL = "mail"
    PHONE = "phone"
    LETTER = "letter"
    MEETING = "meeting"
    HAS_IT = "has_it"
    """They already have the information: 14(5)(a)."""
    TOO_MUCH = "too_much"
    """Impossible, or a disproportionate effort, and made public instead: 14(5)(b)."""
    BY_LAW = "by_law"
    """A law lays down that it is obtained or disclosed: 14(5)(c)."""
    SECRET = "secret"  # noqa: S105 - a word of the law, no secret of ours
    """Professional secrecy forbids it: 14(5)(d)."""

    @property
    def is_exception(self) -> bool:
        """Whether nobody was told because the law does not ask for it."""
        return self not in _WAYS

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Informing.MAIL: say("by e-mail"),
            Informing.PHONE: say("by telephone"),
            Informing.LETTER: say("by letter"),
            Informing.MEETING: say("in a meeting"),
            Informing.HAS_IT: say("they have it already"),
            Informing.TOO_MUCH: say("too much effort, made public"),
            Informing.BY_LAW: say("a law lays it down"),
            Informing.SECRET: say("professional secrecy"),
        }[self]

    @property
    def letter(self) -> str:
        """The letter of art. 14(5) under which nobody need be told, or empty."""
        exceptions = [each for each in Informing if each.is_exception]
        return "abcd"[exceptions.index(self)] if self.is_exception else ""


_WAYS = frozenset({Informing.MAIL, Informing.PHONE, Informing.LETTER, Informing.MEETING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Informed(Entry):
    """That the people at a company were told on a day, or need not be; `about` is the company.

    It covers whoever was known by that day. `note` says what was sent, or why the exception holds.
    """

    day: date
    how: Informing
    note: str = ""

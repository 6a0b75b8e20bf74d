"""A file that a person brought as evidence: what was marked in it, and how it is cited."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from workbench.domain.fact import Place
from workbench.jobs import JobControl
from workbench.texts import Message, say

TaskT = TypeVar("TaskT")
T = TypeVar("T")

MOST_PAGES = 1000
"""Pages of a PDF that are searched."""


class Marked(StrEnum):
    """What the place in a brought file shows, or why there is none."""

    PASSAGE = "passage"
    FIRST_PASSAGE = "first_passage"
    NUMBER = "number"
    NAME = "name"
    NOT_NAMED = "not_named"
    NOT_NAMED_AT_FIRST = "not_named_at_first"
    NO_WORDS = "no_words"
    LOCKED = "locked"
    BROKEN = "broken"
    TOO_MUCH = "too_much"
    OTHER_KIND = "other_kind"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Marked.PASSAGE: say("the passage that was typed"),
            Marked.FIRST_PASSAGE: say("the first of several places with the passage typed"),
            Marked.NUMBER: say("its registration number"),
            Marked.NAME: say("its name"),
            Marked.NOT_NAMED: say("not named in this file"),
            Marked.NOT_NAMED_AT_FIRST: say(
                "not named in the first {pages} pages of this file", pages=MOST_PAGES
            ),
            Marked.NO_WORDS: say("the file holds pictures without words, so nothing is marked"),
            Marked.LOCKED: say("the file wants a password, so nothing is marked"),
            Marked.BROKEN: say("the file is broken, so nothing is marked"),
            Marked.TOO_MUCH: say("the file takes too long to read, so nothing is marked"),
            Marked.OTHER_KIND: say("a file of this kind is not read, so nothing is marked"),
        }[self]


_PASSAGES = frozenset({Marked.PASSAGE, Marked.FIRST_PASSAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for in a file.

    Attributes:
        numbers: the company's registration numbers, the chief one first.
        name: the company's.
        passage: the words that somebody means, or empty.
    """

    numbers: tuple[str, ...]
    name: str
    passage: str = ""


Task = tuple[bytes, str, Sought]
"""A file's bytes, its media type, and what is looked for in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found in a file.

    Attributes:
        place: where, or None: then the file as a whole is meant.
        where: the place as it is cited, "page 9"; None without one.
    """

    marked: Marked
    place: Place | None = None
    where: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file kept as evidence, as the person brought it.

    Attributes:
        name: of the file.
        finding: what was found in it.
        passage: what the person typed as the passage they mean, or empty.
        goes_along: whether it may go into a handoff folder.
    """

    name: str
    finding: Finding
    passage: str = ""
    goes_along: bool = True

    @property
    def cited(self) -> Message:
        """The file with the place in it: "Report 2025.pdf, page 9"."""
        if self.finding.where is None:
            return say("{file} as a whole", file=self.name)
        return say("{file}, {where}", file=self.name, where=self.finding.where)

    @property
    def passage_missing(self) -> bool:
        """Whether a passage was typed that the file does not have."""
        return bool(self.passage) and self.finding.marked not in _PASSAGES

    @property
    def hint(self) -> Message | None:
        """What to do about a passage that is not in the file, or is there more than once."""
        if self.passage_missing:
            return say("The passage you typed is not in the file.")
        if self.finding.marked is Marked.FIRST_PASSAGE:
            return say("Type more of the passage if you mean another place.")
        return None


class Room(Protocol):
    """Where files from outside are read: away from this program, within bounds."""

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        """Return what a function of a module makes of a task; both travel to another process.

        Raises:
            SourceUnreadable: it takes more time or memory than is allowed, or failed.
            CancelledByUser: the job was cancelled meanwhile.
        """
        ...

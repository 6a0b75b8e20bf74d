"""What a source is: it says what it answers, makes requests, and reads answers; it never sends."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from workbench.domain.company import Company, Query
from workbench.domain.drift import Drift, written
from workbench.domain.fact import KnownFact
from workbench.domain.filed_documents import FiledDocument
from workbench.domain.lookup import Answer, Question
from workbench.domain.source import Manifest
from workbench.errors import SourceUnreadable
from workbench.net.exchange import Request, Response
from workbench.net.secrets import Keys
from workbench.registry import Registry
from workbench.texts import say


class Source(ABC):
    """One source. Everything here is pure, so that a stored answer can be read again.

    A question is one request and one answer. What an answer makes possible to ask is returned
    as `Answer.follow`, and becomes a look-up of its own.

    Attributes:
        parser: `key@version` of what reads its answers now, as `Answer.parser` says it. A reader
            that reads anything else than before has the next version, and stored answers are then
            read anew.
        samples: one question of every kind the source asks, for the tests every source must pass.
    """

    parser: ClassVar[str] = ""
    manifest: ClassVar[Manifest]
    samples: ClassVar[tuple[Question, ...]]

    def searches(self, query: Query) -> Sequence[Question]:
        """Return the questions that may find candidates for a query."""
        return ()

    @abstractmethod
    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Return what research of a company asks this source; empty where it knows nothing."""

    def documents(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[FiledDocument]:
        """Return the accounts this source keeps as documents, as far as its facts tell."""
        return ()

    def feed(self, kind: str, numbers: Sequence[str], since: datetime) -> Question | None:
        """Return the question which of some numbers changed since an instant.

        `kind` is one of the source's own kinds of question; None where no feed of changes tells
        that. Numbers of other schemes are passed over. The answer's `changed` names those that
        did; one that is partial may leave some out.
        """
        return None

    @abstractmethod
    def request(self, question: Question) -> Request:
        """Return the request that asks a question.

        Raises:
            InvalidInput: the question's number is not one of this source's.
        """

    @abstractmethod
    def read(self, question: Question, response: Response) -> Answer:
        """Return what an answer says; "refused" and "failed" are answers too.

        Raises:
            SourceUnreadable: the bytes are not what the source promises.
        """

    def kept(self, question: Question, response: Response) -> bytes:
        """Return an answer's bytes as they may be stored; what may not be is blanked in place.

        The source reads these bytes too, so that a stored answer is read again as it was.
        """
        return response.content


def unlike_promise(detail: str = "", *drift: Drift) -> SourceUnreadable:
    """Return the error for an answer in another shape than its source promises."""
    problem = SourceUnreadable(
        say("The answer is not in the shape the source promises."), detail=detail
    )
    problem.drift = written(drift)
    return problem


def not_about(number: str, told: str = "") -> SourceUnreadable:
    """Return the error for an answer about another company than the one that was asked about."""
    return SourceUnreadable(say("The answer is not about {number}.", number=number), detail=told)


SOURCES: Registry[Source] = Registry("workbench.lookups.sources")
"""Every source by its key. A module of `sources/` adds one: `SOURCES.add(key)(TheSource())`."""


def usable(source: Source, keys: Keys) -> bool:
    """Whether a source can be asked now: by machine, and it needs no key or has one."""
    need = source.manifest.key_need
    return not source.manifest.by_hand and (need is None or keys.get(need.name) is not None)

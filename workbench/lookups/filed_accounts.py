"""What one filing of annual accounts was read as, in whichever country, and the answer it makes."""

from dataclasses import dataclass

from workbench.domain.company import Entity
from workbench.domain.fact import Stated
from workbench.domain.lookup import Answer, AnswerKind
from workbench.lookups.source import not_about
from workbench.texts import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledAccounts:
    """What a filing was read as.

    Attributes:
        number: of the company as the report states it, or empty.
        facts: figures of the year and of the year before it, each with its own period.
        missing: what was left out because it cannot be right, or could not be read.
        drift: mandatory statements of who and when that are missing, and lines of the accounts
            whose text is no number. Concepts we do not know are no drift: each filer has its own.
    """

    number: str
    facts: tuple[Stated, ...]
    missing: tuple[Message, ...] = ()
    drift: tuple[str, ...] = ()

    def answer(self, entity: Entity, parser: str, *, nameless: bool = False) -> Answer:
        """Return the answer of a source that was asked for the accounts of an entity's number.

        Args:
            entity: who was asked about.
            parser: name and version of what read the filing.
            nameless: whether filings of this register may be silent about whose they are.

        Raises:
            SourceUnreadable: the filing is another company's.
        """
        if self.number != entity.number and (self.number or not nameless):
            raise not_about(entity.number, self.number)
        return Answer(
            kind=AnswerKind.PARTIAL if self.missing else AnswerKind.FOUND,
            parser=parser,
            entity=entity,
            facts=self.facts,
            missing=self.missing,
            drift=self.drift,
        )

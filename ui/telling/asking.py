"""How far the asking is: what the tray counts while sources answer."""

from uuid import UUID

from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.domain.waiting import offline


class AskingCount:
    """Counts the look-ups of one research; the newest word about each question counts.

    Attributes:
        online: whether the newest answer came over the network; None while nobody knows.
        company: whose research it is, or None.
    """

    def __init__(self) -> None:
        self.online: bool | None = None
        self.company: UUID | None = None
        self._running = False
        self._newest: dict[str, Lookup] = {}

    def begin(self, company: UUID) -> None:
        """Forget the research before; from now on one of this company is counted."""
        self.company = company
        self._newest = {}
        self._running = True

    def end(self) -> None:
        """Count no more; what failed stays counted until the next research."""
        self._running = False

    def heard(self, lookup: Lookup) -> None:
        """Take word of a look-up that began or ended; others than the research's are not counted.

        What waited about other companies is asked meanwhile, and so is what a search asks.
        """
        if lookup.company is not None and lookup.company == self.company:
            self._newest[lookup.question.key] = lookup
        if lookup.state is LookupState.ANSWERED:
            self.online = True
        elif lookup.state is LookupState.PLANNED and lookup.problem == offline():
            self.online = False

    @property
    def asked(self) -> int:
        """How many questions are being asked or were; 0 once the research is over."""
        return len(self._newest) if self._running else 0

    @property
    def answered(self) -> int:
        """How many of them were answered, in whichever way."""
        return sum(each.state is LookupState.ANSWERED for each in self._newest.values())

    @property
    def failed(self) -> int:
        """How many of them failed."""
        return sum(each.kind is AnswerKind.FAILED for each in self._newest.values())

    def failed_questions(self) -> list[Question]:
        """Return the questions that failed and may be asked again without a word of their price."""
        failed = (each for each in self._newest.values() if each.kind is AnswerKind.FAILED)
        return [each.question for each in failed if each.cost is None]

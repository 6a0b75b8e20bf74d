"""Lets go of people in time while the window is open, and asks first where a whole dossier ends."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from ui.notices import Action, Notices
from ui.theme.roles import Tone
from ui.workspace import Workspace
from workbench.app import letting_people_go
from workbench.app.desk import Desk
from workbench.app.letting_people_go import LetGo, Quiet
from workbench.domain.operation import Operation
from workbench.texts import say

_FIRST = 10_000
"""Milliseconds after the window is up: whoever just opened it, and what waits, come first."""
_EVERY = 3_600_000
_AT_ONCE = 2
"""How many dossiers somebody is asked about at once; the others are asked about later."""


class LettingGo(QObject):
    """Looks who is to be let go of, at the start and now and then, beside the window."""

    def __init__(
        self,
        workspace: Workspace,
        notices: Notices,
        open_company: Callable[[UUID], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._notices = notices
        self._open_company = open_company
        self._asked: set[UUID] = set()
        QTimer.singleShot(_FIRST, self, self.look)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    def look(self) -> None:
        """Let go of whoever's time is over."""
        self._workspace.study(
            lambda desk, _control: letting_people_go.let_go(desk), self._gone, replaces="people"
        )

    def _gone(self, done: Operation[LetGo]) -> None:
        gone = done.result
        for company in gone.companies:
            self._workspace.changed.emit(company)
        if gone.companies or gone.lists:
            self._workspace.did.emit(done.did)
        ending = [
            each
            for each in gone.quiet
            if not each.ending.is_open and each.company not in self._asked
        ][:_AT_ONCE]
        if ending:
            self._workspace.study(
                lambda desk, _control: _noticed(desk, ending), self._tell, replaces="people told"
            )

    def _tell(self, told: Sequence[tuple[Quiet, object]]) -> None:
        for quiet, words in told:
            self._asked.add(quiet.company)
            way = _Way(self._open_company, quiet.company, self)
            self._notices.tell(
                words,
                Tone.LOOK_CLOSER,
                hint=say("Do something with it to keep it; an open lead is never removed."),
                action=Action(say("Open"), way.go),
            )


class _Way(QObject):
    """The way from a notice to the company it is about."""

    def __init__(
        self, open_company: Callable[[UUID], None], company: UUID, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._open_company = open_company
        self._company = company

    def go(self) -> None:
        """Go there."""
        self._open_company(self._company)


def _noticed(desk: Desk, ending: Sequence[Quiet]) -> list[tuple[Quiet, object]]:
    shown = letting_people_go.show_notice(desk, ending)
    return [(each, each.words(desk)) for each in shown]

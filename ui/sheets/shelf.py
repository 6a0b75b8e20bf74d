"""Where sheets come from: each by its key, with what was typed before it was put away."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.sheets.aside import aside
from ui.sheets.brief import brief
from ui.sheets.channel import channel
from ui.sheets.contact import contact
from ui.sheets.form import Filled
from ui.sheets.hand_over import HandOver
from ui.sheets.heard import heard
from ui.sheets.key import key
from ui.sheets.offer import offer
from ui.sheets.people import People
from ui.sheets.qualify import Qualify
from ui.sheets.questions import Questions
from ui.sheets.rate import Rate
from ui.sheets.signal import signal
from ui.sheets.step import step
from ui.sheets.touch import touch
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.domain.dossier import Dossier
from workbench.domain.source import Manifest

Build: TypeAlias = Callable[[Look, Workspace, Dossier, QWidget], Filled]

SHEETS: Mapping[str, Build] = {
    "offer": offer,
    "signal": signal,
    "contact": contact,
    "channel": channel,
    "touch": touch,
    "step": step,
    "brief": brief,
    "heard": heard,
    "questions": Questions,
    "rate": Rate,
    "qualify": Qualify,
    "hand_over": HandOver,
    "aside": aside,
}
"""Every sheet about a company, by its key."""


class Shelf(QObject):
    """Opens sheets over one place, one at a time.

    Signals:
        done: key of the sheet, and what its use case gave back.
    """

    done = Signal(str, object)

    def __init__(self, look: Look, workspace: Workspace, host: QWidget) -> None:
        """Stand the sheets on `host`, usually the window's `page_area`."""
        super().__init__(host)
        self._look = look
        self._workspace = workspace
        self._host = host
        self._drafts: dict[tuple[str, object], dict[str, str]] = {}
        self._key = ""
        self.sheet: Filled | None = None

    def open(self, key: str, subject: object = None) -> None:
        """Open a sheet about a dossier, a source's manifest (`key`) or nothing (`people`).

        Raises:
            KeyError: no sheet has this key for such a subject.
            NotInStore: the company is no lead yet.
        """
        self.close()
        made = self._made(key, subject)
        self._key, self.sheet = key, made
        made.done.connect(self._finished)
        made.dismissed.connect(self._put_away)
        draft = self._drafts.get((key, made.about))
        if draft is not None:
            made.restore(draft)
        made.open()

    def close(self) -> None:
        """Put the open sheet away, if there is one, as Escape does."""
        if self.sheet is not None:
            self.sheet.dismiss()

    def _made(self, which: str, subject: object) -> Filled:
        if isinstance(subject, Manifest):
            return {"key": partial(key, manifest=subject)}[which](
                look=self._look, workspace=self._workspace, parent=self._host
            )
        if isinstance(subject, Dossier):
            return SHEETS[which](self._look, self._workspace, subject, self._host)
        return {"people": People}[which](self._look, self._workspace, self._host)

    def _finished(self, result: object) -> None:
        sheet, key = self.sheet, self._key
        if sheet is None:
            return
        self._drafts.pop((key, sheet.about), None)
        if sheet.isHidden():
            self._drop()
        self.done.emit(key, result)

    def _put_away(self) -> None:
        if self.sheet is not None:
            self._drafts[self._key, self.sheet.about] = self.sheet.draft()
            self._drop()

    def _drop(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

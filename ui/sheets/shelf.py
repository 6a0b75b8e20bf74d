"""Where sheets come from: each by its key, with what was typed before it was put away."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.sheets.answer import answer, give_back
from ui.sheets.aside import aside
from ui.sheets.brief import brief
from ui.sheets.channel import ChannelSheet
from ui.sheets.contact import contact
from ui.sheets.currency import CurrencySheet
from ui.sheets.form import Describe, Filled, Form
from ui.sheets.hand_over import HandOver
from ui.sheets.heard import heard
from ui.sheets.inform import inform
from ui.sheets.key import key
from ui.sheets.offer import offer
from ui.sheets.outcome import outcome
from ui.sheets.page import Page
from ui.sheets.part import part
from ui.sheets.people import People
from ui.sheets.plan import Plan
from ui.sheets.qualify import Qualify
from ui.sheets.questions import Questions
from ui.sheets.queue import QueueSheet
from ui.sheets.rate import Rate
from ui.sheets.sign import Sign
from ui.sheets.signal import signal
from ui.sheets.step import step
from ui.sheets.touch import touch
from ui.sheets.watch import watch
from ui.sheets.work_list import NewList, work_list
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.domain.card import Card
from workbench.domain.dossier import Dossier
from workbench.domain.source import Manifest

Build: TypeAlias = Callable[[Look, Workspace, Dossier, QWidget], Filled]


def _form(describe: Describe) -> Build:
    """Return what builds the sheet that is all described."""

    def build(look: Look, workspace: Workspace, dossier: Dossier, host: QWidget) -> Form:
        return Form(look, workspace, host, describe(workspace.desk, dossier))

    return build


SHEETS: Mapping[str, Build] = {
    "offer": _form(offer),
    "signal": _form(signal),
    "contact": _form(contact),
    "channel": ChannelSheet,
    "touch": _form(touch),
    "step": _form(step),
    "brief": _form(brief),
    "heard": _form(heard),
    "inform": _form(inform),
    "questions": Questions,
    "currency": CurrencySheet,
    "page": Page,
    "plan": Plan,
    "rate": Rate,
    "qualify": Qualify,
    "hand_over": HandOver,
    "answer": answer,
    "give_back": give_back,
    "outcome": _form(outcome),
    "aside": _form(aside),
    "watch": _form(watch),
    "part": _form(part),
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
        """Open a sheet about a dossier; `key` takes a manifest, `sign` a card.

        `work_list` takes what it may be made of, `people` and `queue` take nothing.

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
        look, workspace, host = self._look, self._workspace, self._host
        match which, subject:
            case "key", Manifest():
                return key(look, workspace, subject, host)
            case "sign", Card():
                return Sign(look, workspace, subject, host)
            case "people", _:
                return People(look, workspace, host)
            case "queue", _:
                return QueueSheet(look, workspace, host)
            case "work_list", NewList():
                return Form(look, workspace, host, work_list(workspace.desk, subject))
            case _, Dossier():
                return SHEETS[which](look, workspace, subject, host)
            case _:
                raise KeyError(which)

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

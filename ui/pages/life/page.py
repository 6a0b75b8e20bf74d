"""How a company stands, what happened to it, whose it is and who answers for it."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.telling.life import happened, people, relatives, standing
from ui.theme.look import Look
from ui.turns import Turns
from ui.widgets.buttons import QuietButton
from ui.widgets.page_frame import PageFrame
from ui.widgets.parted_card import Part, PartedCard
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.domain.dossier import Dossier
from workbench.domain.role_holders import duty_to_inform
from workbench.texts import say


class LifePage(PageFrame):
    """One company's life; `open` says whose.

    Signals:
        company_wanted: back to the company, by its UUID.
        evidence_wanted: the `KnownFact` a row rests on.
        sheet_wanted: key of the sheet, and the dossier it is about.
    """

    key = "life"
    icon = "building-2"
    in_sidebar = False

    company_wanted = Signal(object)
    evidence_wanted = Signal(object)
    sheet_wanted = Signal(str, object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Life, family and people"), parent=parent)
        self._workspace = workspace
        self._company: UUID | None = None
        self._dossier: Dossier | None = None
        self._filling: Turns | None = None
        self._back = QuietButton(look, say("Back to the company"), icon="arrow-left")
        self._back.clicked.connect(self._go_back)
        self.add_action(self._back)
        self.add_key("Alt+Left", say("Back to the company"), self._go_back)
        self.standing = PartedCard(look, say("How it stands"))
        self.people = PartedCard(look, say("People in roles"))
        self.happened = PartedCard(look, say("What happened"))
        self.family = PartedCard(look, say("Family"))
        self._inform = words(look, "", role="soft", wrap=True)
        self.tell = QuietButton(look, say("People were told…"), icon="check")
        self.tell.clicked.connect(self._want_telling)
        self.add_action(self.tell)
        self.tell.hide()
        self.add_side_by_side(self.standing, self.happened)
        self.add_side_by_side(self.family, self.people)
        self.add(self._inform)
        for card in self._cards():
            card.opened.connect(self.evidence_wanted)
            card.hide()
        workspace.changed.connect(self._changed)

    def open(self, company: UUID) -> None:
        """Show a company's life."""
        if company != self._company:
            self._company = company
            for card in self._cards():
                card.hide()
            self._inform.hide()
            self.tell.hide()
            self.set_title(self.title, say("Reading…"))
        self._read()

    def shown(self) -> None:
        """Read it anew."""
        self._read()

    def _cards(self) -> tuple[PartedCard, ...]:
        return self.standing, self.people, self.happened, self.family

    def _read(self) -> None:
        if self._company is not None:
            self._workspace.look(
                partial(_dossier_of, self._company), self._show, replaces="life page"
            )

    def _show(self, dossier: Dossier) -> None:
        if dossier.sounding.company.id != self._company:
            return
        if self._filling is not None:
            self._filling.stop()
        self.set_title(
            say("Life, family and people: {name}", name=dossier.sounding.company.name),
            say("What registers tell of it. Every line opens where it was read."),
        )
        self._filling = Turns(self._fill(dossier), self)
        self._filling.ended.connect(self._filled)
        self._filling.begin()

    def _filled(self) -> None:
        self._filling = None

    def _fill(self, dossier: Dossier) -> Iterator[None]:
        # One card at a time: built at once, they would hold up the keys.
        filled: tuple[tuple[PartedCard, tuple[Part, ...]], ...] = (
            (self.standing, (standing(dossier),)),
            (self.happened, (happened(dossier),)),
            (self.family, relatives(dossier)),
            (self.people, (people(dossier),)),
        )
        for card, parts in filled:
            yield from card.show_parts(parts)
            card.show()
            yield
        duty = duty_to_inform(dossier.sounding)
        self._inform.setText(self._look.say(duty.words(dossier.people)) if duty is not None else "")
        self._inform.setVisible(duty is not None)
        self._dossier = dossier
        self.tell.setVisible(duty is not None)

    def _want_telling(self) -> None:
        if self._dossier is not None:
            self.sheet_wanted.emit("inform", self._dossier)

    def _changed(self, company: UUID) -> None:
        if company == self._company and self.isVisible():
            self._read()

    def _go_back(self) -> None:
        if self._company is not None:
            self.company_wanted.emit(self._company)


def _dossier_of(company: UUID, desk: Desk) -> Dossier:
    return open_dossier(desk, company)

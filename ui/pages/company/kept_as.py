"""Under which other names a company is kept here: a line for each that was merged into it."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.emptying import empty
from ui.widgets.words import words
from workbench.domain.clusters import Twin
from workbench.domain.dossier import Dossier
from workbench.domain.people import Person
from workbench.texts import Message, say


class KeptAs(QWidget):
    """Hidden for most companies.

    Signals:
        part_wanted: the UUID of a company that is to be parted from this one.
    """

    part_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._shown: tuple[Twin, ...] = ()
        self.hide()

    def show_twins(self, dossier: Dossier) -> None:
        """Say what a company is one with, if anything."""
        if dossier.twins != self._shown:
            self._shown = dossier.twins
            empty(self._column)
            for each in dossier.twins:
                self._column.addWidget(self._line(each, dossier.people))
        self.setVisible(bool(dossier.twins))

    def _line(self, twin: Twin, people: Mapping[UUID, Person]) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * GRID)
        told = words(self._look, _told(twin, people), Type.SMALL, "soft", wrap=True)
        part = LinkButton(self._look, say("Part them again…"))
        part.setProperty("company", twin.company)
        part.clicked.connect(self._part)
        line.addWidget(told, 1)
        line.addWidget(part)
        return made

    def _part(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.part_wanted.emit(sender.property("company"))


def _told(twin: Twin, people: Mapping[UUID, Person]) -> Message:
    person = people.get(twin.by) if twin.by is not None else None
    if twin.by is None:
        told = say(
            "Also kept as {name}, one with it since {day}. {reason}",
            name=twin.name,
            day=twin.merged,
            reason=twin.reason,
        )
    else:
        told = say(
            "Also kept as {name}, merged on {day} by {person}.",
            name=twin.name,
            day=twin.merged,
            person=person.name if person is not None else "",
        )
    if twin.stage is None:
        return told
    left = say("The other lead stays as it was: {stage}.", stage=twin.stage.words)
    return say("{first} {second}", first=told, second=left)

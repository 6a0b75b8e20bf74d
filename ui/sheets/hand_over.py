"""Handing over: where the folder goes and what it holds, and afterwards the folder itself."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.sheets.form import Filled, UseCase
from ui.sheets.inputs import Line, OneOf, field
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.field import Field
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import handoffs
from workbench.app.desk import Desk
from workbench.app.handoffs import Exported
from workbench.domain.dossier import Dossier
from workbench.domain.sole_trader import is_sole_trader
from workbench.errors import InvalidInput
from workbench.texts import Message, say, say_many

_FOLDER, _PERSONAL, _WHY = "folder", "personal", "why"
_OUT, _ALONG = "out", "along"


class HandOver(Filled):
    """Enter writes the folder; Enter again opens it."""

    def __init__(self, look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> None:
        super().__init__(
            look,
            workspace,
            parent,
            say("Export the folder of {name}", name=dossier.sounding.company.name)
            if _has_ended(dossier)
            else say("Hand over {name}", name=dossier.sounding.company.name),
            say("Write the folder"),
            about=dossier.sounding.company.id,
            use_case=self._handing_over,
        )
        self._write = handoffs.export if _has_ended(dossier) else handoffs.hand_over
        self.written: Exported | None = None
        self._decided = words(look, _decided(dossier), wrap=True)
        self._holds = words(look, "", Type.BODY, "soft", wrap=True)
        folder = Field(look, say("In this folder"))
        folder.set_text(str(workspace.desk.exports))
        choose = LinkButton(look, say("Choose another…"), icon="folder-open")
        choose.clicked.connect(self._choose)
        self._before = QWidget()
        asked = QVBoxLayout(self._before)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(3 * GRID)
        asked.addWidget(self._decided)
        asked.addWidget(self._holds)
        asked.addWidget(self.add_field(_FOLDER, folder))
        line = QHBoxLayout()
        line.addWidget(choose)
        line.addStretch(1)
        asked.addLayout(line)
        if is_sole_trader(dossier.sounding):
            self._ask_about_personal_data(asked)
        self.body.addWidget(self._before)
        self.end_body()
        self.primary.setEnabled(dossier.decision is not None)
        workspace.look(_titles, self._tell_what)

    def confirm(self) -> None:
        """Write the folder, or open it once it is written."""
        if self.written is None:
            super().confirm()
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.folder)))

    def concluded(self, result: object) -> None:
        """Stay, and show where the folder lies."""
        self.primary.setEnabled(True)
        if isinstance(result, Exported):
            self.written = result
            self._before.hide()
            self.body.insertWidget(0, self._after(result))
            self.primary.set_message(say("Open the folder"))
            self.primary.setFocus()
            self.done.emit(result)

    def _after(self, result: Exported) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        files = [each for each in result.files if each.parent == result.folder]
        proof = len(result.files) - len(files)
        column.addWidget(words(self._look, say("The folder is written."), Type.STRONG, wrap=True))
        path = words(self._look, say("{path}", path=breakable(str(result.folder))), wrap=True)
        column.addWidget(path)
        held = say_many(
            "{files}, and {count} file of evidence",
            "{files}, and {count} files of evidence",
            proof,
            files=", ".join(each.name for each in files),
        )
        column.addWidget(words(self._look, held, Type.BODY, "soft", wrap=True))
        copy = LinkButton(self._look, say("Copy the path"), icon="copy")
        copy.clicked.connect(self._copy)
        line = QHBoxLayout()
        line.addWidget(copy)
        line.addStretch(1)
        column.addLayout(line)
        return part

    def _handing_over(self) -> UseCase:
        typed = self.fields[_FOLDER].text()
        if not typed:
            raise InvalidInput(say("Say in which folder."), field=_FOLDER)
        into, why = Path(typed).expanduser(), self._why_personal()
        return partial(self._write, company=self.about, into=into, personal=why)

    def _ask_about_personal_data(self, column: QVBoxLayout) -> None:
        options = ((_OUT, say("is left out")), (_ALONG, say("goes along")))
        asked = OneOf(
            key=_PERSONAL,
            label=say("A sole trader's personal data"),
            options=options,
            preset=_OUT,
            hint=say(
                "People, contacts, addresses, what others said of them, and the stored answers."
            ),
        )
        why = Line(key=_WHY, label=say("Why it goes along"))
        column.addWidget(self.add_field(_PERSONAL, field(self._look, asked)))
        column.addWidget(self.add_field(_WHY, field(self._look, why)))

    def _why_personal(self) -> str:
        if _PERSONAL not in self.fields or self.fields[_PERSONAL].text() != _ALONG:
            return ""
        why = self.fields[_WHY].text().strip()
        if not why:
            raise InvalidInput(say("Say why personal data goes along."), field=_WHY)
        return why

    def _tell_what(self, titles: tuple[Message, ...]) -> None:
        told = say("It will hold: {formats}; and the stored answers as evidence.")
        if _PERSONAL in self.fields:
            told = say("It will hold: {formats}.")
        told = say(told.msgid, formats="; ".join(self._look.say(each) for each in titles))
        self._holds.setText(self._look.say(told))

    def _choose(self) -> None:
        before = self.fields[_FOLDER].text()
        title = self._look.say(say("Where the handoff folder goes"))
        chosen = QFileDialog.getExistingDirectory(self, title, before)
        if chosen:
            self.fields[_FOLDER].set_text(chosen)

    def _copy(self) -> None:
        if self.written is not None:
            QGuiApplication.clipboard().setText(str(self.written.folder))


def breakable(path: str) -> str:
    """Return a path that a label may break after each of its folders."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")


def _titles(desk: Desk) -> tuple[Message, ...]:
    return tuple(each.title for each in desk.exporter.formats())


def _has_ended(dossier: Dossier) -> bool:
    stage = dossier.sounding.stage
    return stage is not None and stage.stage.ended


def _decided(dossier: Dossier) -> Message:
    decision = dossier.decision
    if decision is None:
        return say("Nothing has been decided yet: mark the lead as MQL or SQL first.")
    handoff = dossier.handoff
    if handoff is not None and handoff.decision == decision.id:
        return say(
            "Handed over on {day}; the folder is written again.",
            day=handoff.at.date(),
        )
    return say(
        "What sales receives rests on the decision {stage} of {day}.",
        stage=decision.stage.words,
        day=decision.at.date(),
    )

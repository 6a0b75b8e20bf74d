"""What was found in answer to a question: its address, or a file that shows it, with its place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.sheets.inputs import Line, OneOf, field
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import brought_files
from workbench.app.brought_files import Brought
from workbench.app.desk import Desk
from workbench.domain.reference import Weight
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl
from workbench.texts import say

ADDRESS, WORDS, WEIGHT, PASSAGE, ALONG = "address", "words", "weight", "passage", "along"
_GOES, _STAYS = "goes", "stays"
_PRESETS = {ADDRESS: "", WORDS: "", WEIGHT: Weight.NEUTRAL.value, PASSAGE: "", ALONG: _GOES}
_WHERE = say("Address of what you found")
_CHOOSE = say("Choose a file")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file to be read, and all that its reading rests on."""

    file: Path
    address: str
    passage: str
    goes_along: bool


class FoundPart(QWidget):
    """Asks for what was found; a file is read beside the window as soon as it is there.

    Signals:
        ready: the file was read as it is asked for now; `brought` holds it.
        refused: the `WorkbenchError` of a file that cannot be kept; it is let go of.
    """

    ready = Signal()
    refused = Signal(object)

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        company: UUID,
        add_field: Callable[[str, Field], Field],
    ) -> None:
        """Take the company it is about, and what takes fields into the sheet."""
        super().__init__()
        self._look = look
        self._workspace = workspace
        self._company = company
        self._add = add_field
        self._file: Path | None = None
        self._asked_at = ""
        self._reading: _Wanted | None = None
        self.brought: Brought | None = None
        self.fields: dict[str, Field] = {}
        self._told = words(look, "", Type.SMALL, "soft", wrap=True)
        self._lay_out()
        self.clear("")

    def clear(self, asked: str) -> None:
        """Forget what was found before; `asked` is the address that was opened to look."""
        self._asked_at = asked
        self._file = self._reading = self.brought = None
        for key, preset in _PRESETS.items():
            self.fields[key].set_text(preset)
            self.fields[key].clear_error()
        self._show_file()

    def take_file(self, file: Path) -> None:
        """Take a file that was dropped or chosen, and read it."""
        self._file = file
        self._show_file()
        self.read_file()

    @property
    def is_read(self) -> bool:
        """Whether nothing needs to be read before what was found is kept."""
        return self._file is None or (
            self.brought is not None and self._reading == self._wanted(self._file)
        )

    def read_file(self) -> None:
        """Read the file as it is asked for now; an older reading is given up."""
        if self._file is None:
            return
        self.brought, self._reading = None, self._wanted(self._file)
        self._told.setText(self._look.say(say("{file} is being read.", file=self._file.name)))
        self._workspace.study(
            partial(_brought, self._company, self._reading),
            self._read,
            failed=self._refuse,
            replaces="brought file",
        )

    def typed(self) -> dict[str, str]:
        """Return what the fields hold."""
        return {key: each.text() for key, each in self.fields.items()}

    def _wanted(self, file: Path) -> _Wanted:
        typed = self.typed()
        address = typed[ADDRESS] or self._asked_at
        return _Wanted(file, address, typed[PASSAGE], typed[ALONG] == _GOES)

    def _read(self, brought: Brought) -> None:
        if self._file is None:
            return
        self.brought = brought
        told = brought.told
        hint = brought.kept.hint
        if hint is not None:
            told = say("{found} {hint}", found=told, hint=hint)
        self._told.setText(self._look.say(told))
        self.ready.emit()

    def _refuse(self, problem: WorkbenchError) -> None:
        self._file = self._reading = None
        self._show_file()
        self.refused.emit(problem)

    def _show_file(self) -> None:
        there = self._file is not None
        for part in (self._told, self.fields[PASSAGE], self.fields[ALONG]):
            part.setVisible(there)
        label = _WHERE
        if self._file is not None:
            label = say("{file} will be kept; its address", file=self._file.name)
        self.fields[ADDRESS].label.setText(self._look.say(label))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        prompt = say("Paste it, or drop the page or file here")
        column.addWidget(self._field(ADDRESS, Field(self._look, _WHERE, prompt=prompt)))
        choose = LinkButton(self._look, _CHOOSE, icon="paperclip")
        choose.clicked.connect(self._choose)
        line = QWidget()
        Flow(parent=line).addWidget(choose)
        column.addWidget(line)
        column.addWidget(self._told)
        for asked in (_passage(), _meaning()):
            column.addWidget(self._field(asked.key, field(self._look, asked)))
        column.addWidget(self._field(WORDS, Field(self._look, say("In a few words"))))
        column.addWidget(self._field(ALONG, field(self._look, _along())))

    def _field(self, key: str, made: Field) -> Field:
        self.fields[key] = made
        return self._add(key, made)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._look.say(_CHOOSE))
        if chosen:
            self.take_file(Path(chosen))


def _passage() -> Line:
    return Line(
        key=PASSAGE,
        label=say("The passage you mean"),
        hint=say("Leave it empty to mark where the company is named."),
    )


def _meaning() -> OneOf:
    return OneOf(
        key=WEIGHT,
        label=say("What it means for them"),
        options=(
            (Weight.GOOD, say("speaks for them")),
            (Weight.NEUTRAL, say("neither")),
            (Weight.BAD, say("speaks against them")),
        ),
        preset=Weight.NEUTRAL,
    )


def _along() -> OneOf:
    return OneOf(
        key=ALONG,
        label=say("In the handoff folder"),
        options=((_GOES, say("goes along")), (_STAYS, say("stays with us"))),
        preset=_GOES,
    )


def _brought(company: UUID, wanted: _Wanted, desk: Desk, control: JobControl) -> Brought:
    return brought_files.bring(
        desk,
        company,
        name=wanted.file.name,
        content=brought_files.read_file(wanted.file),
        address=wanted.address,
        passage=wanted.passage,
        goes_along=wanted.goes_along,
        control=control,
    )

"""The offline registers of this computer: what is here, and how one is added, renewed, let go."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from ui.pages.sources.register_row import RegisterRow
from ui.tasks import Task
from ui.telling.problems import problem_words
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.busy import Busy
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.section import Section
from ui.widgets.sentence import Sentence
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import registers
from workbench.app.desk import Desk
from workbench.domain.operation import Operation
from workbench.domain.registers import RegisterAbout, RegisterBuilt, RegisterFile, RegisterRefreshed
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl
from workbench.texts import Message, in_turn, say, say_many

T = TypeVar("T")

_Standing = tuple[tuple[RegisterAbout, ...], tuple[RegisterFile, ...]]


class RegistersCard(Section):
    """Reads what is here when it is told to; a register is built beside everything else.

    Signals:
        filled: what is here is shown.
    """

    filled = Signal()

    def __init__(self, look: Look, workspace: Workspace) -> None:
        super().__init__(look, say("Offline registers"))
        self._workspace = workspace
        self._task: Task | None = None
        self._unfolded = False
        self._renewed = ""
        self._known: tuple[RegisterFile, ...] = ()
        self.rows: list[RegisterRow] = []
        self.add_one = QuietButton(look, say("Add a register…"), icon="folder-open")
        self.add_one.clicked.connect(self.ask_for_file)
        self._busy = Busy(look)
        self._busy.cancelled.connect(self.stop)
        self._told = Sentence(look, role="soft")
        self._told.hide()
        self._here = _Column()
        self.fold = LinkButton(look, say("Which files there are"))
        self.fold.clicked.connect(self._turn)
        self._files = _Column()
        self.add_beside(self.add_one)
        for part in (self._busy, self._told, self._here, self.fold, self._files):
            self.add(part)

    def read(self) -> None:
        """Read what is here, and show it."""
        self._workspace.study(_standing, self.show_standing, replaces="registers here")

    def show_standing(self, standing: _Standing) -> None:
        """Show the registers that are here, and the files of those that are not."""
        here, known = standing
        self._known = tuple(each for each in known if each.key not in {about.key for about in here})
        files = {each.key: each for each in known}
        with self.filling():
            self.rows = [RegisterRow(self._look, each, files.get(each.key)) for each in here]
            for row in self.rows:
                row.removed.connect(self._remove)
                row.wanted_newer.connect(self.refresh)
                row.refresh.setEnabled(self._task is None)
            nothing = say(
                "None is here yet. A register's bulk file makes a whole country searchable as you"
                " type, without a network."
            )
            empty = words(self._look, nothing, Type.BODY, "soft", wrap=True)
            self._here.fill(self.rows or [empty])
            self._show_files()
        self._go_to_renewed()
        self.filled.emit()

    def ask_for_file(self) -> None:
        """Let a bulk file be chosen, and build it."""
        title = self._look.say(say("Choose a register's bulk file"))
        chosen, _ = QFileDialog.getOpenFileName(self, title)
        if chosen:
            self.build(Path(chosen))

    def build(self, file: Path) -> None:
        """Make a file searchable; what was built of its register before stays until it is whole."""
        self._begin(
            say("Reading {file}…", file=file.name),
            lambda desk, control: registers.build(desk, file, control),
            self._built,
        )

    def refresh(self, about: RegisterAbout) -> None:
        """Bring a register up to date; it stays as it is until the newer one is whole."""
        self._begin(
            say("Asking what changed: {title}", title=about.title),
            lambda desk, control: registers.refresh(desk, about.key, control),
            self._refreshed,
        )

    def stop(self) -> None:
        """Stop building; an earlier register of the same kind stays as it was."""
        if self._task is not None:
            self._task.cancel()

    def _begin(
        self,
        words: Message,
        change: Callable[[Desk, JobControl], Operation[T]],
        done: Callable[[T], None],
    ) -> None:
        self._told.hide()
        self._busy.begin(words)
        self._task = self._workspace.change_beside(
            self._workspace.desk.person,
            change,
            done=done,
            failed=self._failed,
            ended=self._ended,
            progressed=self._busy.show_progress,
        )
        self._let_begin(can=False)

    def _let_begin(self, *, can: bool) -> None:
        """Let another be built or renewed, or not while one is."""
        self.add_one.setEnabled(can)
        for row in self.rows:
            row.refresh.setEnabled(can)

    def _refreshed(self, done: RegisterRefreshed) -> None:
        self._renewed = done.about.key
        self._tell(registers.refreshed(done))
        self.read()

    def _go_to_renewed(self) -> None:
        """Give the focus back that the row lost which was renewed, unless it is elsewhere now."""
        key, self._renewed = self._renewed, ""
        focused = QApplication.focusWidget()
        for row in self.rows:
            if row.key == key and focused is not None and self.isAncestorOf(focused):
                row.refresh.setFocus(Qt.FocusReason.OtherFocusReason)

    def _built(self, built: RegisterBuilt) -> None:
        about = built.about
        told = say_many(
            "{title} is searchable: {count} company, as of {day}.",
            "{title} is searchable: {count} companies, as of {day}.",
            about.rows,
            title=about.title,
            day=about.dated,
        )
        self._tell(in_turn(told, *registers.remarks(built)))
        self.read()

    def _failed(self, problem: WorkbenchError) -> None:
        self._tell(problem_words(self._look, problem))

    def _ended(self) -> None:
        self._task = None
        self._busy.finish()
        self._let_begin(can=True)

    def _remove(self, about: RegisterAbout) -> None:
        self._workspace.change(
            self._workspace.desk.person,
            partial(registers.remove, key=about.key),
            done=self._removed,
            failed=self._failed,
        )

    def _removed(self, _nothing: None) -> None:
        self.add_one.setFocus(Qt.FocusReason.OtherFocusReason)
        self.read()

    def _tell(self, told: Message) -> None:
        self._told.set_message(told)
        self._told.show()

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._show_files()

    def _show_files(self) -> None:
        shown = self._unfolded and bool(self._known)
        self.fold.setVisible(bool(self._known))
        self.fold.set_message(say("Fold") if shown else say("Which files there are"))
        self._files.fill([_file(self._look, each) for each in self._known] if shown else [])


class _Column(QWidget):
    """Widgets below each other, all replaced at once."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)

    def fill(self, parts: Sequence[QWidget]) -> None:
        """Show these instead of what was shown."""
        while (item := self._column.takeAt(0)) is not None:
            held = item.widget()
            if held is not None:
                held.hide()
                held.deleteLater()
        for each in parts:
            self._column.addWidget(each)
        self.setVisible(bool(parts))


def _standing(desk: Desk, _control: object) -> _Standing:
    return registers.here(desk), registers.known(desk)


def _file(look: Look, file: RegisterFile) -> QWidget:
    """Return what file makes a register, where it is fetched, and under which licence."""
    sentence = say(
        "{title}: {names}, from {address}; {licence}",
        title=file.title,
        names=file.names,
        address=file.address,
        licence=file.licence,
    )
    return Sentence(
        look, sentence, kind=Type.SMALL, strong=("title",), links={"address": file.address}
    )

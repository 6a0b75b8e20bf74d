"""Known to us: our own lists, and a file that is shown before it is brought in."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.pages.known import work
from ui.pages.known.file import ColumnsPart, FilePart
from ui.pages.known.lists import ListsPart
from ui.pages.known.work import Shown, Wishes
from ui.tasks import Task
from ui.telling.problems import problem_words
from ui.theme.look import Look
from ui.widgets.busy import Busy
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_frame import PageFrame
from ui.widgets.sentence import Sentence
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.known_lists import bringing
from workbench.app.known_lists.bringing import Brought
from workbench.domain.known_fields import Telling
from workbench.domain.known_lists import KnownKind, KnownList
from workbench.domain.operation import Operation
from workbench.errors import InvalidInput, WorkbenchError
from workbench.texts import Message, say, say_many

_KINDS = "*.csv *.tsv *.txt *.xlsx *.xls *.ods"
_SUBTITLE = say(
    "Customers, open deals, debtors, competitors, and whom we do not contact. What a list says of a"
    " company is the first line of its page, and stays in the house."
)


class KnownPage(PageFrame):
    """The lists there are; one file at a time is shown, understood and brought in."""

    key = "known"
    icon = "list-checks"
    in_sidebar = False

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Known to us"), parent=parent)
        self._workspace = workspace
        self._shown: Shown | None = None
        self._comes_forward = False
        self._task: Task | None = None
        self._busy = Busy(look)
        self._told = Sentence(look, role="soft")
        self.file = FilePart(look)
        self.columns = ColumnsPart(look)
        self.lists = ListsPart(look)
        self.choose = QuietButton(look, say("Choose a file…"), icon="folder-open")
        self.write = PrimaryButton(look, say("Bring in"), icon="download")
        self.leave = QuietButton(look, say("Leave it"))
        self.first = PrimaryButton(look, say("Choose a file…"), icon="folder-open")
        self._nothing = EmptyState(
            look,
            icon="list-checks",
            alone=True,
            title=say("Nobody is known to us yet"),
            sentence=say(
                "A list out of the accounts or the customer system: customers, open deals, debtors"
                " with due dates or by age, competitors, do not contact. Names of people in it are"
                " not kept."
            ),
            actions=(self.first,),
        )
        self._lay_out()
        self._connect()
        self.set_title(self.title, _SUBTITLE)

    def shown(self) -> None:
        """Read the lists there are."""
        self._comes_forward = True
        self._read()

    def ask_for_file(self) -> None:
        """Let a file be chosen and read it."""
        kinds = self._look.say(say("Tables"))
        title = self._look.say(say("Choose a list of companies we know"))
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", f"{kinds} ({_KINDS})")
        if chosen:
            self.open(Path(chosen))

    def open(self, file: Path) -> None:
        """Read a file and show what it lists."""
        self._told.hide()
        self._begin(say("Reading {file}…", file=file.name))
        self._task = self._workspace.study(
            lambda desk, control: work.read(desk, file, control),
            self.show_file,
            failed=self.show_problem,
            progressed=self._busy.show_progress,
            replaces="known list",
        )

    def show_file(self, shown: Shown) -> None:
        """Show a file as it would be brought in."""
        self._busy.finish()
        self._shown = shown
        self.set_title(say("Bring in {file}", file=shown.opened.name), None)
        self.file.show_file(shown, self._today)
        self.columns.show_columns(shown)
        count = len(shown.read.rows)
        told = say_many("Bring in {count} company", "Bring in {count} companies", count)
        self.write.set_message(told)
        self.write.setEnabled(count > 0)
        self._show_parts()
        self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lists(self, lists: tuple[KnownList, ...]) -> None:
        """Show the lists there are."""
        self.lists.show_lists(lists, self._today)
        self.lists.setVisible(bool(lists))
        self._nothing.setVisible(not lists and self._shown is None and self._busy.isHidden())
        self.choose.setVisible(bool(lists) or self._shown is not None)
        if self._comes_forward:
            # Only now is it known which button stands there to take the keys.
            self._comes_forward = False
            offered = self.choose if lists else self.first
            target = self.write if self._shown is not None else offered
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say what cannot be, of a day at its field; nothing that was said before is lost."""
        self._busy.finish()
        if isinstance(problem, InvalidInput) and problem.field == "day" and self._shown:
            self.file.day.show_problem(problem)
        self._tell(problem_words(self._look, problem))
        self._show_parts()

    def stop(self) -> None:
        """Stop what is under way; a list that is not whole counts for nothing."""
        if self._task is not None:
            self._task.cancel()
            self._busy.finish()
            self._show_parts()

    @property
    def _today(self) -> date:
        return self._workspace.desk.now().date()

    def _lay_out(self) -> None:
        for button in (self.choose, self.leave, self.write):
            self.add_action(button)
        for widget in (self._busy, self._told, self._nothing, self.file, self.columns, self.lists):
            self.add(widget)
        for part in (self._told, self.lists, self.file, self.columns, self.write, self.leave):
            part.hide()
        self.choose.hide()

    def _connect(self) -> None:
        self.choose.clicked.connect(self.ask_for_file)
        self.first.clicked.connect(self.ask_for_file)
        self.write.clicked.connect(self._write)
        self.leave.clicked.connect(self._leave)
        self.file.kind_changed.connect(self._change_kind)
        self.file.day_changed.connect(self._change_day)
        self.columns.changed.connect(self._change_column)
        self.lists.take_back.connect(self._take_back)
        self._busy.cancelled.connect(self.stop)
        self._workspace.changed.connect(self._changed)

    def _show_parts(self) -> None:
        shown = self._shown is not None
        for part in (self.file, self.columns, self.write, self.leave):
            part.setVisible(shown)
        self._read()

    def _begin(self, message: Message) -> None:
        self._busy.begin(message)
        self._nothing.hide()
        self.write.setEnabled(False)

    def _tell(self, said: Message) -> None:
        self._told.set_message(said)
        self._told.show()

    def _read(self) -> None:
        self._workspace.look(bringing.lists, self.show_lists, replaces="known lists")

    def _changed(self, _about: object) -> None:
        if self.isVisible():
            self._read()

    def _change_kind(self, kind: KnownKind) -> None:
        self._again(Wishes(kind=kind))

    def _change_day(self, day: date) -> None:
        if self._shown is not None and day != self._shown.opened.day:
            self._again(Wishes(day=day))

    def _change_column(self, place: int, tells: Telling | None) -> None:
        self._again(Wishes(fields={place: tells}))

    def _again(self, wishes: Wishes) -> None:
        shown = self._shown
        if shown is None:
            return
        self._told.hide()
        self._begin(say("Reading {file}…", file=shown.opened.name))
        self._task = self._workspace.study(
            lambda desk, control: work.changed(desk, shown, wishes, control),
            self.show_file,
            failed=self.show_problem,
            progressed=self._busy.show_progress,
            replaces="known list",
        )

    def _write(self) -> None:
        shown = self._shown
        if shown is None:
            return
        replaces = self.file.replaces.key()
        self._begin(say("Bringing in {file}…", file=shown.opened.name))
        self._task = self._workspace.change_beside(
            self._workspace.desk.person,
            lambda desk, control: work.bring(desk, shown, replaces, control),
            done=self._wrote,
            failed=self.show_problem,
            ended=self._busy.finish,
            progressed=self._busy.show_progress,
        )

    def _wrote(self, brought: Brought) -> None:
        self._tell(bringing.did(brought))
        self._leave()

    def _leave(self) -> None:
        self._shown = None
        self._busy.finish()
        self.set_title(self.title, _SUBTITLE)
        self._show_parts()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self, known_list: KnownList) -> None:
        self._workspace.change(
            self._workspace.desk.person, lambda desk: _taken_back(desk, known_list)
        )


def _taken_back(desk: Desk, known_list: KnownList) -> Operation[KnownList]:
    return bringing.take_back(desk, known_list.id)

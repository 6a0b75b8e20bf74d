"""Importing leads from a file: it is shown what becomes of each row before anything is written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ui.pages.importing import work
from ui.pages.importing.columns import ColumnsPart
from ui.pages.importing.registers import LookUpPart
from ui.pages.importing.rows import SHOWN, RowsPart
from ui.pages.importing.work import Judged
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
from workbench.app.importing.previewing import Preview
from workbench.app.importing.running import Imported, did
from workbench.domain.company import Identifier
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate, ImportRun
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many

_KINDS = "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.vcf"


class ImportPage(PageFrame):
    """One file at a time; it stays until another is chosen.

    Signals:
        list_wanted: the `ImportRun` whose companies are to be worked through.
    """

    key = "import"
    icon = "file-spreadsheet"
    in_sidebar = False

    list_wanted = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Import leads"), parent=parent)
        self._workspace = workspace
        self._judged: Judged | None = None
        self._decided: dict[int, UUID | Identifier | None] = {}
        self._run: ImportRun | None = None
        self._had_keys = False
        self._task: Task | None = None
        self.columns = ColumnsPart(look)
        self.rows = RowsPart(look)
        self.registers = LookUpPart(look)
        self._busy = Busy(look)
        self._told = Sentence(look, role="soft")
        self.choose = QuietButton(look, say("Choose a file…"), icon="folder-open")
        self.rejects = QuietButton(look, say("Save the rows left out…"), icon="download")
        self.through = QuietButton(look, say("Work through them…"), icon="list-checks")
        self.write = PrimaryButton(look, say("Import"), icon="download")
        self.first = PrimaryButton(look, say("Choose a file…"), icon="folder-open")
        self.first_paste = QuietButton(look, say("Paste a list"), icon="copy")
        self.through.hide()
        self._nothing = self._nothing_yet()
        self._lay_out()
        self._connect()
        self._show_parts(shown=False)

    def shown(self) -> None:
        """Give the keys to what comes next."""
        target = self.write if self._judged is not None else self.first
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_file(self) -> None:
        """Let a file be chosen and read it."""
        kinds = self._look.say(say("Tables and cards"))
        title = self._look.say(say("Choose a file with leads"))
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", f"{kinds} ({_KINDS})")
        if chosen:
            self.open(Path(chosen))

    def open(self, file: Path) -> None:
        """Read a file and show what becomes of its rows."""
        self._forget()
        self._study(
            say("Reading {file}…", file=file.name),
            lambda desk, control: work.read(desk, file, SHOWN, control),
        )

    def paste(self) -> None:
        """Read a list that was copied from anywhere."""
        text = QGuiApplication.clipboard().text()
        self._forget()
        self._study(
            say("Reading what was copied…"),
            lambda desk, control: work.read_pasted(desk, text, SHOWN, control),
        )

    def show_judged(self, judged: Judged) -> None:
        """Show a file's columns and rows."""
        self._busy.finish()
        self._judged = judged
        opened, preview = judged.preview.opened, judged.preview
        self.set_title(say("Import {file}", file=opened.name), _subtitle(judged))
        self.columns.show_columns(opened.columns.columns, judged.examples)
        self.rows.show_rows(preview, judged.plans, judged.fate)
        self.registers.show_rows(preview, judged.registers)
        left = preview.counts[Fate.UNSURE] + preview.counts[Fate.UNUSABLE]
        count = _written(preview)
        self.write.set_message(say_many("Import {count} row", "Import {count} rows", count))
        self.rejects.setVisible(left > 0)
        self._show_parts(shown=True)
        self._keep_keys()

    def _keep_keys(self) -> None:
        """Give the keys back that went with a button which is no longer shown."""
        if self._had_keys:
            self._had_keys = False
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say why a file cannot be read or written; what was shown before stays."""
        self._busy.finish()
        self._tell(problem_words(self._look, problem))
        self._show_parts(shown=self._judged is not None)

    def stop(self) -> None:
        """Stop what is under way; rows that were written stay, and are not written twice."""
        if self._task is not None:
            self._task.cancel()
            self._busy.finish()
            self._show_parts(shown=self._judged is not None)

    def _lay_out(self) -> None:
        for button in (self.choose, self.rejects, self.through, self.write):
            self.add_action(button)
        for widget in self._parts():
            self.add(widget)
        self._told.hide()

    def _parts(self) -> tuple[QWidget, ...]:
        shown = (self.registers, self.rows, self.columns)
        return (self._busy, self._told, self._nothing, *shown)

    def _nothing_yet(self) -> EmptyState:
        return EmptyState(
            self._look,
            icon="file-spreadsheet",
            title=say("A list, or an export of your customer system"),
            sentence=say(
                "CSV, Excel, LibreOffice or vCard; HubSpot, Salesforce, Pipedrive, Dynamics,"
                " SuperOffice and Odoo are known. Or names and numbers copied from anywhere, one in"
                " each line. Nothing is written before you have seen what becomes of each row."
            ),
            actions=(self.first_paste, self.first),
        )

    def _connect(self) -> None:
        self.choose.clicked.connect(self.ask_for_file)
        self.first.clicked.connect(self.ask_for_file)
        self.first_paste.clicked.connect(self.paste)
        self.add_key(QKeySequence.StandardKey.Paste, say("Paste a list"), self.paste)
        self.write.clicked.connect(self._write)
        self.rejects.clicked.connect(self._ask_where)
        self.through.clicked.connect(self._want_list)
        self.columns.changed.connect(self._change_column)
        self.rows.decided.connect(self._decide)
        self.rows.wanted.connect(self._show_fate)
        self.registers.wanted.connect(self._look_up)
        self.registers.placed.connect(self._place)
        self._busy.cancelled.connect(self.stop)

    def _show_parts(self, *, shown: bool) -> None:
        self._nothing.setVisible(not shown and self._busy.isHidden())
        for part in (self.rows, self.columns, self.write, self.choose):
            part.setVisible(shown)
        if not shown:
            self.rejects.hide()
            self.registers.hide()
        self.registers.setEnabled(True)
        self.write.setEnabled(self._judged is not None and _written(self._judged.preview) > 0)

    def _study(
        self,
        begins: Message,
        question: Callable[[Desk, JobControl], Judged],
        done: Callable[[Judged], None] | None = None,
    ) -> None:
        self._told.hide()
        self._begin(begins)
        self._task = self._workspace.study(
            question,
            done or self.show_judged,
            failed=self.show_problem,
            progressed=self._busy.show_progress,
            replaces="import preview",
        )

    def _forget(self) -> None:
        self._decided, self._run = {}, None
        self.through.hide()

    def _begin(self, message: Message) -> None:
        self._had_keys = QApplication.focusWidget() in {self.first, self.first_paste}
        self._busy.begin(message)
        self._nothing.hide()
        self.write.setEnabled(False)
        self.registers.setEnabled(False)

    def _tell(self, said: Message) -> None:
        self._told.set_message(said)
        self._told.show()

    def _change_column(self, place: int, field: Field) -> None:
        self._judge({place: field})

    def _decide(self, row: int, meant: object) -> None:
        if meant == "":
            self._decided.pop(row, None)
        else:
            self._decided[row] = meant if isinstance(meant, UUID | Identifier) else None
        self._judge({})

    def _place(self, country: str) -> None:
        self._judge({}, country)

    def _look_up(self) -> None:
        judged = self._judged
        if judged is None:
            return
        self._study(
            say("Looking up rows of {file}", file=judged.preview.opened.name),
            lambda desk, control: work.look_up(desk, judged, SHOWN, control),
            self._looked_up,
        )

    def _looked_up(self, judged: Judged) -> None:
        self.show_judged(judged)
        (self.rows.first_open or self.write).setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self, fields: dict[int, Field], country: str | None = None) -> None:
        judged = self._judged
        if judged is None:
            return
        preview = judged.preview
        wishes = work.Wishes(fields, dict(self._decided), judged.fate, SHOWN, country)
        self._study(
            say("Reading {file}…", file=preview.opened.name),
            lambda desk, control: work.changed(desk, preview, wishes, control),
        )

    def _show_fate(self, fate: Fate | None) -> None:
        judged = self._judged
        if judged is not None:
            preview = judged.preview
            self._task = self._workspace.study(
                lambda desk, _control: work.judged(desk, preview, fate, SHOWN),
                self.show_judged,
                failed=self.show_problem,
                replaces="import preview",
            )

    def _write(self) -> None:
        judged = self._judged
        if judged is None:
            return
        preview = judged.preview
        self._begin(say("Importing {file}…", file=preview.opened.name))
        self._task = self._workspace.change_beside(
            self._workspace.desk.person,
            lambda desk, control: work.write(desk, preview, control),
            done=self._wrote,
            failed=self.show_problem,
            ended=self._busy.finish,
            progressed=self._busy.show_progress,
        )

    def _wrote(self, done: Imported) -> None:
        self._busy.finish()
        self._judge({})
        self._run = done.run
        self.through.show()
        self._tell(say("{did} Undo takes all of it back.", did=self._look.say(did(done))))

    def _want_list(self) -> None:
        if self._run is not None:
            self.list_wanted.emit(self._run)

    def _ask_where(self) -> None:
        judged = self._judged
        if judged is None:
            return
        title = self._look.say(say("Where the rows left out go"))
        name = f"{Path(judged.preview.opened.name).stem}-left-out.csv"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, "CSV (*.csv)")
        if chosen:
            self._workspace.study(
                partial(_keep, judged, Path(chosen)), self._kept, failed=self.show_problem
            )

    def _kept(self, file: Path) -> None:
        self._tell(say("The rows left out are in {file}.", file=str(file)))


def _written(preview: Preview) -> int:
    """Return how many rows an import would write."""
    return sum(preview.counts[each] for each in Fate if each.is_written)


def _keep(judged: Judged, file: Path, desk: Desk, control: JobControl) -> Path:
    return work.keep_rejects(desk, judged.preview, file, control)


def _subtitle(judged: Judged) -> Message:
    """Return what the file is: whose export, how many rows, and what to know of how it was read."""
    opened = judged.preview.opened
    told = say_many("{count} row", "{count} rows", judged.preview.rows)
    if opened.columns.system:
        system = say("an export of {system}", system=opened.columns.system)
        told = say("{first} · {second}", first=told, second=system)
    if opened.table.sheet:
        sheet = say("sheet {sheet}", sheet=opened.table.sheet)
        told = say("{first} · {second}", first=told, second=sheet)
    for remark in opened.table.remarks:
        told = say("{first} · {second}", first=told, second=remark)
    return told

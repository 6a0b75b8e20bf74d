"""A page the user saved or copied: brought, read beside the window, and confirmed line by line."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.sheets.form import Filled, UseCase
from ui.tasks import Task
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.check_row import CheckRow
from ui.widgets.emptying import empty
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.words import hairline, words
from ui.workspace import Workspace
from workbench.app import saved_pages
from workbench.app.desk import Desk
from workbench.domain.accounts import Scope, scope_of
from workbench.domain.company import Company, Scheme
from workbench.domain.dossier import Dossier
from workbench.domain.fact_words import exact_words
from workbench.domain.properties import declared
from workbench.domain.proposal import Proposal, ProposedLine, Standing
from workbench.domain.source import source_title
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl, Progress
from workbench.texts import Message, say, say_many

WIDE = 640
_ADDRESS = "address"
_CHOOSE = say("Choose the file…")
_READ = say("Read the page")
_PROFF = say(
    "Open the company's page at proff.dk or proff.no yourself, save it, and drop the file here; or"
    " select the whole page, copy and paste it. One page at a time: their terms forbid collecting"
    " pages by machine."
)
_BRITISH = say(
    "Download the company's accounts from Companies House as a web page (iXBRL), or a daily or"
    " monthly package of accounts, and drop the file here. A package may hold many companies: only"
    " this one's accounts are read."
)
_BELGIAN = say(
    "Download the full file of KBO/BCE Open Data yourself, which takes a free account with the"
    " register, and drop the zip here. Updates that lie beside it are read as well."
)
_ESTONIAN = say(
    "Download the register's open data yourself: the basic data, and of the annual reports the"
    " general data and the elements of each year. Drop one of the files here; those that lie beside"
    " it are read as well."
)


class Page(Filled):
    """First the page is dropped, chosen or pasted; then its lines are taken or left."""

    def __init__(self, look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> None:
        company = dossier.sounding.company
        super().__init__(
            look,
            workspace,
            parent,
            say("A saved page of {name}", name=company.name),
            _CHOOSE,
            about=company.id,
            use_case=self._confirming,
            width=WIDE,
        )
        self.proposal: Proposal | None = None
        self.rows: list[CheckRow] = []
        self._dossier = dossier
        self._brought: Path | bytes | None = None
        self._reading: Task | None = None
        self._bringing = self._bringing_part()
        self._told = words(look, "", Type.BODY, "soft", wrap=True)
        self._notes = words(look, "", Type.SMALL, "look_closer", wrap=True)
        self._lines = QWidget()
        self._listed = QVBoxLayout(self._lines)
        self._listed.setContentsMargins(0, 0, 0, 0)
        self._listed.setSpacing(0)
        self.setAcceptDrops(True)
        for part in (self._bringing, self._told, self._notes, self._lines):
            self.body.addWidget(part)
        self.end_body()
        self._show_none()

    def open(self, first: QWidget | None = None) -> None:
        """Open with the keys on what comes next, so that Enter chooses a file."""
        super().open(first or self.primary)

    def confirm(self) -> None:
        """Do what comes next: choose a page, read it, or keep the lines that are taken."""
        if not self.primary.isEnabled():
            return
        if self.proposal is not None:
            super().confirm()
        elif self._brought is not None:
            self._read()
        else:
            self._choose()

    def take_file(self, file: Path) -> None:
        """Take a page that was saved as a file, and read it."""
        self._take(file, say("{file} is being read.", file=file.name))

    def take_words(self, copied: str) -> None:
        """Take a page that was copied, its source or its text, and read it."""
        self._take(copied.encode("utf-8", "replace"), say("What you copied is being read."))

    def take_data(self, data: QMimeData) -> None:
        """Take what was dropped or copied: a file, else markup, else words."""
        files = [url for url in data.urls() if url.isLocalFile()]
        if files:
            self.take_file(Path(files[0].toLocalFile()))
        elif data.hasHtml():
            self.take_words(data.html())
        elif data.text().strip():
            self.take_words(data.text())

    def take_clipboard(self) -> None:
        """Take what was copied in the browser."""
        self.take_data(QGuiApplication.clipboard().mimeData())

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say what was refused, and leave the way open to bring another page."""
        super().show_problem(problem)
        if self.proposal is None:
            self._told.hide()
            self.primary.set_message(_READ if self._brought is not None else _CHOOSE)

    def show_progress(self, progress: Progress) -> None:
        """Say how far a register's file is searched: one of gigabytes takes a while."""
        share = f"{progress.done * 100 // progress.total} %" if progress.total else ""
        self._told.setText(f"{self._look.say(progress.label)} {share}".strip())
        self._told.show()

    def dismiss(self) -> None:
        """Go away, and stop a search through a large file."""
        if self._reading is not None:
            self._reading.cancel()
        super().dismiss()

    def concluded(self, result: object) -> None:
        self.proposal = None
        super().concluded(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_clipboard()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasUrls() or data.hasHtml() or data.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take_data(event.mimeData())
        event.acceptProposedAction()

    # --- bringing a page --------------------------------------------------------------------------

    def _bringing_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        how = _how(self._dossier.sounding.company)
        column.addWidget(words(self._look, how, Type.BODY, "soft", wrap=True))
        paste = LinkButton(self._look, say("Paste what you copied"))
        paste.setToolTip(QKeySequence(QKeySequence.StandardKey.Paste).toString())
        paste.clicked.connect(self.take_clipboard)
        line = QWidget()
        Flow(parent=line).addWidget(paste)
        column.addWidget(line)
        address = Field(
            self._look,
            say("Address of the page"),
            prompt=say("https://www.proff.dk/…"),
            hint=say("Leave it empty where the saved page tells it."),
        )
        column.addWidget(self.add_field(_ADDRESS, address))
        return part

    def _choose(self) -> None:
        title = self._look.say(_CHOOSE)
        kinds = "*.html *.htm *.mhtml *.mht *.txt *.xhtml *.xml *.zip *.csv"
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", f"({kinds})")
        if chosen:
            self.take_file(Path(chosen))

    def _take(self, brought: Path | bytes, told: Message) -> None:
        self._brought = brought
        self._show_none()
        self._told.setText(self._look.say(told))
        self._told.show()
        self._read()

    def _read(self) -> None:
        self.fields[_ADDRESS].clear_error()
        self.clear_problem()
        self.primary.setEnabled(False)
        ask = partial(
            _proposed,
            brought=self._brought or b"",
            company=self.about,
            address=self.draft()[_ADDRESS],
        )
        self._reading = self.workspace.study(
            ask, self._show, failed=self.show_problem, replaces=f"page {self.about}"
        )
        self._reading.progressed.connect(self.show_progress)

    # --- its lines --------------------------------------------------------------------------------

    def _show_none(self) -> None:
        self.proposal, self.rows = None, []
        self._bringing.show()
        for part in (self._told, self._notes, self._lines):
            part.hide()
        self.primary.set_message(_CHOOSE)

    def _show(self, proposal: Proposal) -> None:
        self.primary.setEnabled(True)
        self.proposal = proposal
        self._bringing.hide()
        self._told.setText(self._look.say(_told(proposal)))
        self._told.show()
        self._notes.setText("\n".join(self._look.say(note) for note in proposal.notes))
        self._notes.setVisible(bool(proposal.notes))
        self._list(proposal.lines)
        self._count()
        if self.rows:
            self.rows[0].setFocus()

    def _list(self, lines: Sequence[ProposedLine]) -> None:
        empty(self._listed)
        self.rows = []
        for heading, group in groupby(lines, key=_heading):
            label = words(self._look, heading, Type.LABEL, "soft")
            label.setContentsMargins(0, 3 * GRID, 0, GRID)
            self._listed.addWidget(label)
            for line in group:
                self._listed.addWidget(hairline())
                self._listed.addWidget(self._row(line))
        self._lines.show()

    def _row(self, line: ProposedLine) -> CheckRow:
        said, role = _beside(line, self._dossier)
        title = declared(line.stated.fact.key).title
        row = CheckRow(self._look, title, said, role=role, taken=line.taken)
        row.toggled.connect(self._count)
        self.rows.append(row)
        return row

    def _taken(self) -> list[int]:
        return [number for number, row in enumerate(self.rows) if row.isChecked()]

    def _count(self) -> None:
        self.primary.set_message(
            say_many("Keep {count} line", "Keep {count} lines", len(self._taken()))
        )

    def _confirming(self) -> UseCase:
        if self.proposal is None:
            raise ValueError("there is nothing to confirm yet")
        return partial(
            saved_pages.confirm, company=self.about, proposal=self.proposal, chosen=self._taken()
        )


def _proposed(
    desk: Desk, control: JobControl, *, brought: Path | bytes, company: UUID, address: str
) -> Proposal:
    if isinstance(brought, Path):
        return saved_pages.propose_file(desk, company, brought, address, control)
    return saved_pages.propose(desk, company, brought, address)


def _how(company: Company) -> Message:
    if company.numbers(Scheme.BE_KBO):
        return _BELGIAN
    if company.numbers(Scheme.EE_REGISTRIKOOD):
        return _ESTONIAN
    return _BRITISH if company.country == "GB" else _PROFF


def _told(proposal: Proposal) -> Message:
    if not proposal.lines:
        return say("{address} proposes nothing.", address=proposal.page.address)
    return say(
        "Read from {address}. Take what you have seen on the page yourself; Space takes or leaves"
        " a line. People named on the page are not kept.",
        address=proposal.page.address,
    )


def _heading(line: ProposedLine) -> Message:
    fact = line.stated.fact
    if fact.end is None:
        return say("The company")
    if scope_of(fact) is Scope.GROUP:
        return say("Accounts to {day}, {scope}", day=fact.end, scope=Scope.GROUP.words)
    return say("Accounts to {day}", day=fact.end)


def _beside(line: ProposedLine, dossier: Dossier) -> tuple[Message, str]:
    """Return a line's value beside what stands now, and the colour role it is shown in."""
    value, known = exact_words(line.stated.fact), line.stands
    if known is None:
        return value, "ink"
    source = source_title(dossier.manifests, known.fact.entity.source)
    match line.standing:
        case Standing.SAME:
            return say("{value}, as in {source}", value=value, source=source), "ink"
        case Standing.KEPT:
            return say("{value}, kept already", value=value), "faint"
        case _:
            told = say(
                "{value}; {source} says {other}",
                value=value,
                source=source,
                other=exact_words(known.fact),
            )
            return told, "look_closer" if line.standing is Standing.OTHER else "ink"

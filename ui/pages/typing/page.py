"""Accounts entered from a PDF: the document on the left, the form on the right."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.typing import beside
from ui.pages.typing.document import DocumentSide
from ui.pages.typing.form import FiguresForm, FormDraft
from ui.theme.look import Look
from ui.theme.scale import GRID
from ui.turns import Turns
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.page_frame import PageFrame
from ui.widgets.scrolling import Scrolling
from ui.workspace import Workspace
from workbench.app.typing_accounts import Document, Entered
from workbench.errors import InvalidInput
from workbench.texts import say

_FORM_WIDTHS = (372, 460)
_SHARE = 0.44
"""Of the page's width that the form takes, within its least and its most."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of one company while the page shows another."""

    form: FormDraft
    document: Document | None
    page: int
    zoom: float


class TypingPage(PageFrame):
    """Figures typed off a document; `open` says whose they are.

    Signals:
        accounts_wanted: back to the accounts, by the company's UUID.
        kept: the company's UUID and what was `Entered`.
    """

    key = "typing"
    icon = "pencil"
    in_sidebar = False

    accounts_wanted = Signal(object)
    kept = Signal(object, object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Enter from a PDF"), scrolls=False, parent=parent)
        self._workspace = workspace
        self._company: UUID | None = None
        self._aside: dict[UUID, _Kept] = {}
        self._back = QuietButton(look, say("Back to the accounts"), icon="arrow-left")
        self.primary = PrimaryButton(look, say("Keep the figures"))
        self.add_action(self._back)
        self.add_action(self.primary)
        self.side = DocumentSide(look, workspace)
        self.form = FiguresForm(look, workspace.desk.now().date())
        self._right = Scrolling(self.form, self)
        self._right.setAccessibleName(look.say(say("What the document says")))
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5 * GRID)
        line.addWidget(self.side, 1)
        line.addWidget(self._right)
        self.add(middle, 1)
        self.setAcceptDrops(True)
        self._connect()
        self._steps = self.form.steps()
        Turns(self._steps, self).begin()

    def open(self, company: UUID) -> None:
        """Take figures of a company; what was typed of another is kept."""
        for _ in self._steps:
            # Whoever comes before the form stands has the rest of it built at once.
            continue
        if company != self._company:
            self._put_aside()
            self._company = company
            self.set_title(self.title, say("Reading…"))
            self._take_up(self._aside.pop(company, None))
        self._read()

    def shown(self) -> None:
        """Read anew what is known, and give the keys to what is wanted next."""
        self._read()
        self._take_keys()

    def take_file(self, file: Path) -> None:
        """Read a document beside the window; one that is shown stays until it is read."""
        self.side.say_reading(file.name)
        self._workspace.study(
            partial(beside.opened, self._company, file),
            self._show,
            failed=self.side.show_problem,
            replaces="typed file",
        )

    def keep(self) -> None:
        """Keep the document with the figures, unless that is under way."""
        company, document = self._company, self.side.document
        if company is None or not self.primary.isEnabled():
            return
        self.form.checks.clear_problem()
        try:
            typed = self.form.typed()
        except InvalidInput as problem:
            self.form.show_problem(problem)
            return
        if document is None:
            self.side.show_problem(_NO_DOCUMENT)
            self.side.drop.choose.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.primary.setEnabled(False)
        self.working.begin(say("Keeping the figures…"))
        self._workspace.change_beside(
            company,
            partial(
                beside.entered,
                company,
                typed,
                replace(document, source=self.form.about.source),
                as_printed=self.form.checks.as_printed,
            ),
            done=self._done,
            failed=self.form.show_problem,
            ended=self._ended,
        )

    def show_in_form(self, widget: QWidget) -> None:
        """Scroll the form to where a widget is seen."""
        self._right.ensureWidgetVisible(widget, 0, 4 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        least, most = _FORM_WIDTHS
        wide = round(event.size().width() * _SHARE)
        self._right.setFixedWidth(min(max(wide, least), most))
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.side.take_data(event.mimeData()):
            event.acceptProposedAction()

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self.primary.clicked.connect(self.keep)
        self.side.brought.connect(self.take_file)
        self.side.turned.connect(self._turned)
        self.form.page_wanted.connect(self.side.go_to)
        self.form.finished.connect(self._to_primary)
        self.form.shown_wanted.connect(self.show_in_form)
        self._workspace.changed.connect(self._changed)
        paper = self.side.paper
        for keys, name, act in (
            ("Ctrl+Return", say("Keep the figures"), self.keep),
            ("Alt+Left", say("Back to the accounts"), self._go_back),
            ("PgDown", say("Next page"), self.side.turn_on),
            ("PgUp", say("Page before"), self.side.turn_back),
            ("Ctrl++", say("Larger"), paper.zoom_in),
            ("Ctrl+=", say("Larger"), paper.zoom_in),
            ("Ctrl+-", say("Smaller"), paper.zoom_out),
            ("Ctrl+0", say("Fit the width"), paper.fit_width),
            ("Ctrl+G", say("Show the page of this line"), self.form.go_to_cited),
            ("Ctrl+O", say("Choose the document…"), self.side.choose),
            (QKeySequence.StandardKey.Paste, say("Paste the document"), self.side.take_clipboard),
        ):
            self.add_key(keys, name, act)

    # --- what is known ----------------------------------------------------------------------------

    def _read(self) -> None:
        if self._company is not None:
            self._workspace.look(
                partial(beside.known_of, self._company), self._show_known, replaces="typing page"
            )

    def _show_known(self, known: beside.Known) -> None:
        if known.company != self._company:
            return
        self.set_title(
            say("Enter from a PDF: {name}", name=known.name),
            say("Each figure keeps its page, and is marked as entered by hand."),
        )
        self.form.show_known(known.accounts, known.manifests, known.currency)
        self.side.drop.offer(known.documents, known.manifests)

    def _changed(self, company: UUID) -> None:
        if company == self._company and self.isVisible():
            self._read()

    # --- the document -----------------------------------------------------------------------------

    def _show(self, opened: beside.Opened) -> None:
        if opened.company == self._company:
            self.side.show_document(opened.document)
            self._take_keys()

    def _turned(self, page: int) -> None:
        document = self.side.document
        self.form.show_page(page, document.pages if document is not None else 0)

    # --- what is typed ----------------------------------------------------------------------------

    def _put_aside(self) -> None:
        if self._company is not None:
            side = self.side
            self._aside[self._company] = _Kept(
                self.form.draft(), side.document, side.page, side.paper.zoom
            )

    def _take_up(self, kept: _Kept | None) -> None:
        if kept is None:
            self.form.show_page(0, 0)
            self.form.restore(FormDraft())
            self.side.show_document(None)
        else:
            self.form.restore(kept.form)
            self.side.show_document(kept.document, max(kept.page, 1), kept.zoom)

    def _done(self, entered: Entered) -> None:
        company = entered.lookup.company
        if company == self._company:
            # The next document begins anew; what was typed of others stays.
            self._company = None
        elif company is not None:
            self._aside.pop(company, None)
        self.kept.emit(company, entered)

    def _ended(self) -> None:
        self.primary.setEnabled(True)
        self.working.finish()

    def _take_keys(self) -> None:
        if not self.isVisible():
            return
        if self.side.document is not None:
            self.form.take_keys()
        else:
            self.side.drop.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_primary(self) -> None:
        self.primary.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_back(self) -> None:
        if self._company is not None:
            self.accounts_wanted.emit(self._company)


_NO_DOCUMENT = InvalidInput(
    say("There is no document yet."),
    field="file",
    hint=say("Drop it here, or choose it: its pages are the evidence of the figures."),
)

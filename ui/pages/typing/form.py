"""The right side: what the document is about, its lines with their pages, and the sums of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.typing.about import About
from ui.pages.typing.checks import Checks
from ui.pages.typing.line import LineRow, headings
from ui.theme.look import Look
from ui.theme.scale import GRID
from ui.widgets.field import Field
from ui.widgets.scrolling import Content
from workbench.app.typing_accounts import PUBLISHED, SENT, SUMS
from workbench.domain.accounts import AnnualAccounts
from workbench.domain.source import Manifest, source_title
from workbench.domain.typed_accounts import LINES, Typed, read_amount, read_line, sums_of
from workbench.errors import InvalidInput, WorkbenchError
from workbench.texts import say


@dataclass(frozen=True, slots=True)
class FormDraft:
    """All that was typed, as it was typed."""

    fields: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, tuple[str, str, bool]] = field(default_factory=dict)


class FiguresForm(Content):
    """What is typed off one document; it is there once its `steps` were taken.

    Signals:
        page_wanted: the page that a row cites.
        shown_wanted: a widget that is to be seen.
        finished: Enter was pressed in the last line.
    """

    page_wanted = Signal(int)
    shown_wanted = Signal(object)
    finished = Signal()

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._page = 0
        self._pages = 0
        self._accounts: tuple[AnnualAccounts, ...] = ()
        self._manifests: Mapping[str, Manifest] = {}
        self.setProperty("surface", "clear")
        self.about = About(look, today, self)
        self.about.counted_otherwise.connect(self._reckon)
        self.about.meant_otherwise.connect(self._compare)
        self.rows: dict[str, LineRow] = {}
        self.checks = Checks(look)
        self._column = QVBoxLayout(self)
        # The bar lies over the margin.
        self._column.setContentsMargins(0, 0, 4 * GRID, 2 * GRID)
        self._column.setSpacing(3 * GRID)

    def steps(self) -> Iterator[None]:
        """Build the form piece by piece: at once it would hold up the keys."""
        for part in self._parts():
            self._column.addWidget(part)
            _polish(part)
            yield
        lines = QVBoxLayout()
        lines.setSpacing(0)
        self._column.addLayout(lines)
        for line in LINES:
            row = self._row(line)
            lines.addWidget(row)
            _polish(row)
            yield
        self._column.addWidget(self.checks)
        self._column.addStretch(1)
        _polish(self.checks)
        yield
        self.restore(FormDraft())

    # --- filled from outside ----------------------------------------------------------------------

    def restore(self, draft: FormDraft) -> None:
        """Fill in what was typed before, and the usual where nothing was."""
        self.about.restore(draft.fields)
        for line, row in self.rows.items():
            row.restore(draft.lines.get(line, ("", "", False)))
        self._compare()
        self._add_up()

    def draft(self) -> FormDraft:
        """Return what is typed."""
        return FormDraft(
            {key: each.text() for key, each in self.fields.items()},
            {line: row.draft() for line, row in self.rows.items()},
        )

    def show_known(
        self, accounts: tuple[AnnualAccounts, ...], manifests: Mapping[str, Manifest], currency: str
    ) -> None:
        """Take what registers state of the company, to be shown beside what is typed."""
        self._accounts, self._manifests = accounts, manifests
        self.about.propose_currency(currency)
        self._compare()

    def show_page(self, page: int, pages: int) -> None:
        """Cite this page with the amounts typed from now on."""
        self._page, self._pages = page, pages

    def go_to_cited(self) -> None:
        """Want the page that the row with the keys cites."""
        for row in self.rows.values():
            if row.amount.hasFocus() or row.page.hasFocus():
                self._want_page(row)

    # --- read -------------------------------------------------------------------------------------

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields above the lines, by their key."""
        return self.about.fields

    def typed(self) -> Typed:
        """Return what is typed.

        Raises:
            InvalidInput: a day is none; `field` says which.
        """
        about = self.about
        return Typed(
            start=about.day("start"),
            end=about.day("end"),
            currency=about.currency,
            lines={line: row.told() for line, row in self.rows.items()},
            unit=about.unit,
            scope=about.scope,
            audited=about.audited,
            interim=about.interim,
        )

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say at its place what was refused, and give it the keys."""
        at = problem.field if isinstance(problem, InvalidInput) else ""
        row = self.rows.get(at.partition(" ")[2])
        if isinstance(problem, InvalidInput) and at in self.fields:
            self.fields[at].show_problem(problem, take_keys=False)
            self._give_keys(self.fields[at].input)
        elif isinstance(problem, InvalidInput) and row is not None:
            self._give_keys(row.show_problem(problem))
        else:
            self._add_up()
            self.checks.show_problem(problem)
            self._give_keys(self.checks.check if at == SUMS else self.checks)

    def take_keys(self) -> None:
        """Give the keys to the first field that wants something."""
        days = (self.fields[key].input for key in ("start", "end") if not self.fields[key].text())
        empty = (row.amount for row in self.rows.values() if not row.amount.text())
        self._give_keys(next(chain(days, empty), self.fields["start"].input))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._go_on()
        else:
            super().keyPressEvent(event)

    # --- laid out ---------------------------------------------------------------------------------

    def _parts(self) -> Iterator[QWidget]:
        yield from self.about.parts()
        yield headings(self._look)

    def _row(self, line: str) -> LineRow:
        row = LineRow(self._look, line)
        self.rows[line] = row
        row.typed.connect(self._amount_typed)
        row.left.connect(self._row_left)
        row.page_pressed.connect(self._page_pressed)
        return row

    # --- while it is typed ------------------------------------------------------------------------

    def _amount_typed(self) -> None:
        row = self.sender()
        if isinstance(row, LineRow):
            row.cite(self._page)

    def _row_left(self) -> None:
        row = self.sender()
        if isinstance(row, LineRow):
            self._check(row)
            row.compare(self.about.unit, self.about.currency)
            self._add_up()

    def _page_pressed(self) -> None:
        row = self.sender()
        if isinstance(row, LineRow):
            self._want_page(row)

    def _want_page(self, row: LineRow) -> None:
        page = row.page.text().strip()
        if page.isascii() and page.isdigit():
            self.page_wanted.emit(int(page))

    def _reckon(self) -> None:
        """Read all amounts anew: they are counted in something else."""
        for row in self.rows.values():
            self._check(row)
        self._compare()
        self._add_up()

    def _check(self, row: LineRow) -> None:
        told = row.told()
        try:
            if self._pages or told.page:
                read_line(row.line, told, self.about.unit, self._pages)
            elif told.amount.strip():
                # Without a document there is no page to cite yet.
                read_amount(row.line, told.amount, self.about.unit)
        except InvalidInput as problem:
            row.show_problem(problem)
        else:
            row.clear_problem()

    def _compare(self) -> None:
        known = self._known()
        for line, row in self.rows.items():
            stated = known.lines.get(line) if known is not None else None
            row.stated = None
            if stated is not None and known is not None:
                row.stated = (
                    stated.fact,
                    say("{source}", source=source_title(self._manifests, known.entity.source)),
                )
            row.compare(self.about.unit, self.about.currency)

    def _known(self) -> AnnualAccounts | None:
        """Return what is known from elsewhere of the period that was typed."""
        try:
            end = self.about.day("end")
        except InvalidInput:
            return None
        return next(
            (
                each
                for each in self._accounts
                if each.end == end
                and each.scope is self.about.scope
                and each.entity.source not in {PUBLISHED, SENT}
            ),
            None,
        )

    def _add_up(self) -> None:
        amounts: dict[str, Decimal] = {}
        for line, row in self.rows.items():
            try:
                if row.amount.text().strip():
                    amounts[line] = read_amount(line, row.amount.text(), self.about.unit)
            except InvalidInput:
                # It is told at its row, and no sum can be made with it.
                continue
        self.checks.show_sums(sums_of(amounts, self.about.unit))

    def _go_on(self) -> None:
        stops = [each.input for each in self.fields.values()]
        stops += [row.amount for row in self.rows.values()]
        here = next((n for n, each in enumerate(stops) if _has_keys(each)), None)
        if here is None:
            pages = [row.page for row in self.rows.values()]
            at = next((n for n, each in enumerate(pages) if each.hasFocus()), None)
            here = len(self.fields) + at if at is not None else None
        if here is not None and here + 1 < len(stops):
            self._give_keys(stops[here + 1])
        elif here is not None:
            self.finished.emit()

    def _give_keys(self, widget: QWidget) -> None:
        """Give the keys to a widget, and scroll to where it is seen."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.shown_wanted.emit(widget)


def _polish(part: QWidget) -> None:
    """Dress widgets before they are shown, which else happens to all of them at once."""
    for each in part.findChildren(QWidget):
        each.ensurePolished()


def _has_keys(editor: QWidget) -> bool:
    return editor.hasFocus() or any(each.hasFocus() for each in editor.findChildren(QWidget))

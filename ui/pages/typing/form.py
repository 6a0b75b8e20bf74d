"""The right side: what the document is about, its lines with their pages, and the sums of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.pages.typing.checks import Checks
from ui.pages.typing.line import AMOUNT_WIDTH, PAGE_WIDTH, LineRow
from ui.sheets.days import read_day, written
from ui.sheets.inputs import ChoiceField, SelectField
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.choice import Option
from ui.widgets.field import Field
from ui.widgets.flow import Columns
from ui.widgets.scrolling import Content
from ui.widgets.words import words
from workbench.app.typing_accounts import PUBLISHED, SENT, SUMS
from workbench.domain.accounts import AnnualAccounts, Scope
from workbench.domain.source import Manifest, source_title
from workbench.domain.typed_accounts import (
    LINES,
    UNITS,
    Typed,
    check_currency,
    check_period,
    read_amount,
    read_line,
    sums_of,
)
from workbench.errors import InvalidInput, WorkbenchError
from workbench.texts import say

_NARROW = 130
_MEANS = {
    PUBLISHED: say("It goes along when a lead is handed over, with where it is from."),
    SENT: say("It was sent in confidence: it stays here, and is never handed over."),
}
_UNIT_WORDS = (say("whole amounts"), say("thousands"), say("millions"))
_YES, _NO, _NOT_SAID = "yes", "no", ""


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
        self._today = today
        self._page = 0
        self._pages = 0
        self._accounts: tuple[AnnualAccounts, ...] = ()
        self._manifests: Mapping[str, Manifest] = {}
        self.setProperty("surface", "clear")
        self.fields: dict[str, Field] = {}
        self.rows: dict[str, LineRow] = {}
        self._means = words(look, _MEANS[PUBLISHED], Type.SMALL, "faint", wrap=True)
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
        self.begin("")

    # --- filled from outside ----------------------------------------------------------------------

    def begin(self, currency: str) -> None:
        """Empty the form, but for what most documents say."""
        self.restore(FormDraft(), currency)

    def restore(self, draft: FormDraft, currency: str = "") -> None:
        """Fill in what was typed before, and the usual where nothing was."""
        usual = {"source": PUBLISHED, "scope": Scope.OWN.value, "unit": "1", "currency": currency}
        for key, each in self.fields.items():
            each.set_text(draft.fields.get(key) or usual.get(key, ""))
            each.clear_error()
        for line, row in self.rows.items():
            row.restore(draft.lines.get(line, ("", "", False)))
        self._tell_source()
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
        if not self.fields["currency"].text():
            self.fields["currency"].set_text(currency)
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
    def source(self) -> str:
        """Where the document comes from: `PUBLISHED` or `SENT`."""
        return self.fields["source"].text()

    def typed(self) -> Typed:
        """Return what is typed.

        Raises:
            InvalidInput: a day is none; `field` says which.
        """
        return Typed(
            start=self._day("start"),
            end=self._day("end"),
            currency=self._currency(),
            lines={line: row.told() for line, row in self.rows.items()},
            unit=self._unit(),
            scope=Scope(self.fields["scope"].text()),
            audited={_YES: True, _NO: False}.get(self.fields["audited"].text()),
            interim=self.fields["interim"].text() == _YES,
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
        look = self._look
        source = ChoiceField(
            look,
            say("Where the document is from"),
            [Option(PUBLISHED, say("Published"), "1"), Option(SENT, say("Sent to us"), "2")],
        )
        source.picked.connect(self._tell_source)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._add("source", source))
        column.addWidget(self._means)
        yield part
        yield self._beside(
            self._add("start", Field(look, say("First day"))),
            self._add("end", Field(look, say("Last day"))),
        )
        scopes = tuple((each.value, each.words) for each in (Scope.OWN, Scope.GROUP))
        units = tuple((str(unit), said) for unit, said in zip(UNITS, _UNIT_WORDS, strict=True))
        yield self._beside(
            self._add("currency", Field(look, say("Currency"))),
            self._add("unit", SelectField(look, say("Amounts in"), units)),
        )
        yield self._add("scope", SelectField(look, say("Whose figures"), scopes))
        kinds = ((_NOT_SAID, say("annual")), (_YES, say("interim")))
        audits = ((_NOT_SAID, say("not said")), (_YES, say("yes")), (_NO, say("no")))
        yield self._beside(
            self._add("interim", SelectField(look, say("Kind of accounts"), kinds)),
            self._add("audited", SelectField(look, say("Audited"), audits)),
        )
        yield self._headings()

    def _add(self, key: str, made: Field) -> Field:
        self.fields[key] = made
        if isinstance(made.input, QLineEdit):
            made.input.setAcceptDrops(False)
            left = self._currency_left if key == "currency" else self._period_left
            made.input.editingFinished.connect(left)
        if key in {"unit", "scope"}:
            made.changed.connect(self._reckon)
        return made

    def _beside(self, *fields: Field) -> QWidget:
        line = Columns(_NARROW)
        for each in fields:
            line.add(each)
        return line

    def _headings(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 2 * GRID, 0, 0)
        line.setSpacing(2 * GRID)
        line.addWidget(words(self._look, say("Line"), Type.LABEL, "soft"), 1)
        for message, width in ((say("Amount"), AMOUNT_WIDTH), (say("Page"), PAGE_WIDTH)):
            label = words(self._look, message, Type.LABEL, "soft")
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setMinimumWidth(width)
            line.addWidget(label)
        return made

    def _row(self, line: str) -> LineRow:
        row = LineRow(self._look, line)
        self.rows[line] = row
        row.typed.connect(self._amount_typed)
        row.left.connect(self._row_left)
        row.page_pressed.connect(self._page_pressed)
        return row

    # --- while it is typed ------------------------------------------------------------------------

    def _tell_source(self) -> None:
        self._means.setText(self._look.say(_MEANS[self.source or PUBLISHED]))

    def _period_left(self) -> None:
        typed = next((key for key in ("start", "end") if self._sent_by(key)), "")
        if typed and self.fields[typed].text():
            self._settle_day(typed)
        self._compare()

    def _settle_day(self, key: str) -> None:
        """Write a day out, propose the year's end, and check the period once both are there."""
        try:
            day = self._day(key)
            self.fields[key].clear_error()
            self.fields[key].set_text(written(day, self._look.texts))
            if key == "start" and not self.fields["end"].text():
                end = _a_year_on(day)
                if end <= self._today:
                    self.fields["end"].set_text(written(end, self._look.texts))
            if self.fields["start"].text() and self.fields["end"].text():
                check_period(self._day("start"), self._day("end"), self._today)
                self.fields["end"].clear_error()
                self.fields["start"].clear_error()
        except InvalidInput as problem:
            self.fields[problem.field].show_problem(problem, take_keys=False)

    def _sent_by(self, key: str) -> bool:
        return self.sender() is self.fields[key].input

    def _currency_left(self) -> None:
        code = self._currency()
        self.fields["currency"].set_text(code)
        if code:
            try:
                check_currency(code, self._today)
            except InvalidInput as problem:
                self.fields["currency"].show_problem(problem, take_keys=False)
        self._compare()

    def _amount_typed(self) -> None:
        row = self.sender()
        if isinstance(row, LineRow):
            row.cite(self._page)

    def _row_left(self) -> None:
        row = self.sender()
        if isinstance(row, LineRow):
            self._check(row)
            row.compare(self._unit(), self._currency())
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
        """Read all amounts anew: they are counted in something else, or are another's."""
        for row in self.rows.values():
            self._check(row)
        self._compare()
        self._add_up()

    def _check(self, row: LineRow) -> None:
        try:
            read_line(row.line, row.told(), self._unit(), self._pages)
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
                row.stated = stated.fact, source_title(self._manifests, known.entity.source)
            row.compare(self._unit(), self._currency())

    def _known(self) -> AnnualAccounts | None:
        """Return what is known from elsewhere of the period that was typed."""
        try:
            end = self._day("end")
        except InvalidInput:
            return None
        scope = self.fields["scope"].text()
        return next(
            (
                each
                for each in self._accounts
                if each.end == end
                and each.scope.value == scope
                and each.entity.source not in {PUBLISHED, SENT}
            ),
            None,
        )

    def _add_up(self) -> None:
        amounts: dict[str, Decimal] = {}
        for line, row in self.rows.items():
            try:
                if row.amount.text().strip():
                    amounts[line] = read_amount(line, row.amount.text(), self._unit())
            except InvalidInput:
                # It is told at its row, and no sum can be made with it.
                continue
        self.checks.show_sums(sums_of(amounts, self._unit()))

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

    def _day(self, key: str) -> date:
        return read_day(self.fields[key].text(), self._today, field=key)

    def _unit(self) -> int:
        return int(self.fields["unit"].text() or "1")

    def _currency(self) -> str:
        return self.fields["currency"].text().upper()


def _polish(part: QWidget) -> None:
    """Dress widgets before they are shown, which else happens to all of them at once."""
    for each in part.findChildren(QWidget):
        each.ensurePolished()


def _has_keys(editor: QWidget) -> bool:
    focused = editor.window().focusWidget()
    return focused is not None and (focused is editor or editor.isAncestorOf(focused))


def _a_year_on(start: date) -> date:
    """Return the last day of the year that begins on a day."""
    leap = (start.month, start.day) == (2, 29)
    following = start.replace(year=start.year + 1, day=28 if leap else start.day)
    return following if leap else following - timedelta(days=1)

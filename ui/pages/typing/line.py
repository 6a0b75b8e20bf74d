"""One line of the accounts: its name, the amount as typed, the page it stands on, and a word."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type, figures
from ui.widgets.words import set_role, words
from workbench.domain.fact import Fact
from workbench.domain.fact_words import exact_words
from workbench.domain.properties import declared
from workbench.domain.typed_accounts import TypedLine, agrees_with, amount_field, read_amount
from workbench.errors import InvalidInput
from workbench.texts import Message, say

_AMOUNT_WIDTH, _PAGE_WIDTH = 124, 56
_KNOWN, _ERROR = 1, 2
"""Rows of the grid below the fields."""


class LineRow(QWidget):
    """Typing an amount cites the page that is shown; whoever types a page cites that one.

    Signals:
        typed: an amount was changed by a key.
        left: a field of the row was left, or Enter pressed in it.
        page_pressed: the page of the row was clicked.
    """

    typed = Signal()
    left = Signal()
    page_pressed = Signal()

    def __init__(self, look: Look, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.line = line
        self.stated: tuple[Fact, Message] | None = None
        self._own_page = False
        title = declared(f"accounts.{line}").title
        self.amount = _edit(look, say("{line}: amount", line=title), _AMOUNT_WIDTH)
        self.page = _edit(look, say("{line}: page", line=title), _PAGE_WIDTH)
        self.page.setToolTip(look.say(say("Click or Ctrl+G: show this page")))
        self.page.installEventFilter(self)
        label = words(look, title, wrap=True)
        label.setBuddy(self.amount)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(label, 0, 0)
        self._grid.addWidget(self.amount, 0, 1)
        self._grid.addWidget(self.page, 0, 2)
        # Made when there is something to say: sixteen rows are built at once.
        self._below: dict[int, QLabel] = {}
        self.amount.textEdited.connect(self._amount_edited)
        self.page.textEdited.connect(self._page_edited)
        self.amount.editingFinished.connect(self.left)
        self.page.editingFinished.connect(self.left)

    def told(self) -> TypedLine:
        """Return what is typed."""
        return TypedLine(self.amount.text(), self.page.text())

    def cite(self, page: int) -> None:
        """Cite a page, unless somebody typed another, or no amount is there to cite it for."""
        if not self._own_page:
            self.page.setText(str(page) if page and self.amount.text().strip() else "")

    def draft(self) -> tuple[str, str, bool]:
        """Return what is kept while the page is away."""
        return self.amount.text(), self.page.text(), self._own_page

    def restore(self, draft: tuple[str, str, bool]) -> None:
        """Fill in what was kept."""
        amount, page, self._own_page = draft
        self.amount.setText(amount)
        self.page.setText(page)
        self.clear_problem()

    def show_problem(self, problem: InvalidInput) -> QLineEdit:
        """Say at the amount or at the page what is wrong with it; return which it is."""
        told = self._look.say(problem.message)
        if problem.hint is not None:
            both = say("{first} {second}", first=told, second=self._look.say(problem.hint))
            told = self._look.say(both)
        wrong = self.amount if problem.field == amount_field(self.line) else self.page
        self.clear_problem()
        self._tell(_ERROR, told, "not_now")
        _mark(wrong, wrong=True)
        wrong.setAccessibleDescription(told)
        return wrong

    def clear_problem(self) -> None:
        """Say nothing more."""
        self._tell(_ERROR, "")
        for each in (self.amount, self.page):
            _mark(each, wrong=False)
            each.setAccessibleDescription("")

    def compare(self, unit: int, currency: str) -> None:
        """Show beside what was typed what a register states for the same period."""
        if self.stated is None:
            self._tell(_KNOWN, "")
            return
        fact, source = self.stated
        told = say("{source}: {value}", source=source, value=exact_words(fact))
        role = "faint"
        value = self._value(unit)
        if value is not None and fact.unit in {"", currency}:
            agrees = agrees_with(value, fact.number, 1 if not fact.unit else unit)
            told = say("{told}: agrees", told=told) if agrees else say("{told}: differs", told=told)
            role = "go" if agrees else "look_closer"
        self._tell(_KNOWN, self._look.say(told), role)

    def _tell(self, place: int, told: str, role: str = "faint") -> None:
        """Say something small below the fields, or nothing."""
        label = self._below.get(place)
        if label is None and told:
            label = words(self._look, "", Type.SMALL, role, wrap=True, parent=self)
            self._grid.addWidget(label, place, 0, 1, 3)
            self._below[place] = label
        if label is not None:
            label.setText(told)
            set_role(label, role)
            label.setVisible(bool(told))

    def _value(self, unit: int) -> Decimal | None:
        if not self.amount.text().strip():
            return None
        try:
            return read_amount(self.line, self.amount.text(), unit)
        except InvalidInput:
            return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.page and event.type() == QEvent.Type.MouseButtonPress:
            self.page_pressed.emit()
        return super().eventFilter(watched, event)

    def _amount_edited(self) -> None:
        self.clear_problem()
        self.typed.emit()

    def _page_edited(self, text: str) -> None:
        # An emptied page follows the page shown again, at the next key in the amount.
        self._own_page = bool(text.strip())
        self.clear_problem()


def headings(look: Look) -> QWidget:
    """Return what stands above the rows."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 2 * GRID, 0, 0)
    line.setSpacing(2 * GRID)
    line.addWidget(words(look, say("Line"), Type.LABEL, "soft"), 1)
    for message, width in ((say("Amount"), _AMOUNT_WIDTH), (say("Page"), _PAGE_WIDTH)):
        label = words(look, message, Type.LABEL, "soft")
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        label.setMinimumWidth(width)
        line.addWidget(label)
    return made


def _edit(look: Look, name: Message, width: int) -> QLineEdit:
    made = QLineEdit()
    made.setFixedWidth(width)
    made.setFont(figures(Type.BODY))
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setAccessibleName(look.say(name))
    # A file that is dropped here is for the page, and no words.
    made.setAcceptDrops(False)
    return made


def _mark(line: QLineEdit, *, wrong: bool) -> None:
    if bool(line.property("wrong")) != wrong:
        line.setProperty("wrong", wrong)
        line.style().polish(line)

"""The sums below the lines, each with a mark: they come out, or by how much they are off."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.check_row import CheckRow
from ui.widgets.words import set_role, words
from workbench.domain.typed_accounts import Sum
from workbench.errors import WorkbenchError
from workbench.texts import say


class Checks(QWidget):
    """Tells the sums; only where one does not come out can be said that it is printed so."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[_SumRow] = []
        self._sums = QVBoxLayout()
        self._sums.setSpacing(GRID)
        self._none = words(look, _NONE, Type.SMALL, "faint", wrap=True)
        self.check = CheckRow(look, say("It is printed so"), "", taken=False)
        self._problem = words(look, "", Type.SMALL, "not_now", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(words(look, say("Sums"), Type.LABEL, "soft"))
        column.addWidget(self._none)
        column.addLayout(self._sums)
        for each in (self.check, self._problem):
            column.addWidget(each)
            each.hide()

    @property
    def as_printed(self) -> bool:
        """Whether a person said that a sum which is off is printed so."""
        return not self.check.isHidden() and self.check.isChecked()

    def show_sums(self, told: Sequence[Sum]) -> None:
        """Tell these sums."""
        while len(self._rows) < len(told):
            row = _SumRow(self._look, self)
            self._sums.addWidget(row)
            self._rows.append(row)
        for row, each in zip(self._rows, told, strict=False):
            row.show_sum(each)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(told))
        self._none.setVisible(not told)
        self.check.setVisible(any(not each.agrees for each in told))
        if self.check.isHidden():
            self.check.setChecked(False)
        self._problem.hide()

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say what was refused that belongs to no field."""
        said = [problem.message] if problem.hint is None else [problem.message, problem.hint]
        self._problem.setText("\n".join(self._look.say(each) for each in said))
        self._problem.show()

    def clear_problem(self) -> None:
        """Say nothing more of it."""
        self._problem.hide()


class _SumRow(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._mark = _Mark(look)
        self._words: QLabel = words(look, "", Type.BODY, wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * GRID)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)

    def show_sum(self, told: Sum) -> None:
        said = self._look.say(told.words)
        self._words.setText(said)
        spoken = say("{sum}: agrees", sum=said) if told.agrees else told.words
        self._words.setAccessibleName(self._look.say(spoken))
        set_role(self._words, "ink" if told.agrees else "look_closer")
        self._mark.show_mark(agrees=told.agrees)


class _Mark(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._agrees = True
        self.setFixedSize(QSize(icons.SIZE, 20))
        look.changed.connect(self.update)

    def show_mark(self, *, agrees: bool) -> None:
        self._agrees = agrees
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        roles = self._look.roles
        name, colour = (
            ("circle-check", roles.go) if self._agrees else ("triangle-alert", roles.look_closer)
        )
        icons.paint(QPainter(self), QRectF(0, 2, icons.SIZE, icons.SIZE), name, colour)


_NONE = say("Type assets, equity, liabilities or results, and what must add up is checked here.")

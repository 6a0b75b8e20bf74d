"""A field: its label above, the error under it, and never a typed word lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.words import words
from workbench.errors import InvalidInput
from workbench.texts import Message, say


class Field(QWidget):
    """A labelled input; without one of your own it is a line.

    Signals:
        changed: the text after each key.
        entered: Enter was pressed in a line.
    """

    changed = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        look: Look,
        label: Message,
        *,
        prompt: Message | None = None,
        hint: Message | None = None,
        tall: bool = False,
        editor: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a line, or several lines when `tall`, or take an editor of your own."""
        super().__init__(parent)
        self._look = look
        self.input: QWidget = editor or (QPlainTextEdit() if tall else QLineEdit())
        self.label = words(look, label, Type.SMALL, "soft")
        self.label.setBuddy(self.input)
        self.input.setAccessibleName(look.say(label))
        self._hint = words(look, hint or "", Type.SMALL, "faint", wrap=True)
        # Hidden at most, never shown here: a widget that has no parent yet would be a window.
        if hint is None:
            self._hint.hide()
        self._error = words(look, "", Type.SMALL, "not_now", wrap=True)
        self._use = LinkButton(look, say("Use it"))
        self._suggestion = ""
        self._use.clicked.connect(self._take_suggestion)
        self._lay_out()
        self._connect(prompt)
        self.clear_error()

    def text(self) -> str:
        """Return what is typed, without blanks around it."""
        match self.input:
            case QLineEdit():
                return self.input.text().strip()
            case QPlainTextEdit():
                return self.input.toPlainText().strip()
            case _:
                return ""

    def set_text(self, text: str) -> None:
        """Fill the field."""
        match self.input:
            case QLineEdit():
                self.input.setText(text)
            case QPlainTextEdit():
                self.input.setPlainText(text)

    def show_error(self, message: Message, suggestion: str = "", *, take_keys: bool = True) -> None:
        """Say what is wrong at the field itself, and offer a reading that would do."""
        self._error.setText(self._look.say(message))
        self._error.show()
        self._suggestion = suggestion
        self._use.set_message(say("Use {suggestion}", suggestion=suggestion))
        self._use.setVisible(bool(suggestion))
        self._mark(wrong=True)
        self.input.setAccessibleDescription(self._look.say(message))
        if take_keys:
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: InvalidInput, *, take_keys: bool = True) -> None:
        """Show a refused input where it was typed."""
        said = say("{message}", message=self._look.say(problem.message))
        self.show_error(said, problem.suggestion, take_keys=take_keys)

    def clear_error(self) -> None:
        """Say nothing more; typing does this too."""
        self._error.hide()
        self._use.hide()
        self._mark(wrong=False)
        self.input.setAccessibleDescription("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.label)
        column.addWidget(self.input)
        column.addWidget(self._hint)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self._error, 1)
        below.addWidget(self._use, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)

    def _connect(self, prompt: Message | None) -> None:
        match self.input:
            case QLineEdit():
                self.input.setPlaceholderText(self._look.say(prompt) if prompt else "")
                self.input.textEdited.connect(self._edited)
                self.input.returnPressed.connect(self._enter)
            case QPlainTextEdit():
                self.input.setPlaceholderText(self._look.say(prompt) if prompt else "")
                self.input.setTabChangesFocus(True)
                self.input.setFixedHeight(4 * 20 + 16)
                self.input.textChanged.connect(self._edited)

    def _edited(self) -> None:
        self.clear_error()
        self.changed.emit(self.text())

    def _enter(self) -> None:
        self.entered.emit(self.text())

    def _take_suggestion(self) -> None:
        self.set_text(self._suggestion)
        self.clear_error()
        self.changed.emit(self.text())

    def _mark(self, *, wrong: bool) -> None:
        self.input.setProperty("wrong", wrong)
        self.input.style().polish(self.input)

"""A form in a sheet: fields described as data, and the use case called with what they hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.sheets.inputs import Asked, field
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.field import Field
from ui.widgets.flow import Columns
from ui.widgets.sheet import WIDTH, Sheet
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.operation import Operation
from workbench.errors import InvalidInput, WorkbenchError
from workbench.texts import Message

UseCase: TypeAlias = Callable[[Desk], Operation[object]]
Values: TypeAlias = Mapping[str, str]

_NARROW = 120


class Filled(Sheet):
    """A sheet that does one thing when it is confirmed, and tells at the field what is wrong.

    Signals:
        done: the result of the use case; the sheet is gone by then unless it stays to show it.
    """

    done = Signal(object)

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        host: QWidget,
        title: Message,
        action: Message,
        *,
        about: UUID,
        use_case: Callable[[], UseCase] | None = None,
        width: int = WIDTH,
    ) -> None:
        """Take what is written about, and what makes the use case out of what was typed.

        `use_case` may raise InvalidInput where a field holds what cannot be read; what it returns
        is run beside the window. A sheet without one has a `confirm` of its own.
        """
        super().__init__(look, host, title, action, width=width)
        self.workspace = workspace
        self.about = about
        self._use_case = use_case
        self.fields: dict[str, Field] = {}
        self._problem = words(look, "", Type.SMALL, "not_now", wrap=True)
        self._problem.hide()
        self.accepted.connect(self.confirm)

    def confirm(self) -> None:
        """Do it, unless it is being done already."""
        if self._use_case is None or not self.primary.isEnabled():
            return
        self.clear_problem()
        try:
            use_case = self._use_case()
        except InvalidInput as problem:
            self.show_problem(problem)
            return
        self.primary.setEnabled(False)
        self.workspace.change(self.about, use_case, done=self.concluded, failed=self.show_problem)

    def concluded(self, result: object) -> None:
        """It is done: go away, and tell it."""
        self.primary.setEnabled(True)
        self.finish()
        self.done.emit(result)

    def clear_problem(self) -> None:
        """Say nothing more of what was refused."""
        self._problem.hide()

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say what was refused: at its field where it has one, with what can be done about it."""
        self.primary.setEnabled(True)
        typed = self.fields.get(problem.field) if isinstance(problem, InvalidInput) else None
        said: list[object] = [] if typed else [problem.message]
        if typed is not None and isinstance(problem, InvalidInput):
            typed.show_problem(problem)
        if problem.hint is not None:
            said.append(problem.hint)
        self._problem.setText("\n".join(self._look.say(each) for each in said))
        self._problem.setVisible(bool(said))

    def typed(self) -> dict[str, str]:
        """Return what every field holds."""
        return {key: each.text() for key, each in self.fields.items()}

    def draft(self) -> dict[str, str]:
        """Return what is kept while the sheet is away: all but keys and PINs."""
        hidden = {key for key, each in self.fields.items() if _is_hidden(each.input)}
        return {key: text for key, text in self.typed().items() if key not in hidden}

    def restore(self, draft: Values) -> None:
        """Fill in what was typed before."""
        for key, text in draft.items():
            if key in self.fields:
                self.fields[key].set_text(text)

    def add_field(self, key: str, made: Field) -> Field:
        """Take a field in: its Enter confirms, and errors of this key are shown there."""
        self.fields[key] = made
        if isinstance(made.input, QPlainTextEdit):
            made.input.installEventFilter(self)
        return made

    def end_body(self) -> None:
        """Put the place for problems below everything else."""
        self.body.addWidget(self._problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter confirms everywhere; a new line in a tall field is Shift and Enter.
        if isinstance(watched, QPlainTextEdit) and isinstance(event, QKeyEvent):
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.type() == QEvent.Type.KeyPress and enter and not shifted:
                self.primary.click()
                return True
        return super().eventFilter(watched, event)


def _is_hidden(editor: QWidget) -> bool:
    return isinstance(editor, QLineEdit) and editor.echoMode() is QLineEdit.EchoMode.Password


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A form as data.

    Attributes:
        about: the company, or whatever else, that is written about.
        fields: in the order of Tab.
        submit: given what the fields hold, returns the use case.
        note: a sentence above the fields: a law, or what comes of it.
        warning: the same, but what must not be overlooked.
        closing: a sentence below the fields.
    """

    title: Message
    action: Message
    about: UUID
    fields: tuple[Asked, ...]
    submit: Callable[[Values], UseCase]
    note: Message | None = None
    warning: Message | None = None
    closing: Message | None = None


Describe: TypeAlias = Callable[[Desk, Dossier], Described]
"""What a sheet about a company asks, given who sits at the desk and all that is known.

It may raise NotInStore where the company is no lead yet.
"""


class Form(Filled):
    """A sheet made from a description."""

    def __init__(
        self, look: Look, workspace: Workspace, host: QWidget, described: Described
    ) -> None:
        super().__init__(
            look,
            workspace,
            host,
            described.title,
            described.action,
            about=described.about,
            use_case=self._submitted,
        )
        self._submit = described.submit
        if described.note is not None:
            self.body.addWidget(words(look, described.note, Type.BODY, "soft", wrap=True))
        if described.warning is not None:
            self.body.addWidget(words(look, described.warning, Type.BODY, "look_closer", wrap=True))
        for line in _lines(described.fields):
            self._add(look, line)
        if described.closing is not None:
            self.body.addWidget(words(look, described.closing, Type.SMALL, "faint", wrap=True))
        self.end_body()

    def open(self, first: QWidget | None = None) -> None:
        """Come forward; a preset in the first line is selected, so that typing replaces it."""
        super().open(first)
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.selectAll()

    def _submitted(self) -> UseCase:
        return self._submit(self.typed())

    def _add(self, look: Look, line: Sequence[Asked]) -> None:
        made = [self.add_field(asked.key, field(look, asked)) for asked in line]
        if len(made) == 1:
            self.body.addWidget(made[0])
            return
        row = Columns(_NARROW)
        for each in made:
            row.add(each)
        self.body.addWidget(row)


def _lines(fields: Sequence[Asked]) -> list[list[Asked]]:
    lines: list[list[Asked]] = []
    for asked in fields:
        if asked.beside and lines:
            lines[-1].append(asked)
        else:
            lines.append([asked])
    return lines

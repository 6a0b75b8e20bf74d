"""What a form may ask, described as data, and the field each description becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.sheets.days import written
from ui.theme.look import Look
from ui.widgets.choice import Choice, Option
from ui.widgets.field import Field
from ui.widgets.select import Select
from workbench.texts import Message

Worded: TypeAlias = tuple[tuple[str, Message], ...]
"""Keys with their words, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words: one line, or several where `tall`; `beside` stands at the right of the one before."""

    key: str
    label: Message
    preset: str | Message = ""
    prompt: Message | None = None
    hint: Message | None = None
    tall: bool = False
    hidden: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, typed as people do."""

    key: str
    label: Message
    preset: date | None = None
    hint: Message | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """One of a few, each with its digit, counted from 1."""

    key: str
    label: Message
    options: Worded
    preset: str = ""
    hint: Message | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOfMany:
    """One of a list that folds out."""

    key: str
    label: Message
    options: Worded
    preset: str = ""
    hint: Message | None = None
    beside: bool = False


Asked: TypeAlias = Line | Day | OneOf | OneOfMany


class ChoiceField(Field):
    """Answers side by side under a label; its text is the key of the one chosen.

    Signals:
        picked: key of what was just chosen.
    """

    picked = Signal(str)

    def __init__(
        self, look: Look, label: Message, options: Sequence[Option], hint: Message | None = None
    ) -> None:
        self._choice = Choice(look, options, name=label)
        self._chosen = ""
        super().__init__(look, label, editor=self._choice, hint=hint)
        first = self._choice.findChild(QWidget)
        if first is not None:
            self._choice.setFocusProxy(first)
        self._choice.chosen.connect(self._pick)

    def text(self) -> str:
        return self._chosen

    def set_text(self, text: str) -> None:
        self._chosen = text
        self._choice.mark(text or None)

    def _pick(self, key: str) -> None:
        self._chosen = key
        self.clear_error()
        self.changed.emit(key)
        self.picked.emit(key)


class SelectField(Field):
    """A list that folds out under a label; its text is the key of the one chosen."""

    def __init__(
        self, look: Look, label: Message, options: Worded, hint: Message | None = None
    ) -> None:
        self._select = Select(look, label, options)
        super().__init__(look, label, editor=self._select, hint=hint)
        self._select.selected.connect(self.changed)

    def text(self) -> str:
        return self._select.key()

    def set_text(self, text: str) -> None:
        self._select.choose(text)

    def offer(self, options: Worded) -> None:
        """Offer other options; the first is chosen."""
        self._select.set_options(options)


def field(look: Look, asked: Asked) -> Field:
    """Return the field of a description, filled with its preset."""
    made = _made(look, asked)
    match asked:
        case Day(preset=day):
            made.set_text(written(day, look.texts) if day else "")
        case Line(preset=words) if words:
            made.set_text(look.say(words))
        case OneOf(preset=text) | OneOfMany(preset=text):
            if text:
                made.set_text(text)
    return made


def _made(look: Look, asked: Asked) -> Field:
    match asked:
        case Line():
            return _line(look, asked)
        case Day():
            return Field(look, asked.label, hint=asked.hint)
        case OneOf():
            options = [
                Option(key, words, str(number))
                for number, (key, words) in enumerate(asked.options, start=1)
            ]
            return ChoiceField(look, asked.label, options, asked.hint)
        case OneOfMany():
            return SelectField(look, asked.label, asked.options, asked.hint)


def _line(look: Look, asked: Line) -> Field:
    made = Field(look, asked.label, prompt=asked.prompt, hint=asked.hint, tall=asked.tall)
    if asked.hidden and isinstance(made.input, QLineEdit):
        made.input.setEchoMode(QLineEdit.EchoMode.Password)
    return made

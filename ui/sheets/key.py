"""A source's key: how the user gets one, step by step, and where it is pasted."""

from uuid import NAMESPACE_URL, uuid5

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.sheets.form import Described, Form, UseCase, Values
from ui.sheets.inputs import Line
from ui.theme.look import Look
from ui.theme.scale import GRID
from ui.widgets.sentence import Sentence
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import sources
from workbench.domain.source import KeyNeed, Manifest
from workbench.errors import InvalidInput
from workbench.texts import Message, say, say_many


def key(look: Look, workspace: Workspace, manifest: Manifest, parent: QWidget) -> Form:
    """Return the sheet of a source that wants a key.

    Raises:
        InvalidInput: the source wants none.
    """
    need = manifest.key_need
    if need is None:
        raise InvalidInput(say("{source} wants no key.", source=manifest.title), field="key")
    parts = need.parts

    def submit(typed: Values) -> UseCase:
        texts = [typed[part.key] for part in parts]
        return lambda desk: sources.keep_key(desk, manifest, *texts)

    made = Form(
        look,
        workspace,
        parent,
        Described(
            title=say("A key for {source}", source=manifest.title),
            action=say("Keep the key"),
            # A key belongs to no company; what is told of it needs an id all the same.
            about=uuid5(NAMESPACE_URL, need.address),
            fields=tuple(
                Line(key=part.key, label=part.label, hidden=part.hidden) for part in parts
            ),
            submit=submit,
            note=cost(need),
            warning=sources.in_clear(manifest),
            closing=say("It is kept where this computer keeps passwords, and never shown again."),
        ),
    )
    steps = KeySteps(look, need)
    made.body.insertWidget(1, steps)
    return made


def cost(need: KeyNeed) -> Message:
    """Return what getting a key takes: minutes and price."""
    return say(
        "{minutes} · {price}",
        minutes=say_many("{count} minute", "{count} minutes", need.minutes),
        price=need.price,
    )


class KeySteps(QWidget):
    """The steps to a key, one under the other, the first with the address where it begins."""

    def __init__(self, look: Look, need: KeyNeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for number, text in enumerate(need.steps, start=1):
            step = say("{number}. {step}", number=number, step=text)
            column.addWidget(words(look, step, wrap=True))
        begin = say("Begin at {address}", address=need.address)
        column.addWidget(Sentence(look, begin, role="soft", links={"address": need.address}))

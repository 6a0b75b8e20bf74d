"""What the inspector shows of a fact: the value large, the stored answer with the place marked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type, font
from ui.widgets.buttons import QuietButton
from ui.widgets.fact_row import FactRow
from ui.widgets.flow import Flow
from ui.widgets.page_picture import PagePicture
from ui.widgets.pressable_row import INSET
from ui.widgets.section import inset
from ui.widgets.sentence import Sentence
from ui.widgets.table_part import TablePartView
from ui.widgets.words import hairline, words
from workbench.app.copies.body import visible
from workbench.domain.excerpt import Excerpt
from workbench.texts import Message

_BREAK = "\u200b"
_EVERY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One line under the excerpt; with `opens` it can be followed."""

    label: Message
    value: object
    opens: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """What is shown of one fact.

    Attributes:
        title: what the fact is: "Equity".
        value: as a reader writes it.
        about: period, scope, audited.
        excerpt: what is shown of the stored answer, or None.
        picture: the excerpt's page, decoded beside the window.
        rows: From, Read, First seen, Also says, Used by.
        actions: words and what is done; a bound method of the page.
    """

    title: Message
    value: object
    about: Message
    excerpt: Excerpt | None = None
    picture: QImage | None = None
    rows: tuple[EvidenceRow, ...] = ()
    actions: tuple[tuple[Message, Callable[[], None]], ...] = ()


class EvidencePanel(QWidget):
    """The content of the inspector for one fact.

    Signals:
        followed: the `opens` of a row that was clicked.
    """

    followed = Signal(object)

    def __init__(self, look: Look, view: EvidenceView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(inset(words(look, view.title, Type.STRONG, wrap=True)))
        value = words(look, view.value, Type.TITLE, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addLayout(inset(value))
        column.addLayout(inset(Sentence(look, view.about, role="soft")))
        column.addSpacing(2 * GRID)
        if view.excerpt is not None:
            column.addLayout(inset(ExcerptView(look, view.excerpt, view.picture)))
            column.addSpacing(2 * GRID)
        for number, row in enumerate(view.rows):
            if number:
                column.addLayout(inset(hairline()))
            column.addWidget(self._row(row))
        column.addStretch(1)
        if view.actions:
            column.addSpacing(4 * GRID)
            column.addLayout(self._actions(view))

    def _row(self, row: EvidenceRow) -> FactRow:
        role = "accent" if row.opens is not None else "ink"
        made = FactRow(self._look, row.label, row.value, role=role, opens=row.opens)
        made.opened.connect(self.followed)
        return made

    def _actions(self, view: EvidenceView) -> Flow:
        line = Flow()
        line.setContentsMargins(INSET, 0, INSET, 0)
        for message, act in view.actions:
            button = QuietButton(self._look, message)
            button.clicked.connect(act)
            line.addWidget(button)
        return line


class ExcerptView(QFrame):
    """Lines of a stored answer, its page or its cells, with the place marked."""

    def __init__(
        self,
        look: Look,
        excerpt: Excerpt,
        picture: QImage | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._excerpt = excerpt = _readable(excerpt)
        self.setProperty("surface", "sunken")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(2 * GRID)
        if excerpt.note is not None:
            column.addWidget(Sentence(look, excerpt.note, kind=Type.SMALL, role="look_closer"))
        if excerpt.page is not None and picture is not None:
            column.addWidget(PagePicture(look, excerpt.page, picture))
        if excerpt.table is not None:
            column.addWidget(TablePartView(look, excerpt.table))
        self._lines = QLabel()
        self._lines.setFont(font(Type.MONO))
        self._lines.setTextFormat(Qt.TextFormat.RichText)
        self._lines.setWordWrap(True)
        self._lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lines.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        plain = [*excerpt.before, excerpt.line_start + excerpt.marked + excerpt.line_end]
        self._lines.setAccessibleName("\n".join([*plain, *excerpt.after]))
        column.addWidget(self._lines)
        if excerpt.page is not None or excerpt.table is not None:
            self._lines.hide()
        look.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        roles = self._look.roles
        marked = (
            f'<span style="background-color:{roles.mark}; color:{roles.ink}">'
            f"{_line(self._excerpt.marked)}</span>"
        )
        middle = _line(self._excerpt.line_start) + marked + _line(self._excerpt.line_end)
        before = [_line(line) for line in self._excerpt.before]
        after = [_line(line) for line in self._excerpt.after]
        body = "<br>".join([*before, f'<span style="color:{roles.ink}">{middle}</span>', *after])
        height = Type.MONO.value.line
        self._lines.setText(
            f'<p style="line-height:{height}px; color:{roles.soft}; margin:0">{body}</p>'
        )


def _readable(excerpt: Excerpt) -> Excerpt:
    """Return an excerpt whose marks that turn or hide text are written out, as in a safe copy."""
    table = excerpt.table
    if table is not None:
        headings = tuple(map(visible, table.headings))
        rows = tuple((number, tuple(map(visible, cells))) for number, cells in table.rows)
        table = replace(table, headings=headings, rows=rows)
    return replace(
        excerpt,
        table=table,
        before=tuple(map(visible, excerpt.before)),
        line_start=visible(excerpt.line_start),
        marked=visible(excerpt.marked),
        line_end=visible(excerpt.line_end),
        after=tuple(map(visible, excerpt.after)),
    )


def _line(text: str) -> str:
    # Long words without a space may break anywhere, so that no figure leaves the panel.
    broken = (_broken(word) for word in text.split(" "))
    return escape(" ".join(broken)).replace("\n", "<br>").replace("  ", "&nbsp; ")


def _broken(word: str) -> str:
    if len(word) <= _EVERY * 2:
        return word
    return _BREAK.join(word[at : at + _EVERY] for at in range(0, len(word), _EVERY))

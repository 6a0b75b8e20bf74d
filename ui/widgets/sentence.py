"""A sentence in which some words are strong and some open something."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.look import Look
from ui.theme.scale import Type, font
from workbench.texts import Message

_OPEN, _CLOSE = "\ue000", "\ue001"


class Sentence(QLabel):
    """A wrapped sentence; which of its arguments are strong or links is told by their names.

    Signals:
        followed: the target of a link that is no web address; those open in the browser.
    """

    followed = Signal(str)

    def __init__(
        self,
        look: Look,
        message: Message | None = None,
        *,
        kind: Type = Type.BODY,
        role: str = "ink",
        strong: Iterable[str] = (),
        links: dict[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Take the message, the names of its strong arguments, and link targets by name."""
        super().__init__(parent)
        self._look = look
        self._role = role
        self._kind = kind
        self._message = message
        self._strong = frozenset(strong)
        self._links = dict(links or {})
        self.setFont(font(kind))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.linkActivated.connect(self._follow)
        look.changed.connect(self._write)
        self._write()

    def set_message(
        self,
        message: Message | None,
        *,
        strong: Iterable[str] = (),
        links: dict[str, str] | None = None,
    ) -> None:
        """Say something else; the same again is neither read nor laid out anew."""
        wanted = message, frozenset(strong), dict(links or {})
        if wanted != (self._message, self._strong, self._links):
            self._message, self._strong, self._links = wanted
            self._write()

    def _write(self) -> None:
        # Links keep the colour they were parsed with, so the text is set anew with every look.
        roles = self._look.roles
        colour = getattr(roles, self._role)
        text = self._html(roles.accent) if self._message is not None else ""
        self.setText(
            f'<p style="line-height:{self._kind.value.line}px; color:{colour}; margin:0">{text}</p>'
        )
        self.setAccessibleName(self._look.say(self._message) if self._message else "")
        reachable = Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        by_mouse = Qt.TextInteractionFlag.LinksAccessibleByMouse
        self.setTextInteractionFlags(
            reachable | by_mouse if self._links else Qt.TextInteractionFlag.NoTextInteraction
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._links else Qt.FocusPolicy.NoFocus)

    def _html(self, link_colour: str) -> str:
        if self._message is None:
            return ""
        marked, tags = [], {}
        for name, value in self._message.arguments:
            written = self._look.texts.write(value)
            if name in self._links:
                target = escape(self._links[name])
                style = f"color:{link_colour}; text-decoration:none"
                tags[name] = (f'<a href="{target}" style="{style}">', "</a>")
            elif name in self._strong:
                tags[name] = ("<b style='font-weight:600'>", "</b>")
            inner = f"{_OPEN}{name}{_CLOSE}{written}{_OPEN}/{name}{_CLOSE}"
            marked.append((name, inner if name in tags else written))
        sentence = Message(
            self._message.msgid, tuple(marked), self._message.plural, self._message.count
        )
        text = escape(self._look.say(sentence), quote=False)
        for name, (begin, end) in tags.items():
            text = text.replace(f"{_OPEN}{name}{_CLOSE}", begin)
            text = text.replace(f"{_OPEN}/{name}{_CLOSE}", end)
        return text

    def _follow(self, target: str) -> None:
        if target.startswith("https://"):
            QDesktopServices.openUrl(QUrl(target))
        else:
            self.followed.emit(target)

"""What every safe copy shares: its body, its one mark, and text that shows all and does nothing."""

from dataclasses import dataclass
from html import escape

from workbench.domain.excerpt import Excerpt
from workbench.domain.values import OBEYED

ANCHOR = 'id="place" tabindex="-1" autofocus'
"""What scrolls to the mark without a script: a browser shows what it puts the focus on."""


class CannotShow(Exception):
    """The answer is not what its media type or its place promises."""


@dataclass(frozen=True, slots=True)
class Body:
    """The answer as markup of ours.

    Attributes:
        markup: balanced, without anything that loads or runs.
        marked: whether the place is marked in it.
        apart: the place as an excerpt, where the answer has it but a reader of it would not see it.
    """

    markup: str
    marked: bool = False
    apart: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A body as it comes from the child that made it, in UTF-8."""

    markup: bytes
    marked: bool
    apart: Excerpt | None

    @classmethod
    def of(cls, body: Body) -> "Made":
        """Return a body encoded; half a letter, which some charsets hold, becomes a number."""
        return cls(body.markup.encode("utf-8", "xmlcharrefreplace"), body.marked, body.apart)


def visible(markup: str) -> str:
    """Return markup with the marks that hide or turn text written out: `[U+202E]`."""
    return OBEYED.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", markup)


def shown(text: str) -> str:
    """Return any text as markup that shows all of it."""
    return visible(escape(text, quote=False))


def mark(text: str) -> str:
    """Return text as the marked place."""
    return f"<mark {ANCHOR}>{shown(text)}</mark>"


def preformatted(before: str, marked: str = "", after: str = "") -> str:
    """Return text as it is laid out, a part of it marked."""
    middle = mark(marked) if marked else ""
    # A browser drops the first line break of such a block, so it is given one to drop.
    return f"<pre>\n{shown(before)}{middle}{shown(after)}</pre>"

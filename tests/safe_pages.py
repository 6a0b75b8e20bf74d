"""What a browser would find in a safe copy, told by a parser that is not the one that made it."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

LOADS_OR_RUNS = frozenset(
    {"applet", "audio", "base", "button", "embed", "form", "frame", "frameset", "iframe", "input"}
    | {"link", "math", "object", "portal", "script", "select", "source", "svg", "template"}
    | {"textarea", "track", "video"}
)
_IN_A_LINE = frozenset({"a", "b", "code", "em", "i", "mark", "small", "span", "strong", "u"})
_ADDRESSES = frozenset(
    {"action", "background", "cite", "data", "formaction", "href", "longdesc", "manifest", "ping"}
    | {"poster", "src", "srcdoc", "srcset", "usemap", "xlink:href", "http-equiv", "target"}
)
_LOADING_STYLE = re.compile(r"url|@|expression|import|\\|behavior|position|display", re.IGNORECASE)


@dataclass
class Page(HTMLParser):
    """A page as tags, words and the words that are marked."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    _open: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append((tag, named))
        if tag not in _IN_A_LINE:
            self.handle_data(" ")
        if tag not in {"meta", "br", "hr", "img"}:
            here = named.get("id") == "place" or named.get("class") == "place"
            self._open.append((tag, here))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(tag in {"style", "title"} for tag, _ in self._open):
            return
        self.words.append(data)
        if any(here for _, here in self._open):
            self.marked.append(data)

    @property
    def text(self) -> str:
        """All words, white space as single spaces."""
        return " ".join("".join(self.words).split())

    @property
    def place(self) -> str:
        """The marked words."""
        return " ".join("".join(self.marked).split())


def parsed(markup: str | bytes) -> Page:
    """Return markup as a browser would find it."""
    page = Page()
    page.feed(markup if isinstance(markup, str) else markup.decode())
    page.close()
    return page


def dangers(page: Page) -> list[str]:
    """Return everything in a page that loads, runs, sends or leads elsewhere."""
    found = []
    for tag, named in page.tags:
        if tag in LOADS_OR_RUNS:
            found.append(f"<{tag}>")
        for name, value in named.items():
            ours = (tag, name, value) in {
                ("a", "href", "#place"),
                ("meta", "http-equiv", "Content-Security-Policy"),
            }
            picture = tag == "img" and re.match(r"data:image/(png|jpe?g|gif|webp);base64,", value)
            if name.startswith("on") or (name in _ADDRESSES and not ours and not picture):
                found.append(f"<{tag} {name}={value!r}>")
            if name == "style" and _LOADING_STYLE.search(value):
                found.append(f"<{tag} style={value!r}>")
    return found


ALLOWED = {
    "default-src": {"'none'"},
    "style-src": {"'unsafe-inline'"},
    "img-src": {"data:"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}
"""All that a safe copy's policy may allow; `base-uri` and `form-action` follow no default."""


def is_framed(page: Page) -> bool:
    """Whether the policy that allows nothing is the first thing a page says of itself."""
    metas = [named for tag, named in page.tags if tag == "meta"]
    said = [words.split() for words in metas[1]["content"].split(";")]
    policy = {name: set(values) for name, *values in said}
    return (
        metas[0] == {"charset": "utf-8"}
        and metas[1]["http-equiv"] == "Content-Security-Policy"
        and policy == ALLOWED
    )

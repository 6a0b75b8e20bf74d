"""Which elements of a page a safe copy keeps, and the styles that can neither load nor hide."""

import re

KEPT = frozenset(
    {"abbr", "b", "big", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl"}
    | {"dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img"}
    | {"ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span"}
    | {"strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u"}
    | {"ul", "var"}
)
"""What holds the words of a page; of every other element only the words are kept."""
OF_TABLES = frozenset({"table", "tbody", "tfoot", "thead", "tr", "ul", "ol", "dl"})
"""Elements in which no words may stand directly."""
BLOCKS = frozenset(
    {"address", "article", "aside", "body", "button", "canvas", "center", "details", "dialog"}
    | {"dir", "fieldset", "footer", "form", "header", "html", "label", "legend", "main"}
    | {"menu", "nav", "noscript", "object", "optgroup", "option", "select", "summary", "svg"}
    | {"textarea", "video", "audio", "foreignobject", "text"}
)
"""Elements that are not kept, and whose words would run into each other if nothing took their
place."""
DROPPED = frozenset(
    {"script", "style", "template", "head", "title", "desc", "metadata", "noembed", "noframes"}
    | {"base", "basefont", "bgsound", "embed", "frame", "frameset", "link", "meta", "param"}
    | {"source", "track", "datalist", "iframe"}
)
"""Elements that go with all they hold: none of it is shown by a browser either."""
NOT_SHOWN = frozenset({"header", "hidden", "references", "resources"})
"""Elements of inline XBRL whose contents a page does not show."""

_HIDES = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_LENGTH = re.compile(r"\d{1,2}(?:\.\d{1,3})?(?:px|pt|em|rem|ch|ex)|0")
_STYLES = {
    "text-align": re.compile(r"left|right|center|justify|start|end"),
    "vertical-align": re.compile(r"top|middle|bottom|baseline|sub|super"),
    "font-weight": re.compile(r"normal|bold|bolder|[1-9]00"),
    "font-style": re.compile(r"normal|italic|oblique"),
    "text-decoration": re.compile(r"none|underline|line-through"),
    "text-transform": re.compile(r"none|uppercase|capitalize"),
    "padding-left": _LENGTH,
    "margin-left": _LENGTH,
    "text-indent": _LENGTH,
}
"""What a style may say: names and values that lay words out, and none that moves them away."""
_VALUES = {
    "colspan": re.compile(r"[1-9]\d{0,2}"),
    "rowspan": re.compile(r"[1-9]\d{0,2}"),
    "start": re.compile(r"\d{1,6}"),
    "align": re.compile(r"left|right|center|justify", re.IGNORECASE),
    "dir": re.compile(r"ltr|rtl|auto", re.IGNORECASE),
    "src": re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*"),
    "alt": re.compile(r".*", re.DOTALL),
}
ATTRIBUTES = {
    "*": {"id", "class", "style", "align", "dir"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
    "img": {"src", "alt"},
}


def hides(style: str) -> bool:
    """Whether a style says that nothing of its element is shown."""
    return _HIDES.search(style) is not None


def attribute(name: str, value: str) -> str | None:
    """Return what may be kept of an attribute's value, or None where nothing may."""
    if name == "style":
        return ";".join(_kept_styles(value)) or None
    known = _VALUES.get(name)
    return value if known is not None and known.fullmatch(value.strip()) else None


def _kept_styles(value: str) -> list[str]:
    kept = []
    for each in value.split(";"):
        name, _, said = (part.strip().lower() for part in each.partition(":"))
        known = _STYLES.get(name)
        if known is not None and known.fullmatch(said):
            kept.append(f"{name}:{said}")
    return kept

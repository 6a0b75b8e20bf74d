"""What stands around the answer in a safe copy: a policy that allows nothing, and what it is."""

from html import escape

import resources
from workbench.app.copies.body import Made, mark, shown
from workbench.domain.citation import Citation
from workbench.domain.excerpt import Excerpt
from workbench.domain.fact import Place
from workbench.texts import Message, Texts, say

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
    " form-action 'none'"
)
"""Even what the sanitiser missed could load nothing, and no script could run."""


def framed(made: Made, citation: Citation, place: Place | None, texts: Texts) -> bytes:
    """Return the whole page in UTF-8, in the reader's language.

    Args:
        made: the answer as markup of ours.
        citation: what it is, told above it.
        place: what should be marked in it, or None.
        texts: puts words into the reader's language.
    """
    what, *origin = citation.lines
    lines = "".join(f'<p class="origin">{shown(texts.say(line))}</p>' for line in origin)
    safe = texts.say(say("A safe copy: nothing in it can load or run."))
    style = resources.path("report", "safe_copy.css").read_text(encoding="utf-8")
    start = (
        f'<!doctype html>\n<html lang="{escape(texts.locale.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown(texts.say(what))}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<header>\n<p class="safe">{shown(safe)}</p>\n'
        f'<h1 class="what">{shown(texts.say(what))}</h1>\n{lines}\n'
        f"{_about_place(made, place, texts)}</header>\n<main>\n"
    )
    end = b"\n</main>\n</body>\n</html>\n"
    return start.encode("utf-8", "xmlcharrefreplace") + made.markup + end


def _about_place(made: Made, place: Place | None, texts: Texts) -> str:
    if place is None:
        return ""
    if made.marked:
        to_it = shown(texts.say(say("Go to the marked place")))
        return f'<p class="origin"><a href="#place">{to_it}</a></p>\n'
    if made.apart is not None:
        seen = say("The place is in what the page does not show:")
        return _apart("apart", texts.say(seen), _lines(made.apart))
    gone: Message = say("The place is not in the stored answer; this was read there:")
    return _apart("note", texts.say(gone), f"<pre>\n{mark(place.original)}</pre>")


def _apart(kind: str, words: str, markup: str) -> str:
    return f'<div class="{kind}"><p>{shown(words)}</p>{markup}</div>\n'


def _lines(excerpt: Excerpt) -> str:
    before = "".join(f"{line}\n" for line in excerpt.before) + excerpt.line_start
    after = excerpt.line_end + "".join(f"\n{line}" for line in excerpt.after)
    return f"<pre>\n{shown(before)}{mark(excerpt.marked)}{shown(after)}</pre>"

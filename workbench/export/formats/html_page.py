"""The handoff as one HTML file: no script, no picture or style from elsewhere, light and dark."""

import base64
import hashlib
from functools import cache
from typing import Final

import jinja2
from markupsafe import Markup

import resources
from workbench.domain.dossier import Dossier
from workbench.domain.drawing import Palette, draw_range, draw_years
from workbench.export.content import Content, Section
from workbench.export.format import FORMATS
from workbench.export.telling import tell
from workbench.texts import Message, Texts, say

_SCREEN: Final = Palette(
    ink="var(--ink)",
    soft="var(--soft)",
    line="var(--line)",
    surface="var(--surface)",
    accent="var(--accent)",
    bad="var(--bad)",
    go_ground="var(--good-ground)",
    look_closer_ground="var(--careful-ground)",
    not_now_ground="var(--bad-ground)",
)
_CHART_WIDTH = 780


class HtmlPage:
    """Written by jinja2 with every value escaped; a content policy forbids all but our style."""

    key = "html"
    title: Message = say("Web page, to read on screen")
    suffix = ".html"
    media_type = "text/html; charset=utf-8"

    def write(self, dossier: Dossier, texts: Texts) -> bytes:
        """Return the page in UTF-8."""
        content = tell(dossier, texts)
        style = resources.path("report", "handoff.css").read_text(encoding="utf-8")
        page = _template().render(
            it=content,
            one=content.page_one,
            style=Markup(style),  # noqa: S704 - our own file, nothing from outside
            style_hash=Markup(_policy_hash(style)),  # noqa: S704 - base64 of our own file's hash
            range_svg=_range(content),
            charts=[_chart(section) for section in content.sections],
        )
        return page.encode()


def _policy_hash(style: str) -> str:
    digest = hashlib.sha256(style.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _range(content: Content) -> Markup:
    verdict = content.page_one.verdict
    drawn = draw_range(verdict.picture, _SCREEN, verdict.alternative) if verdict.picture else ""
    return Markup(drawn)  # noqa: S704 - drawn by us, which escapes the words in it


def _chart(section: Section) -> Markup:
    drawn = draw_years(section.chart, _SCREEN, width=_CHART_WIDTH) if section.chart else ""
    return Markup(drawn)  # noqa: S704 - drawn by us, which escapes the words in it


@cache
def _template() -> jinja2.Template:
    source = resources.path("report", "handoff.html").read_text(encoding="utf-8")
    return jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(source)


FORMATS.add("html")(HtmlPage())

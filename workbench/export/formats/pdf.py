"""The handoff as PDF: page one alone is enough, the rest proves it."""

import dataclasses
import json
from functools import cache
from typing import Final, Literal

import typst

import resources
from workbench.domain.dossier import Dossier
from workbench.domain.drawing import Palette, draw_range, draw_years
from workbench.errors import ExportError
from workbench.export.content import Content, Section
from workbench.export.format import FORMATS
from workbench.export.telling import tell
from workbench.texts import Message, Texts, say

_PAPER: Final = Palette(
    ink="#1B222B",
    soft="#5A6470",
    line="#C9C9C2",
    surface="#FFFFFF",
    accent="#0B5F77",
    bad="#A93B2A",
    go_ground="#DDEFE6",
    look_closer_ground="#F6EAD2",
    not_now_ground="#F7E1DD",
)
_ARCHIVE: Final[Literal["a-2b"]] = "a-2b"


class Pdf:
    """Written by typst from one template; the data is handed over as JSON and never run."""

    key = "pdf"
    title: Message = say("PDF, to read and print")
    suffix = ".pdf"
    media_type = "application/pdf"

    def write(self, dossier: Dossier, texts: Texts) -> bytes:
        """Return the PDF, tagged and as PDF/A-2b where our fonts have every letter in it.

        PDF/A forbids a letter without a glyph (ISO 19005-2, 6.2.11.8); a name with such a letter
        gives a plain tagged PDF in which the letter is a box, but is still found and copied.

        Raises:
            ExportError: typst refused.
        """
        data = json.dumps(_data(tell(dossier, texts)), ensure_ascii=False, sort_keys=True)
        stamp = int(dossier.sounding.as_of.timestamp())
        try:
            return _typeset(data, stamp, archive=True)
        except typst.TypstError:
            pass
        try:
            return _typeset(data, stamp, archive=False)
        except typst.TypstError as problem:
            raise ExportError(say("The PDF could not be made."), detail=str(problem)) from problem


def _typeset(data: str, stamp: int, *, archive: bool) -> bytes:
    made = typst.Compiler(
        resources.path("report", "handoff.typ").read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": data},
    ).compile(format="pdf", pdf_standards=[_ARCHIVE] if archive else [], timestamp=stamp)
    if not isinstance(made, bytes):
        raise TypeError("typst makes one PDF for one document")
    return made


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts and typst's, never the machine's: pages are equal everywhere."""
    return typst.Fonts(include_system_fonts=False, font_paths=[resources.path("fonts")])


def _data(content: Content) -> dict[str, object]:
    verdict = content.page_one.verdict
    picture = verdict.picture
    return {
        **dataclasses.asdict(content),
        "range_svg": draw_range(picture, _PAPER, verdict.alternative) if picture else "",
        "sections": [_section(each) for each in content.sections],
    }


def _section(section: Section) -> dict[str, object]:
    chart = section.chart
    without = dataclasses.replace(section, chart=None)
    return {
        **dataclasses.asdict(without),
        "chart_svg": draw_years(chart, _PAPER, width=660) if chart else "",
        "chart_words": chart.alternative if chart else "",
    }


FORMATS.add("pdf")(Pdf())

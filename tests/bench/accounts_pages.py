"""Invented annual accounts as filers print them: a British page of 1 MB, a Danish one of half."""

from collections.abc import Iterator
from html import escape

_NAME = "Fernhollow Castings Limited"
_INSTANCE = "http://www.xbrl.org/2003/instance"
_BRITISH = "http://xbrl.frc.org.uk/fr/2021-01-01/core"
_BRITISH_LINES = 280
_BRITISH_NOTES = 140
_DANISH = "http://xbrl.dcca.dk/fsa"
_DANISH_LINES = 120
_DANISH_NOTES = 80
_PIECES = 8
_WORDS = (
    "The directors have considered the position of the company at the end of the year and the "
    "period after it, and they know of nothing that would change what these accounts say. "
)
_CELL = (
    '<td class="c{0}" style="padding-left:2.{0}px"><p class="p{0}"><span class="s{0}">{1}'
    "</span></p></td>"
)


def british_page() -> bytes:
    """Return full accounts in tables of many small cells, of about 1 MB.

    As in real ones there are some 300 numbers with a format of the second registry, a context with
    dimensions for every third of them, and a namespace declared again on every paragraph of notes.
    """
    contexts = "".join(_context(f"c{at}", 2025 - at % 2, at) for at in range(_BRITISH_NOTES))
    body = "".join(_british_rows()) + "".join(_british_notes())
    return _page(_BRITISH, "2011-07-31", contexts, "GBP", body)


def danish_page() -> bytes:
    """Return accounts whose notes run over many pages, of about half a megabyte.

    As in real ones each note is cut into `ix:continuation` wherever a page ends.
    """
    contexts = "".join(_context(f"c{at}", 2025 - at % 2, 0) for at in range(_BRITISH_NOTES))
    body = "".join(_danish_rows()) + "".join(_danish_notes())
    return _page(_DANISH, "2020-02-12", contexts, "DKK", body)


def _page(taxonomy: str, registry: str, contexts: str, currency: str, body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" '
        'xmlns:link="http://www.xbrl.org/2003/linkbase" '
        f'xmlns:xbrli="{_INSTANCE}" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:iso4217="http://www.xbrl.org/2003/iso4217" '
        f'xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/{registry}" '
        f'xmlns:core="{taxonomy}"><head><title>{_NAME}</title></head><body><div class="hidden">'
        '<ix:header><ix:references><link:schemaRef xlink:type="simple" '
        f'xlink:href="{taxonomy}.xsd"/></ix:references><ix:resources>{contexts}'
        f'<xbrli:unit id="money"><xbrli:measure>iso4217:{currency}</xbrli:measure></xbrli:unit>'
        f"</ix:resources></ix:header></div>{body}</body></html>"
    ).encode()


def _context(identity: str, year: int, number: int) -> str:
    member = (
        "<xbrli:segment><xbrldi:explicitMember dimension='core:SegmentDimension'>"
        f"core:Segment{number}</xbrldi:explicitMember></xbrli:segment>"
        if number % 3
        else ""
    )
    return (
        f'<xbrli:context id="{identity}"><xbrli:entity><xbrli:identifier '
        f'scheme="http://www.companieshouse.gov.uk/">00000000</xbrli:identifier>{member}'
        f"</xbrli:entity><xbrli:period><xbrli:startDate>{year}-01-01</xbrli:startDate>"
        f"<xbrli:endDate>{year}-12-31</xbrli:endDate></xbrli:period></xbrli:context>"
    )


def _number(at: int, form: str, more: str = "") -> str:
    return (
        f'<ix:nonFraction name="core:Line{at}" contextRef="c{at % _BRITISH_NOTES}" unitRef="money" '
        f'decimals="0" format="ixt:{form}" {more}>{at * 7_919:,}</ix:nonFraction>'
    )


def _british_rows() -> Iterator[str]:
    for at in range(_BRITISH_LINES):
        cells = "".join(_CELL.format(column, escape(f"Line {at}")) for column in range(23))
        figure = _number(at, "numdotdecimal", 'scale="0"')
        yield f'<table class="t{at}"><tbody><tr>{cells}<td>{figure}</td></tr></tbody></table>'


def _british_notes() -> Iterator[str]:
    for at in range(_BRITISH_NOTES):
        lines = f"<span class='n'>{_WORDS}</span><br/>" * 8
        yield (
            f'<div id="n{at}" xmlns:n{at}="{_BRITISH}"><ix:nonNumeric name="n{at}:Note{at}" '
            f'contextRef="c{at}">{lines}</ix:nonNumeric></div>'
        )


def _danish_rows() -> Iterator[str]:
    for at in range(_DANISH_LINES):
        cells = "".join(_CELL.format(column, f"Linje {at}") for column in range(9))
        figure = _number(at, "num-dot-decimal", 'scale="3"')
        yield f"<div>{cells}{figure}</div>"


def _danish_notes() -> Iterator[str]:
    for note in range(_DANISH_NOTES):
        yield (
            f'<div><ix:nonNumeric name="core:Note{note}" contextRef="c{note}" '
            f'continuedAt="t{note}-0">{_WORDS}</ix:nonNumeric></div>'
        )
        for piece in range(_PIECES):
            following = f'continuedAt="t{note}-{piece + 1}"' if piece + 1 < _PIECES else ""
            yield (
                f'<div class="page"><ix:continuation id="t{note}-{piece}" {following}><p>'
                f"<b>{note}</b><span>{_WORDS}</span><br/></p><p>{_WORDS}</p></ix:continuation></div>"
            )

"""The demo's annual report as a PDF: an older year that the register no longer gives as figures."""

import typst

import resources
from tests.proof.demo_figures import Declared

FILE = "files/fjordlys-arsrapport-2024.pdf"
_WHOSE = "311000004"
_PRINTED = 1_748_000_000
"""When it was printed, to the second, so that every writing gives the same bytes."""


def report(declared: Declared) -> bytes:
    """Return the report as PDF; name, town and number are those of the cast."""
    (company,) = (each for each in declared["norwegian"] if each["number"] == _WHOSE)
    source = _SOURCE.format(
        name=company["name"], town=company["town"], number="311 000 004", auditor="Prøverevisjon AS"
    )
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[resources.path("fonts")])
    made = typst.Compiler(source.encode(), font_paths=fonts).compile(
        format="pdf", timestamp=_PRINTED
    )
    if not isinstance(made, bytes):
        raise TypeError("typst makes one PDF for one document")
    return made


_SOURCE = """
#set document(title: "Årsrapport 2024")
#set page(width: 595pt, height: 842pt, margin: (x: 64pt, y: 72pt), numbering: "1")
#set text(font: "Inter", size: 10pt, lang: "nb")
#set par(leading: 0.7em, spacing: 1.1em)
#let figures(..rows) = table(
  columns: (1fr, 40pt, 80pt, 80pt), align: (left, center, right, right), stroke: none,
  inset: (x: 0pt, y: 5pt),
  table.header([], text(8pt)[Note], strong[2024], strong[2023]),
  table.hline(stroke: 0.5pt),
  ..rows
)

#v(150pt)
#text(size: 30pt, weight: 700)[Årsrapport 2024]

#text(size: 16pt)[{name}]

#line(length: 40%, stroke: 2pt + rgb("#0B5F77"))

Org.nr. {number} · {town}

#v(1fr)
#text(size: 8pt, fill: luma(90))[
  Oppdiktet årsrapport til utprøving: firma, tall og navn er funnet på.
]

#pagebreak()
= Årsberetning

Selskapet bygger og vedlikeholder styringer for produksjonslinjer i industrien. Kontoret ligger i
{town}.

Driftsinntektene økte med 8,2 % sammenlignet med året før. Etterspørselen etter ombygging av eldre
linjer var god gjennom hele året, og to større leveranser ble avsluttet i desember.

Ved årets utgang var det 61 ansatte i selskapet. Sykefraværet var 4,1 %.

Styret foreslår at årets overskudd disponeres slik: 4 000 tusen kroner i utbytte, resten til annen
egenkapital. Forutsetningen om fortsatt drift er til stede.

#pagebreak()
= Resultatregnskap
#text(size: 8.5pt)[Beløp i hele tusen kroner]

#figures(
  [Salgsinntekt], [1], [108 900], [100 710],
  [Annen driftsinntekt], [], [720], [610],
  [*Sum driftsinntekter*], [], [*109 620*], [*101 320*],
  [Varekostnad], [], [38 460], [36 150],
  [Lønnskostnad], [2], [47 350], [44 020],
  [Avskrivning], [3], [3 140], [2 980],
  [Annen driftskostnad], [], [10 390], [9 870],
  [*Sum driftskostnader*], [], [*99 340*], [*93 020*],
  [*Driftsresultat*], [], [*10 280*], [*8 300*],
  [Finansinntekter], [], [290], [240],
  [Finanskostnader], [], [(550)], [(610)],
  [*Resultat før skattekostnad*], [], [*10 020*], [*7 930*],
  [Skattekostnad], [4], [2 204], [1 745],
  [*Årsresultat*], [], [*7 816*], [*6 185*],
)

#pagebreak()
= Balanse per 31. desember
#text(size: 8.5pt)[Beløp i hele tusen kroner]

#figures(
  [Varige driftsmidler], [3], [18 960], [18 120],
  [Finansielle anleggsmidler], [], [1 220], [1 180],
  [*Sum anleggsmidler*], [], [*20 180*], [*19 300*],
  [Varelager], [], [9 410], [8 830],
  [Fordringer], [], [24 910], [22 640],
  [Bankinnskudd, kontanter o.l.], [], [8 940], [7 520],
  [*Sum omløpsmidler*], [], [*43 260*], [*38 990*],
  [*SUM EIENDELER*], [], [*63 440*], [*58 290*],
  table.hline(stroke: 0.5pt),
  [Innskutt egenkapital], [5], [1 200], [1 200],
  [Opptjent egenkapital], [5], [25 499], [21 683],
  [*Sum egenkapital*], [], [*26 699*], [*22 883*],
  [Langsiktig gjeld], [], [10 300], [11 700],
  [Kortsiktig gjeld], [], [26 441], [23 707],
  [*Sum gjeld*], [], [*36 741*], [*35 407*],
  [*SUM EGENKAPITAL OG GJELD*], [], [*63 440*], [*58 290*],
)

#pagebreak()
= Uavhengig revisors beretning

Vi har revidert årsregnskapet for {name}, som viser et overskudd på 7 816 tusen kroner. Etter vår
mening gir det et rettvisende bilde av selskapets stilling per 31. desember 2024.

{auditor}
"""

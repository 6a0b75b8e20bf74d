"""The demo's newspaper: two invented pages, one of which tells two namesakes apart."""

import typst

import resources
from tests.proof.demo_figures import Declared

FILE = "files/avisen-side-1-2.pdf"
_OURS, _SIBLING = "99000015", "99000066"
_PRINTED = 1_795_000_000
"""When it was printed, to the second, so that every writing gives the same bytes."""


def paper(declared: Declared) -> bytes:
    """Return the pages as PDF; names, towns and numbers are those of the cast."""
    cast = {company["number"]: company for company in declared["danish"]}
    ours, sibling = cast[_OURS], cast[_SIBLING]
    source = _SOURCE.format(
        ours=ours["name"],
        ours_town=ours["town"],
        ours_number=_spaced(_OURS),
        sibling=sibling["name"],
        sibling_town=sibling["town"],
        sibling_number=_spaced(_SIBLING),
    )
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[resources.path("fonts")])
    made = typst.Compiler(source.encode(), font_paths=fonts).compile(
        format="pdf", timestamp=_PRINTED
    )
    if not isinstance(made, bytes):
        raise TypeError("typst makes one PDF for one document")
    return made


def _spaced(number: str) -> str:
    return " ".join(number[at : at + 2] for at in range(0, len(number), 2))


_SOURCE = """
#set document(title: "Avisen, side 1 og 2")
#set page(width: 420pt, height: 350pt, margin: (x: 34pt, y: 36pt), numbering: "1")
#set text(font: "Inter", size: 8.5pt, lang: "da")
#set par(justify: true, leading: 0.6em, spacing: 0.9em)
#show heading: set block(above: 1.2em, below: 0.6em)
#let beside(left, right) = grid(columns: (1fr, 1fr), gutter: 16pt, left, right)

#align(center, text(size: 30pt, weight: 700)[Avisen])
#line(length: 100%, stroke: 0.6pt)
#text(size: 7pt, fill: luma(90))[Opdigtet avis til afprøvning · alle navne og numre er opdigtede]

#text(size: 15pt, weight: 700)[Maskinfabrik i {sibling_town} er gået konkurs]

#text(weight: 600)[Fem og tredive ansatte mødte mandag op til låste porte. Læs mere på side 2.]

#beside[
  Det var en stille morgen i {sibling_town}, da de første ansatte ankom til fabrikken. Ved porten
  hang et brev fra kurator. Ordrerne havde svigtet siden foråret, og banken ville ikke vente
  længere.

  Inden middag stod naboerne i klynger på den anden side af vejen. Flere af dem har haft familie på
  fabrikken i to slægtled.

  == Vejret
  Skyet med lidt sol ud på dagen. Vinden frisker op fra vest, og til aften kan der komme byger.
][
  == Havnen får ny kran
  Byrådet har sagt ja til en ny kran på havnen. Den skal stå klar til sommer og kan løfte dobbelt
  så meget som den gamle.

  == Skolen søger vikarer
  Skolen mangler vikarer til foråret og holder åbent hus på onsdag. Der er kaffe på kanden.

  == Fundet
  Et par briller i sort hylster ligger på biblioteket og venter på sin ejer.
]

#pagebreak()

#text(size: 15pt, weight: 700)[Konkursen: hvem det er, og hvem det ikke er]

#beside[
  {sibling}, CVR-nr. {sibling_number}, er taget under konkursbehandling. Selskabet har lavet dele
  til landbrugsmaskiner i {sibling_town} i mange år og skylder leverandører flere millioner kroner.

  Kurator oplyser, at lageret bliver solgt samlet, og at de ansatte får løn i opsigelsen.

  == Et navn, to selskaber
  Flere kunder har ringet til den forkerte fabrik. {ours} i {ours_town}, CVR-nr. {ours_number}, er
  et andet selskab med andre ejere og er ikke berørt af konkursen. Det lægger ledelsen vægt på, for
  navnene ligner hinanden.
][
  == Leverandører venter
  Et møde for dem, der har penge til gode, bliver holdt på kroen på torsdag. Kurator venter, at det
  tager et halvt år at gøre boet op.

  == Byen håber
  Borgmesteren håber, at en anden fabrik vil overtage hallerne. De ligger tæt ved banen og er i god
  stand.
]
"""

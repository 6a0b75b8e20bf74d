"""Companies that no register holds, any number and the same each time, with lifelike names."""

import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SEED = 2026


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GIVEN = _words(
    "Anna Anders Arne Astrid Bjørn Birgit Britt Christian Dag Eirik Elin Emma Erik Eva Finn Frode"
    " Geir Grethe Gunnar Hanne Hans Harald Helge Henrik Ingrid Ivar Jan Janne Jens Johan John Jon"
    " Jørgen Kåre Kari Karin Kjell Knut Kristin Lars Leif Lena Liv Mads Magnus Maja Mari Marit"
    " Martin Mette Mihkel Morten Nils Nina Odd Ola Olav Øyvind Per Peter Rasmus Rolf Runa Signe"
    " Silje Siri Solveig Søren Stein Sven Svein Terje Thor Tone Tore Trine Ulrik Urmas Vidar Aigars"
    " Jānis Līga Ilze Oliver Harry George Olivia Amelia Thomas James William Charlotte Sophie"
)
_FAMILY = _words(
    "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen"
    " Pettersen Eriksen Berg Haugen Hagen Johannessen Andreassen Jacobsen Halvorsen Dahl Jørgensen"
    " Henriksen Lund Sørensen Jakobsen Gundersen Moen Iversen Strand Solberg Svendsen Martinsen"
    " Eide Kristoffersen Bakken Knutsen Mathisen Lie Bøe Nygård Nordmann Møller Rasmussen Thomsen"
    " Østergaard Kjær Nørgaard Svensson Lindström Öberg Åkesson Virtanen Mäkinen Tamm Saar Kask"
    " Bērziņš Kalniņš Ozoliņš Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright"
)
_FIRST = _words(
    "nord sør øst vest fjord fjell sjø hav skog berg dal elv strand bakke vik nes ås holm sund lys"
    " stål jern tre betong sand stein gull sølv kobber vann luft varme kulde vind sol måne stjerne"
    " mat brød fisk lakse kjøtt frukt melke bil båt skip fly tog vei bro hus hytte tak gulv vegg"
    " dør vindus rør el data nett web sky kode lyd bilde film trykk papir bok kunst design mote"
    " klær sko hår hud tann lege syke helse barne skole idrett ski sykkel hunde heste gård jord"
    " korn potet grønn rød blå hvit sort stor lille ny gammel hoved inn ut over under mellom"
    " rogaland vestland trønder finn møre agder telemark jyske sjællands fynske småland skåne"
)
_SECOND = _words(
    "bygg teknikk service senter gruppen partner eiendom invest consult rådgivning transport"
    " logistikk handel butikk verksted maskin elektro rør mur maler snekker fabrikk industri energi"
    " kraft olje gass marine sjømat foredling oppdrett import eksport agentur system data program"
    " løsninger utvikling drift forvaltning regnskap revisjon renhold vakt sikkerhet utleie"
    " entreprenør anlegg graving transport buss taxi reiser hotell kafé restaurant bakeri catering"
    " klinikk tannlege fysio trening media reklame trykkeri forlag studio design arkitekter"
)
_COMMON = _words(
    "Holding Invest Eiendom Group Consulting Services Solutions Nordic Norge Trading Property"
    " Management Transport Bygg Service Engineering Technology International Partners Capital"
    " Development Construction Maritime Energy Digital Design Media Foods Care Studio Marine"
    " Security Cleaning Logistics Retail Estates Ventures Systems Software Advisory Industries"
)
_ONSETS = _words("b br d dr f fl fr g gr h j k kl kr kv l m n p pl r s sk sl sn st str sv t tr v")
_VOWELS = _words("a a a e e e i i o o u y å ø æ")
_CODAS = ["", "", "", *_words("l m n r s t x nd rk ld rn st kt")]
_TOWN_ENDS = _words("by vik dal stad nes sund berg ø havn fjord mo heim rud holm set ås land")
_STREETS = _words("Storgata Strandveien Havnegata Industriveien Kirkegata Skolevegen Parkveien")
_FORMS = ("AS",) * 14 + ("ENK",) * 5 + ("NUF", "ANS", "DA", "ASA", "SA", "BRL")
_OTHER_FORMS = ("ApS", "A/S", "AB", "OÜ", "SIA", "Oy", "Ltd", "Limited", "LTD", "PLC", "GmbH")
_BIG_TOWNS = ("Oslo", "Bergen", "Trondheim", "Stavanger", "Tromsø", "Kristiansand", "Drammen")
_TRADES = ("41.109", "46.900", "68.209", "62.100", "43.210", "70.200", "49.410", "56.110")

HEAD = (
    "organisasjonsnummer",
    "navn",
    "organisasjonsform.kode",
    "forretningsadresse.adresse",
    "forretningsadresse.postnummer",
    "forretningsadresse.poststed",
    "forretningsadresse.landkode",
    "stiftelsesdato",
    "naeringskode1.kode",
    "hjemmeside",
    "slettedato",
    "konkurs",
    "underAvvikling",
    "underTvangsavviklingEllerTvangsopplosning",
)
_REST = {
    "organisasjonsform.beskrivelse": "Aksjeselskap",
    "naeringskode1.beskrivelse": "Utvikling og salg av egen fast eiendom ellers",
    "naeringskode2.kode": "",
    "naeringskode2.beskrivelse": "",
    "naeringskode3.kode": "",
    "naeringskode3.beskrivelse": "",
    "antallAnsatte": "",
    "harRegistrertAntallAnsatte": "false",
    "telefon": "",
    "mobil": "",
    "epostadresse": "",
    "forretningsadresse.kommune": "KOMMUNEN",
    "forretningsadresse.kommunenummer": "0301",
    "forretningsadresse.land": "Norge",
    "postadresse.adresse": "",
    "postadresse.postnummer": "",
    "postadresse.poststed": "",
    "postadresse.kommune": "",
    "postadresse.kommunenummer": "",
    "postadresse.land": "",
    "postadresse.landkode": "",
    "institusjonellSektorkode.kode": "2100",
    "institusjonellSektorkode.beskrivelse": "Private aksjeselskaper mv.",
    "registreringsdatoEnhetsregisteret": "2008-05-02",
    "registrertIMvaregisteret": "true",
    "registrertIForetaksregisteret": "true",
    "registrertIStiftelsesregisteret": "false",
    "registrertIFrivillighetsregisteret": "false",
    "sisteInnsendteAarsregnskap": "2025",
    "overordnetEnhet": "",
    "maalform": "Bokmål",
}
"""What the register tells of a unit besides, alike for all: it has to be read over."""


class Lifelike(NamedTuple):
    """A company's row, in the order of `HEAD`."""

    number: str
    name: str
    form: str
    street: str
    postcode: str
    town: str
    country: str
    founded: str
    trade: str
    site: str
    ended: str
    bankrupt: str
    winding_up: str
    dissolving: str


def companies(count: int) -> Iterator[Lifelike]:
    """Yield so many companies, the same for the same count."""
    draw = random.Random(SEED)  # noqa: S311
    names = _Names(draw)
    towns = _towns(draw)
    family: list[str] = []
    for at in range(count):
        if not family:
            family = names.family()
        name = family.pop()
        form = "ENK" if name in names.persons else _often(draw, _FORMS)
        town = towns[_zipf(draw, len(towns))]
        ended = draw.random() < 0.04
        yield Lifelike(
            number=f"{300_000_000 + at * 97 % 99_999_989}",
            name=name.upper() if draw.random() < 0.7 else name,
            form=form,
            street=f"{draw.choice(_STREETS)} {draw.randrange(1, 200)}",
            postcode=f"{sum(map(ord, town)) * 37 % 9000 + draw.randrange(20):04}",
            town=town.upper(),
            country="NO",
            founded=f"{draw.randrange(1950, 2026)}-{draw.randrange(1, 13):02}-15",
            trade=draw.choice(_TRADES),
            site=f"www.firma{at}.example" if draw.random() < 0.05 else "",
            ended="2025-03-01" if ended else "",
            bankrupt="true" if draw.random() < 0.01 else "false",
            winding_up="false",
            dissolving="false",
        )


def write_csv(path: Path, count: int) -> None:
    """Write them as the Norwegian register writes its units."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow((*HEAD, *_REST))
        rest = tuple(_REST.values())
        writer.writerows((*each, *rest) for each in companies(count))


class _Names:
    """Names in families: sister companies share their telling words."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._family_names = [*_FAMILY, *(self._made().title() + "sen" for _ in range(6000))]
        self.persons: set[str] = set()

    def family(self) -> list[str]:
        """Return the names of one or several sister companies."""
        draw = self._draw
        self.persons.clear()
        kind = draw.random()
        if kind < 0.2:
            person = f"{_pick(draw, _GIVEN)} {_pick(draw, self._family_names)}"
            if draw.random() < 0.5:
                person = f"{_pick(draw, _GIVEN)} {person}"
            self.persons.add(person)
            return [person]
        stem = self._stem(kind)
        sisters = 1 if draw.random() < 0.75 else draw.randrange(2, 7)
        return [self._sister(stem, at) for at in range(sisters)]

    def _stem(self, kind: float) -> str:
        draw = self._draw
        if kind < 0.4:
            return (_pick(draw, _FIRST) + _pick(draw, _SECOND)).title()
        if kind < 0.55:
            return f"{_pick(draw, self._family_names)} {_pick(draw, _SECOND).title()}"
        if kind < 0.65:
            return f"{_pick(draw, self._family_names)} & {_pick(draw, self._family_names)}"
        if kind < 0.85:
            return self._made().title()
        return f"{self._made().title()} {(_pick(draw, _FIRST) + _pick(draw, _SECOND)).title()}"

    def _sister(self, stem: str, at: int) -> str:
        draw = self._draw
        words = [stem]
        if at or draw.random() < 0.4:
            words.append(_pick(draw, _COMMON))
        if draw.random() < 0.05:
            words.append(draw.choice(_BIG_TOWNS))
        form = "AS" if draw.random() < 0.7 else _pick(draw, _OTHER_FORMS)
        return " ".join([*words, form])

    def _made(self) -> str:
        draw = self._draw
        count = draw.choice((2, 2, 2, 3, 3, 4))
        syllables = (
            draw.choice(_ONSETS) + draw.choice(_VOWELS) + draw.choice(_CODAS) for _ in range(count)
        )
        return "".join(syllables)


def _towns(draw: random.Random) -> list[str]:
    made = {
        draw.choice(_ONSETS).title()
        + draw.choice(_VOWELS)
        + draw.choice(("", "l", "n", "r", "s"))
        + draw.choice(_TOWN_ENDS)
        for _ in range(700)
    }
    return [*_BIG_TOWNS, *sorted(made)]


def _zipf(draw: random.Random, count: int) -> int:
    """Return a place below count; the second is half as likely as the first, and so on."""
    return min(count - 1, int((count + 1) ** draw.random()) - 1)


def _pick(draw: random.Random, words: Sequence[str]) -> str:
    return words[_zipf(draw, len(words))]


def _often(draw: random.Random, words: Sequence[str]) -> str:
    return words[int(draw.random() * len(words))]

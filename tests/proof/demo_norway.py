"""The demo's Norwegian companies in the shapes of the registers at Brønnøysund."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.proof.demo_figures import Declared, NorwegianYear
from tests.proof.demo_files import Exchange, json_body
from tests.proof.demo_fullmakt import rights

_HOST = "data.brreg.no"
_UNITS = "/enhetsregisteret/api/enheter"
_BRANCHES = "/enhetsregisteret/api/underenheter"
_ACCOUNTS = "/regnskapsregisteret/regnskap"
_AUDITOR = ("311000047", "Søylen Revisjon AS")
_OUT_OF_ORDER = {
    "timestamp": "2026-11-02T08:15:00.000+00:00",
    "status": 503,
    "error": "Service Unavailable",
    "message": "Tjenesten er midlertidig utilgjengelig",
}


def exchanges(cast: Declared) -> Iterator[Exchange]:
    """Return what the Norwegian registers answer about the cast and the closed deals."""
    for company in cast["norwegian"]:
        yield from _company(company)
    for company in cast["closed"]["companies"]:
        yield _unit(company["number"], _closed_record(company))
    for company in cast["norwegian"]:
        for words in company["finds"]:
            yield Exchange(
                host=_HOST,
                path=_UNITS,
                query_like={"navn": words},
                file=f"answers/no/{company['number']}-search.json",
                body=json_body(_page([_record(company)])),
            )
    yield Exchange(
        host=_HOST, path=_UNITS, file="answers/no/no-hits.json", body=json_body(_page([]))
    )


def _company(company: Declared) -> Iterator[Exchange]:
    number = company["number"]
    yield _unit(number, _record(company))
    yield Exchange(
        host=_HOST,
        path=f"{_UNITS}/{number}/roller",
        file=f"answers/no/{number}-roles.json",
        body=json_body(_roles(company)),
    )
    yield Exchange(
        host=_HOST,
        path=_BRANCHES,
        query={"overordnetEnhet": number},
        file=f"answers/no/{number}-branches.json",
        body=json_body(_page([_branch(company, each) for each in company["branches"]], _BRANCHES)),
    )
    yield from rights(company)
    for path, name, answer in (
        (f"{_ACCOUNTS}/{number}", "accounts", _accounts),
        (f"{_ACCOUNTS}/aarsregnskap/kopi/{number}/aar", "years", _years),
    ):
        failing = company.get("accounts_fail", False)
        yield Exchange(
            host=_HOST,
            path=path,
            status=503 if failing else 200,
            file="answers/no/out-of-order.json" if failing else f"answers/no/{number}-{name}.json",
            body=json_body(_OUT_OF_ORDER if failing else answer(company)),
        )


def _unit(number: str, record: dict[str, Any]) -> Exchange:
    return Exchange(
        host=_HOST,
        path=f"{_UNITS}/{number}",
        file=f"answers/no/{number}-unit.json",
        body=json_body(record),
    )


def _record(company: Declared) -> dict[str, Any]:
    code, words = company["trade"]
    return _frame(company) | {
        "hjemmeside": f"www.{company['domain']}",
        "epostadresse": f"post@{company['domain']}",
        "naeringskode1": {"kode": code, "beskrivelse": words},
        "vedtektsfestetFormaal": [company["purpose"]],
        "sisteInnsendteAarsregnskap": "2025",
        "registrertIMvaregisteret": True,
        "erIKonsern": False,
        "forretningsadresse": _address(company, [company["street"]]),
    }


def _closed_record(company: Declared) -> dict[str, Any]:
    return _frame(company) | {"forretningsadresse": _address(company, ["Prøveveien 1"])}


def _frame(company: Declared) -> dict[str, Any]:
    number, founded = company["number"], company["founded"]
    counted = {"antallAnsatte": company["employees"]} if company["employees"] else {}
    return {
        "organisasjonsnummer": number,
        "navn": company["name"],
        "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
        "stiftelsesdato": founded.isoformat(),
        "registreringsdatoEnhetsregisteret": max(founded, date(1995, 3, 12)).isoformat(),
        "harRegistrertAntallAnsatte": True,
        **counted,
        "konkurs": False,
        "underAvvikling": False,
        "underTvangsavviklingEllerTvangsopplosning": False,
        "maalform": "Bokmål",
        "respons_klasse": "Enhet",
        "_links": {"self": {"href": f"https://{_HOST}{_UNITS}/{number}"}},
    }


def _address(company: Declared, lines: list[str]) -> dict[str, Any]:
    return {
        "adresse": lines,
        "postnummer": company["postcode"],
        "poststed": company["town"],
        "kommune": company["town"],
        "kommunenummer": company["municipality"],
        "land": "Norge",
        "landkode": "NO",
    }


def _branch(company: Declared, branch: Declared) -> dict[str, Any]:
    code, words = company["trade"]
    number, owner = branch["number"], company["number"]
    return {
        "organisasjonsnummer": number,
        "navn": branch["name"],
        "organisasjonsform": {
            "kode": "BEDR",
            "beskrivelse": "Underenhet til næringsdrivende og offentlig forvaltning",
        },
        "registreringsdatoEnhetsregisteret": max(company["founded"], date(1995, 3, 12)).isoformat(),
        "registrertIMvaregisteret": False,
        "naeringskode1": {"kode": code, "beskrivelse": words},
        "harRegistrertAntallAnsatte": True,
        "antallAnsatte": branch["employees"],
        "overordnetEnhet": owner,
        "oppstartsdato": company["founded"].isoformat(),
        "beliggenhetsadresse": _address(branch, ["Prøveveien 1"]),
        "respons_klasse": "Underenhet",
        "_links": {
            "self": {"href": f"https://{_HOST}{_BRANCHES}/{number}"},
            "overordnetEnhet": {"href": f"https://{_HOST}{_UNITS}/{owner}"},
        },
    }


def _page(records: list[dict[str, Any]], path: str = _UNITS) -> dict[str, Any]:
    name = path.rpartition("/")[2]
    embedded = {"_embedded": {name: records}} if records else {}
    return embedded | {
        "_links": {"self": {"href": f"https://{_HOST}{path}"}},
        "page": {
            "size": 10,
            "totalElements": len(records),
            "totalPages": min(1, len(records)),
            "number": 0,
        },
    }


def _roles(company: Declared) -> dict[str, Any]:
    manager, since = company["manager"]
    chair, *others = company["board"]
    number, name = _AUDITOR
    auditor = {
        "enhet": {
            "organisasjonsnummer": number,
            "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
            "navn": [name],
            "erSlettet": False,
        }
    }
    board = [_role("LEDE", "Styrets leder", _person(chair))]
    board += [_role("MEDL", "Styremedlem", _person(other)) for other in others]
    return {
        "rollegrupper": [
            _group(
                "DAGL", "Daglig leder", since, [_role("DAGL", "Daglig leder", _person(manager))]
            ),
            _group("STYR", "Styre", company["board_since"], board),
            _group("REVI", "Revisor", company["founded"], [_role("REVI", "Revisor", auditor)]),
        ]
    }


def _group(code: str, words: str, since: date, roles: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": {"kode": code, "beskrivelse": words},
        "sistEndret": since.isoformat(),
        "roller": roles,
    }


def _role(code: str, words: str, holder: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": {"kode": code, "beskrivelse": words},
        **holder,
        "fratraadt": False,
        "avregistrert": False,
        "rekkefolge": 0,
    }


def _person(name: str) -> dict[str, Any]:
    given, family = name.rsplit(" ", maxsplit=1)
    return {
        "person": {
            "fodselsdato": "1900-01-01",
            "navn": {"fornavn": given, "etternavn": family},
            "erDoed": False,
        }
    }


def _years(company: Declared) -> list[str]:
    newest: int = company["accounts"]["year"]
    return [str(year) for year in range(company["founded"].year + 1, newest + 1)]


def _accounts(company: Declared) -> list[dict[str, Any]]:
    year = NorwegianYear(**company["accounts"])
    return [
        {
            "id": int(company["number"][-3:]) + 9_000_000,
            "journalnr": f"{year.year + 1}{company['number'][-6:]}",
            "regnskapstype": "SELSKAP",
            "virksomhet": {
                "organisasjonsnummer": company["number"],
                "organisasjonsform": "AS",
                "morselskap": False,
            },
            "regnskapsperiode": {"fraDato": f"{year.year}-01-01", "tilDato": f"{year.year}-12-31"},
            "valuta": "NOK",
            "avviklingsregnskap": False,
            "oppstillingsplan": "store",
            "revisjon": {"ikkeRevidertAarsregnskap": False, "fravalgRevisjon": False},
            "regnkapsprinsipper": {
                "smaaForetak": True,
                "regnskapsregler": "regnskapslovenAlminneligRegler",
            },
            "egenkapitalGjeld": _funding(year),
            "eiendeler": {
                "sumEiendeler": float(year.assets),
                "omloepsmidler": {"sumOmloepsmidler": float(year.current)},
                "anleggsmidler": {"sumAnleggsmidler": float(year.fixed)},
            },
            "resultatregnskapResultat": _result(year),
        }
    ]


def _funding(year: NorwegianYear) -> dict[str, Any]:
    retained = float(year.equity - year.paid_in)
    return {
        "sumEgenkapitalGjeld": float(year.assets),
        "egenkapital": {
            "sumEgenkapital": float(year.equity),
            "opptjentEgenkapital": {"sumOpptjentEgenkapital": retained},
            # "Egenkaptial" is the register's own spelling.
            "innskuttEgenkapital": {"sumInnskuttEgenkaptial": float(year.paid_in)},
        },
        "gjeldOversikt": {
            "sumGjeld": float(year.liabilities),
            "kortsiktigGjeld": {"sumKortsiktigGjeld": float(year.short_debt)},
            "langsiktigGjeld": {"sumLangsiktigGjeld": float(year.long_debt)},
        },
    }


def _result(year: NorwegianYear) -> dict[str, Any]:
    return {
        "ordinaertResultatFoerSkattekostnad": float(year.pretax),
        "aarsresultat": float(year.net),
        "finansresultat": {
            "nettoFinans": float(year.finance),
            "finansinntekt": {"sumFinansinntekter": float(year.income)},
            "finanskostnad": {"sumFinanskostnad": float(year.charges)},
        },
        "driftsresultat": {
            "driftsresultat": float(year.operating),
            "driftsinntekter": {"sumDriftsinntekter": float(year.revenue)},
            "driftskostnad": {"sumDriftskostnad": float(year.costs)},
        },
    }

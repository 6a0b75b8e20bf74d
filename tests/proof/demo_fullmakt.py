"""Who may sign for the demo's Norwegian companies, in the shape that Fullmakt is said to have."""

from collections.abc import Iterator
from typing import Any

from tests.proof.demo_figures import Declared
from tests.proof.demo_files import Exchange, json_body

_HOST = "data.brreg.no"
_CHAIR, _MEMBER = ("LEDE", "Styrets leder"), ("MEDL", "Styremedlem")
_MANAGER = ("DAGL", "Daglig leder")


def rights(company: Declared) -> Iterator[Exchange]:
    """Return what the register answers about a company's signature and procuration."""
    chair, *others = company["board"]
    board = [_person(chair, *_CHAIR), *(_person(other, *_MEMBER) for other in others)]
    manager, _ = company["manager"]
    together = _combination("STYR", "Styret i fellesskap", board)
    alone = _combination("PROK", "Prokura", [_person(manager, *_MANAGER)])
    yield _exchange(company, "signatur", company["signature"], [together])
    yield _exchange(company, "prokura", company.get("procuration", ""), [alone])


def _exchange(
    company: Declared, right: str, rule: str, combinations: list[dict[str, Any]]
) -> Exchange:
    path = f"/fullmakt/enheter/{company['number']}/{right}"
    body = {
        "status": _status(found=bool(rule)),
        "enhet": {
            "organisasjonsnummer": company["number"],
            "navn": company["name"],
            "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
        },
        "signeringsGrunnlag": _basis(rule),
        **({"signeringsKombinasjon": {"kombinasjon": combinations}} if rule else {}),
        "_links": {"self": {"href": f"https://{_HOST}{path}"}},
    }
    return Exchange(
        host=_HOST,
        path=path,
        file=f"answers/no/{company['number']}-{right}.json",
        body=json_body(body),
    )


def _status(*, found: bool) -> dict[str, Any]:
    rule = ("RF", "Regel funnet.") if found else ("RI", "Regel er ikke registrert.")
    return {
        "rutineStatus": _coded("OK", "Maskinelt oppslag utført uten feil."),
        "regelStatus": _coded(*rule),
    }


def _basis(rule: str) -> dict[str, Any]:
    if not rule:
        return _coded("SI", "Signeringsgrunnlag finnes ikke")
    told = {"signaturProkuraRoller": {"signaturProkuraFritekst": rule}}
    return _coded("SF", "Signeringsgrunnlag finnes") | told


def _combination(code: str, words: str, persons: list[dict[str, Any]]) -> dict[str, Any]:
    return _coded(code, words) | {"kombinasjonsId": "1", "personRolleKombinasjon": persons}


def _person(name: str, code: str, words: str) -> dict[str, Any]:
    return {"fodselsdato": "01.01.1900", "navn": name, "rolle": _coded(code, words)}


def _coded(code: str, words: str) -> dict[str, Any]:
    return {"kode": code, "tekstforklaring": words}

"""What the registers of Europe and the world say of the demo's companies: little, and validly."""

from collections.abc import Iterator, Sequence
from typing import Any

from tests.proof.demo_figures import Declared
from tests.proof.demo_files import Exchange, json_body

_VIES = "/taxation_customs/vies/rest-api/ms/DK/vat"
_GLEIF, _RECORDS = "api.gleif.org", "/api/v1/lei-records"
_ONE_PAGE = {"currentPage": 1, "perPage": 10, "total": 1, "lastPage": 1}
_NO_LEI = {
    "meta": {"pagination": {"currentPage": 1, "perPage": 10, "total": 0, "lastPage": 1}},
    "links": {},
    "data": [],
}
_NO_ITEM = {"batchcomplete": "", "query": {"searchinfo": {"totalhits": 0}, "search": []}}
_NO_UNIT = {"results": [], "total_results": 0, "page": 1, "per_page": 10, "total_pages": 0}


def exchanges(declared: Declared) -> Iterator[Exchange]:
    """Return the answers: two have an LEI, none an item, and who trades has a VAT number."""
    yield from _leis(declared["danish"])
    for host, path, name, body in (
        (_GLEIF, _RECORDS, "no-lei", _NO_LEI),
        (_GLEIF, "/api/v1/fuzzycompletions", "no-name", {"data": []}),
        ("www.wikidata.org", "/w/api.php", "no-item", _NO_ITEM),
        ("recherche-entreprises.api.gouv.fr", "/search", "no-french-unit", _NO_UNIT),
    ):
        yield Exchange(
            host=host, path=path, file=f"answers/europe/{name}.json", body=json_body(body)
        )
    for company in declared["danish"]:
        number = company["number"]
        yield Exchange(
            host="ec.europa.eu",
            path=f"{_VIES}/{number}",
            file=f"answers/europe/vat-{number}.json",
            body=json_body(_vat(company)),
        )


def _leis(companies: Sequence[Declared]) -> Iterator[Exchange]:
    """Return the records of those with an LEI, by number and by LEI, and of their parents."""
    holders = {each["number"]: each for each in companies if "lei" in each}
    for company in holders.values():
        lei, record = company["lei"], _lei_record(company)
        yield Exchange(
            host=_GLEIF,
            path=_RECORDS,
            query={"filter[entity.registeredAs]": company["number"]},
            file=f"answers/europe/lei-of-{company['number']}.json",
            body=json_body({"meta": {"pagination": _ONE_PAGE}, "links": {}, "data": [record]}),
        )
        yield Exchange(
            host=_GLEIF,
            path=f"{_RECORDS}/{lei}",
            file=f"answers/europe/lei-{lei}.json",
            body=json_body({"meta": {}, "data": record}),
        )
        for relation in ("direct-parent", "ultimate-parent") if "parent" in company else ():
            parent = holders[company["parent"]]
            yield Exchange(
                host=_GLEIF,
                path=f"{_RECORDS}/{lei}/{relation}",
                file=f"answers/europe/lei-{parent['lei']}.json",
                body=json_body({"meta": {}, "data": _lei_record(parent)}),
            )


def _lei_record(company: Declared) -> dict[str, Any]:
    lei = company["lei"]
    address = {
        "language": "da",
        "addressLines": [company["street"]],
        "city": company["town"],
        "region": None,
        "country": "DK",
        "postalCode": company["postcode"],
    }
    links = {
        relation: {"links": {"lei-record": f"https://{_GLEIF}{_RECORDS}/{lei}/{relation}"}}
        for relation in (("direct-parent", "ultimate-parent") if "parent" in company else ())
    }
    return {
        "type": "lei-records",
        "id": lei,
        "attributes": {
            "lei": lei,
            "entity": {
                "legalName": {"name": company["name"], "language": "da"},
                "otherNames": [],
                "legalAddress": address,
                "headquartersAddress": address,
                "registeredAt": {"id": "RA000170", "other": None},
                "registeredAs": company["number"],
                "jurisdiction": "DK",
                "category": "GENERAL",
                "legalForm": {"id": None, "other": None},
                "status": "ACTIVE",
                "creationDate": f"{company['founded'].isoformat()}T00:00:00Z",
                "eventGroups": [],
            },
            "registration": {
                "initialRegistrationDate": "2018-03-05T09:00:00Z",
                "lastUpdateDate": "2026-03-02T09:00:00Z",
                "status": "ISSUED",
                "nextRenewalDate": "2027-03-05T09:00:00Z",
            },
        },
        "relationships": links,
        "links": {"self": f"https://{_GLEIF}{_RECORDS}/{lei}"},
    }


def _vat(company: Declared) -> dict[str, Any]:
    """Return the verdict: a company that went bankrupt is registered for VAT no more."""
    valid = "bankrupt" not in company
    place = f"{company['street']}\n{company['postcode']} {company['town']}"
    return {
        "isValid": valid,
        "requestDate": "2026-11-20T09:00:00.000Z",
        "userError": "VALID" if valid else "INVALID",
        "name": company["name"] if valid else "---",
        "address": place if valid else "---",
        "requestIdentifier": "",
        "originalVatNumber": company["number"],
        "vatNumber": company["number"],
    }

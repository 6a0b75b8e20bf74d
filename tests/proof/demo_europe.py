"""What the registers of Europe and the world say of the demo's companies: little, and validly."""

from collections.abc import Iterator
from typing import Any

from tests.proof.demo_figures import Declared
from tests.proof.demo_files import Exchange, json_body

_VIES = "/taxation_customs/vies/rest-api/ms/DK/vat"
_NO_LEI = {
    "meta": {"pagination": {"currentPage": 1, "perPage": 10, "total": 0, "lastPage": 1}},
    "links": {},
    "data": [],
}
_NO_ITEM = {"batchcomplete": "", "query": {"searchinfo": {"totalhits": 0}, "search": []}}
_NO_UNIT = {"results": [], "total_results": 0, "page": 1, "per_page": 10, "total_pages": 0}


def exchanges(declared: Declared) -> Iterator[Exchange]:
    """Return the answers: none has an LEI or an item, and who trades has a VAT number."""
    for host, path, name, body in (
        ("api.gleif.org", "/api/v1/lei-records", "no-lei", _NO_LEI),
        ("api.gleif.org", "/api/v1/fuzzycompletions", "no-name", {"data": []}),
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

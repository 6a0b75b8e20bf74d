"""The registers abroad that are asked for every name, and know nobody of the demo's cast."""

from collections.abc import Iterator

from tests.proof.demo_files import Exchange, json_body

_NOBODY = (
    (
        "fi",
        "avoindata.prh.fi",
        "/opendata-ytj-api/v3/companies",
        {"totalResults": 0, "companies": []},
    ),
    (
        "lv",
        "data.gov.lv",
        "/dati/api/3/action/datastore_search",
        {"success": True, "result": {"records": [], "total": 0}},
    ),
    ("ee", "ariregister.rik.ee", "/eng/api/autocomplete", {"status": "OK", "data": []}),
)


def exchanges() -> Iterator[Exchange]:
    """Yield an answer without hits from each of them."""
    for country, host, path, body in _NOBODY:
        yield Exchange(
            host=host, path=path, file=f"answers/{country}/no-hits.json", body=json_body(body)
        )

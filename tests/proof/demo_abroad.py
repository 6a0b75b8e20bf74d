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
    # The list of all tickers is never empty: this one has an invented lamp maker's alone.
    (
        "us",
        "www.sec.gov",
        "/files/company_tickers.json",
        {"0": {"cik_str": 9999999998, "ticker": "EXHH", "title": "Example Harbour Lamps Inc."}},
    ),
)
_NO_CZECH = Exchange(
    method="POST",
    host="ares.gov.cz",
    path="/ekonomicke-subjekty-v-be/rest/ekonomicke-subjekty/vyhledat",
    file="answers/cz/no-hits.json",
    body=json_body({"pocetCelkem": 0, "ekonomickeSubjekty": []}),
)


def exchanges() -> Iterator[Exchange]:
    """Yield an answer without hits from each of them."""
    for country, host, path, body in _NOBODY:
        yield Exchange(
            host=host, path=path, file=f"answers/{country}/no-hits.json", body=json_body(body)
        )
    yield _NO_CZECH

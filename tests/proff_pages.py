"""Invented proff pages of invented companies, as browsers save and copy them."""

import json
from collections.abc import Mapping

ADDRESS = "https://www.proff.no/selskap/fjordlys-automasjon-as/molde/-/311000004"
PERSON = "Kåre Prøvesen"
BORN = "1961-02-03"
FJORDLYS = {"SDI": {"2023": "102300", "2022": "96100"}, "SED": {"2023": "66000"}}


def data_page(
    figures: Mapping[str, Mapping[str, str]] = FJORDLYS,
    *,
    number: str = "311000004",
    name: str = "Fjordlys Automasjon AS",
) -> bytes:
    """Return a page whose script carries its data: code → year → amount in thousands.

    People stand in it as on the real ones: in the data, on screen and in what search engines read.
    """
    years = sorted({year for each in figures.values() for year in each}, reverse=True)
    company = {
        "name": name,
        "orgnr": number,
        "companyType": {"code": "AS", "name": "Aksjeselskap"},
        "contactPerson": {"name": PERSON, "role": "Daglig leder", "birthDate": BORN},
        "roles": {"roleGroups": [{"name": "Styre", "roles": [{"name": PERSON, "birth": BORN}]}]},
        "shareholders": [{"name": PERSON, "share": "100"}],
        "companyAccounts": [
            {
                "year": year,
                "periodStart": f"{year}-01-01",
                "periodEnd": f"{year}-12-31",
                "currency": "NOK",
                "accounts": [
                    {"code": code, "amount": each[year]}
                    for code, each in figures.items()
                    if year in each
                ],
            }
            for year in years
        ],
    }
    data = {"props": {"pageProps": {"company": company, "user": {"email": "mette@our.example"}}}}
    seen = {"@type": "Organization", "employee": {"@type": "Person", "name": PERSON}}
    return f"""<!DOCTYPE html>
<!-- saved from url=({len(ADDRESS):04d}){ADDRESS} -->
<html lang="nb"><head><title>{name}</title>
<script type="application/ld+json">{json.dumps(seen)}</script></head>
<body onload="steal()"><h1>{name}</h1>
<table><tr><th>Rolle</th><th>Siden 2019</th></tr>
<tr><td>Daglig leder</td><td>{PERSON}</td></tr></table>
<p>Styreleder {PERSON}, født {BORN}</p>
<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>
<script>document.title = "</" + "x>"</script>
</body></html>""".encode()


TEXT = f"""Fjordlys Automasjon AS
Org nr 311 000 004
Daglig leder {PERSON}
Tall i hele 1000

Regnskap\t2023\t2022
Sum driftsinntekter\t102 300\t96 100
Sum eiendeler\t66 000\t-
Lederlønn {PERSON}\t1 200\t1 100
"""
"""The same page as a browser copies its text."""


def table_page(text: str = TEXT) -> bytes:
    """Return the text as the page a person sees, without data."""
    rows, words = [], []
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) > 1:
            rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        elif line:
            words.append(f"<p>{line}</p>")
    title = words.pop(0).replace("p>", "h1>")
    body = title + "".join(words) + f"<table>{''.join(rows)}</table>"
    return f"<html><body>{body}</body></html>".encode()

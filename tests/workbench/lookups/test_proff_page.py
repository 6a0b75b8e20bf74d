"""A saved proff page: proposals in whole units, and no guess where a code may mean two things."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.recorded import recorded
from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.fact import LocatorKind
from workbench.domain.proposal import ProposedFacts
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.proff_figures import amount_of, line_of_label
from workbench.lookups.proff_page import read_page

NO = "https://www.proff.no/selskap/fjordlys-automasjon-as/molde/x/311000004"
DK = "https://www.proff.dk/firma/noerrelund/x/y?utm=1"
SPOTIFY = "se_allabolag/next_data_company_spotify_trimmed_partly_synthetic.json"


def page(company: dict[str, Any], labels: dict[str, str] | None = None) -> bytes:
    figures = {"common": {"AccountingFigures": {"figures": {"XX": labels or {}}}}}
    data = {
        "props": {
            "pageProps": {"company": company},
            "i18n": {"initialStore": {"nb": figures}},
        }
    }
    words = json.dumps(data)
    return (
        f'<!DOCTYPE html><html><body><h1>x</h1><script id="__NEXT_DATA__">{words}</script>'
        "</body></html>"
    ).encode()


def company(*accounts: tuple[str, str], **more: Any) -> dict[str, Any]:
    year = {"year": "2025", "accounts": [{"code": code, "amount": sum_} for code, sum_ in accounts]}
    return {
        "name": "Fjordlys Automasjon AS",
        "orgnr": "311000004",
        "companyAccounts": [year],
        **more,
    }


def figures(proposed: ProposedFacts, scope: str = "own") -> dict[str, tuple[Decimal, str]]:
    return {
        each.fact.key.removeprefix("accounts."): (each.fact.number, each.fact.unit)
        for each in proposed.facts
        if each.fact.qualifier("scope") == scope
    }


def test_thousands_become_whole_units_with_their_period() -> None:
    proposed = read_page(page(company(("SDI", "118400"), ("SED", "71200"), ("ANT", "64"))), NO)
    assert proposed.entity == Entity("proff_page", "311000004")
    assert proposed.identifier == Identifier(Scheme.NO_ORGNR, "311000004")
    assert figures(proposed) == {
        "revenue": (Decimal(118_400_000), "NOK"),
        "assets": (Decimal(71_200_000), "NOK"),
        "employees": (Decimal(64), ""),
    }
    starts = {each.fact.key: (each.fact.start, each.fact.end) for each in proposed.facts}
    assert starts["accounts.revenue"] == (date(2025, 1, 1), date(2025, 12, 31))
    assert starts["accounts.assets"] == (None, date(2025, 12, 31))
    precision = {
        each.fact.qualifier("precision")
        for each in proposed.facts
        if each.fact.key.startswith("accounts.")
    }
    assert precision == {"year"}
    assert len(proposed.notes) == 2


def test_stated_period_and_currency_need_no_note() -> None:
    firm = company(("SED", "5"))
    firm["companyAccounts"][0] |= {
        "periodStart": "2024-07-01",
        "periodEnd": "2025-06-30",
        "currency": "EUR",
    }
    proposed = read_page(page(firm), NO)
    assert proposed.notes == ()
    (assets,) = (each.fact for each in proposed.facts if each.fact.key == "accounts.assets")
    assert (assets.unit, assets.end) == ("EUR", date(2025, 6, 30))
    assert assets.qualifier("precision") == ""


def test_a_code_that_differs_by_country_is_read_only_where_it_is_known() -> None:
    accounts = (("DR", "1"), ("EK", "2"), ("SDI", "3"), ("SEK", "4"))
    norwegian = figures(read_page(page(company(*accounts)), NO))
    assert norwegian == {
        "operating_result": (Decimal(1000), "NOK"),
        "revenue": (Decimal(3000), "NOK"),
        "equity": (Decimal(4000), "NOK"),
    }
    danish = company(*accounts, orgnr="99000007")
    assert figures(read_page(page(danish), DK)) == {"equity": (Decimal(4000), "DKK")}


def test_the_pages_own_labels_come_before_codes() -> None:
    firm = company(("DR", "1"), ("EK", "2"), ("QQ", "3"), orgnr="99000007")
    labels = {"DR": "Årets resultat", "EK": "Afskrivninger", "QQ": "Bruttofortjeneste"}
    assert figures(read_page(page(firm, labels), DK)) == {
        "net_result": (Decimal(1000), "DKK"),
        "gross_profit": (Decimal(3000), "DKK"),
    }


def test_group_accounts_are_the_groups() -> None:
    firm = company(
        corporateAccounts=[{"year": "2025", "accounts": [{"code": "SED", "amount": "9"}]}]
    )
    assert figures(read_page(page(firm), NO), "group") == {"assets": (Decimal(9000), "NOK")}


def test_the_sister_sites_recorded_page_is_read_and_its_people_are_not() -> None:
    data = json.loads(recorded(SPOTIFY))
    firm = data["props"]["pageProps"]["company"] | {"orgnr": "311000004"}
    proposed = read_page(page(firm), NO)
    stated = {each.fact.key: each.fact.value for each in proposed.facts if not each.fact.end}
    assert stated == {
        "company.name": "Spotify AB",
        "company.form": "Aktiebolag",
        "company.town": "Stockholm",
        "company.address": "Regeringsgatan 19 5tr, 111 53 Stockholm",
    }
    by_year = {
        (each.fact.key, each.fact.qualifier("filing")): each.fact.value
        for each in proposed.facts
        if each.fact.end
    }
    assert by_year["accounts.revenue", "2025"] == "114518989000"
    assert by_year["accounts.revenue", "2024"] == "100000000000"
    assert by_year["accounts.equity", "2025"] == "80000000000"
    assert not any("Ada" in each.fact.value for each in proposed.facts)


TABLE = """
<html><body><h1>Nørrelund  Maskinfabrik A/S</h1><p>CVR-nr. 99 00 00 07</p><p>%s</p>
<table><tr><th>Regnskab</th><th>2025-12</th><th>2024-12</th></tr>
<tr><td>Bruttofortjeneste</td><td>1.234</td><td>987</td></tr>
<tr><td>Årets resultat</td><td>\u2212 56</td><td>-</td></tr>
<tr><td>Noget andet</td><td>1</td><td>2</td></tr></table></body></html>
"""


def test_what_a_person_sees_is_read_where_there_is_no_data() -> None:
    content = (TABLE % "Alle tal i hele 1.000 DKK").encode()
    proposed = read_page(content, DK)
    assert (proposed.name, proposed.entity.number) == ("Nørrelund Maskinfabrik A/S", "99000007")
    assert proposed.address == "https://proff.dk/firma/noerrelund/x/y"
    by_year = {(each.fact.key, each.fact.end): each for each in proposed.facts}
    gross = by_year["accounts.gross_profit", date(2025, 12, 31)]
    assert (gross.fact.value, gross.fact.unit, gross.place.original) == ("1234000", "DKK", "1.234")
    assert by_year["accounts.net_result", date(2025, 12, 31)].fact.value == "-56000"
    assert ("accounts.net_result", date(2024, 12, 31)) not in by_year
    assert gross.place.kind is LocatorKind.XPATH
    found = etree.HTML(proposed.kept.decode()).getroottree().xpath(gross.place.locator)
    assert isinstance(found, list)
    assert [getattr(each, "text", "") for each in found] == ["1.234"]


def test_figures_without_a_scale_are_left_out_and_told() -> None:
    proposed = read_page((TABLE % "Regnskabstal").encode(), DK)
    assert figures(proposed) == {}
    assert "thousands" in str(proposed.notes[0])


@pytest.mark.parametrize(
    "address",
    [
        "",
        "proff.no",
        "https://proff.no.asked.example/x",
        "https://www.allabolag.se/1",
        "ftp://proff.no/x",
        "https://[x",
    ],
)
def test_a_page_from_elsewhere_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput):
        read_page(page(company()), address)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"words",
        b"<html><h1>No number</h1></html>",
        b'<html><script id="__NEXT_DATA__">{"props": </script></html>',
        b"<?xml version='1.0'?><html><body><h1>Firm</h1></body></html>",
        b"<x>" + b" " * (17 * 1024 * 1024),
        page({"name": "Fjordlys", "orgnr": "31100000"}),
        page({"name": "", "orgnr": "311000004"}),
    ],
)
def test_a_page_without_a_company_is_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read_page(content, NO)


def test_a_page_of_endless_rows_is_read_once_a_line() -> None:
    rows = "<tr><td>Bruttofortjeneste</td>" + "<td>1</td>" * 9 + "</tr>"
    content = (TABLE % "Alle tal i hele 1.000 DKK").replace("</table>", rows * 2000 + "</table>")
    proposed = read_page(content.encode(), DK)
    assert len([each for each in proposed.facts if each.fact.key == "accounts.gross_profit"]) == 2


def test_more_figures_than_a_page_can_hold_are_refused() -> None:
    years = [
        {"year": str(1900 + number % 200), "accounts": [{"code": "SED", "amount": str(number)}]}
        for number in range(2000)
    ]
    with pytest.raises(SourceUnreadable):
        read_page(page(company() | {"companyAccounts": years}), NO)


@given(number=st.integers(-(10**12), 10**12))
def test_a_number_is_read_however_it_is_grouped(number: int) -> None:
    grouped = f"{number:,}"
    assert amount_of(str(number)) == number
    for separator in (".", " ", "\u00a0"):
        assert amount_of(grouped.replace(",", separator)) == number
    assert amount_of(grouped.replace(",", ".") + ",5") == Decimal(f"{number}.5")


@given(st.text())
def test_any_text_is_an_amount_or_none(text: str) -> None:
    amount = amount_of(text)
    assert amount is None or amount.is_finite()


def test_a_label_is_read_whatever_its_dress() -> None:
    assert line_of_label(" Sum  Driftsinntekter: ") == "revenue"
    assert line_of_label("Bruttofortjeneste") == "gross_profit"
    assert line_of_label("Afskrivninger") == ""

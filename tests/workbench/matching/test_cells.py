"""Cells of imported files say numbers, domains, countries and telephones, however written."""

import pytest

from workbench.domain.company import Identifier, Scheme
from workbench.matching import cells


@pytest.mark.parametrize(
    ("cell", "country", "expected"),
    [
        ("311000004", "", "no.orgnr 311000004"),
        ("311 000 004", "NO", "no.orgnr 311000004"),
        ("NO 311.000.004 MVA", "", "no.orgnr 311000004"),
        ("311000004.0", "", "no.orgnr 311000004"),
        ("3.11000004E+8", "", "no.orgnr 311000004"),
        ("99000007", "", "dk.cvr 99000007"),
        ("DK-99000007", "NO", "dk.cvr 99000007"),
        ("CVR 99 00 00 07", "", "dk.cvr 99000007"),
        ("1000009", "FR", "fr.siren 001000009"),
        ("SC123456", "GB", "gb.crn SC123456"),
        ("311000005", "", None),
        ("1000009", "", None),
        ("3.5", "", None),
        ("1.5E3", "NO", None),
        ("words", "", None),
        ("", "", None),
        ("9" * 400, "", None),
    ],
)
def test_a_registration_number_is_read_by_its_country(
    cell: str, country: str, expected: str | None
) -> None:
    read = cells.registration_number(cell, country)
    assert (str(read.identifier) if read else None) == expected


def test_the_country_of_bare_numbers_is_that_of_most() -> None:
    assert cells.home_of(["311000004", "311000012", "99000007", "x"]) == "NO"
    assert cells.home_of(["x"]) == ""


@pytest.mark.parametrize(
    ("cell", "country", "expected"),
    [
        ("DK99000007", "", ["dk.cvr 99000007"]),
        ("99000007", "DK", ["dk.cvr 99000007"]),
        ("311000004MVA", "", ["no.orgnr 311000004"]),
        ("DE136695976", "", ["eu.vat DE136695976"]),
        ("DE136695977", "", []),
        ("", "", []),
        ("www.fjordlys.example", "", []),
    ],
)
def test_a_vat_number_and_the_number_it_holds(cell: str, country: str, expected: list[str]) -> None:
    assert [str(each) for each in cells.vat_number(cell, country)] == expected


def test_a_lei_is_known_by_its_check_digits() -> None:
    found = cells.lei("ZZZZ 00FIKTIVFIRMA088")
    assert found is not None
    assert found.value == "ZZZZ00FIKTIVFIRMA088"
    assert cells.lei("ZZZZ00FIKTIVFIRMA089") is None
    assert cells.lei("x") is None


@pytest.mark.parametrize(
    ("cell", "domain"),
    [
        ("https://www.fjordlys.example/om", "fjordlys.example"),
        ("kari@fjordlys.example", "fjordlys.example"),
        ("kari@gmail.com", ""),
        ("https://www.linkedin.com/company/fjordlys", ""),
        ("two words", ""),
        ("", ""),
    ],
)
def test_a_domain_is_a_firms_own(cell: str, domain: str) -> None:
    assert cells.own_domain(cell) == domain


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Norway", "NO"),
        ("Norge", "NO"),
        ("norja", "NO"),
        ("Danmark", "DK"),
        ("Dänemark", "DK"),
        ("Ruotsi", "SE"),
        ("SE", "SE"),
        ("UK", "GB"),
        ("EU", ""),
        ("Atlantis", ""),
    ],
)
def test_a_country_is_known_by_its_name_in_six_languages(cell: str, code: str) -> None:
    assert cells.country_code(cell) == code


def test_an_offices_address_is_no_persons() -> None:
    assert cells.is_everybodys("Post@fjordlys.example")
    assert not cells.is_everybodys("kari@fjordlys.example")
    assert cells.mail_address("Kari <kari@fjordlys.example>") == "kari@fjordlys.example"
    assert cells.mail_address("kari at fjordlys") == ""


def test_a_number_held_by_a_vat_number_counts() -> None:
    vat = Identifier(Scheme.EU_VAT, "DK99000007")
    assert [str(each) for each in cells.holds([vat])] == ["dk.cvr 99000007"]
    assert not list(cells.holds([Identifier(Scheme.EU_VAT, "DE136695976")]))

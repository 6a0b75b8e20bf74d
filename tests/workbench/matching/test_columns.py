"""Columns are told by their headings in every system and language, and by their cells."""

import csv
import io

import pytest

from tests.crm_exports import EXPORTS
from workbench.domain.import_fields import Field
from workbench.matching.columns import Columns, recognise
from workbench.matching.crm_headings import CRMS
from workbench.matching.heading_words import WORDS
from workbench.matching.headings import field_named, is_known, system_of


def read(text: str) -> Columns:
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    headings, *rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    return recognise(headings, rows)


def fields(columns: Columns) -> dict[str, Field]:
    return {each.heading: each.field for each in columns.columns}


@pytest.mark.parametrize("system", EXPORTS)
def test_each_systems_export_is_known_by_its_headings(system: str) -> None:
    text, expected = EXPORTS[system]
    columns = read(text)
    assert columns.system == system
    told = fields(columns)
    assert {heading: told[heading] for heading in expected} == expected


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Virksomhedsnavn", Field.NAME),
        ("Foretaksnavn", Field.NAME),
        ("Företagsnamn", Field.NAME),
        ("Yrityksen nimi", Field.NAME),
        ("Firmenname", Field.NAME),
        ("CVR-nr.", Field.NUMBER),
        ("Org.nr.", Field.NUMBER),
        ("Organisationsnummer", Field.NUMBER),
        ("Y-tunnus", Field.NUMBER),
        ("USt-IdNr.", Field.VAT),
        ("Hjemmeside", Field.WEBSITE),
        ("Kotisivu", Field.WEBSITE),
        ("Postnr.", Field.POSTCODE),
        ("PLZ", Field.POSTCODE),
        ("Poststed", Field.TOWN),
        ("Postitoimipaikka", Field.TOWN),
        ("Land", Field.COUNTRY),
        ("Kontaktperson", Field.CONTACT),
        ("Ansprechpartner", Field.CONTACT),
        ("Yhteyshenkilö", Field.CONTACT),
        ("Stilling", Field.ROLE),
        ("Ansvarlig", Field.RESPONSIBLE),
        ("Kampagne", Field.CAMPAIGN),
        ("Bemærkninger", Field.NOTE),
        ("companyName", Field.NAME),
        ("Company_Name *", Field.NAME),
    ],
)
def test_everyday_headings_are_known_in_six_languages(heading: str, field: Field) -> None:
    named = field_named(heading, "")
    assert named is not None
    assert named.field is field


def test_every_word_of_the_tables_means_one_field() -> None:
    seen: dict[str, Field] = {}
    for field, words in WORDS.items():
        for word in words.split(", "):
            assert seen.setdefault(word, field) is field, word
    for crm in CRMS:
        assert crm.title


def test_a_plain_list_is_no_systems_export() -> None:
    assert system_of(["Company name", "Org.nr.", "City", "Email", "Notes"]) == ""
    assert not is_known("Bla bla")


def test_cells_tell_what_no_heading_does() -> None:
    columns = recognise(
        ["A", "B", "C", "D", "E", "F"],
        [
            ["311000004", "www.fjordlys.example", "post@fjordlys.example", "Norge", "8006", "1999"],
            ["311 000 012", "bakkesto.example", "post@bakkesto.example", "NO", "6413", "2001"],
            ["311000020", "tromsdal.example", "post@tromsdal.example", "Norway", "9020", "2005"],
        ],
    )
    assert list(fields(columns).values()) == [
        Field.NUMBER,
        Field.WEBSITE,
        Field.MAIL,
        Field.COUNTRY,
        Field.POSTCODE,
        Field.NOTHING,
    ]
    assert "100 % of its cells" in str(columns.columns[0].why)
    assert columns.home == "NO"


def test_a_heading_that_its_cells_contradict_is_not_believed() -> None:
    columns = recognise(["Name", "Company ID"], [["A", "1"], ["B", "2"], ["C", "3"]])
    assert columns.columns[1].field is Field.EXTERNAL_ID
    assert "no registration numbers" in str(columns.columns[1].why)


def test_of_two_columns_for_one_field_the_fuller_one_tells_it() -> None:
    columns = recognise(["City", "Town"], [["", "Molde"], ["", "Bodø"], ["", "Oslo"]])
    assert [each.field for each in columns.columns] == [Field.NOTHING, Field.TOWN]
    assert str(columns.columns[0].why) == "Town tells it already"


def test_a_person_has_the_last_word() -> None:
    columns = recognise(["City", "Bla"], [["Molde", "Oslo"]]).changed({1: Field.TOWN})
    assert [each.field for each in columns.columns] == [Field.NOTHING, Field.TOWN]
    assert str(columns.columns[1].why) == "you said so"

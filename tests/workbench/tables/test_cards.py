"""Cards of every version are rows: a person at a firm, or the firm itself."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbench.tables.test_delimited import read, refusal
from workbench.errors import InvalidInput

OLD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Fikt=C3=B8v;Kari\r\n"
    "ORG:Fjordlys Automasjon AS;Salg\r\nTITLE:CFO\r\nTEL;WORK;VOICE:+47 22 00 00 01\r\n"
    "EMAIL;INTERNET:kari@fjordlys.example\r\nADR;WORK:;;Kaigata 1;Molde;;6413;Norway\r\n"
    "END:VCARD\r\n"
)
THREE = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ola Fiktiv\nN:Fiktiv;Ola;;;\nORG:Bakkestø\\, Bygg AS\n"
    "TEL;TYPE=cell:+47 90\nTEL;TYPE=work,pref:+47 91\nPHOTO;ENCODING=b:AAAA\n AAAA\n"
    "NOTE:one\\ntwo\nURL:https://bakkesto.example\nUID:7\nEND:VCARD\n"
)
FOUR = (
    "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Tromsdal Tre AS\nTEL;VALUE=uri:tel:+47-77\n"
    "EMAIL:post@tromsdal.example\nEND:VCARD\n"
)


def cells(text: str, charset: str = "utf-8") -> list[dict[str, str]]:
    table = read(text.encode(charset), "cards.vcf")
    rows = (dict(zip(table.headings, row.cells, strict=True)) for row in table.rows())
    return [{heading: cell for heading, cell in row.items() if cell} for row in rows]


def test_a_card_of_version_2_1_with_quoted_letters() -> None:
    assert cells(OLD) == [
        {
            "ORG": "Fjordlys Automasjon AS",
            "FN": "Kari Fiktøv",
            "TITLE": "CFO",
            "TEL": "+47 22 00 00 01",
            "EMAIL": "kari@fjordlys.example",
            "ADR street": "Kaigata 1",
            "ADR code": "6413",
            "ADR locality": "Molde",
            "ADR country": "Norway",
        }
    ]


def test_a_card_of_version_3_with_its_preferred_telephone_and_no_picture() -> None:
    (card,) = cells(THREE)
    assert card["ORG"] == "Bakkestø, Bygg AS"
    assert card["TEL"] == "+47 91"
    assert card["NOTE"] == "one two"
    assert card["UID"] == "7"


def test_a_firms_own_card_of_version_4_names_no_person() -> None:
    assert cells(FOUR) == [
        {
            "ORG": "Tromsdal Tre AS",
            "Company TEL": "+47-77",
            "Company EMAIL": "post@tromsdal.example",
        }
    ]


def test_each_card_is_cited_by_its_place_in_the_file() -> None:
    text = OLD + FOUR
    table = read(text.encode(), "cards.vcf")
    first, second = table.rows()
    start, _, end = second.place(0).locator.partition("-")
    assert text[int(start) : int(end)] == FOUR.strip()
    assert first.place(0).locator.startswith("0-")


def test_an_old_programs_letters_are_read() -> None:
    assert cells(THREE, "cp1252")[0]["ORG"] == "Bakkestø, Bygg AS"


def test_a_card_that_cannot_be_read_is_left_out_and_told() -> None:
    broken = "BEGIN:VCARD\nBEGIN:VEVENT\nEND:VCARD\n"
    table = read((broken + FOUR).encode(), "cards.vcf")
    assert [str(each) for each in table.remarks] == ["1 card cannot be read and is left out."]
    assert len(list(table.rows())) == 1


def test_a_file_with_no_whole_card_is_refused() -> None:
    assert "holds no rows" in refusal(b"BEGIN:VCARD\nFN:Kari\n", "cards.vcf")


@given(st.text(max_size=200))
def test_nothing_in_a_card_makes_the_reader_fail_otherwise(text: str) -> None:
    content = f"BEGIN:VCARD\n{text}\nEND:VCARD\n".encode("utf-8", "replace")
    with contextlib.suppress(InvalidInput):
        list(read(content, "cards.vcf").rows())


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_a_card_without_a_firm_leaves_the_firm_empty(version: str) -> None:
    (card,) = cells(f"BEGIN:VCARD\nVERSION:{version}\nFN:Kari Fiktiv\nEND:VCARD\n")
    assert card == {"FN": "Kari Fiktiv"}

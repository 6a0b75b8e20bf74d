"""A list from anywhere becomes a table: numbers, addresses, names and towns."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.desks import bench
from workbench.app.importing.opening import open_file
from workbench.app.importing.pasting import NAME, as_table
from workbench.app.importing.previewing import page, preview
from workbench.domain.importing import Fate
from workbench.errors import InvalidInput
from workbench.jobs import JobControl


def rows(text: str) -> list[dict[str, str]]:
    table = csv.DictReader(io.StringIO(as_table(text).decode()))
    return [{key: value for key, value in row.items() if value} for row in table]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Fjordlys Automasjon AS", {"Company": "Fjordlys Automasjon AS"}),
        ("1. Fjordlys Automasjon AS", {"Company": "Fjordlys Automasjon AS"}),
        ("• Havbris Catering, Molde", {"Company": "Havbris Catering", "Town": "Molde"}),
        ("Apple, Inc.", {"Company": "Apple, Inc."}),
        ("311 000 004", {"Registration number": "NO 311000004"}),
        (
            "Fjordlys AS (org.nr. 311 000 004)",
            {"Company": "Fjordlys AS", "Registration number": "NO 311000004"},
        ),
        (
            "Nørrelund A/S, CVR 99000007",
            {"Company": "Nørrelund A/S", "Registration number": "DK 99000007"},
        ),
        ("www.fjordlys.example", {"Website": "fjordlys.example"}),
        ("FR27552032534", {"VAT number": "FR27552032534"}),
        ("3M", {"Company": "3M"}),
        ("Feil AS org.nr. 311000005", {"Company": "Feil AS", "Registration number": "311000005"}),
        ("Feil AS (CVR 99000008)", {"Company": "Feil AS", "Registration number": "99000008"}),
    ],
)
def test_a_line_tells_what_it_holds(line: str, told: dict[str, str]) -> None:
    assert rows(line) == [told]


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_columns_that_were_copied_stay_columns(delimiter: str) -> None:
    text = f"Firma{delimiter}Poststed\nFjordlys AS{delimiter}Molde\n"
    assert as_table(text).decode() == text.strip()


@pytest.mark.parametrize("text", ["", " \n\n\t\n"])
def test_nothing_is_said_to_be_nothing(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        as_table(text)
    assert refused.value.field == "file"


@given(st.lists(st.text(alphabet="abc øæ,.;-0123456789", min_size=1, max_size=30), min_size=1))
def test_no_line_is_lost(lines: list[str]) -> None:
    filled = [line for line in lines if line.strip()]
    if filled and not (len(filled) > 1 and all(";" in line for line in filled)):
        assert len(list(csv.reader(io.StringIO(as_table("\n".join(lines)).decode())))) == 1 + len(
            filled
        )


def test_a_pasted_list_is_judged_as_a_file_is() -> None:
    desk = bench().desk
    text = "Fjordlys Automasjon AS 311000004\nElvestad Sag AS, Namsos\nFeil AS org.nr. 311000005"
    opened = open_file(desk, NAME, as_table(text), JobControl())
    shown = preview(desk, opened, JobControl())
    fates = [plan.fate for plan in page(desk, shown)]
    assert fates == [Fate.SAME, Fate.NEW, Fate.UNUSABLE]

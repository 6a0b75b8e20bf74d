"""A figure is marked where it stands as a number of its own, however its digits are grouped."""

import pytest

from tests.brought import typeset
from workbench.app.pdf_figures import stand


@pytest.mark.parametrize(
    ("printed", "typed", "found"),
    [
        ("Egenkapital 4 000", "4000", "4 000"),
        ("Egenkapital 4.000", "4 000", "4.000"),
        ("Egenkapital 1.234,50", "1234,5", None),
        ("Egenkapital 1.234,50", "1 234.50", "1.234,50"),
        ("Gjeld 5 1.234 1.100", "1100", "1.100"),
        ("Gjeld 2.345", "345", None),
        ("Gjeld 1.234.567", "1.234", None),
        ("Gjeld 1.234,50", "1.234", None),
        ("Ansatte: note 1, 2 og 12", "12", "12"),
        ("Ansatte: note 1 2", "12", None),
        ("Sum 98 765", "98765", "98 765"),
    ],
)
def test_a_figure_is_found_as_a_number_of_its_own(
    printed: str, typed: str, found: str | None
) -> None:
    ((place, seen),) = stand((typeset(printed), ((1, typed),)))
    assert (seen, place.original) == (found is not None, found or typed)

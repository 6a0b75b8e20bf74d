"""Of several companies one is taken for a row only where the matcher's standard says so."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.company import Identifier, Scheme
from workbench.domain.profile import Profile
from workbench.matching.judge import judge
from workbench.matching.meant import meant, says_country

TINDRA = Profile(
    name="Tindra Tak AS",
    identifiers=(Identifier(Scheme.NO_ORGNR, "311000063"),),
    country="NO",
    postcode="6413",
    town="MOLDE",
)
ROW = Profile(name="Tindra Tak AS", country="NO", town="Molde")
NAMESAKE = replace(TINDRA, identifiers=(Identifier(Scheme.NO_ORGNR, "311000071"),))
SISTER = replace(NAMESAKE, name="Tindra Tak Holding AS")

names = st.sampled_from(
    (
        "Tindra Tak AS",
        "Tindra AS",
        "TINDRA TAK A/S",
        "Tindra Tak Holding AS",
        "Tindra Tak ApS",
        "Bakkestø Bygg AS",
        "Tindra Tak",
        "Tindra Takk AS",
    )
)
rows = st.builds(
    Profile,
    name=names,
    country=st.sampled_from(["", "NO", "DK"]),
    town=st.sampled_from(["", "Molde", "Randers"]),
    postcode=st.sampled_from(["", "6413"]),
    phones=st.sampled_from([(), ("+47 22 86 44 00",), ("22 86 44 00",), ("+45 32 10 10 10",)]),
    domains=st.sampled_from([(), ("tindra.no",), ("tindra.dk",), ("tindra.com",)]),
)
companies = st.builds(
    Profile,
    name=names,
    country=st.sampled_from(["NO", "DK"]),
    town=st.sampled_from(["MOLDE", "RANDERS"]),
    identifiers=st.sampled_from([f"31100{at:04}" for at in range(20)]).map(
        lambda value: (Identifier(Scheme.NO_ORGNR, value),)
    ),
)


def test_the_only_one_of_the_same_name_form_country_and_town_is_taken() -> None:
    assert meant(ROW, (SISTER, TINDRA)).sure == 1


def test_two_that_may_be_meant_are_for_a_person() -> None:
    assert meant(ROW, (TINDRA, NAMESAKE)).sure is None


def test_a_namesake_in_another_town_does_not_stand_in_the_way() -> None:
    assert meant(ROW, (replace(NAMESAKE, town="BODØ"), TINDRA)).sure == 1


def test_one_company_in_two_registers_is_one_and_its_own_registers_number_comes_first() -> None:
    lei = Identifier(Scheme.LEI, "529900T8BM49AURSDO55")
    listed = replace(TINDRA, identifiers=(lei, *TINDRA.identifiers))
    assert meant(ROW, (listed, TINDRA)).sure == 1


def test_more_that_agrees_does_not_make_a_pair_less_sure() -> None:
    row = replace(ROW, domains=("tindra.no",))
    found = replace(TINDRA, domains=("tindra.no",))
    assert not judge(row, found).accepted
    assert meant(row, (found,)).sure == 0


def test_something_that_differs_is_for_a_person() -> None:
    row, found = (replace(each, domains=(at,)) for each, at in ((ROW, "a.no"), (TINDRA, "b.no")))
    assert meant(row, (found,)).sure is None


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, False),
        ({"postcode": "6413"}, True),
        ({"phones": ("+47 22 86 44 00",)}, True),
        ({"phones": ("0047 22864400",)}, True),
        ({"phones": ("22 86 44 00",)}, False),
        ({"domains": ("tindra.no",)}, True),
        ({"domains": ("tindra.com",)}, False),
        ({"form": "asa"}, True),
        ({"form": "as"}, False),
        ({"postcode": "6413", "domains": ("tindra.dk",)}, False),
        ({"postcode": "6413", "phones": ("+45 32 10 10 10",)}, False),
    ],
)
def test_what_says_the_country_of_a_row_that_tells_none(told: dict[str, str], says: bool) -> None:
    row = replace(ROW, country="", **told)  # type: ignore[arg-type]
    assert says_country(row, TINDRA) is says
    if "form" not in told:
        assert (meant(row, (TINDRA,)).sure == 0) is says


def test_a_row_without_a_country_is_not_taken_beside_another_that_may_be_meant() -> None:
    row = replace(ROW, country="", postcode="6413")
    assert meant(row, (TINDRA, replace(NAMESAKE, town="BODØ"))).sure is None


def test_what_is_called_otherwise_is_never_taken() -> None:
    assert meant(ROW, (SISTER,)).sure is None
    assert meant(ROW, ()).verdicts == ()


@given(rows, st.lists(companies, max_size=4))
def test_what_is_taken_is_in_the_rows_country_and_place_and_no_sister(
    row: Profile, found: list[Profile]
) -> None:
    said = meant(row, found)
    assert len(said.verdicts) == len(found)
    if said.sure is None:
        return
    taken = found[said.sure]
    assert row.country in {"", taken.country}
    assert row.country or says_country(row, taken)
    assert not said.verdicts[said.sure].family
    assert said.verdicts[said.sure].answer.value == "same"
    assert said.verdicts[said.sure].probability == max(each.probability for each in said.verdicts)


@given(rows, st.lists(companies, max_size=3), st.randoms())
def test_the_order_of_companies_makes_no_difference(
    row: Profile, found: list[Profile], draw: random.Random
) -> None:
    turned = found[:]
    draw.shuffle(turned)
    first, second = meant(row, found), meant(row, turned)
    taken = found[first.sure].identifiers if first.sure is not None else None
    again = turned[second.sure].identifiers if second.sure is not None else None
    assert taken == again

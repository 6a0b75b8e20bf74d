"""What speaks for and against a candidate."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.company import Candidate, Entity, Identifier, Query, Scheme
from workbench.matching.agreement import compare
from workbench.matching.names import fold, read_name
from workbench.texts import say


def candidate(name: str, number: str = "311000004", **fields: object) -> Candidate:
    return Candidate(
        entity=Entity("no_enhetsregisteret", number),
        identifier=Identifier(Scheme.NO_ORGNR, number),
        name=name,
        country="NO",
        status=str(fields.get("status", "active")),
        decisive=bool(fields.get("decisive")),
    )


def typed(name: str) -> Query:
    return Query(text=name, name=name)


def words(messages: tuple[object, ...]) -> str:
    return " ".join(str(each) for each in messages)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bakkestø Bygg AS", "BAKKESTO BYGG A/S"),
        ("Nørrelund Maskinfabrik A/S", "norrelund maskinfabrik"),
        ("Åge Bygg", "Aage Bygg AS"),
        ("Kvist & Ko A/S", "Kvist Ko ApS"),
        ("AS Tromsdal Tre", "Tromsdal Tre AS"),
    ],
)
def test_letters_and_legal_form_do_not_tell_names_apart(left: str, right: str) -> None:
    assert read_name(left).words == read_name(right).words


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_whom_a_source_vouches_for_comes_before_a_likelier_name() -> None:
    named = candidate("Fjordlys AS", "311000012")
    same = say("Its web address in the register is fjordlys.example.")
    plain = candidate("Fjordlys Automasjon AS")
    offered = compare(typed("fjordlys"), [named, plain, replace(plain, agrees=(same,))])
    assert [each.name for each in offered] == ["Fjordlys Automasjon AS", "Fjordlys AS"]
    assert same in offered[0].agrees


def test_the_same_name_comes_first_and_says_so() -> None:
    found = compare(
        typed("Fjordlys Automasjon AS"),
        [
            candidate("FJORDLYS SMART HJEM AS", "311000012"),
            candidate("FJORDLYS AUTOMASJON AS"),
        ],
    )
    assert [each.name for each in found] == ["FJORDLYS AUTOMASJON AS", "FJORDLYS SMART HJEM AS"]
    assert "The name is the same." in words(found[0].agrees)
    assert found[0].differs == ()
    assert "lacks: Automasjon" in words(found[1].differs)
    assert "has more: SMART, HJEM" in words(found[1].differs)


def test_siblings_are_said_on_each_of_them() -> None:
    found = compare(
        typed("Nørrelund Maskinfabrik"),
        [
            candidate("NØRRELUND MASKINFABRIK HOLDING A/S", "311000012"),
            candidate("NØRRELUND MASKINFABRIK A/S", "311000004"),
            candidate("NØRRELUND MASKINFABRIK NORGE AS", "311000020"),
        ],
    )
    assert found[0].name == "NØRRELUND MASKINFABRIK A/S"
    for each in found:
        assert "2 others here have the same telling words" in words(each.differs)


def test_another_legal_form_is_said() -> None:
    (found,) = compare(typed("Kvist & Ko A/S"), [candidate("KVIST & KO APS")])
    assert "Its legal form is APS, not AS." in words(found.differs)
    assert "but for the legal form" in words(found.agrees)


def test_a_company_in_trouble_says_so_and_stands_behind_its_healthy_namesake() -> None:
    found = compare(
        typed("Nørrelund"),
        [candidate("NØRRELUND AS", status="bankrupt"), candidate("NØRRELUND AS", "311000012")],
    )
    assert [each.status for each in found] == ["active", "bankrupt"]
    assert "It is bankrupt." in words(found[1].differs)


def test_the_holder_of_the_number_comes_first() -> None:
    query = Query(text="311000012", identifier=Identifier(Scheme.NO_ORGNR, "311000012"))
    found = compare(query, [candidate("A AS"), candidate("B AS", "311000012", decisive=True)])
    assert found[0].identifier.value == "311000012"
    assert "It holds the number 311000012." in words(found[0].agrees)


def test_a_sister_is_marked_as_family() -> None:
    found = compare(
        typed("Nørrelund Maskinfabrik"),
        [
            candidate("NØRRELUND MASKINFABRIK HOLDING A/S", "311000012"),
            candidate("NØRRELUND MASKINFABRIK A/S"),
        ],
    )
    assert [each.sister for each in found] == [False, True]


def test_a_town_in_the_query_says_where_it_is() -> None:
    here = replace(candidate("HAVBRIS CATERING", "311000012"), town="MOLDE")
    there = replace(candidate("HAVBRIS CATERING"), town="BERGEN")
    found = compare(typed("Havbris Catering Molde"), [there, here])
    assert found[0].town == "MOLDE"
    assert "Both are in MOLDE." in words(found[0].agrees)
    assert "lacks: Molde" in words(found[1].differs)


def test_a_town_that_is_part_of_the_name_stays_in_it() -> None:
    bank = replace(candidate("MOLDE BYGG AS"), town="MOLDE")
    (found,) = compare(typed("Molde Bygg AS"), [bank])
    assert words(found.agrees) == "The name is the same."


def test_a_number_whose_holder_is_called_something_else_is_said() -> None:
    number = Identifier(Scheme.NO_ORGNR, "311000004")
    query = Query(text="Fjordlys 311000004", identifier=number, called="Fjordlys")
    (found,) = compare(query, [candidate("BAKKESTØ BYGG AS", decisive=True)])
    assert "The number is that of BAKKESTØ BYGG AS, not of Fjordlys." in words(found.differs)


def test_what_a_source_leaves_out_is_missing() -> None:
    (found,) = compare(typed("Fjordlys AS"), [candidate("FJORDLYS")])
    assert words(found.missing) == "Its town is not given. Its legal form is not given."


def test_one_number_is_one_candidate() -> None:
    assert len(compare(typed("A"), [candidate("A AS"), candidate("A")])) == 1


@given(
    st.lists(
        st.builds(candidate, st.text(max_size=20), st.from_regex("3[0-9]{8}", fullmatch=True)),
        max_size=6,
    ),
    st.text(min_size=1, max_size=20),
)
def test_nobody_is_added_dropped_or_accepted(offered: list[Candidate], name: str) -> None:
    found = compare(typed(name), offered)
    assert {each.identifier for each in found} == {each.identifier for each in offered}
    assert not any(each.decisive for each in found)
    assert len(found) == len({each.identifier for each in offered})

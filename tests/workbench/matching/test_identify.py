"""What somebody typed, understood."""

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.domain.company import Identifier, Scheme
from workbench.errors import InvalidInput
from workbench.matching.identify import identify
from workbench.matching.numbers import forms_for


def norwegian(first: int) -> str:
    check = -sum(int(d) * w for d, w in zip(str(first), (3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
    return f"{first}{check}"


def danish(first: int) -> str:
    check = -sum(int(d) * w for d, w in zip(str(first), (2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
    return f"{first}{check}"


NORWEGIAN = st.integers(20_000_000, 99_999_999).map(norwegian).filter(lambda n: len(n) == 9)
DANISH = st.integers(1_000_000, 9_999_999).map(danish).filter(lambda n: len(n) == 8)
SPACES = st.sampled_from(["", " ", ".", "-", "\u00a0"])


@pytest.mark.parametrize(
    ("typed", "scheme", "value"),
    [
        ("923609016", Scheme.NO_ORGNR, "923609016"),
        ("NO 923 609 016 MVA", Scheme.NO_ORGNR, "923609016"),
        ("org.nr. 923 609 016", Scheme.NO_ORGNR, "923609016"),
        ("923.609.016 mva", Scheme.NO_ORGNR, "923609016"),
        ("311000004", Scheme.NO_ORGNR, "311000004"),
        ("311000012", Scheme.NO_ORGNR, "311000012"),
        ("311000020", Scheme.NO_ORGNR, "311000020"),
        ("DK25052943", Scheme.DK_CVR, "25052943"),
        ("CVR 25 05 29 43", Scheme.DK_CVR, "25052943"),
        ("CVR-nr.: 25052943", Scheme.DK_CVR, "25052943"),
        ("99000007", Scheme.DK_CVR, "99000007"),
        ("SE556036079301", Scheme.EU_VAT, "SE556036079301"),
        ("5493 00B5 6MD0 ZC40 2L06", Scheme.LEI, "549300B56MD0ZC402L06"),
        ("https://www.equinor.com/no", Scheme.DOMAIN, "equinor.com"),
        ("post@fjordlys.example", Scheme.DOMAIN, "fjordlys.example"),
        ("FINN.no", Scheme.DOMAIN, "finn.no"),
    ],
)
def test_numbers_and_addresses(typed: str, scheme: Scheme, value: str) -> None:
    query = identify(typed)
    assert query.identifier == Identifier(scheme, value)
    assert query.text == typed


@pytest.mark.parametrize(
    "typed",
    ["Fjordlys Automasjon AS", "1881", "3M", "A/S Storebælt", "E.ON", "H.C. Ørsted", "7-Eleven"],
)
def test_anything_else_is_a_name(typed: str) -> None:
    query = identify(f"  {typed} ")
    assert (query.identifier, query.name) == (None, typed)


def test_a_domain_is_also_searched_by_its_words() -> None:
    assert identify("www.fjordlys-automasjon.example").name == "fjordlys automasjon"
    assert identify("www.blåbær.no").name == "blåbær"
    assert identify("923609016").name == ""


@given(NORWEGIAN, SPACES, st.sampled_from(["", "NO", "no ", "Org.nr. "]))
def test_every_norwegian_number_is_read_however_spaced(
    number: str, space: str, prefix: str
) -> None:
    typed = prefix + space.join((number[:3], number[3:6], number[6:]))
    assert identify(typed).identifier == Identifier(Scheme.NO_ORGNR, number)


@given(DANISH, SPACES, st.sampled_from(["", "DK", "CVR ", "cvr-nr. "]))
def test_every_danish_number_is_read_however_spaced(number: str, space: str, prefix: str) -> None:
    typed = prefix + space.join((number[:2], number[2:4], number[4:6], number[6:]))
    assert identify(typed).identifier == Identifier(Scheme.DK_CVR, number)


@given(st.from_regex(r"[0-9]{7,11}", fullmatch=True))
def test_a_mistyped_number_is_said_and_never_searched_as_a_name(digits: str) -> None:
    assume(not any(form.read(digits) for form in forms_for("")))
    with pytest.raises(InvalidInput) as refused:
        identify(digits)
    assert refused.value.field == "query"
    suggestion = refused.value.suggestion
    if suggestion:
        assert identify(suggestion).identifier is not None


@given(NORWEGIAN, st.integers(0, 7))
def test_swapped_neighbours_are_suggested_only_when_nothing_else_explains_them(
    number: str, at: int
) -> None:
    typed = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if typed == number:
        assert identify(f"NO{typed}").identifier == Identifier(Scheme.NO_ORGNR, number)
        return
    with pytest.raises(InvalidInput) as refused:
        identify(f"NO{typed}")
    assert refused.value.suggestion in {number, ""}


def test_one_explanation_is_suggested_and_two_are_not() -> None:
    with pytest.raises(InvalidInput) as one:
        identify("NO 310100004")
    assert one.value.suggestion == "311000004"
    assert "has a mistake" in str(one.value)
    with pytest.raises(InvalidInput) as lost:
        identify("CVR 9900007")
    assert lost.value.suggestion == "99000007"
    for several in ("NO 932609016", "NO 923609017"):
        with pytest.raises(InvalidInput) as none:
            identify(several)
        assert none.value.suggestion == ""


@pytest.mark.parametrize("typed", ["01018012345", "0101801234", "NO 12345678", "DK 923609016"])
def test_a_persons_number_or_a_wrong_length_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput):
        identify(typed)


@pytest.mark.parametrize("typed", ["", "   ", "\t\n"])
def test_nothing_typed_is_said(typed: str) -> None:
    with pytest.raises(InvalidInput, match="Type a name"):
        identify(typed)


def test_a_wrong_vat_number_is_said() -> None:
    with pytest.raises(InvalidInput, match="VAT"):
        identify("SE556036079302")


def test_a_mail_providers_domain_is_no_company() -> None:
    with pytest.raises(InvalidInput, match=r"gmail\.com"):
        identify("ingrid.prove@gmail.com")


@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused(text: str) -> None:
    with suppress(InvalidInput):
        query = identify(text)
        assert query.identifier is not None or query.name


@pytest.mark.parametrize(
    ("typed", "scheme", "value", "called"),
    [
        ("Fjordlys AS (org.nr. 311 000 004)", Scheme.NO_ORGNR, "311000004", "Fjordlys AS"),
        ("Fjordlys AS, 311000004", Scheme.NO_ORGNR, "311000004", "Fjordlys AS"),
        ("311 000 004 Fjordlys AS", Scheme.NO_ORGNR, "311000004", "Fjordlys AS"),
        ("Nørrelund A/S, CVR-nr.: 99 00 00 07", Scheme.DK_CVR, "99000007", "Nørrelund A/S"),
        ("Nørrelund A/S - DK99000007", Scheme.DK_CVR, "99000007", "Nørrelund A/S"),
        ("Fjordlys, www.fjordlys.example", Scheme.DOMAIN, "fjordlys.example", "Fjordlys"),
        ("Fjordlys post@fjordlys.example", Scheme.DOMAIN, "fjordlys.example", "Fjordlys"),
        ("Fjord 549300B56MD0ZC402L06", Scheme.LEI, "549300B56MD0ZC402L06", "Fjord"),
    ],
)
def test_a_number_beside_a_name_is_found(
    typed: str, scheme: Scheme, value: str, called: str
) -> None:
    query = identify(typed)
    assert query.identifier == Identifier(scheme, value)
    by_name = scheme is Scheme.DOMAIN
    assert (query.called, query.name) == (("", called) if by_name else (called, ""))


@pytest.mark.parametrize(
    "typed",
    [
        "Fjordlys 2019",
        "Havbris Catering 71000000",
        "Partners VII 2004-1",
        "Fjord.no Trading",
        "Bygg 1881 AS",
        "Fjordlys AS 311000005",
    ],
)
def test_other_figures_beside_a_name_belong_to_it(typed: str) -> None:
    query = identify(typed)
    assert (query.identifier, query.name, query.called) == (None, typed, "")


def test_a_marked_number_with_a_mistake_is_refused_beside_a_name_too() -> None:
    with pytest.raises(InvalidInput) as refused:
        identify("Fjordlys AS org.nr. 311000005")
    assert refused.value.field == "query"


@given(NORWEGIAN, st.sampled_from(["Fjordlys", "Bakkestø Bygg AS", "A/S Nørrelund"]))
def test_every_number_is_found_before_and_behind_a_name(number: str, name: str) -> None:
    behind = identify(f"{name} {number}")
    assert (behind.identifier, behind.called) == (Identifier(Scheme.NO_ORGNR, number), name)
    assert identify(f"{number} {name}").called == name

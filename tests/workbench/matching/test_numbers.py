"""Registration numbers of the countries we read, as people write them and as registers do."""

import pytest

from workbench.domain.company import Identifier, Scheme
from workbench.errors import InvalidInput
from workbench.matching.identify import identify


@pytest.mark.parametrize(
    ("typed", "scheme", "value"),
    [
        ("556703-7485", Scheme.SE_ORGNR, "5567037485"),
        ("SE 5567037485", Scheme.SE_ORGNR, "5567037485"),
        ("0112038-9", Scheme.FI_YTUNNUS, "0112038-9"),
        ("112038-9", Scheme.FI_YTUNNUS, "0112038-9"),
        ("FI 01120389", Scheme.FI_YTUNNUS, "0112038-9"),
        ("EE 16752073", Scheme.EE_REGISTRIKOOD, "16752073"),
        ("LV 40103550818", Scheme.LV_REGCODE, "40103550818"),
        ("LT 110000291", Scheme.LT_KODAS, "110000291"),
        ("GB 00445790", Scheme.GB_CRN, "00445790"),
        ("company no. 445790", Scheme.GB_CRN, "00445790"),
        ("SC722766", Scheme.GB_CRN, "SC722766"),
        ("SIREN 356 000 000", Scheme.FR_SIREN, "356000000"),
        ("KVK 69599084", Scheme.NL_KVK, "69599084"),
        ("KVK 1234567", Scheme.NL_KVK, "01234567"),
        ("IČO 26168685", Scheme.CZ_ICO, "26168685"),
        ("BE 0200.065.765", Scheme.BE_KBO, "0200065765"),
        ("CIK 320193", Scheme.US_CIK, "0000320193"),
    ],
)
def test_a_number_is_written_as_its_register_writes_it(
    typed: str, scheme: Scheme, value: str
) -> None:
    assert identify(typed).identifier == Identifier(scheme, value)


@pytest.mark.parametrize(
    ("vat", "scheme", "number"),
    [
        ("SE556036079301", Scheme.SE_ORGNR, "5560360793"),
        ("FR27552032534", Scheme.FR_SIREN, "552032534"),
    ],
)
def test_a_vat_number_holds_its_registration_number(vat: str, scheme: Scheme, number: str) -> None:
    query = identify(vat)
    assert query.identifier == Identifier(Scheme.EU_VAT, vat)
    assert query.number(scheme) == number
    assert query.number(Scheme.EU_VAT) == vat
    assert query.number(Scheme.NO_ORGNR) is None


def test_a_swedish_persons_number_is_never_looked_up() -> None:
    # 811218-9876 is the tax agency's own example of a person's number; its digits are right.
    for typed in ("811218-9876", "SE 811218 9876"):
        with pytest.raises(InvalidInput, match="mistake"):
            identify(typed)


@pytest.mark.parametrize(
    "typed", ["FI 01120388", "EE 16752074", "LV 40103550817", "LV 16117519997", "CZ 26168686"]
)
def test_a_wrong_check_digit_is_said(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        identify(typed)
    assert refused.value.field == "query"
    assert refused.value.hint is not None


@pytest.mark.parametrize("typed", ["UK 2000", "NL Bygg", "GB 1", "Studio 54", "EE", "CIK"])
def test_words_with_few_digits_stay_a_name(typed: str) -> None:
    assert identify(typed).name == typed

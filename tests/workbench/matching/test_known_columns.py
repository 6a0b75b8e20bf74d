"""What the columns of our own lists are taken for, kind by kind and language by language."""

import pytest

from workbench.domain.import_fields import Field
from workbench.domain.known_fields import KnownField
from workbench.domain.known_lists import KnownKind
from workbench.matching.columns import recognise
from workbench.matching.known_columns import guessed_kind, recognise_known
from workbench.matching.known_headings import kind_named, telling

F = KnownField
NAME, NUMBER = Field.NAME, Field.NUMBER


def told(kind: KnownKind, headings: str) -> list[object]:
    names = headings.split(";")
    found = recognise_known(kind, names, [["x"] * len(names)])
    return [each.tells for each in found.columns]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Kundenr.;Navn;CVR-nr.;Forfaldsdato;Restbeløb", [None, NAME, NUMBER, F.DUE, F.OWED]),
        ("Kunde;Org.nr;Forfallsdato;Utestående", [NAME, NUMBER, F.DUE, F.OWED]),
        ("Kundnamn;Orgnr;Förfallodatum;Saldo (SEK)", [NAME, NUMBER, F.DUE, F.OWED]),
        ("Name;Balance (LCY);Not Due;1 - 30 days", [NAME, F.OWED, F.BUCKET, F.BUCKET]),
        ("Debitor;Nettofälligkeit;Betrag in Hauswährung", [NAME, F.DUE, F.OWED]),
        ("Company;Days overdue;Overdue amount", [NAME, F.DAYS_LATE, F.OVERDUE]),
    ],
    ids=["e-conomic", "Tripletex", "Fortnox", "Business Central", "SAP", "English"],
)
def test_lists_of_debtors_are_recognised(headings: str, expected: list[object]) -> None:
    assert told(KnownKind.DEBTOR, headings) == expected
    assert guessed_kind("export.csv", headings.split(";")) is KnownKind.DEBTOR


def test_deals_of_customer_systems_are_recognised() -> None:
    headings = "Deal - Title;Deal - Organization;Deal - Value;Deal - Expected close date;Owner"
    fields = [F.DEAL, Field.NAME, F.VALUE, F.CLOSE, F.OWNER]
    assert told(KnownKind.DEAL, headings) == fields
    assert guessed_kind("export.csv", headings.split(";")) is KnownKind.DEAL


def test_the_same_word_tells_another_sum_in_another_list() -> None:
    assert telling("Beløb", KnownKind.DEBTOR) is F.OWED
    assert telling("Beløb", KnownKind.DEAL) is F.VALUE
    assert telling("Beløb", KnownKind.CUSTOMER) is F.REVENUE
    assert telling("Beløb", KnownKind.COMPETITOR) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("debitorer-2026-11.csv", KnownKind.DEBTOR),
        ("Kunder.xlsx", KnownKind.CUSTOMER),
        ("deals.csv", KnownKind.DEAL),
        ("konkurrenter.csv", KnownKind.COMPETITOR),
        ("do_not_contact.csv", KnownKind.DO_NOT_CONTACT),
        ("robinson-kunder.csv", KnownKind.DO_NOT_CONTACT),
        ("export.csv", None),
    ],
)
def test_a_file_name_tells_what_is_listed(name: str, kind: KnownKind | None) -> None:
    assert kind_named(name) is kind


def test_people_at_the_companies_are_told_by_no_column() -> None:
    headings = "Navn;Kontaktperson;Fornavn;Efternavn;Mobil;Bemærkning"
    assert told(KnownKind.CUSTOMER, headings) == [Field.NAME, None, None, None, None, None]


def test_a_person_may_say_otherwise_and_theirs_comes_first() -> None:
    headings = ["Firma", "Andet", "Saldo"]
    found = recognise_known(KnownKind.DEBTOR, headings, [["x", "5", "7"]])
    changed = found.changed({1: F.OWED})
    assert [each.tells for each in changed.columns] == [Field.NAME, F.OWED, None]


def test_leads_are_imported_as_before() -> None:
    headings = ["Firma", "Forfaldsdato", "Saldo", "1-30", "Kunde siden"]
    found = recognise(headings, [["x"] * 5])
    assert [each.field for each in found.columns] == [Field.NAME, *[Field.NOTHING] * 4]

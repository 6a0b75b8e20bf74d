"""What becomes of each row is known before anything is written, and why."""

from dataclasses import replace
from datetime import date

import pytest

from tests.fakes.desks import Bench, bench
from tests.importing import BAKKESTO, FJORDLYS, fates, imported, opened, plans, previewed
from tests.known import CUSTOMER, CUSTOMERS, DEBTORS, OVERDUE, brought
from tests.samples import COMPANY
from workbench.app.importing.previewing import preview
from workbench.domain.importing import Fate
from workbench.jobs import JobControl


@pytest.fixture
def made() -> Bench:
    return bench()


def test_a_row_with_our_number_is_the_company_and_any_other_is_new(made: Bench) -> None:
    shown = previewed(made.desk, FJORDLYS, BAKKESTO)
    same, new = plans(made.desk, shown)
    assert (same.fate, same.company) == (Fate.SAME, COMPANY.id)
    assert "Both hold the number 311000004." in str(same.reason)
    assert (new.fate, str(new.reason)) == (Fate.NEW, "Nobody here has its number.")
    assert shown.counts[Fate.SAME] == shown.counts[Fate.NEW] == 1


@pytest.mark.parametrize("number", ["311 000 004", "311000004.0", "NO311000004MVA", "3.11000004E8"])
def test_a_number_is_known_however_a_spreadsheet_wrote_it(made: Bench, number: str) -> None:
    shown = previewed(made.desk, f"Fjordlys;{number}")
    assert fates(made.desk, shown) == [Fate.SAME]


def test_an_equal_name_alone_is_unsure_and_says_whom_it_may_be(made: Bench) -> None:
    imported(made.desk, BAKKESTO)
    (plan,) = plans(made.desk, previewed(made.desk, "Bakkesto Bygg;;;;Oslo"))
    assert plan.fate is Fate.UNSURE
    assert [each.name for each in plan.rivals] == ["Bakkestø Bygg AS"]
    assert "registration number" in str(plan.what_to_do)


def test_an_equal_name_and_address_are_likely_and_still_for_a_person_to_say(made: Bench) -> None:
    imported(made.desk, BAKKESTO)
    (plan,) = plans(made.desk, previewed(made.desk, "Bakkestø Bygg AS;;Tollbugata 4;8006;Bodø"))
    assert plan.fate is Fate.UNSURE
    assert "The name is the same." in str(plan.reason)
    assert [each.verdict.probability >= 90 for each in plan.rivals] == [True]


def test_a_number_of_ours_under_another_name_is_unsure(made: Bench) -> None:
    (plan,) = plans(made.desk, previewed(made.desk, "Vesterby Tømrer;311000004"))
    assert plan.fate is Fate.UNSURE
    assert [each.company for each in plan.rivals] == [COMPANY.id]


def test_a_sister_with_another_number_is_new(made: Bench) -> None:
    imported(made.desk, BAKKESTO)
    sister = BAKKESTO.replace("311000012", "311000020")
    assert fates(made.desk, previewed(made.desk, sister)) == [Fate.NEW]


def test_an_equal_domain_alone_is_unsure(made: Bench) -> None:
    imported(made.desk, "Lindholm;;;;;lindholm.example")
    (plan,) = plans(made.desk, previewed(made.desk, "Lindholm Logistik;;;;;www.lindholm.example"))
    assert plan.fate is Fate.UNSURE


def test_a_repeated_row_points_at_the_first(made: Bench) -> None:
    shown = previewed(made.desk, BAKKESTO, "Bakkestø;311000012", BAKKESTO.replace("311000012", ""))
    first, by_number, by_all = plans(made.desk, shown)
    assert first.fate is Fate.NEW
    assert (by_number.fate, by_number.first) == (Fate.DUPLICATE, 2)
    assert str(by_number.reason) == "The same company as row 2."
    assert (by_all.fate, by_all.first) == (Fate.DUPLICATE, 2)


def test_rows_of_one_name_without_anything_else_are_unsure(made: Bench) -> None:
    shown = previewed(made.desk, "Kvist & Ko", "Kvist & Ko")
    assert fates(made.desk, shown) == [Fate.NEW, Fate.UNSURE]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Feil AS;311000013", "311000013 is no registration number"),
        (";;;;Molde", "The row names no company."),
    ],
)
def test_what_cannot_be_used_says_why_and_what_to_do(made: Bench, row: str, why: str) -> None:
    (plan,) = plans(made.desk, previewed(made.desk, row))
    assert plan.fate is Fate.UNUSABLE
    assert why in str(plan.reason)
    assert plan.what_to_do is not None


def test_a_lost_zero_is_put_back_only_where_the_check_digits_agree(made: Bench) -> None:
    headings = "Firma;SIREN;Land"
    file = opened(made.desk, "A;1000009;Frankrig", "B;1000008;Frankrig", headings=headings)
    shown = preview(made.desk, file, JobControl())
    good, bad = plans(made.desk, shown)
    assert [each.value for each in good.told.identifiers] == ["001000009"]
    assert "a zero that was lost was put back" in str(good.reason)
    assert bad.fate is Fate.UNUSABLE


def test_a_person_decides_what_an_unsure_row_is(made: Bench) -> None:
    done = imported(made.desk, "Lindholm;;;;;lindholm.example")
    row = "Lindholm Logistik;;;;;lindholm.example"
    company = plans(made.desk, previewed(made.desk, row))[0].rivals[0].company
    assert fates(made.desk, previewed(made.desk, row, decided={2: None})) == [Fate.NEW]
    (plan,) = plans(made.desk, previewed(made.desk, row, decided={2: company}))
    assert (plan.fate, plan.company) == (Fate.SAME, company)
    assert done.result.counts[Fate.NEW] == 1


def test_values_that_differ_are_named_and_stay(made: Bench) -> None:
    imported(made.desk, FJORDLYS)
    moved = "Fjordlys AS;311000004;Havnegata 9;0150;Oslo;fjordlys.example;22 86 44 00"
    (plan,) = plans(made.desk, previewed(made.desk, moved))
    assert plan.fate is Fate.SAME
    assert [str(each) for each in plan.stays] == [
        "company name: Fjordlys Automasjon AS stays; the file says Fjordlys AS",
        "street: Kaigata 1, 6413 Molde stays; the file says Havnegata 9",
        "town: Molde stays; the file says Oslo",
    ]


def test_a_row_with_more_cells_than_headings_is_not_guessed_at(made: Bench) -> None:
    headings = "Firma,Org.nr.,Poststed"
    rows = ("A AS,311000012,Molde", "Kvist, Ko AS,311000020,Skien", "B AS,99000007,Skagen")
    file = opened(made.desk, *rows, headings=headings)
    judged = plans(made.desk, preview(made.desk, file, JobControl()))
    assert [each.fate for each in judged] == [Fate.NEW, Fate.UNUSABLE, Fate.NEW]
    assert "more cells" in str(judged[1].reason)


def test_a_company_that_its_register_removed_by_law_gets_nothing_new(made: Bench) -> None:
    gone = replace(COMPANY, name="311000004", removed=date(2026, 11, 1))
    made.store.write(lambda ledger: ledger.companies.add(gone))
    (plan,) = plans(made.desk, previewed(made.desk, FJORDLYS))
    assert (plan.fate, plan.company) == (Fate.UNUSABLE, None)
    assert "remove it by law" in str(plan.reason)


def test_what_our_own_lists_say_of_a_row_is_told_before_it_is_written() -> None:
    made = bench(pursued=False)
    brought(made.desk, DEBTORS, OVERDUE)
    brought(made.desk, CUSTOMERS, CUSTOMER, name="customers.csv")
    ours, others = plans(made.desk, previewed(made.desk, FJORDLYS, BAKKESTO))
    assert [str(each) for each in ours.known_to_us] == [
        "Overdue with us: 43 days, NOK\xa012,300 · debtors.csv, 20 November 2026",
        "Customer since 2019 · customers.csv, 20 November 2026",
    ]
    assert (ours.warned, others.warned) == (True, False)
    assert others.known_to_us == ()

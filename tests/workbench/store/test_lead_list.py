"""The lead list: what it finds, how it is sorted, and that it can be made anew."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import METTE
from tests.workbench.store.conftest import START
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.ledger import Ledger
from workbench.domain.ports import Store
from workbench.errors import NotInStore
from workbench.store import proofs
from workbench.store.folding import fold, query_words, searched, sort_key
from workbench.store.sql_store import SqlStore


def row(name: str, lowest: int | None = None, locked: int | None = None, **more: str) -> LeadRow:
    said = {"town": "", "stage": "new", "aside": "no", "band": "", "next_due": ""} | more
    return LeadRow(
        lead=new_id(),
        company=new_id(),
        name=name,
        founded="",
        lowest=lowest,
        highest=lowest,
        interest="",
        next_step="",
        responsible="Mette Kjær",
        locked=locked,
        **said,
    )


def listed(store: Store, *rows: LeadRow) -> None:
    def change(ledger: Ledger) -> None:
        for each in rows:
            ledger.leads.summarise(each)

    store.write(change)


def names(store: Store, wanted: LeadFilter) -> list[str]:
    rows = store.read(lambda ledger: ledger.leads.rows(wanted, 50))
    assert store.read(lambda ledger: ledger.leads.count(wanted)) == len(rows)
    return [each.name for each in rows]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nørre", "Nørrelund Maskinfabrik A/S"),
        ("norrelund", "Nørrelund Maskinfabrik A/S"),
        ("FABRIK nør", "Nørrelund Maskinfabrik A/S"),
        ("bakkesto", "Bakkestø Bygg AS"),
        ("ærlig", "Ærlig Ål ApS"),
        ("aerlig", "Ærlig Ål ApS"),
        ("aal", "Ærlig Ål ApS"),
        ("ål", "Ærlig Ål ApS"),
        ("strasse", "Lübecker Straße GmbH"),
        ("lubeck", "Lübecker Straße GmbH"),
        ("lodz", "Łódź Maszyny"),
        ("molde", "Fjordlys Automasjon AS"),
        ("a/s", "Nørrelund Maskinfabrik A/S"),
    ],
)
def test_a_name_is_found_however_its_letters_are_typed(
    store: Store, typed: str, found: str
) -> None:
    listed(
        store,
        row("Nørrelund Maskinfabrik A/S"),
        row("Bakkestø Bygg AS"),
        row("Ærlig Ål ApS"),
        row("Lübecker Straße GmbH"),
        row("Łódź Maszyny"),
        row("Fjordlys Automasjon AS", town="Molde"),
    )
    assert found in names(store, LeadFilter(words=typed))
    assert names(store, LeadFilter(words=f"{typed} zzz")) == []


def test_signs_that_mean_something_to_a_database_are_only_letters_here(store: Store) -> None:
    listed(store, row("Fjordlys"), row("100 % Ren"))
    assert names(store, LeadFilter(words="100 %")) == ["100 % Ren"]
    assert names(store, LeadFilter(words="_' OR 1=1 --")) == []


def test_stage_and_band_choose(store: Store) -> None:
    listed(store, row("A", stage="mql"), row("B", band="go"), row("C", stage="mql", band="go"))
    assert names(store, LeadFilter(stage="mql", order="name")) == ["A", "C"]
    assert names(store, LeadFilter(band="go", order="name")) == ["B", "C"]
    assert names(store, LeadFilter(stage="mql", band="go")) == ["C"]


def test_leads_set_aside_are_shown_only_when_asked_for(store: Store) -> None:
    listed(store, row("A"), row("B", aside="parked"), row("C", aside="not_relevant"))
    assert names(store, LeadFilter(order="name")) == ["A"]
    assert names(store, LeadFilter(aside=True, order="name")) == ["A", "B", "C"]


def test_the_safest_lead_comes_first_and_the_unscored_last(store: Store) -> None:
    listed(store, row("A"), row("B", 44), row("C", 71), row("D", 0), row("E", 44))
    assert names(store, LeadFilter()) == ["C", "B", "E", "D", "A"]


def test_names_sort_as_danes_sort_them(store: Store) -> None:
    listed(store, *map(row, ["Ål", "Aarhus", "zoo", "Ærø", "Abe", "Østerbro", "Åbenrå"]))
    order = ["Abe", "zoo", "Ærø", "Østerbro", "Åbenrå", "Ål", "Aarhus"]
    assert names(store, LeadFilter(order="name")) == order


def test_what_is_due_first_comes_first_and_what_has_no_day_last(store: Store) -> None:
    listed(
        store, row("A"), row("B", next_due="2026-12-01"), row("C", next_due="2026-11-26"), row("D")
    )
    assert names(store, LeadFilter(order="due")) == ["C", "B", "A", "D"]


def test_a_page_of_the_list_follows_the_one_before(store: Store) -> None:
    listed(store, *map(row, "ABCDE"))
    wanted = LeadFilter(order="name")
    pages = [store.read(lambda ledger: ledger.leads.rows(wanted, 2, 2)) for _ in range(2)]
    assert [each.name for each in pages[0]] == ["C", "D"]
    assert pages[0] == pages[1]


def test_a_lead_has_one_row_however_often_it_is_written(store: Store) -> None:
    before = row("Fjordlys", 20)
    after = replace(before, lowest=55, name="Fjordlys AS")
    listed(store, before, after)
    assert store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 9)) == (after,)


def test_a_company_has_its_newest_current_lead(store: Store) -> None:
    company = new_id()
    leads = [
        Lead(id=new_id(), about=company, by=METTE.id, at=START, campaign=str(number))
        for number in range(3)
    ]

    def change(ledger: Ledger) -> None:
        for each in leads:
            ledger.pursuits.append(each)
        ledger.pursuits.withdraw(leads[-1].id, METTE.id, START)

    assert store.read(lambda ledger: ledger.leads.of_company(company)) is None
    store.write(change)
    assert store.read(lambda ledger: ledger.leads.of_company(company)) == leads[1]
    assert store.read(lambda ledger: ledger.leads.get(leads[2].id)) == leads[2]
    with pytest.raises(NotInStore):
        store.read(lambda ledger: ledger.leads.get(new_id()))


def test_the_list_made_anew_equals_the_list_that_was_kept_up(sql_store: SqlStore) -> None:
    def summarise(ledger: Ledger, lead: Lead) -> None:
        stages = ledger.stages.of(lead.id)
        ledger.leads.summarise(_row_of(lead, stages[-1].stage.value if stages else "new"))

    def _row_of(lead: Lead, stage: str) -> LeadRow:
        shown = row(lead.campaign, len(lead.campaign), stage=stage)
        return replace(shown, lead=lead.id, company=lead.about)

    def change(ledger: Ledger) -> None:
        for name in ("Fjordlys", "Bakkestø", "Kvist & Ko"):
            lead = Lead(id=new_id(), about=new_id(), by=METTE.id, at=START, campaign=name)
            ledger.pursuits.append(lead)
            summarise(ledger, lead)

    sql_store.write(change)
    kept = sql_store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 9))
    listed(sql_store, row("left over from a lead that is no more"))
    assert proofs.rebuild(sql_store, summarise) == 3
    assert sql_store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 9)) == kept


@given(st.text(max_size=30))
def test_whatever_is_typed_is_found_in_itself(name: str) -> None:
    assert all(word in searched(name) for word in query_words(name))
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=12), st.text(max_size=12))
def test_sort_keys_tell_different_names_apart(one: str, other: str) -> None:
    storable = [name.encode(errors="replace").decode() for name in (one, other)]
    assert (sort_key(storable[0]) == sort_key(storable[1])) == (storable[0] == storable[1])

"""A saved page is proposed beside what is known, confirmed by a person, and can be taken back."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import Seat, seated_at_work
from tests.fakes.network import StandingClock
from tests.proff_pages import ADDRESS, BORN, PERSON, TEXT, data_page, table_page
from tests.recorded import recorded
from workbench.app import dossiers, saved_pages
from workbench.app.companies import Opened
from workbench.app.evidence import excerpt
from workbench.domain.company import Company, Identifier, Sameness, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup, LookupState
from workbench.domain.operation import NoInverse, Operation
from workbench.domain.proposal import Proposal, Standing
from workbench.domain.source import Travel
from workbench.errors import InvalidInput
from workbench.jobs import JobControl

PAGE = "proff_page"


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated_at_work(tmp_path) as made:
        yield made


@pytest.fixture
def opened(seat: Seat) -> Opened:
    return seat.open()


def proposed(seat: Seat, opened: Opened, content: bytes = b"", address: str = ADDRESS) -> Proposal:
    return saved_pages.propose(seat.desk, opened.company.id, content or data_page(), address)


def confirmed(seat: Seat, opened: Opened, proposal: Proposal, *lines: int) -> Operation[Lookup]:
    chosen = lines or range(len(proposal.lines))
    return saved_pages.confirm(seat.desk, opened.company.id, proposal, list(chosen))


def from_pages(seat: Seat, opened: Opened) -> tuple[KnownFact, ...]:
    facts = seat.desk.store.read(lambda ledger: ledger.facts.of_company(opened.company.id))
    return tuple(each for each in facts if each.fact.entity.source == PAGE and each.current)


def standings(proposal: Proposal) -> dict[tuple[str, str], Standing]:
    return {
        (each.stated.fact.key, each.stated.fact.qualifier("filing")): each.standing
        for each in proposal.lines
    }


def undo(operation: Operation[object]) -> Operation[object]:
    assert not isinstance(operation.inverse, NoInverse)
    return operation.inverse()


def test_what_no_register_says_is_new_and_what_one_says_stands_beside(
    seat: Seat, opened: Opened
) -> None:
    accounts = seat.dossier(opened).sounding.accounts[0]
    revenue = accounts.money("revenue")
    assert revenue is not None
    year, thousands = str(accounts.end.year), int(revenue.amount) // 1000
    page = data_page({"SDI": {year: str(thousands), "2023": "102300"}, "SED": {year: "1"}})
    proposal = proposed(seat, opened, page)
    told = standings(proposal)
    assert told["accounts.revenue", "2023"] is Standing.NEW
    assert told["accounts.revenue", year] is Standing.SAME
    assert told["accounts.assets", year] is Standing.OTHER
    [other] = [
        each for each in proposal.lines if each.standing is Standing.OTHER and each.stated.fact.end
    ]
    assert other.stands is not None
    assert other.stands.fact.money == accounts.money("assets")
    assert not other.taken


def test_only_the_chosen_lines_are_recorded_with_who_confirmed_them(
    seat: Seat, opened: Opened
) -> None:
    proposal = proposed(seat, opened)
    [revenue] = [
        number
        for number, each in enumerate(proposal.lines)
        if (each.stated.fact.key, each.stated.fact.qualifier("filing"))
        == ("accounts.revenue", "2023")
    ]
    lookup = confirmed(seat, opened, proposal, revenue).result
    [known] = from_pages(seat, opened)
    assert (known.fact.key, known.fact.value, known.fact.unit) == (
        "accounts.revenue",
        "102300000",
        "NOK",
    )
    [row] = [each for each in seat.dossier(opened).sounding.lookups if each.question.source == PAGE]
    assert (row.state, row.kind) == (LookupState.ANSWERED, AnswerKind.FOUND)
    assert row.id == lookup.id
    assert UUID(row.question.argument("by")) == seat.desk.person
    [judged] = [
        each for each in seat.dossier(opened).sounding.judgements if each.entity.source == PAGE
    ]
    assert (judged.sameness, judged.by) == (Sameness.SAME, seat.desk.person)
    assert judged.entity.number.startswith("311000004/")


@pytest.mark.parametrize("page", [data_page(), table_page(), TEXT.encode()])
def test_each_confirmed_fact_opens_at_its_place_in_the_kept_page(
    seat: Seat, opened: Opened, page: bytes
) -> None:
    confirmed(seat, opened, proposed(seat, opened, page))
    facts = from_pages(seat, opened)
    assert {each.fact.value for each in facts} >= {"102300000", "96100000", "66000000"}
    for known in facts:
        shown = excerpt(
            seat.desk.store.snapshot(known.snapshot), known.place, seat.desk.room, JobControl()
        )
        assert shown.note is None
        assert " ".join(known.place.original.split()).strip("{}")[:20] in " ".join(
            shown.marked.split()
        )


def test_nobody_named_on_the_page_is_proposed_or_kept(seat: Seat, opened: Opened) -> None:
    for page in (data_page(), table_page(), TEXT.encode()):
        proposal = proposed(seat, opened, page)
        assert not any(PERSON in each.stated.fact.value for each in proposal.lines)
        kept = seat.desk.store.snapshot(
            confirmed(seat, opened, proposal, 0).result.snapshot or b""
        ).content.decode()
        assert PERSON not in kept
        assert PERSON.encode("ascii", "backslashreplace").decode() not in kept
        assert BORN not in kept
        assert "mette@our.example" not in kept
        assert "steal" not in kept


def test_taken_back_the_facts_no_longer_count_and_come_back_when_redone(
    seat: Seat, opened: Opened
) -> None:
    before = seat.dossier(opened)
    done = confirmed(seat, opened, proposed(seat, opened))
    after = from_pages(seat, opened)
    undone = undo(done)
    assert from_pages(seat, opened) == ()
    assert seat.dossier(opened).sounding.facts == before.sounding.facts
    assert seat.dossier(opened).scorecard is not None
    again = undo(undone)
    assert from_pages(seat, opened) == after
    undo(again)
    assert from_pages(seat, opened) == ()


def test_taking_a_later_page_back_leaves_the_earlier_one(seat: Seat, opened: Opened) -> None:
    confirmed(seat, opened, proposed(seat, opened))
    earlier = from_pages(seat, opened)
    newer = proposed(seat, opened, data_page({"SDI": {"2023": "102300", "2021": "90000"}}))
    told = standings(newer)
    assert told["accounts.revenue", "2023"] is Standing.KEPT
    assert told["accounts.revenue", "2021"] is Standing.NEW
    chosen = [number for number, each in enumerate(newer.lines) if each.taken]
    later = confirmed(seat, opened, newer, *chosen)
    assert len(from_pages(seat, opened)) == len(earlier) + len(chosen)
    undo(later)
    assert from_pages(seat, opened) == earlier


def test_fewer_lines_confirmed_after_taking_back_are_all_there_is(
    seat: Seat, opened: Opened
) -> None:
    proposal = proposed(seat, opened)
    undo(confirmed(seat, opened, proposal))
    confirmed(seat, opened, proposal, 0)
    assert len(from_pages(seat, opened)) == 1


def test_of_two_pages_the_newer_years_accounts_come_first(seat: Seat, opened: Opened) -> None:
    confirmed(seat, opened, proposed(seat, opened, data_page({"SDI": {"2021": "1"}})))
    assert isinstance(seat.desk.clock, StandingClock)
    seat.desk.clock.time += timedelta(days=1)
    confirmed(seat, opened, proposed(seat, opened, data_page({"SDI": {"2021": "2"}})))
    sets = [each for each in seat.dossier(opened).sounding.accounts if each.end.year == 2021]
    amounts = [each.money("revenue") for each in sets]
    assert [str(each.amount) for each in amounts if each] == ["2000", "1000"]


def test_the_page_of_another_company_is_refused_and_nothing_is_written(
    seat: Seat, opened: Opened
) -> None:
    other = data_page(number="311000012", name="Bakkestø Bygg AS")
    with pytest.raises(InvalidInput) as refused:
        proposed(seat, opened, other)
    assert refused.value.field == "page"
    assert "311000012 Bakkestø Bygg AS" in str(refused.value.message)
    mine, theirs = proposed(seat, opened), seat.open("311000012", researched=False)
    with pytest.raises(InvalidInput):
        confirmed(seat, theirs, mine)
    assert from_pages(seat, opened) == from_pages(seat, theirs) == ()


def test_another_name_on_the_page_is_told(seat: Seat, opened: Opened) -> None:
    proposal = proposed(seat, opened, data_page(name="Fjordlys Gruppen AS"))
    assert "Fjordlys Gruppen AS" in str(proposal.notes[0])


def test_a_year_to_come_is_left_out_and_told(seat: Seat, opened: Opened) -> None:
    figures = {"SDI": {"2099": "102300", "2023": "96100"}}
    proposal = proposed(seat, opened, data_page(figures))
    ends = {each.stated.fact.end for each in proposal.lines}
    assert ends - {None} == {date(2023, 12, 31)}
    assert "31 December 2099 has not ended yet" in str(proposal.notes[-1])


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (data_page()[: len(data_page()) // 2], "page"),
        (table_page()[:-20], "page"),
        (b"<html><body><h1>Fjordlys</h1></body></html>", "page"),
        (b"x" * (17 * 2**20), "page"),
        (b"<div>" * 200_000, "page"),
        (b"<div>" * 5_000, "page"),
        (b'<html><script id="__NEXT_DATA__">' + b"[" * 90_000 + b"</script></html>", "page"),
        (bytes(range(256)) * 40, "page"),
        (b"", "page"),
    ],
    ids=[
        "half data",
        "half table",
        "no number",
        "huge",
        "many tags",
        "deep",
        "deep data",
        "bytes",
        "empty",
    ],
)
def test_a_page_that_cannot_be_read_says_what_to_do(
    seat: Seat, opened: Opened, content: bytes, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        saved_pages.propose(seat.desk, opened.company.id, content, ADDRESS)
    assert refused.value.field == field
    assert refused.value.hint is not None


def test_what_a_page_runs_or_draws_is_not_kept(seat: Seat, opened: Opened) -> None:
    hostile = data_page(name='A"><img src=x onerror=alert(1)></script><script>alert(2)</script>')
    proposal = proposed(seat, opened, hostile)
    kept = proposal.page.kept.lower()
    assert kept.count(b"<script") <= 1
    assert b"<img" not in kept


def test_the_address_is_found_in_the_page_or_asked_for(seat: Seat, opened: Opened) -> None:
    assert proposed(seat, opened, address="").page.address == ADDRESS.replace("www.", "")
    with pytest.raises(InvalidInput) as unsaid:
        proposed(seat, opened, table_page(), address="")
    assert unsaid.value.field == "address"


def test_a_page_we_do_not_read_may_be_kept_otherwise(seat: Seat, opened: Opened) -> None:
    elsewhere = "https://news.example/fjordlys"
    with pytest.raises(InvalidInput) as refused:
        proposed(seat, opened, b"<p>Fjordlys wins</p>", elsewhere)
    assert refused.value.field == "address"
    assert "kept" in str(refused.value.hint)


def test_at_least_one_line_is_chosen(seat: Seat, opened: Opened) -> None:
    proposal = proposed(seat, opened)
    with pytest.raises(InvalidInput):
        saved_pages.confirm(seat.desk, opened.company.id, proposal, [])


def test_its_terms_are_named_and_it_stays_with_us(seat: Seat, opened: Opened) -> None:
    manifest = dossiers.open_dossier(seat.desk, opened.company.id).manifests[PAGE]
    assert manifest.by_hand
    assert manifest.travel is Travel.NOT
    assert not seat.desk.lookups.usable(PAGE)


@pytest.mark.parametrize(
    "make", [lambda folder: folder, lambda folder: folder / "gone.html"], ids=["folder", "gone"]
)
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(InvalidInput) as refused:
        saved_pages.read_file(make(tmp_path))
    assert refused.value.field == "page"


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    huge = tmp_path / "huge.html"
    with huge.open("wb") as made:
        made.truncate(saved_pages.LARGEST + 1)
    with pytest.raises(InvalidInput):
        saved_pages.read_file(huge)


def test_a_saved_page_is_read_whole_and_a_package_without_the_company_is_refused(
    seat: Seat, opened: Opened, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(data_page())
    assert saved_pages.read_brought(seat.desk, opened.company.id, page) == data_page()
    package = tmp_path / "Accounts_Bulk_Data-2026-01-03.zip"
    with zipfile.ZipFile(package, "w") as made:
        made.writestr("Prod223_3951_99000015_20251231.html", "<html/>")
    with pytest.raises(InvalidInput) as refused:
        saved_pages.read_brought(seat.desk, opened.company.id, package)
    assert refused.value.field == "page"
    assert "British company numbers" in str(refused.value.message)


def test_filed_british_accounts_are_taken_out_of_a_package_and_confirmed(
    seat: Seat, tmp_path: Path
) -> None:
    name = "Prod223_3951_00225951_20241031.html"
    page = recorded(f"companies_house/ixbrl/{name}")
    package = tmp_path / "Accounts_Bulk_Data-2025-05-03.zip"
    with zipfile.ZipFile(package, "w") as made:
        made.writestr(name, page)
    hall = Company(
        id=new_id(),
        name="THE WINDSOR (PENARTH) MASONIC HALL COMPANY (1927) LIMITED",
        country="GB",
        identifiers=(Identifier(Scheme.GB_CRN, "00225951"),),
        opened=seat.desk.now(),
    )
    seat.desk.store.write(lambda ledger: ledger.companies.add(hall))
    content = saved_pages.read_brought(seat.desk, hall.id, package)
    proposal = saved_pages.propose(seat.desk, hall.id, content)
    assert {each.standing for each in proposal.lines} == {Standing.NEW}
    saved_pages.confirm(seat.desk, hall.id, proposal, range(len(proposal.lines)))
    years = dossiers.open_dossier(seat.desk, hall.id).sounding.accounts
    assert [(each.end, each.currency) for each in years] == [
        (date(2024, 10, 31), "GBP"),
        (date(2023, 10, 31), "GBP"),
    ]
    equity = years[0].money("equity")
    assert equity is not None
    assert equity.amount == 595_325
    assert years[0].audited is False
    known = years[0].lines["equity"]
    shown = excerpt(
        seat.desk.store.snapshot(known.snapshot), known.place, seat.desk.room, JobControl()
    )
    assert (shown.note, shown.marked.strip()) == (None, "595,325")

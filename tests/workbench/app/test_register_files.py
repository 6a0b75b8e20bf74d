"""A register's zip is proposed beside what is known, confirmed by a person, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import estonian_open_data
from tests.desks import Seat, seated
from tests.kbo_files import NUMBER, full, update
from workbench.app import saved_pages
from workbench.app.companies import Opened, open_company
from workbench.app.evidence import excerpt
from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.operation import NoInverse
from workbench.domain.proposal import Standing
from workbench.domain.source import Travel
from workbench.errors import CancelledByUser, InvalidInput
from workbench.jobs import JobControl, Progress


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated(tmp_path) as made:
        yield made


@pytest.fixture
def opened(seat: Seat) -> Opened:
    candidate = Candidate(
        entity=Entity("vies", NUMBER),
        identifier=Identifier(Scheme.BE_KBO, NUMBER),
        name="Fjordlys België",
        country="BE",
    )
    return open_company(seat.desk, candidate).result


def test_what_the_register_says_is_kept_once_confirmed_and_shown_in_its_place(
    seat: Seat, opened: Opened, tmp_path: Path
) -> None:
    company = opened.company.id
    proposal = saved_pages.propose_file(seat.desk, company, full(tmp_path))
    assert {line.standing for line in proposal.lines} == {Standing.NEW}
    told = {line.stated.fact.key: line.stated.fact.value for line in proposal.lines}
    assert told["company.founded"] == "2008-04-14"
    done = saved_pages.confirm(seat.desk, company, proposal, range(len(proposal.lines)))
    founded = seat.dossier(opened).sounding.chosen("company.founded")
    assert founded is not None
    assert (founded.shown.fact.value, founded.shown.fact.entity.source) == ("2008-04-14", "be_kbo")
    snapshot = seat.desk.store.snapshot(founded.shown.snapshot)
    around = excerpt(snapshot, founded.shown.place, seat.desk.room, JobControl())
    assert "14-04-2008" in around.marked
    travel = {each.key: each.travel for each in seat.desk.lookups.manifests()}
    assert travel["be_kbo"] is Travel.ATTRIBUTED
    assert not isinstance(done.inverse, NoInverse)
    done.inverse()
    assert seat.dossier(opened).sounding.chosen("company.founded") is None


def test_a_company_of_another_country_is_refused(seat: Seat, tmp_path: Path) -> None:
    norwegian = seat.open(researched=False)
    with pytest.raises(InvalidInput) as refused:
        saved_pages.propose_file(seat.desk, norwegian.company.id, full(tmp_path))
    assert refused.value.field == saved_pages.PAGE


@pytest.mark.parametrize("content", [b"", b"<html>log in first</html>", b"PK\x03\x04half"])
def test_a_damaged_zip_says_to_download_it_again(
    seat: Seat, opened: Opened, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "KboOpenData_0140_Full.zip"
    file.write_bytes(content)
    with pytest.raises(InvalidInput) as refused:
        saved_pages.propose_file(seat.desk, opened.company.id, file)
    assert refused.value.field == saved_pages.PAGE
    assert "Download" in str(refused.value.hint)


def test_an_update_alone_says_to_choose_the_full_file(
    seat: Seat, opened: Opened, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput) as refused:
        saved_pages.propose_file(seat.desk, opened.company.id, update(tmp_path, 141))
    assert "Full" in str(refused.value.hint)


def test_the_search_tells_how_far_it_is_and_stops(
    seat: Seat, opened: Opened, tmp_path: Path
) -> None:
    reports: list[Progress] = []

    def told(progress: Progress) -> None:
        reports.append(progress)
        control.cancel()

    control = JobControl(told)
    with pytest.raises(CancelledByUser):
        saved_pages.propose_file(seat.desk, opened.company.id, full(tmp_path), "", control)
    assert [report.done > 0 for report in reports] == [True]


@pytest.fixture
def estonian(seat: Seat) -> Opened:
    number = estonian_open_data.CODE
    candidate = Candidate(
        entity=Entity("ee_ariregister", number),
        identifier=Identifier(Scheme.EE_REGISTRIKOOD, number),
        name="Virmalised OÜ",
        country="EE",
    )
    return open_company(seat.desk, candidate).result


def test_estonian_accounts_from_the_registers_files_stand_beside_others(
    seat: Seat, estonian: Opened, tmp_path: Path
) -> None:
    company = estonian.company.id
    estonian_open_data.elements(tmp_path)
    estonian_open_data.companies(tmp_path)
    proposal = saved_pages.propose_file(seat.desk, company, estonian_open_data.reports(tmp_path))
    assert {line.standing for line in proposal.lines} == {Standing.NEW}
    saved_pages.confirm(seat.desk, company, proposal, range(len(proposal.lines)))
    sounding = seat.dossier(estonian).sounding
    (accounts,) = sounding.accounts
    assert (str(accounts.period), accounts.currency, accounts.audited) == ("2025", "EUR", True)
    assert {line: accounts.lines[line].fact.value for line in ("revenue", "equity", "filed")} == {
        "revenue": "12345.67",
        "equity": "4000.5",
        "filed": "2026-05-14",
    }
    assert accounts.entity.source == "ee_ariregister_files"
    shown = accounts.lines["revenue"]
    snapshot = seat.desk.store.snapshot(shown.snapshot)
    around = excerpt(snapshot, shown.place, seat.desk.room, JobControl())
    assert "12345.67" in around.marked


def test_a_damaged_file_of_elements_says_to_download_it_again(
    seat: Seat, estonian: Opened, tmp_path: Path
) -> None:
    estonian_open_data.elements(tmp_path).write_bytes(b"PK\x03\x04half")
    with pytest.raises(InvalidInput) as refused:
        saved_pages.propose_file(
            seat.desk, estonian.company.id, estonian_open_data.reports(tmp_path)
        )
    assert refused.value.field == saved_pages.PAGE
    assert "Download" in str(refused.value.hint)

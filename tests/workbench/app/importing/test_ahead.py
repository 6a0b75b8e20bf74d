"""Rows that another process prepares are written as those prepared here, whatever becomes of it."""

import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bench.importing import synthetic_numbers
from tests.desks import Seat, seated
from tests.importing import opened
from workbench.app import leads
from workbench.app.dossiers import open_dossier
from workbench.app.importing import running
from workbench.app.importing.ahead import Other
from workbench.app.importing.preparing import Preparing
from workbench.app.importing.previewing import Preview, preview
from workbench.app.importing.running import run
from workbench.app.importing.undoing import runs, undo
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.ids import new_id
from workbench.domain.importing import Fate
from workbench.domain.lead_list import LeadFilter
from workbench.errors import CancelledByUser
from workbench.jobs import JobControl

HEADINGS = "Firma;Org.nr.;Poststed;Telefon;Ansvarlig;Kontakt;Notat"
NUMBERS = tuple(number for number, _ in zip(synthetic_numbers(), range(12), strict=False))
ROWS = (
    *(
        f"Fjord {at} AS;{number};Molde;+47 22 86 44 {at:02};Mette Kjær;Kari Fiktiv {at};på messe"
        for at, number in enumerate(NUMBERS)
    ),
    # Again, so that a row means a company of another block: with another person, and no number.
    f"Fjord 2 AS;{NUMBERS[2]};Molde;;;Ola Fiktiv;",
    "Fjord 3;;;;;;",
    "Feil AS;311000013;;;;;",
    "Berg AS;;Bodø;;;;",
)


class Waited(Other):
    """Another process that is waited for, so that small files are prepared there too."""

    started = 0

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        Waited.started += 1
        assert self._line.poll(60)


@pytest.fixture
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BLOCK", 3)
    monkeypatch.setattr(running, "AHEAD", 1)
    monkeypatch.setattr(running, "Other", Waited)
    monkeypatch.setattr(Waited, "started", 0)


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated(tmp_path) as here:
        yield here


def shown_at(seat: Seat) -> Preview:
    file = opened(seat.desk, *ROWS, headings=HEADINGS)
    return preview(seat.desk, file, JobControl())


def told(seat: Seat) -> list[object]:
    """Return all that there is of every company, but for what is made up anew each time."""
    said: list[object] = []
    for row in leads.rows(seat.desk, LeadFilter(aside=True, order="name")):
        here = open_dossier(seat.desk, row.company).sounding
        said.append(
            (
                (row.name, row.town, row.lowest, row.highest, row.next_step, row.responsible),
                sorted(str(each) for each in here.company.identifiers),
                sorted((each.fact.key, each.fact.value, each.place.locator) for each in here.facts),
                [(each.name, each.where_from, each.expires) for each in here.contacts],
                [each.words for each in here.touches],
                here.next_step and here.next_step.what,
            )
        )
    return said


class Telling(JobControl):
    """Does something once, when the first rows are written; unless told otherwise, it stops."""

    def __init__(self, does: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._does = does or self.cancel
        self._done = False

    def report(self, done: int, total: int, label: object) -> None:
        if not self._done:
            self._done = True
            self._does()


@pytest.mark.usefixtures("_small_blocks")
def test_what_another_process_prepares_is_what_is_prepared_here(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = run(seat.desk, shown_at(seat), JobControl()).result
    assert Waited.started == 1
    monkeypatch.setattr(running, "AHEAD", len(ROWS) + 1)
    (tmp_path / "two").mkdir()
    with seated(tmp_path / "two") as other:
        here = run(other.desk, shown_at(other), JobControl()).result
        assert Waited.started == 1
        assert there.counts == here.counts
        assert there.counts[Fate.DUPLICATE] == there.counts[Fate.UNUSABLE] == 1
        assert told(seat) == told(other)
    undo(seat.desk, there.run.id, JobControl())
    assert told(seat) == []


@pytest.mark.usefixtures("_small_blocks")
def test_all_is_prepared_there_where_nobody_else_writes(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("prepared here")

    monkeypatch.setattr(Preparing, "prepare", never)
    assert run(seat.desk, shown_at(seat), JobControl()).result.counts[Fate.NEW] == 13


@pytest.mark.usefixtures("_small_blocks")
def test_whoever_somebody_adds_meanwhile_is_the_company_of_its_row(seat: Seat) -> None:
    number = Identifier(Scheme.NO_ORGNR, NUMBERS[4])
    company = Company(
        id=new_id(), name="Fjord 4", country="NO", identifiers=(number,), opened=seat.desk.now()
    )

    def added() -> None:
        # The rows of the second block were prepared when the first was written.
        seat.desk.store.write(lambda ledger: ledger.companies.add(company))

    done = run(seat.desk, shown_at(seat), Telling(added)).result
    assert (done.counts[Fate.NEW], done.counts[Fate.SAME]) == (12, 1)
    found = seat.desk.store.read(lambda ledger: ledger.companies.by_identifier(number))
    assert found is not None
    assert found.id == company.id
    assert len(told(seat)) == 13
    assert len(runs(seat.desk)) == 1


@pytest.mark.usefixtures("_small_blocks")
def test_where_the_other_process_is_ended_the_rest_is_prepared_here(seat: Seat) -> None:
    before = set(multiprocessing.active_children())

    def ended() -> None:
        (child,) = set(multiprocessing.active_children()) - before
        child.kill()

    done = run(seat.desk, shown_at(seat), Telling(ended)).result
    assert done.counts[Fate.NEW] == len(told(seat)) == 13
    assert sum(done.counts.values()) == len(ROWS)
    assert done.counts[Fate.DONE] == 0


@pytest.mark.usefixtures("_small_blocks")
def test_a_stopped_import_ends_the_other_process_and_is_gone_on_with(seat: Seat) -> None:
    before = set(multiprocessing.active_children())
    with pytest.raises(CancelledByUser):
        run(seat.desk, shown_at(seat), Telling())
    assert set(multiprocessing.active_children()) == before
    assert len(told(seat)) == 3
    done = run(seat.desk, shown_at(seat), JobControl()).result
    assert (done.counts[Fate.DONE], done.counts[Fate.NEW]) == (3, 10)
    assert len(runs(seat.desk)) == 1
    assert len(told(seat)) == 13


def test_a_small_file_needs_no_other_process(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "Other", None)
    assert len(ROWS) < running.AHEAD
    assert run(seat.desk, shown_at(seat), JobControl()).result.counts[Fate.NEW] == 13


def test_a_file_that_is_written_before_the_other_process_is_there_does_not_wait(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(Other):
        is_there = False

    monkeypatch.setattr(running, "AHEAD", 1)
    monkeypatch.setattr(running, "Other", Slow)
    before = set(multiprocessing.active_children())
    assert run(seat.desk, shown_at(seat), JobControl()).result.counts[Fate.NEW] == 13
    assert set(multiprocessing.active_children()) == before

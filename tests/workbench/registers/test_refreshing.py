"""A register is brought up to date by its changes, and is what a newer file would have made it."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.bulk_files import british, named, norwegian, norwegian_json, unit
from tests.fakes.feeds import FakeFeed, FakeFeeds, norwegian_unit, told
from tests.shelves import BUILT, hits, names, shelf
from workbench.domain.register_changes import ChangeKind, Tally
from workbench.errors import (
    CancelledByUser,
    InvalidInput,
    NotInStore,
    SourceError,
    SourceUnreachable,
    SourceUnreadable,
    StoreBusy,
)
from workbench.jobs import JobControl, Progress
from workbench.registers import build, refreshing, schema
from workbench.registers.kept_changes import KeptChanges, path_beside
from workbench.registers.making import Made, make
from workbench.registers.shelf import RegisterShelf
from workbench.texts import say

KEY = "no_enhetsregisteret"
FIRST, SECOND, THIRD = "311000001", "311000002", "311000003"


def stocked(folder: Path, feed: FakeFeed, *of: str) -> RegisterShelf:
    """Return a shelf with a register of companies, and a feed."""
    registers = shelf(folder, feed)
    registers.build(named(folder, *of), JobControl())
    return registers


def here(folder: Path) -> Path:
    return schema.path_of(folder / "registers", KEY)


def kept(folder: Path) -> Path:
    return path_beside(here(folder))


def test_what_is_new_changed_ceased_and_removed_is_found_and_told(tmp_path: Path) -> None:
    feed = FakeFeed(
        [
            told(7, FIRST),
            told(9, SECOND, ChangeKind.CEASED),
            told(10, THIRD, ChangeKind.REMOVED),
            told(12, "311000004"),
        ],
        {
            FIRST: norwegian_unit(FIRST, "Nordlys Energi AS", town="ULSTEINVIK"),
            "311000004": norwegian_unit("311000004", "Kvist AS"),
        },
    )
    registers = stocked(tmp_path, feed, "Nordlys AS", "Lysverk AS", "Havbris AS")
    done = registers.refresh(KEY, JobControl())
    assert done.tally == Tally(new=1, changed=1, ceased=1, removed=1)
    assert (done.before, done.about.dated) == (date(2026, 11, 1), BUILT.date())
    assert (done.about.until, done.about.rows) == (BUILT, 3)
    (nordlys,) = hits(registers, "nordlys")
    assert (nordlys.profile.name, nordlys.profile.town) == ("Nordlys Energi AS", "ULSTEINVIK")
    assert names(hits(registers, "kvist")) == ["Kvist AS"]
    (ceased,) = hits(registers, SECOND)
    assert (ceased.profile.status, ceased.profile.town) == ("ceased", "MOLDE")
    assert hits(registers, "havbris") == hits(registers, THIRD) == ()
    assert feed.asked == [(FIRST, "311000004")]


def test_the_feed_is_read_from_a_day_before_the_file_and_then_from_the_last_change(
    tmp_path: Path,
) -> None:
    feed = FakeFeed([told(7, FIRST)], {FIRST: norwegian_unit(FIRST, "Nordlys AS")})
    registers = stocked(tmp_path, feed, "Nordlys AS")
    registers.refresh(KEY, JobControl())
    begun = datetime(2026, 10, 31, tzinfo=UTC)
    assert feed.since == [(begun, 0), (begun, 7)]
    feed.told.append(told(8, FIRST))
    feed.since.clear()
    registers.refresh(KEY, JobControl())
    assert [after for _, after in feed.since] == [7, 8]
    assert schema.told(here(tmp_path))["last"] == "8"


def test_where_nothing_changed_only_the_day_is_another(tmp_path: Path) -> None:
    registers = stocked(tmp_path, FakeFeed(), "Nordlys AS")
    done = registers.refresh(KEY, JobControl())
    assert not done.tally
    assert (done.about.dated, done.about.until) == (BUILT.date(), BUILT)
    assert names(hits(registers, "nordlys")) == ["Nordlys AS"]
    assert sorted(each.name for each in (tmp_path / "registers").iterdir()) == [here(tmp_path).name]


def test_what_the_register_does_not_have_any_more_goes(tmp_path: Path) -> None:
    registers = stocked(tmp_path, FakeFeed([told(7, FIRST)]), "Nordlys AS", "Lysverk AS")
    assert registers.refresh(KEY, JobControl()).tally == Tally(removed=1)
    assert hits(registers, "nordlys") == ()


def test_a_sole_trader_who_stopped_goes_and_a_firm_stays_as_ceased(tmp_path: Path) -> None:
    rows = [
        unit(FIRST, "Havbris") | {"organisasjonsform.kode": "ENK"},
        unit(SECOND, "Lysverk AS"),
    ]
    ended = norwegian_unit(SECOND, "Lysverk AS UNDER SLETTING", slettedato="2026-11-20")
    feed = FakeFeed([told(7, FIRST, ChangeKind.CEASED), told(8, SECOND)], {SECOND: ended})
    registers = shelf(tmp_path, feed)
    registers.build(norwegian(tmp_path, rows), JobControl())
    done = registers.refresh(KEY, JobControl())
    assert (done.tally, done.about.personal) == (Tally(ceased=1, removed=1), 0)
    assert hits(registers, "havbris") == ()
    (firm,) = hits(registers, "lysverk")
    assert (firm.profile.name, firm.profile.status) == ("Lysverk AS", "ceased")


def test_what_came_and_went_between_is_never_here(tmp_path: Path) -> None:
    feed = FakeFeed(
        [told(7, "311000004"), told(8, "311000004", ChangeKind.CEASED), told(9, "311000005")],
        {"311000005": norwegian_unit("311000005", "Kvist", slettedato="2026-11-20")},
    )
    registers = stocked(tmp_path, feed, "Nordlys AS")
    done = registers.refresh(KEY, JobControl())
    assert (bool(done.tally), done.about.rows) == (False, 1)


def test_of_what_the_law_had_removed_no_byte_is_left(tmp_path: Path) -> None:
    feed = FakeFeed([told(7, SECOND)], {SECOND: norwegian_unit(SECOND, "Zyxomma AS")})
    registers = stocked(tmp_path, feed, "Nordlys AS", "Quixotry AS")
    feed.fails = failing_at(3)
    with pytest.raises(SourceUnreachable):
        registers.refresh(KEY, JobControl())
    feed.fails = lambda: None
    feed.told.append(told(8, SECOND, ChangeKind.REMOVED))
    assert registers.refresh(KEY, JobControl()).tally == Tally(removed=1)
    left = b"".join(each.read_bytes() for each in (tmp_path / "registers").rglob("*"))
    for word in (b"Zyxomma", b"zyxomma", b"Quixotry", b"quixotry", SECOND.encode()):
        assert word not in left


def failing_at(time_: int) -> "Failing":
    return Failing(time_)


class Failing:
    """Breaks off at the nth answer."""

    def __init__(self, time_: int) -> None:
        self.left = time_

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise SourceUnreachable(say("data.brreg.no broke off its answer."))


def test_what_was_read_before_the_line_broke_is_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "AT_ONCE", 1)
    numbers = [f"{311000000 + at}" for at in range(1, 5)]
    units = {each: norwegian_unit(each, f"Kvist {each} AS") for each in numbers}
    feed = FakeFeed([told(at, each) for at, each in enumerate(numbers, start=5)], units)
    registers = stocked(tmp_path, feed, "Nordlys AS")
    feed.fails = failing_at(6)
    with pytest.raises(SourceUnreachable):
        registers.refresh(KEY, JobControl())
    assert names(hits(registers, "nordlys")) == ["Nordlys AS"]
    assert feed.asked == [(numbers[0],), (numbers[1],)]
    feed.fails = lambda: None
    # What changed again since is asked for again, whatever was kept of it.
    feed.told.append(told(9, numbers[0]))
    assert registers.refresh(KEY, JobControl()).tally == Tally(new=3, changed=1)
    assert feed.asked[2:] == [(numbers[0],), (numbers[2],), (numbers[3],)]
    assert not kept(tmp_path).exists()


def test_what_was_read_of_another_register_is_thrown_away(tmp_path: Path) -> None:
    feed = FakeFeed([told(7, FIRST)], {FIRST: norwegian_unit(FIRST, "Kvist AS")})
    registers = stocked(tmp_path, feed, "Nordlys AS")
    feed.fails = failing_at(3)
    with pytest.raises(SourceUnreachable):
        registers.refresh(KEY, JobControl())
    left = kept(tmp_path).read_bytes()
    registers.build(named(tmp_path, "Lysverk AS", "Havbris AS"), JobControl())
    assert not kept(tmp_path).exists()
    kept(tmp_path).write_bytes(left)
    feed.told, feed.fails = [], lambda: None
    assert not registers.refresh(KEY, JobControl()).tally
    assert names(hits(registers, "lysverk")) == ["Lysverk AS"]


@pytest.mark.parametrize("content", [b"no database", b"", b"SQLite format 3\0" + bytes(9000)])
def test_kept_changes_that_cannot_be_read_are_read_anew(tmp_path: Path, content: bytes) -> None:
    feed = FakeFeed([told(7, FIRST)], {FIRST: norwegian_unit(FIRST, "Kvist AS")})
    registers = stocked(tmp_path, feed, "Nordlys AS")
    kept(tmp_path).write_bytes(content)
    assert registers.refresh(KEY, JobControl()).tally == Tally(changed=1)


def test_so_much_changed_that_a_newer_file_is_quicker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "MOST", 3)
    feed = FakeFeed([told(at, f"{311000000 + at}") for at in range(1, 9)])
    registers = stocked(tmp_path, feed, "Lysverk AS", "Nordlys AS")
    with pytest.raises(SourceError, match="a newer file is quicker") as refused:
        registers.refresh(KEY, JobControl())
    assert "/enheter/lastned/csv" in str(refused.value.hint)
    assert names(hits(registers, "nordlys")) == ["Nordlys AS"]
    feed.told = feed.told[:1]
    assert registers.refresh(KEY, JobControl()).tally == Tally(removed=1)


def test_a_register_built_from_csv_gets_no_former_names_and_one_from_json_does(
    tmp_path: Path,
) -> None:
    renamed = norwegian_unit(FIRST, "Kvist AS", historiskeNavn=[{"navn": "Lysfjord AS"}])
    feed = FakeFeed([told(7, FIRST)], {FIRST: renamed})
    registers = stocked(tmp_path, feed, "Lysfjord AS")
    registers.refresh(KEY, JobControl())
    assert hits(registers, "lysfjord") == ()
    registers.build(norwegian_json(tmp_path, [norwegian_unit(FIRST, "Lysfjord AS")]), JobControl())
    registers.refresh(KEY, JobControl())
    assert names(hits(registers, "lysfjord")) == ["Kvist AS"]


def test_a_register_that_does_not_say_how_it_was_written_is_read_for_it(tmp_path: Path) -> None:
    feed = FakeFeed(
        [told(7, SECOND)],
        {SECOND: norwegian_unit(SECOND, "Kvist AS", historiskeNavn=[{"navn": "Lysfjord AS"}])},
    )
    before = norwegian_unit(FIRST, "Nordlys AS", historiskeNavn=[{"navn": "Nordly AS"}])
    registers = shelf(tmp_path, feed)
    registers.build(norwegian_json(tmp_path, [before]), JobControl())
    with closing(sqlite3.connect(here(tmp_path))) as connection, connection:
        connection.execute("DELETE FROM about WHERE name = 'written'")
    registers.refresh(KEY, JobControl())
    assert names(hits(registers, "lysfjord")) == ["Kvist AS"]


def test_only_a_register_that_is_here_and_has_a_feed_is_refreshed(tmp_path: Path) -> None:
    registers = stocked(tmp_path, FakeFeed(), "Nordlys AS")
    row = {"CompanyName": "SEXTANT LTD", "CompanyNumber": "01799999"}
    registers.build(british(tmp_path, [row]), JobControl())
    with pytest.raises(NotInStore):
        registers.refresh("lv_ur", JobControl())
    with pytest.raises(InvalidInput, match="has no feed") as refused:
        registers.refresh("gb_companies_house", JobControl())
    assert refused.value.field == "key"
    assert "Fetch BasicCompanyData" in str(refused.value.hint)
    with pytest.raises(InvalidInput):
        shelf(tmp_path).refresh(KEY, JobControl())
    fed = [each.key for each in registers.known() if each.has_feed]
    assert fed == [KEY]
    assert not any(each.has_feed for each in shelf(tmp_path).known())


def test_a_newer_register_that_was_built_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    feed = FakeFeed([told(7, FIRST)], {FIRST: norwegian_unit(FIRST, "Kvist AS")})
    registers = stocked(tmp_path, feed, "Nordlys AS")
    other = shelf(tmp_path)

    def build_another(progress: Progress) -> None:
        if "Putting the changes in" in str(progress.label):
            other.build(named(tmp_path, "Lysverk AS", "Havbris AS"), JobControl())

    with pytest.raises(StoreBusy, match="built anew or removed meanwhile"):
        registers.refresh(KEY, JobControl(build_another))
    assert names(hits(registers, "lysverk")) == ["Lysverk AS"]
    assert not list((tmp_path / "registers").glob("building-*"))


def test_an_entry_that_cannot_be_read_leaves_its_company_as_it_is(tmp_path: Path) -> None:
    half: dict[str, object] = {"organisasjonsnummer": FIRST}
    units = {FIRST: half, SECOND: norwegian_unit(SECOND, "Kvist AS")}
    feed = FakeFeed([told(7, FIRST), told(8, SECOND)], units)
    registers = stocked(tmp_path, feed, "Nordlys AS", "Lysverk AS")
    assert registers.refresh(KEY, JobControl()).tally == Tally(changed=1)
    assert names(hits(registers, FIRST)) == ["Nordlys AS"]


def test_entries_of_which_none_can_be_read_are_no_answer(tmp_path: Path) -> None:
    feed = FakeFeed([told(7, FIRST)], {FIRST: {"orgnr": FIRST, "name": "Nordlys AS"}})
    registers = stocked(tmp_path, feed, "Nordlys AS")
    with pytest.raises(SourceUnreadable):
        registers.refresh(KEY, JobControl())
    assert names(hits(registers, "nordlys")) == ["Nordlys AS"]


def test_what_another_program_is_still_asking_for_is_not_taken_for_gone(tmp_path: Path) -> None:
    feed = FakeFeed([told(7, FIRST)], {FIRST: norwegian_unit(FIRST, "Kvist AS")})
    registers = stocked(tmp_path, feed, "Nordlys AS", "Lysverk AS")

    def make_meanwhile(folder: Path, file: Path, built: datetime, control: JobControl) -> Made:
        with KeptChanges(here(tmp_path)) as others:
            others.add([told(8, SECOND)])
        return make(folder, file, built, control)

    other = RegisterShelf(
        tmp_path / "registers", lambda: BUILT, make_meanwhile, lambda: FakeFeeds(feed)
    )
    with pytest.raises(StoreBusy, match="Another program brings this register up to date"):
        other.refresh(KEY, JobControl())
    assert names(hits(registers, "lysverk")) == ["Lysverk AS"]


@pytest.mark.parametrize("at", ["Asking what changed", "Asking what they", "Putting", "Sorting"])
def test_a_register_that_is_removed_meanwhile_does_not_come_back(tmp_path: Path, at: str) -> None:
    feed = FakeFeed([told(7, FIRST)], {FIRST: norwegian_unit(FIRST, "Kvist AS")})
    registers = stocked(tmp_path, feed, "Nordlys AS")

    def listen(progress: Progress) -> None:
        if str(progress.label).startswith(at):
            shelf(tmp_path).remove(KEY)

    with pytest.raises(StoreBusy, match="removed meanwhile"):
        registers.refresh(KEY, JobControl(listen))
    assert not list((tmp_path / "registers").iterdir())


def test_removing_a_register_drops_what_was_read_of_its_changes(tmp_path: Path) -> None:
    feed = FakeFeed([told(7, FIRST)], fails=failing_at(3))
    registers = stocked(tmp_path, feed, "Nordlys AS")
    with pytest.raises(SourceUnreachable):
        registers.refresh(KEY, JobControl())
    assert kept(tmp_path).exists()
    assert registers.remove(KEY)
    assert not list((tmp_path / "registers").iterdir())


@pytest.mark.parametrize("at", ["Asking what changed", "Asking what they", "Putting", "Sorting"])
def test_it_can_be_cancelled_at_any_time_and_tells_how_far_it_is(tmp_path: Path, at: str) -> None:
    feed = FakeFeed([told(7, FIRST)], {FIRST: norwegian_unit(FIRST, "Kvist AS")})
    registers = stocked(tmp_path, feed, "Nordlys AS")

    def listen(progress: Progress) -> None:
        if str(progress.label).startswith(at):
            control.cancel()

    control = JobControl(listen)
    with pytest.raises(CancelledByUser):
        registers.refresh(KEY, control)
    assert names(hits(registers, "nordlys")) == ["Nordlys AS"]
    assert not list((tmp_path / "registers").glob("building-*"))
    assert registers.refresh(KEY, JobControl()).tally == Tally(changed=1)


def raising(*_: object) -> None:
    raise MemoryError


@pytest.mark.parametrize("step", ["_index", "_keep", "_told", "_read"])
def test_a_refresh_that_is_killed_midway_leaves_the_old_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    feed = FakeFeed([told(7, FIRST)], {FIRST: norwegian_unit(FIRST, "Kvist AS")})
    registers = stocked(tmp_path, feed, "Nordlys AS")
    with monkeypatch.context() as broken:
        broken.setattr(build.Building, step, raising)
        with pytest.raises(MemoryError):
            registers.refresh(KEY, JobControl())
    assert names(hits(shelf(tmp_path), "nordlys")) == ["Nordlys AS"]
    feed.units.clear()
    assert registers.refresh(KEY, JobControl()).tally == Tally(changed=1)
    assert names(hits(registers, "kvist")) == ["Kvist AS"]


_KILLED = """
import sys
from pathlib import Path
from tests.fakes.feeds import FakeFeed, norwegian_unit, told
from tests.shelves import shelf
from workbench.jobs import JobControl
feed = FakeFeed([told(7, "311000001")], {"311000001": norwegian_unit("311000001", "Kvist AS")})
shelf(Path(sys.argv[1]), feed).refresh("no_enhetsregisteret", JobControl())
"""


def test_a_program_that_is_killed_meanwhile_leaves_the_old_register(tmp_path: Path) -> None:
    rows = [unit(f"{311000000 + at}", f"Lysverk {at} AS") for at in range(1, 60_000)]
    feed = FakeFeed([told(7, FIRST)], {FIRST: norwegian_unit(FIRST, "Kvist AS")})
    registers = shelf(tmp_path, feed)
    registers.build(norwegian(tmp_path, rows), JobControl())
    script = [sys.executable, "-c", _KILLED, str(tmp_path)]
    with subprocess.Popen(script) as refreshing_:
        deadline = time.monotonic() + 60
        while not any((tmp_path / "registers").glob("building-*/*")):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        refreshing_.kill()
    assert names(hits(shelf(tmp_path), FIRST)) == ["Lysverk 1 AS"]
    assert registers.refresh(KEY, JobControl()).tally == Tally(changed=1)
    assert names(hits(registers, FIRST)) == ["Kvist AS"]

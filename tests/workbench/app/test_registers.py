"""What a person is told of an offline register, and that a desk without any says so."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.bulk_files import british, named
from tests.desks import seated
from tests.fakes.feeds import FakeFeed, norwegian_unit, told
from tests.shelves import shelf
from workbench.app import registers
from workbench.app.desk import NoRegisters
from workbench.domain.operation import NoInverse
from workbench.domain.profile import Profile
from workbench.domain.register_changes import ChangeKind
from workbench.domain.registers import RegisterAbout, RegisterBuilt, RowTrouble
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl
from workbench.texts import say

KEY = "no_enhetsregisteret"
ABOUT = RegisterAbout(
    key=KEY,
    title=say("Norway: Enhetsregisteret"),
    country="NO",
    rows=2,
    personal=0,
    damaged=0,
    dated=date(2026, 11, 1),
    built=datetime(2026, 11, 2, tzinfo=UTC),
    licence="NLOD 2.0",
    attribution="Brønnøysundregistrene",
    address="https://data.brreg.no/",
    file="enheter.csv",
    size=9,
)


def test_a_register_is_built_searched_and_removed_at_the_desk(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        desk = replace(seat.desk, registers=shelf(tmp_path))
        done = registers.build(desk, named(tmp_path, "Fjordlys AS"), JobControl())
        assert str(done.did) == (
            "Norway: Enhetsregisteret is searchable: 1 company, as of 1 November 2026."
        )
        assert isinstance(done.inverse, NoInverse)
        assert registers.remarks(done.result) == ()
        assert registers.here(desk) == (done.result.about,)
        assert len(registers.search(desk, "fjord", JobControl()).hits) == 1
        assert registers.search(desk, "kvist", JobControl()).hits == ()
        assert "no longer here" in str(registers.remove(desk, KEY).did)
        with pytest.raises(NotInStore):
            registers.remove(desk, KEY)


def test_a_desk_without_registers_says_so(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        assert registers.known(seat.desk) == ()
        assert registers.here(seat.desk) == ()
        with pytest.raises(NotInStore):
            registers.search(seat.desk, "fjord", JobControl())
        with pytest.raises(InvalidInput):
            registers.build(seat.desk, tmp_path, JobControl())
        with pytest.raises(NotInStore):
            registers.remove(seat.desk, KEY)
    assert NoRegisters().candidates(Profile(name="Fjordlys"), JobControl()) == ()


def test_a_register_is_brought_up_to_date_at_the_desk(tmp_path: Path) -> None:
    changes = [told(5, "311000001"), told(6, "311000002", ChangeKind.REMOVED)]
    feed = FakeFeed(changes, {"311000001": norwegian_unit("311000001", "Fjordlys Energi AS")})
    row = {"CompanyName": "SEXTANT LTD", "CompanyNumber": "01799999"}
    with seated(tmp_path) as seat:
        desk = replace(seat.desk, registers=shelf(tmp_path, feed))
        registers.build(desk, named(tmp_path, "Fjordlys AS", "Kvist AS"), JobControl())
        registers.build(desk, british(tmp_path, [row]), JobControl())
        (fed,) = registers.with_feed(desk)
        assert fed.key == KEY
        ((other, file),) = registers.without_feed(desk)
        assert (other.key, file.has_feed) == ("gb_companies_house", False)
        done = registers.refresh(desk, KEY, JobControl())
        assert str(done.did) == (
            "Norway: Enhetsregisteret as of 20 November 2026 12:00:"
            " 0 new, 1 changed, 0 ceased, 1 gone."
        )
        assert isinstance(done.inverse, NoInverse)
        again = registers.refresh(desk, KEY, JobControl())
        assert "nothing changed" in str(again.did)
        with pytest.raises(InvalidInput):
            registers.refresh(desk, "gb_companies_house", JobControl())
    with pytest.raises(NotInStore):
        NoRegisters().refresh(KEY, JobControl())


def test_what_is_odd_about_a_register_is_said() -> None:
    built = RegisterBuilt(
        about=replace(ABOUT, personal=2, damaged=2),
        before=date(2026, 11, 8),
        troubles=(RowTrouble(7, say("Its quotes do not end.")),),
    )
    assert built.older
    assert [str(each) for each in registers.remarks(built)] == [
        "This file is older than the one before: of 1 November 2026, not of 8 November 2026.",
        "2 rows could not be read and were left out.",
        "  Row 7: Its quotes do not end.",
        "2 of them are sole traders, whose names and addresses are personal data.",
    ]
    assert not RegisterBuilt(about=ABOUT, before=None).older

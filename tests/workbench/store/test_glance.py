"""The first page read with SQLite alone is the first page the store itself lists."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import METTE
from tests.starter import CARD
from tests.workbench.store.conftest import StepClock
from tests.workbench.store.test_lead_list import row
from workbench.domain.card import Card, Signature
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside, Stage
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.ledger import Ledger
from workbench.domain.people import Department
from workbench.store import glance as glancing
from workbench.store import open_store
from workbench.store.glance import Glance, glance

BOTH = (Department.MARKETING, Department.SALES)
Write = Callable[[Callable[[Ledger], None]], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "leadline.db"
    open_store(made, clock=StepClock()).close()
    return made


@pytest.fixture
def write(path: Path) -> Write:
    def written(unit: Callable[[Ledger], None]) -> None:
        with closing(open_store(path, clock=StepClock())) as store:
            store.write(unit)

    return written


def listed(path: Path, limit: int) -> Glance:
    """What the store itself says."""
    with closing(open_store(path, clock=StepClock())) as store:
        return store.read(
            lambda ledger: Glance(
                ledger.leads.rows(LeadFilter(), limit),
                ledger.leads.count(LeadFilter()),
                ledger.leads.count(LeadFilter(aside=True)),
                ledger.cards.in_force(),
            )
        )


ROWS = st.lists(
    st.builds(
        row,
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
        st.one_of(st.none(), st.integers(0, 100)),
        stage=st.sampled_from([each.value for each in Stage]),
        aside=st.sampled_from([each.value for each in Aside]),
        band=st.sampled_from(["", "go"]),
        next_due=st.sampled_from(["", "2026-11-30"]),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(rows=ROWS, limit=st.integers(1, 12))
def test_a_glance_sees_what_the_list_shows(
    tmp_path_factory: pytest.TempPathFactory, rows: list[LeadRow], limit: int
) -> None:
    path = tmp_path_factory.mktemp("glance") / "leadline.db"

    def unit(ledger: Ledger) -> None:
        for each in rows:
            ledger.leads.summarise(each)

    with closing(open_store(path, clock=StepClock())) as store:
        store.write(unit)
    assert glance(path, limit) == listed(path, limit)


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        (BOTH, (), 0),
        (BOTH, BOTH, 1),
        ((), (), 1),
        ((Department.SALES,), (), 1),
        ((Department.SALES, Department.OTHER), BOTH, 1),
        (BOTH, (Department.SALES, Department.OTHER), 0),
    ],
)
def test_a_glance_takes_the_card_in_force(
    path: Path,
    write: Write,
    first: tuple[Department, ...],
    second: tuple[Department, ...],
    counts: int,
) -> None:
    later = replace(CARD, id=new_id(), version=2, go_from=70)
    kept = (signed(CARD, first), signed(later, second))
    for card in kept:
        write(partial(add, card))
    seen = glance(path, 5)
    assert seen == listed(path, 5)
    assert seen is not None
    assert seen.card == kept[counts]


def add(card: Card, ledger: Ledger) -> None:
    ledger.cards.add(card)


def signed(card: Card, departments: tuple[Department, ...]) -> Card:
    yes = tuple(
        Signature(
            card=card.id, person=METTE.id, name=METTE.name, department=each, confirmed="present"
        )
        for each in departments
    )
    return replace(card, signatures=yes)


def test_there_is_nothing_to_see_without_a_store(tmp_path: Path) -> None:
    assert glance(tmp_path / "leadline.db", 5) is None
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"no database at all, but some words in a file"])
def test_a_file_of_another_kind_is_left_to_the_opening(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "leadline.db"
    path.write_bytes(content)
    assert glance(path, 5) is None
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "change", ["PRAGMA application_id=1", "UPDATE alembic_version SET version_num='9999'"]
)
def test_a_store_of_another_shape_is_left_to_the_opening(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(change)
    assert glance(path, 5) is None


def test_a_store_somebody_holds_is_left_to_the_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glancing, "_PATIENCE", 0)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert glance(path, 5) is None

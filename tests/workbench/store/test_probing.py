"""Looked at before a store is opened: foreign, cut short and parted files are left as they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.samples import METTE
from tests.workbench.store.conftest import StepClock
from tests.workbench.store.made import an_answer
from tests.workbench.store.test_facts import day
from tests.workbench.store.test_opening import execute, people
from workbench.errors import NotInStore, StoreDamaged
from workbench.store import backups, proofs
from workbench.store.sql_store import SqlStore

Opening = Callable[..., SqlStore]


def test_a_file_of_another_program_is_refused_and_left_as_it_is(
    new_store: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "leadline.db"
    execute(path, "CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(StoreDamaged):
        new_store(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(
    new_store: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "leadline.db"
    path.write_bytes(b"Dear diary, " * 100)
    with pytest.raises(StoreDamaged) as refused:
        new_store(path)
    assert refused.value.hint is not None
    assert path.read_bytes() == b"Dear diary, " * 100


def test_a_folder_is_no_store(new_store: Opening, tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged):
        new_store(tmp_path)


def test_the_answers_file_is_not_made_a_ledger(new_store: Opening, tmp_path: Path) -> None:
    new_store().close()
    before = (tmp_path / "evidence.db").read_bytes()
    with pytest.raises(StoreDamaged):
        new_store(tmp_path / "evidence.db")
    assert (tmp_path / "evidence.db").read_bytes() == before


def test_a_store_cut_short_is_refused_wherever_it_was_cut(
    new_store: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "leadline.db"
    store = new_store(path)
    store.write(lambda ledger: ledger.people.add(METTE))
    store.keep(an_answer(b"{}", day(0)))
    store.close()
    whole = path.read_bytes()
    for size in (0, 1, 100, 4096, 5000, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        with pytest.raises(StoreDamaged) as refused:
            new_store(path)
        assert refused.value.hint is not None
        assert path.read_bytes() == whole[:size]
    path.write_bytes(whole)
    assert people(new_store(path)) == (METTE,)


def test_a_store_without_its_answers_is_refused_until_they_are_back(
    new_store: Opening, tmp_path: Path
) -> None:
    store = new_store()
    sha256 = store.keep(an_answer(b"{}", day(0)))
    store.close()
    evidence, elsewhere = tmp_path / "evidence.db", tmp_path / "elsewhere.db"
    evidence.rename(elsewhere)
    with pytest.raises(StoreDamaged, match=r"are missing: evidence\.db") as refused:
        new_store()
    assert "leadline store restore" in str(refused.value.hint)
    assert not evidence.exists()
    evidence.touch()
    with pytest.raises(StoreDamaged, match="are missing"):
        new_store()
    elsewhere.replace(evidence)
    assert new_store().snapshot(sha256).content == b"{}"


def test_a_store_that_never_kept_an_answer_misses_none(new_store: Opening, tmp_path: Path) -> None:
    store = new_store()
    store.write(lambda ledger: ledger.people.add(METTE))
    sha256 = store.keep(an_answer(b"{}", day(0)))
    store.drop(sha256)
    store.close()
    (tmp_path / "evidence.db").unlink()
    assert people(new_store()) == (METTE,)


def test_answers_without_their_ledger_are_not_put_under_a_new_one(
    new_store: Opening, tmp_path: Path
) -> None:
    store = new_store()
    store.keep(an_answer(b"{}", day(0)))
    store.close()
    (tmp_path / "leadline.db").unlink()
    with pytest.raises(StoreDamaged, match="missing or empty, but its answers lie here"):
        new_store()
    (tmp_path / "evidence.db").rename(tmp_path / "away.db")
    assert people(new_store()) == ()


@pytest.mark.parametrize("theirs", ["a database", "no database", "cut short"])
def test_another_file_in_the_answers_place_is_refused_and_left_as_it_is(
    new_store: Opening, tmp_path: Path, theirs: str
) -> None:
    store = new_store()
    store.keep(an_answer(b"{}", day(0)))
    store.close()
    evidence = tmp_path / "evidence.db"
    match theirs:
        case "a database":
            evidence.unlink()
            execute(evidence, "CREATE TABLE theirs (x)")
        case "no database":
            evidence.write_bytes(b"Dear diary, " * 100)
        case _:
            evidence.write_bytes(evidence.read_bytes()[:5000])
    before = evidence.read_bytes()
    with pytest.raises(StoreDamaged, match=r"evidence\.db does not hold this store's answers"):
        new_store()
    assert evidence.read_bytes() == before


def test_a_ledger_whose_answers_are_gone_for_good_is_restored_from_itself(
    new_store: Opening, tmp_path: Path, clock: StepClock
) -> None:
    store = new_store()
    store.write(lambda ledger: ledger.people.add(METTE))
    sha256 = store.keep(an_answer(b"{}", day(0)))
    store.close()
    (tmp_path / "evidence.db").unlink()
    backups.restore(tmp_path / "leadline.db", tmp_path / "leadline.db", clock)
    store = new_store()
    assert people(store) == (METTE,)
    with pytest.raises(NotInStore):
        store.snapshot(sha256)
    (problem,) = proofs.check(store).problems
    assert "no longer kept" in str(problem)

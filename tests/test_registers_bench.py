"""The bench of offline registers: the same companies each time, and figures that come out."""

import shutil
from itertools import islice

import pytest

from tests.bench import registers
from tests.bench.register_queries import misspelt, queries, rows
from tests.lifelike import companies
from workbench.registers.folding import fold_name

SOME = tuple(companies(500))


def test_lifelike_companies_are_the_same_each_time() -> None:
    assert tuple(companies(500)) == SOME
    assert tuple(islice(companies(9_000), 500)) == SOME


def test_lifelike_companies_have_numbers_of_their_own_families_and_persons() -> None:
    assert len({each.number for each in SOME}) == len(SOME)
    stems = [fold_name(each.name).words[0] for each in SOME]
    assert len(set(stems)) < len(stems)
    assert 0.1 < sum(each.form == "ENK" for each in SOME) / len(SOME) < 0.5


def test_queries_have_three_letters_or_more_and_are_the_same_each_time() -> None:
    made = queries(SOME, 100)
    assert made == queries(SOME, 100)
    assert min(len(each.replace(" ", "")) for each in made) >= 3


def test_misspelt_queries_and_rows_are_as_many_as_wanted() -> None:
    assert len(misspelt(SOME, 100)) == 100
    made = rows(SOME, 100)
    assert sum(bool(each.identifiers) for each in made) == 20
    assert all(each.town for each in made)


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="SQLite's shell is not installed")
def test_every_figure_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "QUERIES", 20)
    monkeypatch.setattr(registers, "ROWS", 20)
    monkeypatch.setattr(registers, "_TURNS", 1)
    figures = list(registers.figures(2_000))
    assert [each.limit is not None for each in figures] == [True] * 7
    assert all(each.ours and each.control for each in figures)


def test_without_its_control_the_bench_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(RuntimeError, match="sqlite3"):
        next(registers.figures(10))

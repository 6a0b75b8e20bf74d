"""The bench of annual accounts: its invented pages are real enough, and no control means missed."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench import accounts_read
from tests.bench.accounts_pages import british_page, danish_page
from workbench.lookups.xbrl.document import read_report

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("made", "megabytes", "facts", "numbers"),
    [(british_page, 1.0, 420, 280), (danish_page, 0.5, 200, 120)],
)
def test_an_invented_page_is_as_large_as_a_real_one_and_read_whole(
    made: Callable[[], bytes], megabytes: float, facts: int, numbers: int
) -> None:
    content = made()
    report = read_report(content)
    assert len(content) / 1e6 == pytest.approx(megabytes, rel=0.05)
    assert report.faults == ()
    assert len(report.facts) == facts
    stated = [int(fact.value) for fact in report.facts if fact.unit is not None]
    scale = 1000 if made is danish_page else 1
    assert stated == [at * 7_919 * scale for at in range(numbers)]


def test_a_danish_note_is_put_together_of_all_its_pieces() -> None:
    notes = [fact for fact in read_report(danish_page()).facts if fact.unit is None]
    assert {fact.value.count("The directors") for fact in notes} == {17}


def test_a_figure_without_its_control_is_missed_and_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(accounts_read, "in_turn", lambda ours, control: ((ours(),), (control(),)))
    page = accounts_read._Page(name="invented page", content=danish_page(), faster=20)
    figure = accounts_read._beside_control(page)
    assert (figure.met, figure.rule) == (False, "no ixbrlparse")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="read from what Linux says")
def test_what_a_reading_holds_is_seen_as_growth() -> None:
    # In a process of its own: this one may have been larger than it is, and remembers that.
    measure = (
        "from tests.bench.accounts_memory import growth\n"
        "print(growth(lambda content: bytearray(200_000_000), b''))"
    )
    said = subprocess.run(
        [sys.executable, "-c", measure], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert 150 < float(said.stdout) < 250

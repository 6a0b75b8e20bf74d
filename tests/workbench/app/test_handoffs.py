"""A handoff folder is written from the locked decision, and the clock for an answer starts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.fakes.desks import bench, state, why_not
from tests.samples import COMPANY, LEAD
from workbench.app import decisions, handoffs, outcomes
from workbench.app.desk import Desk
from workbench.domain.lead import ReturnReason, Stage
from workbench.errors import ExportError, InvalidInput, NameTaken
from workbench.texts import say

INTO = Path("folders")
OPEN = ("signal_or_contact", "lowest_at_least", "identity_confirmed", "status_active")
ALL = dict.fromkeys(OPEN, "agreed in the team")


class FullExporter:
    """Has no room."""

    def formats(self) -> tuple[()]:
        return ()

    def write_folder(self, *_: object) -> tuple[Path, ...]:
        raise ExportError(say("There is no room left."))


class CrowdedExporter:
    """Finds the first names taken."""

    def __init__(self, taken: int) -> None:
        self.taken = taken
        self.asked: list[str] = []

    def formats(self) -> tuple[()]:
        return ()

    def write_folder(self, _dossier: object, _texts: object, folder: Path) -> tuple[Path, ...]:
        self.asked.append(folder.name)
        if len(self.asked) <= self.taken:
            raise NameTaken(say("There is already something called so."))
        return (folder / "handoff.json",)


def decide(desk: Desk) -> None:
    decisions.qualify(desk, LEAD, Stage.MQL, exceptions=ALL)


def test_an_export_writes_the_decision_and_notes_nothing() -> None:
    made = bench()
    state(made)
    decide(made.desk)
    done = handoffs.export(made.desk, COMPANY.id, INTO)
    [(dossier, folder)] = made.exporter.given
    assert folder == INTO / "Fjordlys Automasjon AS MQL 2026-11-22"
    assert dossier.scorecard == (dossier.decision and dossier.decision.scorecard)
    assert done.result.files == (folder / "handoff.json",)
    assert "yours to delete" in why_not(done)
    assert made.store.read(lambda ledger: ledger.handoffs.of(LEAD.id)) == ()


@pytest.mark.parametrize(("taken", "ending"), [(0, ""), (1, " 2"), (2, " 3")])
def test_a_folder_takes_the_next_free_name(taken: int, ending: str) -> None:
    made = bench()
    state(made)
    decide(made.desk)
    crowded = CrowdedExporter(taken)
    done = handoffs.hand_over(replace(made.desk, exporter=crowded), COMPANY.id, INTO)
    assert done.result.folder == INTO / f"Fjordlys Automasjon AS MQL 2026-11-22{ending}"
    [handoff] = made.store.read(lambda ledger: ledger.handoffs.of(LEAD.id))
    assert handoff.folder == str(done.result.folder)
    assert len(crowded.asked) == taken + 1


def test_a_place_full_of_folders_of_one_name_is_refused() -> None:
    made = bench()
    state(made)
    decide(made.desk)
    desk = replace(made.desk, exporter=CrowdedExporter(1000))
    with pytest.raises(ExportError, match="holds too many folders of this name"):
        handoffs.export(desk, COMPANY.id, INTO)


def test_handing_over_writes_once_and_starts_the_clock() -> None:
    made = bench()
    state(made)
    decide(made.desk)
    done = handoffs.hand_over(made.desk, COMPANY.id, INTO)
    [handoff] = made.store.read(lambda ledger: ledger.handoffs.of(LEAD.id))
    assert len(made.exporter.given) == 1
    # NOON is a Sunday: Monday and Tuesday are the two working days.
    assert handoff.answer_by == date(2026, 11, 24)
    assert handoff.folder == str(done.result.folder)
    assert "cannot be called back" in why_not(done)


@pytest.mark.parametrize(
    ("day", "answer_by"),
    [(19, 23), (20, 24), (21, 24), (23, 25)],
    ids=["Thursday", "Friday", "Saturday", "Monday"],
)
def test_the_clock_counts_working_days(day: int, answer_by: int) -> None:
    made = bench()
    made.clock.time = datetime(2026, 11, day, 12, tzinfo=UTC)
    state(made)
    decide(made.desk)
    handoffs.hand_over(made.desk, COMPANY.id, INTO)
    [handoff] = made.store.read(lambda ledger: ledger.handoffs.of(LEAD.id))
    assert handoff.answer_by == date(2026, 11, answer_by)


def test_a_decision_is_handed_over_once_and_its_folder_written_again() -> None:
    made = bench()
    state(made)
    decide(made.desk)
    handoffs.hand_over(made.desk, COMPANY.id, INTO)
    made.clock.time += timedelta(days=1)
    again = handoffs.hand_over(made.desk, COMPANY.id, INTO)
    [handoff] = made.store.read(lambda ledger: ledger.handoffs.of(LEAD.id))
    assert handoff.answer_by == date(2026, 11, 24)
    assert len(made.exporter.given) == 2
    told = "Already handed over on 22 November 2026; the folder was written again."
    assert str(again.did) == told


def test_what_sales_returned_is_decided_anew_before_it_is_handed_over() -> None:
    made = bench()
    state(made)
    decide(made.desk)
    handoffs.hand_over(made.desk, COMPANY.id, INTO)
    outcomes.give_back(made.desk, LEAD, why=ReturnReason.TOO_THIN, reason="Who decides?")
    with pytest.raises(InvalidInput, match="returned this lead"):
        handoffs.hand_over(made.desk, COMPANY.id, INTO)
    decide(made.desk)
    handoffs.hand_over(made.desk, COMPANY.id, INTO)
    assert len(made.store.read(lambda ledger: ledger.handoffs.of(LEAD.id))) == 2


def test_a_deal_that_ended_is_exported_and_starts_no_clock() -> None:
    made = bench()
    state(made)
    decide(made.desk)
    outcomes.close(made.desk, LEAD, outcome=Stage.LOST, reason="The price.")
    with pytest.raises(InvalidInput, match="has ended: Lost"):
        handoffs.hand_over(made.desk, COMPANY.id, INTO)
    assert handoffs.export(made.desk, COMPANY.id, INTO).result.files
    assert made.store.read(lambda ledger: ledger.handoffs.of(LEAD.id)) == ()


def test_a_folder_that_cannot_be_written_hands_nothing_over() -> None:
    made = bench()
    state(made)
    decide(made.desk)
    with pytest.raises(ExportError):
        handoffs.hand_over(replace(made.desk, exporter=FullExporter()), COMPANY.id, INTO)
    assert made.store.read(lambda ledger: ledger.handoffs.of(LEAD.id)) == ()

"""Filling the demo gives every company of the cast the state its story tells."""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

import resources
from tests.fakes.rooms import HereRoom
from tests.samples import NOW
from tests.starter import CARD
from workbench.app import companies, dossiers, leads, watching
from workbench.app.demo import Filled, fill
from workbench.app.demo_story import read_story
from workbench.app.desk import Desk
from workbench.domain import grounds
from workbench.domain.card import Band
from workbench.domain.company import Sameness
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Aside, ChannelKind, Openness, ReturnReason, Stage
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.lookup import AnswerKind
from workbench.domain.people import Department
from workbench.domain.ports import Store
from workbench.domain.reading_trail import Cause
from workbench.domain.reference import Weight
from workbench.domain.scorecard import ScoredLine
from workbench.errors import CancelledByUser, InvalidInput
from workbench.export.folder import FolderExporter
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.page_reader import ReaderOfPages
from workbench.lookups.verdicts import Patience
from workbench.net.secrets import SessionKeys
from workbench.net.worlds import World, WorldDoor
from workbench.store import open_store
from workbench.store.sql_store import SqlStore
from workbench.store.ticking import Instant
from workbench.tables.reader import FileTables
from workbench.texts import ENGLISH

STORY = resources.path("demo", "story.toml").read_text(encoding="utf-8")
FJORDLYS, BAKKESTO, TROMSDAL = "311000004", "311000012", "311000020"
DROMMEBIL, NORRELUND, SKAGEN = "99000007", "99000015", "99000023"
HAVBRIS, LINDHOLM, KVIST = "99000031", "99000074", "99000082"


class TickingClock:
    """A day, at first the one the demo was designed on, a millisecond later at each look."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now

    def now(self) -> datetime:
        self.pass_by(timedelta(milliseconds=1))
        return self._now

    def ticks(self) -> Instant:
        """The same time by a clock that nobody sets, which leases go by."""
        return Instant(int(self._now.timestamp() * 1000), "boot", of_boot=True)

    def pass_by(self, time: timedelta) -> None:
        self._now += time


@dataclass(frozen=True)
class Demo:
    desk: Desk
    filled: Filled
    folder: Path

    def dossier(self, number: str) -> Dossier:
        company = companies.known(self.desk, number)
        assert company is not None
        return dossiers.open_dossier(self.desk, company.id)

    def row(self, number: str) -> LeadRow:
        company = self.dossier(number).sounding.company.id
        return next(row for row in self.rows() if row.company == company)

    def rows(self) -> tuple[LeadRow, ...]:
        return leads.rows(self.desk, LeadFilter(aside=True), limit=100)

    def line(self, number: str, criterion: str) -> ScoredLine:
        scorecard = self.dossier(number).scorecard
        assert scorecard is not None
        return next(
            line for line in scorecard.lines if line.criterion.partition("@")[0] == criterion
        )


@contextlib.contextmanager
def desk_at(
    folder: Path, clock: TickingClock, within: Callable[[SqlStore], Store] = lambda store: store
) -> Iterator[Desk]:
    """A desk over the demo's world; `within` may put something around its store."""
    opened = open_store(folder / "demo.db", clock=clock)
    opened.tick_source = clock.ticks
    store = within(opened)
    engine = Engine(
        door=WorldDoor(World.open(resources.path("demo")), clock=clock),
        store=store,
        clock=clock,
        keys=SessionKeys(),
        patience=Patience(pause=0.0),
        paced=False,
    )
    with contextlib.closing(opened), contextlib.closing(engine):
        yield Desk(
            store=store,
            lookups=engine,
            pages=ReaderOfPages(),
            exporter=FolderExporter(),
            clock=clock,
            texts=ENGLISH,
            person=UUID(int=0),
            starter=CARD,
            room=HereRoom(),
            tables=FileTables(),
            firm="Nordlys Software",
        )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo")
    with desk_at(folder, TickingClock()) as desk:
        done = fill(desk, JobControl(), story=STORY, into=folder / "handoffs")
        yield Demo(desk, done.result, folder / "handoffs")


def test_lindholms_new_accounts_are_the_first_thing_told(demo: Demo) -> None:
    (told,) = watching.news(demo.desk)
    words = str(told.words).replace("\u00a0", " ")
    assert words.startswith("Lindholm Logistik A/S: 71–85 → 58–72, operating result fell")
    assert "; next: " in words
    assert any("Equity halved" in str(each) for each in told.more)


def test_nine_leads_are_open_and_forty_eight_deals_closed(demo: Demo) -> None:
    assert demo.filled == Filled(open=9, closed=48)
    stages = [row.stage for row in demo.rows()]
    assert (stages.count(Stage.WON.value), stages.count(Stage.LOST.value)) == (17, 31)
    assert len(stages) == 57


def test_filling_again_brings_nothing_twice(demo: Demo) -> None:
    again = fill(demo.desk, JobControl(), story=STORY, into=demo.folder)
    assert again.result == Filled(open=0, closed=0)
    assert len(demo.rows()) == 57


def test_two_people_of_two_departments_did_it(demo: Demo) -> None:
    here = demo.desk.store.read(lambda ledger: ledger.people.all())
    assert {person.department for person in here} == {Department.MARKETING, Department.SALES}
    assert {row.responsible for row in demo.rows()} == {person.name for person in here}


@pytest.mark.parametrize(
    ("number", "band", "stage"),
    [
        (FJORDLYS, Band.GO, Stage.SQL),
        (NORRELUND, Band.GO, Stage.MQL),
        (LINDHOLM, Band.LOOK_CLOSER, Stage.ACCEPTED),
        (BAKKESTO, Band.LOOK_CLOSER, Stage.MQL),
        (KVIST, Band.LOOK_CLOSER, Stage.MQL),
        (SKAGEN, Band.LOOK_CLOSER, Stage.RESEARCHING),
        (TROMSDAL, Band.LOOK_CLOSER, Stage.RESEARCHING),
        (HAVBRIS, Band.LOOK_CLOSER, Stage.RESEARCHING),
        (DROMMEBIL, Band.NOT_NOW, Stage.RESEARCHING),
    ],
)
def test_each_story_has_its_band_and_its_stage(
    demo: Demo, number: str, band: Band, stage: Stage
) -> None:
    row = demo.row(number)
    assert (row.band, row.stage) == (band.value, stage.value)


def test_the_list_holds_what_the_dossiers_say(demo: Demo) -> None:
    for row in demo.rows():
        scorecard = dossiers.open_dossier(demo.desk, row.company).scorecard
        assert scorecard is not None
        assert (row.lowest, row.highest) == (scorecard.can.lowest, scorecard.can.highest)


def test_fjordlys_waits_for_sales_with_its_folder(demo: Demo) -> None:
    dossier = demo.dossier(FJORDLYS)
    lead = dossier.sounding.lead
    assert lead is not None
    [handoff] = demo.desk.store.read(lambda ledger: ledger.handoffs.of(lead.id))
    assert handoff.answer_by > NOW.date()
    assert any(Path(handoff.folder).iterdir())
    assert dossier.scorecard is not None
    assert dossier.scorecard.answered == 11


def test_tromsdals_accounts_failed_and_are_not_clean(demo: Demo) -> None:
    lookups = demo.dossier(TROMSDAL).sounding.lookups
    failed = [each for each in lookups if each.kind is AnswerKind.FAILED]
    assert {each.question.source for each in failed} == {"no_regnskapsregisteret"}
    assert demo.row(TROMSDAL).trouble == AnswerKind.FAILED.value
    line = demo.line(TROMSDAL, "own_money")
    assert (line.answered, line.lowest, line.highest) == (False, 0, line.possible)


def test_drommebil_will_but_cannot_and_is_parked(demo: Demo) -> None:
    scorecard = demo.dossier(DROMMEBIL).scorecard
    assert scorecard is not None
    assert scorecard.caps
    assert scorecard.will.lowest > scorecard.will.possible // 2
    assert demo.row(DROMMEBIL).aside == Aside.PARKED.value


def test_the_bad_headline_belongs_to_norrelunds_sibling(demo: Demo) -> None:
    sounding = demo.dossier(NORRELUND).sounding
    [found] = [each for each in sounding.hand_searches if each.address]
    assert found.weight is Weight.NEUTRAL
    # The page of the newspaper tells the two apart by our company's number.
    assert found.kept is not None
    assert str(found.kept.cited) == "avisen-side-1-2.pdf, page 2"
    assert found.kept.finding.place is not None
    assert found.kept.finding.place.original == "99 00 00 15"
    others = {
        each.entity.number for each in sounding.judgements if each.sameness is Sameness.DIFFERENT
    }
    assert others == {"99000066", "311000039"}
    status = sounding.chosen("company.status")
    assert status is not None
    assert status.shown.fact.value == "active"


def test_bakkestos_two_ratings_and_two_late_words_are_the_agenda(demo: Demo) -> None:
    sounding = demo.dossier(BAKKESTO).sounding
    rated = {each.by: each.step for each in sounding.ratings}
    assert sorted(rated.values()) == ["3", "8"]
    assert demo.line(BAKKESTO, "pays_on_time").points < 5
    assert demo.line(BAKKESTO, "making_money").points > 3


def test_skagens_revenue_is_the_question_to_ask(demo: Demo) -> None:
    dossier = demo.dossier(SKAGEN)
    assert dossier.scorecard is not None
    ask = dossier.scorecard.next_question
    assert ask is not None
    assert ask.criterion == "margin@1"
    assert ask.highest - ask.lowest < (dossier.scorecard.can.highest - dossier.scorecard.can.lowest)
    ends = [each.end.year for each in dossier.sounding.accounts if each.money("equity")]
    assert set(ends) == {2021, 2022, 2023, 2024, 2025}


def test_havbris_mail_was_closed_until_the_enquiry_opened_it(demo: Demo) -> None:
    dossier = demo.dossier(HAVBRIS)
    mail = [each for each in dossier.sounding.channels if each.kind is ChannelKind.MAIL]
    assert mail[-1].openness is Openness.OPEN
    assert grounds.enquiry(ChannelKind.MAIL, dossier.sounding) is not None
    assert grounds.enquiry(ChannelKind.PHONE, dossier.sounding) is None
    protected = dossier.sounding.chosen("company.advertising_protected")
    assert protected is not None
    assert protected.shown.fact.flag
    assert {
        state.met.value for state in dossier.requirements if "advertising" in state.requirement
    } == {"met"}


def test_lindholm_was_locked_at_71_and_would_now_be_58(demo: Demo) -> None:
    dossier = demo.dossier(LINDHOLM)
    assert dossier.decision is not None
    assert dossier.scorecard is not None
    locked = dossier.decision.scorecard
    assert (locked.can.lowest, locked.band) == (71, Band.GO)
    assert (dossier.scorecard.can.lowest, dossier.scorecard.band) == (58, Band.LOOK_CLOSER)
    since = dossier.since_locked
    assert since is not None
    assert since.moved[0].now.criterion == "making_money@1"
    assert "Most of it: Making money? operating result DKK\u00a0−13.3\u00a0m in 2026" in str(
        since.words
    )
    listed = {row.name: row.locked for row in demo.rows()}
    assert {name for name, lowest in listed.items() if lowest} == {"Lindholm Logistik A/S"}
    assert listed["Lindholm Logistik A/S"] == 71
    as_locked = dossiers.locked_dossier(demo.desk, dossier.sounding.company.id)
    assert as_locked.since_locked is None
    then = as_locked.sounding
    assert then.accounts[0].end.year == 2025
    assert dossier.sounding.accounts[0].end.year == 2026


def test_lindholms_new_accounts_are_what_changed_since_its_decision(demo: Demo) -> None:
    dossier = demo.dossier(LINDHOLM)
    since = dossier.since_decided
    assert since is not None
    told = [str(each.words).replace("\u00a0", " ") for each in since.news]
    assert told[0].startswith("Operating result fell below zero: DKK −13.3 m in 2025/26, was ")
    assert "Equity halved: DKK 12.4 m at 30 June 2026, was DKK 25.1 m the year before." in told
    assert {each.cause for each in since.news} == {Cause.COMPANY}
    assert {each.cause for each in since.also} == {Cause.COMPANY, Cause.NEW_TO_US}
    assert str(dossier.headline) == (
        "Lindholm Logistik A/S: 71–85 → 58–72, operating result fell below zero in the new "
        "accounts; next: Fourth meeting: ask about the new report first, 26 November 2026, "
        "Jonas Lund."
    )
    as_locked = dossiers.locked_dossier(demo.desk, dossier.sounding.company.id)
    assert (as_locked.changes, as_locked.since_decided) == ((), None)


def test_nothing_has_changed_for_the_others_since_their_decisions(demo: Demo) -> None:
    for number in (FJORDLYS, KVIST):
        assert demo.dossier(number).since_decided is None


def test_kvist_was_returned_with_a_reason(demo: Demo) -> None:
    dossier = demo.dossier(KVIST)
    assert dossier.sounding.stage is not None
    assert dossier.sounding.stage.reason == "No budget before Q3."
    assert dossier.sounding.stage.returned is ReturnReason.NO_BUDGET
    sales = {row.name: row.sales for row in demo.rows() if row.sales}
    assert sales == {"Kvist & Ko A/S": "returned", "Fjordlys Automasjon AS": "waits"}
    assert dossier.decision is not None
    assert dossier.decision.stage is Stage.SQL


def test_closed_deals_were_rated_easy_only_after_they_had_closed(demo: Demo) -> None:
    closed = [row for row in demo.rows() if row.stage in {"won", "lost"}]
    for row in closed:
        sounding = dossiers.open_dossier(demo.desk, row.company).sounding
        assert sounding.stage is not None
        rated = {each.criterion: each.at for each in sounding.ratings}
        assert rated["need_fits@1"] <= sounding.stage.at < rated["easy_to_work_with@1"]


def test_every_source_answer_but_tromsdals_was_understood(demo: Demo) -> None:
    kinds = {
        (row.name, lookup.question.source)
        for row in demo.rows()
        for lookup in dossiers.open_dossier(demo.desk, row.company).sounding.lookups
        if lookup.kind not in {AnswerKind.FOUND, AnswerKind.NOTHING_FOUND}
    }
    assert kinds == {("Tromsdal Tre AS", "no_regnskapsregisteret")}


def test_the_demo_fills_in_later_years_too(tmp_path: Path) -> None:
    open_leads = re.sub(r"(?ms)^deals = \[.*?^\]", "deals = []", STORY)
    with desk_at(tmp_path, TickingClock(NOW.replace(year=2031))) as desk:
        done = fill(desk, JobControl(), story=open_leads, into=tmp_path / "handoffs")
    assert done.result == Filled(open=9, closed=0)


@pytest.mark.parametrize("text", ["", "people = 1", "[[story]]\nnumber = ", STORY + "\nmore = 1\n"])
def test_a_story_that_cannot_be_read_is_said(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_story(text)
    assert refused.value.field == "story"


def test_a_cancelled_filling_keeps_what_it_brought(tmp_path: Path) -> None:
    control = JobControl(lambda progress: control.cancel() if progress.done == 2 else None)
    with desk_at(tmp_path, TickingClock()) as desk:
        with pytest.raises(CancelledByUser):
            fill(desk, control, story=STORY, into=tmp_path)
        assert len(leads.rows(desk, LeadFilter(aside=True), limit=100)) == 2

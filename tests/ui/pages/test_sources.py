"""The sources say which work now, what a key takes, and what is risky about each."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Seat
from tests.fakes.network import NOON
from tests.ui import audit
from ui.pages.sources.page import SourcesPage
from ui.pages.sources.row import SourceRow
from ui.tasks import Runner
from ui.theme.look import Look, dress
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.fact_row import FactRow
from ui.widgets.section import Section
from ui.workspace import Workspace
from workbench.app import sources
from workbench.app.desk import Desk
from workbench.domain.drift import Change, Drift
from workbench.domain.health import Drifted, Health
from workbench.domain.lookup import Rest
from workbench.domain.source import Golden, Manifest
from workbench.errors import StoreBusy
from workbench.texts import ENGLISH, say

W = TypeVar("W", bound=QWidget)


def said(page: SourcesPage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


@pytest.fixture
def page(look: Look, workspace: Workspace, qtbot: QtBot) -> SourcesPage:
    made = SourcesPage(look, workspace)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.filled, timeout=20_000):
        made.shown()
    return made


Show = Callable[[sources.Sources], None]


@pytest.fixture
def show(page: SourcesPage, qtbot: QtBot) -> Show:
    """Return what shows sources and waits until all of them are there."""

    def told(known: sources.Sources) -> None:
        with qtbot.waitSignal(page.filled, timeout=20_000):
            page.show_sources(known)

    return told


def test_it_is_said_what_works_and_what_wants_a_key(page: SourcesPage, seat: Seat) -> None:
    wanting = sum(each.key_need is not None for each in seat.desk.lookups.manifests())
    assert wanting > 1
    assert f"work now, {wanting} want a key." in said(page)
    assert "by hand: a page you saved" in said(page)
    assert "10 minutes · " in said(page)
    assert "offers no encrypted connection" in said(page)


def test_a_key_is_asked_for_by_sheet_and_forgotten_here(
    page: SourcesPage, seat: Seat, workspace: Workspace, qtbot: QtBot
) -> None:
    add = next(
        each
        for each in page.findChildren(QuietButton)
        if each.accessibleName() == "Add a key for Brave web search"
    )
    with qtbot.waitSignal(page.sheet_wanted) as told:
        add.click()
    assert told.args is not None
    manifest = told.args[1]
    assert isinstance(manifest, Manifest)
    workspace.change(
        seat.desk.person, lambda desk: sources.keep_key(desk, manifest, "invented-key")
    )
    qtbot.waitUntil(lambda: bool(page.findChildren(LinkButton)))
    page.findChildren(LinkButton)[0].click()
    qtbot.waitUntil(lambda: not seat.desk.keys.has("brave"), timeout=3000)


@pytest.mark.parametrize("language", audit.LANGUAGES)
def test_nothing_is_cut_off_or_nameless(
    language: str, seat: Seat, runner: Runner, qapp: QApplication, qtbot: QtBot
) -> None:
    look = dress(qapp, audit.texts(language), "light")
    page = SourcesPage(look, Workspace(seat.desk, runner, runner))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.filled, timeout=20_000):
        page.show_sources(sources.overview(seat.desk))
    page.show()
    for size in ((1084, 768), (764, 568)):
        page.resize(*size)
        audit.settle(page)
        assert audit.faults(page) == []


def manifest_of(seat: Seat, key: str) -> Manifest:
    return next(each for each in seat.desk.lookups.manifests() if each.key == key)


def fared(seat: Seat, key: str, health: Health, *, testable: bool = True) -> sources.Sources:
    """Return how the sources stand, one of them faring so."""
    known = sources.overview(seat.desk)
    states = tuple(
        replace(each, health=health, testable=testable) if each.manifest.key == key else each
        for each in known.states
    )
    return replace(known, states=states)


def visible(page: SourcesPage, kind: type[W]) -> list[W]:
    """Return what is seen of a kind, from the top."""
    audit.settle(page)
    found = [each for each in page.findChildren(kind) if each.isVisibleTo(page)]
    return sorted(found, key=lambda each: each.mapTo(page, each.rect().topLeft()).y())


def shown(page: SourcesPage) -> list[str]:
    return [each.accessibleName() for each in visible(page, SourceRow)]


ODD = Health(
    lately=20,
    failures=2,
    reason=say("The source's server failed (503)."),
    drift=(Drifted(Drift(Change.NEW, "/nyttFelt"), NOON),),
    quota_left=17,
    quota_at=NOON,
)


def test_the_odd_come_first_and_say_what_is_odd(page: SourcesPage, seat: Seat, show: Show) -> None:
    last = sources.overview(seat.desk).states[-1].manifest
    show(fared(seat, last.key, ODD))
    assert shown(page)[0] == ENGLISH.say(last.title)
    told = said(page)
    assert "1 needs a look." in told
    assert "its answers have a new field that is not read yet: /nyttFelt, since" in told
    assert "2 of the last 20 answers failed" in told
    assert "that 17 more questions are left" in told


def test_the_others_stand_by_country_with_the_users_own_first(page: SourcesPage) -> None:
    headings = [each.accessibleName() for each in visible(page, Section)]
    assert headings[:5] == ["Offline registers", "Norway", "Denmark", "Sweden", "Finland"]
    assert headings[5:-1] == sorted(headings[5:-1])
    assert headings[-1] == "Several countries"
    assert "Companies House" in [
        each.accessibleName()
        for section in visible(page, Section)
        if section.accessibleName() == "United Kingdom"
        for each in section.findChildren(SourceRow)
    ]


def terms(page: SourcesPage, title: str) -> LinkButton:
    """Return what unfolds the terms of a source, on the card that is shown now."""
    return next(
        each
        for each in page.findChildren(LinkButton)
        if each.accessibleName() == f"Limits and terms of {title}" and each.isVisibleTo(page)
    )


def rows(page: SourcesPage) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(FactRow) if each.isVisibleTo(page)]


def test_a_source_of_many_countries_says_how_many_and_names_them_when_asked(
    page: SourcesPage,
) -> None:
    assert "27 countries · free" in said(page)
    terms(page, "VIES").click()
    assert any(each.startswith("Companies of: Austria, Belgium,") for each in rows(page))


def test_it_is_said_on_what_terms_a_source_is_asked(page: SourcesPage) -> None:
    assert "free · " in said(page)
    assert rows(page) == []
    terms(page, "Enhetsregisteret").click()
    assert rows(page)[:6] == [
        "Limits: No limit is published. We ask at most five times a second.",
        "Licence: NLOD 2.0",
        "Passing on: may be passed on with its source named",
        "Keeping: answers may be kept",
        "Named as: Brønnøysundregistrene",
        "People: personal data: names of people in their roles; dates of birth are blanked",
    ]
    terms(page, "Enhetsregisteret").click()
    assert rows(page) == []


def test_terms_that_were_unfolded_stay_so_when_the_page_is_read_again(
    page: SourcesPage, seat: Seat, show: Show
) -> None:
    terms(page, "Brave web search").click()
    show(sources.overview(seat.desk))
    assert "Passing on: stays in the firm" in rows(page)


def test_a_test_is_begun_by_its_button_and_can_be_stopped(
    look: Look, seat: Seat, qtbot: QtBot
) -> None:
    free = next(each for each in sources.overview(seat.desk).states if each.usable)
    card = SourceRow(look, replace(free, testable=True))
    qtbot.addWidget(card)
    card.show()
    (button,) = [
        each
        for each in card.findChildren(QuietButton)
        if each.accessibleName() == f"Test {free.manifest.title}"
    ]
    with qtbot.waitSignal(card.test_wanted):
        button.click()
    card.begin_test()
    assert not button.isEnabled()
    (stop,) = [e for e in card.findChildren(LinkButton) if e.text() == "Stop"]
    assert stop.isVisible()
    with qtbot.waitSignal(card.test_stopped):
        stop.click()
    card.end_test()
    assert button.isEnabled()
    assert not stop.isVisible()


def test_a_test_that_ends_is_shown_and_kept(
    page: SourcesPage, seat: Seat, workspace: Workspace, qtbot: QtBot
) -> None:
    state = next(each for each in sources.overview(seat.desk).states if each.usable)
    with qtbot.waitSignal(workspace.did, timeout=20_000):
        page.findChildren(SourceRow)[0].test_wanted.emit(state.manifest)
    (kept,) = [e for e in sources.overview(seat.desk).states if e.manifest == state.manifest]
    assert kept.health.trials
    qtbot.waitUntil(lambda: "Last tested" in said(page))


def test_what_a_test_costs_stands_on_its_button(page: SourcesPage, seat: Seat, show: Show) -> None:
    paid = next(e for e in sources.overview(seat.desk).states if e.manifest.cost is not None)
    golden = (Golden(kind="press", about="Equinor ASA"),)
    manifest = replace(paid.manifest, golden=golden)
    states = (replace(paid, manifest=manifest, usable=True, has_key=True, testable=True),)
    show(sources.Sources(states, None))
    names = {each.accessibleName() for each in page.findChildren(QuietButton)}
    assert any("USD" in each for each in names if each.startswith("Test "))


def test_where_recorded_answers_stand_in_nothing_pretends_to_be_tested(
    page: SourcesPage, seat: Seat, show: Show
) -> None:
    show(replace(sources.overview(seat.desk), recorded=True))
    assert "Recorded answers stand in for the sources here" in said(page)


def test_a_source_that_is_left_alone_is_not_said_to_work_now(
    page: SourcesPage, seat: Seat, show: Show
) -> None:
    working = sum(each.usable for each in sources.overview(seat.desk).states)
    rest = Health(rest=Rest(7200.0, spent=True), rests_until=NOON)
    show(fared(seat, "rdap", rest))
    assert f"{working - 1} work now" in said(page)
    assert "is left alone for now" in said(page)
    assert "stored answers only until" in said(page)


def row_of(page: SourcesPage, key: str) -> SourceRow:
    (row,) = [each for each in visible(page, SourceRow) if each.manifest.key == key]
    return row


def test_a_source_that_stands_as_it_stood_keeps_its_row(
    page: SourcesPage, seat: Seat, show: Show
) -> None:
    before = {each.manifest.key: each for each in visible(page, SourceRow)}
    show(fared(seat, "rdap", ODD))
    after = {each.manifest.key: each for each in visible(page, SourceRow)}
    assert {key for key in before if before[key] is not after[key]} == {"rdap"}
    show(sources.overview(seat.desk))
    assert shown(page) == [ENGLISH.say(each.manifest.title) for each in before.values()]


def test_what_is_read_anew_while_rows_are_made_is_shown_whole(
    page: SourcesPage, seat: Seat, show: Show
) -> None:
    page.show_sources(fared(seat, "rdap", ODD))
    show(sources.overview(seat.desk))
    keys = [each.manifest.key for each in visible(page, SourceRow)]
    assert sorted(keys) == sorted(e.manifest.key for e in sources.overview(seat.desk).states)
    assert not row_of(page, "rdap").state.health.odd


def test_after_a_failure_the_sources_are_read_anew(
    page: SourcesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(desk: Desk) -> sources.Sources:
        raise StoreBusy(say("Somebody else writes in the store."))

    with monkeypatch.context() as broken:
        broken.setattr(sources, "overview", busy)
        page.shown()
        qtbot.waitUntil(lambda: "Somebody else writes in the store." in said(page))
    assert visible(page, SourceRow) == []
    with qtbot.waitSignal(page.filled, timeout=20_000):
        page.shown()
    assert "Enhetsregisteret" in shown(page)

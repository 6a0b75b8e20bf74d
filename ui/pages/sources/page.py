"""The sources: what each answers, whether it works now, how it fares, and on what terms."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.sources.row import SourceRow
from ui.tasks import Task
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.busy import Busy
from ui.widgets.empty_state import failed_state
from ui.widgets.page_frame import PageFrame
from ui.widgets.scored import stacked
from ui.widgets.section import Section
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import sources, trials
from workbench.app.sources import Sources, SourceState
from workbench.domain.source import Manifest
from workbench.domain.source_countries import by_country
from workbench.errors import WorkbenchError
from workbench.jobs import Progress
from workbench.texts import Message, say, say_many


class SourcesPage(PageFrame):
    """Made once; reads how every source stands each time it comes forward.

    Signals:
        sheet_wanted: `key`, and the manifest of the source that wants one.
    """

    key = "sources"
    icon = "plug"
    in_sidebar = True
    sheet_wanted = Signal(str, object)

    def __init__(self, look: Look, workspace: Workspace) -> None:
        super().__init__(look, say("Sources"))
        self._workspace = workspace
        self._rows: dict[str, SourceRow] = {}
        self._tests: dict[str, Task] = {}
        self._unfolded: set[str] = set()
        self.show_part(Busy(look))
        workspace.changed.connect(self._changed)

    def shown(self) -> None:
        """Read how the sources stand."""
        self._workspace.look(
            sources.overview, self.show_sources, failed=self._failed, replaces="sources"
        )

    def show_sources(self, known: Sources) -> None:
        """Show how the sources stand: the odd ones first, then by country."""
        working = [state for state in known.states if state.usable]
        waiting = [state for state in known.states if not state.usable and not _by_hand(state)]
        by_hand = [state for state in known.states if not state.usable and _by_hand(state)]
        free = sum(state.health.rest is None for state in working)
        now = say_many("{count} works now", "{count} work now", free)
        told = say("{now}.", now=now)
        if waiting:
            told = say(
                "{now}, {waiting}.",
                now=now,
                waiting=say_many("{count} wants a key", "{count} want a key", len(waiting)),
            )
        offered = (*working, *by_hand, *waiting)
        odd = [each for each in offered if each.health.odd]
        if odd:
            told = say_many(
                "{told} Look at {count} of them.",
                "{told} Look at {count} of them.",
                len(odd),
                told=told,
            )
        self.set_title(self.title, told)
        parts: list[QWidget] = []
        if known.recorded:
            parts.append(words(self._look, trials.RECORDED, Type.SMALL, "soft", wrap=True))
        self._rows = {}
        if odd:
            parts.append(self._group(say("Look at these first"), odd))
        fine = (each for each in offered if not each.health.odd)
        countries = by_country(fine, lambda each: each.manifest, self._look.texts)
        parts.extend(self._group(each.title, each.members) for each in countries)
        if known.remark is not None:
            parts.append(words(self._look, known.remark, Type.SMALL, "soft", wrap=True))
        self.show_part(stacked(*parts))

    def _group(self, heading: Message, states: Sequence[SourceState]) -> Section:
        section = Section(self._look, heading)
        for state in states:
            section.add_row(self._row(state))
        return section

    def _row(self, state: SourceState) -> SourceRow:
        row = SourceRow(self._look, state, unfold=state.manifest.key in self._unfolded)
        row.key_wanted.connect(self._want_key)
        row.key_forgotten.connect(self._forget)
        row.test_wanted.connect(self._want_test)
        row.test_stopped.connect(self._stop_test)
        row.terms_turned.connect(self._turn)
        self._rows[state.manifest.key] = row
        if state.manifest.key in self._tests:
            row.begin_test()
        return row

    def _want_key(self, manifest: Manifest) -> None:
        self.sheet_wanted.emit("key", manifest)

    def _forget(self, manifest: Manifest) -> None:
        self._workspace.change(
            self._workspace.desk.person, lambda desk: sources.forget_key(desk, manifest)
        )

    def _want_test(self, manifest: Manifest) -> None:
        self._rows[manifest.key].begin_test()
        heard = _Heard(self, manifest.key)
        heard.progressed.connect(self._tell)
        heard.ended.connect(self._ended)
        self._tests[manifest.key] = self._workspace.test_source(manifest, heard.tell, heard.end)

    def _turn(self, manifest: Manifest) -> None:
        self._unfolded ^= {manifest.key}

    def _stop_test(self, manifest: Manifest) -> None:
        task = self._tests.get(manifest.key)
        if task is not None:
            task.cancel()

    def _tell(self, key: str, progress: Progress) -> None:
        row = self._rows.get(key)
        if row is not None:
            row.show_progress(progress)

    def _ended(self, key: str) -> None:
        self._tests.pop(key, None)
        row = self._rows.get(key)
        if row is not None:
            row.end_test()
        if self.isVisible():
            self.shown()

    def _changed(self, _about: object) -> None:
        if self.isVisible():
            self.shown()

    def _failed(self, error: WorkbenchError) -> None:
        self.show_part(failed_state(self._look, error, self.shown))


class _Heard(QObject):
    """What is heard of one test: whose it is goes along."""

    progressed = Signal(str, object)
    ended = Signal(str)

    def __init__(self, page: SourcesPage, key: str) -> None:
        super().__init__(page)
        self._key = key

    def tell(self, progress: Progress) -> None:
        self.progressed.emit(self._key, progress)

    def end(self) -> None:
        self.ended.emit(self._key)
        self.deleteLater()


def _by_hand(state: SourceState) -> bool:
    return state.manifest.key_need is None

"""The sources: what each answers, whether it works now, how it fares, and on what terms."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.pages.sources.groups import Group, SourceGroups
from ui.pages.sources.registers import RegistersCard
from ui.pages.sources.row import SourceRow
from ui.tasks import Task
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.turns import Turns
from ui.widgets.busy import Busy
from ui.widgets.buttons import QuietButton
from ui.widgets.empty_state import failed_state
from ui.widgets.page_frame import PageFrame
from ui.widgets.scored import stacked
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import sources, trials
from workbench.app.sources import Sources, SourceState
from workbench.domain.source import Manifest
from workbench.domain.source_countries import by_country
from workbench.errors import WorkbenchError
from workbench.jobs import Progress
from workbench.texts import say, say_many


class SourcesPage(PageFrame):
    """Made once; reads how every source stands each time it comes forward.

    Signals:
        sheet_wanted: `key`, and the manifest of the source that wants one.
        known_wanted: our own lists are to be shown.
        filled: every source that was read is shown.
    """

    key = "sources"
    icon = "plug"
    in_sidebar = True
    sheet_wanted = Signal(str, object)
    known_wanted = Signal()
    filled = Signal()

    def __init__(self, look: Look, workspace: Workspace) -> None:
        super().__init__(look, say("Sources"))
        self._workspace = workspace
        self._groups: SourceGroups | None = None
        self._filling: Turns | None = None
        self._recorded = self._remark = words(look, "")
        self._tests: dict[str, Task] = {}
        self._unfolded: set[str] = set()
        self.registers = RegistersCard(look, workspace)
        self.add(self.registers)
        known = QuietButton(look, say("Known to us…"), icon="list-checks")
        known.clicked.connect(self.known_wanted)
        self.add_action(known)
        self.show_part(Busy(look))
        workspace.changed.connect(self._changed)

    def shown(self) -> None:
        """Read how the sources stand, and which registers are here."""
        self.registers.read()
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
                "{told} {count} needs a look.",
                "{told} {count} need a look.",
                len(odd),
                told=told,
            )
        self.set_title(self.title, told)
        groups = [Group("odd", say("Look at these first"), tuple(odd))] if odd else []
        fine = (each for each in offered if not each.health.odd)
        countries = by_country(fine, lambda each: each.manifest, self._look.texts)
        groups += [Group(each.code, each.title, each.members) for each in countries]
        if self._filling is not None:
            self._filling.stop()
        if self._groups is None:
            self._groups = self._begun()
        self._recorded.setVisible(known.recorded)
        self._remark.setText(self._look.say(known.remark) if known.remark is not None else "")
        self._filling = Turns(self._groups.show_groups(groups), self)
        self._filling.ended.connect(self._filled)
        self._filling.begin()

    def _begun(self) -> SourceGroups:
        """Return the cards, put in the place of what is said until the sources are read."""
        groups = SourceGroups(self._look, self._row)
        self._recorded = words(self._look, trials.RECORDED, Type.SMALL, "soft", wrap=True)
        self._remark = words(self._look, "", Type.SMALL, "soft", wrap=True)
        self._remark.hide()
        self.show_part(stacked(self._recorded, groups, self._remark))
        return groups

    def _filled(self) -> None:
        self._filling = None
        self._remark.setVisible(bool(self._remark.text()))
        self.filled.emit()

    def _row(self, state: SourceState) -> SourceRow:
        row = SourceRow(self._look, state, unfold=state.manifest.key in self._unfolded)
        row.key_wanted.connect(self._want_key)
        row.key_forgotten.connect(self._forget)
        row.test_wanted.connect(self._want_test)
        row.test_stopped.connect(self._stop_test)
        row.terms_turned.connect(self._turn)
        if state.manifest.key in self._tests:
            row.begin_test()
        return row

    def _of(self, key: str, do: Callable[[SourceRow], None]) -> None:
        row = self._groups.rows.get(key) if self._groups is not None else None
        if row is not None:
            do(row)

    def _want_key(self, manifest: Manifest) -> None:
        self.sheet_wanted.emit("key", manifest)

    def _forget(self, manifest: Manifest) -> None:
        self._workspace.change(
            self._workspace.desk.person, lambda desk: sources.forget_key(desk, manifest)
        )

    def _want_test(self, manifest: Manifest) -> None:
        self._of(manifest.key, SourceRow.begin_test)
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
        self._of(key, lambda row: row.show_progress(progress))

    def _ended(self, key: str) -> None:
        self._tests.pop(key, None)
        self._of(key, SourceRow.end_test)
        if self.isVisible():
            self.shown()

    def _changed(self, _about: object) -> None:
        if self.isVisible():
            self.shown()

    def _failed(self, error: WorkbenchError) -> None:
        if self._filling is not None:
            self._filling.stop()
        self._groups = self._filling = None
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

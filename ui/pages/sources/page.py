"""The sources: what each answers, whether it works now, how it fares, and on what terms."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.sources.card import SourceCard
from ui.tasks import Task
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.busy import Busy
from ui.widgets.empty_state import failed_state
from ui.widgets.page_frame import PageFrame
from ui.widgets.scored import stacked
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import sources, trials
from workbench.app.sources import Sources, SourceState
from workbench.domain.source import Manifest
from workbench.errors import WorkbenchError
from workbench.jobs import Progress
from workbench.texts import say, say_many


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
        self._cards: dict[str, SourceCard] = {}
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
        """Show how the sources stand: the odd ones first, then those that work now."""
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
        odd = sum(each.health.odd for each in known.states)
        if odd:
            told = say_many(
                "{told} Look at {count} of them.", "{told} Look at {count} of them.", odd, told=told
            )
        self.set_title(self.title, told)
        offered = (*working, *by_hand, *waiting)
        parts: list[QWidget] = []
        if known.recorded:
            parts.append(words(self._look, trials.RECORDED, Type.SMALL, "soft", wrap=True))
        self._cards = {}
        parts.extend(map(self._card, sorted(offered, key=lambda each: not each.health.odd)))
        if known.remark is not None:
            parts.append(words(self._look, known.remark, Type.SMALL, "soft", wrap=True))
        self.show_part(stacked(*parts))

    def _card(self, state: SourceState) -> SourceCard:
        card = SourceCard(self._look, state, unfold=state.manifest.key in self._unfolded)
        card.key_wanted.connect(self._want_key)
        card.key_forgotten.connect(self._forget)
        card.test_wanted.connect(self._want_test)
        card.test_stopped.connect(self._stop_test)
        card.terms_turned.connect(self._turn)
        self._cards[state.manifest.key] = card
        if state.manifest.key in self._tests:
            card.begin_test()
        return card

    def _want_key(self, manifest: Manifest) -> None:
        self.sheet_wanted.emit("key", manifest)

    def _forget(self, manifest: Manifest) -> None:
        self._workspace.change(
            self._workspace.desk.person, lambda desk: sources.forget_key(desk, manifest)
        )

    def _want_test(self, manifest: Manifest) -> None:
        self._cards[manifest.key].begin_test()
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
        card = self._cards.get(key)
        if card is not None:
            card.show_progress(progress)

    def _ended(self, key: str) -> None:
        self._tests.pop(key, None)
        card = self._cards.get(key)
        if card is not None:
            card.end_test()
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

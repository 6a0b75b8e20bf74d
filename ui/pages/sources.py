"""The sources: what each answers, whether it works now, what a key costs, and on what terms."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.sheets.key import KeySteps, cost
from ui.theme.look import Look
from ui.theme.roles import Tone
from ui.theme.scale import GRID, Type
from ui.widgets.busy import Busy
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.empty_state import failed_state
from ui.widgets.page_frame import PageFrame
from ui.widgets.scored import stacked
from ui.widgets.section import Section
from ui.widgets.sentence import Sentence
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import sources
from workbench.app.sources import Sources, SourceState
from workbench.domain.source import Manifest
from workbench.errors import WorkbenchError
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
        self.show_part(Busy(look))
        workspace.changed.connect(self._changed)

    def shown(self) -> None:
        """Read how the sources stand."""
        self._workspace.look(
            sources.overview, self.show_sources, failed=self._failed, replaces="sources"
        )

    def show_sources(self, known: Sources) -> None:
        """Show how the sources stand: those that work now first."""
        working = [state for state in known.states if state.usable]
        waiting = [state for state in known.states if not state.usable and not _by_hand(state)]
        by_hand = [state for state in known.states if not state.usable and _by_hand(state)]
        now = say_many("{count} works now", "{count} work now", len(working))
        if waiting:
            told = say(
                "{now}, {waiting}.",
                now=now,
                waiting=say_many("{count} wants a key", "{count} want a key", len(waiting)),
            )
        else:
            told = say("{now}.", now=now)
        self.set_title(self.title, told)
        parts: list[QWidget] = [self._source(state) for state in (*working, *by_hand, *waiting)]
        if known.remark is not None:
            parts.append(words(self._look, known.remark, Type.SMALL, "soft", wrap=True))
        self.show_part(stacked(*parts))

    def _source(self, state: SourceState) -> Section:
        manifest = state.manifest
        section = Section(self._look)
        section.setAccessibleName(manifest.title)
        section.add(self._head(state))
        section.add(words(self._look, manifest.answers, wrap=True), space_before=GRID)
        if manifest.warning is not None:
            warning = words(self._look, manifest.warning, Type.BODY, "look_closer", wrap=True)
            section.add(warning, space_before=GRID)
        need = manifest.key_need
        if need is not None and not state.has_key:
            section.add(words(self._look, cost(need), Type.STRONG, wrap=True), space_before=GRID)
            section.add(KeySteps(self._look, need), space_before=GRID)
        section.add(
            Sentence(
                self._look, _terms(state), kind=Type.SMALL, role="soft", links=_home(manifest)
            ),
            space_before=2 * GRID,
        )
        return section

    def _head(self, state: SourceState) -> QWidget:
        manifest = state.manifest
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2 * GRID)
        across.addWidget(words(self._look, manifest.title, Type.BRAND))
        across.addWidget(Chip(self._look, *_standing(state)))
        across.addStretch(1)
        if manifest.key_need is not None:
            across.addWidget(self._key_button(state))
        return line

    def _key_button(self, state: SourceState) -> QWidget:
        manifest = state.manifest
        if state.has_key:
            forget = LinkButton(self._look, say("Forget the key"))
            forget.clicked.connect(partial(self._forget, manifest))
            forget.setAccessibleName(
                self._look.say(say("Forget the key for {source}", source=manifest.title))
            )
            return forget
        add = QuietButton(self._look, say("Add a key…"), icon="key")
        add.setAccessibleName(self._look.say(say("Add a key for {source}", source=manifest.title)))
        add.clicked.connect(partial(self._want_key, manifest))
        return add

    def _want_key(self, manifest: Manifest, *_: object) -> None:
        self.sheet_wanted.emit("key", manifest)

    def _forget(self, manifest: Manifest, *_: object) -> None:
        self._workspace.change(
            self._workspace.desk.person, lambda desk: sources.forget_key(desk, manifest)
        )

    def _changed(self, _about: object) -> None:
        if self.isVisible():
            self.shown()

    def _failed(self, error: WorkbenchError) -> None:
        self.show_part(failed_state(self._look, error, self.shown))


def _by_hand(state: SourceState) -> bool:
    return state.manifest.key_need is None


def _standing(state: SourceState) -> tuple[Message, Tone]:
    if state.usable:
        return say("works now"), Tone.GO
    if _by_hand(state):
        return say("by hand: a page you saved"), Tone.PLAIN
    return say("wants a key"), Tone.LOOK_CLOSER


def _terms(state: SourceState) -> Message:
    manifest = state.manifest
    told = say(
        "{home} · {licence} · {travel}",
        home=manifest.home.removeprefix("https://").rstrip("/"),
        licence=manifest.licence,
        travel=manifest.travel.words,
    )
    if state.asked is None:
        return told
    return say("{terms} · last asked {when}", terms=told, when=state.asked)


def _home(manifest: Manifest) -> dict[str, str]:
    return {"home": manifest.home}

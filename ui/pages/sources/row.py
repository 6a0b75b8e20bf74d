"""One source: what it answers, how it fares, its test, its key, and on what terms it is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.sources.terms import Terms
from ui.sheets.key import cost
from ui.theme.look import Look
from ui.theme.roles import Tone
from ui.theme.scale import GRID, Type
from ui.widgets.busy import Busy
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.section import inset
from ui.widgets.words import words
from workbench.app import trials
from workbench.app.sources import SourceState
from workbench.domain.source import Manifest
from workbench.jobs import Progress
from workbench.texts import Message, beside, say, say_many


class SourceRow(QWidget):
    """A few lines about one source; what is odd about it stands above all else.

    Signals:
        key_wanted, key_forgotten: the key's button was pressed.
        test_wanted: the button that tests it was pressed; its words say what that costs.
        test_stopped: somebody stopped the test.
        terms_turned: somebody unfolded all its terms, or folded them again.
    """

    key_wanted = Signal(object)
    key_forgotten = Signal(object)
    test_wanted = Signal(object)
    test_stopped = Signal(object)
    terms_turned = Signal(object)

    def __init__(self, look: Look, state: SourceState, *, unfold: bool = False) -> None:
        """Show how a source stands; `unfold` shows all its terms at once."""
        super().__init__()
        self._look = look
        self.state = state
        manifest = state.manifest
        self.setAccessibleName(look.say(manifest.title))
        # The terms bring room at their sides; what stands above them is set in as far.
        self.setProperty("flush", "yes")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2 * GRID, 0, 2 * GRID)
        self._column.setSpacing(GRID)
        self._test: QuietButton | None = None
        self._terms = Terms(look, state, unfold=unfold)
        self._terms.turned.connect(self._turn)
        self._add(self._head())
        for each in state.health.odd_words:
            self._add(words(look, each, Type.BODY, "look_closer", wrap=True))
        self._add(words(look, manifest.answers, wrap=True))
        if manifest.warning is not None:
            self._add(words(look, manifest.warning, Type.BODY, "look_closer", wrap=True))
        need = manifest.key_need
        if need is not None and not state.has_key:
            takes = say("A key takes {cost}", cost=cost(need))
            self._add(words(look, takes, Type.SMALL, wrap=True))
        self._busy = Busy(look)
        self._busy.cancelled.connect(self._stop)
        self._add(self._busy)
        fares = _joined(_fares(state))
        if fares is not None:
            self._add(words(look, fares, Type.SMALL, "soft", wrap=True))
        self._column.addWidget(self._terms)

    def _add(self, widget: QWidget) -> None:
        self._column.addLayout(inset(widget))

    @property
    def manifest(self) -> Manifest:
        """Whose card it is."""
        return self.state.manifest

    def begin_test(self) -> None:
        """Show that its known questions are being asked."""
        if self._test is not None:
            self._test.setEnabled(False)
        self._busy.begin(say("Testing {source}…", source=self.manifest.title))

    def show_progress(self, progress: Progress) -> None:
        """Show how many of them have been answered."""
        self._busy.show_progress(progress)

    def end_test(self) -> None:
        """Show that nothing is being asked any more."""
        self._busy.finish()
        if self._test is not None:
            self._test.setEnabled(True)

    def _head(self) -> QWidget:
        named, acts = Flow(), Flow()
        named.addWidget(words(self._look, self.manifest.title, Type.BRAND))
        named.addWidget(Chip(self._look, *_standing(self.state)))
        if self.state.health.odd:
            named.addWidget(Chip(self._look, say("look at it"), Tone.LOOK_CLOSER))
        if self.state.testable:
            self._test = self._test_button()
            acts.addWidget(self._test)
        if self.manifest.key_need is not None:
            acts.addWidget(self._key_button())
        acts.addWidget(self._terms.fold)
        line = QWidget()
        across = Flow(spread=True, parent=line)
        for part in (named, acts):
            holder = QWidget()
            holder.setLayout(part)
            across.addWidget(holder)
        return line

    def _test_button(self) -> QuietButton:
        price, title = trials.costs(self.manifest), self.manifest.title
        if price is None:
            told, named = say("Test"), say("Test {source}", source=title)
        else:
            told = say("Test for {amount}", amount=price)
            named = say("Test {source} for {amount}", source=title, amount=price)
        button = QuietButton(self._look, told)
        button.setAccessibleName(self._look.say(named))
        button.clicked.connect(self._want_test)
        return button

    def _key_button(self) -> QWidget:
        title = self.manifest.title
        if self.state.has_key:
            forget = LinkButton(self._look, say("Forget the key"))
            forget.clicked.connect(self._forget)
            forget.setAccessibleName(
                self._look.say(say("Forget the key for {source}", source=title))
            )
            return forget
        add = QuietButton(self._look, say("Add a key…"), icon="key")
        add.setAccessibleName(self._look.say(say("Add a key for {source}", source=title)))
        add.clicked.connect(self._want_key)
        return add

    def _want_test(self) -> None:
        self.test_wanted.emit(self.manifest)

    def _want_key(self) -> None:
        self.key_wanted.emit(self.manifest)

    def _forget(self) -> None:
        self.key_forgotten.emit(self.manifest)

    def _turn(self) -> None:
        self.terms_turned.emit(self.state.manifest)

    def _stop(self) -> None:
        self.test_stopped.emit(self.manifest)


def _standing(state: SourceState) -> tuple[Message, Tone]:
    if state.usable and state.health.rest is not None:
        return say("is left alone for now"), Tone.LOOK_CLOSER
    if state.usable:
        return say("works now"), Tone.GO
    if state.manifest.key_need is None:
        return say("by hand: a page you saved"), Tone.PLAIN
    return say("wants a key"), Tone.LOOK_CLOSER


def _fares(state: SourceState) -> tuple[Message, ...]:
    """Return what its last answer, its quota and its last test were."""
    told: list[Message] = []
    health = state.health
    last = health.last
    if last is not None and last.answered is not None:
        told.append(say("Last answer: {answer}, {when}", answer=last.words, when=last.answered))
    if health.quota_left is not None and health.quota_at is not None:
        told.append(
            say_many(
                "It said {when} that {count} more question is left",
                "It said {when} that {count} more questions are left",
                health.quota_left,
                when=health.quota_at,
            )
        )
    told.extend(state.left)
    if health.rest_words is not None:
        told.append(say("Not asked now: {why}", why=health.rest_words))
    if health.trials:
        newest = max(each.at for each in health.trials)
        passed = sum(each.passed for each in health.trials)
        told.append(
            say(
                "Last tested {when}: {passed} of {total} known answers came as they must",
                when=newest,
                passed=passed,
                total=len(health.trials),
            )
        )
    return tuple(told)


def _joined(told: tuple[Message, ...]) -> Message | None:
    """Return what is told as one line, which wraps where it must."""
    return beside(*told) if told else None

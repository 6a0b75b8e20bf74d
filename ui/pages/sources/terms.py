"""On what terms a source is asked: one line of them, and the rest when somebody unfolds it."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.fact_row import FactRow
from ui.widgets.pressable_row import INSET
from ui.widgets.section import inset
from ui.widgets.sentence import Sentence
from ui.widgets.words import hairline
from workbench.app.sources import SourceState
from workbench.texts import Message, Texts, say


class Terms(QWidget):
    """The line everybody needs; licence, limits, keeping and passing on stand below it.

    Signals:
        turned: the rest was unfolded, or folded again.
    """

    turned = Signal()

    def __init__(self, look: Look, state: SourceState, *, unfold: bool = False) -> None:
        super().__init__()
        self._look = look
        self._state = state
        manifest = state.manifest
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2 * GRID, 0, 0)
        self._column.setSpacing(GRID)
        # The rows bring room at their sides; what stands above them is set in as far.
        self.setProperty("flush", "yes")
        top = QHBoxLayout()
        top.setContentsMargins(INSET, 0, INSET, 0)
        top.setSpacing(3 * GRID)
        line = say(
            "{countries} · {cost}",
            countries=_countries(manifest.countries, look.texts),
            cost=manifest.cost_words,
        )
        if manifest.home:
            address = manifest.home.removeprefix("https://").rstrip("/")
            line = say("{line} · {home}", line=line, home=address)
        links = {"home": manifest.home}
        top.addWidget(Sentence(look, line, kind=Type.SMALL, role="soft", links=links), 1)
        self._fold = LinkButton(look, say("Limits and terms"), icon="chevron-down")
        self._fold.setAccessibleName(
            look.say(say("Limits and terms of {source}", source=manifest.title))
        )
        self._fold.clicked.connect(self._turn)
        top.addWidget(self._fold)
        self._column.addLayout(top)
        self._rest: QWidget | None = None
        if unfold:
            self._show_rest()

    def _turn(self, *_: object) -> None:
        if self._rest is None or self._rest.isHidden():
            self._show_rest()
        else:
            self._rest.hide()
            self._fold.set_icon("chevron-down")
        self.turned.emit()

    def _show_rest(self) -> None:
        if self._rest is None:
            self._rest = self._built()
            self._column.addWidget(self._rest)
        self._rest.show()
        self._fold.set_icon("chevron-up")

    def _built(self) -> QWidget:
        made = QWidget()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for label, value in _terms(self._state):
            rows.addLayout(inset(hairline()))
            rows.addWidget(FactRow(self._look, label, value))
        return made


def _terms(state: SourceState) -> Iterator[tuple[Message, Message]]:
    manifest = state.manifest
    if manifest.limits is not None:
        yield say("Limits"), manifest.limits
    yield say("Licence"), say("{licence}", licence=manifest.licence)
    yield say("Passing on"), manifest.travel.words
    yield say("Keeping"), manifest.kept_words
    yield say("Named as"), say("{attribution}", attribution=manifest.attribution)
    if manifest.personal is not None:
        yield say("People"), manifest.personal.words
    if state.asked is not None:
        yield say("Last asked"), say("{when}", when=state.asked)


def _countries(codes: tuple[str, ...], texts: Texts) -> Message:
    """Return the countries by name, from their ISO 3166 codes."""
    if not codes:
        return say("every country")
    names = [texts.locale.territories.get(each, each) for each in codes]
    return say("{countries}", countries=", ".join(names))

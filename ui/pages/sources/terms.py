"""On what terms a source is asked: one line of them, and the rest when somebody unfolds it."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.fact_row import FactRow
from ui.widgets.section import inset
from ui.widgets.sentence import Sentence
from ui.widgets.words import hairline
from workbench.app.sources import SourceState
from workbench.domain.source_countries import countries_words, country_of
from workbench.texts import Message, Texts, say


class Terms(QWidget):
    """The line everybody needs; licence, limits, keeping and passing on stand below it.

    Attributes:
        fold: unfolds the rest and folds it again; its owner puts it where there is room.

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
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        line = manifest.cost_words
        if not country_of(manifest):
            # A source of one country stands under its name.
            known = countries_words(manifest.countries, look.texts)
            line = say("{countries} · {cost}", countries=known, cost=line)
        if manifest.home:
            address = manifest.home.removeprefix("https://").rstrip("/")
            line = say("{line} · {home}", line=line, home=address)
        links = {"home": manifest.home}
        told = Sentence(look, line, kind=Type.SMALL, role="soft", links=links)
        self._column.addLayout(inset(told))
        self.fold = LinkButton(look, say("Limits and terms"), icon="chevron-down")
        self.fold.setAccessibleName(
            look.say(say("Limits and terms of {source}", source=manifest.title))
        )
        self.fold.clicked.connect(self._turn)
        self._rest: QWidget | None = None
        if unfold:
            self._show_rest()

    def _turn(self, *_: object) -> None:
        if self._rest is None or self._rest.isHidden():
            self._show_rest()
        else:
            self._rest.hide()
            self.fold.set_icon("chevron-down")
        self.turned.emit()

    def _show_rest(self) -> None:
        if self._rest is None:
            self._rest = self._built()
            self._column.addWidget(self._rest)
        self._rest.show()
        self.fold.set_icon("chevron-up")

    def _built(self) -> QWidget:
        made = QWidget()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for label, value in _terms(self._state, self._look.texts):
            rows.addLayout(inset(hairline()))
            rows.addWidget(FactRow(self._look, label, value))
        return made


def _terms(state: SourceState, texts: Texts) -> Iterator[tuple[Message, Message]]:
    manifest = state.manifest
    if len(manifest.countries) > 1:
        names = (str(texts.locale.territories.get(each, each)) for each in manifest.countries)
        yield say("Companies of"), say("{countries}", countries=", ".join(sorted(names)))
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

"""First start, an empty store: open a company, or see the demo; and what works without a key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID
from ui.widgets.busy import Busy
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.field import Field
from ui.widgets.page_frame import PageFrame
from ui.widgets.section import Section
from ui.widgets.sentence import Sentence
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.domain.source import KeyNeed, Manifest
from workbench.domain.source_countries import by_country
from workbench.errors import InvalidInput
from workbench.jobs import Progress
from workbench.texts import Message, Texts, say, say_many


@dataclass(frozen=True, slots=True)
class Sources:
    """Which sources can be asked now, and which want a key first."""

    now: tuple[Manifest, ...]
    with_key: tuple[Manifest, ...]


def read_sources(desk: Desk) -> Sources:
    """Return what works now; for a worker, because the key store may be slow to answer."""
    manifests = [each for each in desk.lookups.manifests() if not each.by_hand]
    usable = {each.key for each in manifests if desk.lookups.usable(each.key)}
    return Sources(
        now=tuple(each for each in manifests if each.key in usable),
        with_key=tuple(each for each in manifests if each.key not in usable),
    )


_NAMED = 4
"""Sources that are named; the page of sources names all."""


class WelcomePage(PageFrame):
    """Two ways in.

    Signals:
        query_entered: what was typed, when Enter or the button is pressed.
        demo_wanted: the demo is to be opened.
        demo_stopped: opening the demo is to stop.
    """

    key = "welcome"
    icon = "anchor"
    in_sidebar = False

    query_entered = Signal(str)
    demo_wanted = Signal()
    demo_stopped = Signal()

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Welcome"), parent=parent)
        self._workspace = workspace
        self.set_title(
            say("Sound a company before you sell to it"),
            say("Look it up, weigh what was found, and hand it over with the proof attached."),
        )
        self.field = Field(
            look,
            say("Company"),
            prompt=say("Name, number or web address"),
            hint=say("A registration number, a VAT number, a name or a web address will do."),
        )
        self.field.entered.connect(self._enter)
        self._find = PrimaryButton(look, say("Find the company"), icon="search")
        self._find.clicked.connect(self._enter_typed)
        self.demo = QuietButton(look, say("See the demo"), icon="play")
        self.demo.clicked.connect(self.demo_wanted)
        self._busy = Busy(look)
        self._busy.cancelled.connect(self.demo_stopped)
        self._now = Sentence(look, role="soft", strong=("countries",))
        self._with_key = Sentence(look, role="soft")
        self._lay_out()

    def shown(self) -> None:
        """Take the keys at once, and tell which sources work."""
        self.field.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self._workspace.look(read_sources, self._tell, replaces="welcome sources")

    def show_problem(self, problem: InvalidInput) -> None:
        """Say at the field why what was typed will not do."""
        self.field.show_problem(problem)

    def begin_demo(self) -> None:
        """The demo is being opened; the first time its companies are filled in."""
        self.demo.setEnabled(False)
        self._busy.begin(say("Opening the demo…"))

    def show_progress(self, progress: Progress) -> None:
        """Say how far the demo is."""
        self._busy.show_progress(progress)

    def end_demo(self) -> None:
        """The demo is open, or was stopped."""
        self.demo.setEnabled(True)
        self._busy.finish()

    def _lay_out(self) -> None:
        opening = Section(self._look, say("Open a company"))
        opening.add(self.field, space_before=2 * GRID)
        opening.add(_at_left(self._find), space_before=3 * GRID)
        opening.add_stretch()
        showing = Section(self._look, say("Or look around first"))
        showing.add(
            Sentence(
                self._look,
                say(
                    "The demo has nine leads and forty-eight closed deals of invented "
                    "companies, in a store of its own. Nothing in it reaches the network."
                ),
            ),
            space_before=2 * GRID,
        )
        showing.add(_at_left(self.demo), space_before=3 * GRID)
        showing.add(self._busy, space_before=2 * GRID)
        showing.add_stretch()
        self.add_side_by_side(opening, showing)
        self.add(self._now)
        self.add(self._with_key)

    def _tell(self, sources: Sources) -> None:
        self._now.set_message(_works_now(sources.now, self._look.texts), strong=("countries",))
        self._with_key.set_message(_wants_key(sources.with_key, self._look.texts))

    def _enter(self, text: str) -> None:
        if text:
            self.query_entered.emit(text)

    def _enter_typed(self) -> None:
        if self.field.text():
            self.query_entered.emit(self.field.text())
        else:
            self.field.input.setFocus(Qt.FocusReason.OtherFocusReason)


def _at_left(button: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(button)
    line.addStretch(1)
    return holder


def _works_now(manifests: Sequence[Manifest], texts: Texts) -> Message:
    """Return of which countries a register is asked without a key, our users' own first.

    What knows companies of many countries, such as VIES, does not stand in for their registers.
    """
    countries = [each for each in by_country(manifests, _itself, texts) if each.code]
    named = ", ".join(texts.say(each.title) for each in countries)
    return say_many(
        "Works now, without any key: {count} source, with registers of {countries}.",
        "Works now, without any key: {count} sources, with registers of {countries}.",
        len(manifests),
        countries=named,
    )


def _wants_key(manifests: Sequence[Manifest], texts: Texts) -> Message | None:
    groups = by_country(manifests, _itself, texts)
    manifests = [each for country in groups for each in country.members]
    needs = {each.key_need.name: each.key_need for each in manifests if each.key_need}
    told: Message | None = None
    for need in list(needs.values())[:_NAMED]:
        opened = [each for each in manifests if each.key_need == need]
        one = _key_words(_listed(opened), need)
        told = one if told is None else say("{first}; {second}", first=told, second=one)
    if told is None:
        return None
    more = len(needs) - _NAMED
    if more > 0:
        told = say_many("{first}; {count} more", "{first}; {count} more", more, first=told)
    return say("More with a key of your own: {sources}.", sources=told)


def _itself(manifest: Manifest) -> Manifest:
    return manifest


def _key_words(titles: Message, need: KeyNeed) -> Message:
    return say_many(
        "{source} ({count} minute, {price})",
        "{source} ({count} minutes, {price})",
        need.minutes,
        source=titles,
        price=need.price,
    )


def _listed(manifests: Sequence[Manifest]) -> Message:
    """Return the first few titles, and how many more there are: a line is enough here."""
    titles = list(dict.fromkeys(each.title for each in manifests))
    told = say("{source}", source=titles[0]) if titles else say("none")
    for each in titles[1:_NAMED]:
        told = say("{first}, {second}", first=told, second=each)
    more = len(titles) - _NAMED
    if more <= 0:
        return told
    return say_many("{first} and {count} more", "{first} and {count} more", more, first=told)

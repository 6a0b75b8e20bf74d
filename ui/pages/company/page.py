"""The company page itself: reads the dossier, fills the cards, and leads on."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from ui.pages.company import actions
from ui.pages.company.abilities import can_parts, will_parts
from ui.pages.company.asked import AskedCard
from ui.pages.company.asking import Asking
from ui.pages.company.header import HeaderChips
from ui.pages.company.kept_as import KeptAs
from ui.pages.company.range_card import RangeCard
from ui.pages.company.who import LIFE, who_parts
from ui.pages.company.yearly import AccountsCard
from ui.theme.look import Look
from ui.turns import Turns
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.changes_card import ChangesCard
from ui.widgets.known_card import KnownCard
from ui.widgets.more_button import MoreButton
from ui.widgets.page_frame import PageFrame
from ui.widgets.parted_card import PartedCard, ToSheet
from ui.workspace import Workspace
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.app.known_lists.answering import answer
from workbench.domain.dossier import Dossier
from workbench.domain.family import similar
from workbench.domain.identity import who_words
from workbench.domain.known_lists import KnownHit
from workbench.domain.lead import Aside, Lead, StageChange
from workbench.domain.lookup import Lookup
from workbench.domain.operation import Operation
from workbench.texts import say

_GATHER = 120
"""Milliseconds in which what arrives or changes together is shown together."""

_TELL = 40
"""Milliseconds after which it is told how a look-up stands."""


class CompanyPage(PageFrame):
    """One company; `open` says which.

    Signals:
        scorecard_wanted, accounts_wanted, life_wanted, typing_wanted: the UUID of the company.
        number_wanted: the dossier of a company whose number is to be looked for.
        sheet_wanted: key of the sheet, and the dossier it is about.
        evidence_wanted: what a claim rests on: see `ui/evidence.py`.
        loaded: the `Dossier` now shown.
    """

    key = "company"
    icon = "building-2"
    in_sidebar = False

    scorecard_wanted = Signal(object)
    accounts_wanted = Signal(object)
    life_wanted = Signal(object)
    typing_wanted = Signal(object)
    number_wanted = Signal(object)
    sheet_wanted = Signal(str, object)
    evidence_wanted = Signal(object)
    loaded = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Company"), parent=parent)
        self._workspace = workspace
        self._company: UUID | None = None
        self._dossier: Dossier | None = None
        self._flags = HeaderChips(look, self)
        self._filling: Turns | None = None
        self._asking = Asking(workspace, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER)
        self._soon.timeout.connect(self._read)
        self._heard: dict[str, Lookup] = {}
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_TELL)
        self._telling.timeout.connect(self._tell_heard)
        self._make_buttons()
        self._make_cards()
        self._connect()

    @property
    def company(self) -> UUID | None:
        """Whom the page is about."""
        return self._company

    @property
    def dossier(self) -> Dossier | None:
        """What is shown, or None until it has been read."""
        return self._dossier

    def open(self, company: UUID) -> None:
        """Show a company; another one begins at the top of the page."""
        if company != self._company:
            self._company, self._dossier = company, None
            self._asking.about(company)
            self._stop_filling()
            for part in self._parts():
                part.hide()
            self.set_title(say("Opening…"))
            self._flags.clear()
            self.working.finish()
            self._scroll_bar().setValue(0)
        self._read()

    def shown(self) -> None:
        """Read the dossier anew: it may have changed while another page was shown."""
        self._read()
        self._take_keys()

    def hideEvent(self, event: QHideEvent) -> None:
        # What changes while nobody looks is read when the page comes forward again.
        # A window that is only put down shows the same page again, and nobody calls `shown`.
        if not event.spontaneous():
            self._soon.stop()
            self._telling.stop()
            self._stop_filling()
        super().hideEvent(event)

    def _make_buttons(self) -> None:
        self._more = MoreButton(self._look)
        self._scorecard = QuietButton(self._look, say("Scorecard"))
        self._primary = PrimaryButton(self._look, say("Research"))
        for button in self._buttons():
            self.add_action(button)

    def _make_cards(self) -> None:
        self._known = KnownCard(self._look)
        self._kept_as = KeptAs(self._look)
        self._range = RangeCard(self._look)
        self._changes = ChangesCard(self._look, brief=True)
        self._can = PartedCard(self._look, say("Can they?"))
        self._will = PartedCard(self._look, say("Will they?"))
        self._accounts = AccountsCard(self._look)
        self._who = PartedCard(self._look, say("Who they are"))
        self._asked = AskedCard(self._look)
        self.add(self._known)
        self.add(self._kept_as)
        self.add(self._range)
        self.add(self._changes)
        self.add_side_by_side(self._can, self._will)
        self.add(self._accounts)
        self.add(self._who)
        self.add(self._asked)
        for part in self._parts():
            part.hide()

    def _connect(self) -> None:
        self._primary.clicked.connect(self._do_primary)
        self._scorecard.clicked.connect(self._want_scorecard)
        self._more.wanted.connect(self._do)
        self._known.opened.connect(self.evidence_wanted)
        self._known.answered.connect(self._answer_known)
        self._flags.similar_wanted.connect(self._want_similar)
        self._kept_as.part_wanted.connect(self._want_parting)
        self._changes.opened.connect(self.evidence_wanted)
        self._changes.more.connect(self._want_scorecard)
        self._can.opened.connect(self._follow)
        self._will.opened.connect(self._follow)
        self._who.opened.connect(self._follow)
        self._asked.opened.connect(self.evidence_wanted)
        self._asked.again.connect(self._asking.again)
        self._asking.choice_wanted.connect(self._choose)
        self._accounts.wanted.connect(self._want_accounts)
        self._workspace.changed.connect(self._changed)
        self._workspace.looked_up.connect(self._looked_up)
        self._workspace.research_began.connect(self._began)
        self._workspace.research_ended.connect(self._ended)
        self.add_key("Ctrl+Return", say("Do what comes next"), self._do_primary)
        self.add_key("Ctrl+R", say("Research"), self._asking.begin)
        self.add_key("Ctrl+E", say("Scorecard"), self._want_scorecard)

    def _buttons(self) -> tuple[QWidget, ...]:
        return self._more, self._scorecard, self._primary

    def _parts(self) -> tuple[QWidget, ...]:
        above = (self._known, self._kept_as, self._range, self._changes, self._can, self._will)
        return (*self._buttons(), *above, self._accounts, self._who, self._asked)

    def _read(self) -> None:
        company = self._company
        if company is not None:
            self._workspace.look(partial(_dossier_of, company), self._show, replaces="company page")

    def _read_soon(self) -> None:
        # What nobody sees is read when the page comes forward again.
        if self.isVisible():
            self._soon.start()

    def _show(self, dossier: Dossier) -> None:
        company = dossier.sounding.company.id
        if self._company not in {company, *(each.company for each in dossier.twins)}:
            return
        # Whoever comes by a merged company is led to the one in front.
        self._company = company
        self._stop_filling()
        first = self._dossier is None
        # What is known now is what a sheet opened meanwhile is about.
        self._dossier = dossier
        self._fill_head(dossier)
        if first:
            self._take_keys()
        self._fill_with(self._fill(dossier), self._filled)

    def _fill_head(self, dossier: Dossier) -> None:
        sounding = dossier.sounding
        name = say("{name}", name=sounding.company.name)
        self.set_title(name, who_words(sounding, self._look.texts))
        self._flags.show_dossier(dossier)
        self._primary.set_message(actions.primary(dossier).words)
        self._more.offer(actions.others(dossier))
        self._kept_as.show_twins(dossier)
        for button in self._buttons():
            button.show()

    def _fill(self, dossier: Dossier) -> Iterator[None]:
        # One card at a time: laid out and painted at once, they would hold up the keys.
        self._known.show_known(dossier.sounding.known, dossier.sounding.as_of.date())
        self._range.show_score(dossier)
        self._range.show()
        yield
        self._changes.show_changes(dossier.since_decided)
        yield
        yield from self._can.show_parts(can_parts(dossier))
        self._can.show()
        yield
        yield from self._will.show_parts(will_parts(dossier))
        self._will.show()
        yield
        self._accounts.show_accounts(dossier)
        self._accounts.show()
        yield
        yield from self._who.show_parts(who_parts(dossier))
        self._who.show()
        yield
        yield from self._asked.show_lookups(dossier)
        self._asked.show()

    def _fill_with(self, steps: Iterator[object], ended: Callable[[], None]) -> None:
        self._filling = Turns(steps, self)
        self._filling.ended.connect(ended)
        self._filling.begin()

    def _followed(self) -> None:
        self._filling = None

    def _filled(self) -> None:
        self._filling = None
        self.loaded.emit(self._dossier)

    def _stop_filling(self) -> None:
        if self._filling is not None:
            self._filling.stop()
            self._filling = None

    def _take_keys(self) -> None:
        if self.isVisible():
            self._primary.setFocus()

    def _scroll_bar(self) -> QScrollBar:
        return self.findChildren(QScrollArea)[0].verticalScrollBar()

    def _do_primary(self) -> None:
        if self._dossier is not None:
            self._do(actions.primary(self._dossier).key)

    def _do(self, key: str) -> None:
        match key:
            case actions.RESEARCH:
                self._asking.begin()
            case actions.TAKE_UP:
                self._take_up()
            case _ if key == LIFE:
                self.life_wanted.emit(self._company)
            case actions.TYPING:
                self.typing_wanted.emit(self._company)
            case actions.NUMBER:
                self.number_wanted.emit(self._dossier)
            case _ if self._dossier is not None:
                self.sheet_wanted.emit(key, self._dossier)

    def _choose(self) -> None:
        if self._dossier is not None:
            self.sheet_wanted.emit("plan", self._dossier)

    def stop(self) -> None:
        """Stop asking the sources; what has arrived is kept."""
        self._asking.stop()

    def _take_up(self) -> None:
        lead = self._dossier.sounding.lead if self._dossier else None
        if lead is not None:
            self._workspace.change(self._company or lead.about, partial(_taken_up, lead))

    def _follow(self, opens: object) -> None:
        if isinstance(opens, ToSheet):
            self._do(opens.key)
        else:
            self.evidence_wanted.emit(opens)

    def _answer_known(self, hit: KnownHit, same: bool) -> None:  # noqa: FBT001
        company = self._company
        if company is not None:
            self._workspace.change(company, partial(_known_answered, company, hit, same))

    def _want_scorecard(self) -> None:
        if self._company is not None:
            self.scorecard_wanted.emit(self._company)

    def _want_accounts(self) -> None:
        if self._company is not None:
            self.accounts_wanted.emit(self._company)

    def _want_similar(self) -> None:
        if self._dossier is not None:
            self.evidence_wanted.emit(similar(self._dossier.sounding))

    def _want_parting(self, _company: UUID) -> None:
        if self._dossier is not None:
            self.sheet_wanted.emit("part", self._dossier)

    def _is_it(self, company: UUID | None) -> bool:
        twins = self._dossier.twins if self._dossier is not None else ()
        return company in {self._company, *(each.company for each in twins)}

    def _changed(self, company: UUID) -> None:
        if self._is_it(company):
            self._read_soon()

    def _looked_up(self, lookup: Lookup) -> None:
        if self._company is not None and self._is_it(lookup.company):
            self._heard[lookup.question.key] = lookup
            if not self._telling.isActive():
                self._telling.start()
            self._read_soon()

    def _tell_heard(self) -> None:
        heard, self._heard = self._heard, {}
        # While the page is filled, the next dossier, which is on its way, tells it.
        if self._filling is None:
            self._fill_with(self._asked.follow(heard.values()), self._followed)

    def _began(self, company: UUID) -> None:
        if company == self._company:
            self.working.begin(say("Asking the sources; answers are kept as they come."))

    def _ended(self, company: UUID) -> None:
        if company == self._company:
            self.working.finish()
            self._read_soon()


def _dossier_of(company: UUID, desk: Desk) -> Dossier:
    return open_dossier(desk, company)


def _taken_up(lead: Lead, desk: Desk) -> Operation[StageChange]:
    return leads.set_aside(desk, lead, aside=Aside.NO, reason="")


def _known_answered(
    company: UUID,
    hit: KnownHit,
    same: bool,  # noqa: FBT001
    desk: Desk,
) -> Operation[object]:
    return answer(desk, company, hit, same=same)

"""Every year and line of a company's annual accounts; each figure opens where it was read."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.accounts.beside import BesideCard
from ui.pages.accounts.years import YearsCard
from ui.theme.look import Look
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.page_frame import PageFrame
from ui.widgets.section import Section
from ui.widgets.words import words
from ui.widgets.year_table import YearTable
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.domain.accounts import AnnualAccounts
from workbench.domain.accounts_series import Series, series_of
from workbench.domain.conversion import Rate
from workbench.domain.dossier import Dossier
from workbench.domain.unread_accounts import before_any, why_no_accounts
from workbench.domain.years_of_accounts import years_of
from workbench.texts import Message, say


class AccountsPage(PageFrame):
    """The figures as tables; `open` says whose.

    Signals:
        company_wanted: back to the company, by its UUID.
        evidence_wanted: the `KnownFact` of a figure, or a `Ratio`.
        sheet_wanted: key of the sheet, and the dossier it is about.
        typing_wanted: figures are to be entered from a PDF, by the company's UUID.
    """

    key = "accounts"
    icon = "scale"
    in_sidebar = False

    company_wanted = Signal(object)
    sheet_wanted = Signal(str, object)
    evidence_wanted = Signal(object)
    typing_wanted = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Annual accounts"), parent=parent)
        self._workspace = workspace
        self._company: UUID | None = None
        self._sets: tuple[AnnualAccounts, ...] | None = None
        self._why: Message | None = None
        self._sections: list[Section] = []
        self.tables: list[YearTable] = []
        self._dossier: Dossier | None = None
        self._rate: Rate | None = None
        self._back = QuietButton(look, say("Back to the company"), icon="arrow-left")
        self._back.clicked.connect(self._go_back)
        self.add_action(self._back)
        self._currency = QuietButton(look, say("Another currency…"))
        self._currency.clicked.connect(self._want_currency)
        self.add_action(self._currency)
        self.enter = QuietButton(look, _ENTER, icon="pencil")
        self.enter.clicked.connect(self._want_typing)
        self.add_action(self.enter)
        self.add_key("Alt+Left", say("Back to the company"), self._go_back)
        workspace.changed.connect(self._changed)

    def open(self, company: UUID) -> None:
        """Show a company's accounts."""
        if company != self._company:
            self._company, self._sets, self._rate = company, None, None
            self._clear()
            self.set_title(self.title, say("Reading…"))
        self._read()

    def shown(self) -> None:
        """Read the accounts anew."""
        self._read()

    def _read(self) -> None:
        if self._company is not None:
            self._workspace.look(
                partial(_dossier_of, self._company), self._show, replaces="accounts page"
            )

    def _show(self, dossier: Dossier) -> None:
        sounding = dossier.sounding
        why = None if sounding.accounts else why_no_accounts(sounding.lookups)
        known = (sounding.accounts, why) == (self._sets, self._why)
        if sounding.company.id != self._company or known:
            return
        self._why, self._dossier = why, dossier
        first, self._sets = self._sets is None, sounding.accounts
        self._fill(dossier)
        if first and self.isVisible() and self.tables:
            self.tables[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_in(self, rate: Rate | None) -> None:
        """Show sums at a rate; None shows them as they are stated."""
        self._rate = rate
        if self._dossier is not None:
            self._fill(self._dossier)

    def _fill(self, dossier: Dossier) -> None:
        sounding, why = dossier.sounding, self._why
        self._clear()
        self._currency.setVisible(bool(sounding.accounts))
        self.set_title(
            say("Annual accounts: {name}", name=sounding.company.name),
            say("Every figure opens the stored answer at its place. Not stated is not nought."),
        )
        for series in series_of(sounding.accounts):
            self._add(series, dossier)
        self._add_beside(dossier)
        if not self._sections:
            none = why or before_any(sounding.company)
            section = Section(self._look)
            self._add_section(section, none)
            way = LinkButton(self._look, _ENTER)
            way.clicked.connect(self._want_typing)
            section.add(way, space_before=4)

    def _clear(self) -> None:
        for section in self._sections:
            section.hide()
            section.deleteLater()
        self._sections, self.tables = [], []

    def _add(self, series: Series, dossier: Dossier) -> None:
        rate = self._rate if self._rate and self._rate.stated == series.currency else None
        card = YearsCard(self._look, series, dossier.sounding, dossier.manifests, rate=rate)
        card.opened.connect(self.evidence_wanted)
        card.as_stated_wanted.connect(self._show_as_stated)
        self.tables.append(card.table)
        self._add_section(card, None)
        for source in series.sources:
            suspect = dossier.why_suspect(source)
            if suspect is not None:
                card.add(words(self._look, suspect, role="look_closer", wrap=True), space_before=8)

    def _add_beside(self, dossier: Dossier) -> None:
        years = [year for year in years_of(dossier.sounding.accounts) if year.others]
        if years:
            card = BesideCard(self._look, years, dossier.manifests)
            card.opened.connect(self.evidence_wanted)
            self._add_section(card, None)

    def _add_section(self, section: Section, note: Message | None) -> None:
        if note is not None:
            section.add(words(self._look, note, role="soft", wrap=True), space_before=8)
        self._sections.append(section)
        self.add(section)

    def _want_currency(self) -> None:
        if self._dossier is not None:
            self.sheet_wanted.emit("currency", self._dossier)

    def _show_as_stated(self) -> None:
        self.show_in(None)

    def _changed(self, company: UUID) -> None:
        if company == self._company and self.isVisible():
            self._read()

    def _want_typing(self) -> None:
        if self._company is not None:
            self.typing_wanted.emit(self._company)

    def _go_back(self) -> None:
        if self._company is not None:
            self.company_wanted.emit(self._company)


_ENTER = say("Enter from a PDF…")


def _dossier_of(company: UUID, desk: Desk) -> Dossier:
    return open_dossier(desk, company)

"""The house: one opened store with its pages, and every way that leads from one to another."""

from collections.abc import Iterator
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from ui import leaving
from ui.asking_told import AskingTold
from ui.desks import OpenedDesk
from ui.evidence import EvidenceReader
from ui.finding import Finding
from ui.leaving import Leaving
from ui.letting_go import LettingGo
from ui.notices import Action
from ui.opening import arrive
from ui.page import Page
from ui.pages.accounts.page import AccountsPage
from ui.pages.candidates import CandidatesPage
from ui.pages.company import CompanyPage
from ui.pages.criteria import CriteriaPage
from ui.pages.duplicates.page import DuplicatesPage
from ui.pages.importing.page import ImportPage
from ui.pages.known.page import KnownPage
from ui.pages.leads import LeadsPage
from ui.pages.life.page import LifePage
from ui.pages.lists.page import ListsPage
from ui.pages.scorecard import ScorecardPage
from ui.pages.sources.page import SourcesPage
from ui.pages.typing.page import TypingPage
from ui.pages.welcome import WelcomePage
from ui.sheets.shelf import Shelf
from ui.shell import Shell
from ui.suggesting import Suggesting
from ui.tasks import Lane
from ui.waiting import WaitingLookups
from ui.watched import WatchedCompanies
from ui.widgets.news_card import NewsCard
from ui.workspace import Workspace
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.app.typing_accounts import Entered
from workbench.domain.conversion import Rate
from workbench.domain.lead_list import LeadFilter
from workbench.domain.people import Person
from workbench.domain.work_list import WorkList
from workbench.texts import say


def build(shell: Shell, opened: OpenedDesk, leads: LeadsPage | None = None) -> Iterator[Page]:
    """Yield the pages of an opened store as they are built, in the order of the sidebar.

    A page of leads that stands in the window already is taken over, and not yielded.
    """
    return House(shell, opened, leads).pages()


class House(QObject):
    """Composes pages, sheets, inspector and tray over one store; pages know nothing of each other.

    Each page is built when it is first asked for.
    """

    def __init__(self, shell: Shell, opened: OpenedDesk, leads: LeadsPage | None = None) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._window = shell.window
        self._opened = opened
        self.workspace = Workspace(opened.desk, shell.runner, self)
        self.shelf = Shelf(shell.look, self.workspace, shell.window.page_area)
        self._stands = leads is not None
        self.leads = leads or LeadsPage(shell.look)
        self.evidence = EvidenceReader(shell.look, self.workspace, shell.window.inspector, self)
        self._asking = AskingTold(self.workspace, shell.window.tray, self, recorded=opened.recorded)

    @cached_property
    def _finding(self) -> Finding:
        return Finding(self.workspace, self.candidates, self)

    @cached_property
    def _leaving(self) -> Leaving:
        made = Leaving(self._shell, self._opened, self.welcome, self)
        made.arrived.connect(self._enter)
        return made

    @cached_property
    def welcome(self) -> WelcomePage:
        """Where an empty store begins."""
        return WelcomePage(self._shell.look, self.workspace)

    @cached_property
    def candidates(self) -> CandidatesPage:
        """Whom somebody may mean."""
        return CandidatesPage(self._shell.look, self.workspace)

    @cached_property
    def company(self) -> CompanyPage:
        """One company, whole."""
        return CompanyPage(self._shell.look, self.workspace)

    @cached_property
    def accounts(self) -> AccountsPage:
        """Its years."""
        return AccountsPage(self._shell.look, self.workspace)

    @cached_property
    def typing(self) -> TypingPage:
        """Accounts entered from a PDF."""
        return TypingPage(self._shell.look, self.workspace)

    @cached_property
    def life(self) -> LifePage:
        """What happened to it, its family, its people."""
        return LifePage(self._shell.look, self.workspace)

    @cached_property
    def scorecard(self) -> ScorecardPage:
        """Its points, line by line."""
        return ScorecardPage(self._shell.look, self.workspace)

    @cached_property
    def criteria(self) -> CriteriaPage:
        """The card in force."""
        return CriteriaPage(self._shell.look, self.workspace)

    @cached_property
    def importing(self) -> ImportPage:
        """Leads out of a file."""
        return ImportPage(self._shell.look, self.workspace)

    @cached_property
    def lists(self) -> ListsPage:
        """Companies to be sounded together."""
        return ListsPage(self._shell.look, self.workspace)

    @cached_property
    def duplicates(self) -> DuplicatesPage:
        """Companies that may be one."""
        return DuplicatesPage(self._shell.look, self.workspace)

    @cached_property
    def known(self) -> KnownPage:
        """Our own lists."""
        return KnownPage(self._shell.look, self.workspace)

    @cached_property
    def sources(self) -> SourcesPage:
        """What can be asked."""
        return SourcesPage(self._shell.look, self.workspace)

    def pages(self) -> Iterator[Page]:
        """Build page after page, those of the sidebar first, and open the ways between them."""
        if not self._stands:
            yield self.leads
        yield self.criteria
        yield self.sources
        yield self.welcome
        yield self.candidates
        yield self.company
        yield self.accounts
        yield self.typing
        yield self.life
        yield self.scorecard
        yield self.importing
        yield self.lists
        yield self.duplicates
        yield self.known
        self._connect_window()
        self._connect_pages()
        self._greet()
        WaitingLookups(self.workspace, self._window.tray, self)
        LettingGo(self.workspace, self._window.notices, self.open_company, self)
        suggesting = Suggesting(self._shell.look, self._window, self.workspace, self)
        suggesting.chosen.connect(self._finding.open)
        suggesting.company_wanted.connect(self.open_company)
        self._tell_news()
        self.leads.serve(self.workspace)

    def search(self, text: str) -> None:
        """Look for the company somebody means."""
        self._finding.search(text)

    def open_company(self, company: UUID) -> None:
        """Show a company's page."""
        self.evidence.about(company)
        self.company.open(company)
        self._go_among_leads(self.company)

    def _go_among_leads(self, page: Page) -> None:
        """Go to a page that is reached from a lead; the sidebar says that it belongs to them."""
        self._window.go(page.key)
        self._window.sidebar.mark(self.leads.key)

    def _connect_window(self) -> None:
        window, workspace = self._window, self.workspace
        window.searched.connect(self.search)
        window.closed.connect(self._close)
        window.person_clicked.connect(self._want_people)
        window.tray.retried.connect(self._asking.ask_again)
        window.tray.stopped.connect(self.company.stop)
        workspace.did.connect(window.tray.set_activity)
        window.tray.queue_wanted.connect(self._want_queue)
        workspace.seated.connect(window.sidebar.set_person)
        for keys, taken in (
            (QKeySequence.StandardKey.Undo, self.workspace.undo),
            (QKeySequence.StandardKey.Redo, self.workspace.redo),
        ):
            shortcut = QShortcut(window)
            shortcut.setKeys(keys)
            shortcut.activated.connect(taken)
            self.destroyed.connect(shortcut.deleteLater)

    def _connect_pages(self) -> None:
        self.welcome.query_entered.connect(self.search)
        self.welcome.demo_wanted.connect(self._leaving.for_the_demo)
        self.welcome.demo_stopped.connect(self._leaving.stop)
        self._finding.begun.connect(self._show_candidates)
        self._finding.known.connect(self.open_company)
        self.candidates.company_wanted.connect(self.open_company)
        self._finding.opened.connect(self._company_opened)
        self.company.number_wanted.connect(self._finding.number)
        self.leads.company_wanted.connect(self.open_company)
        self.leads.opening_wanted.connect(self._window.focus_search)
        self.leads.import_wanted.connect(self._open_import)
        self.leads.page_wanted.connect(self._open_about_leads)
        self.lists.company_wanted.connect(self.open_company)
        self.importing.list_wanted.connect(self.lists.make)
        self.duplicates.company_wanted.connect(self.open_company)
        self.sources.known_wanted.connect(self._open_known)
        self.company.scorecard_wanted.connect(self._open_scorecard)
        self.company.accounts_wanted.connect(self._open_accounts)
        self.company.life_wanted.connect(self._open_life)
        self.company.typing_wanted.connect(self._open_typing)
        self.accounts.typing_wanted.connect(self._open_typing)
        self.typing.accounts_wanted.connect(self._open_accounts)
        self.typing.kept.connect(self._typed)
        self.scorecard.company_wanted.connect(self.open_company)
        self.accounts.company_wanted.connect(self.open_company)
        self.life.company_wanted.connect(self.open_company)
        for asking in (
            self.company,
            self.life,
            self.scorecard,
            self.accounts,
            self.sources,
            self.criteria,
            self.lists,
        ):
            asking.sheet_wanted.connect(self.shelf.open)
        for claiming in (self.company, self.scorecard, self.accounts, self.life):
            claiming.evidence_wanted.connect(self.evidence.show)
        self.shelf.done.connect(self._sheet_done)

    def _greet(self) -> None:
        tray = self._window.tray
        tray.set_online(online=not self._opened.wanted.offline, recorded=self._opened.recorded)
        tray.set_stored(
            say("The demo: invented companies, no network")
            if self._opened.is_demo
            else say("Stored on this computer")
        )
        self.workspace.look(_person, self._window.sidebar.set_person)
        self.workspace.look(_count, self._counted, replaces="lead count")
        self.workspace.changed.connect(self._recount)
        if self._opened.is_demo:
            self._window.notices.tell(
                say("This is the demo. Everything you see is invented, and nothing leaves it."),
                action=Action(say("Open your own store"), self._leaving.for_our_own),
            )

    def _counted(self, count: int) -> None:
        self._window.sidebar.set_count(self.leads.key, count or None)
        if count == 0 and self._window.current == self.leads.key:
            self._window.go(self.welcome.key)

    def _recount(self, _company: UUID) -> None:
        self.workspace.look(_count, self._recounted, replaces="lead count")

    def _recounted(self, count: int) -> None:
        self._window.sidebar.set_count(self.leads.key, count or None)

    def _show_candidates(self) -> None:
        self._go_among_leads(self.candidates)

    def _company_opened(self, company: UUID) -> None:
        self._window.sidebar.search.clear()
        self.open_company(company)
        self.workspace.research(company)

    def _open_scorecard(self, company: UUID) -> None:
        self.scorecard.show_company(company)
        self._go_among_leads(self.scorecard)

    def _open_accounts(self, company: UUID) -> None:
        self.accounts.open(company)
        self._go_among_leads(self.accounts)

    def _open_typing(self, company: UUID) -> None:
        self.typing.open(company)
        self._go_among_leads(self.typing)

    def _typed(self, company: UUID, entered: Entered) -> None:
        self._window.notices.tell(entered.words)
        if self._window.current == self.typing.key:
            self._open_accounts(company)

    def _open_import(self) -> None:
        self._go_among_leads(self.importing)

    def _open_about_leads(self, key: str) -> None:
        pages: dict[str, Page] = {"lists": self.lists, "duplicates": self.duplicates}
        self._go_among_leads(pages[key])

    def _open_known(self) -> None:
        self._window.go(self.known.key)
        self._window.sidebar.mark(self.sources.key)

    def _open_life(self, company: UUID) -> None:
        self.life.open(company)
        self._go_among_leads(self.life)

    def _want_people(self) -> None:
        self.shelf.open("people")

    def _tell_news(self) -> None:
        news = NewsCard(self._shell.look)
        news.opened.connect(self.open_company)
        self.leads.put_above(news)
        WatchedCompanies(self.workspace, news, self)

    def _want_queue(self) -> None:
        self.shelf.open("queue")

    def _sheet_done(self, key: str, result: object) -> None:
        # What waits leads to whose it is.
        match key, result:
            case "queue", UUID():
                self.open_company(result)
            case "queue", str():
                self.search(result)
            case "currency", Rate():
                self.accounts.show_in(result)
            case "work_list", WorkList():
                self.lists.open(result.about)
                self._go_among_leads(self.lists)
        # A sheet that stays, to show a folder or the next question, keeps the keys.
        if self.shelf.sheet is None:
            self._window.keep_keys_on_page()

    def _enter(self, other: OpenedDesk) -> None:
        window, shell, left = self._window, self._shell, self._opened
        self._disconnect()
        window.clear_pages()
        arrive(shell, build(shell, other)).begin()
        shell.runner.start(partial(leaving.close, left), lane=Lane.STORE)
        self.deleteLater()

    def _close(self) -> None:
        self._opened.close()

    def _disconnect(self) -> None:
        self.shelf.close()
        for signal in (
            self._window.closed,
            self._window.searched,
            self._window.typed,
            self._window.person_clicked,
            self._window.tray.retried,
            self._window.tray.stopped,
            self._window.tray.queue_wanted,
        ):
            signal.disconnect()


def _person(desk: Desk) -> Person | None:
    people = desk.store.read(lambda ledger: ledger.people.all())
    return next((person for person in people if person.id == desk.person), None)


def _count(desk: Desk) -> int:
    return leads.count(desk, LeadFilter())

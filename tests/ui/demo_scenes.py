"""Every page and the chief sheets of the window as they stand in the demo, one after the other."""

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea

import resources
from tests.ui.opened import Standing, standing
from ui.desks import open_demo
from ui.main_window import MainWindow
from ui.pages.accounts.beside import BesideCard
from ui.pages.typing.page import TypingPage
from ui.sheets.questions import Questions
from ui.theme.look import Look
from workbench.app import leads
from workbench.app.importing.opening import open_file
from workbench.app.importing.previewing import preview
from workbench.app.importing.running import run
from workbench.app.lists import keeping, sessions
from workbench.bootstrap import Wanted
from workbench.domain.ids import new_id
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, Problem
from workbench.domain.waiting import offline, stopped, waiting
from workbench.jobs import JobControl
from workbench.texts import say

SKAGEN, FJORDLYS = "Skagen Sensor A/S", "Fjordlys Automasjon AS"
NORRELUND, LINDHOLM = "Nørrelund Maskinfabrik A/S", "Lindholm Logistik A/S"
PAGES = (
    "leads",
    "welcome",
    "candidates",
    "company",
    "accounts",
    "life",
    "scorecard",
    "criteria",
    "sources",
)
SHEETS = {
    "offer": SKAGEN,
    "questions": SKAGEN,
    "heard": SKAGEN,
    "inform": FJORDLYS,
    "plan": SKAGEN,
    "watch": LINDHOLM,
    "qualify": SKAGEN,
    "hand_over": FJORDLYS,
    "give_back": FJORDLYS,
    "outcome": LINDHOLM,
    "currency": SKAGEN,
}
"""Each sheet, and the company it is pictured over."""
EVIDENCE, FOUND, QUEUE = "evidence-file", "sheet-questions-file", "sheet-queue"
BESIDE = "accounts-beside"
CHANGED, ALL_CHANGED = "company-changed", "scorecard-changed"
IMPORT = "import"
LISTS, ALONG = "lists", "lists-along"
KNOWN, DUPLICATES = "known", "duplicates"
TO_TYPE, TYPED = "typing-empty", "typing"
SCENES = (
    *PAGES,
    *(f"sheet-{key}" for key in SHEETS),
    EVIDENCE,
    FOUND,
    BESIDE,
    CHANGED,
    ALL_CHANGED,
    TO_TYPE,
    TYPED,
    QUEUE,
    IMPORT,
    LISTS,
    ALONG,
    KNOWN,
    DUPLICATES,
)
_FAIR = (
    "Firma;Org.nr.;Poststed;Land;Nettside;Kontaktperson;Notat",
    "Fjordlys Automasjon AS;311 000 004;Molde;NO;fjordlys.example;Kari Fiktiv;Møtt på messe",
    "Elvestad Sag AS;;Namsos;NO;elvestad.example;Ola Oppdiktet;Vil ha tilbud i mai",
    "Elvestad Sag;;;NO;;;Samme stand",
    "Skagen Sensor;;Skagen;DK;;;",
    "Tindra Tak AS;311000063;Bodø;NO;;;",
    "Feil Nummer AS;311000005;Oslo;NO;;;",
    ";;Drammen;NO;;;Visittkort uten navn",
)
"""A list from a fair, as somebody typed it."""
_MET = (
    "Tindra Tak AS;311000063;Bodø;NO;;;",
    "Elvestad Sag AS;;Namsos;NO;elvestad.example;;",
)
"""Two more, of whom nothing is known yet."""
_PATIENCE = 60.0
_REST = 0.3
_UNTIL_TOLD = 0.8
"""Longer than news of watched companies is gathered for before it is told."""


class Scenes:
    """The demo's window, led from scene to scene as its signals would lead it."""

    def __init__(self, opened: Standing) -> None:
        self._opened = opened
        self._working: list[bool] = [True]
        opened.runner.busy.connect(self._working.append)
        self.rest(_UNTIL_TOLD)

    @property
    def window(self) -> MainWindow:
        """What is to be pictured."""
        return self._opened.window

    def show(self, scene: str) -> None:
        """Bring one of `SCENES` forward, complete."""
        house = self._opened.house
        house.shelf.close()
        self.window.inspector.close_panel()
        sheet = scene.removeprefix("sheet-")
        ways: dict[str, Callable[[], None]] = {
            EVIDENCE: self._show_file,
            FOUND: self._drop_file,
            QUEUE: self._show_queue,
            CHANGED: self._show_change,
            ALL_CHANGED: lambda: self._open(house.company.scorecard_wanted.emit, LINDHOLM),
            TO_TYPE: lambda: self._open(house.company.typing_wanted.emit, FJORDLYS),
            TYPED: self._type_figures,
            IMPORT: self._import,
            LISTS: self._work_list,
            ALONG: self._take_along,
            KNOWN: house.sources.known_wanted.emit,
            DUPLICATES: lambda: house.leads.page_wanted.emit(DUPLICATES),
            "candidates": lambda: house.search("nørrelund"),
            "company": lambda: self._open(house.open_company, SKAGEN),
            BESIDE: self._show_beside,
            "accounts": lambda: self._open(house.company.accounts_wanted.emit, SKAGEN),
            "scorecard": lambda: self._open(house.company.scorecard_wanted.emit, SKAGEN),
            "life": lambda: self._open(house.company.life_wanted.emit, FJORDLYS),
        }
        if sheet in SHEETS and sheet != scene:
            self._open(house.open_company, SHEETS[sheet])
            house.shelf.open(sheet, house.company.dossier)
        elif scene in ways:
            ways[scene]()
        else:
            self.window.go(scene)
        self.rest()

    def rest(self, quiet: float = _REST) -> None:
        """Wait until nothing works any more and nothing new has begun for so many seconds."""
        until = time.monotonic() + _PATIENCE
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < quiet and time.monotonic() < until:
            _serve(10)
            if self._working[-1]:
                quiet_since = time.monotonic()

    def _show_file(self) -> None:
        house = self._opened.house
        self._open(house.open_company, NORRELUND)
        dossier = house.company.dossier
        assert dossier is not None
        [brought] = [each for each in dossier.sounding.hand_searches if each.kept is not None]
        house.company.evidence_wanted.emit(brought)

    def _show_change(self) -> None:
        house = self._opened.house
        self._open(house.open_company, LINDHOLM)
        dossier = house.company.dossier
        since = dossier.since_decided if dossier is not None else None
        assert since is not None
        house.company.evidence_wanted.emit(since.news[0])

    def _show_beside(self) -> None:
        page = self._opened.house.accounts
        self._open(self._opened.house.company.accounts_wanted.emit, NORRELUND)
        [card] = page.findChildren(BesideCard)
        card.years[0].link.click()
        self.rest()
        for area in page.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

    def _type_figures(self) -> None:
        page = self._opened.house.typing
        self._open(self._opened.house.company.typing_wanted.emit, FJORDLYS)
        page.take_file(resources.path("demo", "files", "fjordlys-arsrapport-2024.pdf"))
        self.rest()
        type_report(page)
        self.rest()
        page.show_in_form(page.form.checks)

    def _drop_file(self) -> None:
        house = self._opened.house
        self._open(house.open_company, NORRELUND)
        house.shelf.open("questions", house.company.dossier)
        assert isinstance(house.shelf.sheet, Questions)
        file = resources.path("demo", "files", "avisen-side-1-2.pdf")
        house.shelf.sheet.take_page(QUrl.fromLocalFile(str(file)))

    def _import(self) -> None:
        house = self._opened.house
        house.leads.import_wanted.emit()
        file = Path(tempfile.mkdtemp()) / "messe-oslo.csv"
        file.write_text("\n".join(_FAIR), encoding="utf-8")
        house.importing.open(file)

    def _work_list(self) -> None:
        house = self._opened.house
        desk = house.workspace.desk
        held = next(iter(keeping.every(desk)), None)
        if held is None:
            content = "\n".join(_FAIR[:1] + _MET).encode()
            opened = open_file(desk, "herning.csv", content, JobControl())
            shown = preview(desk, opened, JobControl())
            imported = run(desk, shown, JobControl()).result
            on_it = (
                *keeping.of_leads(desk, LeadFilter()),
                *keeping.of_import(desk, imported.run),
            )
            held = keeping.make(desk, "Fair in Herning", on_it).result
            sessions.begin(desk, held.about, ())
        house.lists.open(held.about)
        house.leads.page_wanted.emit("lists")

    def _take_along(self) -> None:
        self._work_list()
        self.rest()
        self._opened.house.lists.along.click()

    def _show_queue(self) -> None:
        house = self._opened.house
        self._open(house.open_company, NORRELUND)
        house.workspace.desk.store.write(partial(let_wait, house.company.company))
        house.shelf.open("queue")

    def _open(self, way: Callable[[UUID], object], name: str) -> None:
        desk = self._opened.house.workspace.desk
        way(leads.rows(desk, LeadFilter(words=name))[0].company)
        self.rest()


REPORT = (
    (3, {"revenue": "109 620", "operating_result": "10 280", "pretax_result": "10 020"}),
    (3, {"tax": "2 204", "net_result": "7 816"}),
    (4, {"assets": "63 440", "fixed_assets": "20 180", "current_assets": "43 260"}),
    (4, {"cash": "8 940", "equity": "26 699", "liabilities": "36 714"}),
)
"""What is typed off the report of the demo, page by page; the last figure is a slip."""


def type_report(page: TypingPage) -> None:
    """Type the figures with the keys, as a person does who turns the pages."""
    form = page.form
    for key, text in (("start", "1.1.2024"), ("end", "31.12.2024")):
        line = form.fields[key].input
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)
    form.fields["unit"].set_text("1000")
    form.fields["audited"].set_text("yes")
    for number, amounts in REPORT:
        page.side.go_to(number)
        for each, amount in amounts.items():
            form.rows[each].amount.setFocus()
            form.rows[each].amount.clear()
            QTest.keyClicks(form.rows[each].amount, amount)
    form.rows["short_debt"].amount.setFocus()


def let_wait(company: UUID | None, ledger: Ledger) -> None:
    """Let a few questions about a company wait, each for a reason of its own."""
    known = ledger.lookups.of_company(company) if company is not None else ()
    reasons = (offline(), _spent(known[0].planned), stopped())
    for each, why in zip(known, reasons, strict=False):
        left = Lookup(
            id=new_id(),
            question=each.question,
            company=company,
            state=each.state,
            planned=each.planned,
        )
        ledger.lookups.plan(waiting(left, why, each.planned))


def _spent(at: datetime) -> Problem:
    until = at + timedelta(days=1)
    words = say("the quota is spent: stored answers only until {when}", when=until)
    return Problem(message=words, after=until)


def _serve(milliseconds: int) -> None:
    # QTest.qWait sleeps without letting the lanes' threads run.
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextlib.contextmanager
def opened(look: Look, wanted: Wanted) -> Iterator[Scenes]:
    """Open the demo, filled with its cast."""
    with standing(look, wanted, open_demo) as made:
        yield Scenes(made)

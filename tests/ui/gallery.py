"""Scenes of invented companies that show every widget, for pictures and for audits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tests.samples import METTE
from ui.main_window import MainWindow
from ui.notices import Action
from ui.tasks import Runner
from ui.theme.look import Look
from ui.theme.roles import Roles, Tone
from ui.theme.scale import Type
from ui.widgets.busy import Busy
from ui.widgets.buttons import FilterButton, LinkButton, PrimaryButton, QuietButton
from ui.widgets.chip import Chip, band_chip, stage_chip
from ui.widgets.choice import Choice, Option
from ui.widgets.empty_state import EmptyState
from ui.widgets.evidence_panel import EvidenceRow, EvidenceView
from ui.widgets.fact_row import FactRow
from ui.widgets.field import Field
from ui.widgets.page_frame import PageFrame
from ui.widgets.range_bar import SmallRange
from ui.widgets.section import Section
from ui.widgets.select import Select
from ui.widgets.sentence import Sentence
from ui.widgets.sheet import Sheet
from ui.widgets.verdict import Verdict
from ui.widgets.words import words
from ui.widgets.year_chart import YearChart
from ui.widgets.year_table import YearCell, YearRow, YearTable
from workbench.domain.card import Band
from workbench.domain.excerpt import Excerpt
from workbench.domain.lead import Stage
from workbench.domain.score_range import ScoreRange
from workbench.domain.scorecard import Score
from workbench.errors import SourceUnreachable
from workbench.texts import Message, say

SKAGEN = ScoreRange(
    score=Score(lowest=44, shown=61, highest=79, possible=100),
    look_closer_from=40,
    go_from=65,
    band=Band.LOOK_CLOSER,
)


@dataclass(frozen=True, slots=True)
class ScenePage:
    """A page made of a scene."""

    key: str
    title: Message
    icon: str
    widget: QWidget
    in_sidebar: bool = True
    keys: Sequence[QAction] = ()

    def shown(self) -> None:
        """Scenes are complete from the start."""


def window(look: Look, runner: Runner, scene: str = "company") -> MainWindow:
    """Return the shell with its pages, one scene in front."""
    made = MainWindow(look)
    made.serve(runner)
    builders: dict[str, tuple[Message, str, Callable[[Look], QWidget]]] = {
        "today": (say("Today"), "sun", empty),
        "leads": (say("Leads"), "building-2", leads),
        "company": (say("Criteria"), "list-checks", company),
        "forms": (say("Sources"), "plug", forms),
    }
    for key, (title, icon, build) in builders.items():
        made.add_page(ScenePage(key, title, icon, build(look)))
    made.sidebar.set_count("today", 6)
    made.sidebar.set_count("leads", 143)
    made.sidebar.set_person(METTE)
    made.tray.set_lookups(3, 8, 1)
    made.tray.set_stored(say("Stored on this computer · backed up {time}", time="09:12"))
    made.go(scene)
    if scene == "company":
        made.inspector.show_evidence(evidence(made))
    if scene == "forms":
        problem = SourceUnreachable(
            say("The register did not answer."),
            hint=say("Nothing is lost; ask again when the network is back."),
            detail="GET https://register.example/units/311000004: timed out after 10 s",
        )
        made.notices.show_problem(problem, Action(say("Retry"), made.focus_search))
        made.notices.tell(say("Marked as MQL"), Tone.GO, action=Action(say("Undo"), made.show))
    return made


def company(look: Look) -> QWidget:
    """Return a company page as it should look."""
    page = PageFrame(look, say("{name}", name="Skagen Sensor A/S"))
    page.set_title(
        say("{name}", name="Skagen Sensor A/S"),
        say(
            "CVR {number} · {town}, Denmark · founded 14 March 2011 · {count} employees",
            number="99000023",
            town="Skagen",
            count=38,
        ),
    )
    page.add_action(QuietButton(look, say("Hand over…")))
    page.add_action(PrimaryButton(look, say("Mark as MQL")))
    page.set_chips(
        [
            Chip(look, say("Active"), Tone.GO),
            Chip(look, say("New to us")),
            stage_chip(look, Stage.RESEARCHING),
            FilterButton(look, say("{count} companies with a similar name", count=2)),
        ]
    )
    page.add(_verdict(look))
    page.add_side_by_side(_can_they(look), _will_they(look))
    page.add(_accounts(look))
    return page


def _verdict(look: Look) -> Section:
    section = Section(look)
    verdict = Verdict(look)
    ask = say(
        "What helps most: {ask} That narrows the range to {low}–{high} · 2 minutes · free",
        ask="Ask for last year's revenue.",
        low=68,
        high=74,
    )
    verdict.show_range(SKAGEN, say("{n} of {all} answered", n=7, all=12), ask)
    section.add(verdict)
    return section


def _can_they(look: Look) -> Section:
    section = Section(look, say("Can they?"))
    rows = (
        FactRow(look, say("Can it carry our price?"), say("2.1 % of gross profit"), opens=1),
        FactRow(look, say("Own money?"), say("equity 41 % of assets"), opens=2, disputed=True),
        FactRow(
            look, say("Making money?"), say("operating result 1.9 mio. kr., up from 1.2"), opens=3
        ),
        FactRow(look, say("How old are the figures?"), say("11 months"), opens=4),
        FactRow(
            look,
            say("As a customer"),
            say("one of two asked: pays late"),
            role="look_closer",
            opens=5,
        ),
        FactRow(look, say("In public"), say("looked 5 times, nothing found"), opens=6),
    )
    for row in rows:
        section.add_row(row)
    section.add_stretch()
    return section


def _will_they(look: Look) -> Section:
    section = Section(look, say("Will they?"))
    section.add_row(FactRow(look, say("Asked for a demo"), say("3 November, form"), role="soft"))
    section.add_row(
        FactRow(look, say("Met at the fair in Herning"), say("29 September, Jonas"), role="soft")
    )
    section.add_row(
        FactRow(look, say("Talk to"), say("purchasing manager · phone, mail open"), opens=1)
    )
    section.add_row(
        FactRow(look, say("Next step"), say("Call, Tuesday 24 November, Jonas"), opens=2)
    )
    section.add_heading(say("Why not more"))
    section.add_row(FactRow(look, say("Revenue is not stated"), "−8", role="not_now", strong=True))
    section.add_row(
        FactRow(
            look, say("Auditor changed twice in three years"), "−5", role="not_now", strong=True
        )
    )
    section.add_stretch()
    return section


def _accounts(look: Look) -> Section:
    section = Section(look, say("Annual accounts, mio. kr."))
    section.add_beside(
        words(look, say("Annual reports 2021–2025 · own company"), Type.SMALL, "soft")
    )
    chart = YearChart(look)
    chart.show_drawing(bars, say("Gross profit grew from 9.1 to 16.2 in five years."))
    section.add(chart)
    table = YearTable(look)
    figures = {
        "Revenue": (None, None, None, None, None),
        "Gross profit": ("9.14", "10.4", "12.3", "13.6", "16.2"),
        "Net result": ("0.61", "0.68", "0.94", "1.20", "1.90"),
        "Equity": ("5.02", "5.70", "6.64", "7.52", "9.42"),
    }
    rows = [
        YearRow(
            say(label),
            tuple(
                YearCell(value, f"{label}{n}", disputed=label == "Equity" and n == 4)
                for n, value in enumerate(values)
            ),
            strong=label == "Equity",
        )
        for label, values in figures.items()
    ]
    table.show_years(["2021", "2022", "2023", "2024", "2025"], rows)
    section.add(table, space_before=8)
    return section


def bars(roles: Roles) -> str:
    """Return five pairs of bars as SVG text."""
    drawn = []
    for year, (tall, low) in enumerate(((30, 9), (34, 11), (41, 13), (46, 15), (58, 19))):
        x = 10 + year * 124
        drawn.append(
            f'<rect x="{x}" y="{60 - tall}" width="34" height="{tall}" rx="2" '
            f'fill="{roles.accent}"/><rect x="{x + 38}" y="{60 - low}" width="34" '
            f'height="{low}" rx="2" fill="{roles.look_closer}"/>'
        )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="64" viewBox="0 0 640 64">'
        f"{''.join(drawn)}</svg>"
    )


def evidence(listener: MainWindow) -> EvidenceView:
    """Return what the inspector shows of an equity."""
    return EvidenceView(
        title=say("Equity"),
        value="9.42 mio. kr.",
        about=say("at 31 December 2025 · own company · audited"),
        excerpt=Excerpt(
            before=(
                "Aktiver i alt … 22.981.114",
                "Virksomhedskapital … 500.000",
                "Overført resultat … 8.920.407",
            ),
            line_start="Egenkapital … ",
            marked="9.420.407",
            after=("Hensættelser … 611.000",),
        ),
        rows=(
            EvidenceRow(label=say("From"), value=say("Annual report 2025, page 9")),
            EvidenceRow(label=say("Read"), value=say("today 10:41")),
            EvidenceRow(label=say("First seen"), value=say("today")),
            EvidenceRow(
                label=say("Also says"), value=say("proff.dk page: 9.4 mio. kr."), opens="other"
            ),
            EvidenceRow(label=say("Used by"), value=say("Own money, Solvency")),
        ),
        actions=(
            (say("Open the report"), listener.focus_search),
            (say("Copy citation"), listener.focus_search),
        ),
    )


def leads(look: Look) -> QWidget:
    """Return a short list with ranges and bands."""
    page = PageFrame(look, say("Leads"))
    page.add_action(QuietButton(look, say("Work list…")))
    page.add_action(PrimaryButton(look, say("Open a company"), icon="plus"))
    mine = FilterButton(look, say("Responsible: me"))
    mine.setChecked(True)
    page.set_chips([mine, FilterButton(look, say("Stage: any"))])
    section = Section(look)
    for name, low, high, band, stage in (
        ("Fjordlys Automasjon AS", 71, 84, Band.GO, Stage.SQL),
        ("Nørrelund Maskinfabrik A/S", 66, 75, Band.GO, Stage.MQL),
        ("Skagen Sensor A/S", 44, 79, Band.LOOK_CLOSER, Stage.RESEARCHING),
        ("Tromsdal Tre AS", 30, 82, Band.LOOK_CLOSER, Stage.RESEARCHING),
        ("Drømmebil Import ApS", 12, 22, Band.NOT_NOW, Stage.NEW),
        ("Lindholm Logistik A/S", 71, 71, Band.GO, Stage.WON),
    ):
        section.add_row(_lead_row(look, name, (low, high), band, stage))
    page.add(section)
    return page


def _lead_row(look: Look, name: str, ends: tuple[int, int], band: Band, stage: Stage) -> QWidget:
    low, high = ends
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 8, 0, 8)
    line.setSpacing(16)
    picture = ScoreRange(
        score=Score(lowest=low, shown=(low + high) // 2, highest=high, possible=100),
        look_closer_from=40,
        go_from=65,
        band=band,
    )
    who = words(look, name, Type.STRONG)
    who.setMinimumWidth(190)
    line.addWidget(who)
    line.addWidget(stage_chip(look, stage))
    line.addStretch(1)
    line.addWidget(words(look, picture.words))
    small = SmallRange(look)
    small.setMinimumWidth(80)
    small.setMaximumWidth(150)
    small.show_range(picture)
    line.addWidget(small)
    verdict = QWidget()
    verdict.setMinimumWidth(96)
    within = QHBoxLayout(verdict)
    within.setContentsMargins(0, 0, 0, 0)
    within.addWidget(band_chip(look, band))
    within.addStretch(1)
    line.addWidget(verdict)
    return row


def forms(look: Look) -> QWidget:
    """Return fields, choices and work under way."""
    page = PageFrame(look, say("Search the web by hand"))
    left, right = Section(look, say("Who told us?")), Section(look, say("Trouble in the press?"))
    name = Field(look, say("Registration number"), prompt=say("Nine digits"))
    name.set_text("311000005")
    name.show_error(say("The last digit does not fit the others."), "311000004")
    left.add(name)
    left.add(
        Field(look, say("E-mail"), hint=say("Kept until one year after the last touch.")),
        space_before=12,
    )
    left.add(Field(look, say("What they said"), tall=True), space_before=12)
    relation = Select(
        look,
        say("Relation"),
        [("supplier", say("Sells to them")), ("customer", say("Buys from them"))],
    )
    left.add(Field(look, say("Relation"), editor=relation), space_before=12)
    question = say("Read the first page of hits for {name} and its managers.", name="Skagen Sensor")
    right.add(Sentence(look, question, strong=("name",)))
    choice = Choice(
        look,
        [
            Option("found", say("Found"), "F"),
            Option("nothing", say("Looked, nothing found"), "N"),
            Option("skip", say("Skip"), "S"),
        ],
        name=say("Your answer"),
    )
    choice.mark("nothing")
    right.add(choice, space_before=12)
    busy = Busy(look)
    busy.begin(say("Asking {count} sources", count=8))
    right.add(busy, space_before=20)
    link = LinkButton(look, say("Open the search in the browser"), icon="external-link")
    right.add(link, space_before=12)
    off = PrimaryButton(look, say("Not yet possible"))
    off.setEnabled(False)
    right.add(off, space_before=12)
    right.add_stretch()
    page.add_side_by_side(left, right)
    return page


def empty(look: Look) -> QWidget:
    """Return a page with nothing on it yet."""
    page = PageFrame(look, say("Today"), scrolls=False)
    page.add(
        EmptyState(
            look,
            icon="anchor",
            title=say("No company has been opened yet"),
            sentence=say(
                "Type a name, a registration number, a VAT number or a web address, "
                "or see the demo with its invented companies."
            ),
            actions=(
                PrimaryButton(look, say("Open a company")),
                QuietButton(look, say("See the demo")),
            ),
        ),
        1,
    )
    return page


def sheet(look: Look, host: QWidget) -> Sheet:
    """Return an open sheet over a page."""
    made = Sheet(look, host, say("Mark as MQL"), say("Mark and lock"))
    made.body.addWidget(
        Sentence(look, say("The decision is locked with its {facts}.", facts="facts"))
    )
    made.body.addWidget(Field(look, say("Why?"), tall=True))
    made.open()
    return made

"""Every year and line of a company's annual accounts; each figure opens where it was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.buttons import QuietButton
from ui.widgets.page_frame import PageFrame
from ui.widgets.section import Section
from ui.widgets.words import words
from ui.widgets.year_table import YearCell, YearRow, YearTable
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.domain.accounts import AnnualAccounts, Scope, of_one_period
from workbench.domain.company import Entity
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.fact_words import figure_words
from workbench.domain.figures import TableUnit, table_unit
from workbench.domain.properties import PROPERTIES
from workbench.domain.sounding import Sounding
from workbench.domain.source import source_title
from workbench.domain.unread_accounts import why_no_accounts
from workbench.texts import Message, say

_PREFIX = "accounts."
_MOST_YEARS = 8
_STRONG = frozenset({"revenue", "gross_profit", "net_result", "assets", "equity"})


@dataclass(frozen=True, kw_only=True)
class Series:
    """Sets of accounts that one source states for one scope in one currency, oldest first."""

    entity: Entity
    scope: Scope
    currency: str
    sets: tuple[AnnualAccounts, ...]

    @cached_property
    def unit(self) -> TableUnit:
        """What its sums are counted in."""
        stated = (known.fact for each in self.sets for known in each.lines.values())
        return table_unit(fact.number for fact in stated if fact.unit == self.currency)


def series_of(accounts: Iterable[AnnualAccounts]) -> tuple[Series, ...]:
    """Return accounts side by side only where source, scope and currency are the same.

    Of a period that several filings state, as next year's report does, the first counts.
    """
    groups: dict[tuple[Entity, Scope, str], dict[date, AnnualAccounts]] = {}
    for each in accounts:
        same = groups.setdefault((each.entity, each.scope, each.currency), {})
        same.setdefault(each.end, each)
    return tuple(
        Series(
            entity=entity,
            scope=scope,
            currency=currency,
            sets=tuple(sets[end] for end in sorted(sets))[-_MOST_YEARS:],
        )
        for (entity, scope, currency), sets in groups.items()
    )


class AccountsPage(PageFrame):
    """The figures as tables; `open` says whose.

    Signals:
        company_wanted: back to the company, by its UUID.
        evidence_wanted: the `KnownFact` of a figure.
    """

    key = "accounts"
    icon = "scale"
    in_sidebar = False

    company_wanted = Signal(object)
    evidence_wanted = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Annual accounts"), parent=parent)
        self._workspace = workspace
        self._company: UUID | None = None
        self._sets: tuple[AnnualAccounts, ...] | None = None
        self._why: Message | None = None
        self._sections: list[Section] = []
        self.tables: list[YearTable] = []
        self._back = QuietButton(look, say("Back to the company"), icon="arrow-left")
        self._back.clicked.connect(self._go_back)
        self.add_action(self._back)
        self.add_key("Alt+Left", say("Back to the company"), self._go_back)
        workspace.changed.connect(self._changed)

    def open(self, company: UUID) -> None:
        """Show a company's accounts."""
        if company != self._company:
            self._company, self._sets = company, None
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
        self._why = why
        first, self._sets = self._sets is None, sounding.accounts
        self._clear()
        self.set_title(
            say("Annual accounts: {name}", name=sounding.company.name),
            say("Every figure opens the stored answer at its place. Not stated is not nought."),
        )
        for series in series_of(sounding.accounts):
            self._add(series, dossier)
        if not self._sections:
            none = why or say("No annual accounts have been read yet.")
            self._add_section(Section(self._look), none)
        if first and self.isVisible() and self.tables:
            self.tables[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for section in self._sections:
            section.hide()
            section.deleteLater()
        self._sections, self.tables = [], []

    def _add(self, series: Series, dossier: Dossier) -> None:
        heading = say(
            "{source} · {whose} · {unit}",
            source=source_title(dossier.manifests, series.entity.source),
            whose=series.scope.words,
            unit=series.unit.words(series.currency),
        )
        section = Section(self._look, heading)
        table = YearTable(self._look)
        table.setAccessibleName(self._look.say(heading))
        table.opened.connect(self.evidence_wanted)
        table.show_years([each.period for each in series.sets], _rows(series, dossier.sounding))
        section.add(table, space_before=4)
        self.tables.append(table)
        caution = say("One year: cannot tell a trend.") if _years(series) == 1 else None
        self._add_section(section, caution)
        suspect = dossier.why_suspect(series.entity.source)
        if suspect is not None:
            section.add(words(self._look, suspect, role="look_closer", wrap=True), space_before=8)

    def _add_section(self, section: Section, note: Message | None) -> None:
        if note is not None:
            section.add(words(self._look, note, role="soft", wrap=True), space_before=8)
        self._sections.append(section)
        self.add(section)

    def _changed(self, company: UUID) -> None:
        if company == self._company and self.isVisible():
            self._read()

    def _go_back(self) -> None:
        if self._company is not None:
            self.company_wanted.emit(self._company)


def _dossier_of(company: UUID, desk: Desk) -> Dossier:
    return open_dossier(desk, company)


def _years(series: Series) -> int:
    return len({each.end.year for each in series.sets})


def _rows(series: Series, sounding: Sounding) -> list[YearRow]:
    stated = {line for each in series.sets for line in each.lines}
    lines = [key.removeprefix(_PREFIX) for key in PROPERTIES if key.startswith(_PREFIX)]
    return [
        YearRow(
            PROPERTIES[_PREFIX + line].title,
            tuple(_cell(each.lines.get(line), series, sounding) for each in series.sets),
            strong=line in _STRONG,
        )
        for line in lines
        if line in stated
    ]


def _cell(known: KnownFact | None, series: Series, sounding: Sounding) -> YearCell:
    if known is None:
        return YearCell(None)
    disputed = any(_contradicts(known, other) for other in sounding.all(known.fact.key))
    told = figure_words(known.fact, series.currency, series.unit)
    return YearCell(told, known, disputed=disputed)


def _contradicts(known: KnownFact, other: KnownFact) -> bool:
    one, two = known.fact, other.fact
    return of_one_period(one, two) and one.unit == two.unit and one.value != two.value

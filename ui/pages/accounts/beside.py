"""The card of years that several sources or filings tell: which is used, why, what differs."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.accounts.tables import beside_rows, set_words
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.buttons import LinkButton
from ui.widgets.section import Section
from ui.widgets.words import words
from ui.widgets.year_table import YearTable
from workbench.domain.properties import declared
from workbench.domain.source import Manifest
from workbench.domain.years_of_accounts import YearOfAccounts
from workbench.texts import Message, listed, say, say_many

_NAMED = 3


class BesideCard(Section):
    """One row a year; each opens into a table with a column a source.

    Signals:
        opened: the `KnownFact` of a figure.
    """

    opened = Signal(object)

    def __init__(
        self,
        look: Look,
        years: Sequence[YearOfAccounts],
        manifests: Mapping[str, Manifest],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, say("The same year from several places"), parent)
        self.years: list[_Year] = []
        for year in years:
            row = _Year(look, year, manifests)
            row.opened.connect(self.opened)
            self.years.append(row)
            self.add_row(row)


class _Year(QWidget):
    opened = Signal(object)

    def __init__(self, look: Look, year: YearOfAccounts, manifests: Mapping[str, Manifest]) -> None:
        super().__init__()
        self._look = look
        self._year = year
        self._manifests = manifests
        self._table: YearTable | None = None
        self._open = False
        self.link = LinkButton(look, say("Side by side"))
        self.link.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.setContentsMargins(0, 6, 0, 6)
        head.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(words(look, year.chosen.period, Type.STRONG), 0, top)
        head.addWidget(words(look, told(year, manifests), wrap=True), 1)
        head.addWidget(self.link, 0, top)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)

    @property
    def table(self) -> YearTable | None:
        """The sources side by side, once they were asked for."""
        return self._table

    def _turn(self) -> None:
        if self._table is None:
            self._table = self._made()
            self._column.addWidget(self._table)
        self._open = not self._open
        self._table.setVisible(self._open)
        self.link.set_message(say("Hide") if self._open else say("Side by side"))

    def _made(self) -> YearTable:
        table = YearTable(self._look)
        name = say("Side by side: {year}", year=self._year.chosen.period)
        table.setAccessibleName(self._look.say(name))
        table.opened.connect(self.opened)
        heads = [set_words(each, self._manifests) for each in self._year.sets]
        table.show_years(heads, beside_rows(self._year))
        return table


def told(year: YearOfAccounts, manifests: Mapping[str, Manifest]) -> Message:
    """Return which set of a year is used and why, and in what the others differ."""
    used = set_words(year.chosen, manifests)
    sentence = say("{source} is used.", source=used)
    if year.because is not None:
        sentence = say("{source} is used. {why}", source=used, why=year.because)
    for other in year.others:
        differing = year.chosen.differs_from(other)
        name = set_words(other, manifests)
        part = say("{source} states the same.", source=name)
        if differing:
            part = say("{source} differs in {lines}.", source=name, lines=_lines(differing))
        sentence = say("{first} {second}", first=sentence, second=part)
    return sentence


def _lines(lines: Sequence[str]) -> Message:
    titles = [declared(f"accounts.{line}").title for line in lines]
    named = listed(*titles[:_NAMED])
    more = len(titles) - _NAMED
    if more <= 0:
        return named
    return say_many(
        "{lines} and {count} more line", "{lines} and {count} more lines", more, lines=named
    )

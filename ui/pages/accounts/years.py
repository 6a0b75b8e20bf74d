"""The card of one series of years: small charts, the lines as a table, and the ratios under it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.pages.accounts.tables import line_rows, ratio_rows
from ui.theme.look import Look
from ui.theme.scale import CARD_PADDING
from ui.widgets.buttons import LinkButton
from ui.widgets.fact_row import FactRow
from ui.widgets.section import Section
from ui.widgets.words import words
from ui.widgets.year_bars import YearBars
from ui.widgets.year_table import YearTable
from workbench.domain.accounts_series import Series, said_alike
from workbench.domain.conversion import Rate
from workbench.domain.drawing import chart_of_lines
from workbench.domain.fact import KnownFact
from workbench.domain.fact_words import value_words
from workbench.domain.properties import declared
from workbench.domain.series_words import series_words, year_notes
from workbench.domain.sounding import Sounding
from workbench.domain.source import Manifest
from workbench.texts import Message, say, say_many

MOST_YEARS = 8
"""Columns that stand side by side where there is room; fewer where a figure would be cut off."""
_FEWEST = 2

_CHARTS = (
    (("revenue", "gross_profit"), ("operating_result", "pretax_result")),
    (("net_result",), ("equity",)),
)
"""Two charts a row; of each group the first line that is stated is drawn."""


class YearsCard(Section):
    """Up to eight years, as many as there is room for; older ones are a link away.

    Signals:
        opened: the `KnownFact` of a figure, or a `Ratio`.
        as_stated_wanted: the sums are to be shown in their own currency again.
    """

    opened = Signal(object)
    as_stated_wanted = Signal()

    def __init__(
        self,
        look: Look,
        series: Series,
        sounding: Sounding,
        manifests: Mapping[str, Manifest],
        *,
        rate: Rate | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show a series, its sums at a rate where one is given."""
        shown = series.currency if rate is None else rate.shown
        heading = series_words(series, manifests, shown)
        super().__init__(look, heading, parent)
        self._series, self._sounding, self._manifests = series, sounding, manifests
        self._rate = rate
        self._older = 0
        self._most = MOST_YEARS
        self._widest = 0
        self._charts = self._drawn()
        if rate is not None:
            self._tell_rate(rate)
        self.table = self._made(heading)
        for known in said_alike(series):
            self.add_row(self._fact(known))
        self._notes = words(look, "", role="soft", wrap=True)
        self.add(self._notes, space_before=8)
        self.link = LinkButton(look, say("Older years"))
        self.link.clicked.connect(self._turn)
        self.add(self.link, space_before=4)
        self.add_heading(say("Ratios"))
        self.ratios = self._made(say("Ratios"))
        self._none = words(
            look, say("The accounts state too little for any ratio."), role="soft", wrap=True
        )
        self.add(self._none, space_before=4)
        self._fill()

    def _tell_rate(self, rate: Rate) -> None:
        told = say(
            "Sums of the table are converted at {rate}. A figure opens as it is stated.",
            rate=rate.words,
        )
        self.add(words(self._look, told, role="look_closer", wrap=True), space_before=8)
        back = LinkButton(self._look, say("Show as stated"))
        back.clicked.connect(self.as_stated_wanted)
        self.add(back, space_before=4)

    def _drawn(self) -> list[YearBars]:
        whole = [each for each in self._series.sets if each.is_a_year][-MOST_YEARS:]
        charts = []
        for groups in _CHARTS if len(whole) > 1 else ():
            chart = chart_of_lines(whole, groups, self._look.texts)
            if chart is not None:
                bars = YearBars(self._look)
                bars.show_chart(chart)
                self.add(bars, space_before=8)
                charts.append(bars)
        return charts

    def _made(self, name: Message) -> YearTable:
        table = YearTable(self._look)
        table.setAccessibleName(self._look.say(name))
        table.opened.connect(self.opened)
        self.add(table, space_before=8)
        return table

    def _fact(self, known: KnownFact) -> FactRow:
        fact = known.fact
        row = FactRow(self._look, declared(fact.key).title, value_words(fact), opens=known)
        row.opened.connect(self.opened)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - 2 * CARD_PADDING - self.table.label_width
        most = min(max(room // max(self._widest, 1), _FEWEST), MOST_YEARS)
        if most != self._most:
            self._most = most
            self._older = min(self._older, self._hidden)
            self._fill()

    @property
    def _hidden(self) -> int:
        return max(len(self._series.years) - self._most, 0)

    def _fill(self) -> None:
        shown = self._series.newest(self._most, older=self._older)
        heads = [each.period for each in shown.sets]
        self.table.show_years(heads, line_rows(shown, self._sounding, self._manifests, self._rate))
        told = ratio_rows(shown)
        self.ratios.setVisible(bool(told))
        self._none.setVisible(not told)
        self.ratios.show_years(heads, told)
        notes = year_notes(shown)
        self._notes.setText(" ".join(map(self._look.say, notes)))
        self._notes.setVisible(bool(notes))
        # What was seen once counts from then on: years would come and go with their own figures.
        self._widest = max(self._widest, self.table.year_width, self.ratios.year_width)
        labels = max(self.table.label_width, self.ratios.label_width)
        for each in (self.table, self.ratios):
            each.align(labels)
        earlier = self._hidden - self._older
        self.link.setVisible(self._hidden > 0)
        older = say_many(
            "{count} older year is known: show it",
            "{count} older years are known: show them",
            earlier,
        )
        self.link.set_message(older if earlier else say("Back to the newest years"))

    def _turn(self) -> None:
        seen_all = self._older == self._hidden
        self._older = 0 if seen_all else min(self._older + self._most, self._hidden)
        self._fill()

"""Annual accounts over the years as a picture, with the way to every line of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.scale import CARD_PADDING, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.section import Section
from ui.widgets.words import words
from ui.widgets.year_bars import YearBars
from workbench.domain.accounts import AnnualAccounts
from workbench.domain.dossier import Dossier
from workbench.domain.drawing import chart_of, comparable_years
from workbench.domain.series_words import sources_words
from workbench.domain.unread_accounts import before_any, why_no_accounts
from workbench.texts import Message, say


class AccountsCard(Section):
    """The years side by side.

    Signals:
        wanted: all lines and years are to be shown.
    """

    wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Annual accounts"), parent=parent)
        self._sets: tuple[AnnualAccounts, ...] | None = None
        self._whose = words(look, "", Type.SMALL, "soft")
        self._link = LinkButton(look, say("All years and lines"))
        self._link.clicked.connect(self.wanted)
        self.add_beside(self._whose)
        self._chart = YearBars(look)
        self._silence = words(look, "", Type.BODY, "soft", wrap=True)
        self.add(self._chart, space_before=8)
        self.add(self._silence, space_before=4)
        self.add(self._link, space_before=8)

    def show_accounts(self, dossier: Dossier) -> None:
        """Draw the years that can be compared, or say why there is nothing to draw."""
        sets = dossier.sounding.accounts
        self._silence.setText(self._look.say(_silence(dossier)))
        if sets == self._sets:
            return
        self._sets = sets
        with self.filling():
            self._draw(sets, dossier)

    def _draw(self, sets: tuple[AnnualAccounts, ...], dossier: Dossier) -> None:
        chart = chart_of(sets, self._look.texts)
        self._chart.setVisible(chart is not None)
        self._link.setVisible(bool(sets))
        self._silence.setVisible(chart is None)
        self._whose.setText(self._look.say(_whose(sets, dossier)) if chart is not None else "")
        self._whose.setVisible(chart is not None)
        if chart is not None:
            # Drawn at the width it is about to get, it need not be drawn twice.
            self._chart.resize(self.width() - 2 * CARD_PADDING, self._chart.height())
            self._chart.show_chart(chart)


def _silence(dossier: Dossier) -> Message:
    if dossier.sounding.accounts:
        return say("No full year's figures are stated, so there is nothing to compare.")
    sounding = dossier.sounding
    return why_no_accounts(sounding.lookups) or before_any(sounding.company)


def _whose(sets: tuple[AnnualAccounts, ...], dossier: Dossier) -> Message:
    years = comparable_years(sets)
    first, last = years[0], years[-1]
    sources = list(dict.fromkeys(each.entity.source for each in reversed(years)))
    span = say("{first}–{last}", first=str(first.end.year), last=str(last.end.year))
    told = say(
        "{source} · {years} · {whose}",
        source=sources_words(sources, dossier.manifests),
        years=span if len(years) > 1 else say("{year}", year=str(last.end.year)),
        whose=last.scope.words,
    )
    suspect = any(dossier.why_suspect(each) is not None for each in sources)
    return say("{source} · suspect source", source=told) if suspect else told

"""Years as bars, drawn anew at every width, so that the letters in the drawing never shrink."""

from functools import partial

from PySide6.QtGui import QResizeEvent

from ui.theme.look import Look
from ui.theme.roles import Roles
from ui.theme.scale import INTER
from ui.widgets.year_chart import YearChart
from workbench.domain import drawing
from workbench.texts import say

_NARROWEST = 320


class YearBars(YearChart):
    """Shows what `domain/drawing.py` put into words and figures."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._chart: drawing.YearChart | None = None

    def show_chart(self, chart: drawing.YearChart) -> None:
        """Show a chart of years."""
        self._chart = chart
        self._draw_at(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw_at(event.size().width())

    def _draw_at(self, width: int) -> None:
        if self._chart is not None:
            drawn = partial(_drawn, self._chart, max(width, _NARROWEST))
            self.show_drawing(drawn, say("{years}", years=self._chart.alternative))


def _drawn(chart: drawing.YearChart, width: int, roles: Roles) -> str:
    drawn = drawing.draw_years(chart, palette(roles), width=width)
    # Qt's SVG takes the whole list for the name of one font.
    return drawn.replace('font-family="Inter, sans-serif"', f'font-family="{INTER}"')


def palette(roles: Roles) -> drawing.Palette:
    """Return the colours a picture of years is drawn in."""
    return drawing.Palette(
        ink=roles.ink,
        soft=roles.soft,
        line=roles.line,
        surface=roles.surface,
        accent=roles.accent,
        bad=roles.not_now,
        go_ground=roles.go_ground,
        look_closer_ground=roles.look_closer_ground,
        not_now_ground=roles.not_now_ground,
    )

"""Another currency for the accounts: which, at what rate, of which day, and who says so."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.sheets.days import read_day, written
from ui.sheets.form import Filled
from ui.sheets.inputs import Day, Line, field
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import Flow
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.rates import look_up_rate
from workbench.domain.conversion import Rate, typed_rate
from workbench.domain.dossier import Dossier
from workbench.errors import InvalidInput, WorkbenchError
from workbench.jobs import JobControl
from workbench.texts import say


class CurrencySheet(Filled):
    """A rate is typed, or asked of the European Central Bank; nothing is written down.

    Signals:
        done: the `Rate` to show the accounts at.
    """

    def __init__(self, look: Look, workspace: Workspace, dossier: Dossier, host: QWidget) -> None:
        sounding = dossier.sounding
        super().__init__(
            look,
            workspace,
            host,
            say("The accounts in another currency"),
            say("Show"),
            about=sounding.company.id,
        )
        newest = sounding.accounts[0] if sounding.accounts else None
        self._stated = newest.currency if newest is not None else ""
        self._asked: Rate | None = None
        note = say(
            "They are stated in {currency}. All years are shown at one rate, so that growth stays"
            " what it is; every figure still opens as it is stated.",
            currency=self._stated,
        )
        self.body.addWidget(words(look, note, Type.BODY, "soft", wrap=True))
        fields = (
            Line(key="currency", label=say("Currency"), preset=_other(self._stated)),
            Day(key="day", label=say("Day of the rate"), preset=newest.end if newest else None),
            Line(
                key="rate",
                label=say("What one unit of it costs in {currency}", currency=self._stated),
            ),
            Line(key="source", label=say("Who says so")),
        )
        self._ask = LinkButton(look, say("Ask the European Central Bank"))
        self._ask.clicked.connect(self._look_up)
        for asked in fields:
            self.body.addWidget(self.add_field(asked.key, field(look, asked)))
            if asked.key == "day":
                line = Flow(0)
                line.addWidget(self._ask)
                self.body.addLayout(line)
        self.end_body()

    def open(self, first: QWidget | None = None) -> None:
        """Open with the keys on the currency."""
        super().open(first or self.fields["currency"].input)

    def confirm(self) -> None:
        """Show the accounts at the rate that is typed, or was asked for and not changed."""
        self.clear_problem()
        try:
            rate = self._rate()
        except InvalidInput as problem:
            self.show_problem(problem)
            return
        self.finish()
        self.done.emit(rate)

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say what was refused; the bank can be asked again."""
        self._ask.setEnabled(True)
        super().show_problem(problem)

    def _rate(self) -> Rate:
        typed = self.typed()
        asked = self._asked
        if asked is not None and typed == self._filled(asked):
            return asked
        return typed_rate(
            self._stated,
            currency=typed["currency"],
            rate=typed["rate"],
            day=self._day(),
            source=typed["source"],
            today=self._today(),
        )

    def _look_up(self) -> None:
        self.clear_problem()
        try:
            day = self._day()
        except InvalidInput as problem:
            self.show_problem(problem)
            return
        self._ask.setEnabled(False)
        looking = partial(_looked_up, self._stated, self.typed()["currency"], day)
        self.workspace.study(
            looking, self._came, failed=self.show_problem, replaces="exchange rate"
        )

    def _came(self, rate: Rate) -> None:
        self._ask.setEnabled(True)
        self._asked = rate
        for key, text in self._filled(rate).items():
            self.fields[key].set_text(text)

    def _filled(self, rate: Rate) -> dict[str, str]:
        return {
            "currency": rate.shown,
            "day": written(rate.day, self._look.texts),
            "rate": f"{round(rate.per, 6).normalize():f}",
            "source": self._look.say(rate.source),
        }

    def _day(self) -> date:
        return read_day(self.typed()["day"], self._today(), field="day")

    def _today(self) -> date:
        return self.workspace.desk.now().date()


def _looked_up(stated: str, shown: str, day: date, desk: Desk, control: JobControl) -> Rate:
    return look_up_rate(desk, stated, shown, day, control)


def _other(stated: str) -> str:
    return "EUR" if stated != "EUR" else "DKK"

"""What a document is about: where it is from, its period, what it counts in, whose figures."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.sheets.days import read_day, written
from ui.sheets.inputs import ChoiceField, SelectField
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.choice import Option
from ui.widgets.field import Field
from ui.widgets.flow import Columns
from ui.widgets.words import words
from workbench.app.typing_accounts import PUBLISHED, SENT
from workbench.domain.accounts import Scope
from workbench.domain.typed_accounts import UNITS, check_currency, check_period
from workbench.errors import InvalidInput
from workbench.texts import say

_NARROW = 130
_MEANS = {
    PUBLISHED: say("It may be handed over with the lead, its source named."),
    SENT: say("Sent in confidence: it stays here, and is never handed over."),
}
_UNIT_WORDS = (say("whole amounts"), say("thousands"), say("millions"))
_YES, _NO, _NOT_SAID = "yes", "no", ""


class About(QObject):
    """The fields above the lines, each checked when it is left.

    Attributes:
        fields: by key: `source`, `start`, `end`, `currency`, `unit`, `scope`, `interim`, `audited`.

    Signals:
        counted_otherwise: the amounts are counted in something else now.
        meant_otherwise: another period, currency, or another's figures are meant now.
    """

    counted_otherwise = Signal()
    meant_otherwise = Signal()

    def __init__(self, look: Look, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._today = today
        self.fields: dict[str, Field] = {}
        self._means = words(look, _MEANS[PUBLISHED], Type.SMALL, "faint", wrap=True)

    @property
    def source(self) -> str:
        """Where the document comes from: `PUBLISHED` or `SENT`."""
        return self.fields["source"].text() or PUBLISHED

    @property
    def unit(self) -> int:
        """What the amounts are counted in: one of `UNITS`."""
        return int(self.fields["unit"].text() or "1")

    @property
    def currency(self) -> str:
        """Its code, whether or not there is such a one."""
        return self.fields["currency"].text().upper()

    @property
    def scope(self) -> Scope:
        """Whose figures they are."""
        return Scope(self.fields["scope"].text() or Scope.OWN)

    @property
    def audited(self) -> bool | None:
        """Whether an auditor audited them; None where it is not said."""
        return {_YES: True, _NO: False}.get(self.fields["audited"].text())

    @property
    def interim(self) -> bool:
        """Whether they are no annual accounts."""
        return self.fields["interim"].text() == _YES

    def day(self, key: str) -> date:
        """Return the day in the field `start` or `end`.

        Raises:
            InvalidInput: it is none.
        """
        return read_day(self.fields[key].text(), self._today, field=key)

    def restore(self, draft: Mapping[str, str]) -> None:
        """Fill in what was typed before, and the usual where nothing was."""
        usual = {"source": PUBLISHED, "scope": Scope.OWN.value, "unit": "1"}
        for key, each in self.fields.items():
            each.set_text(draft.get(key) or usual.get(key, ""))
            each.clear_error()
        self._tell_source()

    def propose_currency(self, code: str) -> None:
        """Fill in the currency of the company's country, unless one was typed."""
        if code and not self.fields["currency"].text():
            self.fields["currency"].set_text(code)
            self.fields["currency"].clear_error()

    def parts(self) -> Iterator[QWidget]:
        """Build the fields, a line of them at a time."""
        look = self._look
        yield self._source()
        yield self._beside(
            self._add("start", Field(look, say("First day"))),
            self._add("end", Field(look, say("Last day"))),
        )
        units = tuple((str(unit), said) for unit, said in zip(UNITS, _UNIT_WORDS, strict=True))
        yield self._beside(
            self._add("currency", Field(look, say("Currency"))),
            self._add("unit", SelectField(look, say("Amounts in"), units)),
        )
        scopes = tuple((each.value, each.words) for each in (Scope.OWN, Scope.GROUP))
        yield self._add("scope", SelectField(look, say("Whose figures"), scopes))
        kinds = ((_NOT_SAID, say("annual")), (_YES, say("interim")))
        audits = ((_NOT_SAID, say("not said")), (_YES, say("yes")), (_NO, say("no")))
        yield self._beside(
            self._add("interim", SelectField(look, say("Kind of accounts"), kinds)),
            self._add("audited", SelectField(look, say("Audited"), audits)),
        )

    def _source(self) -> QWidget:
        source = ChoiceField(
            self._look,
            say("Where the document is from"),
            [Option(PUBLISHED, say("Published"), "1"), Option(SENT, say("Sent to us"), "2")],
        )
        source.picked.connect(self._tell_source)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._add("source", source))
        column.addWidget(self._means)
        return part

    def _add(self, key: str, made: Field) -> Field:
        self.fields[key] = made
        if isinstance(made.input, QLineEdit):
            # A file that is dropped here is for the page, and no words.
            made.input.setAcceptDrops(False)
            left = self._currency_left if key == "currency" else self._period_left
            made.input.editingFinished.connect(left)
        match key:
            case "unit":
                made.changed.connect(self.counted_otherwise)
            case "scope":
                made.changed.connect(self.meant_otherwise)
        return made

    def _beside(self, *fields: Field) -> QWidget:
        line = Columns(_NARROW)
        for each in fields:
            line.add(each)
        return line

    def _tell_source(self) -> None:
        self._means.setText(self._look.say(_MEANS[self.source]))

    def _period_left(self) -> None:
        left = next(key for key in ("start", "end") if self.fields[key].input is self.sender())
        if self.fields[left].text():
            try:
                self._settle_day(left)
            except InvalidInput as problem:
                self.fields[problem.field].show_problem(problem, take_keys=False)
        self.meant_otherwise.emit()

    def _settle_day(self, key: str) -> None:
        """Write a day out, propose the year's end, and check the period once both are there."""
        start, end = self.fields["start"], self.fields["end"]
        day = self.day(key)
        self.fields[key].clear_error()
        self.fields[key].set_text(written(day, self._look.texts))
        if key == "start" and not end.text() and day <= self._today:
            following = _a_year_on(day)
            if following <= self._today:
                end.set_text(written(following, self._look.texts))
        if start.text() and end.text():
            check_period(self.day("start"), self.day("end"), self._today)
            start.clear_error()
            end.clear_error()

    def _currency_left(self) -> None:
        field, code = self.fields["currency"], self.currency
        field.set_text(code)
        if code:
            try:
                check_currency(code, self._today)
            except InvalidInput as problem:
                field.show_problem(problem, take_keys=False)
        self.meant_otherwise.emit()


def _a_year_on(start: date) -> date:
    """Return the last day of the year that begins on a day."""
    leap = (start.month, start.day) == (2, 29)
    following = start.replace(year=start.year + 1, day=28 if leap else start.day)
    return following if leap else following - timedelta(days=1)

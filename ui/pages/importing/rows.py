"""What becomes of each row of a file, with why; what is unsure is for a person to say."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.fact_row import FactRow
from ui.widgets.section import Section
from ui.widgets.select import Select
from ui.widgets.words import words
from workbench.app.importing.judging import NEW_COMPANY, Decided, Plan
from workbench.app.importing.offers import Offer
from workbench.app.importing.previewing import Preview
from workbench.domain.identity import number_words, place_words
from workbench.domain.importing import Fate
from workbench.texts import Message, beside, in_turn, say, say_many

SHOWN = 100
"""Rows that are shown at once; the counts tell of all."""
_ALL, _OPEN, _NEW = "", "", "new"
_EXPLAINED = 3
"""Offered companies whose evidence is shown in the row; the list to choose from has all."""
_ROLES: Mapping[Fate, str] = {
    Fate.NEW: "go",
    Fate.SAME: "ink",
    Fate.DUPLICATE: "soft",
    Fate.UNSURE: "look_closer",
    Fate.UNUSABLE: "not_now",
    Fate.DONE: "soft",
}


class RowsPart(Section):
    """The rows of one fate, or of all.

    Signals:
        wanted: the `Fate` whose rows are to be shown, or None for all.
        decided: number of a row, and the UUID of the company it is, the `Identifier` of one that a
            register offers, None where it is a new one, or an empty string where it is open again.
    """

    wanted = Signal(object)
    decided = Signal(int, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.filter = Select(look, say("Which rows"))
        self.filter.selected.connect(self._want)
        self._caption = words(look, "", Type.SMALL, "soft", wrap=True)
        self.rows: list[QWidget] = []

    def show_rows(self, preview: Preview, plans: Sequence[Plan], fate: Fate | None) -> None:
        """Show a page of rows, and how many there are of each fate."""
        with self.filling():
            self.clear(keeping=(self.filter, self._caption))
            self.rows = []
            self.add_heading(say("What becomes of its rows"))
            self.filter.set_options(_options(preview))
            self.filter.choose(fate.value if fate is not None else _ALL)
            self.filter.widen()
            self.add_beside(self.filter)
            self.filter.show()
            for plan in plans:
                row = self._row(plan, preview.decided)
                self.rows.append(row)
                self.add_row(row)
            self._tell_shown(preview, len(plans), fate)

    @property
    def first_open(self) -> QWidget | None:
        """The first choice that waits for a person, where a row shown has one."""
        rows = (each for each in self.rows if isinstance(each, UnsureRow))
        return next((each.choice for each in rows if not each.choice.key()), None)

    def _row(self, plan: Plan, decided: Decided) -> QWidget:
        number = plan.told.row.number
        if plan.fate is Fate.UNSURE or plan.offers or number in decided:
            row = UnsureRow(self._look, plan, decided)
            row.decided.connect(self.decided)
            return row
        return FactRow(self._look, _label(plan), _told(plan), role=_role(plan))

    def _tell_shown(self, preview: Preview, shown: int, fate: Fate | None) -> None:
        every = preview.rows if fate is None else preview.counts[fate]
        told = say("The first {shown} of {every} rows.", shown=shown, every=every)
        self._caption.setText(self._look.say(told))
        self._caption.setVisible(shown < every)
        self.add(self._caption, space_before=GRID)

    def _want(self, key: str) -> None:
        self.wanted.emit(Fate(key) if key else None)


class UnsureRow(QWidget):
    """A row that a person decides; see `RowsPart.decided`."""

    decided = Signal(int, object)

    def __init__(self, look: Look, plan: Plan, decided: Decided) -> None:
        super().__init__()
        self._number = plan.told.row.number
        self._offered = {str(each.hit.number): each.hit.number for each in plan.offers}
        label, why = _label(plan), _told(plan)
        self.choice = Select(look, say("What {row} is", row=label), _choices(look, plan, decided))
        self.choice.choose(_chosen(plan, decided))
        self.choice.selected.connect(self._tell)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, GRID, 0, GRID)
        line.setSpacing(4 * GRID)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words(look, label, Type.BODY, wrap=True))
        column.addWidget(words(look, why, Type.SMALL, _role(plan), wrap=True))
        for told in _evidence(look, plan):
            column.addWidget(words(look, told, Type.SMALL, "soft", wrap=True))
        line.addLayout(column, 1)
        if plan.offers:
            # Names and numbers are long, and are read below each other.
            column.addSpacing(GRID)
            column.addWidget(self.choice)
        else:
            line.addWidget(self.choice)

    def _tell(self, key: str) -> None:
        meant: object = key
        if key == _NEW:
            meant = NEW_COMPANY
        elif key in self._offered:
            meant = self._offered[key]
        elif key:
            meant = UUID(key)
        self.decided.emit(self._number, meant)


def _choices(look: Look, plan: Plan, decided: Decided) -> list[tuple[str, Message]]:
    rivals = {str(each.company): each.name for each in plan.rivals}
    if plan.company is not None and plan.known is not None:
        rivals.setdefault(str(plan.company), plan.known.name)
    offered = ((str(each.hit.number), _who(look, each)) for each in plan.offers)
    none = say("None of them: a new company") if plan.offers else say("It is a new company")
    choices = [
        *((key, say("It is {name}", name=name)) for key, name in rivals.items()),
        *((key, say("It is {name}", name=who)) for key, who in offered),
        (_NEW, none),
    ]
    if plan.fate is Fate.UNSURE:
        return [(_OPEN, say("Leave it out")), *choices]
    if plan.told.row.number in decided:
        return [(_OPEN, say("Leave it open")), *choices]
    return choices


def _chosen(plan: Plan, decided: Decided) -> str:
    """Return the key of what a row is now: as a person said, else as it was judged."""
    number = plan.told.row.number
    if plan.taken is not None:
        return str(plan.taken.hit.number)
    if number not in decided:
        return _OPEN if plan.fate is Fate.UNSURE else _NEW
    company = decided[number]
    return str(company) if isinstance(company, UUID) else _NEW


def _who(look: Look, offer: Offer) -> Message:
    """Return an offered company by name, number and place, which tells it from its namesakes."""
    profile = offer.hit.profile
    return say(
        "{name}, {number}, {place}",
        name=offer.name,
        number=number_words(offer.hit.number),
        place=place_words(profile.town, profile.country, look.texts),
    )


def _told(plan: Plan) -> Message:
    """Return what becomes of a row, what our own lists say of the company, and why."""
    return beside(plan.fate.words, *plan.known_to_us, plan.reason)


def _role(plan: Plan) -> str:
    return "look_closer" if plan.warned else _ROLES[plan.fate]


def _evidence(look: Look, plan: Plan) -> Iterator[Message]:
    """Yield of the likeliest companies that a register offers what agrees, differs and lacks."""
    offers = plan.offers if plan.taken is None else (plan.taken,)
    for each in offers[:_EXPLAINED]:
        verdict = each.verdict
        told = _who(look, each)
        for reasons, sentence in (
            (verdict.agrees, say("agrees: {reasons}")),
            (verdict.differs, say("differs: {reasons}")),
            (each.missing, say("missing: {reasons}")),
        ):
            if reasons:
                said = say(sentence.msgid, reasons=in_turn(*reasons))
                told = say("{first} · {second}", first=told, second=said)
        yield told


def _label(plan: Plan) -> Message:
    number = str(plan.told.row.number)
    if not plan.told.name:
        return say("Row {row}", row=number)
    return say("Row {row} · {name}", row=number, name=plan.told.name)


def _options(preview: Preview) -> list[tuple[str, Message]]:
    counts = preview.counts
    every = say_many("{count} row in all", "{count} rows in all", preview.rows)
    return [
        (_ALL, every),
        *(
            (fate.value, say("{count} {fate}", count=str(counts[fate]), fate=_SHORT[fate]))
            for fate in Fate
            if counts[fate]
        ),
    ]


_SHORT: Mapping[Fate, Message] = {
    Fate.NEW: say("new"),
    Fate.SAME: say("known"),
    Fate.DUPLICATE: say("repeated"),
    Fate.UNSURE: say("unsure"),
    Fate.UNUSABLE: say("unusable"),
    Fate.DONE: say("imported before"),
}

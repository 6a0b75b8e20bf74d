"""Who is here: changing seats with a PIN, adding one of us, and mending one's own name."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ui.sheets.form import Filled, UseCase, Values
from ui.sheets.inputs import Line, OneOf, OneOfMany, SelectField, Worded, field
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app import people
from workbench.app.desk import Desk
from workbench.domain.operation import Operation
from workbench.domain.people import Department, Person
from workbench.texts import say

_WHAT, _WHO, _PIN, _NAME, _DEPARTMENT, _NEW_PIN = (
    "what",
    "person",
    "seat_pin",
    "name",
    "department",
    "pin",
)
_SEAT, _ADD, _MEND = "seat", "add", "mend"
_ASKED = {_SEAT: (_WHO, _PIN), _ADD: (_NAME, _DEPARTMENT, _NEW_PIN), _MEND: (_NAME, _DEPARTMENT)}


class People(Filled):
    """One sheet for the three; only what the chosen one needs is asked."""

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(
            look,
            workspace,
            parent,
            say("Who is here"),
            say("Sit down"),
            about=workspace.desk.person,
            use_case=self._doing,
        )
        self._people: dict[UUID, Person] = {}
        for asked in _fields():
            made = field(look, asked)
            self.body.addWidget(self.add_field(asked.key, made))
        self.end_body()
        self.fields[_WHAT].changed.connect(self._show)
        self.fields[_WHO].changed.connect(self._show)
        self._show()
        workspace.look(_all, self.show_people)

    def show_people(self, here: Sequence[Person]) -> None:
        """Offer these people; whoever is not present comes first, for that is who sits down."""
        present = self.workspace.desk.person
        self._people = {each.id: each for each in here}
        who = self.fields[_WHO]
        if isinstance(who, SelectField):
            who.offer(
                tuple(
                    (str(each.id), say("{name}, {department}", name=each.name, department=words))
                    for each in sorted(here, key=lambda each: each.id == present)
                    for words in (each.department.words,)
                )
            )
        self._show()

    def concluded(self, result: object) -> None:
        """Let whoever sat down, or was mended, write from now on."""
        adding = self.fields[_WHAT].text() == _ADD
        if isinstance(result, Person) and not adding:
            self.workspace.seat(result)
        super().concluded(result)

    def restore(self, draft: Values) -> None:
        """Fill in what was typed before, and ask what that needs."""
        super().restore(draft)
        self._show()

    def _show(self) -> None:
        what = self.fields[_WHAT].text()
        for key, each in self.fields.items():
            each.setVisible(key == _WHAT or key in _ASKED[what])
        chosen = self._chosen()
        self.fields[_PIN].setVisible(what == _SEAT and chosen is not None and bool(chosen.pin))
        present = self._people.get(self.workspace.desk.person)
        if what == _MEND and present is not None and not self.fields[_NAME].text():
            self.fields[_NAME].set_text(present.name)
            self.fields[_DEPARTMENT].set_text(present.department)
        action = {_SEAT: say("Sit down"), _ADD: say("Add"), _MEND: say("Mend")}[what]
        self.primary.set_message(action)

    def _chosen(self) -> Person | None:
        who = self.fields[_WHO].text()
        return self._people.get(UUID(who)) if who else None

    def _doing(self) -> UseCase:
        typed = self.typed()
        name, department = typed[_NAME], Department(typed[_DEPARTMENT])
        match typed[_WHAT]:
            case "add":
                return lambda desk: people.join(
                    desk.store, desk.clock, name, department, typed[_NEW_PIN]
                )
            case "mend":
                return partial(_mend, person=typed, department=department)
            case _:
                person, pin = UUID(typed[_WHO]), typed[_PIN]
                return lambda desk: _seat(desk, person, pin)


def _mend(desk: Desk, person: dict[str, str], department: Department) -> Operation[object]:
    present = next(each for each in _all(desk) if each.id == desk.person)
    return people.rename(desk.store, desk.clock, present, name=person[_NAME], department=department)


def _seat(desk: Desk, person: UUID, pin: str) -> Operation[object]:
    return people.take_seat(desk.store, person, pin)


def _all(desk: Desk) -> tuple[Person, ...]:
    return desk.store.read(lambda ledger: ledger.people.all())


def _fields() -> tuple[Line | OneOf | OneOfMany, ...]:
    departments: Worded = tuple((each.value, each.words) for each in Department)
    return (
        OneOf(
            key=_WHAT,
            label=say("What you want"),
            options=(
                (_SEAT, say("somebody else sits here")),
                (_ADD, say("add a person")),
                (_MEND, say("mend my name")),
            ),
            preset=_SEAT,
        ),
        OneOfMany(key=_WHO, label=say("Who"), options=()),
        Line(key=_PIN, label=say("Their PIN"), hidden=True),
        Line(key=_NAME, label=say("Name")),
        OneOf(
            key=_DEPARTMENT,
            label=say("Works with"),
            options=departments,
            preset=Department.MARKETING,
        ),
        Line(
            key=_NEW_PIN,
            label=say("PIN, if they want one"),
            hint=say("Four to twelve digits; with it they can sign at any desk."),
            hidden=True,
        ),
    )

"""Signing the card: marketing and sales each say yes to the same version."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ui.models.card_words import signed_by
from ui.sheets.form import Described, Form, UseCase, Values
from ui.sheets.inputs import Line, SelectField
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app import cards
from workbench.app.desk import Desk
from workbench.domain.card import Card
from workbench.domain.people import Person
from workbench.texts import say


class Sign(Form):
    """Whoever is present signs by Enter; somebody else signs here with their PIN."""

    def __init__(self, look: Look, workspace: Workspace, card: Card, parent: QWidget) -> None:
        def submit(typed: Values) -> UseCase:
            person = UUID(self.fields["person"].text() or str(workspace.desk.person))
            return lambda desk: cards.sign(desk, card, person, typed["pin"])

        super().__init__(
            look,
            workspace,
            parent,
            Described(
                title=say("Sign the card"),
                action=say("Sign"),
                about=card.id,
                fields=(Line(key="pin", label=say("PIN, if you have one"), hidden=True),),
                submit=submit,
                note=signed_by(card),
                closing=say(
                    "A signed card no longer changes. It counts as agreed once marketing and sales "
                    "have both signed it."
                ),
            ),
        )
        who = SelectField(look, say("Who signs"), ())
        self.body.insertWidget(1, self.add_field("person", who))
        workspace.look(_everybody, self._offer)

    def _offer(self, people: tuple[Person, ...]) -> None:
        present = self.workspace.desk.person
        who = self.fields["person"]
        if isinstance(who, SelectField):
            ordered = sorted(people, key=lambda each: each.id != present)
            who.offer(
                tuple(
                    (
                        str(each.id),
                        say(
                            "{name}, {department}", name=each.name, department=each.department.words
                        ),
                    )
                    for each in ordered
                )
            )


def _everybody(desk: Desk) -> tuple[Person, ...]:
    return desk.store.read(lambda ledger: ledger.people.all())

"""Companies that a search of the Danish register finds, as candidates a person chooses from."""

from datetime import date

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.lookup import Question
from workbench.lookups.danish_life import status_of
from workbench.lookups.danish_periods import holding, over
from workbench.lookups.danish_register import is_sole_trader, name_of
from workbench.lookups.json_answer import Node
from workbench.texts import Message, say


def by_mistake(unit: Node) -> bool:
    """Whether the register says that a unit was registered by mistake."""
    mistaken = unit.get("fejlRegistreret")
    return mistaken is not None and bool(mistaken.flag())


def candidate(unit: Node, question: Question, today: date) -> Candidate:
    """Return a unit that a search found as a candidate.

    Raises:
        SourceUnreadable: it has no number or no name.
    """
    number, name = unit.code("cvrNummer"), name_of(unit.get("navne"), today)
    words = name.text() if name else None
    if number is None or words is None:
        raise unit.unlike(unit.pointer)
    seat = next(iter(holding(unit.get("beliggenhedsadresse"), today)), None)
    form = next(iter(holding(unit.get("virksomhedsform"), today)), None)
    founded = unit.at("virksomhedMetadata", "stiftelsesDato")
    return Candidate(
        entity=Entity(question.source, number),
        identifier=Identifier(Scheme.DK_CVR, number),
        name=words,
        country="DK",
        town=(seat.text("postdistrikt") or "") if seat else "",
        form=(form.text("langBeskrivelse") or "") if form else "",
        founded=founded.day() if founded else None,
        status=status_of(unit, today),
        decisive=question.argument("by") == "number",
        agrees=_was_called(unit, question, words, today),
        personal=is_sole_trader(unit, today),
    )


def _was_called(unit: Node, question: Question, name: str, today: date) -> tuple[Message, ...]:
    """Return that a company bore the sought name once, where it bears another now."""
    sought = question.about.casefold()
    formers = (row.text("navn") or "" for row in over(unit.get("navne"), today))
    was = next((each for each in formers if sought and sought in each.casefold()), "")
    if not was or sought in name.casefold():
        return ()
    return (say("It was called {name} before.", name=was),)

"""Who they are in a few lines, with the way to their life, family and people."""

from collections.abc import Iterator

from ui.telling.life import duty_words
from ui.widgets.parted_card import Part, Row, ToSheet
from workbench.domain.dossier import Dossier
from workbench.domain.duties import State, duties
from workbench.domain.family import family
from workbench.domain.legal_forms import form_words
from workbench.domain.life import life
from workbench.domain.role_holders import role_holders
from workbench.domain.sounding import Sounding
from workbench.domain.standing import DUTY_LABELS
from workbench.texts import Message, beside, say, say_many

LIFE = "life"
_MOST_PEOPLE = 3


def who_parts(dossier: Dossier) -> tuple[Part, ...]:
    """Return the form, what its duties say where they say anything, owner, people, and the way."""
    sounding = dossier.sounding
    rows = (*_form(sounding), *_duties(sounding), *_above(sounding), *_people(sounding))
    return (Part(say("Who they are"), (*rows, _all(sounding))),)


def _form(sounding: Sounding) -> Iterator[Row]:
    form = sounding.chosen("company.form")
    if form is not None:
        yield Row(
            name="who form",
            label=say("Legal form"),
            value=form_words(sounding.company.country, form.shown.fact),
            opens=form.shown,
            disputed=form.disputed,
        )


def _duties(sounding: Sounding) -> Iterator[Row]:
    for place, (label, duty) in enumerate(zip(DUTY_LABELS, duties(sounding), strict=True)):
        if duty.state is not State.CANNOT_TELL:
            words, role = duty_words(duty)
            opens = duty.facts[0] if duty.facts else None
            name = f"who duty {place}"
            yield Row(name=name, label=label, value=words, role=role, opens=opens)


def _above(sounding: Sounding) -> Iterator[Row]:
    above = next((each for each in family(sounding) if each.key == "above"), None)
    if above is None:
        return
    first = above.relatives[0]
    told = say("{name}", name=first.name)
    if first.relation is not None:
        told = say("{name} ({relation})", name=first.name, relation=first.relation)
    yield Row(name="who above", label=say("Belongs to"), value=told, opens=first.known)


def _people(sounding: Sounding) -> Iterator[Row]:
    for place, holder in enumerate(role_holders(sounding)[:_MOST_PEOPLE]):
        yield Row(
            name=f"who person {place}",
            label=holder.role,
            value=say("{name}", name=holder.name),
            opens=holder.known,
        )


def _all(sounding: Sounding) -> Row:
    return Row(
        name="who all",
        label=say("Life, family and people"),
        value=_counted(sounding),
        role="soft",
        opens=ToSheet(LIFE),
    )


def _counted(sounding: Sounding) -> Message:
    """Return how many of each were told; of what nobody told it is not said that there is none."""
    events, people = len(life(sounding)), len(role_holders(sounding))
    relatives = sum(len(each.relatives) for each in family(sounding))
    parts = [
        words
        for count, words in (
            (events, say_many("{count} event", "{count} events", events)),
            (relatives, say_many("{count} relative", "{count} relatives", relatives)),
            (people, say_many("{count} person", "{count} people", people)),
        )
        if count
    ]
    if not parts:
        return say("nothing told yet")
    return beside(*parts)

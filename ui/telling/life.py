"""A company's standing, life, family and people as rows, each opening where it was read."""

from collections.abc import Iterator

from ui.widgets.parted_card import Part, Row
from workbench.domain.company import Judgement
from workbench.domain.dossier import Dossier
from workbench.domain.duties import Duty, State
from workbench.domain.family import Kinship, Relative, family, no_parent_told, similar
from workbench.domain.identity import number_words
from workbench.domain.life import Event, life
from workbench.domain.role_holders import RoleHolder, role_holders
from workbench.domain.sounding import Sounding
from workbench.domain.source import source_title
from workbench.domain.standing import Line
from workbench.domain.standing import standing as how_it_stands
from workbench.texts import Message, say, say_many

_BRANCHES_TOLD = 12


def standing(dossier: Dossier) -> Part:
    """Return how it stands: status and since when, its duties, what is open against it."""
    return Part(say("How it stands"), tuple(map(_line, how_it_stands(dossier.sounding))))


def happened(dossier: Dossier) -> Part:
    """Return what happened, the newest first."""
    events = life(dossier.sounding)
    rows = tuple(_event(place, each) for place, each in enumerate(events))
    return Part(
        say("What happened"), rows or (_nothing("life", say("no register told of it yet")),)
    )


def relatives(dossier: Dossier) -> tuple[Part, ...]:
    """Return the family, a part a kind; where none is told, why."""
    kin = family(dossier.sounding)
    parts = [_kin(each, dossier) for each in kin]
    if not any(each.key == "above" for each in kin):
        parts.insert(0, Part(say("Belongs to"), tuple(_no_parent(dossier.sounding))))
    alike = similar(dossier.sounding)
    if alike:
        parts.append(_alike(alike, dossier))
    return tuple(parts)


def people(dossier: Dossier) -> Part:
    """Return who answers for it and who owns it, as far as registers name people."""
    holders = role_holders(dossier.sounding)
    rows = tuple(_holder(place, each) for place, each in enumerate(holders))
    none = _nothing("people", say("no register named anybody yet"))
    return Part(say("People in roles"), rows or (none,))


def duty_words(duty: Duty) -> tuple[Message, str]:
    """Return a duty in words, and the colour role it is told in."""
    role = "look_closer" if duty.state.bad else "ink"
    return duty.words, "faint" if duty.state is State.CANNOT_TELL else role


def _line(line: Line) -> Row:
    role = "look_closer" if line.bad else "ink"
    return Row(
        name=line.name,
        label=line.label,
        value=line.value,
        role="faint" if line.unknown else role,
        opens=line.known,
        disputed=line.disputed,
    )


def _event(place: int, event: Event) -> Row:
    label = say("{day}", day=event.day) if event.day is not None else say("day not told")
    return Row(
        name=f"event {place}",
        label=label,
        value=event.words,
        role="look_closer" if event.bad else "ink",
        opens=event.known,
    )


def _kin(kin: Kinship, dossier: Dossier) -> Part:
    shown = kin.relatives[:_BRANCHES_TOLD]
    rows = [_relative(kin.key, place, each, dossier) for place, each in enumerate(shown)]
    more = len(kin.relatives) - len(shown)
    if more:
        words = say_many("and {count} more", "and {count} more", more)
        rows.append(_nothing(f"{kin.key} more", words, say("Not shown")))
    return Part(kin.title, tuple(rows))


def _relative(kind: str, place: int, relative: Relative, dossier: Dossier) -> Row:
    told = relative.relation
    if relative.identifier is not None:
        number = number_words(relative.identifier)
        told = number if told is None else say("{first} · {second}", first=told, second=number)
    elif branch := relative.known.fact.qualifier("number"):
        # The number of a branch is in no scheme of companies.
        told = say("no. {number}", number=branch) if told is None else told
    source = source_title(dossier.manifests, relative.known.fact.entity.source)
    return Row(
        name=f"{kind} {place}",
        label=say("{name}", name=relative.name),
        value=told if told is not None else say("{source}", source=source),
        opens=relative.known,
    )


def _alike(judgements: tuple[Judgement, ...], dossier: Dossier) -> Part:
    """Return the companies of a similar name that are not this one, or may not be."""
    rows = tuple(
        Row(
            name=f"alike {place}",
            label=say(
                "{source} {number}",
                source=source_title(dossier.manifests, each.entity.source),
                number=each.entity.number,
            ),
            value=each.reason,
            role="soft",
            opens=judgements,
        )
        for place, each in enumerate(judgements)
    )
    return Part(say("A similar name, another company"), rows)


def _no_parent(sounding: Sounding) -> Iterator[Row]:
    reasons = no_parent_told(sounding)
    for place, known in enumerate(reasons):
        yield Row(
            name=f"no parent {place}",
            label=say("No parent told"),
            value=say("{why}", why=known.fact.value),
            role="soft",
            opens=known,
        )
    if not reasons:
        yield _nothing("no parent", say("no source told a parent or an owner"), say("Parent"))


def _holder(place: int, holder: RoleHolder) -> Row:
    return Row(
        name=f"person {place}",
        label=holder.role,
        value=say("{name}", name=holder.name),
        opens=holder.known,
    )


def _nothing(name: str, words: Message, label: Message | None = None) -> Row:
    return Row(name=name, label=label or say("Nothing yet"), value=words, role="faint")

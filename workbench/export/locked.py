"""The decision, its place in the chain, and the sources: the end of the following pages."""

from workbench.domain.dossier import Dossier
from workbench.domain.source import Manifest, source_title
from workbench.export.content import Claim, Column, Line, Note, Section, Table, Tone
from workbench.export.evidence import source_words, stored_answers
from workbench.texts import Message, Texts, say, say_many


def decision_section(dossier: Dossier, texts: Texts) -> Section:
    """Return the locked decision with reason, exceptions and hashes, or that there is none."""
    title = texts.say(say("Decision"))
    decision = dossier.decision
    if decision is None:
        empty = Claim(texts.say(say("Nothing has been decided yet.")), (), Tone.FAINT)
        return Section(key="decision", title=title, paragraphs=(empty,))
    person = dossier.people.get(decision.by)
    told: list[Message] = [
        say(
            "Marked as {stage}, locked by {name}, {when} UTC",
            stage=decision.stage.in_full,
            name=person.name if person else say("one of us"),
            when=decision.at,
        ),
        say("Reason: {reason}", reason=decision.reason or say("none was given")),
    ]
    told.extend(
        say(
            "Exception: {requirement}, because {reason}", requirement=each.title, reason=each.reason
        )
        for each in decision.waivers
    )
    if dossier.link is not None:
        told.append(
            say(
                "Chain {replica}, number {sequence}: {hash}, after {previous}",
                replica=dossier.link.replica.hex,
                sequence=dossier.link.sequence,
                hash=dossier.link.hash.hex(),
                previous=dossier.link.previous.hex() or say("none"),
            )
        )
    return Section(
        key="decision", title=title, paragraphs=tuple(Claim(texts.say(each)) for each in told)
    )


def sources_section(dossier: Dossier, notes: tuple[Note, ...], texts: Texts) -> Section:
    """Return every source used with licence and attribution, then each numbered note."""
    tables = [table for table in (_licences(dossier, texts),) if table.lines]
    if notes:
        tables.append(_numbered(notes, texts))
    told = (*dossier.suspect_sources, *left_out_words(dossier))
    left_out = tuple(Claim(texts.say(each)) for each in told)
    staying = [each for each in stored_answers(dossier) if each.stays is not None]
    paragraphs = tuple(
        Claim(
            texts.say(
                say(
                    "Stays with us: {source}, SHA-256 {hash}: {why}",
                    source=source_words(dossier, each.source),
                    hash=each.sha256.hex(),
                    why=each.stays or "",
                )
            )
        )
        for each in staying
    )
    title = texts.say(say("Sources"))
    return Section(
        key="sources", title=title, tables=tuple(tables), paragraphs=(*left_out, *paragraphs)
    )


def left_out_words(dossier: Dossier) -> tuple[Message, ...]:
    """Return by name what was left out because it may not leave the firm, a sentence a source."""
    return tuple(
        say_many(
            "Left out: {count} statement of {source}, since {why}.",
            "Left out: {count} statements of {source}, since {why}.",
            each.statements,
            source=source_title(dossier.manifests, each.source),
            why=each.why or "",
        )
        for each in dossier.left_out
    )


def used_sources(dossier: Dossier) -> tuple[str, ...]:
    """Return the keys of the sources that facts and look-ups came from, sorted."""
    keys = {known.fact.entity.source for known in dossier.sounding.facts}
    keys |= {each.source for each in dossier.left_out}
    return tuple(sorted(keys | {each.question.source for each in dossier.sounding.lookups}))


def _licences(dossier: Dossier, texts: Texts) -> Table:
    names = (say("Source"), say("Licence"), say("Named as"), say("Terms"))
    columns = tuple(
        Column(texts.say(name), share) for name, share in zip(names, (4, 3, 6, 4), strict=True)
    )
    lines = tuple(
        Line(_licence(key, dossier.manifests.get(key), texts)) for key in used_sources(dossier)
    )
    return Table(columns=columns, lines=lines)


def _licence(key: str, manifest: Manifest | None, texts: Texts) -> tuple[Claim, ...]:
    unknown = Claim(texts.say(say("not known")), (), Tone.FAINT)
    if manifest is None:
        return (Claim(key), unknown, unknown, unknown)
    return (
        Claim(texts.say(manifest.title)),
        Claim(texts.say(manifest.licence)),
        Claim(texts.say(manifest.attribution)),
        Claim(texts.say(manifest.travel.words)),
    )


def _numbered(notes: tuple[Note, ...], texts: Texts) -> Table:
    columns = (
        Column(texts.say(say("No.")), 1, figures=True),
        Column(texts.say(say("What it rests on")), 8),
        Column(texts.say(say("In this folder, or asked at")), 8),
    )
    lines = tuple(
        Line((Claim(str(each.number)), Claim(each.text), _where(each, texts))) for each in notes
    )
    return Table(columns=columns, lines=lines)


def _where(note: Note, texts: Texts) -> Claim:
    if note.file:
        return Claim(note.file)
    if note.stays:
        return Claim(texts.say(say("stays with us: {why}", why=note.stays)), (), Tone.FAINT)
    return Claim(note.address, (), Tone.FAINT)

"""Companies, look-ups and scorecards as lines of text."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from workbench.app import dossiers
from workbench.app.companies import UNASKED, Found
from workbench.app.desk import Desk
from workbench.cli.console import Console
from workbench.domain.accounts import Scope, scope_of
from workbench.domain.dossier import Dossier
from workbench.domain.fact import Fact, KnownFact
from workbench.domain.fact_words import value_words
from workbench.domain.lead import Aside, Stage
from workbench.domain.lead_list import LeadRow
from workbench.domain.lookup import Lookup
from workbench.domain.properties import PROPERTIES, declared
from workbench.domain.role_holders import duty_to_inform
from workbench.domain.roles import role_words
from workbench.domain.scorecard import Scorecard
from workbench.domain.sounding import Sounding
from workbench.domain.source import source_title
from workbench.domain.waiting import paused
from workbench.errors import ExportError
from workbench.texts import Argument, Message, Texts, say


def answer_words(lookup: Lookup) -> Message:
    """Return how a look-up ended and why, what it lacks and what to do; or that it waits."""
    because = lookup.because()
    if lookup.kind is None or because is None:
        return lookup.words
    told = say("{answer}: {why}", answer=lookup.words, why=because)
    hint = lookup.what_to_do
    return told if hint is None else say("{answer} ({what_to_do})", answer=told, what_to_do=hint)


def show_candidates(console: Console, desk: Desk, found: Found) -> None:
    """Say whom the query may mean, with what agrees and differs; or where nothing was found."""
    manifests = {manifest.key: manifest for manifest in desk.lookups.manifests()}
    if found.candidates:
        _say_candidates(console, desk, found)
    _say_ours(console, desk, found)
    if not found.candidates and not found.ours:
        waits = all(lookup.kind is None for lookup in found.lookups) and found.lookups
        words = say("Nobody could be asked about {query} yet; the question waits.")
        nothing = words if waits else say("No company was found for {query}.")
        console.said(desk.texts, say(nothing.msgid, query=found.query.text))
        rows: list[tuple[Argument, ...]] = [
            (
                manifests[lookup.question.source].title,
                say(
                    "{kind}: {about}",
                    kind=lookup.question.words,
                    about=lookup.question.about,
                ),
                answer_words(lookup),
            )
            for lookup in found.lookups
        ]
        rows += [(each.title, say("search"), UNASKED) for each in found.unasked]
        rows += [
            (each.about.title, say("offline, of {day}", day=each.about.dated), each.words)
            for each in found.registers
        ]
        console.table(desk.texts, rows)
        stopped = waits and any(each.problem == paused() for each in found.lookups)
        if waits:
            resume = ("queue --resume",) if stopped else ()
            console.next(desk.texts, *resume, f"open {found.query.text}")
    console.document(
        {
            "query": found.query.text,
            "ours": [
                {"company": str(each.company), "name": each.name, "why": desk.texts.say(each.why)}
                for each in found.ours
            ],
            "candidates": [
                {
                    "scheme": candidate.identifier.scheme.value,
                    "number": candidate.identifier.value,
                    "name": candidate.name,
                    "town": candidate.town,
                    "country": candidate.country,
                    "source": candidate.entity.source,
                    "agrees": [desk.texts.say(reason) for reason in candidate.agrees],
                    "differs": [desk.texts.say(reason) for reason in candidate.differs],
                    "missing": [desk.texts.say(reason) for reason in candidate.missing],
                    "sister": candidate.sister,
                    "known_to_us": [desk.texts.say(words) for words in candidate.known_to_us],
                }
                for candidate in found.candidates
            ],
            "looked": [
                {
                    "source": lookup.question.source,
                    "answer": lookup.kind.value if lookup.kind else lookup.state.value,
                    "words": desk.texts.say(answer_words(lookup)),
                }
                for lookup in found.lookups
            ],
            "unasked": [each.key for each in found.unasked],
            "registers": [
                {
                    "register": each.about.key,
                    "dated": each.about.dated.isoformat(),
                    "likely": each.likely,
                }
                for each in found.registers
            ],
        }
    )


def _say_candidates(console: Console, desk: Desk, found: Found) -> None:
    console.said(desk.texts, say("{query} may be:", query=found.query.text))
    for candidate in found.candidates:
        where = ", ".join(each for each in (candidate.town, candidate.country) if each)
        name, number = candidate.name, candidate.identifier.value
        console.said(
            desk.texts,
            say("  {number}  {name}, {where}", number=number, name=name, where=where),
            *(say("      known to us: {words}", words=words) for words in candidate.known_to_us),
            *(say("      for: {reason}", reason=reason) for reason in candidate.agrees),
            *(say("      against: {reason}", reason=reason) for reason in candidate.differs),
            *(say("      missing: {reason}", reason=reason) for reason in candidate.missing),
        )
    console.said(desk.texts, say("Open the right one by its number: leadline open NUMBER"))


def _say_ours(console: Console, desk: Desk, found: Found) -> None:
    """Say whom of ours a query may mean as a telephone number."""
    if not found.ours:
        return
    beside = say("Or as a telephone number, which these companies here have:")
    alone = say("These companies here have the telephone number:")
    console.said(
        desk.texts,
        beside if found.candidates else alone,
        *(say("  {name}: {why}", name=each.name, why=each.why) for each in found.ours),
    )


def show_leads(
    console: Console, desk: Desk, rows: Sequence[LeadRow], waiting: Sequence[str]
) -> None:
    """Say which leads there are: points proven and possible, stage, next step; and what waits."""
    if not rows:
        console.said(desk.texts, say("No leads here."))
        if not waiting:
            console.next(desk.texts, "open NAME")
    head = (say("points"), say("name"), say("town"), say("stage"), say("next step"))
    console.table(desk.texts, [head, *map(_lead_row, rows)] if rows else [])
    told = ("company", "name", "town", "stage", "aside", "lowest", "highest", "band", "next_step")
    if waiting:
        console.said(desk.texts, say("Waits to be looked for:"), *(f"  {each}" for each in waiting))
        console.next(desk.texts, *(f"open {each}" for each in waiting))
    console.document(
        {
            "leads": [
                {**{name: getattr(row, name) for name in told}, "due": row.next_due or None}
                for row in rows
            ],
            "waiting": list(waiting),
        }
    )


def _lead_row(row: LeadRow) -> tuple[Argument, ...]:
    points = say("{lowest}-{highest}", lowest=row.lowest or 0, highest=row.highest or 0)
    stage = Stage(row.stage).words
    if row.aside != Aside.NO:
        stage = say("{stage}, set aside", stage=stage)
    due = say("{what}, {day}", what=row.next_step, day=row.next_due) if row.next_step else ""
    # Without what its register said no town is left to tell.
    town = say("Removed by law on {day}", day=row.removed) if row.removed else row.town
    return (points if row.lowest is not None else "", row.name, town, stage, due)


def show_lookups(console: Console, desk: Desk, lookups: Iterable[Lookup]) -> None:
    """Say how each look-up ended."""
    manifests = {manifest.key: manifest for manifest in desk.lookups.manifests()}
    rows = [
        (source_title(manifests, each.question.source), each.question.words, answer_words(each))
        for each in lookups
    ]
    console.table(desk.texts, rows)


def show_dossier(console: Console, desk: Desk, dossier: Dossier) -> None:
    """Say what is known, who they are first and then year by year, with the source of each."""
    texts, sounding = desk.texts, dossier.sounding
    console.said(texts, *known_lines(sounding), sounding.company.name)
    stage = sounding.stage
    returned = stage.returned_words if stage is not None else None
    if returned is not None:
        console.said(texts, returned)
    if sounding.company.removed_words is not None:
        console.said(texts, say("{sentence}.", sentence=sounding.company.removed_words))
    current = [known for known in sounding.facts if known.current]
    lasting = [each for each in current if not each.fact.key.startswith("accounts.")]
    order = {key: place for place, key in enumerate(PROPERTIES)}
    lasting.sort(key=lambda each: order[each.fact.key])
    console.said(texts, *dossier.suspect_sources)
    console.table(texts, [_fact_row(each, dossier) for each in lasting])
    for end in sorted(
        {each.fact.end for each in current if each not in lasting and each.fact.end}, reverse=True
    ):
        yearly = [each for each in current if each not in lasting and each.fact.end == end]
        yearly.sort(key=lambda each: (*_filed(each.fact), order[each.fact.key]))
        console.said(texts, "", say("Annual accounts to {day}", day=end))
        console.table(texts, [_fact_row(each, dossier) for each in yearly])
    duty = duty_to_inform(sounding)
    if duty is not None:
        console.said(texts, "", duty.words(dossier.people))
    console.said(texts, "")
    show_lookups(console, desk, sounding.lookups)
    show_scorecard(console, texts, dossier)


def known_lines(sounding: Sounding) -> tuple[Message, ...]:
    """Return what our own lists say of a company, and which of their rows may be it."""
    today = sounding.as_of.date()
    told = [each.told(today) for each in sounding.known.hits]
    for each in sounding.known.questions:
        row = say("Row {row} of {list}", row=str(each.row.number), list=each.known_list.name)
        told.append(
            say("{row}, {name}, may be it: {words}", row=row, name=each.row.name, words=each.words)
        )
    return tuple(told)


def _filed(fact: Fact) -> tuple[str, ...]:
    """Return what tells one set of accounts from another for the same period."""
    filing = (fact.qualifier(name) for name in ("scope", "filing", "version"))
    return (fact.entity.source, *filing)


def _fact_row(known: KnownFact, dossier: Dossier) -> tuple[Argument, ...]:
    fact = known.fact
    role = fact.qualifier("role")
    title = role_words(role) if role else declared(fact.key).title
    of_group = scope_of(fact) is Scope.GROUP
    place = say("[{source} {place}]")
    if dossier.why_suspect(fact.entity.source) is not None:
        place = say("[{source}, suspect, {place}]")
    return (
        say("{title} (group)", title=title) if of_group else title,
        value_words(fact),
        say(
            place.msgid,
            source=source_title(dossier.manifests, fact.entity.source),
            place=known.place.locator,
        ),
    )


def show_scorecard(console: Console, texts: Texts, dossier: Dossier) -> None:
    """Say the locked verdict where there is one, the present one, and every line under it."""
    scorecard = dossier.scorecard
    if scorecard is None:
        return
    if dossier.decision is not None:
        locked = dossier.decision.scorecard
        stage = dossier.decision.stage.words
        console.said(
            texts,
            say("Locked as {stage} on {day}:", stage=stage, day=dossier.decision.at.date()),
            say("  {verdict}", verdict=_verdict(locked)),
        )
        since = dossier.since_locked
        if since is not None:
            console.said(texts, since.words)
        _show_changes(console, texts, dossier)
        console.said(texts, say("As known now:"))
    console.said(texts, _verdict(scorecard))
    rows = [
        (
            f"{line.points if line.answered else '?':>3}",
            say("of {possible}", possible=line.possible),
            line.question,
            dossier.because(line),
        )
        for line in scorecard.lines
    ]
    console.table(texts, rows)
    console.said(texts, *(say("Capped: {why}", why=cap) for cap in scorecard.caps))
    asked = scorecard.next_question
    if asked is not None:
        console.said(texts, asked.words)


def _show_changes(console: Console, texts: Texts, dossier: Dossier) -> None:
    since = dossier.since_decided
    if since is None or not (since.news or since.also):
        return
    console.said(texts, "", say("{heading}:", heading=since.heading))
    console.table(texts, [(each.cause.words, each.words) for each in since.news])
    if since.also:
        also = say("Also changed, though no question of the card uses it")
        console.said(texts, say("{heading}:", heading=also))
        console.table(texts, [(each.cause.words, each.words) for each in since.also])
    console.said(texts, "")


def _verdict(scorecard: Scorecard) -> Message:
    return say(
        "{lowest} to {highest} of {possible}: {band}. {answered} of {total} answered.",
        lowest=scorecard.can.lowest,
        highest=scorecard.can.highest,
        possible=scorecard.can.possible,
        band=scorecard.band.words,
        answered=scorecard.answered,
        total=len(scorecard.can_lines),
    )


def write_document(console: Console, desk: Desk, company: UUID) -> None:
    """Print a company's dossier as known now, as the JSON document that handoff folders hold.

    Raises:
        ExportError: the program has no such format.
    """
    if not console.as_json:
        return
    for each in desk.exporter.formats():
        if each.key == "json":
            dossier = dossiers.open_dossier(desk, company, with_answers=True)
            console.document(each.write(dossier, desk.texts))
            return
    raise ExportError(say("This program has no JSON format."))

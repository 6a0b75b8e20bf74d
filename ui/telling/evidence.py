"""Every kind of evidence in words: what it says, where it is from, who else says so."""

from collections.abc import Callable, Iterator

from ui.telling.brought import brought_file, writer
from ui.telling.changed import changed
from ui.telling.known import known_row
from ui.telling.people import entry_words
from ui.telling.resolved import Resolved, kept_answer
from ui.widgets.evidence_panel import EvidenceRow
from workbench.domain.accounts import of_one_period
from workbench.domain.citation import cite_fact, cite_lookup, place_words
from workbench.domain.company import Judgement, Sameness
from workbench.domain.dossier import Dossier
from workbench.domain.entry import Entry
from workbench.domain.fact import Fact, KnownFact
from workbench.domain.fact_words import about_words, exact_words, value_words
from workbench.domain.known_lists import KnownHit
from workbench.domain.lookup import Lookup
from workbench.domain.properties import declared
from workbench.domain.ratios import Ratio
from workbench.domain.reference import HandSearch
from workbench.domain.scorecard import Evidence, EvidenceKind, ScoredLine
from workbench.domain.since_decided import Told
from workbench.domain.sounding import Sounding
from workbench.domain.source import source_title
from workbench.texts import Message, say, say_many


def resolve(dossier: Dossier, what: object) -> Resolved:
    """Return what a claim rests on, in words."""
    if isinstance(what, Evidence):
        what = _pointed_at(dossier.sounding, what)
    match what:
        case KnownFact():
            told = _fact(dossier, what)
        case Lookup():
            told = _lookup(dossier, what)
        case Told():
            told = changed(dossier, what)
        case Ratio():
            told = _ratio(dossier, what)
        case ScoredLine():
            told = _line(dossier, what)
        case Entry() | KnownHit():
            told = _ours(dossier, what)
        case _:
            told = _judged(dossier, what) if isinstance(what, tuple) else _gone()
    return told


def _fact(dossier: Dossier, known: KnownFact) -> Resolved:
    fact = known.fact
    source = _source(dossier, fact.entity.source)
    rows = [
        EvidenceRow(label=say("From"), value=source),
        EvidenceRow(label=say("Read"), value=say("{day}", day=known.last_seen.date())),
        EvidenceRow(label=say("First seen"), value=say("{day}", day=known.first_seen.date())),
        EvidenceRow(label=say("Place"), value=place_words(known.place)),
        *_rivals(dossier, known),
    ]
    rows.extend(_own_words(fact))
    suspect = dossier.why_suspect(fact.entity.source)
    if suspect is not None:
        rows.insert(1, EvidenceRow(label=say("Careful"), value=suspect))
    if not known.current:
        rows.append(EvidenceRow(label=say("Now"), value=say("no longer stated by the source")))
    users = _used_by(dossier, Evidence(EvidenceKind.FACT, fact.id.hex()))
    if users is not None:
        rows.append(EvidenceRow(label=say("Used by"), value=users))
    return Resolved(
        title=declared(fact.key).title,
        value=value_words(fact),
        about=about_words(fact),
        rows=tuple(rows),
        kept=kept_answer(fact.entity.source, known.snapshot),
        place=known.place,
        citation=cite_fact(dossier, known),
    )


def _own_words(fact: Fact) -> Iterator[EvidenceRow]:
    """Yield the source's own name of a line, and whether it writes it with the other sign."""
    concept = fact.qualifier("concept")
    if concept:
        yield EvidenceRow(label=say("Called there"), value=say("{name}", name=concept))
    if fact.qualifier("sign") == "turned":
        yield EvidenceRow(label=say("Sign"), value=say("turned: it stands there the other way"))


def _ratio(dossier: Dossier, ratio: Ratio) -> Resolved:
    """Tell a ratio's formula, and each line it was worked out from or that is missing for it."""
    rows = [
        EvidenceRow(
            label=declared(known.fact.key).title,
            value=say(
                "{value}, {about}", value=exact_words(known.fact), about=about_words(known.fact)
            ),
            opens=known,
        )
        for known in ratio.inputs
    ]
    if ratio.missing is not None:
        rows.append(EvidenceRow(label=say("Missing"), value=ratio.missing))
    sources = {known.fact.entity.source for known in ratio.inputs}
    rows.extend(EvidenceRow(label=say("From"), value=_source(dossier, each)) for each in sources)
    return Resolved(
        title=ratio.kind.title,
        value=ratio.words or say("cannot tell"),
        about=ratio.kind.formula,
        rows=tuple(rows),
    )


def _rivals(dossier: Dossier, known: KnownFact) -> Iterator[EvidenceRow]:
    for other in dossier.sounding.all(known.fact.key):
        if _speaks_of_the_same(known, other):
            words = say(
                "{source}: {value}",
                source=_source(dossier, other.fact.entity.source),
                value=value_words(other.fact),
            )
            yield EvidenceRow(label=say("Also says"), value=words, opens=other)


def _speaks_of_the_same(known: KnownFact, other: KnownFact) -> bool:
    one, two = known.fact, other.fact
    another = one.entity != two.entity or one.value != two.value
    return of_one_period(one, two) and another and not declared(one.key).many


def _used_by(dossier: Dossier, evidence: Evidence) -> Message | None:
    told: Message | None = None
    for line in dossier.scorecard.lines if dossier.scorecard else ():
        if evidence in line.evidence:
            one = line.question
            told = one if told is None else say("{first} {second}", first=told, second=one)
    return told


def _lookup(dossier: Dossier, lookup: Lookup) -> Resolved:
    rows = [
        EvidenceRow(label=say("Asked about"), value=lookup.question.about),
    ]
    if lookup.answered is not None:
        rows.append(EvidenceRow(label=say("Answered"), value=say("{when}", when=lookup.answered)))
    rows += _asking(lookup)
    if lookup.problem is not None and lookup.kind is not None:
        rows.append(EvidenceRow(label=say("Because"), value=lookup.problem.message))
    rows += [EvidenceRow(label=say("Left out"), value=each) for each in lookup.missing]
    if lookup.problem is not None and lookup.problem.hint is not None:
        rows.append(EvidenceRow(label=say("What to do"), value=lookup.problem.hint))
    if lookup.address:
        rows.append(EvidenceRow(label=say("Address"), value=lookup.address))
    if lookup.snapshot is not None:
        kept = say("as it came, under {hash}", hash=lookup.snapshot.hex()[:16])
        rows.append(EvidenceRow(label=say("Stored"), value=kept))
    return Resolved(
        title=say("Look-up: {what}", what=lookup.question.words),
        value=lookup.words,
        about=say("{source}", source=_source(dossier, lookup.question.source)),
        rows=(*rows, *_facts_of(dossier.sounding, lookup)),
        kept=kept_answer(lookup.question.source, lookup.snapshot) if lookup.snapshot else None,
        citation=cite_lookup(dossier, lookup),
    )


def _asking(lookup: Lookup) -> Iterator[EvidenceRow]:
    """Tell why it was asked, at what price, and what that left us."""
    if lookup.reason is not None:
        yield EvidenceRow(label=say("Why it was asked"), value=lookup.reason)
    if lookup.cost is not None:
        yield EvidenceRow(label=say("Price"), value=say("{cost}", cost=lookup.cost))
    if lookup.quota_left is not None:
        left = say_many("{count} question", "{count} questions", lookup.quota_left)
        yield EvidenceRow(label=say("Left of our quota then"), value=left)


def _facts_of(sounding: Sounding, lookup: Lookup) -> Iterator[EvidenceRow]:
    if lookup.snapshot is None:
        return
    for known in sounding.facts:
        if known.snapshot == lookup.snapshot and known.current:
            yield EvidenceRow(
                label=declared(known.fact.key).title, value=value_words(known.fact), opens=known
            )


def _line(dossier: Dossier, line: ScoredLine) -> Resolved:
    if len(line.evidence) == 1:
        return resolve(dossier, line.evidence[0])
    rows = tuple(_row_of(dossier, each) for each in line.evidence)
    points = say("{points} of {possible} points", points=line.points, possible=line.possible)
    return Resolved(title=line.question, value=line.because, about=points, rows=rows)


def _row_of(dossier: Dossier, evidence: Evidence) -> EvidenceRow:
    resolved = resolve(dossier, evidence)
    found = _pointed_at(dossier.sounding, evidence)
    label = resolved.title
    if isinstance(found, KnownFact) and found.fact.end is not None:
        label = say("{title} {year}", title=label, year=str(found.fact.end.year))
    return EvidenceRow(label=label, value=resolved.value, opens=found)


def _ours(dossier: Dossier, what: Entry | KnownHit) -> Resolved:
    return known_row(dossier, what) if isinstance(what, KnownHit) else _entry(dossier, what)


def _entry(dossier: Dossier, entry: Entry) -> Resolved:
    if isinstance(entry, HandSearch) and entry.kept is not None:
        return brought_file(dossier, entry, entry.kept)
    told, by = entry_words(entry), writer(dossier, entry)
    rows = [EvidenceRow(label=label, value=value) for label, value in told.rows]
    rows += [
        EvidenceRow(label=say("Noted by"), value=by),
        EvidenceRow(label=say("Noted on"), value=say("{when}", when=entry.at)),
    ]
    return Resolved(
        title=told.title,
        value=told.value,
        about=told.about,
        rows=tuple(rows),
        address=told.address,
    )


def _judged(dossier: Dossier, judgements: tuple[object, ...]) -> Resolved:
    rows = [
        EvidenceRow(
            label=say(
                "{source} {number}",
                source=_source(dossier, each.entity.source),
                number=each.entity.number,
            ),
            value=say("{verdict}: {reason}", verdict=_verdict(each), reason=each.reason),
        )
        for each in judgements
        if isinstance(each, Judgement)
    ]
    return Resolved(
        title=say("Companies with a similar name"),
        value=say("Not this one"),
        about=say("Somebody looked, and said so; what they are known for is not held against it."),
        rows=tuple(rows),
    )


def _verdict(judgement: Judgement) -> Message:
    unsure = judgement.sameness is Sameness.UNSURE
    return say("may be another company") if unsure else say("another company")


def _gone() -> Resolved:
    return Resolved(
        title=say("Source"),
        value=say("No longer known"),
        about=say("What this rested on was removed or withdrawn."),
    )


def _source(dossier: Dossier, key: str) -> str | Message:
    return source_title(dossier.manifests, key)


def _pointed_at(sounding: Sounding, evidence: Evidence) -> object | None:
    if evidence.kind is EvidenceKind.FACT:
        facts = sounding.facts
        return next((each for each in facts if each.fact.id.hex() == evidence.key), None)
    if evidence.kind is EvidenceKind.KNOWN_LIST:
        hits = sounding.known.hits
        return next((each for each in hits if each.key == evidence.key), None)
    pool = _POOLS[evidence.kind](sounding)
    return next((each for each in pool if each.id.hex == evidence.key), None)


_POOLS: dict[EvidenceKind, Callable[[Sounding], tuple[Entry, ...] | tuple[Lookup, ...]]] = {
    EvidenceKind.LOOKUP: lambda sounding: sounding.lookups,
    EvidenceKind.HAND_SEARCH: lambda sounding: sounding.hand_searches,
    EvidenceKind.REFERENCE: lambda sounding: sounding.references,
    EvidenceKind.RATING: lambda sounding: sounding.ratings,
    EvidenceKind.SIGNAL: lambda sounding: sounding.signals,
    EvidenceKind.CONTACT: lambda sounding: sounding.contacts,
}

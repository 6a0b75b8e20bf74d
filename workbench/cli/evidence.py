"""The verb that shows what a figure rests on: its place, marked, and how to cite it."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from workbench.app import terms
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.app.evidence import Seen, look_at
from workbench.app.safe_copies import Cited, write_copy
from workbench.cli.companies import known_company, number_of
from workbench.cli.console import DONE, NOTHING_FOUND, QUERY, Console, stoppable
from workbench.domain.brought import KeptFile
from workbench.domain.citation import Citation, cite_brought, cite_fact, cite_lookup, place_words
from workbench.domain.dossier import Dossier
from workbench.domain.excerpt import Excerpt
from workbench.domain.fact import Fact, KnownFact, Place
from workbench.domain.fact_words import value_words
from workbench.domain.lookup import Lookup
from workbench.domain.properties import declared
from workbench.domain.reference import HandSearch
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl
from workbench.texts import Argument, Message, Texts, say

FACT = typer.Argument(
    "", help="Its key or id, or that of a look-up or an answered question; empty: list them."
)
YEAR = typer.Option(0, help="Of several years, the one in which the period ends.")
SOURCE = typer.Option("", help="Of several sources, the one with this key.")
COPY = typer.Option(None, help="Write the stored answer as a safe copy (HTML); a PDF as it is.")

_SHORTEST = 8
"""Digits of an id that name a fact."""
_BEGINS, _ENDS = ">>>", "<<<"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """Something that rests on a stored answer, by the keys that name it."""

    key: str
    id: str
    title: Message
    value: Message
    citation: Citation
    place: Place | None
    year: int = 0
    source: str = ""
    suspect: Message | None = None

    def named(self, word: str) -> bool:
        """Whether a word is its key, the end of it, or the beginning of its id."""
        keys = {self.key, self.key.rpartition(".")[2]}
        return word in keys or (len(word) >= _SHORTEST and self.id.startswith(word.lower()))


def evidence(
    context: typer.Context,
    query: QUERY,
    fact: str = FACT,
    year: int = YEAR,
    source: str = SOURCE,
    copy: Path | None = COPY,
) -> int:
    """Show what a figure rests on: its place in the stored answer, marked, and how to cite it."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        terms.let_go(desk)
        items = tuple(_items(open_dossier(desk, company.id)))
        if not fact:
            return _listed(console, desk, items, number_of(company))
        chosen = _chosen(items, fact, year, source)
        if copy is not None and len(chosen) > 1:
            raise InvalidInput(
                say("{fact} is stated in {count} places.", fact=fact, count=len(chosen)),
                field="copy",
                hint=say("Name one of them with --year or --source, or by its id."),
            )
        with stoppable() as control:
            seen = [look_at(desk, each.citation, each.place, control) for each in chosen]
            if copy is not None:
                _copied(desk, seen[0], chosen[0].place, copy, control)
        for each, at in zip(chosen, seen, strict=True):
            _say(console, desk.texts, each, at)
        if copy is not None:
            console.said(desk.texts, say("Wrote {file}.", file=str(copy)))
        records = [_record(*each, desk.texts) for each in zip(chosen, seen, strict=True)]
        console.document({"evidence": records, "copy": str(copy) if copy is not None else None})
        return DONE


# --- choosing -------------------------------------------------------------------------------------


def _items(dossier: Dossier) -> Iterable[_Item]:
    for known in dossier.sounding.facts:
        if known.current:
            yield _of_fact(dossier, known)
    for search in dossier.sounding.hand_searches:
        if search.kept is not None:
            yield _of_file(dossier, search, search.kept)
    for lookup in dossier.sounding.lookups:
        citation = cite_lookup(dossier, lookup)
        if lookup.snapshot is not None and citation is not None:
            yield _of_lookup(lookup, citation)


def _of_fact(dossier: Dossier, known: KnownFact) -> _Item:
    fact: Fact = known.fact
    return _Item(
        key=fact.key,
        id=fact.id.hex(),
        title=declared(fact.key).title,
        value=value_words(fact),
        citation=cite_fact(dossier, known),
        place=known.place,
        year=fact.end.year if fact.end is not None else 0,
        source=fact.entity.source,
        suspect=dossier.why_suspect(fact.entity.source),
    )


def _of_file(dossier: Dossier, search: HandSearch, kept: KeptFile) -> _Item:
    person = dossier.people.get(search.by)
    by = person.name if person is not None else say("one of us")
    return _Item(
        key=search.question,
        id=search.id.hex,
        title=say("{file}", file=kept.name),
        value=kept.finding.marked.words,
        citation=cite_brought(dossier, search, kept, by),
        place=kept.finding.place,
        year=search.at.year,
    )


def _of_lookup(lookup: Lookup, citation: Citation) -> _Item:
    question = lookup.question
    return _Item(
        key=f"{question.source}/{question.kind}",
        id=lookup.id.hex,
        title=say("Look-up: {what}", what=question.words),
        value=lookup.words,
        citation=citation,
        place=None,
        source=question.source,
    )


def _chosen(items: Iterable[_Item], fact: str, year: int, source: str) -> list[_Item]:
    chosen = [
        each
        for each in items
        if each.named(fact) and year in {0, each.year} and source in {"", each.source}
    ]
    if not chosen:
        raise NotInStore(
            say("Nothing called {fact} is known of this company.", fact=fact),
            hint=say("Leave it out to list what is known."),
        )
    return sorted(chosen, key=lambda each: (-each.year, each.source))


def _copied(desk: Desk, seen: Seen, place: Place | None, file: Path, control: JobControl) -> None:
    if seen.snapshot is None:
        raise NotInStore(say("The stored answer was removed; only its fingerprint is kept."))
    cited = Cited(snapshot=seen.snapshot, citation=seen.citation, place=place)
    write_copy(desk, cited, file, control)


# --- saying ---------------------------------------------------------------------------------------


def _listed(console: Console, desk: Desk, items: tuple[_Item, ...], number: str) -> int:
    rows = [
        (
            each.key,
            str(each.year or ""),
            each.title,
            each.value,
            _short(each.id, items),
            each.citation.source,
        )
        for each in items
    ]
    console.table(desk.texts, rows)
    if items:
        console.next(desk.texts, f"evidence {number} {items[0].key}")
    told = [
        {
            "id": each.id,
            "key": each.key,
            "year": each.year or None,
            "source": each.source or None,
            "title": desk.texts.say(each.title),
            "value": desk.texts.say(each.value),
        }
        for each in items
    ]
    console.document({"known": told})
    return DONE if items else NOTHING_FOUND


def _short(identity: str, items: Iterable[_Item]) -> str:
    """Return as much of an id as names one of some items alone."""
    others = [each.id for each in items if each.id != identity]
    lengths = range(_SHORTEST, len(identity) + 1)
    alone = (n for n in lengths if not any(each.startswith(identity[:n]) for each in others))
    return identity[: next(alone, len(identity))]


def _say(console: Console, texts: Texts, item: _Item, seen: Seen) -> None:
    console.said(texts, say("{title}: {value}", title=item.title, value=item.value))
    if item.suspect is not None:
        console.said(texts, say("Careful: {why}", why=item.suspect))
    console.said(texts, "")
    if seen.excerpt is not None:
        if seen.excerpt.note is not None:
            console.said(texts, seen.excerpt.note)
        _say_excerpt(console, texts, seen.excerpt, item.place)
        console.said(texts, "")
    console.said(texts, *seen.citation.lines, "")


def _say_excerpt(console: Console, texts: Texts, excerpt: Excerpt, place: Place | None) -> None:
    if excerpt.page is not None:
        page = say("Page {page} of {pages}", page=excerpt.page.number, pages=excerpt.page.pages)
        words = f"{_BEGINS}{place.original if place is not None else ''}{_ENDS}"
        console.said(texts, say("{first}: {second}", first=page, second=words))
    elif excerpt.table is not None:
        console.table(texts, _cells(excerpt))
    else:
        middle = f"{excerpt.line_start}{_BEGINS}{excerpt.marked}{_ENDS}{excerpt.line_end}"
        text = "\n".join([*excerpt.before, middle, *excerpt.after])
        console.said(texts, *(f"  {line}" for line in text.split("\n")))


def _cells(excerpt: Excerpt) -> list[tuple[Argument, ...]]:
    table = excerpt.table
    if table is None:
        return []
    rows: list[tuple[Argument, ...]] = [("", *table.headings)] if table.headings else []
    for at, (number, cells) in enumerate(table.rows):
        told = [
            f"{_BEGINS}{cell}{_ENDS}" if (at, column) == table.marked else cell
            for column, cell in enumerate(cells)
        ]
        rows.append((str(number), *told))
    return rows


def _record(item: _Item, seen: Seen, texts: Texts) -> dict[str, object]:
    place, cited = item.place, seen.citation
    return {
        "id": item.id,
        "key": item.key,
        "title": texts.say(item.title),
        "value": texts.say(item.value),
        "suspect": texts.say(item.suspect) if item.suspect is not None else None,
        "place": place
        and {
            "kind": place.kind.value,
            "locator": place.locator,
            "words": texts.say(place_words(place)),
            "original": place.original,
        },
        "excerpt": seen.excerpt and _excerpt_record(seen.excerpt, texts),
        "citation": cited.written(texts),
        "source": texts.write(cited.source),
        "address": cited.address,
        "read": cited.read.isoformat() if cited.read is not None else None,
        "sha256": cited.sha256.hex(),
        "media_type": seen.snapshot.media_type if seen.snapshot is not None else None,
    }


def _excerpt_record(excerpt: Excerpt, texts: Texts) -> dict[str, object]:
    page = excerpt.page
    return {
        "before": list(excerpt.before),
        "line_start": excerpt.line_start,
        "marked": excerpt.marked,
        "line_end": excerpt.line_end,
        "after": list(excerpt.after),
        "note": texts.say(excerpt.note) if excerpt.note is not None else None,
        "table": asdict(excerpt.table) if excerpt.table is not None else None,
        "page": page and {"number": page.number, "pages": page.pages, "box": list(page.box)},
    }


VERBS: dict[str, Callable[..., int]] = {"evidence": evidence}

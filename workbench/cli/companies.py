"""Verbs that open a company, gather what sources say, and show it."""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from workbench.app import companies, dossiers, leads, numbering, research, terms
from workbench.app.companies import Found, Opened
from workbench.app.desk import Desk
from workbench.app.research import Planned
from workbench.app.soundings import take
from workbench.cli.console import DONE, NOTHING_FOUND, QUERY, SOURCE_FAILED, Console, stoppable
from workbench.cli.planned import show_plan
from workbench.cli.shown import (
    show_candidates,
    show_dossier,
    show_leads,
    show_lookups,
    write_document,
)
from workbench.domain.company import Company
from workbench.domain.lead_list import LeadFilter
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.errors import InvalidInput, NotInStore
from workbench.texts import say

ONE_IS_ENOUGH = 2
_NO_ANSWER = {AnswerKind.FAILED, AnswerKind.REFUSED}


def open_(context: typer.Context, query: QUERY) -> int:
    """Look a company up by name, number, VAT number or web address, and open it."""
    console: Console = context.obj
    with console.desk() as desk:
        with stoppable() as control:
            found = companies.find(desk, query, control)
        opened = opened_from(desk, found)
        if opened is None:
            show_candidates(console, desk, found)
            return DONE if found.candidates or found.ours else _nothing(found)
        company = opened.company
        numbers = [each.value for each in company.identifiers]
        console.said(desk.texts, say("{name} is open.", name=company.name))
        console.next(desk.texts, f"research {number_of(company)}")
        console.document({"company": str(company.id), "name": company.name, "numbers": numbers})
        return DONE


def research_(
    context: typer.Context,
    query: QUERY,
    *,
    every: Annotated[bool, typer.Option("--all", help="Ask also what is still fresh.")] = False,
    paid: Annotated[bool, typer.Option("--paid", help="Ask also what costs.")] = False,
    only_plan: Annotated[
        bool, typer.Option("--plan", help="Say what would be asked, why, and at what cost.")
    ] = False,
) -> int:
    """Ask what is missing or stale about a company; a number that is new here is opened first."""
    console: Console = context.obj
    with console.desk() as desk:
        with stoppable() as control:
            opened = _in_store(desk, query)
            if opened is None:
                found = companies.find(desk, query, control)
                opened = opened_from(desk, found)
                if opened is None:
                    show_candidates(console, desk, found)
                    return _nothing(found)
            company = opened.company
            planned = research.plan(desk, company.id)
            chosen = _chosen(planned, every=every, paid=paid)
            if only_plan:
                show_plan(console, desk, research.in_turn(desk, planned), chosen)
                return DONE
            done = research.research(desk, company.id, control, chosen=chosen)
        show_lookups(console, desk, done.result)
        console.said(desk.texts, done.did)
        _tell_unasked(console, desk, research.plan(desk, company.id))
        console.next(desk.texts, f"score {number_of(company)}")
        write_document(console, desk, company.id)
        return _code(done.result)


def number(
    context: typer.Context,
    query: QUERY,
    number: Annotated[
        str, typer.Argument(help="Its number; without one, it is looked for by name and town.")
    ] = "",
) -> int:
    """Give a company that came by name alone, as from a list, its registration number."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        company = known_company(desk, query)
        sounding = desk.store.read(lambda ledger: take(ledger, company.id, desk.now()))
        words = number or numbering.words_for(sounding)
        found = numbering.look(desk, company, words, control)
        decisive = [each for each in found.candidates if each.decisive]
        if not number or len(decisive) != 1:
            show_candidates(console, desk, found)
            return _nothing(found)
        done = numbering.give(desk, company, decisive[0])
        console.said(desk.texts, done.did)
        console.next(desk.texts, f"research {number_of(done.result)}")
        write_document(console, desk, company.id)
        return DONE


def dossier(context: typer.Context, query: QUERY) -> int:
    """Show what is known of a company, with its source beside every line."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        terms.let_go(desk)
        if not console.as_json:
            show_dossier(console, desk, dossiers.open_dossier(desk, company.id))
        console.next(desk.texts, f"score {number_of(company)}")
        write_document(console, desk, company.id)
        return DONE


def list_(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help="Words of name, town or responsible.")] = "",
    *,
    every: Annotated[
        bool, typer.Option("--all", help="Parked, not relevant and closed leads too.")
    ] = False,
) -> int:
    """List the leads, the best proven first."""
    console: Console = context.obj
    with console.desk() as desk:
        rows = leads.rows(desk, LeadFilter(words=words, aside=every))
        show_leads(console, desk, rows, companies.waiting(desk))
        return DONE if rows else NOTHING_FOUND


def opened_from(desk: Desk, found: Found) -> Opened | None:
    """Return the opened company where the query was a number and one entity holds it."""
    if found.known is not None:
        return companies.opened(desk, found.known)
    if found.decisive is None:
        return None
    return companies.open_company(desk, found.decisive).result


def number_of(company: Company) -> str:
    """Return the number a company is best named by in the next command."""
    return company.identifiers[0].value if company.identifiers else company.name


def known_company(desk: Desk, query: str) -> Company:
    """Return the company in the store that a number or some words mean.

    Raises:
        NotInStore: none is.
        InvalidInput: several are, or a number's check digit is wrong.
    """
    found = companies.known(desk, query)
    if found is not None:
        return found
    rows = desk.store.read(
        lambda ledger: ledger.leads.rows(LeadFilter(words=query, aside=True), ONE_IS_ENOUGH)
    )
    if not rows:
        raise NotInStore(
            say("{query} is not in the store.", query=query),
            hint=say("Open it first: leadline open {query}", query=query),
        )
    if len(rows) > 1:
        raise InvalidInput(
            say(
                "{query} may be {one} or {other}.",
                query=query,
                one=rows[0].name,
                other=rows[1].name,
            ),
            field="query",
            hint=say("Use its number."),
        )
    company = rows[0].company
    return desk.store.read(lambda ledger: ledger.companies.get(company))


def _chosen(planned: Sequence[Planned], *, every: bool, paid: bool) -> frozenset[str] | None:
    """Return which questions somebody chose; None for what is missing or stale and free."""
    if not every and not paid:
        return None
    wanted = (each for each in planned if each.usable and (paid or not each.costs))
    return frozenset(e.question.key for e in wanted if every or e.freshness.need.asks)


def _tell_unasked(console: Console, desk: Desk, planned: Sequence[Planned]) -> None:
    """Say what was not asked because it costs."""
    for each in planned:
        if each.usable and each.costs and each.freshness.need.asks and each.manifest.cost:
            told = say(
                "Not asked, because it costs {cost}: {source}, {what}. Add --paid to ask it.",
                cost=each.manifest.cost,
                source=each.manifest.title,
                what=each.question.words,
            )
            console.said(desk.texts, told)


def _in_store(desk: Desk, query: str) -> Opened | None:
    """Return what is in the store already, under its number or under words only it has."""
    try:
        return companies.opened(desk, known_company(desk, query))
    except NotInStore:
        return None


def _nothing(found: Found) -> int:
    unanswered = any(lookup.kind in {None, *_NO_ANSWER} for lookup in found.lookups)
    return SOURCE_FAILED if unanswered and not found.candidates else NOTHING_FOUND


def _code(lookups: tuple[Lookup, ...]) -> int:
    return SOURCE_FAILED if any(lookup.kind in _NO_ANSWER for lookup in lookups) else DONE


VERBS: dict[str, Callable[..., int]] = {
    "open": open_,
    "list": list_,
    "research": research_,
    "number": number,
    "dossier": dossier,
}

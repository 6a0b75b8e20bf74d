"""Verbs that open a company, gather what sources say, and show it."""

from collections.abc import Callable

import typer

from workbench.app import companies, dossiers, research
from workbench.app.companies import Found, Opened
from workbench.app.desk import Desk
from workbench.cli.console import DONE, NOTHING_FOUND, SOURCE_FAILED, Console
from workbench.cli.shown import show_candidates, show_dossier, show_lookups, write_document
from workbench.domain.company import Company
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.ports import LeadFilter
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl
from workbench.texts import say

ONE_IS_ENOUGH = 2


def open_(context: typer.Context, query: str) -> int:
    """Look a company up by name, number, VAT number or web address, and open it."""
    console: Console = context.obj
    with console.desk() as desk:
        found = companies.find(desk, query, JobControl())
        opened = opened_from(desk, found)
        if opened is not None:
            console.said(desk.texts, say("{name} is open.", name=opened.company.name))
            console.document({"company": str(opened.company.id), "name": opened.company.name})
            return DONE
        show_candidates(console, desk, found)
        return _nothing(found) if not found.candidates else DONE


def research_(context: typer.Context, query: str) -> int:
    """Ask every usable source about a company; opens it first when the query is its number."""
    console: Console = context.obj
    with console.desk() as desk:
        found = companies.find(desk, query, JobControl())
        opened = opened_from(desk, found)
        if opened is None:
            show_candidates(console, desk, found)
            return _nothing(found)
        company = opened.company.id
        done = research.research(desk, company, JobControl())
        show_lookups(console, desk, done.result)
        console.said(desk.texts, done.did)
        write_document(console, desk, dossiers.open_dossier(desk, company))
        return _code(done.result)


def dossier(context: typer.Context, query: str) -> int:
    """Show what is known of a company, with its source beside every line."""
    console: Console = context.obj
    with console.desk() as desk:
        opened = dossiers.open_dossier(desk, known_company(desk, query).id)
        show_dossier(console, desk, opened)
        write_document(console, desk, opened)
        return DONE


def opened_from(desk: Desk, found: Found) -> Opened | None:
    """Return the opened company where the query was a number and one entity holds it."""
    if found.known is not None:
        return companies.opened(desk, found.known)
    decisive = [candidate for candidate in found.candidates if candidate.decisive]
    if len(decisive) != 1:
        return None
    return companies.open_company(desk, decisive[0]).result


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


def _nothing(found: Found) -> int:
    failed = any(lookup.kind is AnswerKind.FAILED for lookup in found.lookups)
    return SOURCE_FAILED if failed and not found.candidates else NOTHING_FOUND


def _code(lookups: tuple[Lookup, ...]) -> int:
    failed = any(lookup.kind is AnswerKind.FAILED for lookup in lookups)
    return SOURCE_FAILED if failed else DONE


VERBS: dict[str, Callable[..., int]] = {"open": open_, "research": research_, "dossier": dossier}

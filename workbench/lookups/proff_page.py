"""A company page of proff.no or proff.dk that the user saved or pasted, read into proposals.

Nothing here asks the network: the pages' terms forbid collecting them by machine, so one page at
a time comes from the user, and each proposed fact counts only when a person confirms it.

Unverified: no real page was at hand. The shape of `script#__NEXT_DATA__` is that of the sister
site allabolag.se; page labels are read before codes, because the same code means different
things: DR is the operating result at proff.no and the net result at allabolag.se, and EK is
depreciation, not equity.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag

from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.proposal import ProposedFacts
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups import proff_copy
from workbench.lookups.brought_page import brought
from workbench.lookups.by_hand import PROFF_PAGE
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.proff_figures import (
    Figure,
    YearOfFigures,
    amount_of,
    line_of_label,
    state_figures,
)
from workbench.lookups.statements import Statements
from workbench.texts import Message, say

PARSER = f"{PROFF_PAGE}@2"
_MOST_BYTES = 16 * 1024 * 1024
_MOST_FACTS = 1000
_MOST_TAGS = 100_000
"""Ten times what a page holds; more would keep the reader busy for a minute."""


@dataclass(frozen=True, slots=True)
class _Site:
    """A country's site: whose numbers it shows, and what its figures are in."""

    scheme: Scheme
    digits: int
    currency: str
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The company's name as the page writes it, what it states, and what had to be assumed."""

    name: str
    facts: Statements
    notes: tuple[Message, ...]


_SAFE_CODES = {
    "ORS": "pretax_result",
    "AARS": "net_result",
    "SED": "assets",
    "SEK": "equity",
    "ANT": "employees",
}
"""Codes that mean the same wherever they were seen; DR, EK and SDI do not."""

_SITES = {
    "proff.no": _Site(
        Scheme.NO_ORGNR,
        9,
        "NOK",
        {**_SAFE_CODES, "SDI": "revenue", "DR": "operating_result", "SG": "liabilities"},
    ),
    "proff.dk": _Site(Scheme.DK_CVR, 8, "DKK", _SAFE_CODES),
}


def read_page(content: bytes, address: str) -> ProposedFacts:
    """Return what a saved or pasted page of proff.no or proff.dk proposes.

    Args:
        content: the page as saved, its source, or its text.
        address: the page's address, which tells the country; empty where the page itself says it.

    Raises:
        InvalidInput: the address is not one of these sites; `field` is `address`.
        SourceUnreadable: the page is half a page, or names no company with a number.
    """
    if len(content) > _MOST_BYTES or content.count(b"<") > _MOST_TAGS:
        raise _too_large()
    page = brought(content)
    site, clean = _site(address.strip() or page.address)
    if not page.whole:
        raise SourceUnreadable(say("This is only half a page: its end is missing."))
    kept = proff_copy.copied(page.markup)
    copy = BeautifulSoup(kept, "lxml", from_encoding="utf-8")
    script = copy.find("script", id=proff_copy.DATA)
    if isinstance(script, Tag) and script.string:
        reading = _from_data(read_json(script.string.encode()), site)
    else:
        reading = _from_tables(copy, site)
    if len(reading.facts.facts) > _MOST_FACTS:
        raise _too_large()
    return ProposedFacts(
        address=clean,
        entity=reading.facts.entity,
        identifier=Identifier(site.scheme, reading.facts.entity.number),
        name=reading.name,
        facts=tuple(reading.facts.facts),
        kept=kept,
        media_type=proff_copy.MEDIA_TYPE,
        parser=PARSER,
        notes=reading.notes,
    )


def _site(address: str) -> tuple[_Site, str]:
    if not address:
        raise InvalidInput(
            say("Say which page this is: the page does not tell its own address."),
            field="address",
            hint=say("Copy the address from the browser's address line."),
        )
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        parts, host = urlsplit(""), ""
    if host not in _SITES or parts.scheme not in {"http", "https"}:
        raise InvalidInput(
            say("{address} is not a page of proff.no or proff.dk.", address=address),
            field="address",
            hint=say(
                "Other pages are not read, but can be kept: answer the prepared question that led"
                " you there with it."
            ),
        )
    return _SITES[host], f"https://{host}{parts.path}"


def _too_large() -> SourceUnreadable:
    return SourceUnreadable(say("The page is larger than any page of a company."))


def _no_company() -> SourceUnreadable:
    return SourceUnreadable(say("No company with a number was found on this page."))


def _entity(digits: str, site: _Site) -> Entity:
    number = "".join(filter(str.isdecimal, digits))
    if len(number) != site.digits or not number.isascii():
        raise _no_company()
    return Entity(PROFF_PAGE, number)


def _from_data(root: Node, site: _Site) -> _Reading:
    """Read the data that the page carries for its own script."""
    company = root.at("props", "pageProps", "company")
    name = company.text("name") if company else None
    if company is None or name is None:
        raise _no_company()
    facts = Statements(_entity(company.text("orgnr") or "", site))
    _state_register(facts, company)
    labels = _labels(root)
    years = [*_years(company, "companyAccounts", "own", labels, site)]
    years += _years(company, "corporateAccounts", "group", labels, site)
    return _Reading(name, facts, state_figures(facts, years, site.currency))


def _in_script(node: Node) -> Place:
    return Place(LocatorKind.SCRIPT, f"{proff_copy.DATA}#{node.pointer}", node.place.original)


def _state_register(facts: Statements, company: Node) -> None:
    texts = {
        "company.name": company.get("name"),
        "company.form": company.at("companyType", "name"),
        "company.town": company.at("visitorAddress", "postPlace"),
    }
    for key, node in texts.items():
        words = node.text() if node else None
        if node is not None and words is not None:
            facts.add(key, words, _in_script(node))
    street = company.get("visitorAddress")
    if street is not None:
        town = " ".join(filter(None, (street.text("zipCode"), street.text("postPlace"))))
        line = ", ".join(filter(None, (street.text("addressLine"), town)))
        if line:
            facts.add("company.address", line, _in_script(street))


def _labels(root: Node) -> dict[str, str]:
    """Return code and label as the page itself explains them, for any of its languages."""
    store = root.at("props", "i18n", "initialStore")
    found: dict[str, str] = {}
    for language in _fields(store):
        figures = language.at("common", "AccountingFigures", "figures")
        for country in _fields(figures):
            for code in country.value if isinstance(country.value, dict) else ():
                label = country.get(code)
                if label is not None and isinstance(label.value, str):
                    found.setdefault(code, label.value)
    return found


def _fields(node: Node | None) -> Iterator[Node]:
    if node is not None and isinstance(node.value, dict):
        yield from (child for name in node.value if (child := node.get(name)) is not None)


def _years(
    company: Node, field: str, scope: str, labels: Mapping[str, str], site: _Site
) -> Iterator[YearOfFigures]:
    years = company.get(field)
    for year in years.items() if years else ():
        accounts = year.get("accounts")
        figures = []
        for account in accounts.items() if accounts else ():
            code, amount = account.text("code") or "", account.get("amount")
            line = line_of_label(labels[code]) if code in labels else site.codes.get(code, "")
            number = amount_of(amount.text() or "") if amount else None
            if line and amount is not None and number is not None:
                figures.append(Figure(line, number, _in_script(amount)))
        yield YearOfFigures(
            year=year.text("year") or "",
            start=_day(year.text("periodStart")),
            end=_day(year.text("periodEnd")),
            currency=year.text("currency") or "",
            scope=scope,
            figures=tuple(figures),
        )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _from_tables(page: BeautifulSoup, site: _Site) -> _Reading:
    """Read what a person sees: the heading, the number, and tables with years above the figures."""
    heading = page.find("h1")
    name = plain_text(heading.get_text(" ")) if isinstance(heading, Tag) else ""
    words = page.get_text(" ")
    number = proff_copy.NUMBER.search(words)
    facts = Statements(_entity(number[1] if number else "", site))
    if isinstance(heading, Tag) and name:
        facts.add("company.name", name, _at(heading, name))
    if proff_copy.THOUSANDS.search(words):
        return _Reading(name, facts, state_figures(facts, list(_columns(page)), site.currency))
    unsaid = say("The page does not say whether its figures are in thousands: left out.")
    return _Reading(name, facts, (unsaid,))


def _columns(page: BeautifulSoup) -> Iterator[YearOfFigures]:
    """Return each year's column of each table whose first row holds years."""
    for table in page.find_all("table"):
        rows = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
        for column, head in enumerate(rows[0] if rows else ()):
            year = proff_copy.YEAR.search(head.get_text(" "))
            figures = [figure for row in rows[1:] for figure in _cell(row, column)]
            if column and year and figures:
                yield YearOfFigures(year=year[0], scope="own", figures=tuple(figures))


def _cell(row: list[Tag], column: int) -> Iterator[Figure]:
    if column < len(row):
        text = row[column].get_text(" ").strip()
        line, number = line_of_label(row[0].get_text(" ")), amount_of(text)
        if line and number is not None:
            yield Figure(line, number, _at(row[column], text))


def _at(tag: Tag, original: str) -> Place:
    """Return the place of an element as an XPath by position in the page as parsed."""
    steps: list[str] = []
    here: Tag | None = tag
    while here is not None and not isinstance(here, BeautifulSoup):
        before = sum(1 for sibling in here.previous_siblings if isinstance(sibling, Tag))
        steps.append(f"/*[{before + 1}]")
        here = here.parent
    return Place(LocatorKind.XPATH, "".join(reversed(steps)), original)

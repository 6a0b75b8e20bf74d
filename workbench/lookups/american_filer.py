"""The SEC's record of a filer: who it is, where it is listed, and which annual reports it filed."""

import re
from collections.abc import Sequence
from datetime import date

import stdnum.lei

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_STATE = re.compile(
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    "|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
)
"""The SEC's codes of states of the USA; its other codes are its own, and are no ISO codes."""

_ANNUAL = re.compile(r"(?:10-K|10-KT|10-K405|10-KSB|20-F|40-F)")
_LATE = re.compile(r"NT (?:10-K|20-F)")
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])([0-2][0-9]|3[01])")
_COLUMNS = ("accessionNumber", "filingDate", "form", "reportDate")
_COLUMNS_LEFT = (
    "acceptanceDateTime",
    "act",
    "core_type",
    "fileNumber",
    "filmNumber",
    "isInlineXBRL",
    "isXBRL",
    "isXBRLNumeric",
    "items",
    "primaryDocDescription",
    "primaryDocument",
    "size",
)
_LEFT = (
    "category",
    "description",
    "ein",
    "flags",
    "insiderTransactionForIssuerExists",
    "insiderTransactionForOwnerExists",
    "investorWebsite",
    "ownerOrg",
    "stateOfIncorporationDescription",
)
_ALWAYS = ("addresses", "entityType", "filings", "formerNames", "sic", "tickers", "exchanges")


def is_only_owner(root: Node) -> bool:
    """Whether the number is of somebody who only tells of shares owned: most are natural persons.

    A company that reports has a trade, or insiders who report on its shares.
    """
    issuer = root.code("insiderTransactionForIssuerExists")
    owner = root.code("insiderTransactionForOwnerExists")
    return owner == "1" and issuer == "0" and not root.code("sic") and not _listed(root)


def numbers(root: Node, cik: str) -> tuple[Identifier, ...]:
    """Return the filer's own number, and its LEI where that is told and its check digits agree."""
    lei = root.text("lei") or ""
    known = (Identifier(Scheme.US_CIK, cik),)
    return (*known, Identifier(Scheme.LEI, lei)) if stdnum.lei.is_valid(lei) else known


def candidate(root: Node, entity: Entity) -> Candidate:
    """Return the filer as the candidate for its number.

    Raises:
        SourceUnreadable: it has no name.
    """
    address = root.at("addresses", "business")
    return Candidate(
        entity=entity,
        identifier=Identifier(Scheme.US_CIK, entity.number),
        name=root.required("name").text() or "",
        country="US" if _in_usa(address, "stateOrCountry") else "",
        town=(address.text("city") or "") if address is not None else "",
        decisive=True,
    )


def state_filer(facts: Statements, root: Node) -> None:
    """State name, former names, trade, address, exchanges, year-end and annual reports."""
    root.expect(*_ALWAYS)
    root.ignore(*_LEFT)
    facts.text("company.name", root.get("name"))
    facts.text("company.phone", root.get("phone"))
    facts.text("company.website", root.get("website"))
    trade = root.code("sic")
    if trade:
        facts.text("company.industry", root.get("sicDescription"), code=trade, rank="1")
    root.ignore("entityType", "sicDescription", "stateOfIncorporation")
    _state_year_end(facts, root.get("fiscalYearEnd"))
    _state_address(facts, root)
    for each in _listed(root):
        facts.add("company.listed", each[0], each[1].place)
    former = root.get("formerNames")
    for old in former.items() if former else ():
        start, end = old.day("from"), old.day("to")
        # In a few records a name ends before it begins: then neither day can be told.
        days = (start, end) if start and end and start <= end else (None, None)
        facts.text("company.former_name", old.get("name"), start=days[0], end=days[1])
    _state_filings(facts, root.required("filings"))


def _in_usa(holder: Node | None, name: str) -> bool:
    return holder is not None and _STATE.fullmatch(holder.text(name) or "") is not None


def _listed(root: Node) -> list[tuple[str, Node]]:
    """Return each ticker with its exchange, `Nasdaq: TSLA`; they come as two lists side by side."""
    tickers, exchanges = root.get("tickers"), root.get("exchanges")
    named = list(tickers.items()) if tickers else []
    places = list(exchanges.items()) if exchanges else []
    if len(named) != len(places):
        return [(words, node) for node in named if (words := node.text())]
    told = []
    for ticker, exchange in zip(named, places, strict=True):
        words = ticker.text()
        if words:
            where = exchange.text()
            told.append((f"{where}: {words}" if where else words, ticker))
    return told


def _state_year_end(facts: Statements, node: Node | None) -> None:
    """State the last day of the financial year as month and day, `12-31`; it comes as `1231`."""
    parts = _MONTH_DAY.fullmatch(node.code() or "") if node is not None else None
    if node is not None and parts is not None:
        facts.add("company.year_end", f"{parts[1]}-{parts[2]}", node.place)


def _state_address(facts: Statements, root: Node) -> None:
    addresses = root.get("addresses")
    if addresses is None:
        return
    addresses.ignore("mailing")
    address = addresses.get("business")
    if address is not None:
        town = address.get("city")
        state = address.text("stateOrCountryDescription") or address.text("stateOrCountry")
        parts = (
            address.text("street1"),
            address.text("street2"),
            " ".join(
                part for part in (address.text("city"), state, address.code("zipCode")) if part
            ),
        )
        address.ignore(
            "country", "countryCode", "foreignStateTerritory", "isForeignLocation", "stateOrCountry"
        )
        line = ", ".join(part for part in parts if part)
        if line:
            facts.add("company.address", line, address.place)
        facts.text("company.town", town)
        if _in_usa(address, "stateOrCountry"):
            facts.add("company.country", "US", address.required("stateOrCountry").place)


def _state_filings(facts: Statements, filings: Node) -> None:
    """State for which years there are annual reports, and by its form each notice of a late one.

    The newest thousand filings or so come as columns; lists of older ones lie at other addresses.
    """
    filings.ignore("files")
    recent = filings.required("recent")
    recent.ignore(*_COLUMNS_LEFT)
    columns = {name: _column(recent.required(name)) for name in _COLUMNS}
    if len({len(column) for column in columns.values()}) != 1:
        raise recent.unlike(recent.pointer)
    reported: dict[str, Node] = {}
    for index, form in enumerate(columns["form"]):
        if isinstance(form, str) and _ANNUAL.fullmatch(form):
            day = _cell(recent, "reportDate", index)
            if day.value:
                reported.setdefault(str((day.day() or date.max).year), day)
        elif isinstance(form, str) and _LATE.fullmatch(form):
            told, about = _cell(recent, "form", index), _cell(recent, "reportDate", index)
            facts.text("company.remark", told, end=about.day() if about.value else None)
    for year, day in reported.items():
        facts.add("company.filed_years", year, day.place)
    if reported:
        newest = max(reported)
        facts.add("company.last_accounts", newest, reported[newest].place)


def _column(node: Node) -> Sequence[object]:
    if not isinstance(node.value, list):
        raise node.unlike(node.pointer)
    node.known = True
    return node.value


def _cell(recent: Node, name: str, index: int) -> Node:
    """Return one cell as a node of its own: a thousand rows of columns are not all made nodes."""
    column = recent.required(name)
    return Node(_column(column)[index], f"{column.pointer}/{index}")

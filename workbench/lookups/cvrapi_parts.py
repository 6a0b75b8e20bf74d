"""Parts of a cvrapi.dk record: its days, its trouble with creditors, owners, places of work."""

import re
from datetime import date

from workbench.errors import SourceUnreadable
from workbench.lookups.json_answer import Node
from workbench.lookups.source import unlike_promise
from workbench.lookups.statements import Statements

_DAY = re.compile(r"(\d{2})/(\d{2}) - (\d{4})", re.ASCII)
_FIRM = re.compile(
    r"\b(?:a/s|aps|p/s|k/s|i/s|ivs|amba|a\.m\.b\.a\.|ab|as|gmbh|ag|ltd|limited|plc|inc|bv|b\.v\.|oy"
    r"|holding|fonden?|kommune)(?!\w)",
    re.IGNORECASE,
)
"""Words that only a firm's name bears; the service tells an owner's name and nothing else."""


def state_since(facts: Statements, root: Node, status: str) -> None:
    """State since when the company has been bankrupt or has ended.

    Without a bankruptcy the day of the register's remark on credit says nothing.
    """
    credit, ended = root.get("creditstartdate"), root.get("enddate")
    since = {"bankrupt": credit, "ceased": ended}.get(status)
    words = since.text() if since else None
    if since is not None and words is not None:
        day = read_day(words).isoformat()
        facts.add("company.status_since", day, since.place)
        if status == "bankrupt":
            facts.add("company.bankrupt", day, since.place)


def state_owners(facts: Statements, root: Node) -> None:
    """State who owns the company: a firm where the name says so, a person where it does not.

    Which kind of owner is meant, and how much each owns, the service does not say; its record was
    seen without owners only.
    """
    owners = root.get("owners")
    for owner in owners.items() if owners else ():
        name = owner.get("name")
        words = name.text() if name else None
        if words is not None:
            firm = _FIRM.search(words) is not None
            facts.text("company.owner" if firm else "role.owner", name)


def state_branches(facts: Statements, root: Node) -> None:
    """State the places of work that are open, where there are several."""
    units = root.get("productionunits")
    listed = list(units.items()) if units else []
    if units is not None:
        units.known = True
    for unit in listed if len(listed) > 1 else ():
        number = unit.code("pno")
        if number is not None and unit.text("enddate") is None:
            facts.text("company.branch", unit.get("name"), number=number)


def read_day(words: str) -> date:
    """Return the day that "04/05 - 2015" means: day, month, year.

    Raises:
        SourceUnreadable: it is written in another way.
    """
    parts = _DAY.fullmatch(words)
    try:
        if parts is not None:
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
    except ValueError as problem:
        raise _no_day(words) from problem
    raise _no_day(words)


def _no_day(words: str) -> SourceUnreadable:
    return unlike_promise(f"{words} is no day")

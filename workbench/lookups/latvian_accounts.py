"""Annual accounts of Latvian companies as open data: a list of statements, and their sheets.

Columns and codes: the register's files financial_statements, balance_sheets and income_statements,
as their readers publish them; not seen live. Only lines whose sign cannot be mistaken are read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workbench.domain.accounts import Scope
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.values import decimal_text
from workbench.lookups.impossible_balances import ROUNDING, impossible_balance
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.lookups.tagged_lines import head_count
from workbench.lookups.xbrl.numbers import read_number
from workbench.texts import Message, say

SCALES = {"ONES": 1, "TENS": 10, "HUNDREDS": 100, "THOUSANDS": 1000, "MILLIONS": 1_000_000}
_SCOPES = {"UGP": Scope.OWN, "UKGP": Scope.GROUP, None: Scope.OWN}
"""A company's own accounts, a group's; older rows say nothing and are a company's own."""

BALANCE = {
    "total_assets": "assets",
    "total_non_current_assets": "fixed_assets",
    "total_current_assets": "current_assets",
    "cash": "cash",
    "equity": "equity",
    "provisions": "provisions",
    "current_liabilities": "short_debt",
    "non_current_liabilities": "long_debt",
}
INCOME = {
    "net_turnover": "revenue",
    "by_function_gross_profit": "gross_profit",
    "income_before_income_taxes": "pretax_result",
    "net_income": "net_result",
}
_BOTH_SIDES = "total_equities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One filed set of accounts, by its row in the list.

    Attributes:
        number: by which its sheets are found.
        scale: what its sheets count in.
        created: when it was filed, as the row tells it; the later of two corrects the other.
        version: how facts call it.
    """

    number: str
    scope: Scope
    start: date | None
    end: date
    scale: int
    currency: str
    created: str
    row: Node
    version: str = "original"


def statement_of(row: Node) -> Statement | None:
    """Return the statement of a row; None where it says neither whose nor what it counts in.

    Raises:
        SourceUnreadable: it has no number or no end.
    """
    row.ignore("_id", "file_id", "rank", "source_schema", "year", "employees")
    number = row.code("id")
    end = row.day("year_ended_on")
    if number is None or end is None:
        raise row.unlike(row.pointer)
    kind, rounding = row.text("source_type"), row.text("rounded_to_nearest")
    currency = row.text("currency") or ""
    if kind not in _SCOPES or rounding not in SCALES or not re.fullmatch("[A-Z]{3}", currency):
        return None
    return Statement(
        number=number,
        scope=_SCOPES[kind],
        start=row.day("year_started_on") if row.text("year_started_on") else None,
        end=end,
        scale=SCALES[rounding or ""],
        currency=currency,
        created=row.text("created_at") or "",
        row=row,
    )


def filed_anew(statements: Iterable[Statement]) -> list[Statement]:
    """Return what was filed last for each period and scope, and after it what was filed first.

    The newest period comes first. What was filed between the two was corrected itself.
    """
    filed: dict[tuple[date, Scope], list[Statement]] = {}
    for each in sorted(statements, key=lambda one: (one.created, len(one.number), one.number)):
        filed.setdefault((each.end, each.scope), []).append(each)
    told: list[Statement] = []
    for _, (first, *others) in sorted(filed.items(), key=lambda each: each[0], reverse=True):
        told.extend(replace(each, version="corrected") for each in others[-1:])
        told.append(first)
    return told


def state_head(facts: Statements, statement: Statement) -> None:
    """State what the list itself says of a statement: staff, and what it counts in."""
    told = {
        "scope": statement.scope.value,
        "filing": statement.number,
        "version": statement.version,
    }
    staff = _amount(statement.row.code("employees"))
    if staff is not None and (people := head_count(staff)) is not None:
        facts.add(
            "accounts.employees",
            decimal_text(people),
            statement.row.required("employees").place,
            start=statement.start,
            end=statement.end,
            concept="employees",
            **told,
        )
    if statement.scale != 1:
        facts.add(
            "accounts.scale",
            str(statement.scale),
            statement.row.required("rounded_to_nearest").place,
            start=statement.start,
            end=statement.end,
            concept="rounded_to_nearest",
            **told,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the question tells of the statement whose sheet is read."""

    filing: str
    version: str
    scope: str
    start: date | None
    end: date
    scale: int
    currency: str


def state_sheet(
    facts: Statements, row: Node, lines: dict[str, str], asked: Asked
) -> tuple[Message, ...]:
    """State the lines of a balance sheet or an income statement in whole units of the currency.

    Returns:
        why the sheet was left out, where it cannot be right.
    """
    doubts = _doubts(row, asked.end)
    if doubts:
        return doubts
    for column, line in lines.items():
        amount = _amount(row.code(column))
        if amount is None:
            continue
        prop = declared(f"accounts.{line}")
        facts.add(
            prop.key,
            decimal_text(amount * asked.scale),
            row.required(column).place,
            unit=asked.currency if prop.kind is Kind.MONEY else "",
            start=None if prop.time is Time.INSTANT else asked.start,
            end=asked.end,
            scope=asked.scope,
            filing=asked.filing,
            version=asked.version,
            concept=column,
        )
    return ()


def _doubts(row: Node, end: date) -> tuple[Message, ...]:
    whole, both, equity = (
        _amount(row.code(column)) for column in ("total_assets", _BOTH_SIDES, "equity")
    )
    if both is not None and whole is not None and abs(both - whole) > ROUNDING:
        return (
            say("The two sides of the balance sheet of {end} differ; it is left out.", end=end),
        )
    return impossible_balance(end, whole, equity)


def _amount(written: str | None) -> Decimal | None:
    """Return an amount that stands as a number or as its text; None where it is none."""
    return read_number(written) if written else None

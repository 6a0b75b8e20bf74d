"""Places of work (produktionsenheder) of a Danish company, as its register lists them."""

from collections.abc import Sequence
from datetime import date

from workbench.lookups.danish_periods import holding
from workbench.lookups.danish_register import name_of
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

BRANCH_FIELDS = ("pNummer", "fejlRegistreret", "navne", "virksomhedsrelation", "livsforloeb")


def state_branches(facts: Statements, units: Sequence[Node], owner: str, today: date) -> None:
    """State the branches that are open and belong to a company today.

    Args:
        facts: takes them.
        units: the documents of the branches.
        owner: CVR number of the company; a branch may have belonged to several in turn.
        today: the day that counts.
    """
    for unit in units:
        number, name = unit.code("pNummer"), name_of(unit.get("navne"), today)
        owners = {row.code("cvrNummer") for row in holding(unit.get("virksomhedsrelation"), today)}
        mistaken = unit.get("fejlRegistreret")
        is_open = bool(holding(unit.get("livsforloeb"), today))
        if mistaken is not None and mistaken.flag():
            continue
        if number is not None and owner in owners and is_open:
            facts.text("company.branch", name, number=number)

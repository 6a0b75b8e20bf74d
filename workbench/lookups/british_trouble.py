"""What weighs on a British company: charges on its assets, and its insolvency cases."""

from collections.abc import Iterator, Sequence
from datetime import date

from workbench.domain.british_words import INSOLVENCIES, words_for
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_OF_CHARGES = (
    "acquired_on",
    "assests_ceased_released",
    "charge_number",
    "covering_instrument_date",
    "delivered_on",
    "etag",
    "id",
    "insolvency_cases",
    "links",
    "more_than_four_persons_entitled",
    "particulars",
    "persons_entitled",
    "resolved_on",
    "scottish_alterations",
    "secured_details",
    "transactions",
)
_BEGINS = (
    "administration-started-on",
    "liquidation-started-on",
    "ordered-to-wind-up-on",
    "wound-up-on",
    "voluntary-arrangement-started-on",
    "moratorium-started-on",
    "instrumented-on",
    "declaration-solvent-on",
    "petitioned-on",
)
"""Days a case began on; of several the first here that it tells, for a petition is only asked."""

_ENDS = (
    "case-end-on",
    "concluded-winding-up-on",
    "administration-ended-on",
    "administration-discharged-on",
    "voluntary-arrangement-ended-on",
    "moratorium-ended-on",
    "dissolved-on",
)
_ARRANGEMENT = "corporate-voluntary-arrangement"
_ARRANGEMENT_ENDS = "voluntary-arrangement-ceased-to-have-effect"
"""It ends a case of its own kind; in a later case it tells of the one before."""


def state_charges(facts: Statements, root: Node) -> None:
    """State each charge with its days, and how many are not met yet.

    Who lent the money is left out: it may be a person.
    """
    root.ignore("unfiltered_count", "unfiletered_count", "part_satisfied_count")
    total, met = root.get("total_count"), root.get("satisfied_count")
    if total is not None and met is not None:
        count, satisfied = total.number(), met.number()
        if count is not None and satisfied is not None and count >= satisfied:
            facts.add("company.charges_open", str(int(count - satisfied)), total.place)
    items = root.get("items")
    for item in items.items() if items is not None else ():
        item.ignore(*_OF_CHARGES)
        kind, status = item.get("classification"), item.text("status") or ""
        words = kind.get("description") if kind is not None else None
        if kind is not None:
            kind.ignore("type")
        number = item.code("charge_code") or item.code("charge_number")
        told = {"kind": status, **({"number": number} if number else {})}
        start, end = item.day("created_on"), item.day("satisfied_on")
        facts.text("company.charge", words, start=start, end=end, **told)


def state_insolvency(facts: Statements, cases: Node) -> None:
    """State each case with its days, and who handles those that are open."""
    for case in cases.items():
        case.ignore("links", "notes")
        kind = case.get("type")
        code = (kind.text() or "") if kind is not None else ""
        if kind is None or not code:
            continue
        number = case.code("number")
        days = list(_days(case))
        start, end = _first(days, _BEGINS), _first(days, _ends(code))
        told = {"kind": code, **({"number": number} if number else {})}
        words = words_for(INSOLVENCIES, code)
        facts.add("company.insolvency", words, kind.place, start=start, end=end, **told)
        _state_practitioners(facts, case, open_=end is None)


def _ends(code: str) -> Sequence[str]:
    return (*_ENDS, _ARRANGEMENT_ENDS) if code.startswith(_ARRANGEMENT) else _ENDS


def _days(case: Node) -> Iterator[tuple[str, date]]:
    dates = case.get("dates")
    for each in dates.items() if dates is not None else ():
        kind, day = each.text("type"), each.day("date")
        if kind and day is not None:
            yield kind, day


def _first(days: Sequence[tuple[str, date]], kinds: Sequence[str]) -> date | None:
    for kind in kinds:
        found = [day for told, day in days if told == kind]
        if found:
            return max(found)
    return None


def _state_practitioners(facts: Statements, case: Node, *, open_: bool) -> None:
    people = case.get("practitioners")
    for person in people.items() if people is not None else ():
        person.ignore("address", "appointed_on")
        role, name = person.text("role") or "", person.get("name")
        acts = open_ and person.get("ceased_to_act_on") is None
        if name is not None and acts and name.text():
            liquidator = "liquidator" in role or (not role and "liquidation" in _kind(case))
            facts.text("role.holder", name, role="liquidator" if liquidator else "administrator")


def _kind(case: Node) -> str:
    return case.text("type") or ""

"""Parents, subsidiaries and untold parents of a company, as the LEI register's own pages tell."""

from workbench.domain.company import Scheme
from workbench.lookups.json_answer import Node
from workbench.lookups.lei_record import LeiRecord, read_record
from workbench.lookups.statements import Statements
from workbench.texts import Message, say_many

PATHS = {
    "parent": "direct-parent",
    "group_parent": "ultimate-parent",
    "children": "direct-children",
}
"""Kinds of question whose answers are records of relatives, and where those lie."""

EXCEPTIONS = {
    "direct": "direct-parent-reporting-exception",
    "ultimate": "ultimate-parent-reporting-exception",
}
"""Where it lies why a parent is not told, by which parent that is."""

_CATEGORIES = {
    "direct": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
    "ultimate": "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT",
}
_KINDS = {"parent": "direct", "group_parent": "ultimate"}
_RECORD, _EXCEPTION = "lei-record", "reporting-exception"


def offered(record: LeiRecord) -> tuple[tuple[str, dict[str, str]], ...]:
    """Return the kinds of question a record's links offer, each with its arguments.

    A record links either to a parent or to why there is none; what it does not link to answers 404.
    """
    relations = record.relations
    if relations is None:
        return ()
    found: list[tuple[str, dict[str, str]]] = []
    for kind, path in PATHS.items():
        links = relations.at(path, "links")
        level = _KINDS.get(kind)
        if links is None:
            continue
        if level is None or links.get(_RECORD) is not None:
            found.append((kind, {}))
        elif links.get(_EXCEPTION) is not None:
            found.append(("no_parent", {"level": level}))
    return tuple(found)


def state_relatives(facts: Statements, root: Node, kind: str) -> tuple[Message, ...]:
    """State the parent that an answer is the record of, or the subsidiaries it lists.

    Returns:
        What the answer leaves out.
    """
    if kind in _KINDS:
        parent = read_record(root.required("data"))
        if parent.lei == facts.entity.number:
            raise root.unlike("a company is not its own parent")
        _state_relative(facts, "company.related_parent", parent, _KINDS[kind])
        return ()
    children = [read_record(each) for each in root.required("data").elements()]
    total = root.required("meta").required("pagination").required("total").number()
    if total is None or total < len(children) or (total > 0) != bool(children):
        raise root.unlike("/meta/pagination/total")
    for child in children:
        _state_relative(facts, "company.subsidiary", child, "direct")
    more = int(total) - len(children)
    if not more:
        return ()
    return (
        say_many(
            "The register knows {count} more subsidiary.",
            "The register knows {count} more subsidiaries.",
            more,
        ),
    )


def state_exception(facts: Statements, root: Node, level: str) -> None:
    """State why a parent is not told, by the register's code; `domain/codes.py` has the words."""
    attributes = root.required("data").required("attributes")
    same = attributes.text("lei") == facts.entity.number
    if not same or attributes.text("category") != _CATEGORIES.get(level):
        raise root.unlike("the answer is about another company or parent")
    reason = attributes.required("reason")
    # In the register's files it is a list of reasons, in its answers one.
    reasons = list(reason.items()) if isinstance(reason.value, list) else [reason]
    for each in reasons:
        facts.text("company.no_parent_because", each)


def _state_relative(facts: Statements, key: str, record: LeiRecord, kind: str) -> None:
    country = {"country": record.country} if record.country else {}
    facts.text(
        key,
        record.name,
        start=None,
        end=None,
        number=record.lei,
        scheme=Scheme.LEI.value,
        kind=kind,
        **country,
    )

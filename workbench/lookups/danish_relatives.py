"""Branches and liable partners of a Danish company, as Datafordeler links its units.

The service joins nothing: who is linked is one question, what those units are the next, and what
they are called the last. The fields are as users of the service ask for them; not seen live.
"""

from collections.abc import Sequence

from workbench.domain.company import Entity
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput
from workbench.lookups.danish_units import current, in_force, rank
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.texts import Message, say, say_many

BRANCHES, PARTNERS, PARTNER_UNITS = "branches", "partners", "partner_units"
_NAMES = {"branch_names": "company.branch", "partner_names": "role.holder"}
MORE = "pageInfo { hasNextPage }"
"""Asked for beside rows: whether there are more of them."""

_MOST, _ROWS = 100, 1000
_TIMES = "virkningFra virkningTil registreringTil"
_ACTIVE, _FIRM = "aktiv", "virksomhed"
_PARTNERSHIPS = ("interessentskab", "kommanditselskab", "partnerselskab")
_QUERIES = {
    BRANCHES: (
        "CVR_Produktionsenhed",
        "query($cvr: Long!)",
        "tilknyttetVirksomhedsCVRNummer: { eq: $cvr }",
        f"id pNummer status produktionsenhedOphoersdato {_TIMES}",
    ),
    PARTNERS: (
        "CVR_FuldtAnsvarligDeltagerRelation",
        "query($id: String!)",
        "CVREnhedsId: { eq: $id }",
        f"deltagendeEnhedsId {_TIMES}",
    ),
    PARTNER_UNITS: (
        "CVR_CVREnhed",
        "query($ids: [String!]!)",
        "id: { in: $ids }",
        "id enhedsType forretningsnoegle",
    ),
    **dict.fromkeys(
        _NAMES,
        (
            "CVR_Navn",
            "query($ids: [String!]!)",
            "CVREnhedsId: { in: $ids }",
            f"CVREnhedsId vaerdi sekvens {_TIMES}",
        ),
    ),
}
"""Question kind to root field, its variables, its filter and what is asked of each row."""


def is_related(kind: str) -> bool:
    """Whether a kind of question is about what a company's unit is linked to."""
    return kind in _QUERIES


def root_field(kind: str) -> str:
    """Return the one root field that a question asks for."""
    return _QUERIES[kind][0]


def related_query(question: Question) -> tuple[str, dict[str, object]]:
    """Return the query and its variables.

    Raises:
        InvalidInput: a unit's number is none.
    """
    field, head, where, fields = _QUERIES[question.kind]
    rows = f"{field}(first: {_ROWS}, where: {{ {where} }})"
    query = f"{head} {{ {rows} {{ nodes {{ {fields} }} {MORE} }} }}"
    if question.kind == BRANCHES:
        return query, {"cvr": int(question.about)}
    if question.kind == PARTNERS:
        return query, {"id": _checked(question.argument("unit"))}
    return query, {"ids": [_checked(unit) for unit, _ in _units(question)]}


def related_questions(question: Question) -> tuple[Question, ...]:
    """Return what a company's unit makes possible to ask beside its parts."""
    return (_ask(question, BRANCHES, ()),)


def partners_question(question: Question, form: Sequence[Node]) -> tuple[Question, ...]:
    """Return the question who is liable, where the legal form in force is a partnership."""
    words = next((row.text("vaerdiTekst") or "" for row in current(form)), "").casefold()
    if not any(each in words for each in _PARTNERSHIPS):
        return ()
    return (
        Question(
            source=question.source,
            kind=PARTNERS,
            about=question.about,
            arguments=(("unit", question.argument("unit")),),
        ),
    )


def related_answer(question: Question, nodes: Node, parser: str) -> Answer:
    """Return what a company is linked to, and what must be asked next to name it.

    Raises:
        SourceUnreadable: there is no list of rows.
    """
    rows = nodes.elements() if question.kind == PARTNER_UNITS else in_force(nodes)
    facts = Statements(Entity(question.source, question.about))
    missing: tuple[Message, ...] = ()
    follow: tuple[Question, ...] = ()
    match question.kind:
        case "branches":
            follow, missing = _named(question, "branch_names", _open_branches(rows))
        case "partners":
            linked = [
                (unit, "") for row in current(rows) if (unit := row.code("deltagendeEnhedsId"))
            ]
            follow, missing = _named(question, PARTNER_UNITS, linked)
        case "partner_units":
            follow, missing = _firms(question, rows)
        case _:
            _state_names(facts, question, rows)
    found = AnswerKind.FOUND if facts.facts or follow else AnswerKind.NOTHING_FOUND
    return Answer(
        kind=AnswerKind.PARTIAL if missing else found,
        parser=parser,
        entity=facts.entity,
        facts=tuple(facts.facts),
        follow=follow,
        missing=missing,
        drift=nodes.changed(),
    )


def _open_branches(rows: Sequence[Node]) -> list[tuple[str, str]]:
    """Return unit and number of each open branch; the one place of work of a company is none."""
    found = []
    for row in current(rows):
        unit, number = row.code("id"), row.code("pNummer")
        closed = row.text("produktionsenhedOphoersdato")
        if unit and number and closed is None and (row.text("status") or "").casefold() == _ACTIVE:
            found.append((unit, number))
    return found if len(found) > 1 else []


def _named(
    question: Question, kind: str, units: list[tuple[str, str]]
) -> tuple[tuple[Question, ...], tuple[Message, ...]]:
    """Return the question that names units, and what is left out where they are too many."""
    if not units:
        return (), ()
    more = len(units) - _MOST
    if more <= 0:
        return (_ask(question, kind, units),), ()
    left = (
        say_many("{count} more branch is not read.", "{count} more branches are not read.", more)
        if kind == "branch_names"
        else say_many(
            "{count} more liable partner is not read.",
            "{count} more liable partners are not read.",
            more,
        )
    )
    return (_ask(question, kind, units[:_MOST]),), (left,)


def _firms(
    question: Question, rows: Sequence[Node]
) -> tuple[tuple[Question, ...], tuple[Message, ...]]:
    """Return the question that names the firms; people are named to nobody with such a key."""
    firms = [
        (unit, "")
        for row in rows
        if (row.text("enhedsType") or "").casefold() == _FIRM and (unit := row.code("id"))
    ]
    people = len(_units(question)) - len(firms)
    unnamed = say_many(
        "The register does not name {count} holder of a role.",
        "The register does not name {count} holders of a role.",
        people,
    )
    follow = (_ask(question, "partner_names", firms),) if firms else ()
    return follow, (unnamed,) if people > 0 else ()


def _state_names(facts: Statements, question: Question, rows: Sequence[Node]) -> None:
    key, numbers = _NAMES[question.kind], dict(_units(question))
    told: set[str] = set()
    for row in current(rows):
        unit = row.code("CVREnhedsId") or ""
        if rank(row) != 0 or unit in told or unit not in numbers:
            continue
        told.add(unit)
        if key == "role.holder":
            facts.text(key, row.get("vaerdi"), role="liable_partner")
        else:
            facts.text(key, row.get("vaerdi"), number=numbers[unit])


def _units(question: Question) -> list[tuple[str, str]]:
    """Return the units of a question, each with its number as a branch where it is one."""
    pairs = (each.partition(":") for each in question.argument("units").split(",") if each)
    return [(unit, number) for unit, _, number in pairs]


def _ask(question: Question, kind: str, units: Sequence[tuple[str, str]]) -> Question:
    listed = ",".join(f"{unit}:{number}" if number else unit for unit, number in units)
    arguments = (("units", listed),) if listed else ()
    return Question(source=question.source, kind=kind, about=question.about, arguments=arguments)


def _checked(unit: str) -> str:
    """Return a unit's number that may stand in a query.

    Raises:
        InvalidInput: it is none.
    """
    if not (unit.isascii() and unit.isdigit()):
        raise InvalidInput(
            say("{number} is not a number of the register's.", number=unit), field="query"
        )
    return unit

"""Enhetsregisteret's feeds of changes: which units, or whose roles, changed since an instant.

Written from the register's own description (API 1.5.0, `/oppdateringer`): units as a page of hits,
roles as a bare list of events in the CloudEvents form. No real answer has been seen, so whatever
has another shape than described is no answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.lookups.json_answer import Node
from workbench.lookups.norway import checked_number
from workbench.lookups.norway_lists import hits_of
from workbench.lookups.source import unlike_promise
from workbench.texts import say

UNITS, ROLES = "changes", "role_changes"
FEEDS = {"unit": UNITS, "roles": ROLES}
"""The kind of question that a feed spares, and the feed's own kind."""

MOST = 100
"""Numbers in one question, so that its address stays short."""
_SIZE = 1000
_PATHS = {UNITS: "/oppdateringer/enheter", ROLES: "/oppdateringer/roller"}
_SINCE = {UNITS: "dato", ROLES: "afterTime"}


def asked(source: str, kind: str, numbers: Sequence[str], since: datetime) -> Question | None:
    """Return the question which of some numbers changed, or None where no feed tells that."""
    if kind not in FEEDS or not numbers:
        return None
    # To the second: the register compares with what it published, and a little more is no harm.
    instant = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    about = ",".join(sorted(numbers)[:MOST])
    arguments = (("since", instant),)
    return Question(source=source, kind=FEEDS[kind], about=about, arguments=arguments)


def path_and_query(question: Question) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return where a feed is asked, and with what.

    Raises:
        InvalidInput: one of the numbers is not a Norwegian registration number.
    """
    numbers = ",".join(checked_number(each) for each in question.about.split(","))
    return _PATHS[question.kind], (
        (_SINCE[question.kind], question.argument("since")),
        ("organisasjonsnummer", numbers),
        ("size", str(_SIZE)),
    )


def read(question: Question, root: Node, parser: str) -> Answer:
    """Return which of the numbers a feed names.

    Raises:
        SourceUnreadable: it is in another shape than the register describes.
    """
    wanted = set(question.about.split(","))
    entries, more = _units(root) if question.kind == UNITS else _roles(root)
    changed = tuple(sorted(wanted & set(entries)))
    if more:
        missing = (say("There are more changes than one answer holds."),)
        return Answer(
            kind=AnswerKind.PARTIAL, parser=parser, changed=tuple(sorted(wanted)), missing=missing
        )
    kind = AnswerKind.FOUND if changed else AnswerKind.NOTHING_FOUND
    return Answer(kind=kind, parser=parser, changed=changed)


def _units(root: Node) -> tuple[list[str], bool]:
    """Read the units of a page, and whether there are more than it holds.

    A page without changes leaves the list out, so its total decides. The register may give pages
    smaller than those asked for; then the total is larger than the list.
    """
    total, entries = hits_of(root, "oppdaterteEnheter")
    numbers = list(_numbers(entries))
    return numbers, (total.number() or 0) > len(numbers) or len(numbers) >= _SIZE


def _roles(root: Node) -> tuple[list[str], bool]:
    """Read events in the CloudEvents form, a bare list; a full one may not be all there is."""
    if not isinstance(root.value, list):
        raise unlike_promise()
    numbers = list(_numbers(each.get("data") for each in root.items()))
    return numbers, len(numbers) >= _SIZE


def _numbers(entries: Iterable[Node | None]) -> Iterator[str]:
    for each in entries:
        number = each.text("organisasjonsnummer") if each is not None else None
        if number is None:
            raise unlike_promise()
        yield number

"""What the errors of Datafordeler mean, which come with status 200 and a code."""

from dataclasses import replace

from workbench.domain.lookup import Answer, AnswerKind, Problem
from workbench.lookups.json_answer import Node
from workbench.lookups.turned_down import failed, refused_for_now
from workbench.net.exchange import Response
from workbench.texts import Message, say


def _codes(errors: Node) -> tuple[str, ...]:
    codes = (each.at("extensions", "code") for each in errors.items())
    return tuple((code.text() or "") if code else "" for code in codes)


def refused(errors: Node, response: Response, parser: str) -> Answer:
    """Return what errors without data mean, by their codes.

    DAF-AUTH-…: key or rights. DAF-GQL-…: our own query is wrong, which asking again mends not.
    The codes seen are DAF-GQL-0008, -0009 and -0010; the others are told by their family.
    """
    codes = _codes(errors)
    if any("AUTH" in code for code in codes):
        problem = Problem(
            message=say("The key is not accepted, or has no right to this."),
            hint=say("Look at the key in the list of sources."),
            again=False,
        )
        return Answer(kind=AnswerKind.REFUSED, parser=parser, problem=problem)
    if any("LIMIT" in code or "THROTTL" in code for code in codes):
        return refused_for_now(response, parser)
    ours = any(code.startswith("DAF-GQL") for code in codes)
    return failed(
        parser, say("The service answered with {error}.", error=" ".join(codes)), again=not ours
    )


def in_part(answer: Answer, errors: Node | None, page: Node | None) -> Answer:
    """Return an answer as partial where errors came beside its data, or more rows than it holds.

    Args:
        answer: read from the rows that came.
        errors: beside them, if any.
        page: the connection (GraphQL) that the rows came in, which says whether there are more.
    """
    codes = _codes(errors) if errors is not None else ()
    missing: list[Message] = [
        say("The service answered with {error}.", error=code) for code in codes
    ]
    more = page.at("pageInfo", "hasNextPage") if page is not None else None
    if more is not None and more.flag():
        missing.append(say("The register holds more of this than one answer does."))
    if not missing:
        return answer
    return replace(answer, kind=AnswerKind.PARTIAL, missing=(*answer.missing, *missing))

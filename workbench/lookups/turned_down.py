"""Answers that are no answer: what a refusal or a failed server means for every source."""

from datetime import datetime, timedelta

from workbench.domain.lookup import Answer, AnswerKind, Problem
from workbench.net.exchange import Response
from workbench.net.pace import retry_after
from workbench.texts import Message, say

_SERVER = 500
_LONGEST_WAIT = timedelta(days=31)

KEY_REFUSED = Problem(
    message=say("The source wants a key, or does not accept this one."),
    hint=say("Look at the key in the list of sources."),
    again=False,
)
"""Why a source refused that is asked with a key."""

SHUT_OUT = Problem(
    message=say("Its terms or its owner keep us out."),
    hint=say("Look at its terms in the list of sources, and at its page in a browser."),
    again=False,
)
"""Why a source refused where no key is to blame: it wants none, or names the law (RFC 7725)."""

_UNPAID = Problem(
    message=say("What the source lets us ask is used up until it is paid for more."),
    hint=say("Look at the plan you have with the source."),
    again=False,
)
_REFUSED = {401: KEY_REFUSED, 402: _UNPAID, 403: KEY_REFUSED, 451: SHUT_OUT}


def turned_down(response: Response, parser: str) -> Answer | None:
    """Return "refused" or "failed" where the status says so; None for 200, which must be read.

    A source reads the statuses that mean something of their own to it (404, 410) before it asks
    here.
    """
    match response.status:
        case 200:
            return None
        case status if status in _REFUSED:
            return Answer(kind=AnswerKind.REFUSED, parser=parser, problem=_REFUSED[status])
        case 429:
            return refused_for_now(response, parser)
        case status if status >= _SERVER:
            problem = Problem(
                message=say("The source's server failed ({status}).", status=str(status)),
                hint=say("Ask again later."),
            )
            return Answer(kind=AnswerKind.FAILED, parser=parser, problem=problem)
        case status:
            return failed(
                parser,
                say("The source did not take the question ({status}).", status=str(status)),
                again=False,
            )


def refused_for_now(response: Response, parser: str) -> Answer:
    """Return "refused" until the time the source names, for a question beyond its quota."""
    problem = Problem(
        message=say("The source has had enough questions from us for now."),
        hint=say("Ask again later."),
        after=_retry_after(response),
    )
    return Answer(kind=AnswerKind.REFUSED, parser=parser, problem=problem)


def failed(parser: str, message: Message, *, again: bool = True) -> Answer:
    """Return "failed" with a reason, and whether asking again makes sense."""
    return Answer(
        kind=AnswerKind.FAILED, parser=parser, problem=Problem(message=message, again=again)
    )


def not_offered(parser: str, message: Message, hint: Message | None = None) -> Answer:
    """Return "not offered for this company", which is not asked again."""
    problem = Problem(message=message, hint=hint, again=False)
    return Answer(kind=AnswerKind.NOT_OFFERED, parser=parser, problem=problem)


def _retry_after(response: Response) -> datetime | None:
    """Read `Retry-After` (RFC 9110 §10.2.3): seconds or a date; None where absent or absurd."""
    seconds = retry_after(response.headers.get("retry-after", ""), response.taken)
    if seconds is None:
        return None
    return response.taken + timedelta(seconds=min(seconds, _LONGEST_WAIT.total_seconds()))

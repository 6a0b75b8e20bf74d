"""How an answer may go wrong on its way, and what the door makes of each such fault."""

from enum import StrEnum

from workbench.errors import SourceError, SourceUnreachable, SourceUnreadable
from workbench.net.exchange import LARGEST
from workbench.texts import say


class Fault(StrEnum):
    """How an answer goes wrong on its way, by its name in `world.toml`.

    Attributes:
        TIMEOUT: nothing comes.
        RESET: the connection is torn down before anything came.
        TRUNCATED: half of the body comes, then the connection ends.
        SLOW_DRIP: a byte now and then.
        OVERSIZED: the body goes on for longer than anybody reads.
        BOMB: a small packed body that unpacks to far more than anybody reads.
        WRONG_LENGTH: the headers tell of half the body, so that half of it is read.
        GARBAGE: behind the headers comes what is no body.
        NO_HTTP: what comes is no HTTP at all.
        REDIRECT_LOOP: it lies elsewhere, which is here.
        REDIRECT_PRIVATE: it lies at an address of a private network.
        TOO_MANY: status 429, which asks for a second's rest.
        UNAVAILABLE: status 503, which asks for nothing.
    """

    NONE = ""
    TIMEOUT = "timeout"
    RESET = "reset"
    TRUNCATED = "truncated"
    SLOW_DRIP = "slow_drip"
    OVERSIZED = "oversized"
    BOMB = "bomb"
    WRONG_LENGTH = "wrong_length"
    GARBAGE = "garbage"
    NO_HTTP = "no_http"
    REDIRECT_LOOP = "redirect_loop"
    REDIRECT_PRIVATE = "redirect_private"
    TOO_MANY = "too_many"
    UNAVAILABLE = "unavailable"


REST = 1
"""Seconds of rest that `TOO_MANY` asks for."""

PRIVATE = "http://192.168.1.1/"
"""Where `REDIRECT_PRIVATE` points."""

_LATE = {Fault.TIMEOUT, Fault.SLOW_DRIP}
_BROKEN = {Fault.RESET, Fault.TRUNCATED, Fault.GARBAGE, Fault.NO_HTTP}
_TOO_LARGE = {Fault.OVERSIZED, Fault.BOMB}


def error_of(fault: Fault, host: str) -> SourceError | None:
    """Return what the door raises for a fault; None where an answer comes all the same."""
    hint = say("Ask again later.")
    if fault in _LATE:
        return SourceUnreachable(say("{host} did not answer in time.", host=host), hint=hint)
    if fault in _BROKEN:
        return SourceUnreachable(say("{host} broke off its answer.", host=host), hint=hint)
    if fault in _TOO_LARGE:
        return SourceUnreadable(
            say("The answer is larger than {most} MB.", most=LARGEST // 1_000_000),
            hint=say("It was not read further."),
        )
    return None

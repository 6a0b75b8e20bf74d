"""Why look-ups wait, until when, and whether they are then asked by themselves."""

from dataclasses import replace
from datetime import datetime

from workbench.domain.lookup import Lookup, LookupState, Problem
from workbench.texts import say


def waiting(lookup: Lookup, problem: Problem | None, at: datetime) -> Lookup:
    """Return a look-up that was not asked after all: planned, and due when its problem is over."""
    due = at if problem is None else (problem.after or at) if problem.again else None
    return replace(lookup, state=LookupState.PLANNED, problem=problem, due=due)


def offline() -> Problem:
    """Return why a look-up waits for the network."""
    hint = say("It is asked by itself when you are online.")
    return Problem(message=say("no network"), hint=hint)


def paused() -> Problem:
    """Return why a look-up waits for a person who paused the asking."""
    hint = say("It is asked once somebody resumes the asking, at the bottom of the window.")
    return Problem(message=say("the asking is paused"), hint=hint)


def stopped() -> Problem:
    """Return why a look-up waits for a person, who stopped it."""
    return Problem(
        message=say("stopped before it was asked"), hint=say("Research again."), again=False
    )

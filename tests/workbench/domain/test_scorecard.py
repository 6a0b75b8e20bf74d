"""What helps most is one sentence, however the asking begins."""

import pytest

from workbench.domain.scorecard import NextQuestion
from workbench.texts import Message, say

ASKINGS = (
    say("Ask for last year's revenue."),
    say("Look up the annual accounts."),
    say("Get the key for {source}.", source="Datafordeler"),
)


@pytest.mark.parametrize("ask", ASKINGS, ids=str)
def test_what_helps_most_says_what_to_do_once_and_how_narrow_the_range_is_then(
    ask: Message,
) -> None:
    asked = NextQuestion(criterion="margin@1", lowest=44, highest=58, ask=ask)
    told = str(asked.words)
    assert told == f"What helps most: {ask} That narrows the range to 44–58."
    assert told.lower().count("ask ") == str(ask).lower().count("ask ")


def test_what_leaves_no_range_is_said_to_settle_the_score() -> None:
    asked = NextQuestion(criterion="margin@1", lowest=51, highest=51, ask=ASKINGS[0])
    told = str(asked.words)
    assert told.endswith("Ask for last year's revenue. That settles the score at 51 or so.")

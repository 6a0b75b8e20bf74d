"""What was typed wrongly, in the reader's language."""

import re
from collections.abc import Callable

from workbench.texts import Message, say

# The library tells what was mistyped in English only, and its kinds of error are private to it.
_COMPLAINTS: tuple[tuple[str, Callable[[re.Match[str]], Message]], ...] = (
    (r"Missing parameter: (\S+)", lambda told: say("{name} is missing.", name=told[1])),
    (r"Missing command\.", lambda _: say("Which verb?")),
    (
        r"No such command '(.*?)'\. Did you mean (.+)\?",
        lambda told: say(
            "There is no verb {name}. Did you mean {others}?",
            name=told[1],
            # The likest comes first; of those behind it few would be meant.
            others=told[2].split(", ")[0],
        ),
    ),
    (r"No such command '(.*)'\.", lambda told: say("There is no verb {name}.", name=told[1])),
    (r"No such option: (\S+)", lambda told: say("There is no option {name}.", name=told[1])),
    (
        r"Option '(.*)' requires an argument\.",
        lambda told: say("{option} needs a value.", option=told[1]),
    ),
    (
        r"Option '(.*)' does not take a value\.",
        lambda told: say("{option} takes no value.", option=told[1]),
    ),
    (
        r"Got unexpected extra argument\(s\) \((.*)\)",
        lambda told: say("That is too much: {words}", words=told[1]),
    ),
)


def complaint(problem: str) -> Message:
    """Return the library's complaint in our words; one that is new to us stays as it is."""
    for pattern, words in _COMPLAINTS:
        told = re.fullmatch(pattern, problem, re.DOTALL)
        if told is not None:
            return words(told)
    return say("{problem}", problem=problem)

"""The terminal face: the same work as the window, on the same store, one verb at a time."""

import sys

from workbench.cli.console import run_verb
from workbench.cli.verbs import application

GLOBAL_WITH_VALUE = ("--store", "--world", "--language")
GLOBAL_FLAGS = ("--json",)


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and return its exit code.

    0 done, 1 nothing found, 2 bad input, 3 a source failed, 4 the store or a folder refused,
    5 a requirement is not met.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    return run_verb(application, hoisted(words))


def hoisted(words: list[str]) -> list[str]:
    """Return the words with the options every verb takes moved to the front.

    So `leadline research 923609016 --json` and `leadline --json research 923609016` are the same.
    """
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        name = word.split("=", 1)[0]
        if word == "--":
            return [*front, *rest, word, *waiting]
        if word in GLOBAL_FLAGS:
            front.append(word)
        elif name in GLOBAL_WITH_VALUE:
            front.extend([word] if "=" in word else [word, next(waiting, "")])
        else:
            rest.append(word)
    return [*front, *rest]

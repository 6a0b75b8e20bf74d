"""What is said of a problem in one sentence after the other: what is wrong, and what to do."""

from ui.theme.look import Look
from workbench.errors import WorkbenchError
from workbench.texts import Message, say


def problem_words(look: Look, problem: WorkbenchError) -> Message:
    """Return what is wrong, and what to do where that is known."""
    told = say("{message}", message=look.say(problem.message))
    if problem.hint is None:
        return told
    return say("{first} {second}", first=told, second=look.say(problem.hint))

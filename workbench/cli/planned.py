"""What research would ask as lines of text and as JSON: each question with its reason and cost."""

from collections.abc import Container, Sequence

from workbench.app.desk import Desk
from workbench.app.plan_words import total_words, why_words
from workbench.app.research import Planned
from workbench.cli.console import Console
from workbench.texts import Argument, Message, Texts, say


def show_plan(
    console: Console, desk: Desk, planned: Sequence[Planned], chosen: Container[str] | None
) -> None:
    """Say what would be asked and what not, why, and what it would cost; `chosen` by its keys."""
    asked = [each for each in planned if _is_asked(each, chosen)]
    left = [each for each in planned if not _is_asked(each, chosen)]
    parts = ((say("Would be asked:"), asked), (say("Would not be asked:"), left))
    for heading, those in parts:
        if those:
            console.said(desk.texts, heading)
            console.table(desk.texts, [_row(each) for each in those])
    told: Message = say("Nothing would be asked.")
    if asked:
        total = total_words(each.manifest.cost for each in asked)
        told = say("Together: {questions}.", questions=total)
    console.said(desk.texts, told)
    console.document({"plan": [_record(each, desk.texts, asked=each in asked) for each in planned]})


def _is_asked(each: Planned, chosen: Container[str] | None) -> bool:
    return each.by_itself if chosen is None else each.question.key in chosen


def _row(each: Planned) -> tuple[Argument, ...]:
    return each.manifest.title, each.question.words, why_words(each)


def _record(each: Planned, texts: Texts, *, asked: bool) -> dict[str, object]:
    cost, until = each.manifest.cost, each.freshness.until
    return {
        "source": each.question.source,
        "kind": each.question.kind,
        "about": each.question.about,
        "asked": asked,
        "need": each.freshness.need.value,
        "why": texts.say(each.freshness.why),
        "fresh_until": until.isoformat() if until else None,
        "usable": each.usable,
        "after": each.after.isoformat() if each.after else None,
        "cost": {"amount": str(cost.amount), "currency": cost.currency} if cost else None,
    }

"""How old the company is, and how long it has been led as it is."""

from datetime import date

from workbench.domain.card import Pillar
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.domain.spans import whole_months, whole_years
from workbench.scoring.criterion import criterion
from workbench.scoring.findings import facts, found, not_told
from workbench.texts import Message, say, say_many

_CHANGES = ("company.manager_changed", "company.board_changed")


@criterion(
    "age@1",
    say("How old is it?"),
    Pillar.AGE,
    numeric=True,
    properties=("company.founded", "company.registered"),
    kinds=("unit",),
)
def age(sounding: Sounding) -> Finding:
    """Full years since the company was founded, or registered where that day is not stated."""
    known = sounding.chosen("company.founded") or sounding.chosen("company.registered")
    if known is None:
        return not_told(
            sounding,
            ("unit",),
            say("age"),
            look_up=say("Look the company up in its register."),
            otherwise=say("Ask when it was founded, or read a saved page that says so."),
        )
    day = known.shown.fact.day
    years = max(0, whole_years(day, sounding.as_of.date()))
    because = say_many(
        "{count} year old, since {day}", "{count} years old, since {day}", years, day=day
    )
    if years == 0:
        because = say("less than a year old, since {day}", day=day)
    return found(years, because, facts(known.shown))


@criterion(
    "continuity@1",
    say("Continuity of management?"),
    Pillar.AGE,
    numeric=True,
    properties=(*_CHANGES, "company.former_name"),
    kinds=("roles",),
)
def continuity(sounding: Sounding) -> Finding:
    """Full months since the manager, the board or the name last changed.

    Until the roles are looked up it cannot be told, whatever is known of former names.
    """
    changes = [(key, known) for key in _CHANGES for known in sounding.all(key)[:1]]
    if not changes:
        return not_told(
            sounding,
            ("roles",),
            say("roles"),
            look_up=say("Look up the roles in the register."),
            otherwise=None,
        )
    newest_name = max(
        (each for each in sounding.all("company.former_name") if each.fact.end is not None),
        key=lambda each: (each.fact.end or date.min, each.fact.id),
        default=None,
    )
    dated = [(known.fact.day, key, known) for key, known in changes]
    if newest_name is not None and newest_name.fact.end is not None:
        dated.append((newest_name.fact.end, "company.former_name", newest_name))
    day, key, _ = max(dated, key=lambda each: (each[0], each[1]))
    months = max(0, whole_months(day, sounding.as_of.date()))
    return found(months, _words(key, day), facts(*(known for _, _, known in dated)))


def _words(key: str, day: date) -> Message:
    return {
        "company.manager_changed": say("management last changed {day}", day=day),
        "company.board_changed": say("board last changed {day}", day=day),
        "company.former_name": say("another name until {day}", day=day),
    }[key]

"""Days that a source writes as an instant in UTC, where its registrar meant midnight at home."""

from datetime import UTC, date, datetime, timedelta

from workbench.lookups.json_answer import Node

_NOON = 12
_FARTHEST_EAST = 10
"""Hours before midnight UTC at which a day begins for New Zealand, and had begun for Hawaii."""


def day_of_instant(node: Node | None) -> date | None:
    """Return the day an instant such as `2011-07-24T22:00:00Z` stands for; None where in doubt.

    Whole and half hours are midnight somewhere: past noon in UTC it is the next day's, east of
    Greenwich. At ten and eleven it may be that of either ocean's shore, so it is no day. Any other
    time is an instant, and the day in UTC is taken.
    """
    words = node.value if node is not None else None
    if not isinstance(words, str):
        return None
    try:
        instant = datetime.fromisoformat(words).astimezone(UTC)
        whole = instant.second == 0 and instant.minute % 30 == 0
        if whole and _FARTHEST_EAST <= instant.hour < _NOON:
            return None
        late = whole and instant.hour >= _NOON
        return instant.date() + timedelta(days=1 if late else 0)
    except (ValueError, OverflowError):
        return None

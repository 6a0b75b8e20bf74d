"""The one page of a list that Companies House is asked for, and what it says lies beyond it."""

from workbench.lookups.json_answer import Node
from workbench.texts import Message, say

PAGE = 100
"""Entries that are asked for: as many as its users say it gives at a time, not seen live."""

ENVELOPE = (
    "active_count",
    "ceased_count",
    "etag",
    "filing_history_status",
    "inactive_count",
    "items_per_page",
    "kind",
    "links",
    "resigned_count",
    "start_index",
    "total_count",
    "total_results",
)
"""What stands around a list and tells nothing of a company."""


def count_of(root: Node, name: str) -> int:
    """Return how many entries an answer says there are; 0 where it does not say.

    Raises:
        SourceUnreadable: it says so in another way than by a number.
    """
    return int(root.number(name) or 0)


def beyond(items: Node, count: int) -> tuple[Message, ...]:
    """Say that the one page which is asked for is not all, where it is not."""
    listed = len(items.elements())
    if count <= listed:
        return ()
    return (
        say(
            "The register lists {listed} of {count} entries at a time; the others are left out.",
            listed=listed,
            count=count,
        ),
    )

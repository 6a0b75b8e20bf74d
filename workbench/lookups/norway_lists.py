"""Pages of hits from the Norwegian register of units, which leaves an empty list out."""

from workbench.lookups.json_answer import Node


def hits_of(root: Node, name: str) -> tuple[Node, list[Node]]:
    """Return how many hits there are, and those of the page; without any the list is left out.

    Raises:
        SourceUnreadable: the page does not tell how many there are, or the two disagree.
    """
    total, listed = root.at("page", "totalElements"), root.at("_embedded", name)
    hits = list(listed.items()) if listed else []
    count = total.number() if total else None
    if total is None or count is None or (count > 0) != bool(hits) or count < len(hits):
        raise root.unlike()
    return total, hits

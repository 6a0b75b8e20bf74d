"""The likeness of letter triples, by which registers search names: a measure to be better than."""

from workbench.matching.letters import skeleton


def triples(one: str, other: str) -> float:
    """Return the likeness of two names' letter triples, 0 to 1, as PostgreSQL's pg_trgm has it."""
    left, right = (
        {
            padded[at : at + 3]
            for word in skeleton(name).split()
            for padded in (f"  {word} ",)
            for at in range(len(padded) - 2)
        }
        for name in (one, other)
    )
    return len(left & right) / max(1, len(left | right))

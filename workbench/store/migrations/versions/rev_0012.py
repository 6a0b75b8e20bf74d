"""Companies of ours are judged to be one, or not: a row for each judgement between two."""

from workbench.store.migrations import statements

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add a table; what rows say stays."""
    statements.run(revision)

"""Our own lists of companies are kept: each list, its rows, and what they are found by."""

from workbench.store.migrations import statements

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add three tables; what rows say stays."""
    statements.run(revision)

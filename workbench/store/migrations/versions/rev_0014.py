"""Rows of our own lists of companies go where an erasure names them, or their list."""

from workbench.store.migrations import statements

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Change two triggers; what rows say stays."""
    statements.run(revision)

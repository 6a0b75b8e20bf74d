"""A source's wish for rest is known by the start of the computer in which it was written down."""

from workbench.store.migrations import statements

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; what rows say stays."""
    statements.run(revision)

"""The first shape of the store."""

from workbench.store.migrations import statements

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    statements.run(revision)

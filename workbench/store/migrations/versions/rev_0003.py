"""A hand search keeps what was marked in the file somebody brought for it."""

from workbench.store.migrations import statements

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add a column; a hand search that was there has nothing in it."""
    statements.run(revision)

"""A stage says which handoff sales answered with it."""

from workbench.store.migrations import statements

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add a column; a stage that was there has nothing in it."""
    statements.run(revision)

"""Companies are watched, by feeds of changes where sources have them."""

from workbench.store.migrations import statements

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the table and a column; what rows say stays."""
    statements.run(revision)

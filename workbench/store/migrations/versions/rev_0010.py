"""Files of leads are imported: each run, and each row that was written."""

from workbench.store.migrations import statements

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add two tables; what rows say stays."""
    statements.run(revision)

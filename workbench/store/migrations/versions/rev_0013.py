"""Companies are put on work lists, and the sessions spent on them are kept."""

from workbench.store.migrations import statements

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add two tables; what rows say stays."""
    statements.run(revision)

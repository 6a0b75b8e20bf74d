"""Look-ups tell cost, quota and drift; pacing has a clock of its own; sources rest."""

from workbench.store.migrations import statements

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add columns and tables; what was leased is free, since nobody asks while a store is moved."""
    statements.run(revision)

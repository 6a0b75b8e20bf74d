"""People are told and let go of: entries about it, copies without names, one fact erased."""

from workbench.store.migrations import statements

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add three tables, and let an erasure name one fact; what rows say stays."""
    statements.run(revision)

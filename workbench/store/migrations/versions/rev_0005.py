"""The databases refuse to change or remove what was appended."""

from workbench.store.migrations import statements

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make every trigger; no row is touched."""
    statements.run(revision)

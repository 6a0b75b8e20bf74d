"""What sales answered stands in the list, and a returned lead carries its counted reason."""

from workbench.store.migrations import statements

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add three columns; a row that was there has nothing in them."""
    statements.run(revision)

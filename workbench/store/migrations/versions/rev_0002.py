"""A hand search keeps what was marked in the file somebody brought for it."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Give hand searches the column, at the end as it is declared."""
    dialect = op.get_context().dialect.name
    script = Path(__file__).with_name(f"rev_0002_{dialect}.sql").read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)

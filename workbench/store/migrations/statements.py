"""Running a revision's SQL, which lies beside its module, one file per database."""

from pathlib import Path

from alembic import op


def run(revision: str) -> None:
    """Run the statements of a revision; each ends with a semicolon at the end of its line."""
    dialect = op.get_context().dialect.name
    script = Path(__file__).with_name("versions") / f"rev_{revision}_{dialect}.sql"
    for statement in script.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)

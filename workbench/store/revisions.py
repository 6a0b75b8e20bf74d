"""How a store says which program wrote it; read without a library."""

REVISIONS = (
    *("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010"),
    "0011",
    "0012",
    "0013",
    "0014",
)
"""Every revision this program knows, oldest first; the files lie in `migrations/versions`."""

APPLICATION_ID = 0x4C454144
"""`LEAD`: how a SQLite file says that it is ours (PRAGMA application_id)."""

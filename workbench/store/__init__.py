"""The local store: tables, the ledger, the evidence file."""

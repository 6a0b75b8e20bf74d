"""Names and identifiers: which query means which legal entity."""

"""Table models that page through the store."""

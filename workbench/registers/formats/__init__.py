"""The bulk files that can be made searchable, one module each."""

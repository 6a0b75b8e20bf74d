"""Asking sources: the engine, and what a source is."""

"""Importing leads: a file is opened, what becomes of each row is shown, written, and undone."""

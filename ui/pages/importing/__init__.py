"""Importing leads from a file: its columns, what becomes of its rows, and writing them."""

"""Frozen values and pure rules: what the words of the field mean."""

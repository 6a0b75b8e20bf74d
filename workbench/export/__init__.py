"""Handing over: one finished dossier in many formats."""

"""Pairs of company names whose verdict is known: real ones, and others made of them."""

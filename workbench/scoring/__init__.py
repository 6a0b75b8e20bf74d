"""Criteria read facts; findings become a scorecard with a range."""

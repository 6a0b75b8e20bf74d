"""One function for each question the scorecard asks of the facts."""

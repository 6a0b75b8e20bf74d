"""Companies of ours that may be one, and what a person says of each two."""

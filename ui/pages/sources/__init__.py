"""The page of the sources: the page itself, and the card of each source on it."""

"""Known to us: the page of our own lists, and how a new one is brought in."""

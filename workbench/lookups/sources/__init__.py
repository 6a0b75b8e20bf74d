"""One module for each source that can be asked."""

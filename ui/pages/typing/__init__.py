"""The page on which figures are read off a document and typed, each with its page."""

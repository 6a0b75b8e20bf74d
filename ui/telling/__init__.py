"""What is known, in the words that several pages share."""

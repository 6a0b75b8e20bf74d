"""Work lists on screen: ranked, found out about, taken along, and what a session came to."""

"""Work lists: made, looked over, found out about, taken along, and what a session came to."""

"""Files the program ships: theme, icons, font, templates, texts, starter cards, the demo world."""

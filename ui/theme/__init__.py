"""How the window looks: colour roles, type scale, palette, style sheet and the look itself."""

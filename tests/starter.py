"""The starter card the program ships, read once for every test that scores."""

from importlib.resources import files

from workbench.scoring.cards import read_card

TEXT = files("resources").joinpath("cards/starter.toml").read_text("utf-8")
CARD = read_card(TEXT)

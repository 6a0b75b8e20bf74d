"""The user's key to Companies House, and how often it lets us ask: one for all its sources."""

from workbench.domain.key_parts import KEY_AS_USER
from workbench.domain.source import KeyNeed, Pace
from workbench.net.exchange import KeyPlace, KeyUse
from workbench.texts import say

COMPANIES_HOUSE = KeyUse("companies_house", KeyPlace.BASIC)
KEY_NEED = KeyNeed(
    name=COMPANIES_HOUSE.key,
    steps=(
        say("Make an account at the developer hub of Companies House and sign in."),
        say("Create an application for the live environment; any name will do."),
        say("Create a key for it of the kind REST, and paste it here."),
    ),
    minutes=10,
    price=say("free"),
    address="https://developer.company-information.service.gov.uk/",
    parts=KEY_AS_USER,
)
LIMITS = say(
    "It takes 600 questions in five minutes from a key; we ask nine tenths of that. Who asks "
    "more may be shut out without notice."
)
PACES = (Pace(600, 300),)
"""Sources that are asked with one key count together, so that two of them stay within this."""

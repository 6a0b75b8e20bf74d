"""How Bolagsverket's service is asked: its hosts, its login, and the numbers that may be sent."""

import re

from stdnum.se import orgnr

from workbench.domain.key_parts import CLIENT
from workbench.domain.lookup import Answer, AnswerKind, Problem
from workbench.domain.source import KeyNeed
from workbench.errors import InvalidInput
from workbench.lookups.turned_down import turned_down
from workbench.net.exchange import KeyPlace, KeyUse, Response, TokenGrant
from workbench.texts import say

KEY_NAME = "se_bolagsverket"
HOST, TOKEN_HOST = "gw.api.bolagsverket.se", "portal.api.bolagsverket.se"
BASE = f"https://{HOST}/vardefulla-datamangder/v1"
KEY_USE = KeyUse(
    key=KEY_NAME,
    place=KeyPlace.CLIENT,
    grant=TokenGrant(f"https://{TOKEN_HOST}/oauth2/token", "vardefulla-datamangder:read"),
)
KEY_NEED = KeyNeed(
    name=KEY_NAME,
    steps=(
        say("Register at Bolagsverket for the free service Värdefulla datamängder."),
        say("Make an application in its portal, and subscribe the application to the service."),
        say("Paste the application's client id and its secret here."),
    ),
    minutes=20,
    price=say("free"),
    address="https://bolagsverket.se/",
    parts=CLIENT,
)

_DIGITS = 10
_DOCUMENT = re.compile(r"[0-9A-Za-z_-]{1,120}", re.ASCII)
_UNKNOWN, _FORBIDDEN = 404, 403
_FIRST_DIGIT_OF_A_FIRM = "2"

_NOT_SUBSCRIBED = Problem(
    message=say("Bolagsverket does not let this application ask."),
    hint=say("Subscribe it to Värdefulla datamängder in Bolagsverket's portal."),
    again=False,
)


def is_organisation(number: str) -> bool:
    """Whether a number is an organisation's: ten digits, the third 2 or more, checked (Luhn).

    Below, it is a person's, which is never sent anywhere.
    """
    return (
        len(number) == _DIGITS
        and number.isascii()
        and number.isdigit()
        and number[2] >= _FIRST_DIGIT_OF_A_FIRM
        and bool(orgnr.is_valid(number))
    )


def checked_orgnr(about: str) -> str:
    """Return a Swedish organisation number that may be asked about.

    Raises:
        InvalidInput: it is none, or a person's.
    """
    if not is_organisation(about):
        raise InvalidInput(
            say("{number} is not a Swedish organisation number.", number=about), field="query"
        )
    return about


def is_document(identity: str) -> bool:
    """Whether a document's identity may stand in an address."""
    return _DOCUMENT.fullmatch(identity) is not None


def turned_down_by_register(response: Response, parser: str) -> Answer | None:
    """Return "refused", "failed" or "nothing found" where the status says so, else None."""
    if response.status == _UNKNOWN:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=parser)
    if response.status == _FORBIDDEN:
        return Answer(kind=AnswerKind.REFUSED, parser=parser, problem=_NOT_SUBSCRIBED)
    return turned_down(response, parser)

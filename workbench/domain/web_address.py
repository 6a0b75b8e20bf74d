"""What may be kept as the address of a page: one that a browser opens, and nothing else."""

import re
from urllib.parse import urlsplit

from workbench.errors import InvalidInput
from workbench.texts import say

_BARE = re.compile(r"[\w-]+(\.[\w-]+)+([/?#].*)?")
"""As people type it: without the beginning that browsers hide."""


def web_address(text: str) -> str:
    """Return the address of a page as typed, without the space around it.

    Raises:
        InvalidInput: at the field `address`; it is no http or https address, which an exported
            page would link to all the same.
    """
    address = text.strip()
    if _is_web(address):
        return address
    bare = _BARE.fullmatch(address)
    raise InvalidInput(
        say("{address} is not the address of a web page.", address=address),
        field="address",
        suggestion=f"https://{address}" if bare else "",
        hint=say("It begins with https:// or http://; copy it from the browser."),
    )


def _is_web(address: str) -> bool:
    if any(letter.isspace() or not letter.isprintable() for letter in address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False

"""What the Danish sources share: the CVR number, and the words registers use for a status."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from workbench.errors import InvalidInput
from workbench.texts import say

SOLE_TRADERS = frozenset({"10", "15"})
"""Codes of the legal forms enkeltmandsvirksomhed and personligt ejet mindre virksomhed."""

_DIGITS = 8
_STATUSES = (
    ("opløst efter konkurs", "bankrupt"),
    ("opløst efter fusion", "merged"),
    ("opløst efter grænseoverskridende fusion", "merged"),
    ("opløst efter", "ceased"),
    ("tvangsopløst", "ceased"),
    ("slettet", "ceased"),
    ("konkurs", "bankrupt"),
    ("tvangsopl", "compulsory_dissolution"),
    ("rekonstruktion", "in_reorganisation"),
    ("likvidation", "in_liquidation"),
    ("aktiv", "active"),
    ("normal", "active"),
    ("ophørt", "ceased"),
    ("ophoert", "ceased"),
    ("opløst", "ceased"),
)
"""First match wins: "opløst efter konkurs" is a bankruptcy, and an ended firm has an end date.

Words of the register's catalogue of fields (Erhvervsstyrelsen, v73). Two of them are left out,
since no status of ours says what they mean: "uden retsvirkning" and "under reassumering".
"""


_NO_STATUS = ("inaktiv", "ikke aktiv")


def checked_cvr(about: str) -> str:
    """Return a CVR number that may stand in a request.

    The check digit is not tested: whether every number in use passes it is not documented.

    Raises:
        InvalidInput: it is not eight digits.
    """
    if len(about) != _DIGITS or not (about.isascii() and about.isdigit()):
        raise InvalidInput(say("{number} is not a CVR number.", number=about), field="query")
    return about


def status_word(danish: str) -> str:
    """Return our word for a status in a register's words, or empty where they are new to us."""
    small = danish.casefold()
    if any(word in small for word in _NO_STATUS):
        return ""
    return next((ours for sign, ours in _STATUSES if sign in small), "")


def is_virk(address: str) -> bool:
    """Return whether an address lies on one of the register's own hosts, virk.dk."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    plain = parts.netloc.lower() == host
    return parts.scheme in {"http", "https"} and plain and host.endswith(".virk.dk")


def danish_day(instant: str) -> date | None:
    """Return the day on which it was an instant in Denmark; None where the text is no instant.

    The register writes instants in UTC, so that midnight in Denmark stands under the day before.
    Summer time lasts from the last Sunday of March to that of October, from 1:00 UTC (directive
    2000/84/EC).
    """
    try:
        moment = datetime.fromisoformat(instant)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return moment.date()
    utc = moment.astimezone(UTC)
    summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return (utc + timedelta(hours=2 if summer else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)

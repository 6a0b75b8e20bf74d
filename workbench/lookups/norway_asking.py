"""How Enhetsregisteret is asked: where it is, and what goes along."""

from workbench.net.exchange import Request

HOST = "data.brreg.no"
_BASE = f"https://{HOST}/enhetsregisteret/api"


def get(path: str, *params: tuple[str, str]) -> Request:
    """Return a request for what lies at a path of the register's API."""
    return Request(
        url=_BASE + path, params=params, headers={"Accept": "application/json"}, hosts=(HOST,)
    )

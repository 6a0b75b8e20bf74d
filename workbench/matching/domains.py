"""Web and mail addresses as the domain somebody registered."""

import re
from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

_RESERVED = frozenset({"example"})
"""Top-level names that nobody can register and that invented companies have (RFC 2606)."""

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LONGEST = 253
_PARTS = 2


def registrable_domain(address: str) -> str | None:
    """Return the domain behind a web or mail address or a host, in ASCII and lower case.

    `https://www.Fjordlys.example/om-oss`, `post@fjordlys.example` and `fjordlys.example` all give
    `fjordlys.example`. Where customers of a platform get a name of their own below it
    (`firm.platform.com`), that name is returned. None where the text is no address below a
    top-level domain that exists (publicsuffix.org).
    """
    host = _host(address)
    if host is None:
        return None
    if host.rsplit(".", maxsplit=1)[-1] in _RESERVED:
        return ".".join(host.split(".")[-_PARTS:])
    return _suffixes().privatesuffix(host)


def is_own_domain(domain: str) -> bool:
    """Whether a registrable domain was registered by its user, not lent by a platform."""
    if domain.rsplit(".", maxsplit=1)[-1] in _RESERVED:
        return True
    return _registered_suffixes().privatesuffix(domain) == domain


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


@cache
def _registered_suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False, only_icann=True)


def _host(address: str) -> str | None:
    """Return the host in an address as ASCII labels, or None."""
    text = address.strip()
    if "@" in text and "/" not in text:
        text = text.rpartition("@")[2]
    if "://" not in text:
        text = f"//{text}"
    try:
        named = (urlsplit(text).hostname or "").rstrip(".")
        host = named.encode("idna").decode("ascii").lower()
    except ValueError:
        return None
    labels = host.split(".")
    if len(host) > _LONGEST or len(labels) < _PARTS:
        return None
    return host if all(_LABEL.fullmatch(label) for label in labels) else None

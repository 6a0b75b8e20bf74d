"""Invented hosts that lead to loopback, a clock that stands still, and keys."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from workbench.errors import SourceUnreachable
from workbench.net.connect import Peer
from workbench.net.secrets import Secret, SessionKeys
from workbench.texts import say

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class StandingClock:
    """Tells one time until it is set."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time


class InventedHosts:
    """Knows only the hosts it is given, and permits exactly the addresses it gives them."""

    def __init__(self, hosts: Mapping[str, Peer], permitted: Sequence[str] | None = None) -> None:
        self._hosts = dict(hosts)
        self._permitted = tuple(hosts) if permitted is None else tuple(permitted)
        self.asked: list[str] = []

    def peers(self, host: str, port: int) -> Sequence[Peer]:
        self.asked.append(host)
        if host not in self._hosts:
            raise SourceUnreachable(say("There is no host {host}.", host=host))
        return [self._hosts[host]]

    def permits(self, host: str, address: str) -> bool:
        return host in self._permitted and self._hosts[host][0] == address


def keys(**named: str) -> SessionKeys:
    kept = SessionKeys()
    for name, value in named.items():
        kept.put(name, Secret(value))
    return kept

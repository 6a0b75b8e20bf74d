"""Connecting to the very address that was checked: names, private addresses, sockets."""

import errno
import ipaddress
import socket
from collections.abc import Sequence
from typing import Protocol, TypeAlias

from workbench.errors import NoNetwork, SourceRefused, SourceUnreachable
from workbench.net.watch import Watch
from workbench.texts import say

Peer: TypeAlias = tuple[str, int]
"""A numeric address and a port."""

_NO_WAY_OUT = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL}
_CARRYING = tuple(
    map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")),
)
"""NAT64 (RFC 6052), and what came before it: compatible (RFC 4291), translated (RFC 2765)."""
_PRIVATE = tuple(map(ipaddress.IPv6Network, ("fec0::/10", "64:ff9b:1::/48", "5f00::/16")))
"""Never public, though `ipaddress` says so: site-local (RFC 3879), local NAT64 (RFC 8215), SRv6."""


class Resolver(Protocol):
    """Turns a host's name into addresses, and knows which private ones are meant."""

    def peers(self, host: str, port: int) -> Sequence[Peer]:
        """Return where a host may be reached, best first.

        Raises:
            NoNetwork: no name server answers.
            SourceUnreachable: there is no such host.
        """
        ...

    def permits(self, host: str, address: str) -> bool:
        """Whether an address that is not public is declared for this host."""
        ...


class SystemResolver:
    """Asks the operating system; permits no private address."""

    def peers(self, host: str, port: int) -> Sequence[Peer]:
        """Return where a host may be reached, best first.

        Raises:
            NoNetwork: no name server answers, or there is no way out of this computer.
            SourceUnreachable: there is no such host.
        """
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as problem:
            if getattr(problem, "errno", None) == socket.EAI_AGAIN or not _way_out():
                raise no_network() from problem
            raise SourceUnreachable(say("There is no host {host}.", host=host)) from problem
        return [(str(where[0]), port) for *_, where in found]

    def permits(self, host: str, address: str) -> bool:
        """Permit nothing."""
        return False


def no_network() -> NoNetwork:
    """Return the error of a computer that reaches nobody."""
    return NoNetwork(
        say("No network."), hint=say("The question waits; ask again when you are online.")
    )


def public(address: str) -> bool:
    """Whether a numeric address lies in the open internet.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64 and older ones) is judged by what
    it carries.
    """
    judged = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(judged, ipaddress.IPv6Address):
        carried = judged.ipv4_mapped or judged.sixtofour
        if any(judged in each for each in _PRIVATE):
            return False
        if carried is None and any(judged in each for each in _CARRYING):
            carried = ipaddress.IPv4Address(int(judged) & 0xFFFFFFFF)
        judged = judged if carried is None else carried
    return judged.is_global and not judged.is_multicast


def checked_peers(resolver: Resolver, host: str, port: int) -> Sequence[Peer]:
    """Return the addresses of a host that may be connected to.

    Raises:
        NoNetwork, SourceUnreachable: as the resolver says.
        SourceRefused: every address is private, and none is declared for this host.
    """
    found = resolver.peers(host, port)
    fit = [peer for peer in found if public(peer[0]) or resolver.permits(host, peer[0])]
    if not fit:
        raise SourceRefused(
            say("{host} leads into a private network.", host=host),
            hint=say("Nothing was sent there."),
        )
    return fit


def dial(host: str, peers: Sequence[Peer], seconds: float, watch: Watch) -> socket.socket:
    """Return a connection to the first of some checked addresses that takes one.

    Raises:
        CancelledByUser: the job was cancelled.
        TimeoutError: the watch's time is up.
        NoNetwork: there is no way to any of them, nor out of this computer.
        SourceUnreachable: none of them takes a connection.
    """
    problems: list[OSError] = []
    for peer in peers:
        watch.check()
        try:
            line = socket.create_connection(peer, timeout=min(seconds, watch.left))
        except OSError as problem:
            problems.append(problem)
            continue
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        watch.over(line)
        return line
    # One host without a way to it, by IPv6 perhaps, is not this computer without a network.
    if all(problem.errno in _NO_WAY_OUT for problem in problems) and not _way_out():
        raise no_network() from problems[0]
    if any(isinstance(problem, TimeoutError) for problem in problems):
        raise SourceUnreachable(say("{host} does not answer.", host=host)) from problems[0]
    raise SourceUnreachable(say("{host} takes no connection.", host=host)) from problems[0]


def _way_out() -> bool:
    """Whether this computer has a route to the internet; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # TEST-NET-1 (RFC 5737): connecting a datagram socket only looks up the route.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return False
    return True

"""Closes the network for a test, but for loopback and the sockets of this machine."""

import ipaddress
import socket
from typing import Any

import pytest


class NetworkBlocked(RuntimeError):
    """A test tried to leave the machine; not an OSError, so that no code takes it for a fault."""


def _is_here(sock: socket.socket, address: Any) -> bool:
    if sock.family == getattr(socket, "AF_UNIX", None):
        return True
    host = address[0] if isinstance(address, tuple) else ""
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _guarded(name: str) -> Any:
    allowed = getattr(socket.socket, name)

    def send(self: socket.socket, *arguments: Any) -> Any:
        # sendto takes the address last, behind the bytes and the flags.
        if not _is_here(self, arguments[-1]):
            message = f"a test reached for {arguments[-1]}; only loopback is allowed"
            raise NetworkBlocked(message)
        return allowed(self, *arguments)

    return send


def _resolve_only_here(resolve: Any) -> Any:
    def look_up(host: Any, *arguments: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in {None, "", "localhost"}:
            try:
                ipaddress.ip_address(name)
            except ValueError:
                message = f"a test asked for the address of {name}; only loopback is allowed"
                raise NetworkBlocked(message) from None
        return resolve(host, *arguments, **named)

    return look_up


def close_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only loopback through until the patch is undone; raise NetworkBlocked otherwise."""
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, _guarded(name))
    monkeypatch.setattr(socket, "getaddrinfo", _resolve_only_here(socket.getaddrinfo))

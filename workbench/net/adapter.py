"""The part of requests that connects: over a line we dialled ourselves, never elsewhere."""

import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import requests.adapters
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

Dial = Callable[[], socket.socket]


class _PlainConnection(HTTPConnection):
    def __init__(self, *arguments: Any, dial: Dial, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._dial = dial

    def _new_conn(self) -> socket.socket:
        return self._dial()


class _TlsConnection(HTTPSConnection):
    def __init__(self, *arguments: Any, dial: Dial, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._dial = dial

    def _new_conn(self) -> socket.socket:
        return self._dial()


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class DialledAdapter(requests.adapters.HTTPAdapter):
    """Sends one request over the connection that `dial` gives.

    Name, certificate check and Host header are those of the request's address; only the socket
    is ours. No proxy and no retry is used, and no connection is kept.
    """

    def __init__(self, dial: Dial, *, authorities: str | None = None) -> None:
        """Take the dialler, and a file of certificate authorities (None: the usual ones)."""
        super().__init__(max_retries=0)
        self._dial = dial
        self._authorities = authorities
        self._pool: HTTPConnectionPool | None = None

    def get_connection_with_tls_context(
        self, request: requests.PreparedRequest, *_: Any, **__: Any
    ) -> HTTPConnectionPool:
        """Return a pool of one connection, dialled by us."""
        parts = urlsplit(request.url or "")
        pool = _TlsPool if parts.scheme == "https" else _PlainPool
        self._pool = pool(str(parts.hostname), parts.port, dial=self._dial)
        return self._pool

    def close(self) -> None:
        """Close the connection."""
        if self._pool is not None:
            self._pool.close()
        super().close()

    def ask(
        self, request: requests.PreparedRequest, timeout: tuple[float, float]
    ) -> requests.Response:
        """Return the answer as soon as its headers are there; time-outs: connect, read."""
        verify = self._authorities or True
        return self.send(request, stream=True, timeout=timeout, verify=verify)

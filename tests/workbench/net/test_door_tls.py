"""Over TLS the door checks the name it asked for, though it chose the address itself."""

import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from ssl import PROTOCOL_TLS_SERVER, SSLContext, SSLObject

import pytest

from tests.fakes.network import InventedHosts
from tests.workbench.net.doors import (
    ELSEWHERE,
    REGISTER,
    door,
    send,
)
from workbench.errors import (
    SourceUnreachable,
)
from workbench.net.exchange import Request
from workbench.net.served_world import LOOPBACK


class Hello(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello over TLS")

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def tls_server(certificate: Path) -> Iterator[tuple[int, list[str]]]:
    names: list[str] = []

    def note(_: SSLObject, name: str, __: SSLContext) -> None:
        names.append(name)

    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = note
    with ThreadingHTTPServer((LOOPBACK, 0), Hello) as server:
        server.daemon_threads = False
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server.server_port, names
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A fresh key and certificate for register.example, in one file."""
    openssl = which("openssl")
    if openssl is None:
        pytest.skip("no openssl here to make a certificate with")
    file = tmp_path / "register.pem"
    subprocess.run(
        [
            openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", f"/CN={REGISTER}", "-addext", f"subjectAltName=DNS:{REGISTER}",
            "-keyout", str(file), "-out", str(tmp_path / "certificate.pem"),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    with file.open("a") as whole:
        whole.write((tmp_path / "certificate.pem").read_text())
    return file


def test_over_tls_the_name_is_checked_though_the_address_is_ours(certificate: Path) -> None:
    with tls_server(certificate) as (port, names):
        invented = InventedHosts({REGISTER: (LOOPBACK, port), ELSEWHERE: (LOOPBACK, port)})
        d = door(invented, authorities=str(certificate))
        assert send(d, Request(url=f"https://{REGISTER}/")).content == b"hello over TLS"
        with pytest.raises(SourceUnreachable, match="trusted"):
            send(d, Request(url=f"https://{ELSEWHERE}/"))
        with pytest.raises(SourceUnreachable, match="trusted"):
            send(door(invented), Request(url=f"https://{REGISTER}/"))
    assert names == [REGISTER, ELSEWHERE, REGISTER]


def test_a_server_that_never_greets_is_cut_off() -> None:
    with socket.create_server((LOOPBACK, 0)) as silent:
        d = door(InventedHosts({REGISTER: (LOOPBACK, silent.getsockname()[1])}))
        with pytest.raises(SourceUnreachable, match="in time"):
            send(d, Request(url=f"https://{REGISTER}/", seconds=0.3))

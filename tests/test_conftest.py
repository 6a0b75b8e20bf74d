"""The ground under every test: no network but loopback, no screen, answers that may be missing."""

import os
import socket
import sys
from pathlib import Path

import pytest

from tests.closed_network import NetworkBlocked
from tests.recorded import recorded


def test_another_machine_cannot_be_reached() -> None:
    with socket.socket() as sock, pytest.raises(NetworkBlocked, match=r"192\.0\.2\.1"):
        sock.connect(("192.0.2.1", 443))


def test_a_datagram_cannot_leave_either() -> None:
    with (
        socket.socket(type=socket.SOCK_DGRAM) as sock,
        pytest.raises(NetworkBlocked, match=r"192\.0\.2\.1"),
    ):
        sock.sendto(b"hello", 0, ("192.0.2.1", 53))


@pytest.mark.parametrize("host", ["register.example", b"register.example"])
def test_no_name_is_resolved(host: str | bytes) -> None:
    with pytest.raises(NetworkBlocked, match=r"register\.example"):
        socket.getaddrinfo(host, 443)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_loopback_is_open(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection((host, port)) as client:
            peer, _ = server.accept()
            with peer:
                client.sendall(b"ping")
                assert peer.recv(4) == b"ping"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Unix sockets in Python")
def test_unix_sockets_are_open(tmp_path: Path) -> None:
    address = str(tmp_path / "socket")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(address)
        server.listen()
        client.connect(address)
        assert client.getpeername() == address


def test_no_screen_is_used() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_recorded_answer_is_read_as_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "answer.json").write_bytes(b"\xef\xbb\xbf{}")
    monkeypatch.setenv("LEADLINE_PAYLOADS", str(tmp_path))
    assert recorded("register/answer.json") == b"\xef\xbb\xbf{}"


@pytest.mark.parametrize("folder", [".", "absent"])
def test_a_missing_recorded_answer_skips_and_says_which(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADLINE_PAYLOADS", str(tmp_path / folder))
    with pytest.raises(pytest.skip.Exception, match=r"no recorded answer"):
        recorded("register/answer.json")

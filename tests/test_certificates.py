"""A server is believed only with a certificate for its name that somebody known has signed."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from andruck.errors import FetchError
from andruck.fetch import fetch
from andruck.fetch import http as texts

# Made for this test and good for nothing else: it says localhost, and signs itself.
KEY = """\
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCIOGtnWvE+q3BSdk
v5AbytCr5hSQPR0I7wMMFGLsjBWhRANCAATHH3aSXTckFPhX+St72mdbOOaipAZJ
SLyp45UXMC1HhcbHeP8Bh8xp2x/n5/Y5w2rTk+gS02MCUkYhpqqw/toQ
"""
CERTIFICATE = """\
MIIBljCCATugAwIBAgIUXHgacBf5oRXu/v9abWRsBkmLHxcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzE3NDM1MFoYDzIxMjYxMDMw
MTc0MzUwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATHH3aSXTckFPhX+St72mdbOOaipAZJSLyp45UXMC1HhcbHeP8Bh8xp
2x/n5/Y5w2rTk+gS02MCUkYhpqqw/toQo2kwZzAdBgNVHQ4EFgQUTILE5BNXzM3J
0mTVIGtICgL2m00wHwYDVR0jBBgwFoAUTILE5BNXzM3J0mTVIGtICgL2m00wDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SQAwRgIhAK/KbjTTRSJj4x0lG01hYw8thM6xDGyfv+FeTOuQPYbwAiEAljkqFkj2
FEiDAl3IiQY/BKXORd66+mM+RSQAS2ZpQcE=
"""


def pem(kind: str, text: str) -> str:
    return f"-----BEGIN {kind}-----\n{text}-----END {kind}-----\n"


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"safe")


class Quiet(HTTPServer):
    def handle_error(self, *_: object) -> None:
        pass  # a handshake that is broken off is what is tested here


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "localhost.pem"
    path.write_text(pem("PRIVATE KEY", KEY) + pem("CERTIFICATE", CERTIFICATE))
    return path


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Quiet(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def ask(host: str, port: int) -> bytes:
    return fetch(f"https://{host}:{port}/", user_agent="x", allow_loopback=True, timeout=5).body


def test_a_certificate_nobody_known_has_signed_is_refused(port: int) -> None:
    with pytest.raises(FetchError) as caught:
        ask("localhost", port)
    assert caught.value.message == texts.BAD_CERTIFICATE


def test_a_known_certificate_is_believed_for_its_own_name_only(
    port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert ask("localhost", port) == b"safe"
    with pytest.raises(FetchError) as caught:
        ask("127.0.0.1", port)
    assert caught.value.message == texts.BAD_CERTIFICATE


def test_no_safe_connection_to_a_server_without_tls() -> None:
    server = Quiet(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    with pytest.raises(FetchError) as caught:
        ask("127.0.0.1", server.server_port)
    server.shutdown()
    server.server_close()
    assert caught.value.message == texts.NO_TLS

"""Addresses are asked on a real server on this machine, which behaves as badly as servers do."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from andruck.errors import FetchError
from andruck.fetch import Answer, fetch
from andruck.fetch import http as texts
from andruck.fetch._address import MALFORMED, NOT_WEB, PASSWORD

FEED = b"<rss><channel><title>L\xc3\xa4ger</title></channel></rss>"
AWAY = {
    "private": "http://10.0.0.1/",
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "cgnat": "http://100.64.0.1/",
    "mapped": "http://[::ffff:10.0.0.1]/",
    "unique-local": "http://[fd00:ec2::254]/",
    "decimal": "http://167772161/",
    "nat64": "http://[64:ff9b::a00:1]/",
}


class Handler(BaseHTTPRequestHandler):
    """One path, one behaviour."""

    protocol_version = "HTTP/1.1"
    seen: dict[str, Any]

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.seen[self.path] = dict(self.headers)  # type: ignore[attr-defined]
        name, _, rest = self.path.lstrip("/").partition("/")
        getattr(self, f"show_{name.partition('?')[0].replace('-', '_')}")(rest)

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        self.close_connection = True
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:  # the other side has had enough
            pass

    def show_feed(self, _: str) -> None:
        if self.headers["If-None-Match"] == '"v1"' or self.headers["If-Modified-Since"]:
            self.reply(304, ETag='"v1"')
        else:
            self.reply(
                200, FEED, ETag='"v1"', Last_Modified="Mon, 23 Nov 2026 08:00:00 GMT",
                Content_Type='Application/RSS+xml; Charset="UTF-8"',
            )  # fmt: skip

    def show_empty(self, _: str) -> None:
        self.reply(200)

    def show_nothing(self, _: str) -> None:
        self.raw(b"")

    def show_gone(self, _: str) -> None:
        self.reply(410, b"gone")

    def show_hops(self, left: str) -> None:
        self.reply(302, b"moved", Location=f"/hops/{int(left) - 1}" if left != "1" else "/feed")

    def show_circle(self, at: str) -> None:
        self.reply(301, Location="/circle/b" if at == "a" else "/circle/a")

    def show_nowhere(self, _: str) -> None:
        self.reply(302, b"nowhere")

    def show_away(self, to: str) -> None:
        self.reply(307, Location=AWAY.get(to, to))

    def show_umlaut(self, _: str) -> None:
        self.raw(
            b"HTTP/1.1 302 Found\r\nLocation: /spiegel/?von=L\xc3\xbcbeck nach\r\n"
            b"Content-Length: 0\r\n\r\n"
        )

    def show_spiegel(self, _: str) -> None:
        self.reply(200, self.path.encode())

    def show_bomb(self, kind: str) -> None:
        zeros = bytes(1024 * 1024)
        pack = zlib.compressobj(9, zlib.DEFLATED, 31)
        data = b"".join(pack.compress(zeros) for _ in range(64)) + pack.flush()
        if kind == "twice":
            self.reply(200, gzip.compress(data), Content_Encoding="gzip, gzip")
        else:
            self.reply(200, data, Content_Encoding="gzip")

    def show_packed(self, _: str) -> None:
        self.reply(200, gzip.compress(FEED), Content_Encoding="gzip")

    def show_mispacked(self, _: str) -> None:
        self.reply(200, FEED, Content_Encoding="gzip")

    def show_endless(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            try:
                self.wfile.write(b"x" * 65536)
            except OSError:
                return

    def show_announced(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx")

    def show_slow(self, seconds: str) -> None:
        time.sleep(float(seconds))
        self.reply(200, b"late")

    def show_drip(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(50):
            self.raw(b".")
            time.sleep(0.1)

    def show_late(self, left: str) -> None:
        time.sleep(0.4)
        self.reply(302, Location=f"/late/{int(left) + 1}")

    def show_cut(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + FEED)

    def show_chunk_cut(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf a chunk")

    def show_short(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + FEED)

    def show_contradicting(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n123456789")

    def show_negative(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n12345")

    def show_headless(self, _: str) -> None:
        self.raw(b"<rss>no head at all</rss>")

    def show_garbled(self, _: str) -> None:
        self.raw(b"HTTP/1.1 abc\r\n\r\n")

    def show_heads(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\n" + b"X-Fill: " + b"y" * 60000 + b"\r\n")
        for _ in range(20):
            self.raw(b"X-Fill: " + b"y" * 60000 + b"\r\n")

    def show_one_head(self, _: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nX-Fill: " + b"y" * 5_000_000 + b"\r\n\r\n")

    def show_wait(self, value: str) -> None:
        self.reply(429, b"slowly", Retry_After=value.replace("%20", " "))

    def show_trailer(self, _: str) -> None:
        self.raw(
            b'HTTP/1.1 103 Early Hints\r\nETag: "early"\r\n\r\n'
            b'HTTP/1.1 200 OK\r\nETag: "head"\r\nTransfer-Encoding: chunked\r\n\r\n'
            b'4\r\nabcd\r\n0\r\nETag: "trailer"\r\n\r\n'
        )

    def show_latin(self, _: str) -> None:
        self.raw(b'HTTP/1.1 200 OK\r\nETag: "M\xfcll"\r\nContent-Length: 0\r\n\r\n')

    def show_cookie(self, _: str) -> None:
        self.reply(302, Location="/spiegel/", Set_Cookie="who=you; Path=/")


class Server:
    """A server on loopback, and how to ask it."""

    def __init__(self) -> None:
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.seen: dict[str, dict[str, str]] = {}
        self.http.seen = self.seen  # type: ignore[attr-defined]
        self.root = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def ask(self, path: str, **options: Any) -> Answer:
        options = {"user_agent": "Andruck/test", "allow_loopback": True, "timeout": 5.0} | options
        return fetch(self.root + path, **options)

    def refuse(self, path: str, **options: Any) -> FetchError:
        with pytest.raises(FetchError) as caught:
            self.ask(path, **options)
        return caught.value


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.http.shutdown()
    one.http.server_close()


def test_an_answer_says_all_that_the_next_request_needs(server: Server) -> None:
    answer = server.ask("/feed#top")
    assert answer == Answer(
        status=200, url=server.root + "/feed", body=FEED, media_type="application/rss+xml",
        charset="utf-8", etag='"v1"', last_modified="Mon, 23 Nov 2026 08:00:00 GMT",
    )  # fmt: skip
    assert server.seen["/feed"]["User-Agent"] == "Andruck/test"
    again = server.ask("/feed", etag=answer.etag, last_modified=answer.last_modified)
    assert again.status == 304 and again.not_modified and again.body == b""
    assert server.ask("/feed", last_modified=answer.last_modified).not_modified


def test_other_statuses_are_answers_too(server: Server) -> None:
    assert (server.ask("/gone").status, server.ask("/gone").body) == (410, b"gone")
    assert server.ask("/nowhere").status == 302
    empty = server.ask("/empty")
    assert (empty.status, empty.body, empty.media_type, empty.etag) == (200, b"", "", "")


def test_redirects_are_followed_and_named(server: Server) -> None:
    answer = server.ask("/hops/5")
    assert answer.url == server.root + "/feed" and answer.body == FEED
    assert answer.redirects == tuple(f"{server.root}/hops/{n}" for n in (5, 4, 3, 2, 1))
    assert server.refuse("/hops/6").message == texts.TOO_MANY
    assert server.refuse("/circle/a").message == texts.CIRCLE
    assert server.ask("/umlaut").body == b"/spiegel/?von=L%C3%BCbeck%20nach"


def test_no_cookie_is_kept(server: Server) -> None:
    server.ask("/cookie")
    assert "Cookie" not in server.seen["/spiegel/"]


@pytest.mark.parametrize("to", AWAY)
def test_a_redirect_into_a_network_is_refused(server: Server, to: str) -> None:
    error = server.refuse(f"/away/{to}")
    assert error.message == texts.NOT_PUBLIC
    assert error.place == f"{server.root}/away/{to} → {AWAY[to]}"


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("file:///etc/passwd", NOT_WEB),
        ("ftp://127.0.0.1/", NOT_WEB),
        ("gopher://127.0.0.1/_x", NOT_WEB),
        ("dict://127.0.0.1/", NOT_WEB),
        ("http://user:geheim@127.0.0.1/", PASSWORD),
        ("http://[::1/", MALFORMED),
        ("http://127.0.0.1:99999/", MALFORMED),
    ],
)
def test_a_redirect_off_the_web_is_refused(server: Server, to: str, message: str) -> None:
    error = server.refuse(f"/away/{to}")
    assert error.message == message and "geheim" not in error.place.partition("→")[2]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "0x7f.1"])
def test_loopback_is_refused_unless_allowed(server: Server, host: str) -> None:
    server.seen.clear()
    with pytest.raises(FetchError, match="only public addresses"):
        fetch(f"http://{host}:{server.http.server_port}/feed", user_agent="x")
    assert not server.seen


def test_a_proxy_of_the_environment_is_not_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, server.root)
    server.seen.clear()
    with pytest.raises(FetchError, match="only public addresses"):
        fetch("http://10.0.0.1/", user_agent="x", allow_loopback=True)
    assert not server.seen


def test_packed_answers_are_unpacked(server: Server) -> None:
    assert server.ask("/packed").body == FEED
    assert server.refuse("/mispacked").message == texts.BAD_PACKING


@pytest.mark.parametrize("path", ["/bomb/once", "/bomb/twice", "/endless", "/announced", "/feed"])
def test_what_is_too_large_is_broken_off(server: Server, path: str) -> None:
    started = time.monotonic()
    limit = 20 if path == "/feed" else 1_000_000
    assert server.refuse(path, limit_bytes=limit).message == texts.TOO_LARGE
    assert time.monotonic() - started < 4
    assert server.ask("/feed", limit_bytes=len(FEED)).body == FEED


@pytest.mark.parametrize("path", ["/slow/3", "/drip", "/late/0"])
def test_what_is_too_slow_is_broken_off(server: Server, path: str) -> None:
    started = time.monotonic()
    assert server.refuse(path, timeout=0.7).message == texts.TOO_SLOW
    assert time.monotonic() - started < 2


def test_a_cut_connection_is_no_answer(server: Server) -> None:
    for path in ("/cut", "/chunk-cut", "/nothing"):
        assert server.refuse(path).message == texts.CUT, path
    assert server.ask("/short").body == FEED[:5]


def test_what_is_no_http_is_no_answer(server: Server) -> None:
    for path in ("/headless", "/garbled", "/contradicting", "/negative"):
        assert server.refuse(path).message == texts.GARBLED, path


def test_huge_heads_are_broken_off(server: Server) -> None:
    for path in ("/heads", "/one-head"):
        assert server.refuse(path).message in (texts.TOO_LARGE, texts.CUT), path


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("99999999", 604800.0),
        ("9" * 500, 604800.0),
        ("-5", 0.0),
        ("soon", 0.0),
        ("1.5", 0.0),
        ("²", 0.0),
        ("Fri, 99 Nov 2026 08:00:00 GMT", 0.0),
        ("Mon, 01 Jan 2001 08:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 604800.0),
    ],
)
def test_how_long_to_wait(server: Server, said: str, seconds: float) -> None:
    answer = server.ask(f"/wait/{said}".replace("²", "%C2%B2"))
    assert answer.status == 429 and answer.retry_after == seconds


def test_how_long_to_wait_until_a_date(server: Server) -> None:
    in_an_hour = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 3600))
    assert 3595 <= server.ask(f"/wait/{in_an_hour}").retry_after <= 3600


def test_heads_before_and_after_the_body_change_nothing(server: Server) -> None:
    assert server.ask("/trailer").etag == '"head"'
    assert server.ask("/latin").etag == '"Müll"'


def test_no_header_can_be_smuggled_in(server: Server) -> None:
    server.ask("/spiegel/x", user_agent="Änne\r\nX-Evil: 1", etag='"a"\r\nX-Worse: 2')
    assert not {"X-Evil", "X-Worse"} & set(server.seen["/spiegel/x"])


def test_nobody_listens(server: Server) -> None:
    with pytest.raises(FetchError) as caught:
        fetch("http://127.0.0.1:1/", user_agent="x", allow_loopback=True)
    assert caught.value.message == texts.NO_CONNECTION
    assert caught.value.__cause__ is not None


def test_many_threads_ask_at_once(server: Server) -> None:
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(server.ask("/feed").body)) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [FEED] * 12

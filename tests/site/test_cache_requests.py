"""What readers and others may ask of the page cache: forms, addresses, hosts, crowds."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from andruck_site.portal import asked
from andruck_site.portal.asked import normal
from andruck_site.portal.cache import PASSING, _takes_gzip
from andruck_site.portal.models import Article
from andruck_site.portal.versions import Versions
from tests.site.cached import Reply, Site, call

Publish = Callable[..., Article]
PORTAL = Path(asked.__file__).parent
NEVER = datetime(2100, 1, 1, tzinfo=UTC)


class Answer(list[bytes]):
    """A body, with what our pages say of themselves besides."""

    def __init__(self, app: App) -> None:
        super().__init__([app.body])
        self.fresh_until, self.ends = app.fresh_until, app.ends


class App:
    """A site that says what it is told to."""

    def __init__(self, body: bytes = b"x" * 2_000, status: int = 200, **headers: str) -> None:
        self.body, self.status, self.count, self.pause = body, status, 0, 0.0
        self.headers = {"Cache-Control": "public", "Surrogate-Key": "portal front", "ETag": '"1"'}
        self.headers |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.fresh_until, self.ends = NEVER, None
        self.seen: list[dict[str, Any]] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.count += 1
        self.seen.append(environ)
        time.sleep(self.pause)
        start_response(f"{self.status} X", list(self.headers.items()))
        return Answer(self)


def quiet(app: Any, limit: int = 1_000_000, **options: Any) -> Site:
    """A cache to which nothing is ever raised."""
    return Site(limit, app, versions=Versions(lambda since: (1, {})), **options)


def test_forms_of_a_page() -> None:
    app = App("Größe ".encode() * 500)
    site = quiet(app)
    plain, packed = site.get("/"), site.get("/", HTTP_ACCEPT_ENCODING="br, gzip;q=0.8")
    assert plain.body == app.body == gzip.decompress(packed.body)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip" and len(packed.body) < len(plain.body) / 5
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["Surrogate-Key"] == "portal front"
    assert plain.headers["ETag"] != packed.headers["ETag"], "two forms, two strong tags"
    assert int(packed.headers["Content-Length"]) == len(packed.body)
    head = site.get("/", "HEAD")
    assert head.body == b"" and head.headers == plain.headers
    assert app.count == 1


def test_small_pages_are_not_packed() -> None:
    site = quiet(App(b"kurz"))
    assert site.get("/", HTTP_ACCEPT_ENCODING="gzip").body == b"kurz"


@pytest.mark.parametrize(
    ("header", "expected"),
    [("gzip", True), ("GZIP", True), ("br,gzip", True), ("gzip;q=0.1, br", True), ("", False),
     ("gzip;q=0", False), ("gzip; q=0.000", False), ("br", False), ("x-gzip2", False),
     ("gzip;q=banane", False), ("identity;q=1, gzip ;q=1", True), ("," * 50_000, False)],
)  # fmt: skip
def test_who_takes_gzip(header: str, expected: bool) -> None:
    assert _takes_gzip({"HTTP_ACCEPT_ENCODING": header}) is expected


@pytest.mark.parametrize(
    ("given", "status"),
    [('"1"', 304), ('"1-gzip"', 304), ('W/"1"', 304), ('"0", "1"', 304), ("*", 304),
     ('"2"', 200), ("", 200), ("1", 200), ('"' * 9_000, 200)],
)  # fmt: skip
def test_unchanged(given: str, status: int) -> None:
    app = App()
    site = quiet(app)
    for turn in (1, 2):  # the first makes the page, the second finds it
        reply = site.get("/", HTTP_IF_NONE_MATCH=given)
        assert reply.status == status, turn
        assert (reply.body == b"") == (status == 304)
    assert reply.headers["ETag"] == '"1"' and reply.headers["Vary"] == "Accept-Encoding"
    assert app.count == 1


NOT_KEPT: dict[str, tuple[App, dict[str, str]]] = {
    "post": (App(), {"method": "POST"}),
    "options": (App(), {"method": "OPTIONS"}),
    "desk": (App(), {"path": "/desk/"}),
    "desk without slash": (App(), {"path": "/desk"}),
    "under the desk": (App(), {"path": "/desk/eingang/?q=1"}),
    "picture": (App(), {"path": "/bild/1-400-abc.webp"}),
    "session": (App(), {"HTTP_COOKIE": "a=b; sessionid=xyz"}),
    "password": (App(), {"HTTP_AUTHORIZATION": "Basic eA=="}),
    "cookie set": (App(Set_Cookie="a=b"), {}),
    "other way": (App(status=302), {}),
    "broken": (App(status=500), {}),
    "refused": (App(status=403), {}),
    "no keys": (App(Surrogate_Key=""), {}),
    "private": (App(Cache_Control="private, no-store"), {}),
    "no word": (App(Cache_Control=""), {}),
    "differs by cookie": (App(Vary="Cookie"), {}),
    "too large": (App(b"x" * 300_000), {}),
    "long path": (App(), {"path": "/" + "x" * 500}),
    "foreign host": (App(), {"HTTP_HOST": "evil.example"}),
    "no host": (App(), {"HTTP_HOST": ""}),
    "broken host": (App(), {"HTTP_HOST": "portal.example:99x"}),
    "two hosts": (App(), {"HTTP_HOST": "portal.example, evil.example"}),
    "endless host": (App(), {"HTTP_HOST": "a" * 70_000}),
    "other port of this machine": (App(), {"HTTP_HOST": "localhost:1234"}),
}


@pytest.mark.parametrize(("app", "asked"), NOT_KEPT.values(), ids=NOT_KEPT.keys())
def test_not_kept(app: App, asked: dict[str, str]) -> None:
    site = quiet(app)
    app.count = 0
    for _ in range(2):
        reply = site.get(**{"path": "/", **asked})
        assert reply.body == app.body
    assert app.count == 2
    assert len(site.cache.pages) == len(site.cache.passing) == 0


def test_no_page_without_a_time() -> None:
    app = App()
    app.fresh_until = None
    site = quiet(app)
    site.get("/"), site.get("/")
    assert app.count == 2


def test_a_reader_with_another_cookie_is_served_and_not_seen() -> None:
    app = App()
    site = quiet(app)
    site.get("/?utm_source=x", HTTP_COOKIE="consent=1", HTTP_IF_NONE_MATCH='"9"', method="HEAD")
    (seen,) = app.seen
    assert seen["REQUEST_METHOD"] == "GET" and seen["QUERY_STRING"] == ""
    assert not {"HTTP_COOKIE", "HTTP_IF_NONE_MATCH"} & set(seen)


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        ("/", "utm_source=x&q=1&vor=2", ""),
        ("/lagertechnik/a-1/", "vor=1-1", ""),
        ("/lagertechnik/", "b=1&vor=17-3", "vor=17-3"),
        ("/lagertechnik/", "vor=%3Cscript%3E", "vor=-"),
        ("/archiv/2026/11/", "vor=17-3&vor=18-4", "vor=18-4"),
        ("/suche/", "seite=2&q=lager", "q=lager&seite=2"),
        ("/suche/", "q=lager&seite=2&x=y", "q=lager&seite=2"),
        ("/suche/", "q=++&seite=minus&sortierung=alt", ""),
        ("/suche/", "q=" + "a" * 3_000, "q=" + "a" * 200),
        ("/suche/", "q=%FF%00%C3", "q=%EF%BF%BD%00%EF%BF%BD"),
        ("/suche/", "q=a&q=b", "q=b"),
        ("/suche/", "&&&===&%%%&q", ""),
        ("/suche/", ";".join(f"q={one}" for one in range(99)), None),
    ],
)
def test_one_spelling_of_a_query(path: str, query: str, expected: str | None) -> None:
    once = normal(path, query)
    assert normal(path, once) == once
    if expected is not None:
        assert once == expected


def test_every_parameter_a_view_reads_is_known() -> None:
    read = set()
    for path in PORTAL.glob("*.py"):
        text = path.read_text("utf-8")
        read |= set(re.findall(r'GET\.get\("(\w+)"', text))
        read |= set(re.findall(r'"(\w+)" (?:not )?in request\.GET', text))
    assert read == {*asked.SEARCH, *asked.PAGING}


def test_endless_addresses_are_refused() -> None:
    app = App()
    assert quiet(app).get("/suche/?q=" + "a" * 5_000).status == 414
    assert app.count == 0


@pytest.mark.parametrize(
    ("hosts", "count"),
    [(["portal.example", "PORTAL.example", "portal.example:80", "portal.example:9999"], 1),
     (["localhost", "localhost:80", "localhost."], 2), (["127.0.0.1:80", "[::1]:80"], 2),
     (["testserver", "portal.example"], 2)],
)  # fmt: skip
def test_hosts_are_part_of_the_key(hosts: list[str], count: int) -> None:
    app = App()
    site = quiet(app)
    for host in hosts * 2:
        site.get("/", HTTP_HOST=host)
    assert app.count == count


def test_no_more_than_there_is_room_for() -> None:
    app = App(b"x" * 10_000)
    site = quiet(app, limit=400_000)
    for number in range(200):
        site.get(f"/a-{number}/")
        site.get("/")  # asked for all the time, so it stays
    assert app.count == 201
    store = site.cache.pages
    assert store.size <= store.limit < 400_000
    assert store.size == sum(entry.size for entry in store._entries.values())
    assert 10 < len(store) < 40


def test_a_flood_does_not_wash_the_pages_away() -> None:
    app = App(b"x" * 5_000)
    site = quiet(app, limit=1_000_000)
    pages = [f"/lagertechnik/a-{number}/" for number in range(50)]
    for page in pages:
        site.get(page)
    for number in range(500):
        site.get(f"/suche/?q={number}")
    app.status = 404
    for number in range(500):
        site.get(f"/gibt-es-nicht-{number}/")
    count = app.count
    for page in pages:
        assert site.get(page).status == 200
    assert app.count == count
    assert site.cache.passing.size <= 1_000_000 // PASSING


def crowd(site: Site, size: int) -> list[Reply]:
    """Many readers at once."""
    replies: list[Reply] = []
    start = threading.Barrier(size)

    def one() -> None:
        start.wait()
        replies.append(site.get("/"))

    threads = [threading.Thread(target=one) for _ in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(replies) == size
    return replies


def test_a_crowd_has_a_page_made_once() -> None:
    app = App()
    app.pause = 0.2
    assert {reply.body for reply in crowd(quiet(app), 40)} == {app.body}
    assert app.count == 1


def test_a_crowd_before_a_page_that_breaks_waits_once() -> None:
    app = App(status=500)
    app.pause = 0.1
    site = quiet(app)
    begin = time.monotonic()
    assert {reply.status for reply in crowd(site, 8)} == {500}
    assert time.monotonic() - begin < 2, "one after the other"
    assert not site.cache._making


def test_an_error_frees_those_who_wait() -> None:
    def broken(environ: Any, start_response: Any) -> Any:
        raise ZeroDivisionError

    site = quiet(broken)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            site.get("/")
    assert not site.cache._making


@pytest.mark.parametrize(("raised", "ended", "old"), [(0, 0, True), (1, 0, False), (0, 1, False)])
def test_who_waits_gets_what_only_aged(raised: int, ended: int, old: bool) -> None:
    """… and never what was raised, nor what a right has ended on."""
    at, sequence = [NEVER - timedelta(days=1)], [1]
    app = App(b"alt")
    app.fresh_until = at[0] + timedelta(seconds=5)
    app.ends = app.fresh_until if ended else None
    versions = Versions(lambda since: (sequence[0], {"front": 2} if sequence[0] == 2 else {}))
    site = Site(1_000_000, app, versions=versions, clock=lambda: at[0].timestamp())
    site.get("/")
    app.body, app.fresh_until, app.pause = b"neu", NEVER, 0.3
    at[0] += timedelta(seconds=5)
    if raised:
        sequence[0] = 2
        versions.hurry()
    bodies = [reply.body for reply in crowd(site, 6)]
    assert bodies.count(b"alt") == (5 if old else 0)
    assert app.count == 2
    assert site.get("/").body == b"neu"


@pytest.mark.django_db
def test_pages_of_the_site(publish: Publish) -> None:
    """Real pages: what Django sends is what readers get, for HEAD as well."""
    article = publish()
    site = Site()
    wrong = article.get_absolute_url().replace("lagertechnik", "foerdertechnik")
    for path in ("/", "/lagertechnik/", wrong, "/feed.json", "/robots.txt", "/gibt-es-nicht/"):
        fresh, kept, plain = site.get(path), site.get(path), site.anew(path)
        assert fresh == kept and kept[::2] == plain[::2]
        assert kept.headers == plain.headers | {
            "Vary": "Accept-Encoding", "Content-Length": str(len(kept.body)),
        }  # fmt: skip
        assert "Set-Cookie" not in kept.headers
        assert site.get(path, "HEAD").headers == kept.headers
    assert len(site.made) == 6
    assert site.get(wrong).headers["Location"] == article.get_absolute_url()
    assert call(site.cache, "/lagertechnik").status == 301
    assert site.get("/desk/").status == 302


def test_nobody_gets_what_was_before_a_change() -> None:
    """Eight readers against a writer: whoever asks after a change gets what came of it."""
    app, state, wrong, served = App(), {"at": 1, "told": 1}, [], []
    versions = Versions(lambda since: (state["at"], {"front": state["at"]}))

    def page(environ: Any, start_response: Any) -> Any:
        app.body = body = b"%d" % state["at"]
        time.sleep(0.002)
        answer = app(environ, start_response)
        answer[0] = body
        return answer

    site = Site(1_000_000, page, versions=versions)
    until = time.monotonic() + 2

    def read() -> None:
        while time.monotonic() < until:
            least = state["told"]
            got = int(site.get("/").body)
            served.append(got)
            if got < least:
                wrong.append((got, least))

    readers = [threading.Thread(target=read) for _ in range(8)]
    for one in readers:
        one.start()
    while time.monotonic() < until:
        state["at"] += 1  # the commit
        versions.hurry()
        state["told"] = state["at"]
        time.sleep(0.003)
    for one in readers:
        one.join()
    assert not wrong
    assert len(served) > 500 and app.count < len(served)

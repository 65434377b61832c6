"""A site behind its page cache, called as a web server calls it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any, NamedTuple
from wsgiref.util import setup_testing_defaults

from django.core.wsgi import get_wsgi_application
from django.db import connection

from andruck_site.portal.cache import PageCache
from andruck_site.portal.versions import Versions, read_from

HOSTS = ["testserver", "portal.example", "localhost", "127.0.0.1", "[::1]"]


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as a reader sees it."""
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


def call(application: Any, path: str, method: str = "GET", **environ: str) -> Reply:
    """One request through WSGI."""
    asked: dict[str, Any] = {"REQUEST_METHOD": method, "HTTP_HOST": "testserver"}
    asked["PATH_INFO"], _, asked["QUERY_STRING"] = path.partition("?")
    asked |= environ
    setup_testing_defaults(asked)
    said: list[Any] = []
    answer = application(asked, lambda status, headers, _=None: said.append((status, headers)))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    status, headers = said[-1]
    assert len({name for name, _ in headers}) == len(headers), "a header stands twice"
    return Reply(int(status[:3]), dict(headers), body)


class Site:
    """A page cache around an application; ``made`` lists the pages that were made."""

    def __init__(
        self,
        limit: int = 1_000_000,
        site: Callable[..., Iterable[bytes]] | None = None,
        **options: Any,
    ) -> None:
        self.made: list[str] = []
        self.site = site or get_wsgi_application()
        options.setdefault("versions", Versions(here, ticks=ticking()))
        self.cache = PageCache(self._make, limit, hosts=HOSTS, **options)

    def _make(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        query = environ.get("QUERY_STRING")
        self.made.append(environ["PATH_INFO"] + (f"?{query}" if query else ""))
        return self.site(environ, start_response)

    def get(self, path: str, method: str = "GET", **environ: str) -> Reply:
        """As a reader gets it, out of the cache where it is kept."""
        return call(self.cache, path, method, **environ)

    def anew(self, path: str) -> Reply:
        """The same without a cache."""
        return call(self.site, path)


def here(since: int | None) -> tuple[int, dict[str, int]]:
    """Reads the versions inside the transaction of a test."""
    return read_from(connection, since)


def ticking() -> Callable[[], float]:
    """A clock on which every look is a second after the last: every request asks the database."""
    return map(float, count()).__next__

"""The page cache in front of Django: a WSGI application around the site's own.

What is kept was made without cookies and from the normal form of its address
(see ``asked``), so it is right for every reader. It ends when one of its
surrogate keys is raised (see ``keys``, ``versions``), and by time to the
second. Where nothing is kept one request makes the page and the others wait
for it. A page that only aged, at midnight, is given to those who would wait;
one whose key was raised, or on which a right has ended, to nobody.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from andruck_site.portal.asked import Asked, Reader, TooLong
from andruck_site.portal.cache_store import Entry, Headers, Store, seconds
from andruck_site.portal.versions import Mark, Versions

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

WAIT = 2.0  # seconds at most that a request waits while another makes its page
STALE = 10.0  # seconds after its time for which an aged page helps out
MISSING_FOR = 60.0  # seconds for which "there is no such page" is kept
PASSING = 8  # of the room, one part is for what anybody can ask for without end
KEPT = ("200", "301", "404")
GZIP = re.compile(r"(?:^|,)\s*gzip\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?(?:,|$)", re.I)
DROPPED = (
    "HTTP_COOKIE",
    "HTTP_RANGE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
)
TOO_LONG = b"Diese Adresse ist zu lang."


class PageCache:
    """Answers from what is kept, or has the page made and keeps it."""

    def __init__(
        self,
        application: Application,
        limit: int,
        *,
        hosts: Sequence[str],
        session_cookie: str = "sessionid",
        versions: Versions | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.application = application
        self.versions = versions or Versions()
        self.pages = Store(limit - limit // PASSING)
        self.passing = Store(limit // PASSING)
        self._reader = Reader(hosts, session_cookie)
        self._clock = clock
        self._lock = threading.Lock()
        self._making: dict[Asked, threading.Event] = {}

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """One request."""
        try:
            asked = self._reader.read(environ)
        except TooLong:
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
            start_response("414 URI Too Long", headers)
            return [TOO_LONG]
        if asked is None or (mark := self.versions.mark()) is None:
            return self.application(environ, start_response)
        entry = self._fresh(asked, mark)
        if entry is None:
            return self._fill(asked, environ, start_response)
        return _reply(entry, environ, start_response)

    def _standing(self, asked: Asked, mark: Mark) -> Entry | None:
        """What is kept and was not raised, whatever its age."""
        for store in (self.pages, self.passing):
            entry = store.get(asked)
            if entry is None:
                continue
            if entry.mark != mark:
                if self.versions.is_raised(entry.keys, entry.mark):
                    store.drop(asked, entry)
                    continue
                entry.mark = mark
            return entry
        return None

    def _fresh(self, asked: Asked, mark: Mark) -> Entry | None:
        entry = self._standing(asked, mark)
        return entry if entry and self._clock() < entry.fresh_until else None

    def _stale(self, asked: Asked, mark: Mark) -> Entry | None:
        """What only aged, and not long ago."""
        entry = self._standing(asked, mark)
        if entry and self._clock() < min(entry.fresh_until + STALE, entry.ends):
            return entry
        return None

    def _fill(self, asked: Asked, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Make the page, or wait for the one who does."""
        with self._lock:
            made = self._making.get(asked)
            if first := made is None:
                made = self._making[asked] = threading.Event()
        try:
            if not first and (entry := self._from_another(asked, made)):
                return _reply(entry, environ, start_response)
            return self._make(asked, environ, start_response, look=first)
        finally:
            if first:
                with self._lock:
                    del self._making[asked]
                made.set()

    def _from_another(self, asked: Asked, made: threading.Event) -> Entry | None:
        """The page another request is just making; meanwhile, what only aged."""
        mark = self.versions.mark()
        if mark and (entry := self._stale(asked, mark)):
            return entry
        made.wait(WAIT)
        mark = self.versions.mark()
        return self._fresh(asked, mark) if mark else None

    def _make(
        self, asked: Asked, environ: Environ, start_response: Any, look: bool
    ) -> Iterable[bytes]:
        mark = self.versions.mark()
        if look and mark and (entry := self._fresh(asked, mark)):  # made since we looked
            return _reply(entry, environ, start_response)
        said: list[tuple[str, Headers]] = []
        response = self.application(
            _bare(environ, asked), lambda status, headers, _=None: said.append((status, headers))
        )
        try:
            body = b"".join(response)
        finally:
            if hasattr(response, "close"):
                response.close()
        status, headers = said[-1]
        entry = self._entry(response, status, headers, body, mark) if mark else None
        if entry is None:
            start_response(status, headers)
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        now = self.versions.mark(anew=True)
        if now and not self.versions.is_raised(entry.keys, entry.mark):
            passing = asked.query or not status.startswith("200")
            (self.passing if passing else self.pages).put(asked, entry)
        return _reply(entry, environ, start_response)

    def _entry(
        self, response: Any, status: str, headers: Headers, body: bytes, mark: Mark
    ) -> Entry | None:
        """The answer as it may be kept; None when it may not."""
        fresh_until = getattr(response, "fresh_until", None)
        named = {name.lower(): value for name, value in headers}
        keys = named.get("surrogate-key", "").split()
        caching = named.get("cache-control", "")
        if (
            not status.startswith(KEPT)
            or fresh_until is None
            or not keys
            or {"set-cookie", "content-encoding"} & set(named)
            or "public" not in caching
            or "no-store" in caching
            or named.get("vary", "accept-encoding").lower() != "accept-encoding"
        ):
            return None
        until = seconds(fresh_until)
        if status.startswith("404"):
            until = min(until, self._clock() + MISSING_FOR)
        ends = seconds(getattr(response, "ends", None))
        return Entry(status, headers, body, keys, mark, until, ends)


def _bare(environ: Environ, asked: Asked) -> Environ:
    """The request without what is one reader's own."""
    bare = {name: value for name, value in environ.items() if name not in DROPPED}
    return bare | {"REQUEST_METHOD": "GET", "QUERY_STRING": asked.query, "HTTP_HOST": asked.host}


def _reply(entry: Entry, environ: Environ, start_response: Any) -> Iterable[bytes]:
    """The entry in the form this reader takes, or word that it has not changed."""
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and entry.etags and _is_known(known, entry.etags):
        own = entry.packed if _takes_gzip(environ) else entry.plain
        etag = [pair for pair in own.headers if pair[0] == "ETag"]
        start_response("304 Not Modified", [*entry.unchanged, *etag])
        return []
    form = entry.packed if _takes_gzip(environ) else entry.plain
    start_response(entry.status, [*form.headers])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [form.body]


def _is_known(given: str, etags: set[str]) -> bool:
    if given.strip() == "*":
        return True
    return any(one.strip().removeprefix("W/") in etags for one in given.split(","))


def _takes_gzip(environ: Environ) -> bool:
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    found = GZIP.search(accepted) if accepted else None
    return found is not None and (found[1] is None or float(found[1]) > 0)

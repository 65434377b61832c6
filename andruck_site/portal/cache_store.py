"""Pages as they are kept: ready to be sent, and no more of them than there is room for."""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import NamedTuple

from andruck_site.portal.versions import Mark

Headers = list[tuple[str, str]]

OVERHEAD = 3_000  # bytes an entry needs besides its bodies: headers, keys, its place
LEAST_PACKED = 600  # bytes from which packing pays
LEVEL = 6
OWN = {"content-length", "etag", "vary", "content-encoding"}
IN_304 = {"cache-control", "surrogate-key", "content-security-policy"}


class Form(NamedTuple):
    """A body with the headers that go with it."""

    headers: Headers
    body: bytes


class Entry:
    """A page that is kept: plain and packed once, with what ends it."""

    __slots__ = ("ends", "etags", "fresh_until", "keys", "mark", "packed", "plain", "size",
                 "status", "unchanged")  # fmt: skip

    def __init__(
        self,
        status: str,
        headers: Headers,
        body: bytes,
        keys: Iterable[str],
        mark: Mark,
        fresh_until: float,
        ends: float,
    ) -> None:
        self.status = status
        self.keys = tuple(keys)
        self.mark = mark
        self.fresh_until = fresh_until
        self.ends = ends
        kept = [pair for pair in headers if pair[0].lower() not in OWN]
        kept.append(("Vary", "Accept-Encoding"))
        etag = next((value for name, value in headers if name.lower() == "etag"), "")
        self.plain = Form(_with(kept, body, etag), body)
        self.packed = self.plain
        if len(body) >= LEAST_PACKED:
            packed = gzip.compress(body, LEVEL, mtime=0)
            etag_packed = f'{etag[:-1]}-gzip"' if etag else ""
            pairs = [*_with(kept, packed, etag_packed), ("Content-Encoding", "gzip")]
            self.packed = Form(pairs, packed)
        self.etags = {value for form in (self.plain, self.packed) for value in _etags(form)}
        self.unchanged = [pair for pair in kept if pair[0].lower() in {"vary", *IN_304}]
        bodies = len(body) + (len(self.packed.body) if self.packed is not self.plain else 0)
        self.size = bodies + OVERHEAD


def _with(kept: Headers, body: bytes, etag: str) -> Headers:
    pairs = [*kept, ("Content-Length", str(len(body)))]
    return [*pairs, ("ETag", etag)] if etag else pairs


def _etags(form: Form) -> list[str]:
    return [value for name, value in form.headers if name == "ETag"]


def seconds(at: datetime | None) -> float:
    """A time as seconds since 1970; never, where there is none."""
    return at.timestamp() if at else float("inf")


class Store:
    """Entries by key, at most so many bytes; what was longest not asked for goes first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._lock = threading.Lock()
        self._entries: OrderedDict[Hashable, Entry] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable) -> Entry | None:
        """The entry, which thereby becomes the one asked for last."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
            return entry

    def put(self, key: Hashable, entry: Entry) -> None:
        """Keep it, unless it would take more than a quarter of the room."""
        if entry.size * 4 > self.limit:
            return
        with self._lock:
            self._remove(key)
            self._entries[key] = entry
            self.size += entry.size
            while self.size > self.limit:
                self._remove(next(iter(self._entries)))

    def drop(self, key: Hashable, entry: Entry) -> None:
        """Forget this entry, if it is still the one that is kept."""
        with self._lock:
            if self._entries.get(key) is entry:
                self._remove(key)

    def _remove(self, key: Hashable) -> None:
        if (entry := self._entries.pop(key, None)) is not None:
            self.size -= entry.size

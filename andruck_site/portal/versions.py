"""What has changed, as a page cache needs to know it: which keys were raised, and when.

Every change of what readers see raises keys in its own transaction (see
``keys``). A change counts one number up, the sequence; a key's version is the
sequence at which it was raised last. ``Versions`` follows the sequence: asked,
it looks into the database at most every POLL seconds, and at once when this
process itself has raised a key. What it says is never older than that; when the
database cannot be read it says nothing, and nothing kept is trusted.
"""

from __future__ import annotations

import logging
import threading
import time
import weakref
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.base.base import BaseDatabaseWrapper

log = logging.getLogger("andruck.cache")

POLL = 0.5  # seconds; a change made in another process is seen after that at the latest
PATIENCE = 0.2  # seconds to wait while another thread looks
MOST = 20_000  # raised keys that are remembered; beyond that everything counts as raised
SEQUENCE = "*"  # the row that counts

Read = Callable[[int | None], tuple[int, dict[str, int]]]


class Mark(NamedTuple):
    """A moment in the history of changes."""

    epoch: int
    sequence: int


class Versions:
    """Which keys were raised since when, as far as this process needs to know."""

    def __init__(self, read: Read | None = None, ticks: Callable[[], float] = time.monotonic):
        self._read = read or read_raised
        self._ticks = ticks
        self._lock = threading.Lock()
        self._polled = float("-inf")
        self._hurries = self._seen = 0
        self._failing = False
        self._mark: Mark | None = None
        self._known: Mark | None = None
        self._raised: dict[str, int] = {}
        _all.add(self)

    def mark(self, anew: bool = False) -> Mark | None:
        """The moment up to which all changes are known; None when that cannot be said."""
        due = self._seen != self._hurries or self._ticks() - self._polled >= POLL
        if (anew or due) and not self._poll():
            return None
        return self._mark

    def is_raised(self, keys: Iterable[str], since: Mark) -> bool:
        """Was any of these keys raised after that moment?"""
        if self._known is None or self._known.epoch != since.epoch:
            return True
        raised = self._raised
        return any(raised.get(key, 0) > since.sequence for key in keys)

    def hurry(self) -> None:
        """Look before the next answer: this process has changed something."""
        self._hurries += 1

    def _poll(self) -> bool:
        asked = self._ticks()
        if not self._lock.acquire(timeout=PATIENCE):
            return False
        try:
            if self._polled < asked or self._seen != self._hurries:
                self._look()
            return True
        finally:
            self._lock.release()

    def _look(self) -> None:
        hurries, started = self._hurries, self._ticks()
        try:
            sequence, raised = self._read(self._known.sequence if self._known else None)
        except (Error, OSError) as error:
            if not self._failing:
                log.warning("The page cache is passed by, the database does not answer: %s", error)
            self._failing, self._mark = True, None
        else:
            self._failing = False
            self._learn(sequence, raised)
        self._seen, self._polled = hurries, started

    def _learn(self, sequence: int, raised: dict[str, int]) -> None:
        known = self._known or Mark(0, sequence)
        # A sequence that runs backwards is another database: a copy was put back.
        if sequence < known.sequence or len(self._raised) + len(raised) > MOST:
            known = self._known = Mark(known.epoch + 1, sequence)  # before anything is forgotten
            self._raised = {}
        self._raised.update(raised)
        self._known = self._mark = Mark(known.epoch, sequence)


_all: weakref.WeakSet[Versions] = weakref.WeakSet()


def hurry() -> None:
    """This process has changed something: its caches look before they answer."""
    for one in list(_all):
        one.hurry()


def read_raised(since: int | None) -> tuple[int, dict[str, int]]:
    """The sequence, and the keys raised after ``since``; on a connection of its own,
    so that no transaction of a request hides what others have changed."""
    own = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        return read_from(own, since)
    finally:
        own.close()


def read_from(connection: BaseDatabaseWrapper, since: int | None) -> tuple[int, dict[str, int]]:
    """The same, on this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM portal_cachekey WHERE name = %s", [SEQUENCE])
        row = cursor.fetchone()
        sequence = row[0] if row else 0
        if since is None or since == sequence:
            return sequence, {}
        cursor.execute(
            "SELECT name, version FROM portal_cachekey WHERE version > %s AND name <> %s",
            [since, SEQUENCE],
        )
        return sequence, dict(cursor.fetchall())

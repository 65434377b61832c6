"""Readers of the trials: they ask all the time, and compare each answer with the ledger."""

from __future__ import annotations

import contextlib
import http.client
import random
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.utils import timezone

from trials._ledger import GRACE, Ledger, now
from trials._wire import TOWNS, is_held, mark

LISTS = (
    "/", "/lagertechnik/", "/feed.rss", "/feed.json", "/lagertechnik/feed.rss",
    "/lagertechnik/feed.json", "/sitemap-news.xml", "/sitemap.xml", "/archiv/", "/suche/?q=lager",
    "/suche/?q=Fassung&sortierung=neu",
)  # fmt: skip
# Articles that were killed with this item, which had been merged into theirs.
RESTING = """
SELECT DISTINCT article.id FROM portal_article article
JOIN portal_provenance told ON told.article_id = article.id
JOIN wire_wireitem item ON item.id = told.wire_item_id
WHERE item.uri = ? AND article.pub_status = 'canceled'
"""
DATED = ("/archiv/2", "/sitemap-2")  # not there before the first article
PAUSE = 0.15  # seconds between two questions of one reader


class Reader(threading.Thread):
    """Asks lists, pages of what is gone and of what is public, and the search for both."""

    def __init__(self, ports: Callable[[], int], ledger: Ledger, seed: int) -> None:
        super().__init__(name=f"reader-{seed}", daemon=True)
        self.port = ports
        self.ledger = ledger
        self.dice = random.Random(seed)
        self.ended = threading.Event()
        local = timezone.localtime()
        self.lists = [*LISTS, f"/archiv/{local:%Y/%m}/", f"/sitemap-{local:%Y}.xml"]
        self.lists += [f"/suche/?q={town}&sortierung=neu" for town in TOWNS]

    def run(self) -> None:
        """Until it is told to finish."""
        while not self.ended.wait(PAUSE):
            self.once()

    def finish(self) -> None:
        """No more questions."""
        self.ended.set()
        self.join(60)

    def once(self) -> None:
        """One question of each kind."""
        for ask in self.dice.sample([self.ask_list, self.ask_gone, self.ask_public], 2):
            ask(None)

    def get(self, path: str) -> tuple[int, str, float, float]:
        """Status, text, and when it was asked and answered; 0 when nobody answers."""
        began = now()
        connection = http.client.HTTPConnection("127.0.0.1", self.port(), timeout=60)
        try:
            connection.request("GET", path)
            reply = connection.getresponse()
            status, text = reply.status, reply.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, "", began, now()
        finally:
            connection.close()
        if status >= 500:
            self.ledger.complain(f"{path} answers {status}")
        return status, text, began, now()

    def ask_list(self, path: str | None) -> bool:
        """A list, a feed, a sitemap, an answer of the search."""
        path = path or self.dice.choice(self.lists)
        status, text, began, ended = self.get(path)
        if not status:
            return False
        if status != 200 and not (status == 404 and path.startswith(DATED)):
            self.ledger.complain(f"{path} answers {status}")
        self.ledger.count("lists asked")
        self.ledger.count("pieces on lists", self.ledger.look(path, text, began, ended))
        return True

    def ask_gone(self, given: tuple[Any, int] | None) -> bool:
        """The page of something that is gone must be gone, and the search must not know it."""
        chosen = given or self.ledger.chosen(self.dice, "gone")
        if not chosen:
            return False
        piece, changes = chosen
        word = mark(piece.uri)
        status, text, began, ended = self.get(piece.path)
        if status:
            self.ledger.look(piece.path, text, began, ended)
            self.ledger.count("pages of gone pieces asked")
        found, page, began, ended = self.get(f"/suche/?q={quote(word)}")
        if found:
            self.ledger.look(f"the search for {word}", page, began, ended, asked=word)
            self.ledger.count("searches for gone pieces")
        if self._is_settled(piece, changes, began):
            if status not in (0, 404):
                self.ledger.complain(f"{piece.path} is gone and answers {status}")
            if found and f'{piece.path}"' in page:
                self.ledger.complain(f"{word} is gone and found by the search")
        return bool(status and found)

    def _is_settled(self, piece: Any, changes: int, began: float) -> bool:
        """Was it gone before the first question, and is it still?"""
        return piece.changes == changes and began >= piece.gone_at + GRACE

    def ask_public(self, given: tuple[Any, int] | None) -> bool:
        """What was said to be public is there, in the words that were published."""
        chosen = given or self.ledger.chosen(self.dice, "public")
        if not chosen:
            return False
        piece, changes = chosen
        words = piece.words
        status, text, began, ended = self.get(piece.path)
        if not status:
            return False
        self.ledger.look(piece.path, text, began, ended)
        if piece.changes == changes:
            self.ledger.count("pages of public pieces asked")
            if status != 200 or words not in text:
                self.ledger.complain(f"{piece.path} is public and answers {status}, not „{words}“")
        return True


class Watch(threading.Thread):
    """Looks into the database when what the wire sent is stored: from then on it is gone."""

    def __init__(self, database: Path, ledger: Ledger) -> None:
        super().__init__(name="watch", daemon=True)
        self.address = f"file:{quote(str(database))}?mode=ro"
        self.ledger = ledger
        self.waiting: dict[str, dict[str, Any]] = {}
        self.merged: dict[str, set[str]] = {}  # an item, and those it was merged into
        self.lock = threading.Lock()
        self.ended = threading.Event()

    def expect(self, items: list[dict[str, Any]]) -> None:
        """These are on their way; until they are in, what is public may be gone or not."""
        for item in items:
            self.ledger.change(item["uri"], pending=True)
            for into in self.merged.get(item["uri"], ()) if is_held(item) else ():
                self.ledger.change(into, said=False)
            with self.lock:
                self.waiting[item["uri"]] = item

    def run(self) -> None:
        """Until it is told to finish."""
        while not self.ended.wait(0.05):
            self.look()

    def look(self) -> None:
        """What of it is in?"""
        with self.lock:
            waiting = list(self.waiting.values())
        with contextlib.suppress(sqlite3.Error), closing(self._connect()) as connection:
            for item in waiting:
                if self._is_in(connection, item):
                    self._arrived(connection, item, now())

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.address, uri=True, timeout=5)

    def _is_in(self, connection: sqlite3.Connection, item: dict[str, Any]) -> bool:
        (row,) = connection.execute(
            "SELECT max(CAST(version AS INTEGER)) FROM wire_wireitem WHERE uri = ? AND is_current",
            [item["uri"]],
        )
        return (row[0] or 0) >= int(item["version"])

    def _arrived(self, connection: sqlite3.Connection, item: dict[str, Any], at: float) -> None:
        uri, killed = item["uri"], item.get("pubStatus") == "canceled"
        with self.lock:
            newest = self.waiting.get(uri) is item
            if newest:
                del self.waiting[uri]
        if is_held(item):
            self.ledger.count(f"{item.get('pubStatus', 'embargoed')} by the wire")
            self.ledger.gone(uri, at, held=True, killed=killed)
            for (pk,) in connection.execute(RESTING, [uri]).fetchall():
                self.ledger.gone_by_pk(pk, now())
        if newest:
            self.ledger.change(uri, pending=False)

    def finish(self) -> None:
        """No more looks."""
        self.ended.set()
        self.join(30)

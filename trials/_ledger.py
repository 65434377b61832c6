"""What everybody was told: who may read what, from when to when, and what must be there at the end.

One piece an item. Readers compare every answer with it: nothing may be served
before somebody sent it to be published, nothing after it was said to be gone,
and what was said to be public must be there.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass

from trials._wire import mark

MARK = re.compile(r"Zeichen\d+x\d+x", re.IGNORECASE)
# Seconds after which a change of another process shows: it is looked for every half second.
GRACE = 0.6
FOREVER = float("inf")


@dataclass
class Piece:
    """An item and the article made of it. Times are those of ``now()``."""

    uri: str
    pk: int = 0
    path: str = ""
    words: str = ""  # the headline as it was last said to be published
    allowed_from: float = FOREVER  # somebody sent it to be published: from then on
    said: bool = False  # the desk said that it is public
    pending: bool = False  # the wire has sent something that is not yet stored
    held: bool = False  # withdrawn, held back or embargoed by the wire, or killed at the desk
    killed: bool = False  # for good
    gone_at: float = FOREVER  # it was said to be off the portal
    was_public: bool = False
    changes: int = 0

    @property
    def is_public(self) -> bool:
        """Must it be there?"""
        return self.said and not self.pending and self.gone_at == FOREVER


class Ledger:
    """The pieces, and how often what was looked at."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.pieces: dict[str, Piece] = {}  # by the word that marks them, in lower case
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.slowest = 0.0

    def change(self, uri: str, **fields: object) -> Piece:
        """Write down what is known of it."""
        with self.lock:
            one = self.pieces.setdefault(mark(uri).lower(), Piece(uri))
            for name, value in fields.items():
                setattr(one, name, value)
            one.was_public = one.was_public or one.said
            one.changes += 1
            return one

    def sending(self, uri: str, free_from: float) -> None:
        """Somebody is about to publish it; ``free_from`` is when it may be served at the
        earliest. What is held is not free, whoever asks for it."""
        with self.lock:
            one = self.change(uri, said=False)
            one.allowed_from = min(one.allowed_from, free_from)
            if not one.held:
                one.gone_at = FOREVER

    def gone(self, uri: str, at: float, *, held: bool = False, killed: bool = False) -> None:
        """It was said to be off the portal; readers look whether that is so from ``at`` on."""
        with self.lock:
            one = self.change(uri)
            if one.was_public and one.gone_at == FOREVER:
                why = "killed" if killed else "held" if held else "taken off"
                self.counts[f"{why} after having been public"] += 1
            one.held, one.killed = one.held or held or killed, one.killed or killed
            one.said, one.gone_at = False, min(one.gone_at, at)

    def gone_by_pk(self, pk: int, at: float) -> None:
        """The article of that number was killed, because of an item merged into it."""
        with self.lock:
            for one in self.pieces.values():
                if one.pk == pk and not one.killed:
                    self.gone(one.uri, at, killed=True)

    def chosen(self, dice: random.Random, kind: str) -> tuple[Piece, int] | None:
        """One of the public or the gone pieces, and its number of changes."""
        with self.lock:
            if kind == "public":
                found = [one for one in self.pieces.values() if one.is_public]
            else:
                found = [one for one in self.pieces.values() if one.gone_at < FOREVER]
                found = [one for one in found if one.was_public and one.path]
            if not found:
                return None
            newest = sorted(found, key=lambda one: one.gone_at)[-30:] if kind == "gone" else found
            one = dice.choice(newest if dice.random() < 0.7 else found)
            return one, one.changes

    def look(self, where: str, text: str, began: float, ended: float, asked: str = "") -> int:
        """Compare an answer with what was said; how many pieces stand in it."""
        found = {one.lower() for one in MARK.findall(text)} - {asked.lower()}
        with self.lock:
            for one in found:
                self._look(self.pieces.get(one), one, where, began, ended)
        return len(found)

    def _look(self, piece: Piece | None, name: str, where: str, began: float, ended: float) -> None:
        if piece is None or piece.allowed_from > ended:
            self._complain(f"{name} stands on {where}, and nobody has published it")
        elif began >= piece.gone_at + GRACE:
            late = began - piece.gone_at
            self._complain(f"{name} stands on {where} {late:.2f} s after it was gone")
        elif began >= piece.gone_at:
            self.slowest = max(self.slowest, began - piece.gone_at)

    def complain(self, sentence: str) -> None:
        """Something is not as it must be."""
        with self.lock:
            self._complain(sentence)

    def _complain(self, sentence: str) -> None:
        self.counts["WRONG"] += 1
        subject = sentence.split()[0]
        if subject not in {one.split()[0] for one in self.wrong}:  # one of each is enough
            self.wrong.append(sentence)

    def count(self, what: str, number: int = 1) -> None:
        """One more of these."""
        with self.lock:
            self.counts[what] += number


def now() -> float:
    """The clock all of this goes by."""
    return time.monotonic()

"""Editors of the crash trial: they work over HTTP, and remember what the desk said is done."""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from trials._desk import Answer, Desk, form_of
from trials._ledger import Piece, now
from trials._reader import Watch


class Told:
    """Every deed the desk said is done; what it did not answer is either done or not."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.rejected: set[str] = set()
        self.merged: dict[str, str] = {}
        self.dismissed: set[tuple[str, str]] = set()
        self.published: dict[int, set[str]] = {}  # article, and what its headline may be
        self.scheduled: dict[int, str] = {}
        self.killed: set[int] = set()
        self.off: set[int] = set()
        self.counts: Counter[str] = Counter()
        self.unknown: set[str] = set()  # items of which a deed was left without an answer


class Editor(threading.Thread):
    """Takes, rejects, merges, dismisses, publishes, schedules, corrects, kills."""

    busy: set[str] = set()  # items somebody of the shift works at
    lock = threading.Lock()

    def __init__(
        self, desk: Desk, dice: random.Random, told: Told, watch: Watch, free: dict[str, float]
    ) -> None:
        super().__init__(name=desk.name, daemon=True)
        self.desk = desk
        self.dice = dice
        self.told = told
        self.watch = watch
        self.ledger = watch.ledger
        self.schedules = True
        self.free = free  # when an item may be served at the earliest, as it first came
        self.ended = threading.Event()
        self.trouble: list[str] = []

    def run(self) -> None:
        """Until the shift ends."""
        from django.db import close_old_connections

        while not self.ended.wait(0.1):
            try:
                self.once()
            except Exception as error:  # noqa: BLE001  (told at the end)
                self.trouble.append(f"{self.name}: {type(error).__name__}: {error}")
            finally:
                close_old_connections()

    def finish(self) -> None:
        """The end of the shift."""
        self.ended.set()
        self.join(120)

    def once(self) -> None:
        """One piece of work."""
        if self.dice.random() < 0.15 and (chosen := self.ledger.chosen(self.dice, "public")):
            uri, work = chosen[0].uri, lambda: self._again(chosen[0])
        else:
            row = self._waiting()
            if row is None or self.ledger.change(row[1]).killed:
                return
            uri, work = row[1], lambda: self._item(*row)
        with self.lock:
            if uri in self.busy:
                return
            self.busy.add(uri)
        try:
            work()
        finally:
            self.busy.discard(uri)

    def _said(self, what: str, uri: str, answer: Answer) -> bool:
        """Count the answer; True when it is done."""
        word = "done" if answer.is_done else "refused" if answer.is_refused else "no answer"
        if not answer.is_unknown and word == "no answer":
            self.trouble.append(f"{self.name}: {what} was answered with {answer.status}")
        if answer.is_unknown:
            self.told.unknown.add(uri)
            time.sleep(0.3)
        self.told.counts[f"{what} {word}"] += 1
        return answer.is_done

    def _waiting(self) -> tuple[int, str] | None:
        from andruck_site.wire.models import State, WireItem

        waiting = WireItem.objects.current().in_state(State.NEW)
        rows = list(waiting.order_by("-pk").values_list("pk", "uri")[:200])
        return self.dice.choice(rows) if rows else None

    # With an item

    def _item(self, pk: int, uri: str) -> None:
        roll = self.dice.random()
        if roll < 0.08 and uri not in self.told.taken:
            self._reject(pk, uri)
        elif roll < 0.15 and uri not in self.told.taken:
            self._merge(pk, uri)
        elif self._said("take", uri, self.desk.item(pk, "annehmen")):
            known = uri in self.told.taken
            self.told.taken.add(uri)
            if not known or self.dice.random() < 0.3:
                self._article(uri)

    def _reject(self, pk: int, uri: str) -> None:
        if not self._said("reject", uri, self.desk.item(pk, "verwerfen")):
            return
        if self.dice.random() < 0.5:
            self.told.rejected.add(uri)
        elif not self._said("restore", uri, self.desk.item(pk, "zuruecknehmen")):
            self.told.unknown.add(uri)

    def _merge(self, pk: int, uri: str) -> None:
        into = self._waiting()
        public = self.ledger.chosen(self.dice, "public")
        if public and self.dice.random() < 0.5:
            into = self._current(public[0].uri)
        if into is None or into[1] == uri:
            return
        self.watch.merged.setdefault(uri, set()).add(into[1])
        self.ledger.change(into[1], said=False)  # what happens to one now happens to both
        if self._said("merge", uri, self.desk.item(pk, "zusammenfuehren", ziel=into[0])):
            self.told.merged[uri] = into[1]

    def _current(self, uri: str) -> tuple[int, str] | None:
        from andruck_site.wire.models import WireItem

        return WireItem.objects.current().filter(uri=uri).values_list("pk", "uri").first()

    # With an article

    def _article(self, uri: str) -> None:
        from andruck_site.portal.models import Article

        resting = Article.objects.filter(provenance__wire_item__uri=uri)
        article = resting.exclude(pub_status="canceled").order_by("-pk").first()
        if article is None:
            return  # withdrawn in this moment
        for found in self.desk.findings(article.pk):
            answer = self.desk.dismiss(article.pk, found, "so gewollt")
            if self._said("dismiss", uri, answer):
                self.told.dismissed.add((article.uri, found))
        self._publish(article, uri)

    def _publish(self, article: Any, uri: str, **changes: Any) -> None:
        from django.utils import timezone

        piece = self.ledger.change(uri, pk=article.pk, path=article.get_absolute_url())
        words = changes.get("headline", article.get_latest_revision_as_object().headline)
        free, go_live = self.free[uri], None
        if self.schedules and self.dice.random() < 0.15 and not piece.was_public:
            go_live = timezone.localtime() + timedelta(seconds=self.dice.randint(2, 9))
            changes["go_live_at"] = f"{go_live:%d.%m.%Y %H:%M:%S}"
            start = go_live.replace(microsecond=0)
            free = max(free, now() + (start - timezone.now()).total_seconds() - 0.05)
        fields = form_of(article, by=article.by or "Probe", **changes)
        self.ledger.sending(uri, max(free, now()))
        self.told.off.discard(article.pk)
        before = set(self.told.published.get(article.pk, ()))
        if before:
            self.told.published[article.pk] = {*before, words}
        answer = self.desk.save(article.pk, fields, publish=True)
        done = self._said("schedule" if go_live else "publish", uri, answer)
        if done and go_live:
            self.told.scheduled[article.pk] = words
        elif done:
            self.told.published[article.pk] = {words}
            self.ledger.change(uri, said=not self._is_tied(uri), words=words, was_public=True)
        elif before and answer.is_refused:
            self.told.published[article.pk] = before

    def _is_tied(self, uri: str) -> bool:
        """Was another item merged into it, so that it goes when that goes?"""
        return any(uri in into for into in self.watch.merged.values())

    def _again(self, piece: Piece) -> None:
        """With something that is public: correct it, take it off, kill it."""
        from andruck_site.portal.models import Article

        article = Article.objects.filter(pk=piece.pk, live=True).first()
        if article is None:
            return
        roll = self.dice.random()
        if roll < 0.4:
            words = re.sub(r" \(\d+\)$", "", article.headline) + f" ({self.dice.randrange(10**6)})"
            self._publish(article, piece.uri, headline=words)
        elif roll < 0.65:
            self._off(piece, "take off", lambda: self.desk.unpublish(piece.pk))
        else:
            self._off(piece, "kill", lambda: self.desk.kill(piece.pk, "Probe im Versuch"))

    def _off(self, piece: Piece, what: str, press: Callable[[], Answer]) -> None:
        self.ledger.change(piece.uri, said=False)
        self.told.published.pop(piece.pk, None)
        if self._said(what, piece.uri, press()):
            (self.told.killed if what == "kill" else self.told.off).add(piece.pk)
            self.ledger.gone(piece.uri, now(), killed=what == "kill")

"""The editor of the crash trial: works through the desk's actions, remembers what was done."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

Get = Callable[[str], tuple[int, str]]


class Editor(threading.Thread):
    """Takes, dismisses, publishes, schedules; what came back without an error is done."""

    def __init__(self, dice: random.Random) -> None:
        super().__init__(name="editor", daemon=True)
        import django

        django.setup()
        from django.contrib.auth.models import User

        self.dice = dice
        self.user = User.objects.create_superuser("probe", "", "x", first_name="Probe")
        self.ended = threading.Event()
        self.dismissed: set[tuple[str, str]] = set()
        self.taken: set[str] = set()
        self.published: set[int] = set()
        self.refused = 0
        self.trouble: list[str] = []

    def run(self) -> None:
        """Until it is told to finish."""
        from django.db import OperationalError, close_old_connections

        while not self.ended.wait(0.02):
            try:
                self._once()
            except OperationalError:  # somebody was killed over the database: again
                close_old_connections()
            except Exception as error:  # noqa: BLE001  (told at the end)
                self.trouble.append(f"editor: {type(error).__name__}: {error}")

    def finish(self) -> None:
        """The end of the shift."""
        self.ended.set()
        self.join(60)

    def wait_for_items(self, patience: float) -> None:
        """Killing begins when something is under way."""
        from andruck_site.wire.models import WireItem

        deadline = time.monotonic() + patience
        while WireItem.objects.count() < 5 and time.monotonic() < deadline:
            time.sleep(0.1)

    def hurry(self) -> None:
        """Every source is due now."""
        from django.db import OperationalError
        from django.utils import timezone

        from andruck_site.wire.models import Source

        try:
            Source.objects.update(next_visit=timezone.now())
        except OperationalError:
            return

    def _once(self) -> None:
        from django.utils import timezone

        from andruck_site.desk import actions
        from andruck_site.portal.gate import GateError
        from andruck_site.portal.proof import proof_article
        from andruck_site.wire.models import State, WireItem

        waiting = WireItem.objects.current().in_state(State.NEW)
        pks = list(waiting.order_by("?").values_list("pk", flat=True)[:1])
        if not pks:
            return
        try:
            article = actions.take(pks[0], self.user)
        except actions.Conflict:
            return
        self.taken.add(article.uri)
        article.section = article.section or "lagertechnik"
        article.by = article.by or "Probe"
        revision = article.save_revision(user=self.user)
        article = revision.as_object()
        for entry in proof_article(article).open_errors:
            actions.dismiss(article.uri, entry.finding, "so gewollt", self.user)
            self.dismissed.add((article.uri, entry.finding.fingerprint))
        if self.dice.random() < 0.2:
            article.go_live_at = timezone.now() + timedelta(seconds=2)
            revision = article.save_revision(user=self.user)
        try:
            if actions.publish(revision, self.user).live:
                self.published.add(article.pk)
        except GateError:
            self.refused += 1
        except actions.Conflict:
            pass

    def settle(self, patience: float) -> float:
        """Wait until all is in; how long it took."""
        from django.utils import timezone
        from django_tasks_db.models import DBTaskResult

        from andruck_site.wire.models import Source

        began = time.monotonic()
        self.hurry()
        while time.monotonic() - began < patience:
            time.sleep(0.5)
            open_tasks = DBTaskResult.objects.filter(status__in=["READY", "RUNNING"])
            open_tasks.filter(status="READY").update(run_after=timezone.now())
            due = Source.objects.filter(next_visit__lte=timezone.now())
            if not due.exists() and not open_tasks.exists():
                return time.monotonic() - began
        self.trouble.append(f"not settled after {patience:.0f} s")
        return patience

    def told(self) -> str:
        """What was done, in numbers."""
        return (
            f"{len(self.taken)} taken, {len(self.published)} published, {self.refused} refused, "
            f"{len(self.dismissed)} dismissed"
        )

    def check(self, items: list[dict[str, Any]], get: Get) -> list[str]:
        """Everything that is not as it must be."""
        return [
            *self.trouble,
            *self._items(items),
            *self._deeds(),
            *self._pages(items, get),
            *_database(),
        ]

    def _items(self, items: list[dict[str, Any]]) -> list[str]:
        from andruck_site.wire.models import Run, WireItem

        wrong = []
        rows = {}
        for row in WireItem.objects.current().values("uri", "version", "pub_status"):
            if row["uri"] in rows:
                wrong.append(f"twice: {row['uri']}")
            rows[row["uri"]] = row
        for item in items:
            row = rows.pop(item["uri"], None)
            told = (item["version"], item.get("pubStatus", "usable"))
            if row is None:
                wrong.append(f"missing: {item['uri']}")
            elif (row["version"], row["pub_status"]) != told:
                wrong.append(f"not the newest: {row}, wanted {told}")
        wrong += [f"unknown: {uri}" for uri in rows]
        open_runs = Run.objects.filter(finished=None).count()
        return wrong + ([f"{open_runs} runs left open"] if open_runs else [])

    def _deeds(self) -> list[str]:
        from andruck_site.portal.models import Article, Dismissal

        dismissed = set(Dismissal.objects.values_list("uri", "fingerprint"))
        taken = set(Article.objects.values_list("uri", flat=True))
        articles = Article.objects.in_bulk(self.published)
        wrong = [f"dismissal lost: {one}" for one in self.dismissed - dismissed]
        wrong += [f"article lost: {uri}" for uri in self.taken - taken]
        for pk in self.published:
            article = articles.get(pk)
            if article is None or not (article.live or article.pub_status == "canceled"):
                wrong.append(f"published and lost: {pk}")
        return wrong

    def _pages(self, items: list[dict[str, Any]], get: Get) -> list[str]:
        """Nothing withdrawn or embargoed on any page; what is live is served."""
        from andruck_site.portal.models import Article

        hidden = {
            item["headlines"][0]["value"].split(":")[0]
            for item in items
            if item.get("pubStatus") == "canceled" or "embargoedUntil" in item
        }
        wrong = []
        for path in ("/", "/lagertechnik/", "/feed.rss", "/feed.json", "/sitemap-news.xml"):
            status, text = get(path)
            if status != 200:
                wrong.append(f"{path} answers {status}")
            wrong += [f"{mark} stands on {path}" for mark in hidden if mark in text]
        live = 0
        for article in Article.objects.all():
            mark = article.headline.split(":")[0]
            status, text = get(article.get_absolute_url())
            if mark in hidden and (article.live or status == 200 or f"{mark} in" in text):
                wrong.append(f"{mark} is served: {status}, live {article.live}")
            if article.live and status != 200:
                wrong.append(f"{mark} is live and answers {status}")
            live += article.live
            if mark in hidden and article.get_absolute_url() in get(f"/suche/?q={mark}")[1]:
                wrong.append(f"{mark} is found by the search")
        if not live:
            wrong.append("nothing at all was published")
        return wrong


def _database() -> list[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        sound = cursor.execute("PRAGMA integrity_check").fetchall()
        loose = cursor.execute("PRAGMA foreign_key_check").fetchall()
    wrong = [f"database: {one}" for (one,) in sound if one != "ok"]
    return wrong + [f"foreign key: {one}" for one in loose]

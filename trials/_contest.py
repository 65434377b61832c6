"""A contest of the trial of conflicts: a piece, two editors who press at once, what came of it."""

from __future__ import annotations

import random
import re
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

from trials._desk import Answer, Desk, form_of
from trials._wire import until

Press = Callable[[Desk], Answer]
WORDS = re.compile(
    "inzwischen|bereits|gibt es nicht mehr|zurückgezogen|geändert|schon gearbeitet|gesperrt|"
    "Nicht veröffentlicht"
)


class Wrong(Exception):
    """What was told and what is found do not agree."""


class Contest:
    """Two editors, a piece, and what came of it."""

    def __init__(self, desks: list[Desk], dice: random.Random, trial: Any) -> None:
        self.desks = desks
        self.dice = dice
        self.trial = trial
        self.counts: Counter[str] = Counter()
        self.writes = 0

    # Before

    def item(self) -> Any:
        """A fresh item of the queue; from now on the wire may change it."""
        from andruck_site.wire.models import State, WireItem

        fresh = WireItem.objects.current().in_state(State.NEW).exclude(uri__in=self.trial.arena)
        fresh = fresh.filter(pub_status="usable", embargoed_until=None)
        assert until(fresh.exists, 30), "the queue is empty"
        row = fresh.order_by("pk").first()
        self.trial.arena.append(row.uri)
        return row

    def article(self, live: bool = False) -> Any:
        """A draft made of a fresh item, its errors dismissed; or one that is public."""
        from andruck_site.portal.models import Article

        for _ in range(5):
            row, desk = self.item(), self.desks[0]
            if not desk.item(row.pk, "annehmen").is_done:
                continue  # the wire was faster
            found = Article.objects.filter(provenance__wire_item__uri=row.uri)
            article = found.exclude(pub_status="canceled").first()
            if article is None:
                continue
            for mark in desk.findings(article.pk):
                desk.dismiss(article.pk, mark, "so gewollt")
            if live and not desk.save(article.pk, form_of(article), publish=True).is_done:
                continue
            article.refresh_from_db()
            if article.live == live and article.pub_status == "usable":
                return article
        raise Wrong("no article could be prepared")

    # At once

    def together(self, *presses: Press, or_gone: int = 409) -> list[Answer]:
        """Each editor presses at the same moment; done or refused in words, nothing else
        (404 where the other one may have deleted what it is about)."""
        answers: list[Answer] = [Answer(0)] * len(presses)
        start = threading.Barrier(len(presses))

        def press(number: int) -> None:
            start.wait()
            answers[number] = presses[number](self.desks[number])

        threads = [threading.Thread(target=press, args=(n,)) for n in range(len(presses))]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        self.writes += len(answers)
        for one in answers:
            if one.is_refused and not WORDS.search(one.text):
                raise Wrong(f"refused without a word: {one.text[:200]}")
            if not one.is_done and not one.is_refused and one.status != or_gone:
                raise Wrong(f"answered with {one.status}")
            self.counts["told" if one.is_done else "refused"] += 1
        if self.dice.random() < 0.5:
            self.desks.reverse()
        return answers


def row_of(pk: int) -> Any:
    from andruck_site.wire.models import WireItem

    return WireItem.objects.get(pk=pk)


def fresh(article: Any) -> Any:
    return type(article).objects.get(pk=article.pk)


def newest(article: Any) -> str:
    return str(fresh(article).latest_revision.as_object().headline)


def has_moved(pk: int) -> bool:
    """Did the wire replace or withdraw it?"""
    row = row_of(pk)
    return not row.is_current or row.state == "withdrawn"


def one_winner(contest: Contest, row: Any, answers: list[Answer], states: list[str]) -> int | None:
    """Which of them won, and that the item stands where the winner put it."""
    winners = [number for number, one in enumerate(answers) if one.is_done]
    if len(winners) > 1:
        raise Wrong(f"{row.uri}: both were told that it is done")
    moved = has_moved(row.pk)
    if not winners and not moved:
        raise Wrong(f"{row.uri}: nobody won, and the wire did nothing")
    if not winners:
        contest.counts["won by the wire"] += 1
        return None
    if not moved and row_of(row.pk).state != states[winners[0]]:
        raise Wrong(f"{row.uri}: stands as {row_of(row.pk).state}, wanted {states[winners[0]]}")
    return winners[0]


def one_draft(article: Any, heads: list[str], answers: list[Answer], must: bool = True) -> None:
    told = [heads[n] for n, one in enumerate(answers) if one.is_done]
    if len(told) > 1:
        raise Wrong(f"article {article.pk}: both were told that it is saved")
    if not told and must and fresh(article).pub_status == "usable":
        raise Wrong(f"article {article.pk}: nobody saved it")
    if told and newest(article) != told[0]:
        raise Wrong(f"article {article.pk}: „{newest(article)}“ instead of „{told[0]}“")


def is_held(article: Any) -> bool:
    from django.utils import timezone

    at = timezone.now()
    rows = article.wire_items()
    return any(row.pub_status != "usable" or row.is_embargoed(at) for row in rows)


def demand_killed(article: Any) -> None:
    now = fresh(article)
    if now.live or now.pub_status != "canceled":
        raise Wrong(f"article {now.pk}: killed, and {now.pub_status}, live {now.live}")

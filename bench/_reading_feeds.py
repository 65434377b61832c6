"""Feeds: the expectations of feedparser's and gofeed's suites, odd feeds, and time.

feedparser is measured on the same facts in the same run, on the files as they are.
Unchanged feeds are not read at all: what they cost is the hash they are known by.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import feedparser

from andruck import sources
from andruck.errors import ReadError
from andruck.model import Item
from bench import _reading_facts as facts
from bench._archives import files

FEEDS = ("rss", "atom", "json_feed")
URL = "https://feeds.example/feed"
TIMES = 3  # each feed is read so often; the best time counts


def figures() -> Iterator[tuple[str, float]]:
    """The figures by name."""
    yield from _feedparser()
    yield from _gofeed()
    yield from _validator()
    yield from _fixtures()


def items(data: bytes) -> list[Item] | None:
    """The items; None where the bytes are refused."""
    try:
        return [one for one in sources.read(data, URL, FEEDS) if isinstance(one, Item)]
    except ReadError:
        return None


def _feedparser() -> Iterator[tuple[str, float]]:
    archive = files("feeds-feedparser")
    count: Counter[str] = Counter()
    for row in archive["index.jsonl"].decode().splitlines():
        case = json.loads(row)
        if not case["expect"]:
            continue
        data = archive[case["path"]]
        found = items(facts.told(data))
        theirs = feedparser.parse(data)
        for fact in facts.of_expression(case["expect"]):
            if fact is None or not facts.holds(fact):
                count["not_held"] += 1
            else:
                count["held"] += 1
                count["refused"] += found is None
                count["right"] += facts.is_true(fact, found or [], URL)
                count["right_by_feedparser"] += _says(theirs, fact)
    for name in ("held", "not_held", "right", "refused", "right_by_feedparser"):
        yield f"feeds.feedparser.{name}", count[name]


def _says(parsed: Any, fact: facts.Fact) -> bool:
    """Does feedparser itself say so?"""
    at = parsed.feed if fact.entry is None else None
    if fact.entry is not None:
        at = parsed.entries[fact.entry] if fact.entry < len(parsed.entries) else {}
    for step in fact.key.split("."):
        try:
            at = at[0] if step == "#" else at[step]
        except (KeyError, IndexError, TypeError):
            return False
    return bool(at == fact.value)


def _gofeed() -> Iterator[tuple[str, float]]:
    archive = files("feeds-gofeed")
    count: Counter[str] = Counter()
    for path, data in archive.items():
        expected = path.rpartition(".")[0] + ".json"
        if not path.endswith(".xml") or expected not in archive:
            continue
        found = items(facts.told(data))
        for fact in facts.of_json(json.loads(archive[expected])):
            if fact is None or not facts.holds(fact):
                count["not_held"] += 1
            else:
                count["held"] += 1
                count["right"] += facts.is_true(fact, found or [], URL)
    for name in ("held", "not_held", "right"):
        yield f"feeds.gofeed.{name}", count[name]


def _validator() -> Iterator[tuple[str, float]]:
    """Files with one fault each: as many items as feedparser finds entries in them?"""
    count: Counter[str] = Counter()
    for path, data in files("feeds-w3c-feedvalidator").items():
        if path.endswith(".xml"):
            found = items(facts.told(data))
            count["files"] += 1
            count["refused"] += found is None
            count["as_many"] += len(found or []) == len(feedparser.parse(facts.told(data)).entries)
    for name in ("files", "refused", "as_many"):
        yield f"feeds.validator.{name}", count[name]


def _fixtures() -> Iterator[tuple[str, float]]:
    """Real feeds: items, headlines, dates, and what they cost."""
    count: Counter[str] = Counter()
    spent = {"andruck": 0.0, "feedparser": 0.0, "hash": 0.0}
    for path, data in files("feeds-fixtures").items():
        found = items(data)
        if not found:
            count["refused" if found is None else "without_items"] += 1
            continue
        count["read"] += 1
        count["items"] += len(found)
        count["headlines"] += sum(bool(one.headline) for one in found)
        count["dates"] += sum(one.version_created is not None for one in found)
        if path.endswith(".json"):
            continue  # feedparser reads JSON Feed too, but few of its fields
        entries = feedparser.parse(data).entries
        count["xml"] += 1
        count["as_many"] += len(entries) == len(found)
        spent["andruck"] += _seconds(lambda data=data: items(data))
        spent["feedparser"] += _seconds(lambda data=data: feedparser.parse(data))
        spent["hash"] += _seconds(lambda data=data: hashlib.sha256(data).hexdigest())
    for name in (
        "read", "refused", "without_items", "items", "headlines", "dates", "xml", "as_many",
    ):  # fmt: skip
        yield f"feeds.fixtures.{name}", count[name]
    yield "time.changed_feeds_to_feedparser", spent["andruck"] / spent["feedparser"]
    yield "time.unchanged_feeds_to_feedparser", spent["hash"] / spent["feedparser"]


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)

"""The whole flow on one page.

    bytes       | read       -> items       one format each
    items       | fresh      -> items       new or changed since last time; the others end here
    item        | group      -> story       with what else tells the same
    item        | classify   -> item        subjects of the trade
    copy        | check      -> findings    what an editor should look at

Every step is a function of values. What is already known (earlier versions,
open stories, the time) comes in as an argument; the site fetches it from the
database before, and stores the result after.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from andruck import checks, stories, subjects
from andruck.model import Decision, Finding, Item, Portal, Relevance, SourceSpec, Value
from andruck.rights import decide
from andruck.stories.fresh import Freshness, Known, content_hash, freshness
from andruck.stories.group import Candidate, Grouping
from andruck.stories.similar import signature
from andruck.text.copy import Copy


class Result(Value, frozen=True, kw_only=True):
    """An item that went the whole way, and what was learnt of it."""

    item: Item
    content_hash: str
    signature: bytes
    grouping: Grouping
    relevance: Relevance
    findings: tuple[Finding, ...]


def is_fresh(item: Item, known: Known | None) -> Freshness:
    """New, an update, changed under its old version, known, or older than what we have."""
    return freshness(item, known)


def take_in(
    item: Item,
    *,
    portal: Portal,
    source: SourceSpec | None,
    candidates: Iterable[Candidate],
    at: datetime,
) -> Result:
    """Group, classify and check one fresh item."""
    if item.language == "und" and source and source.language:
        item = msgspec.structs.replace(item, language=source.language)
    mark = signature(item)
    grouping = stories.group(item, mark, candidates)
    found = subjects.relevance(item, portal)
    item = subjects.classify(item, portal)
    rights = decide(item, source.policy if source else None, "publish", at)
    return Result(
        item=item,
        content_hash=content_hash(item),
        signature=mark,
        grouping=grouping,
        relevance=found,
        findings=proof(item, portal=portal, source=source, relevance=found, rights=rights),
    )


def proof(
    item: Item,
    *,
    portal: Portal,
    source: SourceSpec | None,
    relevance: Relevance,
    rights: Decision,
) -> tuple[Finding, ...]:
    """The findings of all checks on an item of the wire."""
    copy = Copy(
        item,
        portal=portal,
        relevance=relevance,
        rights=rights,
        machine_translated=source is not None and source.machine_translated,
        prints_pictures=False,
    )
    return checks.check(copy)

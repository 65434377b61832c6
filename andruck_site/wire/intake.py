"""From an item to a row on the desk: the pipeline between two looks at the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec
from django.db import transaction
from django.utils.module_loading import import_string

from andruck import model, pipeline
from andruck.model import Item, Portal, SourceSpec
from andruck.pipeline import Result
from andruck.stories.fresh import Freshness, Known
from andruck.stories.group import Candidate
from andruck.stories.similar import bands, signature
from andruck.text.html import plain
from andruck_site.wire.models import Band, Capture, Run, State, WireItem, WireStory, searchable

# Who must hear of a new version: the desk, by name (the layers go one way).
RECONSIDER = "andruck_site.desk.schedule.reconsider"
HORIZON = timedelta(days=14)  # older items are no candidates for a story
MOST = 300  # candidates
RANK = {"error": 3, "warning": 2, "note": 1}


def drop(
    run: Run, reason: str, uri: str, message: str = "", values: Mapping[str, str] | None = None
) -> None:
    """Count an item that does not come to the queue, and why (English message, with values)."""
    run.dropped += 1
    run.reasons.append(
        {
            "reason": reason,
            "uri": uri[:500],
            "message": message[:1000],
            "values": dict(values or {}),
        }
    )


def store(
    item: Item,
    *,
    capture: Capture,
    run: Run,
    spec: SourceSpec,
    portal: Portal,
    at: datetime,
) -> WireItem | None:
    """Take one item in; None when it was known, older, or was never to be shown."""
    current = WireItem.objects.filter(uri=item.uri[:500], is_current=True).first()
    verdict = pipeline.is_fresh(item, _known(current))
    if verdict.kind == "known":
        run.known += 1
        return None
    if verdict.kind == "older":
        drop(run, "older", item.uri, verdict.reason, verdict.values)
        return None
    result = pipeline.take_in(
        item, portal=portal, source=spec, candidates=_candidates(item, at), at=at
    )
    row = _store(result, verdict, current, capture, run, at)
    if verdict.kind == "new":
        run.new += 1
    else:
        run.changed += 1
    return row


def _known(row: WireItem | None) -> Known | None:
    if row is None:
        return None
    return Known(
        uri=row.uri,
        version=row.version,
        content_hash=row.content_hash,
        version_created=row.version_created,
    )


def _candidates(item: Item, at: datetime) -> list[Candidate]:
    """Items that share a key with this one: a look-up, not a comparison with all."""
    rows = (
        WireItem.objects.current()
        .filter(bands__key__in=bands(signature(item)), received__gt=at - HORIZON)
        .exclude(uri=item.uri)
        .select_related("story")
        .distinct()
        .order_by("-received")[:MOST]
    )
    return [
        Candidate(
            uri=row.uri,
            story=row.story.uri,
            signature=bytes(row.signature or b""),
            version_created=row.version_created,
        )
        for row in rows
    ]


@transaction.atomic
def _store(
    result: Result,
    verdict: Freshness,
    current: WireItem | None,
    capture: Capture,
    run: Run,
    at: datetime,
) -> WireItem:
    item = result.item
    story = current.story if current else _story(result, at)
    if current is not None:
        WireItem.objects.filter(pk=current.pk).update(is_current=False)
        Band.objects.filter(item=current).delete()
    # A text that went back to what it was is that row again.
    same = {
        "uri": item.uri[:500],
        "version": item.version[:80],
        "content_hash": result.content_hash,
    }
    row = WireItem.objects.filter(**same).first() or WireItem(**same)
    fields = {
        "is_current": True,
        "source": run.source,
        "capture": capture,
        "run": run,
        "story": story,
        "state": _state(item, current),
        "state_changed": at,
        "received": at,
        "version_created": item.version_created,
        "embargoed_until": item.embargoed_until,
        "pub_status": item.pub_status,
        "language": item.language,
        "section": result.relevance.section,
        "relevance": result.relevance.score,
        "severity": max(
            (one.severity for one in result.findings), key=RANK.__getitem__, default=""
        ),
        "finding_count": len(result.findings),
        "headline": item.headline[:500],
        "search_text": searchable(f"{item.headline}\n{item.description}\n{plain(item.body)}"),
        "signature": result.signature,
        "payload": model.encode(item),
        "findings_json": msgspec.json.encode(result.findings),
    }
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    if result.signature:
        Band.objects.bulk_create(Band(key=key, item=row) for key in bands(result.signature))
    WireStory.objects.filter(pk=story.pk).update(updated=at)
    if current is not None:  # in one act with the item: no crash comes between
        import_string(RECONSIDER)(row)
    return row


def _state(item: Item, before: WireItem | None) -> str:
    """A withdrawn item is out of the queue. An update of a taken one comes up as new;
    what an editor put aside stays there."""
    if item.pub_status == "canceled":
        return State.WITHDRAWN
    if before is not None and before.state in {State.REJECTED, State.MERGED}:
        return before.state
    return State.NEW


def _story(result: Result, at: datetime) -> WireStory:
    if result.grouping.story:
        return WireStory.objects.get(uri=result.grouping.story)
    return WireStory.objects.create(
        uri=f"story:{result.item.uri}"[:300],
        headline=result.item.headline[:500],
        created=at,
        updated=at,
    )

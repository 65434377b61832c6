"""Is a data folder sound? Every rule that must hold between its rows and files, whoever died.

Asked of the folder that ``ANDRUCK_DATA`` names; ``python -m trials._sound`` prints
what is wrong and what was looked at, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def sound(loose: bool = False) -> tuple[list[str], Counter[str]]:
    """What is wrong, and how much was looked at. ``loose``: files without a picture may be
    there, as they are where a picture was just being stored."""
    looked: Counter[str] = Counter()
    wrong = [*_database(), *_items(looked), *_articles(looked), *_search(looked)]
    wrong += [*_schedules(looked), *_log(looked)]
    return [*wrong, *_files(looked, loose)], looked


def _rows(query: str, *values: object) -> list[tuple[object, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def _database() -> Iterator[str]:
    yield from (f"database: {one}" for (one,) in _rows("PRAGMA integrity_check") if one != "ok")
    yield from (f"foreign key: {one}" for one in _rows("PRAGMA foreign_key_check"))


def _items(looked: Counter[str]) -> Iterator[str]:
    from andruck_site.portal.models import Provenance
    from andruck_site.wire.models import Band, State, WireItem

    taken = set(Provenance.objects.values_list("wire_item__uri", flat=True))
    current: Counter[str] = Counter()
    for row in WireItem.objects.defer("search_text").iterator(500):
        looked["versions of items"] += 1
        current[row.uri] += row.is_current
        item = row.item()
        if (item.uri, item.version, item.pub_status) != (row.uri, row.version, row.pub_status):
            yield f"{row.uri}: columns and payload tell of different versions"
        if row.is_current and (row.state == State.WITHDRAWN) != (row.pub_status == "canceled"):
            yield f"{row.uri}: {row.pub_status}, and stands as {row.state}"
        if row.state == State.TAKEN and row.uri not in taken:
            yield f"{row.uri}: taken, and no article rests on it"
    yield from (
        f"{uri}: {number} current versions" for uri, number in current.items() if number != 1
    )
    if strange := Band.objects.exclude(item__is_current=True).count():
        yield f"{strange} bands of versions that are not current"
    looked["items"] = len(current)


def _articles(looked: Counter[str]) -> Iterator[str]:
    from andruck_site.portal import gate
    from andruck_site.portal.models import Article

    for article in Article.objects.select_related("clearance"):
        looked["articles"] += 1
        statuses = {row.pub_status for row in article.wire_items()}
        held = statuses - {"usable"}
        if "canceled" in statuses and article.pub_status != "canceled":
            yield f"article {article.pk}: its source withdrew it, it did not go"
        if not article.revisions.exists() and not article.is_sample:
            yield f"article {article.pk}: no revision"
        if not article.live:
            looked["articles killed"] += article.pub_status == "canceled"
            continue
        looked["articles live"] += 1
        if held or article.pub_status != "usable":
            yield f"article {article.pk}: live, though {held or article.pub_status}"
        if any(row.is_embargoed(_now()) for row in article.wire_items()):
            yield f"article {article.pk}: live under an embargo"
        if article.clearance is None:
            yield f"article {article.pk}: live without a clearance"
        elif article.clearance.content_hash != gate.content_hash(article.item()):
            yield f"article {article.pk}: what is live was not signed off: {_difference(article)}"
        if not article.is_sample and article.live_revision_id is None:
            yield f"article {article.pk}: live, and no revision is"


def _difference(article: Any) -> str:
    """In which fields the article is not its live revision."""
    import msgspec

    one = msgspec.to_builtins(article.item())
    other = msgspec.to_builtins(article.live_revision.as_object().item())
    names = [name for name in {*one, *other} if one.get(name) != other.get(name)]
    return str({name: (one.get(name), other.get(name)) for name in names})[:600]


def _now() -> object:
    from django.utils import timezone

    return timezone.now()


def _search(looked: Counter[str]) -> Iterator[str]:
    from andruck_site.portal.models import Article
    from andruck_site.wire.models import WireItem

    found = {pk for (pk,) in _rows("SELECT rowid FROM portal_search")}
    live = set(Article.objects.live().values_list("pk", flat=True))
    if found != live:
        yield f"the search knows {len(found - live)} too many articles, {len(live - found)} not"
    found = {pk for (pk,) in _rows("SELECT rowid FROM wire_search")}
    if lost := set(WireItem.objects.current().values_list("pk", flat=True)) - found:
        yield f"the queue's search does not know {len(lost)} items"
    looked["search entries"] = len(live)


def _schedules(looked: Counter[str]) -> Iterator[str]:
    """What is scheduled was signed off for that time."""
    from wagtail.models import Revision

    from andruck_site.portal import gate
    from andruck_site.portal.models import Clearance

    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        looked["scheduled"] += 1
        article = revision.as_object()
        told = {"uri": article.uri, "content_hash": gate.content_hash(article.item())}
        if not Clearance.objects.filter(**told).exists():
            yield f"article {article.pk}: scheduled, and nobody signed it off"


def _log(looked: Counter[str]) -> Iterator[str]:
    """Every deed stands in the log, and no deed twice in a way that cannot be."""
    from wagtail.models import ModelLogEntry

    from andruck_site.portal.models import Article, Clearance

    cleared = ModelLogEntry.objects.filter(action="andruck.clear").values_list("data", flat=True)
    told = {data["clearance"] for data in cleared}
    for one in Clearance.objects.exclude(kind=Clearance.Kind.ARCHIVE):
        looked["clearances"] += 1
        if one.pk not in told:
            yield f"clearance {one.pk} of {one.uri} stands in no log"
    killed = ModelLogEntry.objects.filter(action="andruck.kill").values_list("object_id", flat=True)
    counts = Counter(killed)
    for pk in Article.objects.filter(pub_status="canceled").values_list("pk", flat=True):
        if counts[str(pk)] != 1:
            yield f"article {pk}: killed {counts[str(pk)]} times by its log"


def _files(looked: Counter[str], loose: bool) -> Iterator[str]:
    """Every picture has its file, and every file its picture."""
    from django.conf import settings

    from andruck_site.portal.models import Picture, PictureRendition

    media = Path(settings.MEDIA_ROOT)
    there = {path.relative_to(media).as_posix() for path in media.rglob("*") if path.is_file()}
    known = {
        *Picture.objects.values_list("file", flat=True),
        *PictureRendition.objects.values_list("file", flat=True),
    }
    looked["picture files"] = len(known)
    yield from (f"picture lost: {name}" for name in sorted(known - there)[:5])
    if known - there:
        yield f"{len(known - there)} pictures have no file"
    if not loose and (strange := sorted(there - known)):
        yield f"{len(strange)} files belong to no picture: {', '.join(strange[:3])} …"


def main() -> int:
    """As a command: one line of JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "andruck_site.settings")
    import django

    django.setup()
    wrong, looked = sound(loose=os.environ.get("ANDRUCK_LOOSE") == "1")
    print(json.dumps({"wrong": wrong, "looked": looked}, ensure_ascii=False))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""The months in which something appeared, counted off an index, however large the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from andruck_site.portal.models import Article

COUNT = """
    SELECT count(*) FROM portal_article
    WHERE live AND first_published_at >= %s AND first_published_at < %s
"""


class Month(NamedTuple):
    """A month, and how many of its articles readers may see."""

    month: datetime  # its first moment
    count: int


def bounds(year: int, month: int) -> tuple[datetime, datetime]:
    """The first moment of a month and that of the next."""
    after = datetime(year + month // 12, month % 12 + 1, 1)
    return timezone.make_aware(datetime(year, month, 1)), timezone.make_aware(after)


def months(at: datetime) -> list[Month]:
    """The months that have articles, newest first."""
    hidden = Counter(
        (local.year, local.month)
        for appeared in Article.objects.hidden(at).values_list("first_published_at", flat=True)
        if appeared and (local := timezone.localtime(appeared))
    )
    adapt = connection.ops.adapt_datetimefield_value
    found = []
    with connection.cursor() as cursor:
        for year, month in _calendar():
            start, end = bounds(year, month)
            cursor.execute(COUNT, [adapt(start), adapt(end)])
            if count := cursor.fetchone()[0] - hidden[year, month]:
                found.append(Month(start, count))
    return found


def _calendar() -> Iterator[tuple[int, int]]:
    """Every month from that of the newest article back to that of the oldest."""
    dated = Article.objects.live().exclude(first_published_at=None)
    times = dated.values_list("first_published_at", flat=True)
    newest = times.order_by("-first_published_at").first()
    oldest = times.order_by("first_published_at").first()
    if newest is None or oldest is None:
        return
    last, first = timezone.localtime(newest), timezone.localtime(oldest)
    for number in range(last.year * 12 + last.month - 1, first.year * 12 + first.month - 2, -1):
        yield number // 12, number % 12 + 1

"""Long lists in pages: each begins where the last one ended, however deep."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.http import Http404, HttpRequest

from andruck_site.portal.asked import CURSOR
from andruck_site.portal.models import ArticleQuerySet
from andruck_site.portal.teaser import Teaser, teasers

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def leaf(
    request: HttpRequest, shown: ArticleQuerySet, size: int
) -> tuple[list[Teaser], str | None]:
    """The articles of a page, and where the next begins (``?vor=…``)."""
    cursor = request.GET.get("vor")
    if cursor is not None:
        match = CURSOR.fullmatch(cursor)
        if match is None:
            raise Http404
        at, pk = _time(int(match[1])), int(match[2])
        # The first condition says nothing new; it is what an index can begin with.
        shown = shown.filter(first_published_at__lte=at)
        shown = shown.filter(Q(first_published_at__lt=at) | Q(pk__lt=pk))
    articles = teasers(shown[: size + 1])
    if len(articles) <= size:
        return articles, None
    last = articles[size - 1]
    if last.first_published_at is None:
        return articles[:size], None
    since = (last.first_published_at - EPOCH) // timedelta(microseconds=1)
    return articles[:size], f"{since}-{last.pk}"


def _time(microseconds: int) -> datetime:
    try:
        return EPOCH + timedelta(microseconds=microseconds)
    except OverflowError as beyond:
        raise Http404 from beyond

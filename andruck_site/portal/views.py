"""The pages of the portal. Readers get no cookie and need no script."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from andruck_site.portal import jsonld, keys, pictures
from andruck_site.portal import search as searching
from andruck_site.portal.also import see_also
from andruck_site.portal.byline import byline
from andruck_site.portal.context import base_url, mark, page
from andruck_site.portal.front import compose
from andruck_site.portal.leaves import leaf
from andruck_site.portal.models import Article, Picture
from andruck_site.portal.months import Month, bounds, months
from andruck_site.portal.prepared import NUMBER, THEN, Prepared
from andruck_site.portal.site import portal
from andruck_site.portal.teaser import Teaser
from andruck_site.wire.tasks import is_full

PAGE = 20
MONTH_PAGE = 200
DEEPEST = 50  # pages of search results
FULL = (
    "Der Datenträger ist voll. Vielleicht ist nicht angekommen, was Sie eben gespeichert haben; "
    "bitte sehen Sie nach, sobald wieder Platz ist. Was vorher da war, ist da."
)
LARGEST = 2**63 - 1  # number a row can have


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The front page."""
    front = compose(timezone.now())
    articles = front.articles()
    names = (keys.FRONT, *_pictured(articles))
    return page(request, "front.html", {"front": front}, names, articles)


def _pictured(articles: Iterable[Teaser]) -> tuple[str, ...]:
    return keys.of_pictures(article.picture_id for article in articles)


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """A section, newest first."""
    found = portal().section(section)
    if found is None:
        raise Http404
    shown = Article.objects.shown(timezone.now()).in_section(section).newest()
    articles, older = leaf(request, shown, PAGE)
    pictures.prefetch(article.picture for article in articles)
    first = "vor" not in request.GET
    context = {"section": found, "articles": articles, "older": older, "first": first}
    names = (keys.section(section), *_pictured(articles))
    return page(request, "section.html", context, names, articles)


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """All months in which something appeared."""
    now = timezone.now()
    years: dict[int, list[Month]] = {}
    for row in months(now):
        years.setdefault(row.month.year, []).append(row)
    limited = Article.objects.shown(now).filter(clearance__not_after__gt=now)
    ends = limited.order_by("clearance__not_after").values_list("clearance__not_after", flat=True)
    return page(request, "archive.html", {"years": years}, (keys.ARCHIVE,), ends=ends[:1])


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """What appeared in a month."""
    start, end = bounds(year, month)
    shown = (
        Article.objects.shown(timezone.now())
        .filter(first_published_at__gte=start, first_published_at__lt=end)
        .newest()
    )
    articles, older = leaf(request, shown, MONTH_PAGE)
    if not articles:
        raise Http404
    days = groupby(articles, lambda one: timezone.localtime(one.first_published_at).date())
    context = {"month": start, "days": [(day, list(rows)) for day, rows in days], "older": older}
    return page(request, "month.html", context, (keys.ARCHIVE,), articles)


@require_safe
def article(request: HttpRequest, section: str, slug: str, pk: int) -> HttpResponse:
    """An article; under another section or slug, the way to its address."""
    found = next(_article().models(timezone.now(), min(pk, LARGEST)), None)
    if found is None:
        raise Http404
    if found.picture_id:
        found.picture = next(_picture().models(found.picture_id))
    address = found.get_absolute_url()
    if request.path != address:
        return mark(HttpResponsePermanentRedirect(address), (keys.article(pk),), [found])
    return render_article(request, found)


@cache
def _article() -> Prepared:
    return Prepared(Article.objects.shown(THEN).filter(pk=NUMBER).order_by(), THEN, NUMBER)


@cache
def _picture() -> Prepared:
    return Prepared(Picture.objects.filter(pk=NUMBER), NUMBER)


def render_article(request: HttpRequest, article: Article, preview: bool = False) -> HttpResponse:
    """The article's page, also of a draft that was never saved."""
    inside = [block.value["picture"] for block in article.body if block.block_type == "picture"]
    also = [] if preview else see_also(article, timezone.now())
    shown = [article.picture, *inside, *(one.picture for one in also)]
    pictures.prefetch(shown)
    address = article.get_absolute_url() if article.pk and not preview else ""
    told = byline(article.by)
    context = {
        "article": article,
        "section": portal().section(article.section),
        "preview": preview,
        "address": address,
        "published": article.first_published_at or timezone.now(),
        "updated": _updated(article),
        "also": also,
        "byline": told,
        "jsonld": jsonld.article(article, base_url(request), told) if address else "",
    }
    names = (
        *(keys.article(one.pk) for one in (article, *also)),
        keys.section(article.section),  # whose newest piece may belong under "see also"
        keys.AUTHORS,
        *keys.of_pictures(one.pk for one in shown if one),
    )
    response = page(request, "article.html", context, names, [article, *also])
    if preview:
        response["Cache-Control"] = "private, no-store"
    return response


def _updated(article: Article) -> datetime | None:
    """When it was changed, if that was later than its first appearance."""
    first, last = article.first_published_at, article.last_published_at
    return last if first and last and last - first >= timedelta(minutes=1) else None


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The readers' search; no question is an error."""
    asked = request.GET.get("q", "").strip()[: searching.LONGEST]
    newest = request.GET.get("sortierung") == "neu"
    number = _number(request.GET.get("seite", ""))
    question = searching.Question.read(asked)
    found = searching.search(question, timezone.now(), newest)
    count = found.count()
    start = (number - 1) * PAGE
    articles = list(found[start : start + PAGE])
    context = {
        "asked": asked,
        "newest": newest,
        "count": count,
        "number": number,
        "start": start,
        "more": start + PAGE < count and number < DEEPEST,
        "hits": [
            (one, searching.mark(one.headline, question), searching.snippet(one, question))
            for one in articles
        ],
    }
    return page(request, "search.html", context, (keys.SEARCH,), articles)


def _number(text: str) -> int:
    return min(max(int(text), 1), DEEPEST) if re.fullmatch(r"[0-9]{1,4}", text) else 1


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Who publishes, and who answers for it."""
    samples = Article.objects.live().filter(is_sample=True).exists()
    context = {"imprint": portal().imprint, "samples": samples}
    return page(request, "imprint.html", context, (keys.IMPRINT,))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is known of readers: next to nothing."""
    paragraphs = [one for one in re.split(r"\n\s*\n", portal().imprint.privacy) if one.strip()]
    context = {"imprint": portal().imprint, "paragraphs": paragraphs}
    return page(request, "privacy.html", context, (keys.IMPRINT,))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page."""
    return page(request, "404.html", {}, (keys.MISSING,), status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something went wrong: a page that needs neither database nor portal."""
    error = sys.exc_info()[1]
    full = error is not None and is_full(error)
    headers, status = {"Cache-Control": "no-store"}, 507 if full else 500
    if full and "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"conflict": FULL}, status=status, headers=headers)
    text = render_to_string("500.html", {"full": FULL if full else ""}, using="portal")
    return HttpResponse(text, status=status, headers=headers)

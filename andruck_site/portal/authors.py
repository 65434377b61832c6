"""Pages of authors: all of them, and each with what they wrote."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from andruck_site.portal import jsonld, keys, pictures
from andruck_site.portal.author import Author
from andruck_site.portal.byline import names as names_in
from andruck_site.portal.context import base_url, page
from andruck_site.portal.leaves import leaf
from andruck_site.portal.models import Article, ArticleQuerySet
from andruck_site.portal.site import portal

PAGE = 20


def articles_of(author: Author, at: datetime) -> ArticleQuerySet:
    """What of theirs readers may see, newest first.

    Few by-lines name an author: they are read off the index, and compared as
    the links are; the database then looks for those very by-lines.
    """
    live = Article.objects.live().filter(by__contains=author.name).order_by()
    told = live.values_list("by", flat=True).distinct()
    bylines = [by for by in told if author.name in names_in(by)]
    return Article.objects.shown(at).filter(by__in=bylines).newest()


def bring_in() -> int:
    """Make the authors of authors.csv that are not there yet; how many that was."""
    known = set(Author.objects.values_list("name", flat=True))
    slugs = set(Author.objects.values_list("slug", flat=True))
    new = [one for one in portal().authors if one.name not in known and one.slug not in slugs]
    for one in new:
        Author.objects.create(
            name=one.name, slug=one.slug, role=one.role, bio=one.bio, is_sample=True
        )
    return len(new)


@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    """All authors."""
    found = list(Author.objects.filter(is_active=True).select_related("picture"))
    if not found:
        raise Http404
    pictures.prefetch(one.picture for one in found)
    names = (keys.AUTHORS, *keys.of_pictures(one.picture_id for one in found))
    return page(request, "authors.html", {"authors": found}, names)


@require_safe
def single(request: HttpRequest, slug: str) -> HttpResponse:
    """An author and their articles, newest first."""
    found = Author.objects.filter(is_active=True).select_related("picture")
    author = get_object_or_404(found, slug=slug)
    shown = articles_of(author, timezone.now())
    articles, older = leaf(request, shown, PAGE)
    pictures.prefetch([author.picture, *(article.picture for article in articles)])
    context = {
        "author": author,
        "articles": articles,
        "older": older,
        "first": "vor" not in request.GET,
        "jsonld": jsonld.person(author, base_url(request)),
    }
    shown_pictures = [author.picture_id, *(article.picture_id for article in articles)]
    # The key of the front page, because what is new there may be new here.
    names = (keys.AUTHORS, keys.FRONT, *keys.of_pictures(shown_pictures))
    return page(request, "author.html", context, names, articles)

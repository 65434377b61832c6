"""RSS and JSON Feed, of the portal and of each section.

Headline and standfirst go to everybody; the text goes out in full only where
it is the house's own.
"""

from __future__ import annotations

from types import ModuleType

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from andruck.model import Concept, Item
from andruck.writers import Feed
from andruck.writers import jsonfeed as jsonfeed_writer
from andruck.writers import rss as rss_writer
from andruck_site.portal import body, keys
from andruck_site.portal.author import Author
from andruck_site.portal.authors import articles_of
from andruck_site.portal.context import answer, base_url
from andruck_site.portal.models import Article, ArticleQuerySet
from andruck_site.portal.site import portal

ENTRIES = 30


@require_safe
def rss(request: HttpRequest, section: str = "") -> HttpResponse:
    """The newest articles as RSS."""
    return _feed(request, section, rss_writer)


@require_safe
def jsonfeed(request: HttpRequest, section: str = "") -> HttpResponse:
    """The newest articles as JSON Feed."""
    return _feed(request, section, jsonfeed_writer)


@require_safe
def author_rss(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest articles of an author as RSS."""
    author = get_object_or_404(Author, slug=slug, is_active=True)
    return _answer(
        request,
        rss_writer,
        articles_of(author, timezone.now()),
        title=f"{portal().name}: {author.name}",
        description=author.bio or portal().tagline,
        link=author.get_absolute_url(),
        names=(keys.AUTHORS, keys.FRONT),
    )


def _feed(request: HttpRequest, slug: str, writer: ModuleType) -> HttpResponse:
    shown = Article.objects.shown(timezone.now()).newest()
    title, description, link = portal().name, portal().tagline, reverse("front")
    if slug:
        section = portal().section(slug)
        if section is None:
            raise Http404
        shown = shown.in_section(slug)
        title, link = f"{portal().name}: {section.name}", reverse("section", args=[slug])
        description = section.description or description
    names = (keys.section(slug),) if slug else (keys.FRONT,)
    return _answer(
        request, writer, shown, title=title, description=description, link=link, names=names
    )


def _answer(
    request: HttpRequest,
    writer: ModuleType,
    shown: ArticleQuerySet,
    *,
    title: str,
    description: str,
    link: str,
    names: tuple[str, ...],
) -> HttpResponse:
    base, rows = base_url(request), list(shown[:ENTRIES])
    feed = Feed(
        title=title,
        description=description,
        link=base + link,
        self_link=base + request.path,
        language=portal().language,
        urls={row.uri: base + row.get_absolute_url() for row in rows},
        full_text=frozenset(row.uri for row in rows if _is_own(row)),
    )
    data = writer.write([_item(row) for row in rows], feed)
    return answer(request, data, f"{writer.MEDIA_TYPE}; charset=utf-8", names, rows)


def _is_own(article: Article) -> bool:
    return article.rights_basis == Article.Rights.OWN


def _item(article: Article) -> Item:
    """What a feed says of an article; pictures stay on its page."""
    text = [block for block in article.body if block.block_type != "picture"]
    return Item(
        uri=article.uri,
        first_created=article.first_published_at,
        version_created=article.last_published_at or article.first_published_at,
        language=portal().language,
        headline=article.headline,
        description=article.description,
        body=body.to_html(text) if _is_own(article) else "",
        by=article.by,
        subjects=tuple(
            Concept(name=str(name)) for name in (article.section_name, *article.subjects)
        ),
    )

"""What search engines may read: sitemaps and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from andruck_site.portal.author import Author
from andruck_site.portal.context import answer, base_url
from andruck_site.portal.keys import AUTHORS as AUTHORS_KEY
from andruck_site.portal.keys import SITEMAP as SITEMAP_KEY
from andruck_site.portal.models import Article
from andruck_site.portal.months import Month, months
from andruck_site.portal.site import portal
from andruck_site.portal.teaser import Teaser, address, teasers

MOST = 50_000  # addresses in one sitemap (sitemaps.org)
AUTHORS = 500
NEWS = timedelta(days=2)
NEWS_MOST = 1_000
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  # not for XML
FIELDS = ("section", "slug", "pk", "last_published_at", "first_published_at", "ends")


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All addresses; from 50,000 on, a list of sitemaps by year."""
    base = base_url(request)
    fixed = ["front", "archive", "imprint", "privacy"]
    addresses = [(reverse(name), None) for name in fixed]
    addresses += [(reverse("section", args=[one.slug]), None) for one in portal().sections]
    authors = Author.objects.filter(is_active=True)[:AUTHORS]
    addresses += [(one.get_absolute_url(), None) for one in authors]
    now, names = timezone.now(), (SITEMAP_KEY, AUTHORS_KEY)
    told = months(now)
    if sum(one.count for one in told) + len(addresses) > MOST:
        return answer(request, _index(base, told), "application/xml", names)
    rows = list(Article.objects.shown(now).newest().values_list(*FIELDS)[:MOST])
    text = _urlset(base, [*addresses, *_addresses(rows)])
    return answer(request, text, "application/xml", names, ends=_ends(rows))


@require_safe
def of_year(request: HttpRequest, year: int) -> HttpResponse:
    """The addresses of a year."""
    shown = Article.objects.shown(timezone.now()).filter(first_published_at__year=year)
    rows = list(shown.newest().values_list(*FIELDS)[:MOST])
    if not rows:
        raise Http404
    text = _urlset(base_url(request), _addresses(rows))
    return answer(request, text, "application/xml", (SITEMAP_KEY,), ends=_ends(rows))


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What appeared in the last two days, for news search."""
    now, base = timezone.now(), base_url(request)
    shown = Article.objects.shown(now).filter(first_published_at__gte=now - NEWS)
    rows = teasers(shown.newest()[:NEWS_MOST])
    entries = "".join(_news(base, row) for row in rows)
    text = (
        f'{XML}<urlset xmlns="{SITEMAP}" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{entries}</urlset>\n'
    )
    return answer(request, text, "application/xml", (SITEMAP_KEY,), rows)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots may visit."""
    base = base_url(request)
    lines = [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /suche/",
        "",
        f"Sitemap: {base}{reverse('sitemap')}",
        f"Sitemap: {base}{reverse('sitemap-news')}",
        "",
    ]
    return answer(request, "\n".join(lines), "text/plain; charset=utf-8")


Row = tuple[str, str, int, datetime | None, datetime | None, datetime | None]


def _addresses(rows: Iterable[Row]) -> Iterator[tuple[str, datetime | None]]:
    for section, slug, pk, changed, appeared, _end in rows:
        yield address(section, slug, pk), changed or appeared


def _ends(rows: Iterable[Row]) -> Iterator[datetime | None]:
    return (row[-1] for row in rows)


def _urlset(base: str, addresses: Iterable[tuple[str, datetime | None]]) -> str:
    entries = "".join(
        f"<url><loc>{escape(base + path)}</loc>{_lastmod(at)}</url>\n" for path, at in addresses
    )
    return f'{XML}<urlset xmlns="{SITEMAP}">\n{entries}</urlset>\n'


def _lastmod(at: datetime | None) -> str:
    return f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod>" if at else ""


def _index(base: str, told: Iterable[Month]) -> str:
    entries = "".join(
        f"<sitemap><loc>{escape(base + reverse('sitemap-year', args=[year]))}</loc></sitemap>\n"
        for year in dict.fromkeys(one.month.year for one in told)
    )
    return f'{XML}<sitemapindex xmlns="{SITEMAP}">\n{entries}</sitemapindex>\n'


def _news(base: str, row: Teaser) -> str:
    publication = (
        f"<news:publication><news:name>{escape(portal().name)}</news:name>"
        f"<news:language>{portal().language}</news:language></news:publication>"
    )
    return (
        f"<url><loc>{escape(base + row.get_absolute_url())}</loc><news:news>{publication}"
        f"<news:publication_date>{row.first_published_at.isoformat(timespec='seconds')}"
        f"</news:publication_date><news:title>{escape(row.headline.translate(CONTROLS))}</news:title>"
        "</news:news></url>\n"
    )

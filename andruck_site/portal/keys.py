"""Surrogate keys: what a page rests on, and what a change ends.

A page names its keys in the header ``Surrogate-Key``. Whoever changes what
readers see raises the keys of that in the same transaction: no crash after the
commit can leave an old page standing. The rows that change do it themselves
(``Article.save`` and ``delete``, ``Picture.save`` and ``delete``, and their
QuerySets' ``update``, ``delete`` and ``bulk_create``). SQL by hand does not: it
needs ``manage.py purge``.

=================  ======================================================
portal             every page
front              the front page and the feeds of the whole portal
section-SLUG       the section's pages and feeds, and its articles
article-PK         the article, its address, and articles that point to it
picture-PK         pages on which the picture stands
archive, sitemap,  the lists of that name; search also for every answer
search
authors            pages of authors, and articles, whose by-lines lead there
imprint            imprint and privacy
missing            "there is no such page"
=================  ======================================================
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from django.db import models, transaction

from andruck_site.portal import versions

if TYPE_CHECKING:
    from andruck_site.portal.models import Article

PORTAL, FRONT, ARCHIVE, SITEMAP = "portal", "front", "archive", "sitemap"
SEARCH, IMPRINT, MISSING, AUTHORS = "search", "imprint", "missing", "authors"
LISTS = (FRONT, ARCHIVE, SITEMAP, SEARCH, MISSING)  # every article may be on or behind these


class CacheKey(models.Model):
    """When a key was raised last; the row ``*`` counts the changes (see ``versions``)."""

    name = models.CharField(max_length=120, primary_key=True)
    version = models.PositiveBigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.version}"


class Standing(NamedTuple):
    """How an article stood before a change."""

    live: bool
    section: str
    pub_status: str


def article(pk: int | None) -> str:
    """The key of an article."""
    return f"article-{pk}"


def section(slug: str) -> str:
    """The key of a section."""
    return f"section-{slug}"


def of_pictures(pks: Iterable[int | None]) -> tuple[str, ...]:
    """The keys of pictures, each once."""
    return tuple(dict.fromkeys(f"picture-{pk}" for pk in pks if pk is not None))


def raise_keys(*names: str) -> None:
    """End every page with one of these keys, once this transaction is committed."""
    with transaction.atomic():
        counter = CacheKey.objects.filter(name=versions.SEQUENCE)
        # This row also keeps two changes apart, so that numbers are committed in order.
        if not counter.update(version=models.F("version") + 1):
            CacheKey.objects.create(name=versions.SEQUENCE, version=1)
        sequence = counter.values_list("version", flat=True).get()
        CacheKey.objects.bulk_create(
            [CacheKey(name=name, version=sequence) for name in dict.fromkeys(names)],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["version"],
        )
        transaction.on_commit(versions.hurry, robust=True)


def raise_article(changed: Article, before: Standing | None = None) -> None:
    """End every page on which the article stands, stood or will stand."""
    if not changed.live and not (before and before.live):
        return
    names = [article(changed.pk), section(changed.section), *LISTS]
    if before:
        names.append(section(before.section))
    if changed.is_sample:
        names.append(IMPRINT)  # says whether samples are among the articles
    raise_keys(*names)


def raise_pictures(pks: Iterable[int | None]) -> None:
    """End every page on which one of these pictures stands."""
    if names := of_pictures(pks):
        raise_keys(*names)

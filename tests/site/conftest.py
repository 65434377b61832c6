"""What the tests of the site share: articles on the portal, signed off as they must be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from andruck_site.portal import gate
from andruck_site.portal.models import Article, Clearance


@pytest.fixture
def publish(db: None, settings: Any, tmp_path: Any) -> Callable[..., Article]:
    """Puts an article on the portal: an own text in Lagertechnik, unless told otherwise."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()  # Wagtail keeps the sizes of pictures there
    number = count(1)

    def one(*, not_after: Any = None, age: timedelta = timedelta(0), **fields: Any) -> Article:
        at = timezone.now() - age
        given = {
            "section": "lagertechnik",
            "headline": f"Beispiel Nummer {next(number)}",
            "rights_basis": "own",
            "first_published_at": at,
            "last_published_at": at,
        }
        article = Article(**{**given, **fields})
        article.uri = article.uri or f"urn:beispiel:{article.headline[:80]}:{next(number)}"
        Clearance.objects.create(
            uri=article.uri,
            content_hash=gate.content_hash(article.item()),
            kind=Clearance.Kind.DESK,
            given_by_name="Katrin Ahlers",
            given_at=at,
        )
        article.live = True
        article.save()
        if not_after is not None:
            Clearance.objects.filter(pk=article.clearance_id).update(not_after=not_after)
        return article

    return one

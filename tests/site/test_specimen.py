"""Pages that must never be printed, taken in as items: no road publishes them.

Our own copy of every fault stands in the sample wire. The page that Andruck was
begun for is not ours to ship; where it lies beside the project it is tried too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from andruck._papers import plain
from andruck.model import Item
from andruck.sources import read
from andruck_site.desk import actions
from andruck_site.desk.schedule import publish_due
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article
from andruck_site.portal.site import portal
from tests.site.factories import NONE, editor, posted, wire_item

ROOT = Path(__file__).resolve().parents[2]
FEED = ROOT / "portals" / "logistic-ready" / "wire" / "rss" / "netzportal-mt.xml"
SPECIMEN = ROOT.parent / "shared" / "specimen" / "page.txt"
pytestmark = pytest.mark.django_db


def pages() -> list[Any]:
    """Six of ours, and the specimen where it is there."""
    items = [one for one in read(FEED.read_bytes(), str(FEED)) if isinstance(one, Item)]
    named = [pytest.param(item, id=item.headline[:40]) for item in items]
    if SPECIMEN.is_file():
        paper = plain("specimen", SPECIMEN.read_text("utf-8"), portal())
        named.append(pytest.param(paper.item, id="the specimen"))
    return named


@pytest.mark.parametrize("item", pages())
def test_no_road_publishes_it(item: Item, client: Client) -> None:
    user = editor("Anna Berg", boss=True)
    client.force_login(user)
    row = wire_item(
        given_by=NONE, uri=item.uri, headline=item.headline, description=item.description,
        body=item.body, by=item.by, located="", version_created=item.version_created,
        copyright_notice="", url=item.url,
    )  # fmt: skip
    article = actions.take(row.pk, user)
    revision = article.get_latest_revision()

    with pytest.raises(GateError):
        actions.publish(revision, user)
    with pytest.raises(GateError):
        revision.publish(user=user)
    with pytest.raises(GateError):
        again = Article.objects.get(pk=article.pk)
        again.live = True
        again.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(live=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        copy = Article(uri="urn:copy", headline=item.headline, section="maerkte", live=True)
        Article.objects.bulk_create([copy])

    data = posted(article, **{"action-publish": "1"})
    edit = reverse("wagtailsnippets_portal_article:edit", args=[article.pk])
    client.post(edit, data)
    bulk = reverse("wagtail_bulk_action", args=["portal", "article", "publish"])
    client.post(f"{bulk}?id={article.pk}")
    revision = Article.objects.get(pk=article.pk).get_latest_revision()
    revision.approved_go_live_at = timezone.now()
    revision.save()
    opened, refused = publish_due(timezone.now())
    assert opened == 0 and refused

    assert not Article.objects.get(pk=article.pk).live
    assert client.get("/").status_code == 200
    assert item.headline not in client.get("/").content.decode()
    assert item.headline not in client.get("/feed.rss").content.decode()
    assert Article.objects.filter(live=True).count() == 0

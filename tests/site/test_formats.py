"""Atom, JSON Feed and NewsML-G2 from the folder to the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from andruck_site.portal.models import Article
from andruck_site.wire import sources
from andruck_site.wire.models import WireItem
from tests.site.factories import editor
from tests.site.test_wire import PORTAL, go

pytestmark = pytest.mark.django_db
SECRETS = ("Durchwahl", "früherer Vorstand", "Contact for editors", "SPERRFRIST", "extension 52")


@pytest.fixture
def desk(client: Client, settings: Any) -> Client:
    settings.PORTAL = PORTAL
    sources.sync(samples=True, now=timezone.now())
    client.force_login(editor())
    return client


@pytest.mark.parametrize(
    ("name", "seen", "current"),
    [("lhd", 9, 8), ("tor-und-rampe", 3, 3), ("yardline", 2, 2), ("ladehof-brief", 4, 4)],
)
def test_items_come_in_and_can_be_opened_and_taken(
    desk: Client, name: str, seen: int, current: int
) -> None:
    run = go(name)
    rows = list(WireItem.objects.current().filter(source__name=name))
    assert (run.seen, run.dropped, run.error, len(rows)) == (seen, 0, "", current)
    for row in rows:
        answer = desk.get(f"/desk/eingang/?meldung={row.pk}")
        assert answer.status_code == 200 and row.headline[:20] in answer.content.decode()
        desk.post(reverse("desk:take", args=[row.pk]))
    articles = list(Article.objects.all())
    assert len(articles) == current and not any(article.live for article in articles)
    for article in articles:
        public = f"{article.headline} {article.description} {article.body_html()} {article.by}"
        assert not [secret for secret in SECRETS if secret in public]


def test_what_is_for_the_desk_is_shown_there(desk: Client) -> None:
    go("lhd")
    notes = " ".join(row.item().ed_note for row in WireItem.objects.all())
    assert not [secret for secret in SECRETS if secret not in notes]

"""Lists stay quick however large the archive is; what is prepared says what Django would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from andruck_site.desk.schedule import publish_due
from andruck_site.portal.models import Article
from andruck_site.portal.months import months
from andruck_site.portal.prepared import NUMBER, THEN, Prepared
from andruck_site.portal.teaser import address, teasers

Publish = Callable[..., Article]
LISTS = (
    "/", "/lagertechnik/", "/lagertechnik/?vor=1764000000000000-5", "/archiv/", "{month}",
    "/feed.rss", "/feed.json", "/lagertechnik/feed.rss", "/sitemap.xml", "/sitemap-{year}.xml",
    "/sitemap-news.xml", "/impressum/", "/autoren/", "/autoren/katrin-ahlers/",
    "/autoren/katrin-ahlers/feed.rss",
)  # fmt: skip


def plans(captured: CaptureQueriesContext) -> list[str]:
    """How SQLite went about each question."""
    found = []
    with connection.cursor() as cursor:
        for query in captured.captured_queries:
            if query["sql"].startswith("SELECT"):
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                found += [f"{row[3]} | {query['sql']}" for row in cursor.fetchall()]
    return found


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_read_off_an_index(client: Client, publish: Publish, path: str) -> None:
    from andruck_site.portal.author import Author

    Author.objects.create(name="Katrin Ahlers")
    publish(by="Katrin Ahlers"), publish()
    path = path.format(month=f"/archiv/{timezone.localtime():%Y/%m}/", year=timezone.now().year)
    client.get(path)  # what is prepared
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    told = plans(captured)
    assert told
    for step in told:
        plan = step.split(" | ")[0]
        whole = plan.startswith("SCAN") and "portal_article" in plan and "INDEX" not in plan
        assert not whole, step
        assert not (plan == "USE TEMP B-TREE FOR ORDER BY" and "LIMIT" in step[-40:]), step


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
def test_a_page_deep_in_a_list_begins_where_it_begins(client: Client, publish: Publish) -> None:
    publish()
    with CaptureQueriesContext(connection) as captured:
        client.get("/lagertechnik/?vor=1764000000000000-5")
    asked = [step for step in plans(captured) if step.startswith("SEARCH portal_article")]
    assert asked and "(section=? AND first_published_at<?)" in asked[0]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
def test_the_clock_looks_at_an_index(publish: Publish) -> None:
    publish()
    with CaptureQueriesContext(connection) as captured:
        publish_due(timezone.now())
    asked = [step for step in plans(captured) if "expire_at" in step.split("WHERE")[-1]]
    assert asked and all("INDEX live_expiring" in step for step in asked)


def test_months_count_what_readers_may_see(publish: Publish) -> None:
    at = timezone.make_aware(datetime(2026, 3, 31, 23, 30))  # April begins in half an hour
    publish(first_published_at=at), publish(first_published_at=at + timedelta(hours=1))
    publish(first_published_at=at, not_after=at + timedelta(days=1))
    publish(first_published_at=at - timedelta(days=70), not_after=at)
    locked = publish(first_published_at=at)
    Article.objects.filter(pk=locked.pk).update(pub_status="withheld")

    def counted(when: datetime) -> list[tuple[int, int]]:
        return [(one.month.month, one.count) for one in months(when)]

    assert counted(at - timedelta(seconds=1)) == [(4, 1), (3, 2), (1, 1)]
    assert counted(at + timedelta(days=2)) == [(4, 1), (3, 1)]


def test_no_month_without_an_article(db: None) -> None:
    assert months(timezone.now()) == []


def test_a_teaser_says_what_the_article_says(publish: Publish) -> None:
    article = publish(by="Lea Wenk", description="Vorspann", kind="Interview")
    one = teasers(Article.objects.shown(timezone.now()))[0]
    names = ("pk", "section", "slug", "kind", "headline", "description", "by", "picture_id",
             "first_published_at", "section_name")  # fmt: skip
    assert [getattr(one, name) for name in names] == [getattr(article, name) for name in names]
    assert one.get_absolute_url() == article.get_absolute_url()


@pytest.mark.parametrize(("section", "slug"), [("fts-amr", "ein-kran_2"), ("robotik", "x")])
def test_an_address_is_the_one_the_portal_answers_to(section: str, slug: str) -> None:
    assert address(section, slug, 12) == reverse("article", args=[section, slug, 12])
    assert address(section, "", 12) == reverse("article", args=[section, "artikel", 12])


def test_a_prepared_query_says_what_django_says(publish: Publish) -> None:
    now = timezone.now()
    publish(), publish(not_after=now + timedelta(days=1)), publish(not_after=now)
    prepared = Prepared(Article.objects.shown(THEN).newest(), THEN)
    for at in (now - timedelta(days=1), now, now + timedelta(days=2)):
        own, asked = list(prepared.models(at)), list(Article.objects.shown(at).newest())
        assert own == asked and len(own) in (1, 2, 3)
        assert [one.ends for one in own] == [one.ends for one in asked]
        assert [one.first_published_at.tzinfo for one in own] == [UTC] * len(own)
        assert [one.body_html() for one in own] == [one.body_html() for one in asked]


def test_a_prepared_query_leaves_other_values_alone(publish: Publish) -> None:
    article = publish(headline="Der zwölfte", section="robotik")
    single = Article.objects.filter(pk=NUMBER, section="robotik").values_list("headline", "live")
    prepared = Prepared(single, NUMBER)
    assert [tuple(row) for row in prepared.rows(article.pk)] == [("Der zwölfte", True)]
    assert list(prepared.rows(article.pk + 1)) == []
    with pytest.raises(ValueError, match="zip"):
        prepared.given()

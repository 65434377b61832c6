"""The page cache and what ends a page: every change of what readers see, and time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from andruck_site.desk import actions
from andruck_site.portal import archive, gate, keys, tasks, versions
from andruck_site.portal.also import see_also
from andruck_site.portal.models import Article, CacheKey, Clearance, Picture
from andruck_site.portal.site import portal
from andruck_site.portal.versions import Versions
from tests.site.cached import Site, here
from tests.site.factories import editor
from tests.site.test_portal_pictures import jpeg

Publish = Callable[..., Article]
pytestmark = pytest.mark.django_db
ARCHIVE = Path(portal().folder) / "archive"
LISTS = (
    "/", "/lagertechnik/", "/foerdertechnik/", "/archiv/", "/suche/?q=Beispiel", "/impressum/",
    "/feed.rss", "/feed.json", "/lagertechnik/feed.rss", "/sitemap.xml", "/sitemap-news.xml",
)  # fmt: skip


def edit(article: Article, **fields: Any) -> None:
    """A new text, signed off."""
    for name, value in fields.items():
        setattr(article, name, value)
    Clearance.objects.create(uri=article.uri, content_hash=gate.content_hash(article.item()))
    article.save()


def killed(article: Article) -> None:
    actions.kill(article, editor(boss=True), "Die Firma gibt es nicht.")


def unpublished(article: Article) -> None:
    actions.unpublish(article, editor(boss=True))


def edited(article: Article) -> None:
    edit(article, headline="Eine ganz neue Überschrift", last_published_at=timezone.now())


def moved(article: Article) -> None:
    edit(article, section="foerdertechnik")


CHANGES: dict[str, Callable[[Article], object]] = {
    "edit": edited,
    "other section": moved,
    "unpublish": unpublished,
    "kill": killed,
    "delete": lambda article: article.delete(),
    "update past save": lambda article: Article.objects.filter(pk=article.pk).update(headline="X"),
    "down past save": lambda article: Article.objects.filter(pk=article.pk).update(live=False),
    "delete past save": lambda article: Article.objects.filter(pk=article.pk).delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_is_seen_on_every_page(publish: Publish, change: Any) -> None:
    article, other = publish(), publish(section="foerdertechnik")
    site = Site()
    month = timezone.localtime().strftime("/archiv/%Y/%m/")
    pages = [*LISTS, month, article.get_absolute_url(), other.get_absolute_url()]
    before = [site.get(page).body for page in pages]
    assert before == [site.get(page).body for page in pages], "not kept"
    assert len(site.made) == len(pages)
    change(article)
    for page in pages:
        assert site.get(page)[::2] == site.anew(page)[::2], page
    assert site.get("/").body != before[0]


def test_what_has_nothing_to_do_with_it_stays(publish: Publish) -> None:
    publish()
    other = publish(section="foerdertechnik")
    site = Site()
    site.get(other.get_absolute_url())
    publish()
    site.get(other.get_absolute_url())
    assert site.made == [other.get_absolute_url()]


def test_a_missing_page_is_there_when_it_is_published(publish: Publish) -> None:
    now = timezone.now().timestamp()
    clock = [now]
    site = Site(clock=lambda: clock[0])
    article = publish()
    address = article.get_absolute_url()
    unpublished(article)
    assert [site.get(address).status for _ in range(3)] == [404] * 3
    assert len(site.made) == 1
    clock[0] = now + 60.1
    assert site.get(address).status == 404
    assert len(site.made) == 2, "kept for too long"
    article.refresh_from_db()
    edit(article, live=True)
    assert site.get(address).status == 200


def test_many_stored_at_once_end_everything(publish: Publish) -> None:
    publish()
    site = Site()
    site.get("/sitemap.xml")
    clearance = Clearance.objects.create(uri="urn:beispiel:viele", content_hash="x")
    row = Article(
        uri="urn:beispiel:viele", slug="viele", headline="Viele", section="lagertechnik",
        live=True, clearance=clearance, first_published_at=timezone.now(),
    )  # fmt: skip
    Article.objects.bulk_create([row])
    assert "/viele-" in site.get("/sitemap.xml").text


def test_drafts_raise_nothing(publish: Publish) -> None:
    article = publish()
    unpublished(article)
    count = CacheKey.objects.get(name="*").version
    article.refresh_from_db()
    article.headline = "Nur ein Entwurf"
    article.save()
    Article(section="lagertechnik", headline="Noch einer").save()
    assert CacheKey.objects.get(name="*").version == count


def test_keys_are_raised_in_the_transaction_of_the_change(publish: Publish) -> None:
    article = publish()
    count = CacheKey.objects.get(name="*").version
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        edited(article)
        assert CacheKey.objects.get(name="*").version == count + 1
        raise ZeroDivisionError
    assert CacheKey.objects.get(name="*").version == count


def test_see_also_is_a_key_too(publish: Publish) -> None:
    archive.load(ARCHIVE, timezone.now())
    now = timezone.now()
    found = ((one, see_also(one, now)) for one in Article.objects.shown(now))
    article, also = next((one, close) for one, close in found if close)
    site = Site()
    address = article.get_absolute_url()
    assert also[0].headline in site.get(address).text
    named = site.get(address).headers["Surrogate-Key"].split()
    assert {keys.article(one.pk) for one in [article, *also]} <= set(named)
    moved(Article.objects.get(pk=also[0].pk))  # out of sight of any section key
    killed(also[0])
    assert also[0].headline not in site.get(address).text


def test_pictures_are_keys(publish: Publish) -> None:
    first, second = (
        Picture.objects.create(
            title=f"Ein Regal {number}",
            description="Regal von vorn",
            credit="Lea Wenk",
            usage_terms="eigenes Bild",
            file=SimpleUploadedFile("regal.jpg", jpeg(1200, 800)),
        )
        for number in (1, 2)
    )
    article = publish(picture=first, body=[{"type": "picture", "value": {"picture": second.pk}}])
    address = article.get_absolute_url()
    site = Site()
    for page in ("/", "/lagertechnik/", address):
        assert f"picture-{first.pk}" in site.get(page).headers["Surrogate-Key"].split()
    first.focal_point_x = first.focal_point_y = 120
    first.focal_point_width = first.focal_point_height = 10
    first.save()
    for page in ("/", "/lagertechnik/", address):
        assert "object-position:10% 15%" in site.get(page).text
    Picture.objects.filter(pk=second.pk).update(description="Regal von oben")
    assert "Regal von oben" in site.get(address).text
    tasks.make_renditions.func(first.pk)
    assert f"/bild/{first.pk}-" not in site.get(address).text, "points to what is made by now"
    Picture.objects.filter(pk=second.pk).delete()
    assert site.get(address)[::2] == site.anew(address)[::2]
    assert "Regal von oben" not in site.get(address).text


def test_the_end_of_a_right_to_the_second(publish: Publish, monkeypatch: Any) -> None:
    noon = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    clock = [noon]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    end = noon + timedelta(hours=1)
    article = publish(headline="Nur bis Mittag", not_after=end)
    publish(headline="Für immer")
    address = article.get_absolute_url()
    site = Site(clock=lambda: clock[0].timestamp())
    pages = ["/", "/lagertechnik/", "/feed.rss", "/sitemap.xml", address]
    for page in [*pages, "/archiv/"]:
        site.get(page)
    clock[0] = end - timedelta(microseconds=1)
    count = len(site.made)
    assert all(site.get(page).status == 200 for page in pages)
    assert len(site.made) == count, "ended before its time"
    clock[0] = end
    assert site.get(address).status == 404
    assert all("nur-bis-mittag" not in site.get(page).text for page in pages[:-1])
    assert site.get("/archiv/").body == site.anew("/archiv/").body
    assert not site.cache._making


def test_midnight_changes_the_date_line(publish: Publish, monkeypatch: Any) -> None:
    clock = [datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC)]  # 23:59:59 in Berlin
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    publish()
    site = Site(clock=lambda: clock[0].timestamp())
    assert "23. November 2026" in site.get("/").text
    clock[0] += timedelta(milliseconds=999)
    assert "23. November 2026" in site.get("/").text
    assert len(site.made) == 1
    clock[0] += timedelta(milliseconds=1)
    assert "24. November 2026" in site.get("/").text


def test_a_change_while_a_page_is_made_keeps_it_from_being_kept(publish: Publish) -> None:
    article = publish()
    site = Site()
    plain, address = site.site, article.get_absolute_url()

    def slow(environ: Any, start_response: Any) -> Any:
        answer = plain(environ, start_response)
        if len(site.made) == 1:
            killed(article)
        return answer

    site.site = slow
    assert site.get(address).status == 200  # was asked for before
    assert not len(site.cache.pages)
    assert site.get(address).status == 404


def test_this_process_sees_its_own_change_at_once(
    publish: Publish, django_capture_on_commit_callbacks: Any
) -> None:
    article = publish()
    site = Site(versions=Versions(here, ticks=lambda: 0.0))  # no time passes
    assert article.headline in site.get("/").text
    with django_capture_on_commit_callbacks(execute=True):
        killed(article)
    assert article.headline not in site.get("/").text


def test_a_database_that_does_not_answer_is_not_trusted(publish: Publish) -> None:
    publish()
    state = {"down": False, "at": 0.0}

    def read(since: int | None) -> tuple[int, dict[str, int]]:
        if state["down"]:
            raise versions.Error("disk I/O error")
        return here(since)

    site = Site(versions=Versions(read, ticks=lambda: state["at"]))
    site.get("/")
    state["down"] = True
    site.get("/")
    assert len(site.made) == 1, "asked more often than it has to"
    state["at"] += versions.POLL
    assert [site.get("/").status for _ in range(3)] == [200] * 3
    assert len(site.made) == 4, "trusted without knowing"
    state["down"] = False
    state["at"] += versions.POLL
    site.get("/")
    assert len(site.made) == 4, "what was kept is still right"


def test_a_copy_put_back_ends_everything(publish: Publish) -> None:
    publish()
    site = Site()
    site.get("/")
    CacheKey.objects.filter(name="*").update(version=0)
    site.get("/")
    assert len(site.made) == 2


def test_more_raised_keys_than_are_remembered_end_everything(publish: Publish) -> None:
    publish()
    site = Site()
    site.get("/impressum/")
    for start in (0, 12_000):
        keys.raise_keys(*(f"article-{number}" for number in range(start, start + 12_000)))
        site.get("/impressum/")
    assert site.made == ["/impressum/"] * 2


def test_purge_by_hand(publish: Publish) -> None:
    publish()
    site = Site()
    for names, made in ((["article-0"], 0), (["front", "article-0"], 1), ([], 2)):
        site.get("/"), site.get("/impressum/")
        before = len(site.made)
        call_command("purge", *names, stdout=io.StringIO())
        site.get("/"), site.get("/impressum/")
        assert len(site.made) - before == made


@pytest.mark.parametrize("given", ["viel", "-1", "", "64.5", "1e3"])
def test_a_limit_that_is_no_number_is_refused(given: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import andruck_site.settings"],
        env={**os.environ, "ANDRUCK_CACHE_MB": given}, capture_output=True, text=True,
    )  # fmt: skip
    assert "ANDRUCK_CACHE_MB" in done.stderr

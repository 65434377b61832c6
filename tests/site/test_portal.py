"""The public pages: every one of them, for readers, machines and people who mean harm."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import feedparser
import lxml.html
import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from andruck_site.portal.models import Article
from andruck_site.portal.site import portal
from andruck_site.portal.views import broken, render_article

Publish = Callable[..., Article]
pytestmark = pytest.mark.django_db

HOSTILE = "</script><script>alert(1)</script> \"'&<b>]]>\u2028 {{ 7*7 }}"
PAGES = [
    "/",
    "/lagertechnik/",
    "/archiv/",
    "/suche/",
    "/suche/?q=lager",
    "/impressum/",
    "/datenschutz/",
    "/gibt-es-nicht/",
]
BODY = [
    {"type": "paragraph", "value": "<p>Der erste Absatz mit <b>Nachdruck</b>.</p>"},
    {"type": "heading", "value": "Zwischentitel <i>"},
    {"type": "subheading", "value": "Kleiner Zwischentitel"},
    {"type": "list", "value": "<ul><li>eins</li><li>zwei</li></ul>"},
    {
        "type": "quote",
        "value": {"text": "„Das trägt.“\n\nLea Wenk, Statikerin", "attribution": ""},
    },
    {
        "type": "table",
        "value": {
            "data": [["Halle", "Plätze"], ["<Nord>", "12.500"], ["Süd", "–"]],
            "first_row_is_table_header": True,
            "table_header_choice": "row",
            "table_caption": "Stellplätze",
        },
    },
    {
        "type": "box",
        "value": {"title": "In Kürze", "text": "<p>Ein Kasten.</p><script>alert(1)</script>"},
    },
]


def tree(html: str | bytes) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(html)


def sound(html: bytes) -> lxml.html.HtmlElement:
    """What holds for every page readers see."""
    page = tree(html)
    assert page.get("lang") == "de"
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == len(page.xpath("//title")) == 1
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(image.get("alt") is not None for image in page.xpath("//img"))
    assert all(image.get("width") for image in page.xpath("//main//img"))
    assert not page.xpath("//script[not(@type='application/ld+json')]")
    loaded = page.xpath("//link[@rel='stylesheet']/@href | //img/@src | //script/@src")
    assert all(address.startswith("/") for address in loaded)
    levels = [
        int(heading.tag[1]) for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3]")
    ]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for label in page.xpath("//@aria-labelledby | //label/@for"):
        assert label in ids
    return page


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_sound_and_leave_no_trace(client: Client, publish: Publish, path: str) -> None:
    publish(body=BODY, kind="Kommentar")
    publish(body=BODY)
    answer = client.get(path)
    sound(answer.content)
    assert answer.status_code == (404 if "nicht" in path else 200)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_empty_portal(client: Client) -> None:
    for path in ("/", "/lagertechnik/", "/archiv/", "/feed.rss", "/feed.json", "/sitemap.xml"):
        assert client.get(path).status_code == 200
    assert client.get("/archiv/2026/11/").status_code == 404
    assert client.get("/sitemap-2026.xml").status_code == 404


def test_answers_are_asked_for_again_only_when_they_changed(
    client: Client, publish: Publish
) -> None:
    article = publish()
    first = client.get("/")
    assert client.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    publish()
    assert client.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 200
    page = client.get(article.get_absolute_url())
    assert f"article-{article.pk}" in page["Surrogate-Key"].split()
    assert client.head("/").status_code == 200
    assert client.post("/").status_code == 405


def test_front_page_has_everything_once(
    client: Client, publish: Publish, django_assert_max_num_queries: Any
) -> None:
    for section in portal().sections:
        for _ in range(5):
            publish(section=section.slug)
    publish(kind="Kommentar", headline="Eine Meinung")
    with django_assert_max_num_queries(10):
        page = sound(client.get("/").content)
    blocks = page.xpath("//section[contains(@class, 'block')]")
    assert len(blocks) == len(portal().sections)
    teasers = page.xpath("//article//*[contains(@class, 'headline')]/a/@href")
    assert len(teasers) == len(set(teasers))
    assert "Eine Meinung" in page.xpath("//section[@class='voices']")[0].text_content()


def test_section_pages_show_every_article_once(
    client: Client, publish: Publish, django_assert_max_num_queries: Any
) -> None:
    at = timezone.now()
    made = [publish(first_published_at=at - timedelta(days=n // 3)) for n in range(45)]
    publish(section="robotik")
    address, seen = "/lagertechnik/", []
    while address:
        with django_assert_max_num_queries(4):
            page = sound(client.get(address).content)
        seen += page.xpath("//article//*[contains(@class, 'headline')]/a/text()")
        older = page.xpath("//a[@rel='next']/@href")
        address = f"/lagertechnik/{older[0]}" if older else ""
    assert sorted(seen) == sorted(article.headline for article in made)


@pytest.mark.parametrize("cursor", ["x", "1-", "-", "9" * 40 + "-1", "' OR 1"])
def test_a_page_that_cannot_be(client: Client, publish: Publish, cursor: str) -> None:
    publish()
    assert client.get("/lagertechnik/", {"vor": cursor}).status_code == 404


def test_a_month_begins_with_its_end(client: Client, publish: Publish) -> None:
    at = timezone.make_aware(datetime(2026, 3, 2, 23, 30))
    for day in (0, 1, 1, 5):
        publish(first_published_at=at + timedelta(days=day), headline=f"Nach {day} Tagen")
    page = sound(client.get("/archiv/2026/03/").content)
    days = page.xpath("//section[@class='day']/h2/time/@datetime")
    assert days == ["2026-03-07", "2026-03-03", "2026-03-02"]
    assert len(page.xpath("//section[@class='day']//li")) == 4
    assert "/archiv/2026/03/" in client.get("/archiv/").content.decode()
    for lost in ("/archiv/2026/3/", "/archiv/2026/13/", "/archiv/0000/01/", "/archiv/2026/04/"):
        assert client.get(lost).status_code == 404


def test_article_shows_all_of_it(
    client: Client, publish: Publish, django_assert_max_num_queries: Any
) -> None:
    article = publish(
        body=BODY, kind="Fachbeitrag", headline="Stahl trägt 12 Ebenen", description="Vorspann.",
        by="Katrin Ahlers", located="Bielefeld", subjects=["Regale"], source_name="Werk Nord",
        source_url="https://nord.example/a?b=1&c=2", copyright_notice="© 2026 Werk Nord",
        usage_terms="frei", translated_from="en", is_sample=True, correction="Es sind zwölf.",
        digital_source_type="compositeWithTrainedAlgorithmicMedia", corrected_at=timezone.now(),
        last_published_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    with django_assert_max_num_queries(5):
        answer = client.get(article.get_absolute_url())
    page = sound(answer.content)
    text = page.xpath("//main")[0].text_content()
    for said in (
        "Stahl trägt 12 Ebenen", "Fachbeitrag", "Vorspann.", "Katrin Ahlers", "Bielefeld",
        "Zwischentitel <i>", "„Das trägt.“", "<Nord>", "12.500", "In Kürze", "Ein Kasten.",
        "Werk Nord", "© 2026 Werk Nord · frei", "Es sind zwölf.", "Beispielartikel", "aktualisiert",
        "Aus dem Englischen maschinell übersetzt, von der Redaktion bearbeitet.", "Regale",
    ):  # fmt: skip
        assert said in text, said
    assert "alert" not in text
    assert page.xpath("//figure[@class='quote']/figcaption/text()") == ["Lea Wenk, Statikerin"]
    assert page.xpath("//td[@class='figure']/text()") == ["12.500", "–"]
    assert page.xpath("//a[@rel='external']/@href") == ["https://nord.example/a?b=1&c=2"]
    canonical = f"http://{portal().host}{article.get_absolute_url()}"
    assert page.xpath("//link[@rel='canonical']/@href") == [canonical]


def test_what_machines_are_told(client: Client, publish: Publish) -> None:
    article = publish(
        headline="Stahl", by="Katrin Ahlers", source_url="https://nord.example/",
        translated_from="es", correction="Neu.", kind="Kommentar",
    )  # fmt: skip
    page = tree(client.get(article.get_absolute_url()).content)
    told = json.loads(page.xpath("//script")[0].text)
    assert told["@type"] == "OpinionNewsArticle"
    assert told["author"] == {"@type": "Person", "name": "Katrin Ahlers"}
    assert told["isBasedOn"]["url"] == "https://nord.example/"
    assert told["translationOfWork"]["inLanguage"] == "es"
    assert told["correction"]["text"] == "Neu."
    assert told["publisher"]["name"] == portal().name
    assert told["datePublished"].startswith("20")
    assert page.xpath("//meta[@property='og:title']/@content") == ["Stahl"]
    assert len(page.xpath("//link[@rel='alternate']")) == 3


def test_hostile_words_stay_words(client: Client, publish: Publish) -> None:
    article = publish(
        headline=HOSTILE, description=HOSTILE, by=HOSTILE, located=HOSTILE, subjects=[HOSTILE],
        correction=HOSTILE, source_name=HOSTILE, source_url="https://nord.example/",
        body=[{"type": "paragraph", "value": "<p onclick=x()>A<script>alert(1)</script></p>"}],
    )  # fmt: skip
    month = f"/archiv/{timezone.localtime():%Y/%m}/"
    search = "/suche/?q=%3Cscript%3E%22%3E+alert"
    for path in ("/", "/lagertechnik/", article.get_absolute_url(), month, search):
        page = sound(client.get(path).content)
        assert not page.xpath("//b | //*[@onclick]")
        assert "49" not in page.xpath("//h1")[0].text_content()
    page = tree(client.get(article.get_absolute_url()).content)
    assert json.loads(page.xpath("//script")[0].text)["headline"] == HOSTILE
    assert len(feedparser.parse(client.get("/feed.rss").content).entries) == 1
    for path in ("/sitemap.xml", "/sitemap-news.xml"):
        assert lxml.etree.fromstring(client.get(path).content) is not None


def test_an_article_has_one_address(client: Client, publish: Publish) -> None:
    article = publish()
    address = article.get_absolute_url()
    for wrong in (f"/robotik/{article.slug}-{article.pk}/", f"/lagertechnik/x-{article.pk}/"):
        answer = client.get(wrong)
        assert (answer.status_code, answer["Location"]) == (301, address)
    assert client.get(address.rstrip("/")).status_code == 301
    for lost in ("/lagertechnik/x-999999/", f"/lagertechnik/x-{'9' * 30}/", "/lagertechnik/x-0/"):
        assert client.get(lost).status_code == 404


@pytest.mark.parametrize("state", ["draft", "killed", "ended"])
def test_what_is_not_public_is_nowhere(client: Client, publish: Publish, state: str) -> None:
    publish(headline="Sichtbar", subjects=["Zwergkran"])
    hidden = publish(headline="Geheimnis Quarzwerk", kind="Interview", subjects=["Zwergkran"])
    if state == "ended":
        hidden.clearance.not_after = timezone.now() - timedelta(seconds=1)
        hidden.clearance.save()
    else:
        hidden.live = False
        hidden.pub_status = "canceled" if state == "killed" else "usable"
        hidden.save()
    month = f"/archiv/{timezone.localtime():%Y/%m}/"
    pages = ["/", "/lagertechnik/", "/archiv/", month, "/feed.rss", "/feed.json", "/sitemap.xml"]
    pages += ["/sitemap-news.xml", "/lagertechnik/feed.rss", "/suche/?q=quarzwerk"]
    pages += ["/suche/?q=quarz&sortierung=neu", "/suche/?q=%22Geheimnis+Quarzwerk%22"]
    pages += [Article.objects.get(headline="Sichtbar").get_absolute_url()]
    for path in pages:
        text = client.get(path).content.decode()
        assert hidden.slug not in text, path
        assert "q=" in path or "Geheimnis" not in text, path
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_the_end_of_a_right_ends_the_page(client: Client, publish: Publish) -> None:
    soon = timezone.now() + timedelta(seconds=30)
    article = publish(not_after=soon)
    for path in ("/", "/lagertechnik/", article.get_absolute_url()):
        assert client.get(path).fresh_until <= soon  # type: ignore[attr-defined]


def test_preview_shows_a_draft_that_was_never_saved() -> None:
    draft = Article(headline="Entwurf", section="lagertechnik", body=BODY, by="Lea")
    answer = render_article(RequestFactory().get("/desk/"), draft, preview=True)
    page = sound(answer.content)
    assert "Entwurf" in page.xpath("//h1")[0].text_content()
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert answer["Cache-Control"] == "private, no-store"


def test_feeds_give_only_what_the_rights_allow(client: Client, publish: Publish) -> None:
    words = [{"type": "paragraph", "value": "<p>Der ganze Text.</p>"}]
    publish(body=words, headline="Eigener", description="Vorspann")
    publish(body=words, headline="Fremder", description="Anriss", rights_basis="licensed")
    publish(body=words, headline="Woanders", section="robotik")
    feed = feedparser.parse(client.get("/lagertechnik/feed.rss").content)
    assert not feed.bozo
    entries = {entry.title: entry for entry in feed.entries}
    assert set(entries) == {"Eigener", "Fremder"}
    assert "Der ganze Text." in entries["Eigener"].content[0].value
    assert "content" not in entries["Fremder"]
    told = json.loads(client.get("/feed.json").content)
    found = {entry["title"]: entry for entry in told["items"]}
    assert set(found) == {"Eigener", "Fremder", "Woanders"}
    assert found["Fremder"].get("content_html") is None
    assert found["Fremder"]["content_text"] == "Anriss"
    assert found["Eigener"]["url"].startswith(f"http://{portal().host}/lagertechnik/")
    assert client.get("/gibt-es-nicht/feed.rss").status_code == 404


def test_sitemaps(client: Client, publish: Publish) -> None:
    new, old = publish(), publish(age=timedelta(days=3))
    everything = client.get("/sitemap.xml").content.decode()
    news = client.get("/sitemap-news.xml").content.decode()
    assert new.get_absolute_url() in everything and old.get_absolute_url() in everything
    assert new.get_absolute_url() in news and old.get_absolute_url() not in news
    year = f"/sitemap-{timezone.localtime(new.first_published_at).year}.xml"
    assert new.get_absolute_url() in client.get(year).content.decode()
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /desk/" in robots and f"{portal().host}/sitemap.xml" in robots


def test_a_large_archive_has_a_sitemap_for_each_year(
    client: Client, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(), publish(age=timedelta(days=400))
    monkeypatch.setattr("andruck_site.portal.sitemaps.MOST", 15)
    assert client.get("/sitemap.xml").content.decode().count("<sitemap>") == 2


def test_imprint_tells_placeholders_and_samples(client: Client, publish: Publish) -> None:
    page = sound(client.get("/impressum/").content)
    marked = page.xpath("//mark[@class='todo']/text()")
    assert marked == re.findall(r"\[[^\]]*\]", " ".join(marked))
    assert "Beispielartikel" not in page.text_content()
    publish(is_sample=True)
    assert "Beispielartikel" in client.get("/impressum/").content.decode()


def test_health_and_failure(client: Client) -> None:
    assert client.get("/healthz/web").content == b"ok"
    answer = broken(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Startseite" in answer.content.decode()

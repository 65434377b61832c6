"""Authors: their pages, the by-lines that lead there, what search engines are told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from andruck_site.portal import asked
from andruck_site.portal.authors import PAGE, bring_in
from andruck_site.portal.byline import byline, names
from andruck_site.portal.models import Article, Author, CacheKey
from andruck_site.portal.site import portal
from tests.site.factories import HOSTILE, editor

pytestmark = pytest.mark.django_db
Publish = Callable[..., Article]
STAFF = ["Katrin Ahlers", "Jonas Brandt", "Mirja Sennhauser", "Tobias Wenk", "Lea Oyelaran"]


@pytest.fixture
def katrin(db: None) -> Author:
    return Author.objects.create(
        name="Katrin Ahlers", slug="katrin-ahlers", role="Redakteurin", bio="Schreibt über Lager."
    )


def headlines(client: Client, address: str) -> list[str]:
    page = lxml.html.fromstring(client.get(address).content)
    return page.xpath("//main//*[contains(@class, 'headline')]/a/text()")


def told(client: Client, address: str) -> Any:
    page = lxml.html.fromstring(client.get(address).content)
    return json.loads(page.xpath("//script[@type='application/ld+json']")[0].text_content())


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("", []),
        ("Katrin Ahlers", ["Katrin Ahlers"]),
        ("Katrin Ahlers und Jonas Brandt", ["Katrin Ahlers", "Jonas Brandt"]),
        ("Katrin Ahlers, Jonas Brandt und Lea Wenk", ["Katrin Ahlers", "Jonas Brandt", "Lea Wenk"]),
        ("A , B, und  C", ["A", "B", "C"]),
        ("Edmund Undine", ["Edmund Undine"]),
        ("dlt/red", ["dlt/red"]),
        (", und", ["und"]),
    ],
)
def test_names_of_a_byline(by: str, expected: list[str]) -> None:
    assert names(by) == expected
    assert "".join(part.text for part in byline(by)) == by.strip()


def test_bylines_lead_to_authors(client: Client, publish: Publish, katrin: Author) -> None:
    article = publish(by="Katrin Ahlers und Jonas Brandt")
    page = lxml.html.fromstring(client.get(article.get_absolute_url()).content)
    line = page.xpath("//*[@class='by']")[0]
    assert line.text_content() == "Katrin Ahlers und Jonas Brandt"
    assert line.xpath("a/@href") == ["/autoren/katrin-ahlers/"]
    first, second = told(client, article.get_absolute_url())["author"]
    assert first["@type"] == "Person" and first["url"].endswith("/autoren/katrin-ahlers/")
    assert second == {"@type": "Person", "name": "Jonas Brandt"}
    alone = publish(by="Katrin Ahlers")
    assert told(client, alone.get_absolute_url())["author"]["url"].startswith("http")
    katrin.is_active = False
    katrin.save()
    text = client.get(article.get_absolute_url()).content.decode()
    assert "/autoren/" not in text.split("<main")[1]


def test_an_author_and_their_articles(client: Client, publish: Publish, katrin: Author) -> None:
    mine = [publish(by="Katrin Ahlers"), publish(by="Lea Wenk, Katrin Ahlers und B C")]
    publish(by="Katrin Ahlers-Schmidt")
    publish(by="Jonas Brandt")
    publish(by="katrin ahlers")
    hidden = publish(by="Katrin Ahlers", headline="Nicht mehr da")
    hidden.live = False
    hidden.save()
    publish(by="Katrin Ahlers", headline="Abgelaufen", not_after=hidden.created - timedelta(1))
    page = "/autoren/katrin-ahlers/"
    assert sorted(headlines(client, page)) == sorted(one.headline for one in mine)
    text = client.get(page).content.decode()
    assert "Redakteurin" in text and "Schreibt über Lager." in text
    person = told(client, page)
    assert (person["@type"], person["jobTitle"]) == ("Person", "Redakteurin")
    feed = client.get(f"{page}feed.rss")
    assert mine[0].headline in feed.content.decode() and f"{page}feed.rss" in text
    assert "Jonas Brandt" not in feed.content.decode()
    assert page in client.get("/sitemap.xml").content.decode()
    assert page in client.get("/autoren/").content.decode()
    assert not client.cookies


def test_long_lists_come_in_pages(
    client: Client, publish: Publish, katrin: Author, django_assert_max_num_queries: Any
) -> None:
    for number in range(PAGE + 3):
        publish(by="Katrin Ahlers", age=timedelta(hours=number))
    page = "/autoren/katrin-ahlers/"
    with django_assert_max_num_queries(4):
        first = headlines(client, page)
    shown = lxml.html.fromstring(client.get(page).content)
    older = shown.xpath("//nav[@class='pages']/a/@href")[0]
    rest = headlines(client, page + older)
    assert (len(first), len(rest)) == (PAGE, 3)
    assert not set(first) & set(rest)
    assert client.get(f"{page}?vor=unsinn").status_code == 404


def test_who_is_no_author_has_no_page(client: Client, katrin: Author) -> None:
    for page in ("/autoren/niemand/", "/autoren/niemand/feed.rss", "/autoren/x'--/"):
        assert client.get(page).status_code == 404
    katrin.is_active = False
    katrin.save()
    for page in ("/autoren/katrin-ahlers/", "/autoren/katrin-ahlers/feed.rss", "/autoren/"):
        assert client.get(page).status_code == 404


def test_hostile_words_stay_words(client: Client, publish: Publish) -> None:
    author = Author.objects.create(name=HOSTILE[:100], slug="x", role=HOSTILE, bio=HOSTILE)
    article = publish(by=author.name)
    for page in (author.get_absolute_url(), "/autoren/", article.get_absolute_url()):
        text = client.get(page).content.decode()
        assert "<script>alert" not in text and "<img src=x" not in text


def test_the_staff_of_the_archive_come_as_samples(client: Client, publish: Publish) -> None:
    assert [one.name for one in portal().authors] == STAFF
    Author.objects.create(name="Jonas Brandt", slug="jb", bio="schon da")
    assert bring_in() == 4
    assert bring_in() == 0
    assert Author.objects.filter(is_sample=True).count() == 4
    assert "erfunden" in client.get("/autoren/katrin-ahlers/").content.decode()
    call_command("load_archive")
    assert headlines(client, "/autoren/lea-oyelaran/")


def test_authors_at_the_desk(client: Client) -> None:
    client.force_login(editor())
    add = reverse("wagtailsnippets_portal_author:add")
    data = {"name": "  Änne   Groß ", "slug": "", "role": "", "bio": "", "picture": ""}
    client.post(add, data | {"is_active": "on"})
    author = Author.objects.get()
    assert (author.name, author.slug) == ("Änne Groß", "aenne-gross")
    client.post(add, data | {"is_active": "on", "slug": "zweite"})
    assert Author.objects.count() == 1
    text = client.get(reverse("wagtailsnippets_portal_author:list")).content.decode()
    assert "Änne Groß" in text


def test_pages_that_name_an_author_end_with_a_change(
    client: Client, publish: Publish, katrin: Author
) -> None:
    article = publish(by="Katrin Ahlers")
    for page in (katrin.get_absolute_url(), "/autoren/", article.get_absolute_url()):
        assert "authors" in client.get(page)["Surrogate-Key"].split()
    assert "front" in client.get(katrin.get_absolute_url())["Surrogate-Key"].split()

    def version() -> int:
        return CacheKey.objects.get(name="authors").version

    before = version()
    katrin.save()
    saved = version()
    Author.objects.update(is_active=False)
    updated = version()
    Author.objects.all().delete()
    assert before < saved < updated < version()


def test_older_pages_are_kept_apart() -> None:
    assert asked.normal("/autoren/katrin-ahlers/", "vor=1-2&x=1") == "vor=1-2"

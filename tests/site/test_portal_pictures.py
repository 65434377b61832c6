"""Pictures on the public pages, and the archive that brings them."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from andruck_site.portal import archive
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article, Clearance, Picture
from andruck_site.portal.pictures import AVIF, WIDTHS, make_avif, make_renditions, srcset
from andruck_site.portal.site import portal

pytestmark = pytest.mark.django_db
Publish = Callable[..., Article]
ARCHIVE = Path(portal().folder) / "archive"


def jpeg(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(data, "JPEG")
    return data.getvalue()


@pytest.fixture
def picture(publish: Publish) -> Picture:
    return Picture.objects.create(
        title="Ein Regal",
        description="Regal von vorn",
        credit="Lea Wenk",
        usage_terms="eigenes Bild",
        file=SimpleUploadedFile("regal.jpg", jpeg(1200, 800)),
    )


def images(client: Client, article: Article) -> list[lxml.html.HtmlElement]:
    page = client.get(article.get_absolute_url()).content
    return lxml.html.fromstring(page).xpath("//article//img")


def test_article_with_pictures(
    client: Client, publish: Publish, picture: Picture, django_assert_max_num_queries: Any
) -> None:
    inside = {"type": "picture", "value": {"picture": picture.pk, "caption": "Von nah"}}
    article = publish(picture=picture, body=[inside])
    with django_assert_max_num_queries(5):
        page = lxml.html.fromstring(client.get(article.get_absolute_url()).content)
    first, second = page.xpath("//article//img")
    assert first.get("alt") == second.get("alt") == "Regal von vorn"
    assert (first.get("width"), first.get("height")) == ("1200", "800")
    assert first.get("loading") is None and second.get("loading") == "lazy"
    captions = [one.text_content() for one in page.xpath("//figcaption")]
    assert captions == ["Ein Regal Bild: Lea Wenk", "Von nah Bild: Lea Wenk"]
    assert page.xpath("//meta[@property='og:image']/@content")[0].startswith("http")


def test_sizes_are_made_when_asked_for(client: Client, publish: Publish, picture: Picture) -> None:
    article = publish(picture=picture)
    sizes = [one.split() for one in images(client, article)[0].get("srcset").split(", ")]
    assert [size for _, size in sizes] == ["400w", "800w", "1200w"]
    small = sizes[0][0]
    assert client.get(small)["Location"].endswith(".webp")
    for guessed in (small.replace("-400-", "-800-"), f"/bild/{picture.pk}-400-x.webp"):
        assert client.get(guessed).status_code == 404
    make_renditions(picture)
    assert picture.renditions.count() == len(WIDTHS)
    assert "/bild/" not in images(client, article)[0].get("srcset")


def test_a_picture_without_its_file_is_missed_only_where_it_was(
    client: Client, publish: Publish, picture: Picture
) -> None:
    article = publish(picture=picture)
    Path(picture.file.path).unlink()
    address = images(client, article)[0].get("srcset").split()[0]
    assert client.get(address).status_code == 404


def test_small_pictures_are_not_blown_up(publish: Publish) -> None:
    small = Picture.objects.create(
        title="Klein", file=SimpleUploadedFile("klein.jpg", jpeg(300, 200))
    )
    assert srcset(small).endswith(" 300w")
    assert srcset(small).count(",") == 0


def test_many_pictures_cost_one_query(
    client: Client, publish: Publish, picture: Picture, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        copy = Picture.objects.create(
            title=f"Bild {number}",
            credit="Lea Wenk",
            usage_terms="eigenes Bild",
            file=SimpleUploadedFile("a.jpg", jpeg(900, 600)),
        )
        publish(picture=copy)
    with django_assert_max_num_queries(10):
        client.get("/")
    with django_assert_max_num_queries(4):
        client.get("/lagertechnik/")


def test_the_archive_comes_in_once(publish: Publish, client: Client) -> None:
    count = archive.load(ARCHIVE, timezone.now())
    assert count == len(list(ARCHIVE.glob("*.json"))) == Article.objects.live().count()
    assert archive.load(ARCHIVE, timezone.now()) == 0
    kinds = Clearance.objects.values_list("kind", "given_by_name").distinct()
    assert list(kinds) == [("archive", "Beispielarchiv")]
    assert not Article.objects.exclude(is_sample=True).exists()
    newest = Article.objects.newest()[0]
    assert newest.headline in client.get("/").content.decode()
    assert Picture.objects.count() == len(set(Picture.objects.values_list("source_uri", flat=True)))
    for article in Article.objects.all():
        assert client.get(article.get_absolute_url()).status_code == 200


def test_bad_files_are_passed_over_and_named(
    publish: Publish, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = sorted(ARCHIVE.glob("*.json"))[0]
    folder = tmp_path / "archive"
    folder.mkdir()
    shutil.copy(good, folder / "gut.json")
    told = json.loads(good.read_text())
    (folder / "leer.json").write_text("")
    (folder / "bruch.json").write_text('{"uri": ')
    (folder / "tief.json").write_text("[" * 100_000)
    (folder / "bytes.json").write_bytes(b"\xff\xfe\x00")
    nowhere = {
        **told,
        "uri": "urn:nirgends",
        "subjects": [{"name": "x", "uri": "section:gibtesnicht"}],
    }
    (folder / "ressort.json").write_text(json.dumps(nowhere))
    outside = json.dumps({**told, "uri": "urn:draussen"}).replace("pictures/", "../../etc/")
    (folder / "bild.json").write_text(outside)
    assert archive.load(folder, timezone.now()) == 2  # the picture is missing, not the article
    assert Article.objects.get(uri="urn:draussen").picture is None
    for name in ("leer", "bruch", "tief", "bytes", "ressort"):
        assert f"{name}.json" in caplog.text, name
    assert archive.load(tmp_path / "gibt-es-nicht", timezone.now()) == 0


def test_avif_is_offered_once_all_sizes_are_there(
    client: Client, publish: Publish, picture: Picture
) -> None:
    article = publish(picture=picture)
    make_renditions(picture)
    assert "<picture>" not in client.get(article.get_absolute_url()).content.decode()
    make_avif(picture)
    page = lxml.html.fromstring(client.get(article.get_absolute_url()).content)
    source = page.xpath("//article//picture/source")[0]
    assert source.get("type") == "image/avif" and source.get("sizes")
    sizes = [one.split() for one in source.get("srcset").split(", ")]
    assert [size for _, size in sizes] == ["400w", "800w", "1200w"]
    assert all(".avif" in address for address, _ in sizes)
    assert page.xpath("//article//picture//img/@srcset")[0].count(".webp ") == 3
    for one in picture.renditions.all():
        with one.file.open() as file, Image.open(file) as image:
            assert not image.getexif() and image.width <= 1600
    small = picture.renditions.get(filter_spec=AVIF[400])
    small.delete()
    assert "<picture>" not in client.get(article.get_absolute_url()).content.decode()


def test_a_decorative_picture_has_an_empty_alternative(
    client: Client, publish: Publish, picture: Picture
) -> None:
    picture.is_decorative = True
    picture.save()
    assert images(client, publish(picture=picture))[0].get("alt") == ""


@pytest.mark.parametrize("missing", ["credit", "usage_terms"])
def test_pictures_in_the_text_need_credit_and_right_too(
    publish: Publish, picture: Picture, missing: str
) -> None:
    setattr(picture, missing, " ")
    picture.save()
    with pytest.raises(GateError, match="Dem Bild „Ein Regal“ fehlt"):
        publish(body=[{"type": "picture", "value": {"picture": picture.pk, "caption": ""}}])
    assert not Article.objects.live().exists()

"""Pictures a source sends along: only where its policy allows, cleaned, asked for rights."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import ModelLogEntry

from andruck.model import Association, Item, Rendition
from andruck_site.desk import actions
from andruck_site.portal import bare, lent
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article, Picture
from andruck_site.portal.tasks import bring_pictures
from tests.site.factories import draft, editor, own_text, posted, wire_item
from tests.site.loopback import Server

pytestmark = pytest.mark.django_db
GENEROUS, STRICT = "pressepost", "dlt"


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.ALLOW_LOOPBACK = True


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.stop()


def photo(width: int = 900, height: int = 600, kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = "Lea Wenk", "© 2026 Lea Wenk".encode()
    exif[0x010F], exif[0x0112] = "Telefon 9", 6  # device; lies on its side
    exif.get_ifd(0x8825)[2] = (48.0, 23.0, 54.0)  # where it was taken
    data = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(data, kind, exif=exif, comment=b"geheim")
    return data.getvalue()


def shelf() -> Picture:
    """A picture of which nothing is known."""
    return Picture.objects.create(title="Ein Regal", file=ContentFile(photo(), name="regal.jpg"))


def along(href: str, **fields: Any) -> Association:
    known = {"headline": "Das Lager in Kassel", "description": "Regal von vorn"} | fields
    one = Item(uri=href, type="picture", renditions=(Rendition(href=href),), **known)
    return Association(rel="picture", uri=href, item=one)


def test_a_picture_keeps_who_made_it_and_nothing_else() -> None:
    one = bare.bare(photo())
    with Image.open(io.BytesIO(one.data)) as image:
        assert set(image.getexif()) == {0x013B, 0x8298}
        assert image.size == (600, 900)  # upright
    assert "© 2026 Lea Wenk".encode() in one.data
    assert (one.artist, one.copyright, one.suffix) == ("Lea Wenk", "© 2026 Lea Wenk", "jpg")
    assert b"Telefon" not in one.data and b"geheim" not in one.data
    for kind in ("PNG", "WEBP", "AVIF"):
        assert b"Telefon" not in bare.bare(photo(kind=kind)).data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\xff\xd8\xff\xe0" + bytes(2000),
        photo()[:3000],
        photo(20, 20),
        b"GIF89a" + bytes(100),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 900 900\n",
        b"x" * (bare.LARGEST + 1),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(bare.NoPicture):
        bare.bare(data)


def test_a_picture_of_too_many_pixels_is_not_unpacked() -> None:
    data = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(data, "PNG")
    assert len(data.getvalue()) < 1_000_000
    with pytest.raises(bare.NoPicture, match="zu viele Pixel"):
        bare.bare(data.getvalue())


def test_taking_an_item_brings_its_picture(
    server: Server, django_capture_on_commit_callbacks: Any
) -> None:
    href = f"{server.address}/lager.jpg"
    server.pages["/lager.jpg"] = (200, {"Content-Type": "image/jpeg"}, photo())
    user = editor()
    row = wire_item(given_by=GENEROUS, associations=(along(href),))
    with django_capture_on_commit_callbacks() as planned:
        article = actions.take(row.pk, user)
    assert len(planned) == 1 and not Picture.objects.exists()
    assert bring_pictures.func(article.pk) == bring_pictures.func(article.pk) == 1
    picture = Picture.objects.get()
    assert (picture.title, picture.description) == ("Das Lager in Kassel", "Regal von vorn")
    assert (picture.credit, picture.copyright_holder) == ("Lea Wenk", "© 2026 Lea Wenk")
    assert "freigegeben" in picture.usage_terms
    assert len(server.asked) == 1
    article.refresh_from_db()
    assert article.picture == picture
    assert article.get_latest_revision_as_object().picture == picture
    assert article.revisions.count() == 1
    actions.restore(row.pk, user)  # nobody has worked on it yet
    assert not Article.objects.exists()


def test_no_picture_without_the_policy(
    server: Server, django_capture_on_commit_callbacks: Any
) -> None:
    row = wire_item(given_by=STRICT, associations=(along(f"{server.address}/lager.jpg"),))
    with django_capture_on_commit_callbacks() as planned:
        article = actions.take(row.pk, editor())
    assert planned == []
    assert bring_pictures.func(article.pk) == 0 and server.asked == []
    assert bring_pictures.func(article.pk + 1) == 0


def test_an_editors_choice_stands(server: Server, client: Client) -> None:
    server.pages["/lager.jpg"] = (200, {}, photo())
    user = editor()
    associations = (along(f"{server.address}/lager.jpg"),)
    article = draft(user, given_by=GENEROUS, associations=associations)
    article.save_revision(user=user)
    edit = reverse("wagtailsnippets_portal_article:edit", args=[article.pk])
    client.force_login(user)
    assert "im Hintergrund geholt" in client.get(edit).content.decode()
    assert bring_pictures.func(article.pk) == 1
    article.refresh_from_db()
    assert article.picture is None
    text = client.get(edit).content.decode()
    assert "Bilder der Quelle" in text and "im Hintergrund geholt" not in text


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/weg.jpg", (404, {}, b"")),
        ("/lager.jpg", (200, {"Content-Type": "image/jpeg"}, b"<html>Anmeldung</html>")),
        ("/lager.jpg", (200, {}, photo(20, 20))),
    ],
)
def test_what_could_not_be_fetched_is_told(server: Server, path: str, answer: Any) -> None:
    server.pages[path] = answer
    associations = (along(f"{server.address}{path}"),)
    article = draft(editor(), given_by=GENEROUS, associations=associations)
    assert bring_pictures.func(article.pk) == 0
    entry = ModelLogEntry.objects.get(action="andruck.no_picture")
    assert entry.data["reason"] and "nicht geholt" in str(entry.message)


@pytest.mark.parametrize("href", ["../../etc/passwd", "file:///etc/passwd", "ftp://x.example/a"])
def test_only_the_web_and_the_sources_own_folder(href: str) -> None:
    article = draft(editor(), given_by=GENEROUS, associations=(along(href),))
    assert bring_pictures.func(article.pk) == 0
    assert ModelLogEntry.objects.filter(action="andruck.no_picture").exists()


def test_pictures_attached_to_a_letter() -> None:
    letter = EmailMessage()
    letter["Subject"], letter["From"] = "Neubau", "presse@werk.example"
    letter.set_content("Das Lager ist fertig.")
    letter.add_attachment(photo(), "image", "jpeg", filename="lager neu.jpg")
    user = editor()
    for number in (1, 2):  # the same name in two letters are two pictures
        row = wire_item(
            given_by=GENEROUS,
            uri=f"urn:brief:{number}",
            raw=letter.as_bytes(),
            associations=(along("attachment:lager%20neu.jpg"),),
        )
        article = actions.take(row.pk, user)
        assert bring_pictures.func(article.pk) == 1
    assert Picture.objects.count() == 2


def test_the_gate_asks_for_credit_and_right(client: Client) -> None:
    user = editor()
    article = own_text(user)
    article.picture = shelf()
    revision = article.save_revision(user=user)
    with pytest.raises(GateError) as refusal:
        actions.publish(revision, user)
    said = " ".join(refusal.value.reasons)
    assert "Dem Bild „Ein Regal“ fehlt der Bildnachweis." in said
    assert "Dem Bild „Ein Regal“ fehlt die Angabe der Nutzungsrechte." in said
    assert "Bild ohne Nachweis" in said
    for entry in actions.proof_article(article).open_errors:
        actions.dismiss(article.uri, entry.finding, "ist schon gut", user)
    with pytest.raises(GateError):  # no dismissal helps against that
        actions.publish(revision, user)
    Picture.objects.update(credit="Lea Wenk", usage_terms="eigenes Bild")
    published = actions.publish(revision, user)
    checks = [one["check"] for one in published.clearance.findings["open"]]
    assert "picture-without-text" in checks


def test_the_upload_asks_and_cleans(client: Client) -> None:
    client.force_login(editor())
    add = reverse("wagtailimages:add")
    text = client.get(add).content.decode()
    for words in (
        "Bildnachweis",
        "Rechteinhaber",
        "Nutzungsrechte",
        "Alternativtext",
        "schmückend",
    ):
        assert words in text
    upload = io.BytesIO(photo())
    upload.name = "lager.jpg"
    fields = {"title": "Lager", "credit": "Lea Wenk", "usage_terms": "eigenes Bild"}
    fields |= {"description": "", "is_decorative": "on", "tags": "", "copyright_holder": ""}
    client.post(add, {**fields, "file": upload, "collection": 1})
    picture = Picture.objects.get()
    assert picture.is_decorative and (picture.width, picture.height) == (600, 900)
    with picture.file.open() as file:
        assert b"Telefon" not in file.read()
    broken = io.BytesIO(photo()[:3000])
    broken.name = "kaputt.jpg"
    client.post(add, {**fields, "file": broken, "collection": 1})
    assert Picture.objects.count() == 1


def test_a_chosen_picture_is_proofed_while_writing(client: Client) -> None:
    client.force_login(editor())
    picture = shelf()
    pairs = [[name, str(value)] for name, value in posted(picture=picture.pk).items()]
    answer = client.post(
        reverse("desk:article-typed"), {"fields": pairs}, content_type="application/json"
    )
    assert "Dem Bild „Ein Regal“ fehlt der Alternativtext." in answer.json()["html"]


def test_keys_of_pictures_are_short() -> None:
    row = wire_item(given_by=GENEROUS, associations=(along("cid:" + "x" * 2_000),))
    assert all(len(key) <= 500 for key, _ in lent.pictures_of(row, row.received))

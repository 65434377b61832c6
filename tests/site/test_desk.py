"""The desk as a whole: who may see what, that nothing hostile gets through, that reading
changes nothing."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from andruck.model import Finding, Place
from andruck_site.desk import actions
from andruck_site.desk.models import OneTimePassword
from andruck_site.portal.models import Article, Clearance, Dismissal
from andruck_site.wire.models import Run, Source, WireItem
from tests.site.factories import (
    BODY,
    FLAW,
    FLAWED,
    HOSTILE,
    draft,
    editor,
    own_text,
    reader,
    source,
    visitor,
    wire_item,
)

pytestmark = pytest.mark.django_db
NAMES = "wagtailsnippets_portal_article"
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)", re.I)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(editor())
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"{NAMES}:{name}", args=args)


def pages(user: Any) -> list[str]:
    """Every page of the desk with something on it."""
    article, bad = own_text(user), draft(user, body=FLAWED)
    actions.publish(article.latest_revision, user)
    row = wire_item(body=FLAWED)
    bad_run = Run.objects.create(source=row.source, error="kaputt", dropped=1, reasons=[
        {"reason": "older", "uri": "urn:alt", "message": "älter"}])  # fmt: skip
    revision = bad.latest_revision_id
    return [
        "/desk/",
        "/desk/eingang/",
        f"/desk/eingang/?meldung={row.pk}&stand=alle",
        *(reverse(f"desk:{name}", args=[row.pk]) for name in ("item", "merge", "raw")),
        "/desk/quellen/",
        "/desk/laeufe/",
        f"/desk/laeufe/?quelle={row.source.name}&nur=fehler",
        reverse("desk:run", args=[bad_run.pk]),
        url("list"),
        url("list") + "?q=Shuttle&stand=live&ressort=lagertechnik&art=Meldung&autor=Ahlers",
        url("list") + "?stand=draft",
        url("list") + "?stand=scheduled",
        url("list_results"),
        url("add"),
        *(url(name, article.pk) for name in ("edit", "history", "usage", "unpublish")),
        url("edit", bad.pk),
        url("delete", bad.pk),
        url("revisions_revert", bad.pk, revision),
        url("revisions_compare", bad.pk, "earliest", "latest"),
        reverse("desk:article-findings", args=[bad.pk]),
        reverse("desk:kill", args=[article.pk]),
        "/desk/images/",
        "/desk/account/",
    ]


# Who may see what


@pytest.mark.parametrize("boss", [True, False])
def test_every_page_opens_and_only_reads(boss: bool, client: Client) -> None:
    user = editor(boss=boss)
    addresses = pages(user)
    client.force_login(user)
    client.get("/desk/account/")  # makes the profile
    client.get(addresses[0])
    before = {model: model.objects.count() for model in (Article, WireItem, Dismissal, Clearance)}
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        assert "Traceback" not in answer.content.decode()
        wrote = [one["sql"] for one in asked if WRITES.match(one["sql"])]
        # Wagtail notes who has an article open; nothing of ours is written.
        assert not [sql for sql in wrote if "editingsession" not in sql], (address, wrote)
    assert before == {model: model.objects.count() for model in before}


def test_the_desk_is_closed_to_readers(client: Client) -> None:
    addresses = pages(editor("Anna Berg", boss=True))
    for address in addresses:
        assert client.get(address)["Location"].startswith("/desk/login/"), address
    client.force_login(reader())
    for address in addresses:
        assert client.get(address)["Location"].startswith("/desk/login/"), address


def test_whoever_may_only_enter_does_not_get_far(client: Client) -> None:
    boss = editor("Anna Berg", boss=True)
    addresses = pages(boss)
    client.force_login(visitor())
    allowed = {"/desk/", "/desk/account/"}
    for address in addresses:
        answer = client.get(address)
        if address in allowed:
            assert answer.status_code == 200
            assert "Shuttlelager" not in answer.content.decode()
        else:
            assert answer.status_code in {302, 403, 404}, address
    row = wire_item()
    for name in ("take", "reject", "restore", "finding", "merge"):
        client.post(reverse(f"desk:{name}", args=[row.pk]), {"ziel": "1", "grund": "egal"})
    client.post(reverse("desk:fetch", args=[row.source_id]))
    client.post(reverse("desk:switch", args=[row.source_id]), {"aktiv": "0"})
    assert WireItem.objects.get(pk=row.pk).state == "new"
    assert source().is_active and not Article.objects.exclude(provenance=None).filter(
        provenance__wire_item=row
    )


POSTS = ["take", "reject", "restore", "finding", "article-finding", "fetch", "switch"]


@pytest.mark.parametrize("name", POSTS)
def test_deeds_are_posts_with_a_token(name: str, client: Client) -> None:
    user = editor()
    article = draft(user)
    pk = {"article-finding": article.pk, "fetch": source().pk, "switch": source().pk}.get(
        name, wire_item().pk
    )
    client.force_login(user)
    address = reverse(f"desk:{name}", args=[pk])
    assert client.get(address).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.post(address).status_code == 403


@pytest.mark.parametrize("name", ["kill", "merge"])
def test_questions_need_a_token_as_well(name: str) -> None:
    user = editor()
    pk = draft(user).pk if name == "kill" else wire_item().pk
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.post(reverse(f"desk:{name}", args=[pk]), {"grund": "x" * 9}).status_code == 403


def test_every_form_of_ours_carries_a_token(client: Client) -> None:
    user = editor(boss=True)
    addresses = pages(user)
    client.force_login(user)
    for address in addresses:
        for form in re.findall(r"<form\b.*?</form>", client.get(address).content.decode(), re.S):
            ours = "w-editing-sessions" not in form  # Wagtail's own sends it as a header
            if ours and re.search(r'method="post"', form[:300], re.I):
                token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
                assert token, (address, form[:300])


def test_the_menu_has_what_an_editor_needs(client: Client) -> None:
    for boss in (True, False):
        client.force_login(editor("Eva Ost" if boss else "Jan Alt", boss=boss))
        props = client.get("/desk/eingang/").content.decode()
        props = props.split('id="wagtail-sidebar-props"')[1].split("</script>")[0]
        for label in ("Eingang", "Artikel", "Bilder", "Quellen"):
            assert f'"{label}"' in props, label
        assert "L\\u00e4ufe" in props or "Läufe" in props
        for gone in ("Seiten", "Dokumente", "Schnipsel", "Arbeitsabl"):
            assert f'"{gone}' not in props, gone
        assert ('"Benutzer"' in props) == boss


# Hostile content


def test_nothing_hostile_gets_through(client: Client) -> None:
    boss = editor("Anna Berg", boss=True)
    source().__class__.objects.update(label=HOSTILE, error=HOSTILE)
    row = wire_item(
        headline=HOSTILE, description=HOSTILE, body=f"<p>{HOSTILE} {FLAW}</p>{HOSTILE}",
        by=HOSTILE, located=HOSTILE[:50], ed_note=HOSTILE, usage_terms=HOSTILE, slugline=HOSTILE,
        copyright_notice=HOSTILE, url="javascript:alert(1)", raw=HOSTILE.encode(),
    )  # fmt: skip
    other = wire_item(headline=HOSTILE)
    finding = Finding(
        check=HOSTILE, severity="error", message=HOSTILE,
        place=Place(field="headline", start=0, end=9, quote=HOSTILE), fix=HOSTILE,
    )  # fmt: skip
    from msgspec.json import encode

    row.findings_json = encode((finding, *row.findings()))
    row.save()
    actions.dismiss(row.uri, finding, HOSTILE, boss)
    article = actions.take(row.pk, boss)
    Clearance.objects.create(
        uri=article.uri, content_hash="x", kind="desk", given_by_name=HOSTILE,
        findings={"open": [{"check": HOSTILE, "quote": HOSTILE}], "dismissed": [
            {"check": HOSTILE, "quote": HOSTILE, "reason": HOSTILE, "by": HOSTILE}]},
    )  # fmt: skip
    run = Run.objects.create(source=row.source, error=HOSTILE, dropped=1, reasons=[
        {"reason": HOSTILE, "uri": HOSTILE, "message": HOSTILE}])  # fmt: skip
    client.force_login(boss)
    addresses = [
        "/desk/", f"/desk/eingang/?stand=alle&meldung={row.pk}", "/desk/quellen/", "/desk/laeufe/",
        f"/desk/eingang/?q={HOSTILE}&ressort={HOSTILE}", reverse("desk:raw", args=[row.pk]),
        reverse("desk:merge", args=[other.pk]) + f"?q=alert&zurueck={HOSTILE}",
        reverse("desk:run", args=[run.pk]), url("edit", article.pk), url("list"),
        url("history", article.pk), reverse("desk:article-findings", args=[article.pk]),
        reverse("desk:kill", args=[article.pk]), url("revisions_compare", article.pk, "earliest",
        "latest"),
    ]  # fmt: skip
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = answer.content.decode()
        assert "<script>alert" not in text and "<img src=x" not in text, address
        assert 'href="javascript:' not in text, address
    reject = client.post(reverse("desk:reject", args=[other.pk]), follow=True).content.decode()
    assert html.escape(HOSTILE) in reject and "<script>alert" not in reject


def test_control_characters_do_no_harm(desk: Client) -> None:
    row = wire_item(headline="Regal\x0b\x01 kippt", body=BODY.replace("Lager", "La\x02ger"))
    assert desk.get(f"/desk/eingang/?meldung={row.pk}").status_code == 200
    assert actions.take(row.pk, editor("Eva Ost")).pk


def test_huge_and_empty_items(desk: Client) -> None:
    empty = wire_item(headline="", description="", body="", by="", url="", copyright_notice="")
    huge = wire_item(headline="A" * 3000, body=f"<p>{'Regal und Stapler. ' * 5000}</p>")
    for row in (empty, huge):
        assert desk.get(f"/desk/eingang/?meldung={row.pk}").status_code == 200
        article = actions.take(row.pk, editor(f"Eva Nr{row.pk}"))
        assert desk.get(url("edit", article.pk)).status_code == 200


# Sources, runs, home


def test_sources_tell_how_they_do(client: Client) -> None:
    client.force_login(editor(boss=True))
    now = timezone.now()
    good = source()
    good.last_success, good.next_visit = now - timedelta(minutes=5), now + timedelta(minutes=25)
    good.save()
    bad = source("lager-und-fluss")
    bad.failures, bad.error, bad.address = (
        4,
        "https://x.example/: kein Anschluss",
        "https://x.example/",
    )
    bad.save()
    text = client.get("/desk/quellen/").content.decode()
    assert "in Ordnung" in text and "vor 5" in text.replace("\xa0", " ")
    assert "seit 4 Versuchen gestört" in text and "kein Anschluss" in text
    home = client.get("/desk/").content.decode()
    assert "Quellen mit Störung" in home and "kein Anschluss" in home

    client.post(reverse("desk:fetch", args=[good.pk]))
    assert Source.objects.get(pk=good.pk).next_visit <= timezone.now()
    client.post(reverse("desk:switch", args=[good.pk]), {"aktiv": "0"})
    assert not Source.objects.get(pk=good.pk).is_active
    page = client.post(reverse("desk:fetch", args=[good.pk]), follow=True).content.decode()
    assert "abgeschaltet; bitte schalten Sie sie zuerst ein" in page
    client.post(reverse("desk:switch", args=[good.pk]), {"aktiv": "1"})
    assert Source.objects.get(pk=good.pk).is_active


def test_a_run_names_everything_it_left(desk: Client) -> None:
    reasons = [
        {"reason": "problem", "uri": f"urn:{one}", "message": "kaputt"} for one in range(250)
    ]
    run = Run.objects.create(source=source(), dropped=250, seen=251, reasons=reasons)
    address = reverse("desk:run", args=[run.pk])
    first, second = (
        desk.get(address).content.decode(),
        desk.get(f"{address}?seite=2").content.decode(),
    )
    assert "nicht lesbarer Eintrag" in first and "urn:0<" in first and "urn:249<" in second
    assert "Seite 1 von 2" in first


def test_the_home_page_says_what_waits(desk: Client) -> None:
    user = editor("Anna Berg", boss=True)
    wire_item(embargoed_until=timezone.now() + timedelta(hours=3), headline="Bald frei")
    article = draft(user)
    ModelLogEntry.objects.create(
        action="andruck.refused", content_type=ContentType.objects.get_for_model(Article),
        object_id=str(article.pk), label=article.headline, timestamp=timezone.now(),
        data={"reasons": ["Die Nutzungsrechte sind ungeklärt."]},
    )  # fmt: skip
    text = desk.get("/desk/").content.decode()
    for words in ("Geplant, aber nicht veröffentlicht", "Bald frei", "Entwürfe in Arbeit",
                  "logistic ready", "Demnächst frei", "Nutzungsrechte sind ungeklärt"):  # fmt: skip
        assert words in text, words


# First login


def test_the_one_time_password_opens_nothing_but_the_door(client: Client) -> None:
    name, password = OneTimePassword.first_editor() or ("", "")
    answer = client.post("/desk/login/", {"username": name, "password": password})
    assert answer.status_code == 302
    for address in ("/desk/", "/desk/eingang/", url("list"), "/desk/account/"):
        assert client.get(address)["Location"] == reverse("desk:welcome")
    assert client.get(reverse("desk:welcome")).status_code == 200
    names = {"first_name": "Katrin", "last_name": "Ahlers"}
    weak = {**names, "new_password1": "kurz", "new_password2": "kurz"}
    assert client.post(reverse("desk:welcome"), weak).status_code == 200
    strong = "Palette-Rampe-Stapler-7"
    good = {**names, "new_password1": strong, "new_password2": strong}
    assert client.post(reverse("desk:welcome"), good)["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    assert not OneTimePassword.objects.exists()
    again = Client()
    again.post("/desk/login/", {"username": name, "password": password})
    assert again.get("/desk/")["Location"].startswith("/desk/login/")


def test_the_login_is_ours(client: Client) -> None:
    text = client.get("/desk/login/").content.decode()
    assert "logistic ready" in text and "Andruck" in text and "Passwort" in text
    assert "Wagtail" not in re.sub(r"<(no)?script.*?</(no)?script>", "", text, flags=re.S)
    assert settings.LANGUAGE_CODE == "de"


def test_what_failed_is_told_in_german(desk: Client) -> None:
    source = wire_item().source
    error = f"{source.address}: There is no such host; look for a typing error in the address, or ask again later."  # noqa: E501
    run = Run.objects.create(source=source, error=error)
    page = desk.get(reverse("desk:run", args=[run.pk])).content.decode()
    assert "Diesen Rechnernamen gibt es nicht" in page and "no such host" not in page
    assert "Alles kam in den Eingang" not in page
    form = desk.get(reverse("wagtailimages:add")).content.decode()
    assert "Bildunterschrift" in form and "Steht unter dem Bild" in form

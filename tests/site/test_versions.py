"""New versions, corrections, kills, embargoes: what becomes of the article."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from andruck_site.desk import actions, revising, versions
from andruck_site.portal import gate
from andruck_site.portal.models import Article
from andruck_site.wire.models import State, WireItem
from tests.site.factories import BODY, draft, editor, wire_item
from tests.site.test_serve import ROOT, served

FIRST, SECOND = (f"<p>{part}" for part in BODY.split("<p>")[1:])
THIRD = "<p>Die Bauarbeiten beginnen im Januar; Generalunternehmer ist die Firma Hallenwerk.</p>"
URI = "urn:beispiel:fassung"
pytestmark = pytest.mark.django_db


@pytest.fixture
def katrin() -> Any:
    return editor()


@pytest.fixture
def desk(client: Client, katrin: Any) -> Client:
    client.force_login(katrin)
    return client


def update(**fields: Any) -> WireItem:
    return wire_item(uri=URI, version="2", **fields)


def parts(row: WireItem, article: Article) -> dict[str, versions.Part]:
    comparison = versions.compare(row, article)
    assert comparison is not None
    return {part.label: part for part in comparison.parts}


def newest(article: Article) -> Article:
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def seen(article: Article) -> str:
    return str(Article.objects.get(pk=article.pk).latest_revision_id)


def edit(article: Article, user: Any, html: str, **fields: Any) -> None:
    from andruck_site.portal import body

    text = newest(article)
    text.body = text._meta.get_field("body").to_python(body.to_blocks(html))
    for name, value in fields.items():
        setattr(text, name, value)
    text.save_revision(user=user)


def test_a_new_version_comes_up_and_shows_what_changed(desk: Client, katrin: Any) -> None:
    article = draft(katrin, uri=URI)
    row = update(
        headline="Ilsedorf bestellt Shuttlelager für 24 Millionen Euro",
        body=FIRST.replace("22 Millionen", "24 Millionen") + SECOND,
    )
    page = desk.get("/desk/eingang/").content.decode()
    assert page.count("Neue Fassung</span>") == 2  # in the list and beside it
    for words in ("alt (Fassung 1)", "neu (Fassung 2)", "im Artikel", "<del>22</del>",
                  "<ins>24</ins>", "Fassung zur Kenntnis nehmen"):  # fmt: skip
        assert words in page, words
    assert set(parts(row, article)) == {"Titel", "Absatz 1"}
    assert all(part.can and part.advised for part in parts(row, article).values())


def test_a_correction_is_named_so(desk: Client, katrin: Any) -> None:
    draft(katrin, uri=URI)
    update(ed_note="Berichtigung: 24 statt 22", body=FIRST.replace("22", "24") + SECOND)
    page = desk.get("/desk/eingang/").content.decode()
    assert 'desk-badge--wait">Berichtigung</span>' in page and "Neue Fassung</span>" not in page


def test_only_what_was_ticked_goes_into_a_new_draft(desk: Client, katrin: Any) -> None:
    article = draft(katrin, uri=URI)
    before = [block.id for block in article.body]
    row = update(headline="Neuer Titel", body=FIRST.replace("22", "24") + SECOND + THIRD)
    changes = parts(row, article)
    assert set(changes) == {"Titel", "Absatz 1", "Absatz 3 (neu)"}
    keys = [changes["Absatz 1"].key, changes["Absatz 3 (neu)"].key]
    answer = desk.post(
        reverse("desk:adopt", args=[row.pk]),
        {"teil": keys, "fassung": seen(article)},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 200 and answer.json()["state"] == "taken"
    text = newest(article)
    assert text.headline == article.headline
    assert text.body_html() == FIRST.replace("22", "24") + SECOND + THIRD
    assert [block.id for block in text.body][:2] == before
    assert article.revisions.count() == 2
    revising.undo_last(katrin)
    assert newest(article).body_html() == BODY
    assert WireItem.objects.get(pk=row.pk).state == State.NEW


def test_what_editors_changed_stays_unless_they_agree(katrin: Any) -> None:
    article = draft(katrin, uri=URI)
    own = SECOND.replace("zwölf", "rund zwölf")
    edit(article, katrin, FIRST + "<p>Ein eigener Absatz der Redaktion steht hier.</p>" + own)
    row = update(body=FIRST.replace("22", "24") + SECOND.replace("zwölf", "vierzehn"))
    changes = parts(row, article)
    assert changes["Absatz 1"].advised
    assert changes["Absatz 2"].note == "im Artikel geändert" and not changes["Absatz 2"].advised
    assert "rund" in changes["Absatz 2"].ours
    advised = [part.key for part in changes.values() if part.advised]
    revising.adopt(row.pk, advised, seen(article), katrin)
    html = newest(article).body_html()
    assert "24 Millionen" in html and "Ein eigener Absatz" in html and "rund zwölf" in html


def test_paragraphs_that_went_are_struck_out(katrin: Any) -> None:
    article = draft(katrin, uri=URI, body=FIRST + SECOND + THIRD)
    row = update(body=FIRST + THIRD)
    changes = parts(row, article)
    assert list(changes) == ["Absatz 2 (gestrichen)"]
    revising.adopt(row.pk, [changes["Absatz 2 (gestrichen)"].key], seen(article), katrin)
    assert newest(article).body_html() == FIRST + THIRD


def test_what_stands_there_already_or_no_longer_cannot_be_taken_over(katrin: Any) -> None:
    article = draft(katrin, uri=URI)
    edit(article, katrin, FIRST.replace("22", "24"))
    row = update(body=FIRST.replace("22", "24") + SECOND.replace("zwölf", "vierzehn"))
    changes = parts(row, article)
    assert changes["Absatz 1"].note == "steht schon so im Artikel"
    assert changes["Absatz 2"].note == "steht nicht im Artikel"
    assert not any(part.can for part in changes.values())
    with pytest.raises(actions.Conflict, match="Bitte wählen"):
        revising.adopt(row.pk, ["neu-0", "neu-1", "quark"], seen(article), katrin)


def test_nobodys_later_work_is_written_over(katrin: Any) -> None:
    article = draft(katrin, uri=URI)
    row, looked = update(headline="Neuer Titel"), seen(article)
    edit(article, katrin, BODY, headline="Von Malte umgeschrieben")
    with pytest.raises(actions.Conflict, match="inzwischen weitergearbeitet"):
        revising.adopt(row.pk, ["headline"], looked, katrin)
    assert newest(article).headline == "Von Malte umgeschrieben"


def test_noting_closes_a_version_and_the_next_is_compared_with_it(
    desk: Client, katrin: Any
) -> None:
    article = draft(katrin, uri=URI)
    second = update(headline="Zweiter Titel")
    desk.post(reverse("desk:note", args=[second.pk]))
    assert WireItem.objects.get(pk=second.pk).state == State.TAKEN
    assert newest(article).headline == article.headline
    third = wire_item(uri=URI, version="3", headline="Dritter Titel")
    assert "Zweiter" in parts(third, article)["Titel"].old
    desk.post(reverse("desk:note", args=[third.pk]))
    assert "Wieder im Eingang" in revising.undo_last(katrin).text
    assert WireItem.objects.get(pk=third.pk).state == State.NEW
    assert Article.objects.filter(pk=article.pk).exists()


def test_a_version_of_a_live_article_changes_nothing_readers_see(katrin: Any) -> None:
    article = draft(katrin, uri=URI)
    actions.publish(article.latest_revision, katrin)
    row = update(headline="Neuer Titel für das Lager in Kassel")
    revising.adopt(row.pk, ["headline"], seen(article), katrin)
    article = Article.objects.get(pk=article.pk)
    assert article.live and article.headline != row.headline and article.has_unpublished_changes
    revising.undo_last(katrin)
    assert newest(article).headline == article.headline


def test_long_and_odd_versions_are_compared_in_good_time(katrin: Any) -> None:
    article = draft(katrin, uri=URI, body="".join(f"<p>Absatz {n}.</p>" for n in range(1200)))
    row = update(headline="<b>x</b>", body=f"<p>{'Regal und Stapler. ' * 9000}</p>")
    began = time.perf_counter()
    shown = parts(row, article)
    assert time.perf_counter() - began < 5
    assert "&lt;b&gt;" in shown["Titel"].new
    assert parts(update(headline="", body=""), article)


# Kills


def test_a_kill_takes_the_article_from_every_output(client: Client, katrin: Any) -> None:
    article = draft(katrin, uri=URI, headline="Quarzstein kippt Regale")
    actions.publish(article.latest_revision, katrin)
    address = Article.objects.get(pk=article.pk).get_absolute_url()
    now, section = timezone.localtime(), article.section
    outputs = [
        "/", f"/{section}/", "/feed.rss", "/feed.json", f"/{section}/feed.rss",
        f"/{section}/feed.json", f"/archiv/{now:%Y/%m}/", f"/sitemap-{now:%Y}.xml",
        "/sitemap-news.xml", "/suche/?q=Quarzstein",
    ]  # fmt: skip
    for output in outputs:
        assert address in client.get(output).content.decode(), output
    assert client.get(address).status_code == 200

    wire_item(uri=URI, version="2", pub_status="canceled")  # the act: nothing else is called

    for output in outputs:
        text = client.get(output).content.decode()
        assert address not in text and "Quarzstein kippt" not in text, output
    assert client.get(address).status_code in {404, 410}
    killed = Article.objects.get(pk=article.pk)
    assert (killed.live, killed.pub_status, killed.clearance) == (False, "canceled", None)


# Embargoes


def test_the_same_content_has_one_hash_wherever_it_comes_from(katrin: Any) -> None:
    article = draft(katrin)
    loaded = Article.objects.get(pk=article.pk)
    assert gate.content_hash(article.item()) == gate.content_hash(loaded.item())


PLAN = """
import sys
from datetime import timedelta
from django.utils import timezone
from andruck_site.desk import actions
from tests.site.factories import editor, wire_item
user = editor(boss=True)
at = timezone.now() + timedelta(seconds=float(sys.argv[-1]))
row = wire_item(headline="Zinnober lagert im Hochregal", embargoed_until=at)
article = actions.take(row.pk, user)
at = article.go_live_at = at.replace(microsecond=0) + timedelta(seconds=1)
actions.publish(article.save_revision(user=user), user)
print("AT", at.timestamp())
"""


@pytest.mark.browser
def test_an_embargo_opens_to_the_second(tmp_path: Path) -> None:
    with served(tmp_path / "data", "--empty") as (address, _, _process):
        done = subprocess.run(
            [sys.executable, "-c", SHELL, PLAN, "12"], cwd=ROOT, text=True, check=True,
            env={**os.environ, "ANDRUCK_DATA": str(tmp_path / "data")}, capture_output=True,
        )  # fmt: skip
        due = float(re.search(r"AT (\S+)", done.stdout)[1])  # type: ignore[index]
        assert time.time() < due - 1, "the machine is too slow to try this"
        first = 0.0
        while not first and time.time() < due + 5:
            asked = time.time()
            with urllib.request.urlopen(f"{address}/", timeout=5) as answer:
                if b"Zinnober" in answer.read():
                    first, answered = asked, time.time()
            time.sleep(0.05)
        assert first and answered >= due, "too early, or never"
        assert first - due <= 1.5, f"{first - due:.2f} s late"


SHELL = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "andruck_site.settings"
django.setup()
exec(sys.argv[1])
"""

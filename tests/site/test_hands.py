"""What hands need at the desk: undo, sections, saved filters, live counts, two editors at once."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from andruck_site.desk import actions, keys, revising
from andruck_site.desk.models import SavedFilter
from andruck_site.portal.models import Article, Dismissal
from andruck_site.portal.proof import proof_article
from andruck_site.wire.models import State, WireItem
from tests.site.factories import FLAWED, draft, editor, visitor, wire_item

pytestmark = pytest.mark.django_db
HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "handbuch" / "README.md"
AS_JSON = {"Accept": "application/json"}


@pytest.fixture
def katrin() -> Any:
    return editor()


@pytest.fixture
def desk(client: Client, katrin: Any) -> Client:
    client.force_login(katrin)
    return client


def fresh(row: WireItem) -> WireItem:
    return WireItem.objects.get(pk=row.pk)


# Undo


def test_undo_takes_back_deed_by_deed(katrin: Any) -> None:
    rejected, taken, merged, moved = (
        wire_item(headline=name, body=f"<p>{name} {name}.</p>")
        for name in ("Regal", "Stapler", "Kran", "Palette")
    )
    flawed = wire_item(body=FLAWED)
    before = moved.section
    actions.reject(rejected.pk, katrin)
    actions.take(taken.pk, katrin)
    actions.merge(merged.pk, taken.pk, katrin)
    actions.dismiss(flawed.uri, flawed.findings()[0], "Zitat", katrin)
    revising.assign(moved.pk, "verpackung", katrin)
    revising.assign(moved.pk, "foerdertechnik", katrin)
    for section in ("verpackung", before):
        revising.undo_last(katrin)
        assert fresh(moved).section == section
    assert "wieder offen" in revising.undo_last(katrin).text
    assert not Dismissal.objects.exists()
    for row in (merged, taken, rejected):
        assert revising.undo_last(katrin).row == row
        assert fresh(row).state == State.NEW
    assert not Article.objects.exists()
    with pytest.raises(actions.Conflict, match="nichts"):
        revising.undo_last(katrin)


def test_undo_is_for_ones_own_deeds_of_today(katrin: Any) -> None:
    row, other = wire_item(), wire_item()
    actions.reject(row.pk, editor("Malte Ohm"))
    actions.reject(other.pk, katrin)
    ModelLogEntry.objects.filter(user=katrin).update(timestamp=timezone.now() - timedelta(hours=13))
    with pytest.raises(actions.Conflict):
        revising.undo_last(katrin)
    assert fresh(row).state == fresh(other).state == State.REJECTED


def test_undo_passes_over_what_others_went_on_with(katrin: Any) -> None:
    malte, row, before = editor("Malte Ohm"), wire_item(), wire_item()
    actions.reject(before.pk, katrin)
    actions.reject(row.pk, katrin)
    actions.restore(row.pk, malte)
    actions.reject(row.pk, malte)
    assert revising.undo_last(katrin).row == before
    assert fresh(row).state == State.REJECTED


def test_undo_takes_back_a_fix_but_nothing_public(katrin: Any) -> None:
    article = draft(katrin, body="<p>Das Lager wächst wächst um ein Regal.</p>")
    finding = next(one.finding for one in proof_article(article).entries if one.finding.fix)
    actions.apply_fix(article, finding.fingerprint, katrin)
    revising.undo_last(katrin)
    text = Article.objects.get().get_latest_revision_as_object()
    assert "wächst wächst" in text.body_html()
    other = draft(katrin)
    actions.publish(other.latest_revision, katrin)
    with pytest.raises(actions.Conflict, match="schon öffentlich"):
        revising.undo_last(katrin)
    assert Article.objects.get(pk=other.pk).live


def test_undo_over_the_screen(desk: Client) -> None:
    row = wire_item()
    told = desk.post(reverse("desk:reject", args=[row.pk]), headers=AS_JSON).json()
    assert told["state"] == "rejected" and told["said"].startswith("Verworfen: „")
    assert "Zurücknehmen" not in told["said"]
    assert "Verworfen: „" not in desk.get("/desk/eingang/").content.decode()  # said once
    told = desk.post(reverse("desk:undo"), headers=AS_JSON).json()
    assert told["item"] == row.pk and told["state"] == "new"
    answer = desk.post(reverse("desk:undo"), headers=AS_JSON)
    assert answer.status_code == 409 and "nichts" in answer.json()["conflict"]
    assert "nichts, was Sie" in desk.post(reverse("desk:undo"), follow=True).content.decode()


# Sections


def test_an_item_gets_another_section(desk: Client, katrin: Any) -> None:
    row = wire_item()
    address = reverse("desk:section", args=[row.pk])
    desk.post(address, {"ressort": "verpackung"})
    assert fresh(row).section == "verpackung"
    answer = desk.post(address, {"ressort": "quark"}, headers=AS_JSON)
    assert answer.status_code == 409 and fresh(row).section == "verpackung"
    assert actions.take(row.pk, katrin).section == "verpackung"
    assert desk.post(address, {"ressort": "lagertechnik"}, headers=AS_JSON).status_code == 409


# Saved filters


def test_filters_are_kept_used_and_dropped(desk: Client, client: Client, katrin: Any) -> None:
    wire_item(row={"section": "verpackung"})
    keep = reverse("desk:keep-filter")
    asked = "ressort=verpackung&befund=error&nach=7&quark=1"
    answer = desk.post(keep, {"name": "  Meine   Fehler ", "auswahl": asked})
    assert answer["Location"] == "/desk/eingang/?ressort=verpackung&befund=error"
    kept = SavedFilter.objects.get()
    assert (kept.name, kept.query) == ("Meine Fehler", "ressort=verpackung&befund=error")
    page = desk.get("/desk/eingang/").content.decode()
    assert 'href="?ressort=verpackung&amp;befund=error"' in page and "Meine Fehler" in page
    desk.post(keep, {"name": "Meine Fehler", "auswahl": ""})
    assert SavedFilter.objects.get().query == ""
    desk.post(keep, {"name": " ", "auswahl": ""})
    assert SavedFilter.objects.count() == 1
    other = Client()
    other.force_login(editor("Malte Ohm"))
    drop = reverse("desk:drop-filter", args=[kept.pk])
    assert "Meine Fehler" not in other.get("/desk/eingang/").content.decode()
    assert other.post(drop).status_code == 404
    desk.post(drop)
    assert not SavedFilter.objects.exists()


def test_filters_have_a_bound_and_hostile_names_do_no_harm(desk: Client) -> None:
    keep = reverse("desk:keep-filter")
    for number in range(SavedFilter.MOST + 3):
        desk.post(keep, {"name": f"<script>{number}\0{'x' * 99}", "auswahl": "q=" + "y" * 3000})
    assert SavedFilter.objects.count() == SavedFilter.MOST
    assert "<script>1" not in desk.get("/desk/eingang/").content.decode()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor("Malte Ohm"))
    assert strict.post(keep, {"name": "x"}).status_code == 403


# Live counts


def test_counts_are_light_and_say_what_is_new(desk: Client, katrin: Any) -> None:
    row = wire_item()
    address, since = reverse("desk:counts"), timezone.now().isoformat()
    answer = desk.get(address, {"seit": since})
    assert answer.json()["total"] == 1 and answer.json()["fresh"] == 0
    assert answer.json()["counts"]["stand"]["new"] == 1
    again = desk.get(address, {"seit": since}, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304 and not again.content
    wire_item(row={"section": "verpackung"})
    wire_item(row={"section": "verpackung"})
    answer = desk.get(address, {"seit": since}, headers={"If-None-Match": answer["ETag"]})
    assert answer.status_code == 200 and answer.json()["words"] == "2 neue Meldungen"
    told = desk.get(address, {"seit": since, "ressort": row.section}).json()
    assert told["fresh"] == 0 and told["total"] == 1
    actions.reject(row.pk, katrin)
    assert desk.get(address).json()["counts"]["stand"]["rejected"] == 1
    for nonsense in ("", "quark", "2026-13-45", "2026-11-23T08:00:00"):
        assert desk.get(address, {"seit": nonsense}).json()["fresh"] == 0


def test_the_new_addresses_are_closed_to_visitors(client: Client) -> None:
    row = wire_item()
    client.force_login(visitor())
    assert client.get(reverse("desk:counts")).status_code in {302, 403}
    for name in ("undo", "keep-filter"):
        assert client.post(reverse(f"desk:{name}"), {"name": "x"}).status_code in {302, 403}
    for name in ("adopt", "note", "section"):
        client.post(reverse(f"desk:{name}", args=[row.pk]), {"ressort": "verpackung"})
    assert fresh(row).section == row.section and not SavedFilter.objects.exists()


# Two editors


def test_two_editors_in_one_article_are_told_of_each_other(desk: Client) -> None:
    article = draft(editor("Anna Berg"))
    malte = Client()
    malte.force_login(editor("Malte Ohm"))
    form = reverse("wagtailsnippets_portal_article:edit", args=[article.pk])
    desk.get(form)
    page = malte.get(form).content.decode()
    ping = re.search(r"/desk/editing-sessions/ping/[\w/]+", page)
    assert ping
    assert "Katrin Ahlers" in malte.post(ping[0]).json()["html"]

    loaded = {
        "loaded_revision_id": str(article.latest_revision_id),
        "loaded_revision_created_at": article.latest_revision.created_at.isoformat(),
    }
    from tests.site.factories import posted

    data = posted(article, headline="Von Katrin", **loaded)
    assert desk.post(form, data, headers=AS_JSON).status_code == 200
    data = posted(article, headline="Von Malte", **loaded)
    answer = malte.post(form, data, headers=AS_JSON)
    assert not answer.json()["success"]  # the later one may not write over the earlier
    assert Article.objects.get().get_latest_revision_as_object().headline == "Von Katrin"


# Keys


def test_the_handbook_and_the_help_list_every_key(desk: Client) -> None:
    book, page = HANDBOOK.read_text("utf-8"), desk.get("/desk/eingang/").content.decode()
    for key in (*keys.KEYS, *keys.IN_ARTICLES):
        assert f"| `{key.key}` | {key.does} |" in book, key
        assert f"<kbd>{key.key}</kbd>" in page and key.does in page, key


def test_every_search_finds_parts_of_words(desk: Client) -> None:
    wire_item(headline="KI im Hochregallager", body="<p>E-Commerce (5G), 3,4 Mio.</p>")

    def total(words: str) -> int:
        return int(desk.get("/desk/eingang/", {"q": words}).context["total"])

    for words in ("regal", "hochregallager ki", "KI", "3", "5g", "e-commerce", "3,4", "commer"):
        assert total(words) == 1, words
    for words in ("is", "gibtesnicht", '" OR "', "*", "regal gibtesnicht"):
        assert total(words) == 0, words

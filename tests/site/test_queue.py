"""The queue: what it shows, what it counts, and what happens to an item."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from andruck_site.desk import actions, queue
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article, Dismissal, Provenance
from andruck_site.portal.proof import proof_article
from andruck_site.wire.models import State, WireItem
from tests.site.factories import (
    BODY,
    FLAW,
    FLAWED,
    HEADLINE,
    NONE,
    draft,
    editor,
    source,
    wire_item,
)

pytestmark = pytest.mark.django_db
QUEUE = "/desk/eingang/"


@pytest.fixture
def katrin() -> Any:
    return editor()


@pytest.fixture
def desk(client: Client, katrin: Any) -> Client:
    client.force_login(katrin)
    return client


def fresh(row: WireItem) -> WireItem:
    return WireItem.objects.get(pk=row.pk)


def page(desk: Client, query: str = "") -> Any:
    answer = desk.get(f"{QUEUE}?{query}")
    assert answer.status_code == 200
    return answer


def counts(answer: Any, title: str) -> dict[str, int]:
    facet = next(one for one in answer.context["facets"] if one.title == title)
    return {choice.label: choice.count for choice in facet.choices}


def headlines(answer: Any) -> list[str]:
    return [line["row"].headline for line in answer.context["lines"]]


# What it shows


def test_facets_count_what_the_other_facets_leave(desk: Client) -> None:
    wire_item(headline="Eins", row={"section": "lagertechnik"})
    wire_item(headline="Zwei", row={"section": "lagertechnik", "severity": "error"})
    wire_item(headline="Drei", row={"section": "verpackung", "language": "en-GB"})
    wire_item(headline="Vier", given_by=NONE, row={"section": "", "state": State.REJECTED})

    answer = page(desk)
    assert headlines(answer) == ["Drei", "Zwei", "Eins"]
    assert counts(answer, "Stand")["Neu"] == 3 and counts(answer, "Stand")["Verworfen"] == 1
    assert counts(answer, "Ressort") == {"Lagertechnik": 2, "Verpackung": 1}
    assert counts(answer, "Sprache") == {"Deutsch": 2, "Englisch": 1}
    assert answer.context["total"] == 3

    answer = page(desk, "ressort=lagertechnik")
    assert headlines(answer) == ["Zwei", "Eins"]
    assert counts(answer, "Ressort") == {"Lagertechnik": 2, "Verpackung": 1}  # its own stay
    assert counts(answer, "Sprache") == {"Deutsch": 2}
    assert counts(answer, "Befunde")["Fehler"] == 1

    answer = page(desk, "stand=alle&ressort=ohne")
    assert headlines(answer) == ["Vier"]
    assert headlines(page(desk, "sprache=en")) == ["Drei"]
    assert headlines(page(desk, "befund=error")) == ["Zwei"]
    assert headlines(page(desk, f"stand=alle&quelle={NONE}")) == ["Vier"]


def test_an_active_facet_can_be_removed(desk: Client) -> None:
    wire_item(row={"section": "lagertechnik"})
    answer = page(desk, "ressort=lagertechnik&sprache=de")
    section = next(one for one in answer.context["facets"] if one.title == "Ressort")
    assert section.without == "sprache=de"
    assert next(one for one in section.choices if one.is_active).query == "sprache=de"


def test_search_folds_and_takes_every_word(desk: Client) -> None:
    wire_item(headline="Förderanlage für Łódź")
    wire_item(headline="Förderband in Kassel")
    assert headlines(page(desk, "q=FOERDERANLAGE+lodz")) == ["Förderanlage für Łódź"]
    assert headlines(page(desk, "q=förder")) == ["Förderband in Kassel", "Förderanlage für Łódź"]
    answer = page(desk, "q=100%25+nix_")
    assert headlines(answer) == [] and answer.context["total"] == 0


def test_orders(desk: Client) -> None:
    wire_item(headline="Alt", row={"relevance": 0.9, "severity": "note", "finding_count": 1})
    wire_item(headline="Neu", row={"relevance": 0.1, "severity": "error", "finding_count": 1})
    wire_item(headline="Neuest", row={"relevance": 0.5, "severity": ""})
    assert headlines(page(desk)) == ["Neuest", "Neu", "Alt"]
    assert headlines(page(desk, "sort=relevanz")) == ["Alt", "Neuest", "Neu"]
    assert headlines(page(desk, "sort=befund")) == ["Neu", "Alt", "Neuest"]


@pytest.mark.parametrize("order", ["neu", "relevanz", "befund"])
def test_pages_go_on_from_the_last_row(
    order: str, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "PAGE", 3)
    at = timezone.now()
    for number in range(8):  # all alike: only the key tells them apart
        wire_item(headline=f"Nr. {number}", row={"received": at, "relevance": 0.5})
    seen: list[str] = []
    query, pages = f"sort={order}", []
    while query:
        answer = page(desk, query)
        pages.append(headlines(answer))
        seen += headlines(answer)
        query = answer.context["older"]
    assert seen == [f"Nr. {number}" for number in reversed(range(8))]
    back = []
    while True:
        back.insert(0, headlines(answer))
        if not answer.context["newer"]:
            break
        answer = page(desk, answer.context["newer"])
    assert back[-1] == pages[-1] and [one for part in back for one in part] == seen


def test_a_page_goes_on_after_a_row_that_has_left_the_list(desk: Client, katrin: Any) -> None:
    rows = [wire_item(headline=f"Nr. {number}") for number in range(3)]
    actions.reject(rows[1].pk, katrin)
    assert headlines(page(desk, f"nach={rows[1].pk}")) == ["Nr. 0"]


@pytest.mark.parametrize(
    "query",
    ["nach=x", "vor=0", "nach=99999999999999999999", "stand=quark", "sort=quark", "quelle=%00",
     "q=%00%27%22", "ressort=%3Cb%3E", "sprache=xx", "befund=quark", "nach=²"],
)  # fmt: skip
def test_senseless_addresses_do_no_harm(query: str, desk: Client) -> None:
    wire_item()
    assert page(desk, query).status_code == 200


def test_unknown_items_are_not_found(desk: Client) -> None:
    for pk in ("99999", "x", "²", "9" * 30, "-1"):
        assert desk.get(f"{QUEUE}?meldung={pk}").status_code == 404


def test_badges(desk: Client) -> None:
    soon = timezone.now() + timedelta(hours=3)
    wire_item(headline="Gesperrt", embargoed_until=soon)
    wire_item(headline="Neu gefasst", version="3", ed_note="BERICHTIGUNG: 4,6 statt 6,4")
    text = page(desk).content.decode()
    assert "Sperrfrist bis" in text
    assert "Berichtigung" in text and "Fassung 3" in text
    assert "2 Meldungen zum Thema" in text  # the same words twice


def test_an_item_beside_the_list(desk: Client) -> None:
    row = wire_item(body=FLAWED, ed_note="Rückfragen an das Pult", raw=b"<item>\0 roh & wild")
    text = page(desk, f"meldung={row.pk}").content.decode()
    assert "Zwei Punkte hintereinander" in text
    assert 'href="#finding-1"' in text and 'id="finding-1"' in text and 'id="befund-1"' in text
    assert "nicht zur Veröffentlichung" in text and "Rückfragen an das Pult" in text
    assert 'href="https://www.dlt.example/meldung/1" rel="noopener noreferrer"' in text
    assert "Vertrag (Beispiel)" in text and "© 2026 Beispiel" in text
    raw = desk.get(reverse("desk:raw", args=[row.pk])).content.decode()
    assert "&lt;item&gt;" in raw and "roh &amp; wild" in raw


def test_links_only_to_the_web(desk: Client) -> None:
    wire_item(url="javascript:alert(1)")
    assert "javascript:" not in re.sub(r"<script.*?</script>", "", page(desk).content.decode())


def test_an_old_version_says_so(desk: Client) -> None:
    old = wire_item(uri="urn:x:1")
    new = wire_item(uri="urn:x:1", version="2", headline="Neue Fassung")
    text = page(desk, f"meldung={old.pk}").content.decode()
    assert "ältere Fassung" in text and f"meldung={new.pk}" in text
    answer = desk.post(reverse("desk:take", args=[old.pk]))
    assert answer.status_code == 302 and not Article.objects.exists()


# What happens to an item


def test_taking_makes_a_draft_with_all_that_belongs_to_it(desk: Client) -> None:
    row, following = wire_item(), wire_item(headline="Nächste")
    data = {"zurueck": "ressort=lagertechnik", "weiter": following.pk}
    answer = desk.post(reverse("desk:take", args=[row.pk]), data)
    assert answer["Location"] == f"{QUEUE}?ressort=lagertechnik&meldung={following.pk}"
    article = Article.objects.get()
    assert (article.headline, article.live) == (HEADLINE, False)
    assert article.body_html() == BODY
    assert article.rights_basis == Article.Rights.LICENSED
    assert article.latest_revision is not None
    assert Provenance.objects.get().wire_item == row
    assert fresh(row).state == State.TAKEN
    assert ModelLogEntry.objects.filter(action="andruck.take").count() == 1
    assert "Angenommen: „" in desk.get(answer["Location"]).content.decode()


def test_taking_may_lead_straight_to_the_form(desk: Client) -> None:
    answer = desk.post(reverse("desk:take", args=[wire_item().pk]), {"bearbeiten": "1"})
    assert answer["Location"] == f"/desk/artikel/edit/{Article.objects.get().pk}/"


def test_taking_a_new_version_makes_no_second_article(desk: Client, katrin: Any) -> None:
    article = draft(katrin, uri="urn:x:1")
    new = wire_item(uri="urn:x:1", version="2", headline="Neue Fassung")
    assert new.state == State.NEW
    desk.post(reverse("desk:take", args=[new.pk]))
    assert Article.objects.get() == article
    assert [row.pk for row in article.wire_items()] == [new.pk]
    actions.restore(new.pk, katrin)
    assert Article.objects.filter(pk=article.pk).exists()


def test_dismissals_come_along_with_the_item(desk: Client, katrin: Any) -> None:
    row = wire_item(body=FLAWED)
    for finding in row.findings():
        actions.dismiss(row.uri, finding, "Zitat", katrin)
    assert (fresh(row).finding_count, fresh(row).severity) == (0, "")
    article = actions.take(row.pk, katrin)
    assert not proof_article(article).open_errors


def test_rejecting_and_undoing(desk: Client) -> None:
    row = wire_item()
    desk.post(reverse("desk:reject", args=[row.pk]))
    assert fresh(row).state == State.REJECTED
    text = page(desk).content.decode()
    assert "Verworfen: „" in text and reverse("desk:restore", args=[row.pk]) in text
    desk.post(reverse("desk:restore", args=[row.pk]))
    assert fresh(row).state == State.NEW
    assert ModelLogEntry.objects.filter(action="andruck.restore").count() == 1


def test_undoing_a_taken_item_drops_its_untouched_draft(katrin: Any) -> None:
    article = draft(katrin)
    row = WireItem.objects.get()
    actions.restore(row.pk, katrin)
    assert not Article.objects.exists() and fresh(row).state == State.NEW
    article = actions.take(row.pk, katrin)
    article.headline = "Umgeschrieben"
    article.save_revision(user=katrin)
    with pytest.raises(actions.Conflict, match="schon gearbeitet"):
        actions.restore(row.pk, katrin)
    article.delete()
    assert actions.restore(row.pk, katrin).state == State.NEW


def test_what_was_public_cannot_be_undone(katrin: Any) -> None:
    article = draft(katrin)
    actions.publish(article.latest_revision, katrin)
    with pytest.raises(actions.Conflict, match="schon öffentlich"):
        actions.restore(WireItem.objects.get().pk, katrin)
    assert Article.objects.get().live


def test_merging_and_splitting_again(desk: Client, katrin: Any) -> None:
    lead, other = wire_item(), wire_item(headline="Dasselbe anders", body="<p>Kurz.</p>")
    article, before = actions.take(lead.pk, katrin), other.story_id
    address = reverse("desk:merge", args=[other.pk])
    assert "Dasselbe anders" in desk.get(address).content.decode()
    assert HEADLINE in desk.get(f"{address}?q=Shuttlelager").content.decode()
    assert desk.post(address, {"ziel": "quark"})["Location"] == address
    desk.post(address, {"ziel": str(other.pk)})
    assert fresh(other).state == State.NEW  # not with itself
    desk.post(address, {"ziel": str(lead.pk)})
    assert fresh(other).state == State.MERGED and fresh(other).story_id == lead.story_id
    assert {row.pk for row in article.wire_items()} == {lead.pk, other.pk}
    desk.post(reverse("desk:restore", args=[other.pk]))
    assert fresh(other).state == State.NEW and fresh(other).story_id == before
    assert {row.pk for row in article.wire_items()} == {lead.pk}


def test_the_second_editor_is_told(desk: Client, client: Client) -> None:
    row = wire_item()
    actions.reject(row.pk, editor("Malte Ohm"))
    answer = desk.post(reverse("desk:reject", args=[row.pk]))
    assert answer["Location"] == f"{QUEUE}?meldung={row.pk}"
    text = desk.get(answer["Location"]).content.decode()
    assert "bereits erledigt: Verworfen von Malte Ohm" in text
    as_json = {"Accept": "application/json"}
    answer = desk.post(reverse("desk:reject", args=[row.pk]), headers=as_json)
    assert answer.status_code == 409 and "bereits erledigt" in answer.json()["conflict"]
    answer = desk.post(reverse("desk:restore", args=[row.pk]), headers=as_json)
    assert answer.json()["state"] == "new"


def test_a_finding_is_dismissed_with_a_reason_only(desk: Client) -> None:
    row = wire_item(body=FLAWED)
    finding = row.findings()[0]
    address = reverse("desk:finding", args=[row.pk])
    desk.post(address, {"befund": finding.fingerprint, "grund": "  "})
    assert not Dismissal.objects.exists()
    desk.post(address, {"befund": finding.fingerprint, "grund": "steht so im Original"})
    told = Dismissal.objects.get()
    assert (told.uri, told.given_by_name) == (row.uri, "Katrin Ahlers")
    assert fresh(row).finding_count == len(row.findings()) - 1
    text = page(desk, f"meldung={row.pk}").content.decode()
    assert "Erledigt: „steht so im Original“ – Katrin Ahlers" in text
    desk.post(address, {"befund": finding.fingerprint, "offen": "1"})
    assert not Dismissal.objects.exists()
    assert fresh(row).finding_count == len(row.findings())
    answer = desk.post(address, {"befund": "gibt-es-nicht", "grund": "weil eben"})
    assert answer.status_code == 302 and not Dismissal.objects.exists()


def test_an_embargo_without_a_time_zone_holds(desk: Client, katrin: Any) -> None:
    row = wire_item(embargoed_until=datetime(2099, 1, 1, 8))
    assert "ohne Zeitzone" in page(desk, f"meldung={row.pk}").content.decode()
    article = actions.take(row.pk, katrin)
    assert desk.get(f"/desk/artikel/edit/{article.pk}/").status_code == 200
    with pytest.raises(GateError):
        actions.publish(article.latest_revision, katrin)


def test_withdrawn_items_cannot_be_taken(desk: Client) -> None:
    row = wire_item(pub_status="canceled")
    assert row.state == State.WITHDRAWN
    text = page(desk, f"meldung={row.pk}").content.decode()
    assert "hat diese Meldung zurückgezogen" in text and "Annehmen" not in text
    desk.post(reverse("desk:take", args=[row.pk]))
    assert not Article.objects.exists()


# How fast


def bulk(number: int) -> None:
    """Many rows, with texts of the usual length."""
    row = wire_item(body=BODY * 4)
    wire_item(given_by=NONE, body=FLAWED)
    origins = [source().pk, source(NONE).pk]
    sections = ["lagertechnik", "verpackung", "", "foerdertechnik"]
    now = timezone.now()
    WireItem.objects.bulk_create(
        WireItem(
            uri=f"urn:viele:{one}", version="1", source_id=origins[one % 2], story=row.story,
            received=now - timedelta(minutes=one), language="de" if one % 3 else "en",
            section=sections[one % 4], relevance=one % 100 / 100, headline=f"Meldung {one}",
            severity=["", "error", "warning", "note"][one % 4], finding_count=one % 4,
            state=State.NEW if one % 5 else State.REJECTED, search_text=row.search_text,
            content_hash="x", payload=row.payload, findings_json=row.findings_json,
        )
        for one in range(number)
    )  # fmt: skip


def test_the_number_of_queries_does_not_grow(desk: Client) -> None:
    for _ in range(3):
        wire_item(body=FLAWED)
    page(desk)
    with CaptureQueriesContext(connection) as few:
        page(desk)
    bulk(200)
    for query in ("", "sort=relevanz", "sort=befund", "q=Shuttlelager", "quelle=dlt&stand=alle"):
        with CaptureQueriesContext(connection) as many:
            page(desk, query)
        assert len(many) <= len(few) + 1, query
    assert len(few) <= 30, [one["sql"][:90] for one in few]


def test_flawed_text_reaches_the_marks(desk: Client) -> None:
    row = wire_item(body=FLAWED)
    text = page(desk, f"meldung={row.pk}").content.decode()
    assert re.search(rf"<mark[^>]*>(?:<mark[^>]*>)?{re.escape(FLAW)}</mark>", text)

"""The article's form at the desk, and what stands beside it: findings, fixes, sign-offs."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from andruck.model import Finding, Place
from andruck.text.html import blocks
from andruck_site.desk import actions, fixes
from andruck_site.portal.models import Article, Dismissal
from andruck_site.portal.proof import proof_article
from tests.site.factories import FLAW, FLAWED, draft, editor, own_text, posted

pytestmark = pytest.mark.django_db
NAMES = "wagtailsnippets_portal_article"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(editor())
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"{NAMES}:{name}", args=args)


def test_the_form_shows_findings_gate_source_and_sign_offs(desk: Client) -> None:
    user = editor("Anna Berg", boss=True)
    article = draft(user, body=FLAWED, ed_note="Rückruf erbeten")
    text = desk.get(url("edit", article.pk)).content.decode()
    assert "Noch nicht zu veröffentlichen:" in text and "Fehlerbefunde sind offen" in text
    assert "Zwei Punkte hintereinander" in text and f">{FLAW}</mark>" in text
    assert "nicht zur Veröffentlichung" in text and "Rückruf erbeten" in text
    assert "Noch nicht freigegeben." in text
    block = article.body[0].id
    assert f'href="#block-{block}-section"' in text
    for entry in proof_article(article).entries:
        actions.dismiss(article.uri, entry.finding, "so im Original", user)
    assert "Kann veröffentlicht werden." in desk.get(url("edit", article.pk)).content.decode()
    actions.publish(article.latest_revision, user)
    text = desk.get(url("edit", article.pk)).content.decode()
    assert "Der Artikel ist online." in text
    assert "Anna Berg, " in text and "so im Original – Anna Berg" in text


def test_a_proposal_is_written_into_the_draft(desk: Client) -> None:
    article = draft(editor("Anna Berg"), body="<p>Das Lager <strong>wächst wächst</strong> um ein "
                    "Regal.</p><ul><li>Ein Stapler Stapler fährt.</li></ul>")  # fmt: skip
    address = reverse("desk:article-finding", args=[article.pk])
    found = [one.finding for one in proof_article(article).entries if one.finding.fix is not None]
    assert len(found) == 2
    for finding in found:
        answer = desk.post(address, {"befund": finding.fingerprint, "uebernehmen": "1"})
        assert answer["Location"] == url("edit", article.pk)
    newest = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert newest.body_html() == (
        "<p>Das Lager <strong>wächst</strong> um ein Regal.</p><ul><li>Ein Stapler fährt.</li></ul>"
    )
    assert [block.id for block in newest.body] == [block.id for block in article.body]
    assert ModelLogEntry.objects.filter(action="andruck.fix").count() == 2
    # The place reads otherwise by now: nothing happens, and the editor is told.
    answer = desk.post(
        address, {"befund": found[0].fingerprint, "uebernehmen": "1"},
        headers={"Accept": "application/json"},
    )  # fmt: skip
    assert answer.status_code == 409
    assert article.revisions.count() == 3


BLOCKS = [
    {"type": "heading", "value": "Ein Titel Titel"},
    {"type": "quote", "value": {"text": "Eins.\n\nEin Wort Wort.", "attribution": "Eva Eva"}},
    {"type": "table", "value": {"data": [["a", "b"], ["c c", ""]], "table_header_choice": "row",
     "first_row_is_table_header": True, "table_caption": "Zahl Zahl"}},
    {"type": "box", "value": {"title": "Kasten", "text": "<p>Ein <b>Kas</b>ten Kasten.</p>"}},
]  # fmt: skip


@pytest.mark.parametrize(
    ("index", "quote", "fix"),
    [(0, "Titel Titel", "Titel"), (2, "Wort Wort", "Wort"), (3, "Eva Eva", "Eva"),
     (4, "Zahl Zahl", "Zahl"), (7, "c c", "c"), (10, "Kasten Kasten", "Kasten"),
     (10, "Ein Kasten", "Zwei K"), (5, "a", "")],
)  # fmt: skip
def test_fixes_reach_every_kind_of_block(index: int, quote: str, fix: str) -> None:
    article = Article(section="lagertechnik", headline="x")
    article.body = article._meta.get_field("body").to_python(BLOCKS)
    before = [block.text for block in blocks(article.body_html())]
    start = before[index].index(quote)
    place = Place(field="body", index=index, start=start, end=start + len(quote), quote=quote)
    finding = Finding(check="x", severity="note", message="x", place=place, fix=fix)
    assert fixes.apply(article, finding)
    after = [block.text for block in blocks(article.body_html())]
    expected = before[:]
    expected[index] = before[index].replace(quote, fix, 1)
    assert after == expected
    assert not fixes.apply(article, finding) or not fix


def test_findings_are_answered_beside_the_form(desk: Client) -> None:
    article = draft(editor("Anna Berg"), body=FLAWED)
    mark = proof_article(article).open_errors[0].finding.fingerprint
    address = reverse("desk:article-finding", args=[article.pk])
    as_json = {"Accept": "application/json"}
    answer = desk.post(address, {"befund": mark, "grund": ""}, headers=as_json)
    assert answer.status_code == 409 and "begründen" in answer.json()["conflict"]
    assert desk.post(address, {"befund": mark, "grund": "Eigenname"}, headers=as_json).json()
    panel = desk.get(reverse("desk:article-findings", args=[article.pk])).content.decode()
    assert "Erledigt: „Eigenname“" in panel
    assert "Befund „Doppelter Punkt“ erledigt: Eigenname" in (
        desk.get(url("history", article.pk)).content.decode()
    )
    desk.post(address, {"befund": mark, "offen": "1"})
    assert not Dismissal.objects.filter(uri=article.uri).exists()


def test_autosave_keeps_drafts_and_renews_the_findings(desk: Client) -> None:
    article = own_text(editor("Anna Berg"))
    loaded = {
        "loaded_revision_id": str(article.latest_revision_id),
        "loaded_revision_created_at": article.latest_revision.created_at.isoformat(),
    }
    data = posted(article, text=FLAWED, **loaded)
    answer = desk.post(url("edit", article.pk), data, headers={"Accept": "application/json"})
    assert answer.status_code == 200 and answer.json()["success"]
    assert "Zwei Punkte hintereinander" in answer.json()["html"]
    answer = desk.post(url("add"), posted(headline=""), headers={"Accept": "application/json"})
    assert answer.status_code == 200 and answer.json()["success"]


def test_sections_are_chosen_and_subjects_listed(desk: Client) -> None:
    desk.post(url("add"), posted(section="gibt-es-nicht"))
    assert not Article.objects.exists()
    desk.post(url("add"), posted(section="verpackung", subjects=" Karton, Folie ,,Karton"))
    article = Article.objects.get()
    assert (article.section, article.subjects) == ("verpackung", ["Karton", "Folie"])
    assert 'value="Karton, Folie"' in desk.get(url("edit", article.pk)).content.decode()


def test_articles_are_found_whatever_the_case(desk: Client) -> None:
    user = editor("Anna Berg")
    own_text(user, headline="Förderer für Überseekisten")
    own_text(user, headline="Regale")
    for words in ("förderer", "FÖRDERER übersee", "anna", "%"):
        text = desk.get(url("list"), {"q": words}).content.decode()
        assert ("Überseekisten" in text) == (words not in {"anna", "%"}), words


def test_what_was_public_is_not_deleted(desk: Client) -> None:
    user = editor("Anna Berg")
    article, never = own_text(user), own_text(user, headline="Nie öffentlich")
    actions.publish(article.latest_revision, user)
    desk.post(url("delete", article.pk))
    bulk = reverse("wagtail_bulk_action", args=["portal", "article", "delete"])
    desk.post(f"{bulk}?id={article.pk}&id={never.pk}")
    assert Article.objects.filter(pk=article.pk).exists()
    desk.post(url("delete", never.pk))
    assert not Article.objects.filter(pk=never.pk).exists()

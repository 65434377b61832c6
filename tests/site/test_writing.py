"""Own writing: a new article of a chosen form, and findings before anything is saved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from andruck_site.desk import actions, kinds, writing
from andruck_site.desk.writing import LARGEST
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article
from andruck_site.portal.site import portal
from tests.site.factories import FLAW, FLAWED, editor, own_text, posted, reader, visitor

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_portal_article:add"
LIST = "wagtailsnippets_portal_article:list"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(editor())
    return client


def typed(client: Client, pk: int | None = None, **fields: Any) -> Any:
    """The endpoint's answer to a form that is being filled in."""
    address = reverse("desk:article-typed", args=[pk] if pk else [])
    pairs = [[name, str(value)] for name, value in posted(**fields).items()]
    return client.post(address, json.dumps({"fields": pairs}), content_type="application/json")


def test_a_new_article_begins_from_everywhere(desk: Client) -> None:
    choose = reverse("desk:new-article")
    for page in (reverse("wagtailadmin_home"), reverse(LIST)):
        text = desk.get(page).content.decode()
        assert f'href="{choose}"' in text and "Neuer Artikel" in text
        assert choose in text.split("wagtail-sidebar-props")[1]  # the menu
    text = desk.get(choose).content.decode()
    for kind in Article.Kind.values:
        assert f"?form={kind}" in text and kinds.FORMS[kind].hint in text


def test_forms_and_kinds_are_the_same() -> None:
    assert list(kinds.FORMS) == Article.Kind.values
    begun = str([one.blocks for one in kinds.FORMS.values()])
    assert all(words in begun for words in kinds.TO_REPLACE)


@pytest.mark.parametrize("kind", Article.Kind.values)
def test_a_blank_article_has_what_is_known(desk: Client, kind: str) -> None:
    article = writing.blank(editor("Anna Berg"), kind)
    assert (article.kind, article.by, article.rights_basis) == (kind, "Anna Berg", "own")
    assert article.source_name == portal().name
    assert article.digital_source_type == "digitalCreation"
    assert len(article.body) == len(kinds.FORMS[kind].blocks)
    answer = desk.get(reverse(ADD), {"form": kind})
    assert answer.context["form"].instance.kind == kind
    text = answer.content.decode()
    assert 'value="Katrin Ahlers"' in text and "desk/writing.js" in text


def test_interview_and_product_have_their_layout() -> None:
    user = editor()
    kinds_of = [block.block_type for block in writing.blank(user, "Produktmeldung").body]
    assert kinds_of == ["paragraph", "box", "table"]
    html = writing.blank(user, "Interview").body_html()
    assert html.count("<p><strong>[Frage]</strong></p><p>[Antwort]</p>") == 2
    assert writing.blank(user, "Gibt es nicht").kind == "Meldung"


def test_what_is_to_be_replaced_is_not_published() -> None:
    user = editor()
    article = own_text(user, kind="Interview")
    article.body = article._meta.get_field("body").to_python(
        [{"type": "paragraph", "value": "<p><b>[Frage]</b></p>"}]
    )
    revision = article.save_revision(user=user)
    with pytest.raises(GateError) as refusal:
        actions.publish(revision, user)
    assert "Im Text steht noch die Vorlage „[Frage]“." in refusal.value.reasons


def test_findings_before_the_first_save(desk: Client) -> None:
    said = typed(desk, text=FLAWED, headline="Ein Lager Lager").json()["html"]
    assert "Zwei Punkte hintereinander" in said and f">{FLAW}</mark>" in said
    assert ">Lager Lager</mark>" in said
    assert "Noch nicht zu veröffentlichen" in said
    assert "So steht es im Formular" in said
    assert "Als erledigt melden" not in said and "uebernehmen" not in said
    assert not Article.objects.exists()
    assert "Zwei Punkte" not in typed(desk, text="<p>Das Lager liefert.</p>").json()["html"]


def test_findings_of_a_draft_follow_the_form_and_touch_nothing(desk: Client) -> None:
    article = own_text(editor("Anna Berg"))
    said = typed(desk, article.pk, text=FLAWED).json()["html"]
    assert "Zwei Punkte hintereinander" in said and "Als erledigt melden" not in said
    kept = Article.objects.get(pk=article.pk)
    assert kept.revisions.count() == 1 and FLAW not in kept.body_html()
    newest = kept.get_latest_revision_as_object()
    assert FLAW not in newest.body_html()


def test_saved_text_can_be_answered(desk: Client) -> None:
    article = own_text(editor("Anna Berg"), headline="Ein Lager Lager in Kassel")
    edit = reverse("wagtailsnippets_portal_article:edit", args=[article.pk])
    fields = posted(article, text=FLAWED)
    desk.post(edit, fields)
    address = reverse("desk:article-typed", args=[article.pk])
    pairs = [[name, str(value)] for name, value in fields.items()]
    answer = desk.post(address, json.dumps({"fields": pairs}), content_type="application/json")
    said = answer.json()["html"]
    assert "Als erledigt melden" in said and "So steht es im Formular" not in said


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": ""},
        {"headline": "x" * 400},
        {"description": "<script>alert(1)</script>" * 100},
        {"section": "gibt-es-nicht"},
        {"embargoed_until": "gestern"},
        {"picture": "999999"},
        {"subjects": "a," * 500},
        {"source_url": "javascript:alert(1)"},
    ],
)
def test_half_typed_forms_are_proofed_all_the_same(desk: Client, changes: dict[str, str]) -> None:
    answer = typed(desk, text=FLAWED, **changes)
    assert answer.status_code == 200
    said = answer.json()["html"]
    assert "Zwei Punkte hintereinander" in said and "<script>alert" not in said


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("[" * 50_000, 400),
        ('{"fields": 1}', 400),
        ('{"fields": [["a"]]}', 400),
        ('{"fields": [], "x": 1}', 400),
        ('{"fields": []}', 400),
        ('{"fields": [["body-count", "1"]]}', 400),
        ('{"fields": [["body-count", "viele"]]}', 400),
        (json.dumps({"fields": [["x", ""]] * 5_001}), 413),
        ('{"fields": [["headline", "' + "x" * LARGEST + '"]]}', 413),
    ],
)
def test_what_is_no_form_is_refused(desk: Client, body: str, status: int) -> None:
    address = reverse("desk:article-typed")
    answer = desk.post(address, body, content_type="application/json")
    assert answer.status_code == status
    assert answer.json()["error"]


def test_broken_rich_text_is_refused(desk: Client) -> None:
    fields = posted(text=FLAWED)
    broken = [[name, "{" if name == "body-0-value" else str(v)] for name, v in fields.items()]
    address = reverse("desk:article-typed")
    body = json.dumps({"fields": broken})
    assert desk.post(address, body, content_type="application/json").status_code == 400


def test_only_who_may_write(client: Client) -> None:
    article = own_text(editor())
    client.force_login(reader())
    assert typed(client).status_code == 302
    client.force_login(visitor())
    for pk in (None, article.pk):
        assert typed(client, pk).status_code in {302, 403}
    assert client.get(reverse("desk:new-article")).status_code in {302, 403}
    assert "Neuer Artikel" not in client.get(reverse("wagtailadmin_home")).content.decode()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor("Anna Berg"))
    assert typed(strict).status_code == 403
    assert strict.get(reverse("desk:article-typed")).status_code == 405

"""The gate, by every road to the public and for every reason it has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from msgspec.structs import replace
from wagtail.models import ModelLogEntry, Revision

from andruck import model
from andruck_site.desk import actions
from andruck_site.desk.schedule import publish_due
from andruck_site.portal.gate import GateError, content_hash
from andruck_site.portal.models import Article, Clearance, Provenance
from andruck_site.portal.proof import proof_article
from andruck_site.wire.models import WireItem
from tests.site.factories import (
    FLAW,
    FLAWED,
    NONE,
    draft,
    editor,
    local,
    own_text,
    posted,
    wire_item,
)

pytestmark = pytest.mark.django_db
NAMES = "wagtailsnippets_portal_article"
LATER = timedelta(hours=2)


@pytest.fixture
def boss() -> Any:
    return editor("Anna Berg", boss=True)


@pytest.fixture
def desk(client: Client, boss: Any) -> Client:
    client.force_login(boss)
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"{NAMES}:{name}", args=args)


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def resave(article: Article, **fields: Any) -> Revision:
    """A new revision of the draft with these fields."""
    newest = fresh(article).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(newest, name, value)
    if not newest.live:
        newest.save()
    return newest.save_revision()


def change_item(article: Article, **fields: Any) -> None:
    """The source's item says something else from now on."""
    row = WireItem.objects.get(used_in__article=article)
    row.payload = model.encode(replace(row.item(), **fields))
    row.pub_status = fields.get("pub_status", row.pub_status)
    row.save()


def settle(article: Article, user: Any) -> None:
    """Answer every open finding."""
    newest = fresh(article).get_latest_revision_as_object()
    for entry in proof_article(newest).entries:
        if entry.is_open:
            actions.dismiss(article.uri, entry.finding, "so gewollt", user)


class Case:
    """A reason of the gate: an article it holds against, and what ends it."""

    def __init__(self, words: str, make: Callable[[Any], Article], mend: Callable[..., None]):
        self.words, self.make, self.mend = words, make, mend


def _embargoed(user: Any) -> Article:
    return draft(user, embargoed_until=timezone.now() + LATER)


def _after_embargo(article: Article, user: Any) -> None:
    change_item(article, embargoed_until=timezone.now() - LATER)
    resave(article, embargoed_until=None)


def _withdrawn_by_source(user: Any) -> Article:
    article = draft(user)
    change_item(article, pub_status="canceled")
    return article


def _with_rights(article: Article, user: Any) -> None:
    resave(article, rights_basis=Article.Rights.OWN)
    settle(article, user)


CASES = {
    "error": Case(
        "Fehlerbefund",
        lambda user: draft(user, body=FLAWED),
        lambda article, user: settle(article, user),
    ),
    "embargo": Case("Sperrfrist läuft bis", _embargoed, _after_embargo),
    "rights": Case("Nutzungsrechte", lambda user: draft(user, given_by=NONE), _with_rights),
    "source": Case(
        "Quelle hat die Meldung zurückgezogen",
        _withdrawn_by_source,
        lambda article, user: change_item(article, pub_status="usable"),
    ),
}


def by_edit_view(desk: Client, user: Any, article: Article) -> str:
    newest = fresh(article).get_latest_revision_as_object()
    data = posted(newest, **{"action-publish": "1"})
    answer = desk.post(url("edit", article.pk), data)
    assert answer.status_code == 302, answer.content.decode()
    if not fresh(article).live:
        assert answer["Location"] == url("edit", article.pk)
    return desk.get(url("list")).content.decode()


def by_bulk_action(desk: Client, user: Any, article: Article) -> str:
    address = reverse("wagtail_bulk_action", args=["portal", "article", "publish"])
    answer = desk.post(f"{address}?id={article.pk}&next={url('list')}")
    assert answer.status_code == 302
    return desk.get(url("list")).content.decode()


def by_revision(desk: Client, user: Any, article: Article) -> str:
    newest = fresh(article).get_latest_revision()
    try:
        actions.publish(newest, user)
    except GateError as refusal:
        with pytest.raises(GateError), transaction.atomic():
            newest.publish(user=user)
        return " ".join(refusal.reasons)
    return ""


def by_schedule(desk: Client, user: Any, article: Article) -> str:
    """Planned while nothing stood against it yet, then it did."""
    newest = fresh(article).get_latest_revision()
    Revision.objects.filter(pk=newest.pk).update(approved_go_live_at=timezone.now())
    try:
        actions.clear(newest.as_object(), user)
    except GateError as refusal:
        opened, refused = publish_due(timezone.now())
        assert (opened, len(refused)) == (0, 1)
        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
        told = ModelLogEntry.objects.get(action="andruck.refused")
        assert told.data["reasons"] == refused[0].reasons
        return " ".join(refusal.reasons)
    opened, refused = publish_due(timezone.now())
    assert (opened, refused) == (1, [])
    return ""


def by_revert(desk: Client, user: Any, article: Article) -> str:
    newest = fresh(article).get_latest_revision_as_object()
    before = newest.latest_revision_id
    data = posted(newest, **{"action-publish": "1"})
    answer = desk.post(url("revisions_revert", article.pk, before), data)
    assert answer.status_code == 302, answer.content.decode()
    return desk.get(url("list")).content.decode()


ROADS = [by_edit_view, by_bulk_action, by_revision, by_schedule, by_revert]


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("name", CASES)
def test_every_road_is_closed_until_the_reason_is_gone(
    name: str, road: Callable[..., str], desk: Client, boss: Any
) -> None:
    case = CASES[name]
    article = case.make(boss)
    assert case.words in road(desk, boss, article)
    assert not fresh(article).live
    assert fresh(article).latest_revision is not None  # the draft is kept
    case.mend(fresh(article), boss)
    settle(article, boss)
    road(desk, boss, article)
    assert fresh(article).live
    assert fresh(article).clearance.given_by_name == "Anna Berg"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": FLAWED}, "Fehlerbefund"),
        ({"rights_basis": "unclear"}, "Nutzungsrechte sind ungeklärt"),
        ({"embargoed_until": "later"}, "Sperrfrist läuft bis"),
    ],
)
def test_the_form_for_a_new_article_asks_the_gate(
    changes: dict[str, Any], words: str, desk: Client
) -> None:
    if "embargoed_until" in changes:
        changes = {"embargoed_until": local(timezone.now() + LATER)}
    answer = desk.post(url("add"), posted(**changes, **{"action-publish": "1"}))
    article = Article.objects.get()
    assert answer["Location"] == url("edit", article.pk)
    page = desk.get(answer["Location"]).content.decode()
    assert words in page and "der Entwurf ist gespeichert" in page
    assert not article.live

    desk.post(url("add"), posted(headline="Zweiter Versuch", **{"action-publish": "1"}))
    assert Article.objects.get(headline="Zweiter Versuch").live


def test_refusal_speaks_json_to_programs(desk: Client, boss: Any) -> None:
    article = draft(boss, body=FLAWED)
    data = posted(article, **{"action-publish": "1"})
    answer = desk.post(url("edit", article.pk), data, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert "Fehlerbefund" in answer.json()["error_message"]


def test_the_database_lets_nothing_live_without_a_clearance(boss: Any) -> None:
    article = own_text(boss)
    for bypass in (
        lambda: Article.objects.filter(pk=article.pk).update(live=True),
        lambda: Article.objects.bulk_create([Article(uri="urn:x", headline="x", live=True)]),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            bypass()
    article.live = True
    with pytest.raises(GateError, match="fehlt die Freigabe"):
        article.save()
    assert not Article.objects.live().exists()


def test_a_clearance_is_for_one_text_only(boss: Any) -> None:
    article = own_text(boss)
    actions.publish(article.latest_revision, boss)
    article = fresh(article)
    article.headline = "Anderer Titel"
    with pytest.raises(GateError):
        article.save()
    revision = resave(article, headline="Noch ein Titel")
    with pytest.raises(GateError), transaction.atomic():
        revision.publish(user=boss)
    assert fresh(article).headline == own_text(boss).headline


def test_an_unpublished_article_needs_a_new_sign_off(desk: Client, boss: Any) -> None:
    article = own_text(boss)
    actions.publish(article.latest_revision, boss)
    assert desk.post(url("unpublish", article.pk)).status_code == 302
    assert not fresh(article).live and fresh(article).clearance is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(live=True)
    by_edit_view(desk, boss, article)
    assert fresh(article).live
    assert Clearance.objects.filter(uri=article.uri).count() == 2


def test_a_live_article_is_not_touched_by_a_refused_new_version(desk: Client, boss: Any) -> None:
    article = own_text(boss)
    actions.publish(article.latest_revision, boss)
    good = fresh(article).body_html()
    data = posted(fresh(article), text=FLAWED, **{"action-publish": "1"})
    desk.post(url("edit", article.pk), data)
    article = fresh(article)
    assert article.live and article.body_html() == good and article.has_unpublished_changes
    assert FLAW in article.get_latest_revision_as_object().body_html()


def test_reverting_a_live_article_meets_the_gate(desk: Client, boss: Any) -> None:
    article = own_text(boss)
    bad = resave(article, body=article._meta.get_field("body").to_python(
        [{"type": "paragraph", "value": FLAWED}]))  # fmt: skip
    good = resave(article, body=article.body)
    actions.publish(good, boss)
    old = bad.as_object()
    data = posted(old, **{"action-publish": "1"})
    desk.post(url("revisions_revert", article.pk, bad.pk), data)
    assert FLAW not in fresh(article).body_html()
    data = posted(good.as_object(), **{"action-publish": "1"})
    desk.post(url("revisions_revert", article.pk, good.pk), data)
    assert not fresh(article).has_unpublished_changes


def test_scheduling_signs_off_for_the_time_it_is_planned_for(desk: Client, boss: Any) -> None:
    ends = timezone.now() + LATER
    article = draft(boss, embargoed_until=ends)
    planned = ends + timedelta(minutes=5)
    newest = fresh(article).get_latest_revision_as_object()
    data = posted(newest, go_live_at=local(planned), **{"action-publish": "1"})
    answer = desk.post(url("edit", article.pk), data)
    assert answer.status_code == 302, answer.content.decode()
    article = fresh(article)
    assert not article.live and article.scheduled_revision is not None
    clearance = Clearance.objects.get(uri=article.uri)
    assert clearance.kind == "scheduled" and clearance.not_before > ends
    assert publish_due(timezone.now()) == (0, [])
    too_early = article.scheduled_revision
    with pytest.raises(GateError, match="gilt erst ab"), transaction.atomic():
        live = too_early.as_object()
        live.live = True
        live.save()


def test_a_time_before_the_embargo_ends_is_refused(desk: Client, boss: Any) -> None:
    article = draft(boss, embargoed_until=timezone.now() + LATER)
    newest = fresh(article).get_latest_revision_as_object()
    early = local(timezone.now() + LATER / 2)
    data = posted(newest, go_live_at=early, **{"action-publish": "1"})
    desk.post(url("edit", article.pk), data)
    assert fresh(article).scheduled_revision is None
    assert not Clearance.objects.filter(uri=article.uri).exists()


def test_a_killed_article_stays_down_by_every_road(desk: Client, boss: Any) -> None:
    article = own_text(boss)
    actions.publish(article.latest_revision, boss)
    address = reverse("desk:kill", args=[article.pk])
    assert "Grund" in desk.get(address).content.decode()
    desk.post(address, {"grund": ""})
    assert fresh(article).live  # no reason, no kill
    desk.post(address, {"grund": "Verwechslung zweier Unternehmen"})
    article = fresh(article)
    assert not article.live and article.pub_status == "canceled" and article.clearance is None
    told = ModelLogEntry.objects.get(action="andruck.kill")
    assert told.data["reason"] == "Verwechslung zweier Unternehmen"
    assert "Verwechslung" in desk.get(url("history", article.pk)).content.decode()

    old = article.revisions.first()
    with pytest.raises(GateError), transaction.atomic():
        old.publish(user=boss)
    for road in (by_edit_view, by_bulk_action, by_revert):
        assert "gesperrt oder zurückgezogen" in road(desk, boss, article)
        assert not fresh(article).live
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(live=True)
    assert fresh(article).pub_status == "canceled"


def test_an_article_stands_on_all_its_items(boss: Any) -> None:
    article = draft(boss)
    other = wire_item(given_by=NONE)
    Provenance.objects.create(article=article, wire_item=other)
    with pytest.raises(GateError) as refusal:
        actions.publish(article.latest_revision, boss)
    assert any(other.source.label in reason for reason in refusal.value.reasons)


def test_bulk_publishing_sends_the_cleared_and_names_the_refused(desk: Client, boss: Any) -> None:
    good, bad = own_text(boss, headline="Geht so"), draft(boss, body=FLAWED, headline="Geht nicht")
    address = reverse("wagtail_bulk_action", args=["portal", "article", "publish"])
    assert "Geht so" in desk.get(f"{address}?id={good.pk}&id={bad.pk}").content.decode()
    desk.post(f"{address}?id={good.pk}&id={bad.pk}&next={url('list')}")
    page = desk.get(url("list")).content.decode()
    assert "1 Artikel veröffentlicht." in page
    assert "Nicht veröffentlicht: „Geht nicht“" in page
    assert fresh(good).live and not fresh(bad).live
    address = reverse("wagtail_bulk_action", args=["portal", "article", "unpublish"])
    desk.post(f"{address}?id={good.pk}&id={bad.pk}&next={url('list')}")
    assert "1 Artikel von der Seite genommen." in desk.get(url("list")).content.decode()
    assert not fresh(good).live


def test_what_is_live_is_what_was_signed_off_whatever_the_zone(desk: Client, boss: Any) -> None:
    article = own_text(boss)
    data = posted(article, embargoed_until=local(timezone.now() - LATER))
    desk.post(url("edit", article.pk), data | {"action-publish": "1"})
    article = fresh(article)
    assert article.live and article.embargoed_until
    assert article.clearance.content_hash == content_hash(article.item())
    article.save()


def test_publishing_needs_the_permission(client: Client) -> None:
    user = editor()
    user.groups.clear()
    article = own_text(user)
    with pytest.raises(Exception, match="Berechtigung"):
        actions.publish(article.latest_revision, user)
    assert not fresh(article).live
    assert not Clearance.objects.exists()

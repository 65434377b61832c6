"""What a new version of a source does to the article that rests on it, in the same moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from andruck_site.desk import actions
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article, Clearance, Provenance
from andruck_site.wire.models import State, WireItem
from tests.site.factories import editor, own_text, wire_item
from tests.site.test_gate import fresh, settle, url

pytestmark = pytest.mark.django_db
URI = "urn:beispiel:strittig"
LATER = timedelta(hours=2)


@pytest.fixture
def boss() -> Any:
    return editor("Anna Berg", boss=True)


@pytest.fixture
def article(boss: Any) -> Article:
    """Live, and rests on the first version of an item."""
    draft = actions.take(wire_item(uri=URI).pk, boss)
    settle(draft, boss)
    return actions.publish(draft.latest_revision, boss)


def next_version(number: int = 2, **fields: Any) -> WireItem:
    at = datetime(2026, 11, 23, 8 + number, tzinfo=timezone.get_fixed_timezone(60))
    return wire_item(uri=URI, version=str(number), version_created=at, **fields)


def test_a_withdrawal_takes_the_article_down_for_good(article: Article) -> None:
    next_version(pub_status="canceled")
    next_version(3, pub_status="canceled")  # told twice: nothing more happens
    assert not fresh(article).live and fresh(article).pub_status == "canceled"
    told = ModelLogEntry.objects.get(action="andruck.kill")
    assert "Von der Quelle zurückgezogen" in told.data["reason"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda now: {"pub_status": "withheld"}, "Die Quelle hält die Meldung zurück"),
        (lambda now: {"embargoed_until": now + LATER}, "Die Sperrfrist läuft bis"),
        (lambda now: {"embargoed_until": datetime(2030, 1, 1)}, "nennt keine Zeitzone"),
        (lambda now: {"expires": now - LATER}, "Das Recht, die Meldung zu nutzen"),
    ],
)
def test_what_the_source_holds_back_goes_off_until_it_is_signed_off_anew(
    change: Any, words: str, article: Article, boss: Any, client: Client
) -> None:
    assert client.get(article.get_absolute_url()).status_code == 200
    row = next_version(**change(timezone.now()))
    assert client.get(article.get_absolute_url()).status_code == 404
    article = fresh(article)
    assert not article.live and article.clearance is None and article.pub_status == "usable"
    assert row.state == State.NEW, "the desk sees that something has come"
    client.force_login(boss)
    assert words in client.get(url("history", article.pk)).content.decode()

    next_version(3)  # free again; what is back needs a new sign-off
    assert not fresh(article).live
    before = Clearance.objects.count()
    actions.publish(fresh(article).get_latest_revision(), boss)
    assert fresh(article).live and Clearance.objects.count() == before + 1


def test_an_embargo_under_the_old_version_counts_as_well(article: Article) -> None:
    next_version(1, embargoed_until=timezone.now() + LATER)
    assert not fresh(article).live


@pytest.mark.parametrize("held", [{"pub_status": "withheld"}, {"embargoed_until": None}])
def test_what_is_held_back_is_not_merged_under_a_public_article(
    held: dict[str, Any], article: Article, boss: Any
) -> None:
    lead = article.wire_items()[0]
    if "embargoed_until" in held:
        held = {"embargoed_until": timezone.now() + LATER}
    row = wire_item(uri="urn:beispiel:anderswo", **held)
    with pytest.raises(actions.Conflict, match="schon online"):
        actions.merge(row.pk, lead.pk, boss)
    assert fresh(article).live
    free = wire_item(uri="urn:beispiel:frei")
    assert actions.merge(free.pk, lead.pk, boss).state == State.MERGED
    actions.unpublish(article, boss)
    assert actions.merge(row.pk, lead.pk, boss).state == State.MERGED


def test_what_was_taken_while_it_was_held_back_can_be_published_when_it_is_free(boss: Any) -> None:
    draft = actions.take(wire_item(uri=URI, pub_status="withheld").pk, boss)
    settle(draft, boss)
    with pytest.raises(GateError, match="hält die Meldung zurück"):
        actions.publish(fresh(draft).latest_revision, boss)
    next_version()
    assert actions.publish(fresh(draft).latest_revision, boss).live


def test_a_harmless_new_version_leaves_the_article_alone(article: Article) -> None:
    next_version(body="<p>Das Lager in Kassel wird größer und bekommt mehr Förderbänder.</p>")
    assert fresh(article).live
    assert not ModelLogEntry.objects.filter(action="andruck.hold").exists()


def test_an_article_of_several_items_goes_off_with_one_of_them(boss: Any) -> None:
    article = own_text(boss)
    Provenance.objects.create(article=article, wire_item=wire_item(uri=URI))
    actions.publish(article.latest_revision, boss)
    next_version(pub_status="withheld")
    assert not fresh(article).live

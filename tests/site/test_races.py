"""Two at one article: whoever comes second is told, and nothing that was told is undone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from andruck_site.desk import actions, form, schedule
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article
from tests.site.factories import draft, editor, own_text, posted
from tests.site.test_gate import fresh, settle, url
from tests.site.test_serve import ROOT

pytestmark = pytest.mark.django_db
LOADED = re.compile(r'name="(loaded_revision_\w+)" value="([^"]*)"')
KEPT = "Ihr Text steht noch im Formular"


@pytest.fixture
def boss() -> Any:
    return editor("Anna Berg", boss=True)


@pytest.fixture
def desk(client: Client, boss: Any) -> Client:
    client.force_login(boss)
    return client


@pytest.fixture
def malte() -> Client:
    client = Client()
    client.force_login(editor("Malte Ohm", boss=True))
    return client


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], None]:
    """Has something happen once, after a form was read and before what it holds is saved."""

    def set_up(deed: Callable[[], Any]) -> None:
        checked = form.ArticleForm.is_valid
        waiting = [deed]

        def is_valid(self: Any) -> bool:
            if waiting:
                waiting.pop()()
            return checked(self)

        monkeypatch.setattr(form.ArticleForm, "is_valid", is_valid)

    return set_up


def loaded(client: Client, article: Article) -> dict[str, str]:
    """What the form says it rests on."""
    return dict(LOADED.findall(client.get(url("edit", article.pk)).content.decode()))


def newest(article: Article) -> str:
    return str(fresh(article).latest_revision.as_object().headline)


def test_the_second_to_save_is_told_keeps_the_text_and_may_insist(
    desk: Client, malte: Client, boss: Any
) -> None:
    article = own_text(boss)
    seen = loaded(malte, article)
    assert len(seen) == 2
    desk.post(url("edit", article.pk), posted(article, headline="Von Anna", **seen))
    data = posted(article, headline="Von Malte", **seen)
    for button in ({}, {"action-publish": "1"}):
        answer = malte.post(url("edit", article.pk), data | button)
        page = answer.content.decode()
        assert answer.status_code == 409 and newest(article) == "Von Anna"
        assert "Anna Berg hat inzwischen eine andere Fassung gespeichert." in page
        assert KEPT in page and "Von Malte" in page
    again = dict(LOADED.findall(page))
    assert malte.post(url("edit", article.pk), data | again).status_code == 302
    assert newest(article) == "Von Malte"
    assert fresh(article).revisions.count() == 3, "the other one's version stays"


@pytest.mark.parametrize("publish", [False, True])
def test_somebody_saves_in_the_very_moment(
    desk: Client, boss: Any, meanwhile: Any, publish: bool
) -> None:
    article = own_text(boss)

    def save() -> None:
        row = fresh(article)
        row.headline = "Schneller"
        row.save()
        row.save_revision(user=editor("Malte Ohm"))

    meanwhile(save)
    data = posted(article, headline="Langsamer")
    answer = desk.post(url("edit", article.pk), data | ({"action-publish": "1"} if publish else {}))
    assert answer.status_code == 409 and "Malte Ohm hat inzwischen" in answer.content.decode()
    assert newest(article) == "Schneller" and not fresh(article).live


@pytest.mark.parametrize("publish", [False, True])
def test_what_is_killed_in_the_very_moment_stays_dead(
    desk: Client, boss: Any, meanwhile: Any, publish: bool
) -> None:
    article = own_text(boss)
    meanwhile(lambda: actions.kill(article, boss, "Verwechslung"))
    data = posted(article, headline="Zu spät")
    answer = desk.post(url("edit", article.pk), data | ({"action-publish": "1"} if publish else {}))
    assert answer.status_code == 409
    assert "Der Artikel wurde inzwischen zurückgezogen." in answer.content.decode()
    assert fresh(article).pub_status == "canceled" and not fresh(article).live


def test_what_opens_in_the_very_moment_stays_open(desk: Client, boss: Any, meanwhile: Any) -> None:
    article = own_text(boss)
    meanwhile(lambda: actions.publish(fresh(article).latest_revision, boss))
    answer = desk.post(url("edit", article.pk), posted(article, headline="Entwurf"))
    assert answer.status_code == 409
    assert "Der Artikel wurde inzwischen veröffentlicht." in answer.content.decode()
    assert fresh(article).live


def test_what_is_deleted_in_the_very_moment_does_not_come_back(
    desk: Client, boss: Any, meanwhile: Any
) -> None:
    article = draft(boss)
    row = article.wire_items()[0]
    meanwhile(lambda: actions.restore(row.pk, boss))
    assert desk.post(url("edit", article.pk), posted(article)).status_code == 404
    assert not Article.objects.filter(pk=article.pk).exists()


def test_going_back_to_an_old_version_meets_the_same(desk: Client, boss: Any) -> None:
    article = own_text(boss)
    first = article.latest_revision_id
    seen = loaded(desk, article)
    desk.post(url("edit", article.pk), posted(article, headline="Zweite", **seen))
    address = url("revisions_revert", article.pk, first)
    answer = desk.post(address, posted(article, **seen))
    assert answer.status_code == 409 and newest(article) == "Zweite"


def test_no_row_read_before_brings_a_killed_article_back(boss: Any) -> None:
    article = own_text(boss)
    actions.publish(article.latest_revision, boss)
    before = fresh(article)
    revision = Revision.objects.get(pk=before.latest_revision_id)
    assert revision.content_object.pub_status == "usable", "read before, and kept"
    actions.kill(article, boss, "Verwechslung")
    with pytest.raises(GateError):
        before.save()
    before.live, before.pub_status = False, "usable"
    before.save()
    with pytest.raises(GateError):
        actions.publish(revision, boss)
    assert fresh(article).pub_status == "canceled" and not fresh(article).live


def test_taking_off_touches_nothing_that_changed_since_it_was_asked_for(
    desk: Client, boss: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = own_text(boss)
    actions.publish(article.latest_revision, boss)
    honest = actions.unpublish

    def later(row: Article, user: Any) -> bool:
        actions.kill(row, boss, "Verwechslung")
        return honest(row, user)

    monkeypatch.setattr(actions, "unpublish", later)
    assert desk.post(url("unpublish", article.pk)).status_code == 302
    assert fresh(article).pub_status == "canceled"


def test_what_was_called_off_while_the_clock_looked_does_not_open(
    boss: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = draft(boss)
    settle(article, boss)
    now = timezone.now()
    planned = fresh(article).latest_revision
    Revision.objects.filter(pk=planned.pk).update(approved_go_live_at=now)
    actions.clear(fresh(article), boss)
    opening = schedule._open

    def later(due: Any, pk: str) -> bool:
        Revision.objects.filter(pk=planned.pk).update(approved_go_live_at=now + timedelta(hours=2))
        return opening(due, pk)

    monkeypatch.setattr(schedule, "_open", later)
    assert schedule.publish_due(now) == (0, [])
    assert not fresh(article).live
    assert fresh(article).scheduled_revision == planned


def test_the_clock_closes_what_has_ended(boss: Any) -> None:
    article = own_text(boss)
    actions.publish(article.latest_revision, boss)
    now = timezone.now()
    for end, live in ((now + timedelta(hours=1), True), (now - timedelta(hours=1), False)):
        row = fresh(article)
        row.expire_at = end
        row.save()
        schedule.publish_due(now)
        assert fresh(article).live == live
    assert fresh(article).expired


def test_conflicting_writes_of_two_web_processes_and_the_worker() -> None:
    """The short form of ``./run trial conflicts``."""
    done = subprocess.run(
        [sys.executable, "-m", "trials", "conflicts", "--seed", "7", "32"],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "all as it must be" in done.stdout

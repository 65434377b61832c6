"""Tasks: a lease, another try, nothing twice; a set clock and a full disk lose nothing."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from andruck_site.portal.models import Article
from andruck_site.wire import intake, scheduler, tasks, worker
from andruck_site.wire.models import Capture, Heartbeat, Run, Source, WireItem
from andruck_site.wire.tasks import visit
from tests.site import factories
from tests.site.loopback import Server
from tests.site.test_wire import PORTAL, portal, server  # noqa: F401  (fixtures)

pytestmark = pytest.mark.django_db(transaction=True)
DONE: list[str] = []


@task()
def fragile(word: str) -> None:
    """A task of the tests: fails until a word is known."""
    DONE.append(word)
    if word == "faul":
        raise ValueError(word)


def run_one(name: str = "a") -> None:
    """One worker takes one task."""
    one = worker.Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default",
        startup_delay=False, max_tasks=1, worker_id=name, excluded_queue_names=[],
    )  # fmt: skip
    one.run()


def due_now() -> None:
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def claimed(by: str = "tot") -> DBTaskResult:
    fragile.enqueue("wort")
    row = DBTaskResult.objects.get()
    row.claim(by)
    return row


def test_a_failed_task_is_tried_five_times_with_growing_pauses_and_then_shown() -> None:
    fragile.enqueue("faul")
    pauses = []
    for number in range(1, 6):
        due_now()
        run_one()
        row = DBTaskResult.objects.get()
        assert len(row.worker_ids) == number
        if row.status == "READY":
            pauses.append(round((row.run_after - timezone.now()).total_seconds()))
    assert pauses == sorted(set(pauses)) and len(pauses) == 4
    assert row.status == "FAILED" and "ValueError: faul" in row.traceback
    due_now()
    run_one()
    assert len(DBTaskResult.objects.get().worker_ids) == 5


def test_what_a_dead_worker_held_is_ready_again_and_a_living_one_keeps_its_own() -> None:
    row = claimed()
    worker.beat("tot", timezone.now())
    reaper = worker.Reaper()
    assert reaper.reap(0) == 0
    worker.beat("tot", timezone.now())  # it lives
    assert reaper.reap(59) == 0
    assert reaper.reap(118) == 0
    assert reaper.reap(120) == 1
    row.refresh_from_db()
    assert row.status == "READY" and row.worker_ids == ["tot"]


@pytest.mark.parametrize("hours", [-5, 5])
def test_setting_the_clock_takes_no_task_from_a_living_worker(hours: int) -> None:
    claimed("lebt")
    reaper = worker.Reaper()
    now = timezone.now()
    for number in range(20):
        shifted = now + timedelta(hours=hours if number > 5 else 0, seconds=5 * number)
        worker.beat("lebt", shifted)
        assert reaper.reap(5.0 * number) == 0


def test_a_task_that_kills_its_workers_is_given_up() -> None:
    fragile.enqueue("wort")
    for number in range(5):
        row = DBTaskResult.objects.get()
        row.claim(f"w{number}")
        worker.release_all()
    row = DBTaskResult.objects.get()
    assert row.status == "FAILED" and "5-mal" in row.traceback


def test_a_visit_is_not_enqueued_twice_even_when_it_waits_for_another_try(
    portal: Path,  # noqa: F811
) -> None:
    pk = Source.objects.get(name="nord").pk
    threads = [threading.Thread(target=_enqueue, args=(pk,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert DBTaskResult.objects.count() == 1
    row = DBTaskResult.objects.get()
    row.claim("a")
    scheduler.enqueue_visit(pk)
    row.set_failed(ValueError("x"))
    worker.again_or_never(row, timezone.now())
    scheduler.enqueue_visit(pk)
    assert DBTaskResult.objects.count() == 1


def _enqueue(pk: int) -> None:
    try:
        scheduler.enqueue_visit(pk)
    finally:
        connection.close()


def test_what_was_to_be_indexed_and_was_deleted_meanwhile_fails_nobody() -> None:
    from wagtail.tasks import update_reference_index_task

    kept, gone = (Article.objects.create(headline=name) for name in ("Bleibt", "Geht"))
    DBTaskResult.objects.all().delete()
    for article in (kept, gone):
        update_reference_index_task.enqueue("portal", "article", str(article.pk))
    gone.delete()
    run_one()
    run_one()
    assert [row.status for row in DBTaskResult.objects.all()] == ["SUCCESSFUL"]


def test_old_rows_are_swept() -> None:
    now = timezone.now()
    for age, status in ((1, "SUCCESSFUL"), (3, "SUCCESSFUL"), (3, "FAILED"), (40, "FAILED")):
        fragile.enqueue(f"{age} {status}")
        DBTaskResult.objects.filter(finished_at=None).update(
            status=status, finished_at=now - timedelta(days=age)
        )
    Heartbeat.objects.create(worker="tot", at=now - timedelta(days=2))
    worker.sweep(now)
    assert DBTaskResult.objects.count() == 2 and not Heartbeat.objects.exists()


class Killed(BaseException):
    """As if the power went: nothing of ours catches it."""


def killed_at(function: Any, number: int) -> Callable[..., Any]:
    """The function, until its n-th call is the last thing that happens."""
    calls = iter(range(1, 10_000))

    def call(*arguments: Any, **named: Any) -> Any:
        if next(calls) == number:
            raise Killed
        return function(*arguments, **named)

    return call


@pytest.mark.parametrize("place", ["store", "_store", "_keep", "_went_well"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_visit_killed_anywhere_and_repeated_has_every_item_once(
    portal: Path,  # noqa: F811
    server: Server,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    number: int,
) -> None:
    server.feed(*((name, f"Titel {name}", "Text.") for name in "abcd"), etag='"e1"')
    source = Source.objects.get(name="nord")
    room = intake if place.endswith("store") else tasks
    with monkeypatch.context() as patch:
        patch.setattr(room, place, killed_at(getattr(room, place), number))
        try:
            visit.func(source.pk)
            killed = False
        except Killed:
            killed = True
    if killed:
        source.refresh_from_db()
        assert source.etag == source.body_hash == "", "known only when all of it is in"
        assert Run.objects.get().finished is None
    visit.func(source.pk)
    assert WireItem.objects.count() == WireItem.objects.current().count() == 4
    assert Capture.objects.count() == 1
    assert not Run.objects.filter(finished=None).exists()
    if killed:
        assert "unterbrochen" in Run.objects.order_by("pk")[0].error


def test_a_kill_that_is_cut_off_is_made_good(
    portal: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The withdrawn item must not be known before its article is down."""
    import json

    item = {"uri": "tag:x.example,2026:9", "version": "1", "type": "text", "language": "de",
            "versionCreated": "2026-11-21T08:00:00+01:00",
            "headlines": [{"role": "main", "value": "Lager in Kassel"}],
            "bodies": [{"contentType": "text/html", "value": factories.BODY}]}  # fmt: skip
    (portal / "wire" / "1.json").write_text(json.dumps(item))
    source = Source.objects.get(name="ordner")
    visit.func(source.pk)
    article = factories.actions.take(WireItem.objects.get().pk, factories.editor(boss=True))
    item |= {"version": "2", "versionCreated": "2026-11-22T08:00:00+01:00", "pubStatus": "canceled"}
    (portal / "wire" / "1.json").write_text(json.dumps(item))
    with monkeypatch.context() as patch:
        patch.setattr(intake, "import_string", lambda _: killed_at(None, 1))
        with pytest.raises(Killed):
            visit.func(source.pk)
    visit.func(source.pk)
    assert Article.objects.get(pk=article.pk).pub_status == "canceled"


@pytest.mark.parametrize("hours", [-30, -3, 3, 30])
def test_a_clock_set_by_hours_puts_no_source_off(portal: Path, hours: int) -> None:  # noqa: F811
    now = timezone.now()
    wait = timedelta(minutes=30)
    Source.objects.update(last_visit=now, next_visit=now + wait)
    Source.objects.filter(name="ordner").update(last_visit=None, next_visit=now)
    shifted = now + timedelta(hours=hours)
    worker.right_the_clock(shifted)
    assert all(one.next_visit <= shifted + wait for one in Source.objects.all())
    honest = Source.objects.get(name="nord").next_visit
    worker.right_the_clock(shifted)
    assert Source.objects.get(name="nord").next_visit == honest


def test_a_clock_set_back_does_not_put_off_another_try() -> None:
    fragile.enqueue("faul")
    run_one()
    now = timezone.now() - timedelta(hours=5)
    worker.right_the_clock(now)
    assert DBTaskResult.objects.get().run_after <= now


@pytest.fixture
def small_disk() -> Iterator[Callable[[int], None]]:
    """Lets the database grow by so many pages and no further."""

    def limit(pages: int) -> None:
        with connection.cursor() as cursor:
            used = cursor.execute("PRAGMA page_count").fetchone()[0]
            free = cursor.execute("PRAGMA freelist_count").fetchone()[0]
            cursor.execute("CREATE TABLE IF NOT EXISTS probe_fill (x)")
            cursor.execute("INSERT INTO probe_fill VALUES (zeroblob(%s))", [free * 4096])
            cursor.execute(f"PRAGMA max_page_count = {used + pages}")

    yield limit
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
        cursor.execute("DROP TABLE probe_fill")


@pytest.mark.parametrize("pages", [0, 1, 3, 8])
def test_a_full_disk_loses_nothing_and_says_so(
    portal: Path,  # noqa: F811
    server: Server,  # noqa: F811
    small_disk: Callable[[int], None],
    caplog: pytest.LogCaptureFixture,
    pages: int,
) -> None:
    import random

    dice = random.Random(pages)
    words = [f"{dice.randrange(10**9)}" for _ in range(4000)]
    server.feed(*((f"{n}", f"Titel {n}", " ".join(words)) for n in range(6)), etag='"e1"')
    pk = Source.objects.get(name="nord").pk
    small_disk(pages)
    with pytest.raises(OperationalError, match="full"):
        visit.func(pk)
    assert "Datenträger ist voll" in caplog.text
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert Source.objects.get(pk=pk).etag == ""
    visit.func(pk)
    assert WireItem.objects.current().count() == WireItem.objects.count() == 6
    assert not Run.objects.filter(finished=None).exists()
    assert Source.objects.get(pk=pk).failures == 0


def test_a_worker_on_a_full_disk_keeps_its_task_and_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fragile.enqueue("faul")
    one = worker.Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default",
        startup_delay=False, max_tasks=1, worker_id="voll", excluded_queue_names=[],
    )  # fmt: skip

    def full(*_: Any) -> None:
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(DBTaskResult, "set_failed", full)
        with pytest.raises(OperationalError):
            one.run()
    assert DBTaskResult.objects.get().status == "RUNNING"
    one.let_go()
    row = DBTaskResult.objects.get()
    assert row.status == "READY" and row.worker_ids == []


def test_full_is_told_from_other_trouble() -> None:
    assert tasks.is_full(OperationalError("database or disk is full"))
    assert tasks.is_full(OSError(errno.ENOSPC, "No space left on device"))
    assert not tasks.is_full(DatabaseError("database is locked"))
    assert "Datenträger" in worker.explain(OperationalError("database or disk is full"))


def test_a_source_is_told_of_a_visit_that_failed_for_good(
    portal: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def flaw(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(tasks, "_parcels", flaw)
    pk = Source.objects.get(name="nord").pk
    scheduler.enqueue_visit(pk)
    for _ in range(5):
        due_now()
        run_one()
    source = Source.objects.get(pk=pk)
    assert source.failures >= 5 and "abgebrochen" in source.error
    assert source.next_visit > timezone.now() + timedelta(minutes=30)
    assert Run.objects.filter(finished=None).count() == 0


def test_who_wants_a_source_fetched_while_it_is_being_fetched_gets_it(
    portal: Path,  # noqa: F811
    server: Server,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server.feed(("a", "Titel", "Text."))
    source = Source.objects.get(name="nord")
    boss, honest = factories.editor(boss=True), tasks._went_well

    def meanwhile(row: Source) -> None:
        factories.actions.fetch_now(row.pk, boss)
        honest(row)

    with monkeypatch.context() as patch:
        patch.setattr(tasks, "_went_well", meanwhile)
        visit.func(source.pk)
    source.refresh_from_db()
    assert source.next_visit <= timezone.now() and source.last_visit
    visit.func(source.pk)
    source.refresh_from_db()
    assert source.next_visit > timezone.now() + timedelta(minutes=1)


def test_one_flaw_does_not_stop_the_clock(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def flaw(now: datetime) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("andruck_site.desk.schedule.publish_due", flaw)
    scheduler.tick(timezone.now())
    assert "could not be done" in caplog.text

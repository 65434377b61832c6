"""The worker's manners: a lease on what it runs, another try for what failed, a broom.

A worker beats while it lives; what a worker holds that no longer beats is
ready again. Whether it still beats is measured with a clock nobody can set.
How often a task was tried says the row itself: each try adds to ``worker_ids``.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
from datetime import datetime, timedelta

from django.apps import apps
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult, get_date_max

from andruck_site.wire import tasks
from andruck_site.wire.models import Heartbeat, Source

log = logging.getLogger("andruck.work")
LEASE = 60.0  # seconds without a beat after which a worker counts as dead
ATTEMPTS = 5
BACK_OFF = (10, 60, 300, 1800)  # seconds before a failed task is tried again
KEEP_DONE, KEEP_FAILED = timedelta(days=2), timedelta(days=30)
GONE = "Der Hintergrunddienst endete {count}-mal mitten in dieser Aufgabe."
MINUTE = timedelta(minutes=1)
# The rooms above this one, by name: who has something to sweep.
BROOMS = ("andruck_site.portal.leftovers.sweep",)
FULL_PAUSE = timedelta(seconds=30)  # until it is looked whether the disk has room again
# Tasks of libraries on a row that may be deleted before their turn comes; they would fail.
INDEXING = (
    "wagtail.tasks.update_reference_index_task",
    "modelsearch.tasks.insert_or_update_object_task",
)


def name() -> str:
    """A worker's name: this machine, this process, this life."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"


class Worker(db_worker.Worker):
    """Tries again what failed, and then says so."""

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run it; a failed one comes again, five times at most."""
        if is_void(db_task_result):
            db_task_result.delete()
            return
        super().run_task(db_task_result)
        if db_task_result.status == "FAILED":
            again_or_never(db_task_result, timezone.now())

    def let_go(self) -> None:
        """What this worker could not even write down as failed; that was no try."""
        for row in DBTaskResult.objects.running():
            if row.worker_ids and row.worker_ids[-1] == self.worker_id:
                _ready(row, row.worker_ids[:-1])


def is_void(row: DBTaskResult) -> bool:
    """Is there nothing left that it could index?"""
    if row.task_path not in INDEXING:
        return False
    app, name, pk = row.args_kwargs["args"]
    return not apps.get_model(app, name).objects.filter(pk=pk).exists()


def again_or_never(row: DBTaskResult, now: datetime) -> None:
    """A failed task: ready again after a pause, or failed for good and told."""
    if tasks.says_full(row.traceback):  # no fault of the task's, and no try
        _again(row, row.worker_ids[:-1], now + FULL_PAUSE)
        return
    if len(row.worker_ids) >= ATTEMPTS:
        log.error("Task %s failed for good: %s", row.task_path, row.exception_class_path)
        _tell(row)
        return
    _again(row, row.worker_ids, now + timedelta(seconds=BACK_OFF[len(row.worker_ids) - 1]))


def _again(row: DBTaskResult, worker_ids: list[str], at: datetime) -> None:
    row.status, row.finished_at, row.worker_ids, row.run_after = "READY", None, worker_ids, at
    row.save(update_fields=["status", "finished_at", "worker_ids", "run_after"])


def beat(worker_id: str, now: datetime) -> None:
    """This worker lives."""
    Heartbeat.objects.update_or_create(worker=worker_id, defaults={"at": now})


class Reaper:
    """Frees what dead workers hold."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[datetime | None, float]] = {}

    def reap(self, seconds: float) -> int:
        """Look once; ``seconds`` by a clock that nobody sets. How many were freed."""
        beats = dict(Heartbeat.objects.values_list("worker", "at"))
        freed = 0
        for row in DBTaskResult.objects.running():
            holder = row.worker_ids[-1] if row.worker_ids else ""
            at = beats.get(holder)
            known, since = self._seen.setdefault(holder, (at, seconds))
            if known != at:
                self._seen[holder] = (at, seconds)
            elif seconds - since >= LEASE:
                release(row)
                freed += 1
        return freed


def release_all() -> None:
    """At the start of the only worker: whatever is marked as running was cut off."""
    for row in DBTaskResult.objects.running():
        release(row)
    Heartbeat.objects.all().delete()


def release(row: DBTaskResult) -> None:
    """A task whose worker died: ready again, unless workers keep dying over it.

    A visit that took something in before it was cut off has got on, and is not counted.
    """
    with transaction.atomic():
        row = DBTaskResult.objects.running().filter(pk=row.pk).first()
        if row is None:
            return
        got_on = _is_visit(row) and tasks.cut_off(row.args_kwargs["args"][0])
        if got_on or len(row.worker_ids) < ATTEMPTS:
            _ready(row, [] if got_on else row.worker_ids)
            return
        row.status, row.finished_at = "FAILED", timezone.now()
        row.exception_class_path = "WorkerDied"
        row.traceback = GONE.format(count=len(row.worker_ids))
        row.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])
        _tell(row)


def _ready(row: DBTaskResult, worker_ids: list[str]) -> None:
    row.status, row.started_at, row.worker_ids = "READY", None, worker_ids
    row.save(update_fields=["status", "started_at", "worker_ids"])


def _is_visit(row: DBTaskResult) -> bool:
    return bool(row.task_path == tasks.visit.module_path and row.args_kwargs.get("args"))


def _tell(row: DBTaskResult) -> None:
    if _is_visit(row):
        tasks.gave_up(row.args_kwargs["args"][0])


def sweep(now: datetime) -> None:
    """Task rows nobody asks for any more, the beats of the dead, and what others have left."""
    done = DBTaskResult.objects
    done.successful().filter(finished_at__lt=now - KEEP_DONE).delete()
    done.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()
    Heartbeat.objects.filter(at__lt=now - timedelta(days=1)).delete()
    for path in BROOMS:
        import_string(path)(now)


def right_the_clock(now: datetime) -> int:
    """After the clock went back: what it put off too far is due when it was meant to be."""
    righted = 0
    for source in Source.objects.filter(last_visit__gt=now + MINUTE):
        wait = max(source.next_visit - source.last_visit, timedelta(0))
        righted += Source.objects.filter(pk=source.pk).update(
            next_visit=now + min(wait, timedelta(days=7)), last_visit=now
        )
    righted += Source.objects.filter(last_visit=None, next_visit__gt=now + MINUTE).update(
        next_visit=now
    )
    latest = now + timedelta(seconds=BACK_OFF[-1]) + MINUTE
    put_off = DBTaskResult.objects.filter(status="READY", run_after__gt=latest)
    for row in put_off.exclude(run_after=get_date_max()):
        if row.worker_ids:  # tried before: the pause is ours
            row.run_after = now
            row.save(update_fields=["run_after"])
            righted += 1
    return righted


def explain(error: DatabaseError) -> str:
    """For the log: what hinders the worker, in words."""
    if tasks.is_full(error):
        return "Der Datenträger ist voll; es geht weiter, sobald Platz ist. Verloren ist nichts."
    return f"Die Datenbank antwortet nicht ({error}); es geht weiter, sobald sie es tut."

"""The worker: runs background tasks, and a scheduler that says what is due."""

from __future__ import annotations

import contextlib
import fcntl
import logging
import threading
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from andruck_site.frugal import give_back
from andruck_site.orphan import leave_with_parent
from andruck_site.wire import scheduler, worker
from andruck_site.wire.models import Heartbeat

log = logging.getLogger("andruck.work")
UPKEEP = 5.0  # seconds between two beats of the heart
SWEEP = 3600.0
GRACE = 8.0  # seconds a task may go on when the supervisor is gone
IDLE = 60.0  # seconds without a task until memory is given back
PAUSE = 3.0  # seconds before the database is tried again


class Command(BaseCommand):
    """``manage.py work``."""

    help = "Runs the background worker and the scheduler."

    def handle(self, **options: Any) -> None:
        """Until a signal ends it."""
        leave_with_parent(GRACE)
        name = worker.name()
        stop = threading.Event()
        runner = worker.Worker(
            queue_names=["*"],
            interval=0.2,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )
        runner.configure_signals()
        with (settings.DATA / "worker.lock").open("a") as lock:
            self._begin(lock)
            threading.Thread(
                target=_clock, args=(stop, runner), name="scheduler", daemon=True
            ).start()
            try:
                self._work(runner)
            finally:
                stop.set()
                with contextlib.suppress(DatabaseError):
                    Heartbeat.objects.filter(worker=name).delete()

    def _begin(self, lock: Any) -> None:
        """Alone on this machine, what is marked as running was cut off; else the lease decides."""
        with contextlib.suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with _patience():
                worker.release_all()

    def _work(self, runner: worker.Worker) -> None:
        while True:
            with _patience():
                runner.let_go()
                runner.run()
                return


@contextlib.contextmanager
def _patience() -> Any:
    """A full disk or a broken database ends no worker: it says so and comes back."""
    try:
        yield
    except DatabaseError as error:
        log.error("%s", worker.explain(error))
        close_old_connections()
        time.sleep(PAUSE)


def _clock(stop: threading.Event, runner: worker.Worker) -> None:
    """Beats, and says what is due."""
    reaper = worker.Reaper()
    upkeep, sweep = 0.0, time.monotonic() + SWEEP / 60
    busy = time.monotonic()
    while not stop.is_set():
        wait = scheduler.BEAT
        ticks = time.monotonic()
        busy = ticks if runner.running_task else busy
        try:
            now = timezone.now()
            expected = scheduler.is_expected(now)
            if expected:
                scheduler.warm()
            if ticks - busy > IDLE:
                busy = ticks
                give_back()
            if ticks >= upkeep:
                upkeep = ticks + UPKEEP
                worker.beat(runner.worker_id, now)
                reaper.reap(ticks)
                worker.right_the_clock(now)
            if ticks >= sweep:
                sweep = ticks + SWEEP
                worker.sweep(now)
            scheduler.tick(now)
            wait = scheduler.pause(timezone.now())
        except DatabaseError as error:  # locked or full: the next look comes soon
            log.warning("The scheduler could not look: %s", error)
        finally:
            close_old_connections()
        stop.wait(wait)

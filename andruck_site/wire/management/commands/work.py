"""The worker: runs background tasks, and a scheduler that says what is due."""

from __future__ import annotations

import logging
import os
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from andruck_site.wire import scheduler

log = logging.getLogger("andruck.work")


class Command(BaseCommand):
    """``manage.py work``."""

    help = "Runs the background worker and the scheduler."

    def handle(self, **options: Any) -> None:
        """Until a signal ends it."""
        # One worker serves one data folder: what is marked as running was cut off.
        DBTaskResult.objects.running().update(status="READY", started_at=None)
        stop = threading.Event()
        beat = threading.Thread(target=_beat, args=(stop,), name="scheduler", daemon=True)
        beat.start()
        worker = Worker(
            queue_names=["*"],
            interval=0.2,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"worker-{os.getpid()}",
            excluded_queue_names=[],
        )
        worker.configure_signals()
        try:
            worker.run()
        finally:
            stop.set()


def _beat(stop: threading.Event) -> None:
    scheduler.warm()
    wait = scheduler.BEAT
    while not stop.wait(wait):
        try:
            scheduler.tick(timezone.now())
            wait = scheduler.pause(timezone.now())
        except OperationalError as error:  # a locked database: the next beat comes soon
            log.warning("The scheduler could not look: %s", error)
            wait = scheduler.BEAT
        finally:
            close_old_connections()

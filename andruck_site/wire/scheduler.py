"""What is due: sources to visit, articles to open or to close."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import DatabaseError, transaction
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from andruck_site.wire.models import Source
from andruck_site.wire.tasks import visit

log = logging.getLogger("andruck.work")

# The rooms above this one, by name: who has something due at a time.
DUE = ("andruck_site.desk.schedule.publish_due",)


def tick(now: datetime) -> None:
    """Enqueue a visit to every source that is due, and do what others have due."""
    for pk in Source.objects.filter(is_active=True, next_visit__lte=now).values_list(
        "pk", flat=True
    ):
        enqueue_visit(pk)
    for path in DUE:
        try:
            import_string(path)(now)
        except DatabaseError:
            raise
        except Exception:
            log.exception("What is due could not be done: %s", path)


@transaction.atomic
def enqueue_visit(pk: int) -> None:
    """One visit a source at a time: an open one is not doubled."""
    waiting = DBTaskResult.objects.filter(
        status__in=["READY", "RUNNING"],
        task_path=visit.module_path,
        args_kwargs={"args": [pk], "kwargs": {}},
    )
    if not waiting.exists():
        visit.enqueue(pk)

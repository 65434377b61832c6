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
NEXT = ("andruck_site.desk.schedule.next_due",)
# What takes seconds when it is first used, and must not when something is due (the words' forms).
WARM = ("andruck_site.portal._words.entries",)
BEAT = 0.5  # seconds between two looks at what is due
SHORTEST = 0.02
SOON = 120.0  # seconds before something is due in which the words are kept ready


def warm() -> None:
    """Load what a publication needs, so that the first is as punctual as the others."""
    for path in WARM:
        list(import_string(path)("Lagerhallen"))


def tick(now: datetime) -> None:
    """Do what others have due, then enqueue a visit to every source that is due."""
    for path in DUE:
        try:
            import_string(path)(now)
        except DatabaseError:
            raise
        except Exception:
            log.exception("What is due could not be done: %s", path)
    for pk in Source.objects.filter(is_active=True, next_visit__lte=now).values_list(
        "pk", flat=True
    ):
        enqueue_visit(pk)


def pause(now: datetime) -> float:
    """Seconds until the next look: a beat, or less where something is due before."""
    return min(BEAT, max(_ahead(now), SHORTEST))


def is_expected(now: datetime) -> bool:
    """Is anything due within the next minutes?"""
    return _ahead(now) < SOON


def _ahead(now: datetime) -> float:
    due = [at for path in NEXT if (at := import_string(path)())]
    return min((at - now).total_seconds() for at in due) if due else SOON


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

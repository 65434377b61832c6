"""What is due: sources to visit, articles to open or to close."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from andruck_site.wire.models import Source
from andruck_site.wire.tasks import visit

# The rooms above this one, by name: who has something due at a time.
DUE = ("andruck_site.desk.schedule.publish_due",)
NEXT = ("andruck_site.desk.schedule.next_due",)
# What takes seconds when it is first used, and must not when something is due (the words' forms).
WARM = ("andruck_site.portal._words.entries",)
BEAT = 0.5  # seconds between two looks at what is due
SHORTEST = 0.02


def warm() -> None:
    """Load what a publication needs, so that the first is as punctual as the others."""
    for path in WARM:
        list(import_string(path)("Lagerhallen"))


def tick(now: datetime) -> None:
    """Do what others have due, then enqueue a visit to every source that is due."""
    for path in DUE:
        import_string(path)(now)
    for pk in Source.objects.filter(is_active=True, next_visit__lte=now).values_list(
        "pk", flat=True
    ):
        enqueue_visit(pk)


def pause(now: datetime) -> float:
    """Seconds until the next look: a beat, or less where something is due before."""
    due = [at for path in NEXT if (at := import_string(path)())]
    ahead = min((at - now).total_seconds() for at in due) if due else BEAT
    return min(BEAT, max(ahead, SHORTEST))


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

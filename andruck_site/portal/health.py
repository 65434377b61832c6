"""How this Andruck does: for a probe in one word, for Prometheus in numbers.

Both answer without secrets. ``/healthz`` is for anybody; ``/metrics`` for this
machine alone, unless ``ANDRUCK_METRICS_TOKEN`` lets somebody else in.
"""

from __future__ import annotations

import ipaddress
import json
import os
import resource
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from andruck_site.portal.models import Article
from andruck_site.wire.models import Heartbeat, Run, Source, State, WireItem

ALIVE = 60.0  # seconds without a beat until a worker counts as dead
PLAIN = {"content_type": "text/plain; charset=utf-8", "headers": {"Cache-Control": "no-store"}}
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
Sample = tuple[str, str, str, list[tuple[dict[str, str], float]]]


class Backup(NamedTuple):
    """The last one that this data folder knows of."""

    made: datetime
    file: str
    size: int


@require_safe
def web(request: HttpRequest) -> HttpResponse:
    """The web process answers, and its database does too."""
    _ask_database()
    return HttpResponse("ok", **PLAIN)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when database and worker answer; else 503, and what is wrong."""
    try:
        _ask_database()
        trouble = worker_trouble(timezone.now())
    except DatabaseError:
        trouble = "Die Datenbank antwortet nicht."
    return HttpResponse(trouble or "ok", status=503 if trouble else 200, **PLAIN)


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM portal_article LIMIT 1")
        cursor.fetchall()


def beat_age(now: datetime) -> float | None:
    """Seconds since a worker last showed that it lives, by whichever way the clock was set."""
    ages = [
        abs((now - at).total_seconds()) for at in Heartbeat.objects.values_list("at", flat=True)
    ]
    return min(ages, default=None)


def worker_trouble(now: datetime) -> str:
    """Why nothing is fetched, in a sentence; nothing when all is well."""
    age = beat_age(now)
    if age is None:
        return "Der Hintergrunddienst läuft nicht."
    if age > ALIVE:
        return f"Der Hintergrunddienst hat sich seit {age:.0f} Sekunden nicht gemeldet."
    return ""


def last_backup() -> Backup | None:
    """What ``./run backup`` wrote down; None when there is none."""
    try:
        told = json.loads((settings.DATA / "letzte-sicherung.json").read_text("utf-8"))
        made = datetime.fromisoformat(told["made"])
        return Backup(made, Path(str(told["file"])).name, int(told["size"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers, in Prometheus' text format."""
    if not _may_read(request):
        return HttpResponseForbidden("Nur von diesem Rechner oder mit Schlüssel.", **PLAIN)
    lines = []
    for name, kind, words, samples in _samples(timezone.now()):
        lines += [f"# HELP andruck_{name} {words}", f"# TYPE andruck_{name} {kind}"]
        lines += [f"andruck_{name}{_labels(labels)} {value:.15g}" for labels, value in samples]
    return HttpResponse(
        "\n".join(lines) + "\n",
        content_type="text/plain; version=0.0.4; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


def _may_read(request: HttpRequest) -> bool:
    token = os.environ.get("ANDRUCK_METRICS_TOKEN", "")
    given = request.headers.get("Authorization", "")
    if token and constant_time_compare(given, f"Bearer {token}"):
        return True
    # A reverse proxy on this machine asks from loopback for the whole world, and says so.
    if any(name in request.META for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _labels(labels: dict[str, str]) -> str:
    def quoted(value: str) -> str:
        return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

    inner = ",".join(f'{name}="{quoted(value)}"' for name, value in labels.items())
    return f"{{{inner}}}" if inner else ""


def _samples(now: datetime) -> list[Sample]:
    """Each metric: name, type, words, and its values by label."""
    states = _counts(WireItem.objects.current(), "state")
    tasks = _counts(DBTaskResult.objects, "status")
    runs = Run.objects.aggregate(number=Count("pk"), last=Max("started"))
    failed = Run.objects.exclude(error="").count()
    sources = Source.objects.filter(is_active=True)
    last, backup, beat = runs["last"], last_backup(), beat_age(now)
    items = [({"state": one}, states.get(one, 0)) for one in State.values]
    queue = [
        ({"status": one.lower()}, tasks.get(one, 0))
        for one in ("READY", "RUNNING", "SUCCESSFUL", "FAILED")
    ]
    failures = [({"source": one.name}, one.failures) for one in sources.only("name", "failures")]
    ages = [
        ("last_run_age_seconds", "Seconds since the last visit began.", last and _age(now, last)),
        ("worker_beat_age_seconds", "Seconds since the worker last showed it lives.", beat),
        ("backup_age_seconds", "Seconds since the last backup.", backup and _age(now, backup.made)),
    ]
    return [
        ("items", "gauge", "Current items by their state on the desk.", items),
        ("runs", "gauge", "Visits on record.", [({}, runs["number"])]),
        ("runs_failed", "gauge", "Visits on record that failed.", [({}, failed)]),
        ("source_failures", "gauge", "Failures in a row of each active source.", failures),
        ("tasks", "gauge", "Background tasks by status.", queue),
        ("articles_live", "gauge", "Articles online.", [({}, Article.objects.live().count())]),
        *((name, "gauge", words, [({}, age)]) for name, words, age in ages if age is not None),
        *_cache(),
        ("disk_free_bytes", "gauge", "Room left in the data folder.", [({}, disk_free())]),
        ("web_memory_bytes", "gauge", "Memory of the web process.", [({}, _memory())]),
    ]


def _cache() -> list[Sample]:
    """The finished pages of this process, where it keeps any."""
    served = getattr(sys.modules.get("andruck_site.wsgi"), "application", None)
    pages = getattr(served, "pages", None)
    if pages is None:
        return []
    return [
        ("cache_pages", "gauge", "Finished pages this web process keeps.", [({}, len(pages))]),
        ("cache_bytes", "gauge", "Memory they take.", [({}, pages.size)]),
    ]


def _counts(rows: Any, column: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(column).annotate(number=Count("pk")))


def _age(now: datetime, at: datetime) -> float:
    return max((now - at).total_seconds(), 0.0)


def disk_free() -> int:
    """Bytes left where the data are."""
    return shutil.disk_usage(settings.DATA).free


def _memory() -> int:
    """Resident bytes of this process: now where /proc tells, else the most there ever was."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024

"""Zustand: how the machine does, in words, for whoever looks after it."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from django.views.generic import TemplateView
from django_tasks_db.models import DBTaskResult

from andruck_site.desk.sources import health as source_health
from andruck_site.desk.sources import told
from andruck_site.desk.views import DeskView
from andruck_site.portal.health import Backup, last_backup, worker_trouble
from andruck_site.portal.tasks import make_renditions
from andruck_site.wire.models import Run, Source
from andruck_site.wire.tasks import visit

ROWS = 20
OLD_BACKUP = timedelta(days=2)
GIGABYTE = 1_000_000_000
Line = tuple[str, str, str]  # what, kind, words


def lines(now: datetime) -> list[Line]:
    """What is asked first, each with its answer."""
    trouble = worker_trouble(now)
    failed = DBTaskResult.objects.failed().count()
    waiting = DBTaskResult.objects.ready().count()
    return [
        ("Hintergrunddienst", "error" if trouble else "good", trouble or "läuft"),
        ("Wartende Aufgaben", "warning" if waiting > 1000 else "good", f"{waiting}"),
        (
            "Gescheiterte Aufgaben",
            "error" if failed else "good",
            f"{failed}" if failed else "keine",
        ),
        _disk(),
        _backup(last_backup(), now),
    ]


def _disk() -> Line:
    usage = shutil.disk_usage(settings.DATA)
    free = f"{usage.free / GIGABYTE:.1f}".replace(".", ",")
    whole = f"{usage.total / GIGABYTE:.0f}"
    words = f"{free} GB von {whole} GB frei"
    if usage.free < GIGABYTE / 5:
        return ("Plattenplatz", "error", f"{words} – bitte bald Platz schaffen")
    return ("Plattenplatz", "warning" if usage.free < 2 * GIGABYTE else "good", words)


def _backup(backup: Backup | None, now: datetime) -> Line:
    if backup is None:
        return ("Letzte Sicherung", "warning", "noch keine – „./run backup DATEI“ legt eine an")
    at = timezone.localtime(backup.made)
    size = f"{backup.size / 1_000_000:.1f}".replace(".", ",")
    words = f"{at:%d.%m.%Y, %H:%M} Uhr ({backup.file}, {size} MB)"
    return ("Letzte Sicherung", "warning" if now - backup.made > OLD_BACKUP else "good", words)


def task_words(row: DBTaskResult) -> str:
    """What a task was to do."""
    args = row.args_kwargs.get("args") or [None]
    if row.task_path == visit.module_path:
        source = Source.objects.filter(pk=args[0]).first()
        return f"Abruf: {source.label}" if source else "Abruf einer gelöschten Quelle"
    if row.task_path == make_renditions.module_path:
        return f"Bildgrößen für Bild {args[0]}"
    return row.task_path.rsplit(".", 1)[-1]


class HealthView(DeskView, TemplateView):
    """Zustand."""

    permission = "wire.view_source"
    template_name = "desk/health.html"
    page_title = "Zustand"
    header_icon = "desk-health"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The answers, the sources in trouble, the tasks that failed, the last visits."""
        now = timezone.now()
        sources = [(one, *source_health(one, now), told(one)) for one in Source.objects.all()]
        failed = DBTaskResult.objects.failed().order_by("-finished_at")
        return {
            **super().get_context_data(**kwargs),
            "lines": lines(now),
            "trouble": [one for one in sources if one[1] in {"error", "warning"}],
            "source_count": len([one for one in sources if one[0].is_active]),
            "failed": [
                (task_words(row), row.finished_at, len(row.worker_ids), _last_line(row.traceback))
                for row in failed[:ROWS]
            ],
            "by_status": dict(
                DBTaskResult.objects.order_by().values_list("status").annotate(n=Count("pk"))
            ),
            "runs": Run.objects.select_related("source").defer("reasons")[:ROWS],
        }


def _last_line(traceback: str) -> str:
    return traceback.strip().rsplit("\n", 1)[-1][:300]

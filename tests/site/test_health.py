"""What the machine says of itself: to probes, to Prometheus, to those who look after it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from andruck_site.logs import JsonLines
from andruck_site.portal import health
from andruck_site.portal.models import Article
from andruck_site.wire import scheduler, tasks, worker
from andruck_site.wire.models import Heartbeat, Run
from tests.site import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("age", "status"), [(0, 200), (59, 200), (61, 503), (-30, 200), (-7200, 503), (86400, 503)]
)
def test_healthz_asks_for_a_living_worker(client: Client, age: int, status: int) -> None:
    Heartbeat.objects.create(worker="x", at=timezone.now() - timedelta(seconds=age))
    answer = client.get("/healthz")
    assert answer.status_code == status
    words = answer.content.decode()
    assert words == "ok" if status == 200 else "Hintergrunddienst" in words
    assert answer["Cache-Control"] == "no-store" and not answer.cookies


def test_healthz_without_worker_or_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/healthz").status_code == 503

    def broken() -> None:
        raise DatabaseError("/geheim/andruck.sqlite3: disk I/O error")

    monkeypatch.setattr(health, "_ask_database", broken)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.content.decode() == "Die Datenbank antwortet nicht."


def test_metrics_are_numbers_prometheus_reads(
    client: Client, publish: Callable[..., Article], folder: Path
) -> None:
    publish()
    factories.wire_item()
    row = factories.source("nord")
    row.name, row.failures = 'no"rd\\', 3
    row.save()
    worker.beat("x", timezone.now())
    told = {"made": timezone.now().isoformat(), "file": "/geheim/a.tar", "size": 5}
    (folder / "letzte-sicherung.json").write_text(json.dumps(told))
    scheduler.enqueue_visit(row.pk)
    text = client.get("/metrics").content.decode()
    line = re.compile(r'andruck_\w+(\{\w+="(?:[^"\\]|\\.)*"(,\w+="[^"]*")*\})? -?[\d.e+]+')
    for one in text.splitlines():
        assert one.startswith("# ") or line.fullmatch(one), one
    assert 'andruck_items{state="new"} 1' in text
    assert re.search(r'andruck_tasks\{status="ready"\} [1-9]', text)
    assert "andruck_articles_live 1" in text
    assert 'andruck_source_failures{source="no\\"rd\\\\"} 3' in text
    for name in ("last_run_age_seconds", "backup_age_seconds", "disk_free_bytes"):
        assert f"andruck_{name} " in text
    assert "geheim" not in text


def test_no_answer_about_the_machine_is_kept() -> None:
    from andruck_site.portal.asked import NEVER

    assert "/metrics".startswith(NEVER) and "/healthz".startswith(NEVER)


def test_metrics_are_for_this_machine_or_with_the_token(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="::1").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.7").status_code == 403
    assert client.get("/metrics", REMOTE_ADDR="").status_code == 403
    proxied = {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}
    assert client.get("/metrics", **proxied).status_code == 403
    away = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer ", **away).status_code == 403
    monkeypatch.setenv("ANDRUCK_METRICS_TOKEN", "wörtlich")
    assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer falsch", **away).status_code == 403
    given = {"HTTP_AUTHORIZATION": "Bearer wörtlich"}
    assert client.get("/metrics", **given, **away).status_code == 200
    assert client.get("/metrics", **given, **proxied).status_code == 200


def test_the_page_says_it_in_words(client: Client, folder: Path) -> None:
    client.force_login(factories.editor("Ute Kern", boss=True))
    page = client.get("/desk/zustand/").content.decode()
    assert "Der Hintergrunddienst läuft nicht." in page
    assert "noch keine – „./run backup" in page
    worker.beat("x", timezone.now())
    source = factories.source("nord")
    source.failures, source.error = 4, tasks.BROKEN
    source.save()
    Run.objects.create(source=source)
    scheduler.enqueue_visit(source.pk)
    task = DBTaskResult.objects.get(task_path__endswith=".visit")
    for number in range(5):
        task.claim(f"w{number}")
    task.set_failed(ValueError("<b>kaputt</b>"))
    (folder / "letzte-sicherung.json").write_text(
        json.dumps({"made": "2026-11-01T10:00:00+00:00", "file": "/x/a.tar", "size": 3_400_000})
    )
    page = client.get("/desk/zustand/").content.decode()
    assert "Hintergrunddienst läuft nicht" not in page
    assert "seit 4 Versuchen gestört" in page
    assert "Der Abruf ist abgebrochen" in page
    assert f"Abruf: {source.label}" in page
    assert "&lt;b&gt;kaputt" in page and "<b>kaputt" not in page
    assert "01.11.2026, 11:00 Uhr (a.tar, 3,4 MB)" in page


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"made": 3, "file": null, "size": "x"}', "\x00"])
def test_what_is_no_note_of_a_backup_is_none(folder: Path, text: str) -> None:
    (folder / "letzte-sicherung.json").write_text(text)
    assert health.last_backup() is None


def test_the_page_is_for_those_who_may(client: Client) -> None:
    for user in (factories.editor(), factories.visitor()):
        client.force_login(user)
        assert client.get("/desk/zustand/").status_code in (302, 403)
        assert "/desk/zustand/" not in client.get("/desk/").content.decode()


def test_log_lines_are_json() -> None:
    try:
        raise ValueError("Größe\n2")
    except ValueError as error:
        record = logging.LogRecord(
            "andruck.x", logging.ERROR, "f.py", 1, "Satz %s", ("„a“\nb",),
            (ValueError, error, error.__traceback__),
        )  # fmt: skip
    text = JsonLines().format(record)
    line = json.loads(text)
    assert "\n" not in text
    assert line["message"] == "Satz „a“\nb" and line["level"] == "error"
    assert "Größe" in line["traceback"]

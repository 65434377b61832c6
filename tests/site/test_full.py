"""A full disk: said in words, nothing lost, and it goes on; and what a broken write leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from andruck_site.desk import actions
from andruck_site.portal import leftovers
from andruck_site.portal.models import Picture
from andruck_site.wire import tasks, worker
from tests.site.factories import editor, wire_item
from tests.site.test_lent import photo
from tests.site.test_serve import ROOT
from tests.site.test_work import due_now, run_one

pytestmark = pytest.mark.django_db


def full(*_: Any, **__: Any) -> None:
    raise OperationalError("database or disk is full")


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_whoever_writes_on_a_full_disk_is_told_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, accept: str
) -> None:
    client.force_login(editor())
    client.raise_request_exception = False
    monkeypatch.setattr(actions, "reject", full)
    answer = client.post(reverse("desk:reject", args=[wire_item().pk]), headers={"Accept": accept})
    assert answer.status_code == 507 and answer["Cache-Control"] == "no-store"
    words = answer.json()["conflict"] if "json" in accept else answer.content.decode()
    assert "Der Datenträger ist voll." in words


def test_other_trouble_is_no_full_disk(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: Any) -> None:
        raise OperationalError("database is locked")

    client.force_login(editor())
    client.raise_request_exception = False
    monkeypatch.setattr(actions, "reject", locked)
    answer = client.post(reverse("desk:reject", args=[wire_item().pk]))
    assert answer.status_code == 500 and "Datenträger" not in answer.content.decode()


@task()
def filling() -> None:
    """A task of the tests: finds the disk full."""
    raise OSError(28, "No space left on device")


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_no_fault_of_the_task() -> None:
    filling.enqueue()
    for _ in range(worker.ATTEMPTS + 3):
        due_now()
        run_one()
        row = DBTaskResult.objects.get()
        assert row.status == "READY" and row.worker_ids == []
        pause = row.run_after - timezone.now()
        assert timedelta(seconds=20) < pause <= worker.FULL_PAUSE
    assert tasks.says_full(row.traceback)


def test_files_without_a_picture_are_swept_when_they_are_old(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    picture = Picture.objects.create(title="Regal", file=ContentFile(photo(), name="regal.jpg"))
    picture.get_rendition("width-400")
    kept = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert len(kept) == 2
    old = (timezone.now() - timedelta(days=2)).timestamp()
    strange = [tmp_path / "original_images" / "halb.jpg", tmp_path / "images" / "halb.webp"]
    young, foreign = tmp_path / "images" / "jung.webp", tmp_path / "anderes.txt"
    for path in (*strange, young, foreign):
        path.write_bytes(b"halb")
    for path in (*strange, *kept, foreign):
        os.utime(path, (old, old))
    assert leftovers.sweep(timezone.now()) == 2
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {*kept, young, foreign}
    worker.sweep(timezone.now() + timedelta(days=2))
    assert not young.exists() and all(path.exists() for path in kept)


def may_mount() -> bool:
    """May a file system be mounted here, in a name space of our own if need be?"""
    if os.geteuid() == 0:
        return True
    command = ["unshare", "--user", "--map-root-user", "--mount", "true"]
    return bool(shutil.which("unshare")) and subprocess.run(command).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="a small file system cannot be mounted here")
def test_a_portal_on_a_disk_that_is_really_full() -> None:
    """The short form of ``./run trial full``."""
    done = subprocess.run(
        [sys.executable, "-m", "trials", "full", "--seed", "7", "1"],
        cwd=ROOT, capture_output=True, text=True, timeout=400,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "all as it must be" in done.stdout

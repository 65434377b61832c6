"""Real feeds and pages, served from this machine and read by real sources.

The third-party files of ``feeds-fixtures`` and ``extract-trafilatura`` are
served over HTTP; each is a source of a portal of its own in a fresh data
folder, and is visited as the worker visits it. Counts items, problems, refusals
by reason, and seconds; anything else than these is a crash and fails.
"""

from __future__ import annotations

import io
import mimetypes
import os
import tarfile
import tempfile
import threading
import time
from collections import Counter
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import zstandard

from bench._data import data

ROOT = Path(__file__).resolve().parents[1]
SETS = ("feeds-fixtures", "extract-trafilatura")
NOT_NEWS = {".opml", ".md", ".py", ".sql", ".jsonl"}


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def run(seed: int) -> int:
    """Unpack, serve, visit; the exit code."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in SETS:
            _unpack(data(name) / "dev.tar.zst", folder / "files" / name)
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Quiet, directory=str(folder / "files"))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _portal(folder, f"http://127.0.0.1:{server.server_port}")
        os.environ |= {
            "ANDRUCK_DATA": str(folder / "var"),
            "ANDRUCK_PORTAL": str(folder / "portal"),
            "ANDRUCK_ALLOW_LOOPBACK": "1",
            "DJANGO_SETTINGS_MODULE": "andruck_site.settings",
        }
        return _visit_all()


def _unpack(archive: Path, target: Path) -> None:
    packed = zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(archive.open("rb"))
    with tarfile.open(fileobj=io.BytesIO(packed.read())) as tar:
        tar.extractall(target, filter="data")


def _portal(folder: Path, address: str) -> None:
    """A portal whose sources are these files."""
    origin = ROOT / "portals" / "logistic-ready"
    (folder / "portal").mkdir()
    for name in ("subjects.csv", "glossary.csv", "house.toml"):
        (folder / "portal" / name).write_bytes((origin / name).read_bytes())
    lines = [(origin / "portal.toml").read_text("utf-8").split("[[sources]]")[0]]
    files = sorted(path for path in (folder / "files").rglob("*") if path.is_file())
    for number, path in enumerate(files):
        if path.suffix in NOT_NEWS:
            continue
        where = path.relative_to(folder / "files").as_posix()
        kind = where.split("/")[0]
        url = f"{address}/{quote(where)}"
        lines.append(
            f'[[sources]]\nname = "{kind}-{number}"\nlabel = "{number}"\nurl = "{url}"\n'
            f"page = {'true' if kind == 'extract-trafilatura' else 'false'}\n"
        )
    (folder / "portal" / "portal.toml").write_text("\n".join(lines), "utf-8")


def _visit_all() -> int:
    import django

    mimetypes.add_type("application/rss+xml", ".xml")
    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from andruck_site.wire import sources
    from andruck_site.wire.models import Run, Source
    from andruck_site.wire.tasks import visit

    call_command("migrate", verbosity=0)
    sources.sync(samples=True, now=timezone.now())
    for kind in SETS:
        began = time.process_time(), time.monotonic()
        crashes = []
        for source in Source.objects.filter(name__startswith=kind):
            try:
                visit.func(source.pk)
            except Exception as error:  # noqa: BLE001  (what is counted here)
                crashes.append(f"{source.address}: {type(error).__name__}: {error}")
        _tell(kind, Run.objects.filter(source__name__startswith=kind), began)
        for crash in crashes:
            print(f"  CRASH {crash}")
        if crashes:
            return 1
    return 0


def _tell(kind: str, runs: Any, began: tuple[float, float]) -> None:
    totals = {
        name: sum(getattr(run, name) for run in runs)
        for name in ("seen", "new", "changed", "known", "dropped")
    }
    cpu, wall = time.process_time() - began[0], time.monotonic() - began[1]
    print(f"{kind}: {len(runs)} sources, {totals}, {cpu:.1f} s CPU, {wall:.1f} s")
    words = Counter(_plain(run.error) for run in runs if run.error)
    words.update(_plain(one["message"]) for run in runs for one in run.reasons)
    for message, count in words.most_common(12):
        print(f"  {count:4} {message}")


def _plain(message: str) -> str:
    """The message without its address."""
    return message.split(": ", 1)[-1][:100]

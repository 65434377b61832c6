"""kill -9 of everything, again and again, while thousands of items come in.

A real Andruck (``andruck_site.serve``) reads feeds of this process over HTTP.
Meanwhile an editor takes, dismisses, publishes and schedules; the feeds send
new versions, withdraw items and put others under embargo; and at random moments
worker, web server, its inner process, the parent or all of them are killed. At
the end it is left in peace, and then every item must be there once, nothing
withdrawn or embargoed may be served, and nothing that an editor was told is
done may be missing.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 120
LONG, SHORT = (8, 400, 3.0), (3, 40, 1.2)  # feeds, items of each, longest pause between two kills
PATIENCE = 240.0  # seconds until all must be in when nobody kills any more
BODY = (
    "<p>Das Hochregallager {mark} in {town} bekommt {number} Stellplätze, teilte der Betreiber "
    "am Montag mit. Die Fördertechnik folgt im Herbst.</p>"
    "<p>Gebaut wird {mark} von einem Systemintegrator aus {town}; er stellt {number} Behälter "
    "und an..die Fahrzeuge bereit.</p>"
)
TOWNS = ("Kassel", "Soest", "Wismar", "Gera", "Bocholt", "Aalen")


class Wire:
    """The feeds: what each item is now, and how it must end."""

    def __init__(self, dice: random.Random, feeds: int, items: int) -> None:
        self.dice = dice
        self.lock = threading.Lock()
        self.items = [
            [self._item(feed, number) for number in range(items)] for feed in range(feeds)
        ]
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = outer.body(int(self.path.strip("/")))
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(OSError):  # whoever asked was killed
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def _item(self, feed: int, number: int) -> dict[str, Any]:
        mark = f"Zeichen{feed}x{number}x"
        town = self.dice.choice(TOWNS)
        item = {
            "uri": f"tag:probe.example,2026:{feed}-{number}",
            "version": "1",
            "type": "text",
            "language": "de",
            "versionCreated": "2026-11-20T08:00:00+01:00",
            "by": "probe",
            "headlines": [{"role": "main", "value": f"{mark}: Hochregallager in {town}"}],
            "bodies": [
                {
                    "role": "main",
                    "contentType": "text/html",
                    "value": BODY.format(mark=mark, town=town, number=1000 + number),
                }
            ],
        }
        if self.dice.random() < 0.1:
            item["embargoedUntil"] = "2099-01-01T00:00:00+01:00"
        return item

    def body(self, feed: int) -> bytes:
        """What the feed says now."""
        with self.lock:
            return json.dumps(self.items[feed]).encode()

    def change(self) -> None:
        """A few items get a new version, or are withdrawn."""
        with self.lock:
            for item in self.dice.sample(self.dice.choice(self.items), 3):
                item["version"] = str(int(item["version"]) + 1)
                stamp = 1_763_700_000 + 60 * int(item["version"])
                item["versionCreated"] = time.strftime(
                    "%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(stamp)
                )
                if self.dice.random() < 0.4:
                    item["pubStatus"] = "canceled"

    def all(self) -> list[dict[str, Any]]:
        """Every item as it must end."""
        return [item for feed in self.items for item in feed]


class Andruck:
    """The supervisor and whatever it started; it may die at any time."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it until it says itself that it is ready; while the port or the lock is
        still held by a dying one it refuses, and whoever runs it starts it again."""
        log = self.folder / "log.txt"
        deadline = time.monotonic() + 120
        while True:
            before = log.stat().st_size if log.exists() else 0
            with log.open("ab") as out:
                self.process = subprocess.Popen(
                    [sys.executable, "-m", "andruck_site.serve", "--empty",
                     "--port", str(self.port), "--data", str(self.folder / "var")],
                    cwd=ROOT, stdout=out, stderr=out,
                )  # fmt: skip
            while self.process.poll() is None:
                if b"Strg-C" in log.read_bytes()[before:]:
                    return
                assert time.monotonic() < deadline, log.read_text("utf-8")
                time.sleep(0.1)
            assert time.monotonic() < deadline, log.read_text("utf-8")
            time.sleep(0.5)

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}{path}", timeout=10
            ) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def kill(self, whom: str) -> int:
        """kill -9 of one kind of process; how many there were."""
        assert self.process is not None
        below = _below(self.process.pid)
        pids = {
            "worker": [pid for pid, line, _ in below if "manage.py work" in line],
            "web": [pid for pid, line, up in below if "granian" in line and up == self.process.pid],
            "inner": [pid for pid, _, up in below if up != self.process.pid],
            "parent": [self.process.pid],
            "all": [self.process.pid, *(pid for pid, _, _ in below)],
        }[whom]
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if whom in ("parent", "all"):
            self.process.wait()
            self.start()
        return len(pids)

    def revive(self) -> None:
        """A start that was itself cut short is told and given up; whoever runs it starts again."""
        if self.process is not None and self.process.poll() is not None:
            self.start()

    def stop(self) -> None:
        """The end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)


def _below(pid: int) -> list[tuple[int, str, int]]:
    """All processes below this one: (pid, command line, parent)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            up = int(path.read_text().rsplit(")", 1)[1].split()[1])
            line = (path.parent / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
        if up == pid:
            child = int(path.parent.name)
            found += [(child, line, up), *_below(child)]
    return found


def portal(folder: Path, address: str, feeds: int) -> None:
    """A portal whose sources are these feeds."""
    origin = ROOT / "portals" / "logistic-ready"
    (folder / "portal").mkdir()
    for name in ("subjects.csv", "glossary.csv", "house.toml"):
        shutil.copy(origin / name, folder / "portal" / name)
    head = (origin / "portal.toml").read_text("utf-8").split("[[sources]]")[0]
    for number in range(feeds):
        head += (
            f'\n[[sources]]\nname = "feed-{number}"\nlabel = "Feed {number}"\n'
            f'url = "{address}/{number}"\npolicy = {{ text = "full", basis = "Vertrag" }}\n'
        )
    (folder / "portal" / "portal.toml").write_text(head, "utf-8")


def run(seed: int, rounds: int = ROUNDS) -> int:
    """Kill and look; the exit code. Twenty rounds and fewer are the short form."""
    from trials import _editor

    feeds, items, pause = SHORT if rounds <= 20 else LONG
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="andruck-crash-") as scratch:
        folder = Path(scratch)
        wire = Wire(dice, feeds, items)
        portal(folder, wire.address, feeds)
        os.environ |= {
            "ANDRUCK_DATA": str(folder / "var"),
            "ANDRUCK_PORTAL": str(folder / "portal"),
            "ANDRUCK_ALLOW_LOOPBACK": "1",
            "DJANGO_SETTINGS_MODULE": "andruck_site.settings",
        }
        andruck = Andruck(folder)
        try:
            andruck.start()
            editor = _editor.Editor(random.Random(seed + 1))
            editor.start()
            editor.wait_for_items(60)
            killed = _rounds(rounds, pause, dice, wire, andruck, editor)
            andruck.revive()
            seconds = editor.settle(PATIENCE)
            editor.finish()
            wrong = editor.check(wire.all(), andruck.get)
        finally:
            andruck.stop()
            wire.server.shutdown()
        print(f"seed {seed}: killed {dict(killed)}; {editor.told()}; settled in {seconds:.0f} s")
        for one in wrong[:20]:
            print(f"  WRONG {one}")
        return 1 if wrong else 0


def _rounds(
    rounds: int, pause: float, dice: random.Random, wire: Wire, andruck: Andruck, editor: Any
) -> Counter[str]:
    killed: Counter[str] = Counter()
    for _ in range(rounds):
        time.sleep(dice.uniform(0.2, pause))
        wire.change()
        editor.hurry()
        whom = dice.choices(["worker", "web", "inner", "parent", "all"], [6, 2, 2, 1, 1])[0]
        killed[whom] += andruck.kill(whom)
        andruck.revive()
    return killed

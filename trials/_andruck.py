"""A real Andruck under trial: started, killed, asked, and looked for what it leaves behind."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from trials._wire import ROOT, until

GRACE = 12.0  # seconds in which what a dead parent started must have gone
# What may lie in a data folder when nothing runs; the rest was left behind.
KEPT = {
    "andruck.sqlite3", "secret_key", "stamp", "static", "media", "laeuft.lock", "worker.lock",
    "letzte-sicherung.json", "andruck.sqlite3-wal", "andruck.sqlite3-shm",
}  # fmt: skip


NOISE = re.compile(
    r"database is locked|^[\w.]*(?:Error|Exception|Exit|Conflict)\b.*| ERROR (?!.*state=FAILED).*",
    re.M,
)


class Andruck:
    """The supervisor and whatever it started; it may die at any time."""

    def __init__(self, folder: Path, root: Path = ROOT, *arguments: str) -> None:
        self.folder = folder
        self.root = root
        self.arguments = arguments or ("--empty",)
        self.python = sys.executable
        self.data_name = "var"
        self.environment: dict[str, str] = {}
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.orphans: list[str] = []
        self.kills: Counter[str] = Counter()
        self.killed_processes = 0
        self.longest_end = 0.0
        self.temporary = folder / "tmp"
        self.temporary.mkdir(exist_ok=True)

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self.folder / self.data_name

    @property
    def log(self) -> Path:
        """What it says."""
        return self.folder / "log.txt"

    def launch(self) -> None:
        """Start it, and do not wait."""
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [self.python, "-m", "andruck_site.serve", *self.arguments,
                 "--port", str(self.port), "--data", str(self.data)],
                cwd=self.root, stdout=out, stderr=out,
                env={**os.environ, "TMPDIR": str(self.temporary), **self.environment},
            )  # fmt: skip

    def start(self) -> None:
        """Start it until it says itself that it is ready; while the port or the lock is
        still held by a dying one it refuses, and whoever runs it starts it again."""
        deadline = time.monotonic() + 120
        while True:
            before = self.log.stat().st_size if self.log.exists() else 0
            self.launch()
            assert self.process is not None
            while self.process.poll() is None:
                if b"Strg-C" in self.log.read_bytes()[before:]:
                    return
                if time.monotonic() > deadline:
                    self.process.terminate()
                    self.process.wait(30)
                time.sleep(0.1)
            assert time.monotonic() < deadline, self.log.read_text("utf-8")[-1000:]
            time.sleep(0.5)

    def kill(self, whom: str, early: float = 0.0) -> None:
        """kill -9 of one kind of process. ``start``: the parent, and the next one while it
        starts, ``early`` seconds after."""
        assert self.process is not None
        below = children(self.process.pid)
        pids = {
            "worker": [pid for pid, line, _ in below if "manage.py work" in line],
            "web": [pid for pid, line, up in below if "granian" in line and up == self.process.pid],
            "inner": [pid for pid, _, up in below if up != self.process.pid],
            "parent": [self.process.pid],
            "start": [self.process.pid],
            "all": [self.process.pid, *(pid for pid, _, _ in below)],
        }[whom]
        done = sum(_kill(pid) for pid in pids)
        self.kills[whom] += bool(done)
        self.killed_processes += done
        if whom not in ("parent", "start", "all"):
            return
        self.process.wait()
        self._look_for_orphans(below)
        if whom == "start":
            self.launch()
            time.sleep(early)
            below = children(self.process.pid)
            done = _kill(self.process.pid)
            self.kills[whom] += bool(done)
            self.killed_processes += done
            self.process.wait()
            self._look_for_orphans(below)
        self.start()

    def _look_for_orphans(self, below: list[tuple[int, str, int]]) -> None:
        began = time.monotonic()
        pids = [pid for pid, _, _ in below]
        if not until(lambda: not living(pids), GRACE):
            self.orphans += [f"orphan after {GRACE:.0f} s: {one}" for one in living(pids)]
        self.longest_end = max(self.longest_end, time.monotonic() - began)

    def revive(self) -> None:
        """A start that was itself cut short is told and given up; whoever runs it starts again."""
        if self.process is not None and self.process.poll() is not None:
            self.start()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> list[str]:
        """The end; what is wrong with it."""
        if self.process is None or self.process.poll() is not None:
            return ["was not running at the end"]
        below = children(self.process.pid)
        self.process.send_signal(number)
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            return [f"still there 30 s after {number.name}"]
        wrong = [f"ended with code {code}"] if code else []
        self._look_for_orphans(below)
        return [*wrong, *self.orphans, *strays(self.data)]

    def noise(self) -> list[str]:
        """What it should not have had to write into its log, each kind once."""
        found = Counter(NOISE.findall(self.log.read_text("utf-8", "replace")))
        return [f"in the log {times}×: {line[:200]}" for line, times in found.most_common(200)]

    def leftovers(self) -> list[str]:
        """Files in the data folder and the temporary folder that nobody needs."""
        found = [path for path in self.data.iterdir() if path.name not in KEPT]
        found += [*self.temporary.iterdir()]
        return [f"left behind: {path.relative_to(self.folder)}" for path in found]


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _kill(pid: int) -> int:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return 1
    return 0


def children(pid: int) -> list[tuple[int, str, int]]:
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
            found += [(child, line, up), *children(child)]
    return found


def living(pids: list[int]) -> list[str]:
    """Those of them that are there and no zombies."""
    found = []
    for pid in pids:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
            if stat.rsplit(")", 1)[1].split()[0] not in "ZX":
                found.append(f"{pid} {Path(f'/proc/{pid}/cmdline').read_text()}".replace("\0", " "))
        except OSError:
            continue
    return found


def strays(data: Path) -> list[str]:
    """Every process but this one whose environment names this data folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        pid = int(path.parent.name)
        with contextlib.suppress(OSError):
            if pid != os.getpid() and f"ANDRUCK_DATA={data}".encode() in path.read_bytes():
                found += [f"stray: {one}" for one in living([pid])]
    return found


class SecondWeb:
    """One more web process on the data folder of an Andruck, at a port of its own."""

    def __init__(self, andruck: Andruck) -> None:
        self.andruck = andruck
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it as the supervisor would, until it answers."""
        environment = {**os.environ, "ANDRUCK_HOSTS": "127.0.0.1"}
        with self.andruck.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
                 "--port", str(self.port), "--workers", "1", "--blocking-threads", "2", "--no-ws",
                 "--log-level", "warning", "andruck_site.wsgi:application"],
                cwd=self.andruck.root, stdout=out, stderr=out, env=environment,
            )  # fmt: skip
        assert until(self._answers, 60), "the second web process does not answer"

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        """The end."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)

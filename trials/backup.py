"""Backups of a portal at work, restored on another machine.

While the wire sends, editors work and readers read, ``./run backup`` saves again
and again, and is itself killed now and then. Every backup is restored into an
empty folder by a copy of Andruck in another place, with an environment of its
own in the long form. What it holds must be sound, no deed half, and every deed
that was told before it began must be in it. The last one, made when all is
quiet, must be the original, row by row and file by file; served by the copy, it
must answer every address with the same bytes, and go on working.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from trials._andruck import Andruck
from trials._day import Day, prepared, short, tell
from trials._reader import LISTS
from trials._wire import ROOT

ROUNDS = 8
SHORTEST = 2
LONG, SHORT = (5, 120), (3, 30)  # feeds, items of each
FLOORS = {
    "backups": 8, "backups killed": 2, "deeds told before a backup": 200, "rows compared": 10_000,
    "pages compared": 100, "picture files compared": 50,
}  # fmt: skip
LEFT_OUT = {".git", ".venv", "var", "__pycache__", ".pytest_cache", ".ruff_cache", ".mypy_cache"}
BEATS = {"wire_heartbeat"}  # tables in which the living write all the time


def run(seed: int, rounds: int = ROUNDS) -> int:
    """So many backups; the exit code."""
    feeds, items = SHORT if rounds <= SHORTEST else LONG
    dice = random.Random(seed)
    with prepared("backup", dice, feeds, items) as (wire, andruck):
        trial = None
        try:
            andruck.start()
            trial = Trial(Day(seed, dice, wire, andruck), own=rounds > SHORTEST)
            trial.under_load(rounds, feeds * items // (rounds + 1))
            trial.quiet()
        finally:
            if trial:
                trial.day.close()
            stopped = andruck.stop()
        floors = {name: least * rounds // ROUNDS for name, least in FLOORS.items()}
        wrong = [*trial.wrong, *stopped, *andruck.noise(), *andruck.leftovers()]
        wrong += short(trial.counts, floors)
    return tell(f"seed {seed}: {trial.seconds}", wrong, counts=trial.counts)


class Trial:
    """The original, and the other machine."""

    def __init__(self, day: Day, own: bool) -> None:
        self.day = day
        self.folder = day.andruck.folder
        self.wrong: list[str] = []
        self.counts: Counter[str] = Counter()
        self.seconds = ""
        self.machine = self.folder / "andere maschine" / "andruck"
        shutil.copytree(ROOT, self.machine, ignore=shutil.ignore_patterns(*LEFT_OUT))
        shutil.copytree(self.folder / "portal", self.machine / "portals" / "probe")
        self.python = self._environment() if own else sys.executable

    def _environment(self) -> str:
        subprocess.run(["./run", "restore", "--help"], cwd=self.machine, check=True,
                       stdout=subprocess.DEVNULL, timeout=900)  # fmt: skip
        return str(self.machine / ".venv" / "bin" / "python")

    def there(self, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run something on the other machine, which knows nothing of this one."""
        bare = {name: value for name, value in os.environ.items() if "ANDRUCK" not in name}
        bare |= {"ANDRUCK_PORTAL": str(self.machine / "portals" / "probe"), **environment}
        return subprocess.run(
            [self.python, "-m", *map(str, arguments)],
            cwd=self.machine, env=bare, capture_output=True, text=True, timeout=600,
        )  # fmt: skip

    def save(self, name: str) -> Path | None:
        """``./run backup``; the file."""
        file = self.folder / name
        command = [sys.executable, "-m", "andruck_site.backup", str(file)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
        if done.returncode or not file.is_file():
            self.wrong.append(f"{name}: no backup: {done.stdout} {done.stderr}")
            return None
        self.counts["backups"] += 1
        return file

    def cut_off(self, name: str, seconds: float) -> None:
        """A backup that is killed."""
        command = [sys.executable, "-m", "andruck_site.backup", str(self.folder / name)]
        making = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        time.sleep(seconds)
        if making.poll() is None:
            making.kill()
            self.counts["backups killed"] += 1
        making.wait()

    def back(self, file: Path) -> Path | None:
        """Restore it on the other machine and have it looked at there; the data folder."""
        data = self.machine / "daten" / file.name
        done = self.there("andruck_site.restore", file, "--data", data)
        if done.returncode:
            self.wrong.append(f"{file.name}: not restored: {done.stderr}")
            return None
        looked = self.there("trials._sound", ANDRUCK_DATA=str(data), ANDRUCK_LOOSE="1")
        try:
            found = json.loads(looked.stdout)
        except ValueError:
            self.wrong.append(f"{file.name}: {looked.stderr[-500:]}")
            return None
        self.wrong += [f"{file.name}: {one}" for one in found["wrong"]]
        self.counts["rows looked at in restored folders"] += sum(found["looked"].values())
        return data

    # While all go on working

    def under_load(self, rounds: int, portion: int) -> None:
        """Backups while everybody writes; each is restored and must hold what was told."""
        self.day.begin(portion)
        stop = threading.Event()
        busy = threading.Thread(target=self._busy, args=(stop, portion), daemon=True)
        busy.start()
        times = []
        for number in range(rounds):
            time.sleep(self.day.dice.uniform(1, 4))
            name = f"{number}.tar{'.gz' if number % 2 else ''}"
            if number % 3 == 1:
                self.cut_off(name, self.day.dice.uniform(0.1, 0.8))
            told = self._told()
            began = time.monotonic()
            file = self.save(name)
            times.append(time.monotonic() - began)
            if file and (data := self.back(file)):
                self._hold(file.name, data, told)
                file.unlink()
        stop.set()
        busy.join(30)
        self.seconds = f"backups under load in {', '.join(f'{one:.1f}' for one in times)} s"

    def _busy(self, stop: threading.Event, portion: int) -> None:
        from django.db import close_old_connections

        while not stop.wait(1.0):
            self.day.go_on(max(1, portion // 10))
            close_old_connections()

    def _told(self) -> dict[str, set[Any]]:
        told = self.day.told
        return {
            "taken": set(told.taken), "killed": set(told.killed),
            "dismissed": set(told.dismissed), "published": set(told.published),
        }  # fmt: skip

    def _hold(self, name: str, data: Path, told: dict[str, set[Any]]) -> None:
        """Every deed that was told before this backup began is in it."""
        queries = {
            "taken": "SELECT uri FROM portal_provenance JOIN wire_wireitem item "
            "ON item.id = wire_item_id",
            "killed": "SELECT id FROM portal_article WHERE pub_status = 'canceled' AND NOT live",
            "dismissed": "SELECT uri, fingerprint FROM portal_dismissal",
            "published": "SELECT id FROM portal_article WHERE first_published_at IS NOT NULL",
        }
        with closing(sqlite3.connect(data / "andruck.sqlite3")) as connection:
            for what, query in queries.items():
                rows = connection.execute(query).fetchall()
                kept = {row if len(row) > 1 else row[0] for row in rows}
                self.counts["deeds told before a backup"] += len(told[what])
                self.wrong += [f"{name}: {what} and lost: {one}" for one in told[what] - kept]

    # When all is quiet

    def quiet(self) -> None:
        """The last backup is the original, and is served as the original is."""
        self.day.settle()
        wrong, _ = self.day.look({})
        self.wrong += wrong
        file = self.save("still.tar.gz")
        data = self.back(file) if file else None
        if data is None:
            return
        self.wrong += [f"left behind: {path.name}" for path in self.folder.glob(".*.part")]
        self._compare_rows(self.day.andruck.data, data)
        self._compare_files(self.day.andruck.data / "media", data / "media")
        other = Andruck(self.machine / "daten", self.machine)
        other.data_name, other.python = data.name, self.python
        other.environment = {"ANDRUCK_PORTAL": str(self.machine / "portals" / "probe")}
        try:
            other.start()
            self._compare_pages(other)
            self._go_on(other)
        finally:
            self.wrong += [f"the copy {one}" for one in (*other.stop(), *other.noise())]

    def _compare_rows(self, here: Path, there: Path) -> None:
        one, other = _tables(here / "andruck.sqlite3"), _tables(there / "andruck.sqlite3")
        if set(one) != set(other):
            self.wrong.append(f"other tables: {set(one) ^ set(other)}")
        for name, rows in one.items():
            self.counts["rows compared"] += len(rows)
            if name not in BEATS and rows != other.get(name):
                known = set(other.get(name, ()))
                lost = [row for row in rows if row not in known]
                self.wrong.append(f"{name}: {len(lost)} rows differ, such as {str(lost[:1])[:300]}")

    def _compare_files(self, here: Path, there: Path) -> None:
        one, other = _files(here), _files(there)
        self.counts["picture files compared"] += len(one)
        if one != other:
            self.wrong.append(
                f"picture files differ: {sorted(set(one.items()) ^ set(other.items()))[:3]}"
            )

    def _compare_pages(self, other: Andruck) -> None:
        """The same bytes at every address, pictures too; only the port is another."""
        here, there = self.day.andruck.port, other.port
        for path in self._addresses():
            one, two = _get(here, path), _get(there, path)
            two = (two[0], two[1].replace(f":{there}".encode(), f":{here}".encode()))
            self.counts["pages compared"] += 1
            if one != two:
                at = next((n for n, pair in enumerate(zip(one[1], two[1], strict=False))
                           if pair[0] != pair[1]), 0)  # fmt: skip
                said = f"{one[1][at - 60 : at + 60]!r} here, {two[1][at - 60 : at + 60]!r} there"
                self.wrong.append(f"{path}: {one[0]} here, {two[0]} there: {said}")

    def _addresses(self) -> list[str]:
        """Every address the portal names, and the pictures on these pages."""
        port = self.day.andruck.port
        found = dict.fromkeys([*LISTS, "/robots.txt", "/impressum/", "/datenschutz/", "/autoren/"])
        index = _get(port, "/sitemap.xml")[1].decode()
        for sitemap in re.findall(r"<loc>http://[^/]+(/[^<]+)</loc>", index):
            found[sitemap] = None
            text = _get(port, sitemap)[1].decode()
            found |= dict.fromkeys(re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", text))
        for path in list(found):
            text = _get(port, path)[1].decode()
            found |= dict.fromkeys(re.findall(r"/media/[^\s\"',<]+", text))
        return list(found)

    def _go_on(self, other: Andruck) -> None:
        """Who was logged in still is, by the same password; what was there can be worked with."""
        from trials._desk import Desk

        before = self.day.editors[0].desk
        desk = Desk(other.port, before.name)
        desk.cookies = dict(before.cookies)
        if desk.get("/desk/eingang/").status != 200 or not desk.login():
            self.wrong.append("the copy does not know its editors")
        with closing(sqlite3.connect(other.data / "andruck.sqlite3")) as connection:
            live = connection.execute("SELECT id FROM portal_article WHERE live LIMIT 3").fetchall()
        for (pk,) in live:
            if not desk.kill(pk, "Probe am anderen Ort").is_done:
                self.wrong.append(f"the copy does not withdraw article {pk}")
        self.wrong += desk.trouble


def _tables(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table; the inner tables of the searches are theirs alone."""
    with closing(sqlite3.connect(f"file:{quote(str(database))}?mode=ro", uri=True)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = [name for (name,) in connection.execute(query)]
        names = [name for name in names if not name.endswith(("_config", "_idx", "_data"))]
        return {
            name: connection.execute(f'SELECT rowid, * FROM "{name}" ORDER BY rowid').fetchall()
            for name in names
        }


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _get(port: int, path: str) -> tuple[int, bytes]:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()

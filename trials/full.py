"""A disk that is full, again and again, while a portal is at work.

The data folder lies on a file system of its own, in memory and small (Linux).
A ballast file fills it to the last page or nearly, while the wire sends, editors
work and readers read; then there is room again. As long as it is full readers
are served, whoever writes is told in words, a backup and a start say what is
wrong; when there is room it goes on by itself, and nothing that was told is lost.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator

from trials._andruck import Andruck, free_port
from trials._day import Day, prepared, short, tell
from trials._wire import ROOT, until

ROUNDS = 12
SHORTEST = 2
SIZE = {True: "40m", False: "96m"}  # by whether it is the short form
ROOM = (0, 0, 4096, 40_000, 200_000)  # bytes that are left
EXPECTED = ("ist voll", "disk is full", "No space left", "Insufficient Storage")  # in the log
FLOORS = {
    "answers: the disk is full": 24, "pages served while full": 240, "full by the worker": 6,
    "went on by itself": 12, "deeds looked for": 200,
}  # fmt: skip


def run(seed: int, rounds: int = ROUNDS) -> int:
    """So many times full; the exit code."""
    if os.geteuid() != 0:  # a name space of our own, in which we may mount
        again = [sys.executable, "-m", "trials", "full", "--seed", str(seed), str(rounds)]
        os.execvp("unshare", ["unshare", "--user", "--map-root-user", "--mount", *again])
    dice = random.Random(seed)
    feeds, items = (3, 40) if rounds <= SHORTEST else (5, 120)
    with prepared("full", dice, feeds, items) as (wire, andruck), small(andruck, rounds):
        trial = None
        try:
            andruck.start()
            trial = Trial(Day(seed, dice, wire, andruck))
            trial.go(rounds, feeds * items // (rounds + 1))
            trial.room()
            seconds = trial.day.settle()
            wrong, looked = trial.day.look({})
        finally:
            if trial:
                trial.room()
                trial.day.close()
            stopped = andruck.stop()
        if trial:
            trial.start_when_full()
        counts = trial.counts + trial.day.ledger.counts
        floors = {name: least * rounds // ROUNDS for name, least in FLOORS.items()}
        wrong += [*trial.wrong, *stopped, *andruck.leftovers(), *short(counts, floors)]
        wrong += [one for one in andruck.noise() if not any(word in one for word in EXPECTED)]
    return tell(
        f"seed {seed}: full {rounds} times, settled in {seconds:.0f} s",
        wrong,
        deeds=trial.day.told.counts, counts=counts, data_folder=looked,
    )  # fmt: skip


@contextlib.contextmanager
def small(andruck: Andruck, rounds: int) -> Iterator[None]:
    """The data folder on a small file system."""
    andruck.data.mkdir()
    size = SIZE[rounds <= SHORTEST]
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "andruck", str(andruck.data)]
    subprocess.run(command, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(andruck.data)], check=True)


class Trial:
    """One run of it."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.ballast = day.andruck.data / "ballast"
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []

    def go(self, rounds: int, portion: int) -> None:
        """Full, and room again."""
        self.day.begin(portion)
        for number in range(rounds):
            self.day.go_on(portion)
            self._something_comes(10)
            self._full(self.day.dice.choice(ROOM) if number else 0, portion)
            self.room()
            self._goes_on()

    def _full(self, left: int, portion: int) -> None:
        """For a few seconds, however much is given free meanwhile."""
        log = self.day.andruck.log
        said = log.stat().st_size
        served = self.day.ledger.counts["lists asked"]
        full_before = self.day.told.counts.total()
        deadline = time.monotonic() + self.day.dice.uniform(6, 10)
        self.fill(left)
        self.day.wire.release(portion // 2 + 1)
        while time.monotonic() < deadline:
            self.fill(left)
            time.sleep(0.2)
        self._save()
        self.counts["pages served while full"] += self.day.ledger.counts["lists asked"] - served
        told = sum(editor.desk.full for editor in self.day.editors)
        self.counts["answers: the disk is full"] = told
        self.counts["deeds tried"] += self.day.told.counts.total() - full_before
        text = log.read_bytes()[said:].decode("utf-8", "replace")
        self.counts["full by the worker"] += "Datenträger ist voll" in text

    def fill(self, left: int) -> None:
        """Take all the room but so many bytes."""
        with self.ballast.open("ab") as file, contextlib.suppress(OSError):
            while (free := self._free() - left) > 0:
                file.write(bytes(min(free, 1 << 20)))
                file.flush()

    def _free(self) -> int:
        usage = os.statvfs(self.day.andruck.data)
        return usage.f_bavail * usage.f_frsize

    def room(self) -> None:
        """Enough again."""
        self.ballast.unlink(missing_ok=True)

    def _save(self) -> None:
        """A backup onto the full disk says so, and leaves nothing."""
        file = self.day.andruck.data / "sicherung.tar"
        done = subprocess.run(
            [sys.executable, "-m", "andruck_site.backup", str(file)],
            cwd=ROOT, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        if done.returncode != 2 or "Keine Sicherung" not in done.stderr:
            self.wrong.append(
                f"a backup onto the full disk: {done.returncode} {done.stderr[-300:]}"
            )
        file.unlink(missing_ok=True)

    def _goes_on(self) -> None:
        """Without a start and without a hand."""
        self.day.wire.release(1)
        if self._something_comes(90):
            self.counts["went on by itself"] += 1
        else:
            self.wrong.append("did not go on when there was room")

    def _something_comes(self, seconds: float) -> bool:
        before = self.day.stored()
        return until(lambda: self.day.stored() > before, seconds)

    def start_when_full(self) -> None:
        """A start on a full disk says what is wrong; when there is room it works."""
        andruck = self.day.andruck
        for left in (0, 20_000):
            self.room()
            self.fill(left)
            done = subprocess.run(
                [sys.executable, "-m", "andruck_site.serve", "--empty",
                 "--port", str(free_port()), "--data", str(andruck.data)],
                cwd=ROOT, capture_output=True, text=True, timeout=120,
            )  # fmt: skip
            said = done.stderr
            if done.returncode != 2 or "ist voll" not in said or "Traceback" in said:
                self.wrong.append(
                    f"a start with {left} bytes left: {done.returncode} {said[-600:]}"
                )
        for left in (500_000, None):  # nearly full: readers are served; then room
            self.room()
            if left:
                self.fill(left)
            andruck.start()
            with urllib.request.urlopen(f"http://127.0.0.1:{andruck.port}/", timeout=30) as page:
                self.counts["started again"] += page.status == 200
            self.wrong += andruck.stop()

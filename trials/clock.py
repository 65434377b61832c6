"""A clock that is set by hours, forth and back, while a portal is at work.

All processes, this one too, load ``_clock.c``, which moves their time of day by
what stands in a file; the monotonic clock goes on as it is. After each jump the
wire must be read on, the worker must count as alive, no source may be put off,
no task may be lost or done twice; what was scheduled opens when the clock says
so, at once after a jump over its time, and not before.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

from trials._day import Day, prepared, short, tell
from trials._desk import form_of
from trials._wire import until

ROUNDS = 12
SOURCE = Path(__file__).with_name("_clock.c")
HOURS = (5, -5, 30, -30, 1, -1, 200, -200, 0)
FLOORS = {
    "jumps": 12, "read on after a jump": 12, "opened by a jump": 3, "kept shut by a jump": 3,
    "deeds looked for": 200, "pages of public pieces asked": 200,
}  # fmt: skip


def run(seed: int, rounds: int = ROUNDS) -> int:
    """So many jumps; the exit code."""
    if "TRIAL_CLOCK" not in os.environ:
        return _again(seed, rounds)
    clock = Path(os.environ["TRIAL_CLOCK"])
    dice = random.Random(seed)
    with prepared("clock", dice, 5, 20 * rounds // 5 + 20) as (wire, andruck):
        for feed in wire.items:
            for item in feed:
                item.pop("soon", None)  # an embargo that ends by the clock, which jumps
        trial = None
        try:
            andruck.start()
            trial = Trial(Day(seed, dice, wire, andruck), clock)
            trial.go(rounds)
            seconds = trial.day.settle()
            wrong, looked = trial.day.look({})
        finally:
            if trial:
                trial.day.close()
            stopped = andruck.stop()
        counts = trial.counts + trial.day.ledger.counts
        floors = {name: least * rounds // ROUNDS for name, least in FLOORS.items()}
        noise = [one for one in andruck.noise() if "/healthz" not in one]  # until it beats again
        wrong += [*trial.wrong, *stopped, *noise, *short(counts, floors)]
    return tell(
        f"seed {seed}: set by {trial.hours} hours, settled in {seconds:.0f} s",
        wrong,
        deeds=trial.day.told.counts, counts=counts, data_folder=looked,
    )  # fmt: skip


def _again(seed: int, rounds: int) -> int:
    """The same in a process whose clock can be set."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        print("Die Probe braucht einen C-Compiler; unter Debian hilft: apt install gcc libc6-dev")
        return 2
    with tempfile.TemporaryDirectory(prefix="andruck-uhr-") as folder:
        library, clock = Path(folder) / "clock.so", Path(folder) / "clock"
        command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(SOURCE), "-ldl"]
        subprocess.run(command, check=True)
        clock.write_bytes(struct.pack("l", 0))
        moved = {"LD_PRELOAD": str(library), "TRIAL_CLOCK": str(clock)}
        call = [sys.executable, "-m", "trials", "clock", "--seed", str(seed), str(rounds)]
        return subprocess.run(call, env={**os.environ, **moved}).returncode


class Trial:
    """One run of it."""

    def __init__(self, day: Day, clock: Path) -> None:
        self.day, self.clock = day, clock
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.hours: list[int] = []
        for editor in day.editors:
            editor.schedules = False

    def go(self, rounds: int) -> None:
        """Jump, and look whether all goes on."""
        self.day.begin(60)
        for number in range(rounds):
            hours = HOURS[number % len(HOURS)]
            time.sleep(self.day.dice.uniform(1, 3))
            planned = self._plan(hours)
            before = self.hours[-1] if self.hours else 0
            self.set(hours)
            self._look(hours)
            if planned:
                self._opened(planned, forth=hours > before + 1)
        self.set(0)

    def set(self, hours: int) -> None:
        """Everybody's time of day from now on."""
        with self.clock.open("r+b") as file:  # in place: all have this page in their memory
            file.write(struct.pack("l", hours * 3600))
        self.hours.append(hours)
        self.counts["jumps"] += 1

    def _plan(self, hours: int) -> int:
        """An article that is to open in an hour; its number."""
        from django.utils import timezone

        from andruck_site.portal.models import Article
        from andruck_site.wire.models import WireItem

        desk = self.day.editors[0].desk
        fresh = WireItem.objects.current().filter(
            state="new", pub_status="usable", embargoed_until=None, version="1"
        )
        for row in fresh.order_by("-pk")[:3]:
            if not desk.item(row.pk, "annehmen").is_done:
                continue
            article = Article.objects.filter(provenance__wire_item__uri=row.uri).first()
            if article is None:
                continue
            for mark in desk.findings(article.pk):
                desk.dismiss(article.pk, mark, "so gewollt")
            at = timezone.localtime() + timedelta(hours=1)
            self.day.ledger.sending(row.uri, 0)
            form = form_of(article, go_live_at=f"{at:%d.%m.%Y %H:%M:%S}")
            if desk.save(article.pk, form, publish=True).is_done:
                return article.pk
        return 0

    def _opened(self, pk: int, forth: bool) -> None:
        """Open at once when the clock jumped over its time; else shut."""
        from andruck_site.portal.models import Article

        article = Article.objects.filter(pk=pk)
        if forth and until(lambda: article.filter(live=True).exists(), 20):
            self.counts["opened by a jump"] += 1
        elif forth and article.filter(pub_status="usable").exists():
            self.wrong.append(f"article {pk} did not open when the clock jumped over its time")
        elif not forth and article.filter(live=True).exists():
            self.wrong.append(f"article {pk} opened before its time")
        elif not forth:
            self.counts["kept shut by a jump"] += 1

    def _look(self, hours: int) -> None:
        """The wire is read on, the worker counts as alive, nothing is put off."""
        from django.utils import timezone

        from andruck_site.wire.models import Source

        before = self.day.stored()
        self.day.go_on(8)
        if until(lambda: self.day.stored() > before, 60):
            self.counts["read on after a jump"] += 1
        else:
            self.wrong.append(f"nothing is read after the clock was set to {hours} h")
        desk = self.day.editors[0].desk
        if not until(lambda: desk.ask("GET", "/healthz", quiet=True).status == 200, 30):
            self.wrong.append(f"at {hours} h: {desk.ask('GET', '/healthz').text}")

        def late() -> int:
            latest = timezone.now() + timedelta(seconds=1800 + 120)
            return Source.objects.filter(next_visit__gt=latest).count()

        if not until(lambda: not late(), 20):
            self.wrong.append(f"at {hours} h: {late()} sources are put off")

"""A thousand conflicting writes: two editors at two web processes, and the worker, at once.

Two web processes serve one data folder. In every contest two editors press
their buttons on the same item or article at the same moment, over HTTP, each at
a web process of their own; meanwhile the worker stores new versions and
withdrawals of the same items, and the scheduler opens what is planned. No
answer may be an error, every deed that was told must be found afterwards, and
who came too late must have been told so, in words.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter

from trials._andruck import Andruck, SecondWeb
from trials._contest import Contest, Wrong
from trials._contests import CONTESTS
from trials._day import prepared, short, tell
from trials._wire import Wire, until

ROUNDS = 560
FEEDS = 4
FLOORS = {"writes": 1000, "refused": 250, "told": 400}  # of so many contests as ROUNDS says


def run(seed: int, rounds: int = ROUNDS) -> int:
    """So many contests; the exit code."""
    dice = random.Random(seed)
    with prepared("conflicts", dice, FEEDS, -(-rounds * 3 // FEEDS)) as (wire, andruck):
        second = SecondWeb(andruck)
        try:
            andruck.start()
            second.start()
            trial = Trial(dice, wire, andruck, second)
            trial.go(rounds)
            wrong, looked = trial.look(rounds)
        finally:
            second.stop()
            stopped = andruck.stop()
        wrong += [*stopped, *andruck.noise()]
    return tell(
        f"seed {seed}: {trial.writes} conflicting writes in {trial.seconds:.0f} s, "
        f"{trial.from_the_wire} new versions meanwhile",
        wrong,
        **trial.results, data_folder=looked,
    )  # fmt: skip


class Trial:
    """One run of it."""

    def __init__(
        self, dice: random.Random, wire: Wire, andruck: Andruck, second: SecondWeb
    ) -> None:
        import django

        django.setup()
        from trials._desk import Desk
        from trials._staff import hire

        names = hire("Anna Berg", "Malte Ohm")
        ports = (andruck.port, second.port)
        self.desks = [Desk(port, name) for port, name in zip(ports, names, strict=True)]
        self.dice, self.wire = dice, wire
        self.results: dict[str, Counter[str]] = {name: Counter() for name in CONTESTS}
        self.wrong: list[str] = []
        self.writes = 0
        self.from_the_wire = 0
        self.seconds = 0.0
        self.ended = threading.Event()
        self.arena: list[str] = []  # the items of the last contests: the wire changes these

    def go(self, rounds: int) -> None:
        """One contest after the other, while the wire changes what is fought over."""
        from andruck_site.wire.models import WireItem

        for desk in self.desks:
            assert desk.login(), f"{desk.name} cannot log in"
        self.wire.release(120)
        self.hurry()
        assert until(lambda: WireItem.objects.count() > 20, 60), "nothing comes in"
        agency = threading.Thread(target=self._agency, daemon=True)
        agency.start()
        began = time.monotonic()
        for number in range(rounds):
            name = list(CONTESTS)[number % len(CONTESTS)]
            contest = Contest(self.desks, self.dice, self)
            try:
                CONTESTS[name](contest)
            except Wrong as wrong:
                self.wrong.append(f"{name}: {wrong}")
            self.results[name].update(contest.counts)
            self.writes += contest.writes
        self.seconds = time.monotonic() - began
        self.ended.set()
        agency.join(30)

    def _agency(self) -> None:
        """New items all the time, and new versions and withdrawals of what is fought over."""
        from django.db import close_old_connections

        while not self.ended.wait(0.4):
            grown = self.wire.release(4)
            feeds, changed = self.wire.change(self.arena[-6:], 1)
            self.from_the_wire += len(changed)
            self.hurry({*grown, *feeds})
            close_old_connections()

    def withdraw(self, uri: str) -> None:
        """The agency withdraws this item, now."""
        self.hurry(self.wire.withdraw(uri))

    def hurry(self, feeds: set[int] | None = None) -> None:
        """These sources are due now (None: all)."""
        from django.utils import timezone

        from andruck_site.wire.models import Source

        due = Source.objects.all()
        if feeds is not None:
            due = due.filter(name__in=[f"feed-{one}" for one in feeds])
        due.update(next_visit=timezone.now())

    def look(self, rounds: int) -> tuple[list[str], Counter[str]]:
        """What is wrong in the end, and what the data folder holds."""
        from django.db import connections
        from django_tasks_db.models import DBTaskResult

        from trials import _sound

        self.hurry()
        tasks = DBTaskResult.objects.filter(status__in=["READY", "RUNNING"])
        until(lambda: not tasks.exists(), 120, 0.5)
        found, looked = _sound.sound()
        trouble = [one for desk in self.desks for one in desk.trouble]
        total = sum(self.results.values(), Counter())
        total["writes"] = self.writes
        floors = {name: least * rounds // ROUNDS for name, least in FLOORS.items()}
        failed = DBTaskResult.objects.filter(status="FAILED").count()
        lost = [f"{failed} tasks failed"] if failed else []
        connections.close_all()
        return [*self.wrong, *trouble, *found, *lost, *short(total, floors)], looked

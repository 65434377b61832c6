"""A day at a portal under trial: the wire sends, two editors work, readers read.

What happens to it meanwhile is the trial's business.
"""

from __future__ import annotations

import contextlib
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from trials._andruck import Andruck
from trials._ledger import Ledger
from trials._wire import Wire, portal, until

PATIENCE = 1200.0  # seconds until all must be in when nobody disturbs any more


@contextlib.contextmanager
def prepared(
    name: str, dice: random.Random, feeds: int, items: int, **where: Path
) -> Iterator[tuple[Wire, Andruck]]:
    """A wire, and an Andruck that is not yet started, in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"andruck-{name}-", **where) as scratch:
        folder = Path(scratch)
        wire = Wire(dice, feeds, items)
        portal(folder, wire.address, feeds)
        os.environ |= {
            "ANDRUCK_DATA": str(folder / "var"),
            "ANDRUCK_PORTAL": str(folder / "portal"),
            "ANDRUCK_ALLOW_LOOPBACK": "1",
            "DJANGO_SETTINGS_MODULE": "andruck_site.settings",
        }
        try:
            yield wire, Andruck(folder)
        finally:
            wire.server.shutdown()


class Day:
    """Wire, editors and readers of a running Andruck."""

    def __init__(self, seed: int, dice: random.Random, wire: Wire, andruck: Andruck) -> None:
        import django

        django.setup()
        from trials._desk import Desk
        from trials._editor import Editor, Told
        from trials._reader import Reader, Watch
        from trials._staff import hire

        self.dice, self.wire, self.andruck = dice, wire, andruck
        self.ledger, self.told = Ledger(), Told()
        self.watch = Watch(andruck.data / "andruck.sqlite3", self.ledger)
        self.editors = [
            Editor(
                Desk(andruck.port, name), random.Random(seed + n), self.told, self.watch, wire.free
            )
            for n, name in enumerate(hire("Anna Berg", "Malte Ohm"), 1)
        ]
        self.readers = [Reader(lambda: andruck.port, self.ledger, seed + n) for n in (10, 11)]

    def begin(self, items: int) -> None:
        """The first items; everybody starts, and something is public already."""
        self.wire.release(items)
        self.hurry(None)
        for one in (self.watch, *self.readers, *self.editors):
            one.start()
        until(lambda: self.ledger.counts["pages of public pieces asked"] > 3, 60)

    def go_on(self, portion: int) -> None:
        """So many new items, and a few new versions, withdrawals, embargoes."""
        grown = self.wire.release(portion)
        public = [one.uri for one in list(self.ledger.pieces.values()) if one.is_public]
        feeds, changed = self.wire.change(public, self.dice.choice([0, 1, 1, 2]))
        self.watch.expect(changed)
        self.hurry({*grown, *feeds})

    def hurry(self, feeds: set[int] | None) -> None:
        """These sources are due now (None: all)."""
        from django.db import OperationalError
        from django.utils import timezone

        from andruck_site.wire.models import Source

        due = Source.objects.all()
        if feeds is not None:
            due = due.filter(name__in=[f"feed-{one}" for one in feeds])
        with contextlib.suppress(OperationalError):
            due.update(next_visit=timezone.now())

    def stored(self) -> int:
        """How many versions of items have come in."""
        from andruck_site.wire.models import WireItem

        return WireItem.objects.count()

    def settle(self) -> float:
        """Let everything come in and the editors go home; how long it took."""
        from wagtail.models import Revision

        began = time.monotonic()
        self.hurry(self.wire.release(10**6))
        self.hurry(None)
        if not until(self._is_in, PATIENCE, 0.5):
            self.ledger.complain(f"not settled after {PATIENCE:.0f} s")
        for editor in self.editors:
            editor.finish()
        until(lambda: not Revision.objects.exclude(approved_go_live_at=None).exists(), 12)
        until(self._is_in, PATIENCE, 0.5)
        return time.monotonic() - began

    def _is_in(self) -> bool:
        from django.utils import timezone
        from django_tasks_db.models import DBTaskResult

        from andruck_site.wire.models import Source

        tasks = DBTaskResult.objects.filter(status__in=["READY", "RUNNING"])
        tasks.filter(status="READY").update(run_after=timezone.now())
        due = Source.objects.filter(next_visit__lte=timezone.now())
        return not due.exists() and not tasks.exists() and not self.watch.waiting

    def look(self, floors: dict[str, int]) -> tuple[list[str], Counter[str]]:
        """Everything that is not as it must be at the end of the day, and what the data
        folder holds."""
        from django.utils import timezone

        from andruck_site.portal.leftovers import sweep
        from trials import _end, _sound

        for one in (*self.readers, self.watch):
            one.finish()
        _end.pages(self.readers[0], self.ledger)
        counts = self.ledger.counts
        wrong = [*_end.items(self.wire.all(), counts), *_end.deeds(self.told, counts)]
        self.ledger.counts["picture files swept up"] += sweep(timezone.now() + timedelta(days=2))
        found, looked = _sound.sound()
        desks = [editor.desk for editor in self.editors]
        trouble = [one for told in (*self.editors, *desks) for one in told.trouble]
        return [*self.ledger.wrong, *trouble, *wrong, *found, *short(counts, floors)], looked

    def close(self) -> None:
        """Everybody goes, and the database is let go of."""
        from django.db import connections

        for one in (*self.editors, *self.readers, self.watch):
            one.ended.set()
        for one in (*self.editors, *self.readers, self.watch):
            if one.is_alive():
                one.join(90)
        connections.close_all()


def short(counts: Counter[str], floors: dict[str, int]) -> list[str]:
    """What was looked at too seldom for the trial to mean anything."""
    return [
        f"too little to mean anything: {name} {counts[name]}, wanted {least}"
        for name, least in floors.items()
        if counts[name] < least
    ]


def tell(headline: str, wrong: list[str], **counts: Any) -> int:
    """Print what came of it; the exit code."""
    print(headline)
    for name, one in counts.items():
        print(f"  {name}: " + ", ".join(f"{key} {one[key]}" for key in sorted(one)))
    for one in wrong[:40]:
        print(f"  WRONG {one}")
    print(f"  {len(wrong)} wrong" if wrong else "  all as it must be")
    return 1 if wrong else 0

"""kill -9 of everything, again and again, while thousands of items come in.

A real Andruck (``andruck_site.serve``) reads feeds of this process over HTTP.
The feeds grow, send new versions, withdraw items, hold them back and put them
under embargo. Two editors work at the desk over HTTP: they take, reject, merge,
dismiss, publish, schedule, correct, take off and kill. Readers ask lists, feeds,
sitemaps, the search and articles all the time. At random moments worker, web
server, its inner process, the parent or all of them are killed, also while they
start.

Nothing may be read before somebody published it, and nothing after the desk
said, or the database held, that it is gone. At the end every item must be there
once, in its newest version, and every deed that was told; no process and no
file may be left behind. What was looked at is counted: with too little of it
the trial has failed as well.
"""

from __future__ import annotations

import random
import time
from typing import NamedTuple

from trials._day import Day, prepared, tell
from trials._wire import until

ROUNDS = 220
SHORTEST = 20  # so many rounds and fewer are the short form
LONGEST = 20.0  # seconds to wait for something to come in before the next kill
WHOM = {"worker": 6, "web": 2, "inner": 3, "parent": 1, "start": 1, "all": 1}


class Size(NamedTuple):
    """How much of everything, and how much of it must have been looked at in the end."""

    feeds: int
    items: int
    pause: float  # the longest between two kills
    floors: dict[str, int]


LONG = Size(10, 500, 3.0, {
    "kills": 200, "kills in the middle of an intake": 150, "items in their newest version": 5000,
    "pages of gone pieces asked": 1000,
    "searches for gone pieces": 1000, "pages of public pieces asked": 1000, "lists asked": 1000,
    "killed after having been public": 40, "held after having been public": 20,
    "taken off after having been public": 10, "deeds looked for": 1500, "published and live": 200,
})  # fmt: skip
SHORT = Size(3, 40, 1.2, {
    "kills": 8, "items in their newest version": 120, "pages of gone pieces asked": 10,
    "lists asked": 20, "pages of public pieces asked": 10, "killed after having been public": 1,
    "deeds looked for": 30, "published and live": 3,
})  # fmt: skip


def run(seed: int, rounds: int = ROUNDS) -> int:
    """Kill and look; the exit code."""
    size = SHORT if rounds <= SHORTEST else LONG
    dice = random.Random(seed)
    with prepared("crash", dice, size.feeds, size.items) as (wire, andruck):
        day = None
        try:
            andruck.start()
            day = Day(seed, dice, wire, andruck)
            began = time.monotonic()
            _kill(day, size, rounds)
            seconds = time.monotonic() - began
            settled = day.settle()
            day.ledger.counts["kills"] = andruck.kills.total()
            wrong, looked = day.look(size.floors)
        except SystemExit:  # told to end: what was seen until then
            if day:
                told = {"deeds": day.told.counts, "looked_at": day.ledger.counts}
                tell(f"seed {seed}: cut off after {dict(andruck.kills)}", day.ledger.wrong, **told)
            raise
        finally:
            if day:
                day.close()
            stopped = andruck.stop()
        wrong += [*stopped, *andruck.leftovers(), *andruck.noise()]
    return tell(
        f"seed {seed}: {andruck.kills.total()} kills {dict(andruck.kills)} of "
        f"{andruck.killed_processes} processes in {seconds:.0f} s, settled in {settled:.0f} s; "
        f"dead after the parent at the latest: {andruck.longest_end:.1f} s; "
        f"still served after a commit: {day.ledger.slowest:.2f} s at most",
        wrong,
        deeds=day.told.counts, looked_at=day.ledger.counts, data_folder=looked,
    )  # fmt: skip


def _kill(day: Day, size: Size, rounds: int) -> None:
    """While all of it goes on: whatever is killed next, something has come in since the last."""
    day.begin(size.items // 4)
    portion = -(-size.feeds * size.items // rounds)
    for number in range(rounds):
        if number % 20 == 0:
            print(f"… {number} of {rounds}, {day.stored()} versions, {len(day.ledger.wrong)} wrong")
        day.go_on(portion)
        before = day.stored()
        busy = until(lambda known=before: day.stored() > known, LONGEST)
        day.ledger.counts["kills in the middle of an intake"] += busy
        time.sleep(day.dice.uniform(0, size.pause))
        whom = day.dice.choices(list(WHOM), list(WHOM.values()))[0]
        day.andruck.kill(whom, early=day.dice.random() * 3)
        day.andruck.revive()

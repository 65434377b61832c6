"""Wire files of the formats that are read today, and everything cut and garbled.

Whatever bytes come in, a reader gives items or problems or raises ReadError; anything
else is counted as ``other``, and must not be.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from andruck import sources
from andruck.errors import ReadError
from andruck.model import Item
from bench._archives import files

SETS = ("wire-fixtures", "feeds-feedparser", "feeds-gofeed", "feeds-w3c-feedvalidator",
        "feeds-fixtures", "extract-fundus", "extract-zyte", "extract-readability")  # fmt: skip
LARGEST = 400_000  # bytes; larger files are left out here, they were read whole before
URL = "https://wire.example/x"


def figures() -> Iterator[tuple[str, float]]:
    """The figures by name."""
    count: dict[str, Counter[str]] = {}
    for data in files("wire-fixtures").values():
        of_format = count.setdefault(_format(data), Counter())
        of_format["files"] += 1
        of_format[_outcome(data)] += 1
    for name, verdicts in sorted(count.items()):
        for verdict in ("files", "items", "problems", "refused", "other"):
            yield f"wire.{name}.{verdict}", verdicts[verdict]
    yield from _robustness()


def _format(data: bytes) -> str:
    """The format that recognises them, or ``no_format``."""
    claims = (name for name, module in sources.formats().items() if module.sniff(data))
    return next(claims, "no_format")


def _outcome(data: bytes) -> str:
    try:
        found = list(sources.read(data, URL))
    except ReadError:
        return "refused"
    except Exception:  # noqa: BLE001 - what must not happen is what is counted here
        return "other"
    return "items" if any(isinstance(one, Item) for one in found) else "problems"


def _robustness() -> Iterator[tuple[str, float]]:
    dice = random.Random(20261130)
    outcomes: Counter[str] = Counter()
    for name in SETS:
        for data in files(name).values():
            if 0 < len(data) <= LARGEST:
                for broken in _broken(data, dice):
                    outcomes["tried"] += 1
                    outcomes[_outcome(broken)] += 1
    for name in ("tried", "items", "refused", "other"):
        yield f"robustness.{name}", outcomes[name]


def _broken(data: bytes, dice: random.Random) -> Iterator[bytes]:
    """Cut off, with a few bytes changed, with a piece taken out."""
    yield data[: dice.randrange(len(data))]
    garbled = bytearray(data)
    for _ in range(1 + len(data) // 500):
        garbled[dice.randrange(len(data))] = dice.randrange(256)
    yield bytes(garbled)
    start = dice.randrange(len(data))
    yield data[:start] + data[start + dice.randrange(200) :]

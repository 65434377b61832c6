"""Every reader and every check against broken copies of the sample wire.

Bytes are flipped, cut out, doubled and cut off. A reader may answer with
items, problems or ReadError, and nothing else; a check may answer with
findings whose places lie in the text, and nothing else.
"""

from __future__ import annotations

import random
from pathlib import Path

from andruck import checks, sources
from andruck.errors import ReadError
from andruck.model import Item
from andruck.text.copy import Copy

WIRE = Path(__file__).resolve().parents[1] / "portals" / "logistic-ready" / "wire"
ROUNDS = 2000


def run(seed: int, rounds: int = ROUNDS) -> int:
    """Break and read; says what it did, raises what should not happen."""
    dice = random.Random(seed)
    files = sorted(path for path in WIRE.rglob("*") if path.is_file() and path.suffix != ".md")
    items = errors = findings = 0
    for _ in range(rounds):
        path = dice.choice(files)
        data = broken(path.read_bytes(), dice)
        try:
            for one in sources.read(data, f"fuzz:{path.name}"):
                if isinstance(one, Item):
                    items += 1
                    findings += _check(one)
        except ReadError:
            errors += 1
    print(
        f"seed {seed}: {rounds} broken files, {items} items, {errors} refused, {findings} findings"
    )
    return 0


def broken(data: bytes, dice: random.Random) -> bytes:
    """The bytes with one to eight wounds."""
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(data) + 1)
        to = min(len(data), at + dice.randint(1, 200))
        match dice.randrange(5):
            case 0:
                data = data[:at] + dice.randbytes(to - at) + data[to:]
            case 1:
                data = data[:at] + data[to:]
            case 2:
                data = data[:to] + data[at:to] * dice.randint(1, 20) + data[to:]
            case 3:
                data = (
                    data[:at]
                    + dice.choice([b"<", b"&", b"\x00", b"]]>", b"\xff", b"{", b'"'])
                    + data[at:]
                )
            case _:
                data = data[: max(at, 1)]
    return data


def _check(item: Item) -> int:
    copy = Copy(item)
    found = checks.check(copy)
    texts = {(one.field, one.index): one.text for one in copy.passages}
    for finding in found:
        place = finding.place
        if place.end > place.start:
            assert texts[place.field, place.index][place.start : place.end] == place.quote, finding
    return len(found)

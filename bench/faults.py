"""Faults: a thousand of them put into published news, and how many are found.

The news is Wikinews (its day of publication is known), each fault stands alone
in its text, and counts as found when a finding of the check that answers for
it overlaps its span. Made with seeded dice, so that two runs see the same.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from andruck import checks
from andruck._papers import plain
from andruck.portal import read_portal
from andruck.text.copy import Copy
from bench._data import ROOT, data
from bench._faults import MAKERS, Fault, Maker

SEED = 11
TRIES = 40  # texts that are tried for one fault


def run() -> dict[str, float]:
    """The share found, by kind of fault."""
    news = list(_news(data("quotes-de-wikinews") / "dev.jsonl.gz"))
    figures: dict[str, float] = {}
    for kind, (maker, count) in MAKERS.items():
        found = [_is_found(*one) for one in _made(maker, count, news)]
        figures[f"{kind}.found"] = sum(found) / len(found)
        figures[f"{kind}.tried"] = len(found)
    return figures


def _news(path: Path) -> Iterator[tuple[str, str, date]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = "\n\n".join(part.strip() for part in row["text"].split("\n") if part.strip())
            yield text, row["title"], date.fromisoformat(row["date"])


def _made(
    maker: Maker, count: int, news: list[tuple[str, str, date]]
) -> Iterator[tuple[Fault, str, date]]:
    dice = random.Random(SEED)
    for _ in range(count):
        for _ in range(TRIES):
            text, headline, published = dice.choice(news)
            fault = maker(text, headline, published, dice)
            if fault is not None:
                yield fault, headline, published
                break


def _is_found(fault: Fault, headline: str, published: date) -> bool:
    head = fault.headline or headline
    paper = plain("fault", f"{head}\n\n{fault.text}", PORTAL)
    shift = 0 if fault.headline else len(head) + 2
    as_of = datetime(published.year, published.month, published.day, 12, tzinfo=UTC)
    for finding in checks.check(Copy(paper.item, portal=PORTAL, as_of=as_of)):
        span = paper.offsets(finding.place)
        meets = span and span[0] < fault.end + shift and span[1] > fault.start + shift
        if meets and finding.check in fault.checks:
            return True
    return False


PORTAL = read_portal(ROOT / "portals" / "logistic-ready")

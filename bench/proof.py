"""Proof: the faults of our own trial copy that are found, and what is said of clean copy.

``bench/copy`` holds articles with marked faults in fresh wording and clean ones
full of look-alikes. A fault counts as found when a finding overlaps its span:
``by_name`` one of the check that answers for it, ``found`` any error or
warning. ``held`` are the articles that nobody who writes rules looks at.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from andruck import checks
from andruck._papers import plain
from andruck.model import Finding
from andruck.portal import read_portal
from andruck.text.copy import Copy
from bench._copy import ERRORS, Article, articles
from bench._data import ROOT

PORTAL = read_portal(ROOT / "portals" / "logistic-ready")
# Nobody can judge these on copy that is no item of a source.
UNJUDGED = {"off-topic", "unlabelled-translation"}
Spans = list[tuple[Finding, tuple[int, int] | None]]


def run() -> dict[str, float]:
    """The figures by name."""
    figures: dict[str, float] = {}
    for part in ("dev", "held"):
        count: Counter[str] = Counter()
        for article in articles("faulty", part):
            _count(article, _proof(article), count)
        for grave in ("error", "warning"):
            for how in ("by_name", "found"):
                share = count[f"{grave}.{how}"] / count[f"{grave}.all"]
                figures[f"{part}.{grave}s.{how}"] = share
        clean = list(articles("clean", part))
        said = Counter(finding.severity for article in clean for finding, _ in _proof(article))
        for grave in ("error", "warning"):
            figures[f"{part}.clean.{grave}s_in_60"] = 60 * said[grave] / len(clean)
    return figures


def _proof(article: Article) -> Spans:
    paper = plain(article.path.name, article.text, PORTAL)
    day = article.as_of
    as_of = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day else None
    found = checks.check(Copy(paper.item, portal=PORTAL, as_of=as_of))
    return [
        (finding, paper.offsets(finding.place))
        for finding in found
        if not finding.check.startswith("no-") and finding.check not in UNJUDGED
    ]


def _count(article: Article, found: Spans, count: Counter[str]) -> None:
    for fault in article.faults:
        if fault.also:
            continue
        grave = "error" if fault.name in ERRORS else "warning"
        places = [fault, *(one for one in article.faults if one.also and one.name == fault.name)]
        count[f"{grave}.all"] += 1
        hits = [
            finding
            for finding, span in found
            if any(_meets(span, one.start, one.end) for one in places)
            or (finding.check == fault.name and span is None)
        ]
        count[f"{grave}.by_name"] += any(one.check == fault.name for one in hits)
        count[f"{grave}.found"] += any(one.severity != "note" for one in hits)


def _meets(span: tuple[int, int] | None, start: int, end: int) -> bool:
    return span is not None and span[0] < end and span[1] > start


def missed(part: str = "dev") -> Iterator[str]:
    """What was not found, and what was said of clean copy, with its words."""
    for article in articles("faulty", part):
        found = _proof(article)
        for fault in article.faults:
            names = {one.check for one, span in found if _meets(span, fault.start, fault.end)}
            if not fault.also and fault.name not in names:
                words = article.text[fault.start : fault.end]
                yield f"{article.path.stem} {fault.name}: {words!r} {sorted(names) or ''}"
    for article in articles("clean", part):
        for finding, _ in _proof(article):
            if finding.severity != "note":
                words = finding.place.quote
                yield f"clean {article.path.stem} {finding.severity} {finding.check}: {words!r}"


if __name__ == "__main__":
    print(*missed(*sys.argv[1:2]), sep="\n")

"""Checks: what they find on the specimen, and how often they speak on published news.

The specimen's table names 54 faults of one page; a row counts as found when a
finding overlaps its span, or, for what is missing, bears its name (``block`` of
21 rows, ``warn`` of 12, ``info`` of 21; ``outside`` are findings in no row).
News that editors have published (Wikinews, 10kGNAD) is nearly clean. Every
error and warning on it is read; the verdicts stand in ``alarms.csv`` (set,
article, check, severity, field, block, start, end, true or false), never the
text. ``./run python -m bench.checks`` prints what nobody has judged yet, with
its words, and puts it into the file as unread.
"""

from __future__ import annotations

import csv
import gzip
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from andruck import checks
from andruck._papers import Paper, plain
from andruck.model import Finding, Item
from andruck.portal import read_portal
from andruck.subjects import relevance
from andruck.text.copy import Copy
from bench._data import DATA, ROOT, Missing, data

ALARMS = Path(__file__).parent / "alarms.csv"
NEWS = {"wikinews": "quotes-de-wikinews", "10kgnad": "classify-10kgnad"}
# What news without particulars, or with its quotation marks stripped, cannot be judged on.
UNFIT = {
    "wikinews": {"off-topic"},
    "10kgnad": {"off-topic", "unbalanced-quotes", "foreign-language"},
}
MISSING_ROWS = {
    49: {"no-author"},
    50: {"no-date"},
    51: {"no-source", "no-rights"},
    52: {"unlabelled-translation"},
    54: {"off-topic"},
}
ROW = re.compile(r"\| (\d+) \| (?:(\d+)–(\d+))?.*\| (block|warn|info) \|")


def run() -> dict[str, float]:
    """The figures by name."""
    figures = dict(specimen(DATA.parent / "specimen"))
    for name, folder in NEWS.items():
        figures.update(news(name, data(folder)))
    return figures


def specimen(folder: Path) -> Iterator[tuple[str, float]]:
    """Rows of each tier that are found, and the findings that are in no row."""
    if not folder.is_dir():
        raise Missing(f"the specimen is not in {folder}")
    portal = read_portal(ROOT / "portals" / "logistic-ready")
    paper = plain("page.txt", (folder / "page.txt").read_text("utf-8"), portal)
    copy = Copy(paper.item, portal=portal, relevance=relevance(paper.item, portal))
    found = checks.check(copy)
    rows = [
        (int(match[1]), match[4], (int(match[2] or 0), int(match[3] or 0)))
        for match in map(ROW.match, (folder / "README.md").read_text("utf-8").splitlines())
        if match
    ]
    for tier in ("block", "warn", "info"):
        yield (
            f"specimen.{tier}",
            sum(
                any(_meets(paper, finding, number, span) for finding in found)
                for number, of, span in rows
                if of == tier
            ),
        )
    outside = [
        finding
        for finding in found
        if not any(_meets(paper, finding, number, span) for number, _, span in rows)
    ]
    yield "specimen.outside", len(outside)


def _meets(paper: Paper, finding: Finding, number: int, span: tuple[int, int]) -> bool:
    if number in MISSING_ROWS:
        return finding.check in MISSING_ROWS[number]
    place = paper.offsets(finding.place)
    return bool(place) and place[0] < span[1] and place[1] > span[0]


def news(name: str, folder: Path) -> dict[str, float]:
    """Alarms per 1,000 articles: those judged false, all, and those nobody has read."""
    verdicts = read_verdicts()
    count: Counter[str] = Counter()
    articles = 0
    for copy in _articles(folder):
        articles += 1
        for finding in _alarms(name, copy):
            count[f"{name}.{finding.severity}s"] += 1
            verdict = verdicts.get(_key(name, copy, finding), "unread")
            if verdict != "true":
                count[f"{name}.{verdict}_{finding.severity}s"] += 1
    figures = ("errors", "warnings", "false_errors", "false_warnings", "unread_errors",
               "unread_warnings")  # fmt: skip
    return {f"{name}.{one}": 1000 * count[f"{name}.{one}"] / articles for one in figures}


def _articles(folder: Path) -> Iterator[Copy]:
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _copy(json.loads(line))


def _alarms(name: str, copy: Copy) -> Iterator[Finding]:
    for finding in checks.check(copy):
        missing = finding.check.startswith("no-") or finding.check in UNFIT[name]
        if finding.severity != "note" and not missing:
            yield finding


def _key(name: str, copy: Copy, finding: Finding) -> tuple[str, ...]:
    place = finding.place
    where = (place.field, str(place.index), str(place.start), str(place.end))
    return name, copy.item.uri.split(" - ")[0], finding.check, finding.severity, *where


def read_verdicts() -> dict[tuple[str, ...], str]:
    """What was judged of each alarm."""
    if not ALARMS.exists():
        return {}
    with ALARMS.open(encoding="utf-8", newline="") as file:
        return {tuple(row[:8]): row[8] for row in list(csv.reader(file))[1:]}


def judge() -> None:
    """Print the alarms without a verdict, with their words, and put them into the file."""
    verdicts = read_verdicts()
    today: dict[tuple[str, ...], str] = {}
    for name, folder in NEWS.items():
        for copy in _articles(data(folder)):
            for finding in _alarms(name, copy):
                key = _key(name, copy, finding)
                today[key] = verdicts.get(key, "unread")
                if today[key] == "unread":
                    others = " | ".join(place.quote for place in finding.related)
                    print(",".join(key), f"{finding.place.sentence!r} {others}", sep="\n   ")
                    print(f"   [{finding.place.quote}]")
    with ALARMS.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow("set article check severity field block start end verdict".split())
        rows.writerows([*key, verdict] for key, verdict in sorted(today.items()))


def _copy(row: dict[str, str]) -> Copy:
    paragraphs = [part.strip() for part in row["text"].split("\n") if part.strip()]
    body = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in paragraphs)
    item = Item(uri=row["id"], language="de", headline=row.get("title", ""), body=body)
    return Copy(item, as_of=datetime.fromisoformat(row["date"]) if row.get("date") else None)


if __name__ == "__main__":
    judge()

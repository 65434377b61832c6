"""Subjects: how often general news is taken for the trade's, and the trade's is missed.

General news is 10kGNAD, published by a general paper (a few pieces are truly
about logistics: read them before you mend anything). The trade's own is the
portal's archive of finished articles, whose section an editor has set.
"""

from __future__ import annotations

import gzip
import html
import json
import time

from andruck.model import Item
from andruck.portal import read_portal
from andruck.subjects import relevance
from bench._data import ROOT, data

PORTAL = ROOT / "portals" / "logistic-ready"


def run() -> dict[str, float]:
    """The figures by name."""
    portal = read_portal(PORTAL)
    with gzip.open(data("classify-10kgnad") / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        general = [_item(json.loads(line)["text"]) for line in lines]
    started = time.perf_counter()
    found = [relevance(item, portal) for item in general]
    per_second = len(general) / (time.perf_counter() - started)
    archive = [json.loads(path.read_text("utf-8")) for path in (PORTAL / "archive").glob("*.json")]
    trade = [relevance(_article(one), portal) for one in archive]
    sections = [one["subjects"][0]["uri"].removeprefix("section:") for one in archive]
    hits = sum(one.section == right for one, right in zip(trade, sections, strict=True))
    return {
        "general.no_term": sum(not one.terms for one in found) / len(found),
        "general.three_terms": sum(len(one.terms) >= 3 for one in found) / len(found),
        "trade.any_term": sum(bool(one.terms) for one in trade) / len(trade),
        "trade.score_over_80": sum(one.score > 0.8 for one in trade) / len(trade),
        "trade.section_right": hits / len(trade),
        "items_per_second": per_second,
    }


def _item(text: str) -> Item:
    headline, _, rest = text.partition(". ")
    return Item(uri="x", headline=headline, body=f"<p>{html.escape(rest)}</p>", language="de")


def _article(data: dict[str, list[dict[str, str]]]) -> Item:
    return Item(
        uri="x",
        headline=data["headlines"][0]["value"],
        description=data["descriptions"][0]["value"],
        body=data["bodies"][0]["value"],
        language="de",
    )

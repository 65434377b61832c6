"""Quotations: are they found on published news, and is the right speaker named?

The German news quotations of Petersen-Frey and Biemann (2024), direct ones
only. Their measure: quotations of ours and of theirs are paired so that the
words they share are as many as can be; each pair then has a precision and a
recall in words, for the quotation and for its speaker, and one without a
partner scores nothing. The figures are the means over quotations.
``speaker.right`` is the share of found quotations with a speaker in the gold
whose speaker shares its last word or most of its words with ours.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from andruck.model import Item
from andruck.text.copy import Copy
from bench._data import data

WORD = re.compile(r"\w+|[^\w\s]")
Words = frozenset[int]
Pair = tuple[Words, Words]  # a quotation and its speaker, as places of words


def run() -> dict[str, float]:
    """The figures by name."""
    return measure(_rows(data("quotes-de-wikinews") / "dev.jsonl.gz"))


def measure(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Precision and recall of direct quotations and their speakers."""
    marks: dict[str, list[float]] = {name: [] for name in FIGURES}
    for row in rows:
        for ours, theirs in _paired(_ours(row["text"]), _theirs(row)):
            for name, mark in _marks(ours, theirs):
                marks[name].append(mark)
    return {name: sum(found) / len(found) for name, found in marks.items()}


FIGURES = (
    "direct.precision", "direct.recall", "speaker.precision", "speaker.recall", "speaker.right",
)  # fmt: skip
NOTHING: Pair = (frozenset(), frozenset())


def _marks(ours: Pair, theirs: Pair) -> Iterable[tuple[str, float]]:
    for name, mine, gold in (("direct", ours[0], theirs[0]), ("speaker", ours[1], theirs[1])):
        shared = len(mine & gold)
        if mine:
            yield f"{name}.precision", shared / len(mine)
        if gold:
            yield f"{name}.recall", shared / len(gold)
    if ours[0] and theirs[1]:
        mine, gold = ours[1], theirs[1]
        same = bool(mine) and (max(mine) in gold or max(gold) in mine)
        yield "speaker.right", float(same or len(mine & gold) * 2 > len(gold))


def _paired(ours: list[Pair], theirs: list[Pair]) -> Iterable[tuple[Pair, Pair]]:
    """The best partner of each, greatest overlap first; quotations hardly ever compete."""
    scored = sorted(
        (
            (_overlap(mine[0], gold[0]), at, to)
            for at, mine in enumerate(ours)
            for to, gold in enumerate(theirs)
            if mine[0] & gold[0]
        ),
        reverse=True,
    )
    left, right = set(range(len(ours))), set(range(len(theirs)))
    for _, at, to in scored:
        if at in left and to in right:
            left.remove(at)
            right.remove(to)
            yield ours[at], theirs[to]
    yield from ((ours[at], NOTHING) for at in left)
    yield from ((NOTHING, theirs[to]) for to in right)


def _overlap(mine: Words, gold: Words) -> float:
    return 2 * len(mine & gold) / (len(mine) + len(gold))


def _ours(text: str) -> list[Pair]:
    starts = [match.start() for match in WORD.finditer(text)]
    copy, offsets = _copy(text)
    found: list[Pair] = []
    for at, passage in enumerate(copy.body):
        for one in passage.statements:
            if one.kind in ("direct", "mixed"):
                said = (offsets[at] + one.start, offsets[at] + one.end)
                speaker = one.speaker
                base = offsets[at - speaker.back] if speaker else 0
                who = [(base + speaker.start, base + speaker.end)] if speaker else []
                found.append((_words(starts, [said]), _words(starts, who)))
    return found


def _copy(text: str) -> tuple[Copy, list[int]]:
    """The text as paragraphs, and where each begins."""
    body, offsets = [], []
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            lead = len(match.group()) - len(match.group().lstrip())
            offsets.append(match.start() + lead)
            body.append(f"<p>{html.escape(match.group().strip(), quote=False)}</p>")
    return Copy(Item(uri="x", headline="", language="de", body="".join(body))), offsets


def _theirs(row: dict[str, Any]) -> list[Pair]:
    starts = [match.start() for match in WORD.finditer(row["text"])]
    return [
        (_words(starts, one["quote"]["spans"]), _words(starts, one["speaker"]["spans"]))
        for one in row["quotes"]
        if one["type"] == "Direct"
    ]


def _words(starts: list[int], spans: Iterable[Iterable[int]]) -> Words:
    return frozenset(
        at for begin, end in spans for at, start in enumerate(starts) if begin <= start < end
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]

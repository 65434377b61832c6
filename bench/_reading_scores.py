"""How texts, names and dates are scored. Both sides always go through the same functions."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable

SHINGLE = 4  # words; the metric of Zyte's article extraction benchmark

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_AND = re.compile(r"\s*(?:[;,&|/]|\bund\b|\band\b|\by\b|\bet\b)\s*")
_BY = re.compile(r"^(?:von|by|par|por)\s+", re.IGNORECASE)


def shingles(texts: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Mean precision and recall of (found, gold) in 4-grams of words, and F1 of the two means."""
    scores = [_overlap(_grams(found), _grams(gold)) for found, gold in texts]
    precision = sum(one for one, _ in scores) / len(scores)
    recall = sum(one for _, one in scores) / len(scores)
    return _with_f1(precision, recall)


def segments(texts: Iterable[tuple[str, list[str], list[str]]]) -> dict[str, float]:
    """Precision and recall of segments that a text must have and must not have, counted over all.

    White space is folded, as in trafilatura's own evaluation.
    """
    hits = misses = false = 0
    for text, wanted, unwanted in texts:
        text = _folded(text)
        found = sum(_folded(one) in text for one in wanted)
        hits, misses = hits + found, misses + len(wanted) - found
        false += sum(_folded(one) in text for one in unwanted)
    return _with_f1(hits / (hits + false or 1), hits / (hits + misses or 1))


def _with_f1(precision: float, recall: float) -> dict[str, float]:
    f1 = 2 * precision * recall / (precision + recall or 1)
    return {"precision": precision, "recall": recall, "f1": f1}


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if len(words) < SHINGLE:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _overlap(
    found: Counter[tuple[str, ...]], gold: Counter[tuple[str, ...]]
) -> tuple[float, float]:
    if found == gold:
        return 1.0, 1.0
    both = (found & gold).total()
    return both / (found.total() or 1), both / (gold.total() or 1)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def bare(text: str) -> str:
    """The words alone, in lower case: headlines are the same whatever their marks."""
    return " ".join(_WORD.findall(html.unescape(text))).casefold()


def people(text: str) -> frozenset[str]:
    """The names in a by-line, in any order."""
    return frozenset(name for one in _AND.split(_BY.sub("", text)) if (name := bare(one)))


def day(text: str) -> str:
    """The date without its time."""
    return text[:10]

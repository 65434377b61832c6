"""Quoted words: where they begin and end.

One pass with a stack over „…“, »…«, «…», ‚…‘, ‹…›, “…”, "…" and the mixtures
that careless typing makes of them. The single marks ’ and ‘ are apostrophes
unless a quotation of their kind is open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec

MARK = re.compile(r"[„“”\"«»‚‘’‹›]")
PARTNERS = {
    "„": "“",
    "“": "”",
    "«": "»",
    "»": "«",
    "‚": "‘",
    "‘": "’",
    "‹": "›",
    "›": "‹",
    '"': '"',
}
# What a mark can close, in order of preference.
CLOSES = {
    "“": '„“"',
    "”": "“„”",
    '"': '"„“',
    "»": "«",
    "«": "»",
    "›": "‹",
    "‹": "›",
    "‘": "‚",
    "’": "‚‘",
}


class Quote(msgspec.Struct, frozen=True):
    """A pair of quotation marks and what stands between them."""

    start: int  # of the opening mark
    end: int  # behind the closing mark
    inner_start: int
    inner_end: int


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quoted spans of a passage, in order; unclosed ones are left out."""
    return _scan(text)[0]


def loose_marks(text: str) -> tuple[int, ...]:
    """The places of the marks that found no partner, in order."""
    return _scan(text)[1]


@lru_cache(maxsize=4)
def _scan(text: str) -> tuple[tuple[Quote, ...], tuple[int, ...]]:
    """Pairs and loose marks, kept for the next who asks.

    Every mark is pushed and popped once at most: linear on any input.
    """
    stack: list[tuple[str, int]] = []
    open_marks: Counter[str] = Counter()
    pairs: list[Quote] = []
    loose: list[int] = []
    for at, mark in _marks(text):
        opener = next((one for one in CLOSES.get(mark, "") if open_marks[one]), "")
        if opener and not (_opens(text, at) and mark in '“"' and opener != mark):
            while stack:
                top, start = stack.pop()
                open_marks[top] -= 1
                if top == opener:
                    pairs.append(Quote(start, at + 1, start + 1, at))
                    break
                loose += [] if top == "‘" else [start]
        elif mark in "”’" or (mark in "‘“" and not _opens(text, at)):
            loose += [at] if mark in "”“" else []
        else:
            stack.append((mark, at))
            open_marks[mark] += 1
    loose += [start for mark, start in stack if mark != "‘"]
    return tuple(sorted(pairs, key=lambda pair: pair.start)), tuple(sorted(loose))


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """The quotation marks, without apostrophes and inches."""
    for match in MARK.finditer(text):
        at, mark = match.start(), match.group()
        before = text[at - 1 : at]
        after = text[at + 1 : at + 2]
        if mark in "’‘" and before.isalnum() and after.isalnum():
            continue  # an apostrophe: geht’s
        if mark == '"' and before.isdigit() and not _closes_straight(text, at):
            continue  # 19" is a length
        yield at, mark


def _closes_straight(text: str, at: int) -> bool:
    """Whether a straight mark behind a digit closes a quotation of the same line."""
    opening = text.rfind('"', max(0, at - 400), at)
    return opening >= 0 and _opens(text, opening) and "\n" not in text[opening:at]


def _opens(text: str, at: int) -> bool:
    """Whether a mark stands as an opening one does: behind a space, before a word."""
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([–—-/„»‚") and bool(
        after and not after.isspace() and after not in ".,;:!?)]"
    )

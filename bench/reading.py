"""Reading: pages, feeds and wire files, against the peers that are named for each of them.

- ``_reading_pages``: text, headline, author and date of web pages; trafilatura in its
  four modes and its metadata, htmldate. Scores: segments as in trafilatura's own
  evaluation, else 4-grams of words (Zyte's metric), precision and recall as means over
  the pages and F1 of the two. Fields are right, wrong, absent, or said where the gold
  knows that there is none. ``ahead`` is our F1 less that of trafilatura's best mode.
- ``_reading_feeds``: the expectations of two other readers' test suites as far as an
  item has fields for them (``held``, ``not_held``), real feeds, CPU time.
- ``_reading_wire``: every wire file read, a problem or refused; everything again, cut
  and garbled.

Times are ratios of CPU seconds of this process.
"""

from __future__ import annotations

import sys

from bench import _reading_feeds, _reading_pages, _reading_wire
from bench._data import Missing


def run() -> dict[str, float]:
    """The figures by name; a part whose data is missing says so and ends there."""
    figures: dict[str, float] = {}
    missing: list[str] = []
    for part in (_reading_pages, _reading_feeds, _reading_wire):
        try:
            figures.update(part.figures())
        except Missing as one:
            missing.append(str(one))
    if not figures:
        raise Missing("; ".join(missing))
    for one in missing:
        print(f"reading: not measured: {one}", file=sys.stderr)
    return figures

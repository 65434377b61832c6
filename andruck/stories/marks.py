"""Marks: the names, nouns and numbers by which an event is known, in any language.

Two reports of one event share few phrases, two languages none at all; what
they share is Velmora, Welle and 720. A mark is a capitalised word that does
not merely open a sentence, or a number of two digits or more, folded. How much
it says depends on how rare it is among the items that are compared.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable

from andruck.model import Item
from andruck.text.folding import fold
from andruck.text.html import plain

WORD = re.compile(r"\d+(?:[.,: ]\d+)*|[^\W\d_]\w*(?:-\w+)*")
# What may stand before a word that is capitalised only because a sentence begins.
OPENING = re.compile(r"(?:^|[.!?:»“”\"„«¿¡\n\-–•])[\s\u00a0]*$")
YEAR = re.compile(r"20[2-4]\d")  # of our time; 1994 does say something
MOST = 400  # of one item; a report has some eighty
# Nobody is known by these: months, weekdays, currencies, in the languages of the wire.
COMMON = frozenset(
    """januar februar maerz april mai juni juli august september oktober november dezember
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag euro euros dollar prozent
    january february march may june july october december monday tuesday wednesday thursday friday
    saturday sunday pounds angaben jahr jahre jahren unternehmen million millionen mio uhr woche
    wochen tag tage tagen monat monate monaten ende anfang mitte gmbh sprecher sprecherin zahl teil""".split()
)
PRIOR = 50  # items, when fewer are compared: rarity among five says little


def readable_marks(item: Item) -> dict[str, str]:
    """The marks of an item, each with the way it reads there."""
    text = f"{item.headline}\n{item.description}\n{plain(item.body)}"
    found: dict[str, str] = {}
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].isdigit():
            digits = re.sub(r"\D", "", word)
            if len(digits) > 1 and not YEAR.fullmatch(digits):
                found.setdefault(digits, word)
        elif word[0].isupper() and len(word) > 2:
            before = text[max(0, match.start() - 4) : match.start()]
            if not OPENING.search(before) and fold(word) not in COMMON:
                found.setdefault(fold(word), word)
        if len(found) >= MOST:
            break
    return found


def marks(item: Item) -> tuple[str, ...]:
    """The marks of an item, to be stored and compared."""
    return tuple(sorted(readable_marks(item)))


class Rarity:
    """How much a mark says among these items: the rarer, the more."""

    def __init__(self, items: Iterable[Collection[str]]) -> None:
        self._count: Counter[str] = Counter()
        self._items = 0
        for one in items:
            self._items += 1
            self._count.update(set(one))

    def weight(self, mark: str) -> float:
        """The square of the mark's idf, as cosine needs it."""
        return math.log(1 + max(PRIOR, self._items) / max(1, self._count[mark])) ** 2

    def is_rare(self, mark: str) -> bool:
        """At most one item in twenty has it besides the two that are compared."""
        return self._count[mark] <= max(2, self._items // 20)

    def alike(self, one: Collection[str], other: Collection[str]) -> float:
        """The cosine of two sets of marks, 0 to 1."""
        shared = sum(self.weight(mark) for mark in set(one) & set(other))
        if not shared:
            return 0.0
        lengths = (sum(map(self.weight, set(marks))) for marks in (one, other))
        return shared / math.sqrt(math.prod(lengths))

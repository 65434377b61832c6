"""Marks: the names, nouns and numbers by which an event is known, in any language.

Two reports of one event share few phrases, two languages none at all; what
they share is Velmora, Welle and 720. A mark is a capitalised word that does
not merely open a sentence, or a number of two digits or more, folded. How much
it says depends on how rare it is among the items that are compared.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from itertools import chain

from andruck.model import Item
from andruck.text.folding import fold
from andruck.text.html import plain

WORD = re.compile(r"\d+(?:[.,: ]\d+)*|[^\W\d_]\w*(?:-\w+)*")
# What may stand before a word that is capitalised only because a sentence begins.
OPENING = re.compile(r"(?:^|[.!?:»“”\"„«¿¡\n\-–•])[\s\u00a0]*$")
YEAR = re.compile(r"20[2-4]\d")  # of our time; 1994 does say something
ROUND = re.compile(r"\d?\d|\d0+")  # 12, 400, 5000: many texts have them
MOST = 400  # of one item; a report has some eighty
KEYS = 24  # of one item
# Nobody is known by these: months, weekdays, currencies and measures of time.
COMMON = frozenset(
    """januar februar maerz april mai juni juli august september oktober november dezember
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag euro euros dollar prozent
    january february march may june july october december monday tuesday wednesday thursday friday
    saturday sunday pounds angaben jahr jahre jahren unternehmen million millionen mio uhr woche
    wochen tag tage tagen monat monate monaten ende anfang mitte gmbh sprecher sprecherin
    zahl teil""".split()
)
PRIOR = 50  # items, when fewer are compared: rarity among five says little
NUMBER = 1  # the bit that tells a number from a name


def text_of(item: Item) -> str:
    """What an item is known by: headline, standfirst and text."""
    return f"{item.headline}\n{item.description}\n{plain(item.body)}"


def readable_marks(item: Item) -> dict[int, str]:
    """The marks of an item as numbers of 32 bits, each with the way it reads there."""
    return read_marks(text_of(item))


def keys(headline: str, read: Mapping[int, str]) -> tuple[int, ...]:
    """The marks to look an item up by: names of the headline, and numbers that are not round."""
    front = read_marks(f" {headline}", opening=False)
    numbers = {
        mark
        for mark, word in read.items()
        if mark & NUMBER and not ROUND.fullmatch(re.sub(r"\D", "", word))
    }
    names = sorted(mark for mark in front if not mark & NUMBER)
    return tuple((names + sorted(numbers))[:KEYS])


def read_marks(text: str, *, opening: bool = True) -> dict[int, str]:
    """The marks in a text; a word that opens a sentence is none, unless ``opening`` is off."""
    found: dict[int, str] = {}
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].isdigit():
            digits = re.sub(r"\D", "", word)
            if len(digits) > 1 and not YEAR.fullmatch(digits):
                found.setdefault(_number(digits) | NUMBER, word)
        elif word[0].isupper() and len(word) > 2:
            before = text[max(0, match.start() - 4) : match.start()]
            folded = fold(word)
            if folded not in COMMON and not (opening and OPENING.search(before)):
                found.setdefault(_number(folded) & ~NUMBER, word)
        if len(found) >= MOST:
            break
    return found


def _number(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest(), "little")


class Rarity:
    """How much a mark says among these items: the rarer, the more."""

    def __init__(self, items: Iterable[Set[object]]) -> None:
        sets = list(items)
        self._items = len(sets)
        self._count = Counter(chain.from_iterable(sets))
        self._weights: dict[object, float] = {}

    def weight(self, mark: object) -> float:
        """The square of the mark's idf, as cosine needs it."""
        weight = self._weights.get(mark)
        if weight is None:
            ratio = max(PRIOR, self._items) / max(1, self._count[mark])
            weight = self._weights[mark] = math.log(1 + ratio) ** 2
        return weight

    def is_rare(self, mark: object, one_in: int = 20) -> bool:
        """At most one item in so many has it; the two that are compared always may."""
        return self._count[mark] <= max(2, self._items // one_in)

    def alike(self, one: Set[object], other: Set[object]) -> float:
        """The cosine of two sets of marks, 0 to 1."""
        shared = sum(map(self.weight, one & other))
        if not shared:
            return 0.0
        return shared / math.sqrt(sum(map(self.weight, one)) * sum(map(self.weight, other)))

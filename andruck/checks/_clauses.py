"""Clauses, bare weekdays and past tense: what the checks on contradictions share."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from andruck.text.copy import Passage
from andruck.text.dates import WEEKDAY, WEEKDAYS
from andruck.text.sentences import Sentence
from andruck.text.words import is_past

BREAK = re.compile(r",(?! (?:de[mnr] )?\d{1,2}\.)|[;:()–]| - ")
# A weekday that nothing pins to a week: no date behind it, no "last" before it.
BARE_DAY = re.compile(
    rf"\b(?:[Aa]m|[Ff]ür|[Ss]eit) (?P<day>{WEEKDAY})"
    r"(?:früh|morgen|vormittag|mittag|nachmittag|abend)?\b(?!,? (?:de[mnr] )?\d"
    r"|,? (?:in|vor|voriger|letzter|vergangener|nächster|kommender) (?:\w+ )?Woche)"
)
# What puts an event into another week, year or world.
ELSEWHEN = re.compile(
    r"\b(?:vergangen|letzt|vorig|vorherig|früher|jüngst|kommend|nächst|folgend|Vorwoche|Vorjahr"
    r"|zuletzt|erstmals|einst|damals|jede[nrs]?\b|immer|jeweils"
    r"|(?:19|20)\d\d\b|\d{1,2}\. ?(?:\d|[JFMASOND][a-zä]+))"
)
WORD = re.compile(r"[^\W\d_]+")
HELPING = re.compile(
    r"\b(?:hatten?|waren?|würden?|sollten?|wollten?|könnten?|müssten?|hätten?|wären?)\b"
)

DAY_NUMBER = {name.capitalize(): number for name, number in WEEKDAYS.items()}


class Clause(msgspec.Struct, frozen=True):
    """A stretch between two commas, without quoted words; offsets in the passage."""

    start: int
    end: int
    text: str

    @property
    def first(self) -> int:
        """Where its first word begins."""
        word = WORD.search(self.text)
        return self.start + (word.start() if word else 0)

    @property
    def past(self) -> bool:
        """Whether a verb in the past tense says that it is over."""
        return not HELPING.search(self.text) and any(
            is_past(word) for word in WORD.findall(self.text)
        )

    @property
    def weekday(self) -> re.Match[str] | None:
        """The bare weekday in it, if there is exactly one."""
        found = list(BARE_DAY.finditer(self.text))
        return found[0] if len(found) == 1 else None


def clauses(passage: Passage, sentence: Sentence) -> Iterator[Clause]:
    """The clauses of a sentence."""
    start = sentence.start
    text = passage.unquoted
    for match in BREAK.finditer(text, sentence.start, sentence.end):
        yield Clause(start, match.start(), text[start : match.start()])
        start = match.end()
    yield Clause(start, sentence.end, text[start : sentence.end])

"""How temporal rules meet a text.

A rule is a pattern, the first letters of the words it may begin with, and what
it makes of a match. The text is read once, word by word: a word whose first
three letters begin no rule costs one look-up. Where several rules match at a
word the longest match wins, and reading goes on behind it. Every repetition in
a pattern is bounded, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from andruck.text.words import STRONG_PAST

WORD = re.compile(r"[^\W_]+")
# What a blank in a pattern stands for: no empty line, but a line break and doubled spaces.
BLANK = r"(?:\s[^\S\n]{0,2})"
DIGIT = "0"
# Articles are everywhere: they begin an expression only before a word that could, too.
ARTICLES = "der die das den dem des ein eine einen einem einer eines".split()
LIGHT = frozenset(ARTICLES) | {word.capitalize() for word in ARTICLES}
# A number begins one only as a year, or before a letter or a mark that may join it.
FIGURES = re.compile(
    r"(?:1[5-9]|20)\d\d(?!\d)|\d{1,4}(?:[.:,/–-]\d|[.)]|\s{0,3}[^\W\d_]|\s{0,3}[/–-]\s{0,3}\w)"
)
NEXT = re.compile(r"\s{1,3}([^\W_]{1,3})")
CLAUSE_END = re.compile(r"[;:!?()\n–]|,(?!\d)|(?<!\d)\.(?=\s)")
CLAUSE = 160
STORY = 250
SENTENCE = 200
SENTENCE_END = re.compile(r"(?<!\d)[.!?][\"“”»)]?\s+[A-ZÄÖÜ„»\"\d]|\n\n")
FUTURE = re.compile(
    r"\b(?:wird|werden|werde|sollen|soll|wollen|will|möchten?|beginn(?:t|en)|starte[tn]|finde[tn]"
    r"|folg(?:t|en)|lädt|laden|steh(?:t|en)|öffne[tn]|tritt|geplant\w*|vorgesehen|angesetzt"
    r"|bevorsteh\w+|stattfindende[nrms]?|voraussichtlich|spätestens|anmelden|anmeldung)\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:hat|haben|habe|ist|sind|sei|seien)\b.{0,120}\b(?:ge\w+(?:t|en)|\w+iert|worden|gewesen"
    r"|(?:be|er|ver|ent|zer)[a-zäöüß]{3,}(?:t|en))\b|\b(?:war|waren|wurden?|hatten?)\b",
    re.DOTALL,
)
LOWER = re.compile(r"\b[a-zäöüß]{3,}\b")
# Words in -te and -ten that are no verbs in the past tense.
NO_PAST = re.compile(
    r"(?:ge|be|er|ver)\w+(?:te|ten)$|(?:erste|letzte|nächste|rechte|zweite|dritte|fünfte|sollte"
    r"|könnte|müsste|dürfte|möchte|würde|heute|bitte|weite|beste|gute|alte|bunte|späte|nackte"
    r"|harte|kalte|feste|leichte|schlechte|dichte|echte|glatte|breite|laute|zarte|mitte)n?$"
)


class Meaning(NamedTuple):
    """What a rule makes of a match: the attributes of a TIMEX3."""

    type: str
    value: str
    mod: str = ""
    begin: str = ""
    end: str = ""


BEYOND = Meaning("DATE", "")  # a day that no calendar holds


class Scene:
    """What the text has said so far, for what hangs on it."""

    def __init__(self, text: str, day: date | None) -> None:
        self.text = text
        self.day = day
        self.last: date | None = None  # the last day that was named
        self.last_end = 0
        self.last_year: int | None = None
        self.year_end = 0
        self.month: tuple[int, int, int] | None = None  # year, month, and where it was named
        self.done = 0  # the end of the expression before
        self.pair = -1  # where the second day of "vom 4. bis zum 23." begins
        self._daily: bool | None = None
        self._clause = (-1, -1, "")

    def remember(self, year: int, month: int, number: int, end: int) -> None:
        """A day was named: hours and "on the following day" hang on it."""
        try:
            self.last = date(year, month, number)
        except ValueError:
            return
        self.last_end = end
        self.tell(year, end)

    def tell(self, year: int, end: int) -> None:
        """A year was named."""
        self.last_year, self.year_end = year, end

    def told_year(self, start: int) -> int | None:
        """The year that is being told of: one long past, named shortly before."""
        if self.last_year is None or self.day is None or self.last_year > self.day.year - 2:
            return None
        near = start - self.year_end <= STORY and "\n\n" not in self.text[self.year_end : start]
        return self.last_year if near else None

    def near(self, start: int) -> date | None:
        """The day named before in the same sentence; else that of the copy."""
        if (
            self.last
            and start - self.last_end <= SENTENCE
            and not SENTENCE_END.search(self.text, self.last_end, start)
        ):
            return self.last
        return self.day

    def daily(self, words: re.Pattern[str]) -> bool:
        """Whether the text counts by days at all."""
        if self._daily is None:
            self._daily = bool(words.search(self.text))
        return self._daily

    def clause(self, start: int, end: int) -> str:
        """The words around a match up to the next comma, colon or full stop."""
        if self._clause[:2] == (start, end):
            return self._clause[2]
        cut = max(0, start - CLAUSE)
        for match in CLAUSE_END.finditer(self.text, cut, start):
            cut = match.end()
        after = CLAUSE_END.search(self.text, end, end + CLAUSE)
        words = self.text[cut : after.start() if after else end + CLAUSE]
        self._clause = (start, end, words)
        return words

    def ahead(self, start: int, end: int) -> bool:
        """Whether the clause speaks of what is to come."""
        return bool(FUTURE.search(self.clause(start, end)))

    def over(self, start: int, end: int) -> bool:
        """Whether the clause speaks of what is over."""
        clause = self.clause(start, end)
        if DONE.search(clause):
            return True
        return any(
            word in STRONG_PAST
            or word.removesuffix("en") in STRONG_PAST
            or (word.endswith(("te", "ten")) and not NO_PAST.match(word))
            for word in LOWER.findall(clause)
        )


Make = Callable[[re.Match[str], Scene], "Meaning | None"]


class Rule(NamedTuple):
    """A pattern, and what it makes of a match; a group ``x`` bounds the expression."""

    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    make: Make
    inner: bool


def rule(starts: str, pattern: str, make: Make) -> Rule:
    """A rule for words with these first letters; ``0`` stands for a digit."""
    compiled = re.compile(rf"(?<![\w])(?:{pattern})".replace(" ", BLANK))
    return Rule(tuple(starts.split()), compiled, make, "x" in compiled.groupindex)


def fixed(kind: str, value: str) -> Make:
    """A rule's answer that hangs on nothing."""
    meaning = Meaning(kind, value)
    return lambda match, scene: meaning


Table = dict[str, tuple[Rule, ...]]


def table(rules: Iterable[Rule]) -> Table:
    """Rules by the first three letters of the words they begin with, however written."""
    found: dict[str, list[Rule]] = {}
    for one in rules:
        for start in one.starts:
            for key in dict.fromkeys((start, start.capitalize(), start.upper())):
                found.setdefault(key[:3], []).append(one)
    return {key: tuple(dict.fromkeys(some)) for key, some in found.items()}


def _leads(text: str, end: int, rules: Table) -> bool:
    """Whether the word behind an article could begin an expression itself."""
    following = NEXT.match(text, end)
    return bool(following and (following[1] in rules or following[1][0].isdigit()))


def scan(rules: Table, scene: Scene) -> Iterator[tuple[int, int, Meaning]]:
    """The expressions of a text from left to right: start, end and meaning."""
    text, done = scene.text, 0
    digits = rules.get(DIGIT, ())
    for word in WORD.finditer(text):
        at = word.start()
        if at < done:
            continue
        first = text[at : min(at + 3, word.end())]
        if first[0].isdigit():
            some = digits if FIGURES.match(text, at) else ()
        else:
            some = rules.get(first, ())
        if not some or (word.group() in LIGHT and not _leads(text, word.end(), rules)):
            continue
        best: tuple[int, int, Meaning] | None = None
        for one in some:
            match = one.pattern.match(text, at)
            if not match:
                continue
            start, end = match.span("x") if one.inner else match.span()
            if best and end <= best[1]:
                continue
            try:
                meaning = one.make(match, scene)
            except OverflowError:
                meaning = BEYOND
            if meaning:
                best = (start, end, meaning)
        if best:
            yield best
            done = scene.done = best[1]

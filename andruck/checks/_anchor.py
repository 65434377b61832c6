"""The anchor solver: on which day can this text have been written?

"Gestern, am 12. Mai" can be true on one day only, "vor zwei Wochen, am 3. Mai"
on a few, "am morgigen Samstag" on Fridays. Each such statement is a constraint
on the unknown writing day; where no day satisfies them all, the text
contradicts itself, whatever happened. Dates alone never clash: only what ties a
date to the day of writing is asked.

What is relative and what is absolute is found by reading a passage on two
different days: a relative expression moves along, a date stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

import msgspec

from andruck.text.copy import Copy, Passage
from andruck.text.dates import NUMBERS, WEEKDAY, WEEKDAYS, DateExpression, find_dates

Interval = tuple[int, int]  # first and last possible writing day, as ordinals

TRIED = (date(2019, 5, 15), date(2019, 5, 16))  # two days on which a passage is read
RELATIVE = re.compile(
    r"\b(?:[Vv]or (?:\w+ ){1,2}?(?:Tage?n?|Wochen?|Monate?n?|Jahre?n?)|[Vv]orgestern|[Gg]estern"
    r"|[Hh]eute|[Mm]orgen|[Üü]bermorgen|[Ii]n (?:\w+ )?(?:Tagen|Wochen|Monaten|Jahren)"
    r"|(?:vergangen|letzt|vorig|kommend|nächst)e[nmrs]? (?:Jahr|Monat|Woche|Montag|Dienstag"
    r"|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)|(?:gestr|heut|morg)igen)\b"
)
# What may stand between the two names of one day: "gestern, am 12. Mai", "gestern (12. Mai)".
TIE = re.compile(
    r",? ?\(?(?:(?:also|nämlich|das heißt|d\. h\.|dem|den|der|am|im|vom|zum|des Jahres|Jahr) ?)*$"
)
ADJECTIVES = {"gestrigen": -1, "heutigen": 0, "morgigen": 1}
NAMED_DAY = re.compile(rf"\b(?P<word>{'|'.join(ADJECTIVES)}) (?P<weekday>{WEEKDAY})\b")
TURNED = re.compile(
    rf"\b(?:(?P<past>vergangen|letzt|vorig)|(?:kommend|nächst))e[nr] (?:{WEEKDAY})?$"
)
DAYS_WORDS = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
DAY_VALUE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
TURNED_REACH = {True: (-7, -1), False: (1, 7)}  # days from writing, for "last" and "next"
WEEKDAY_FIRST = re.compile(WEEKDAY)
YEARLESS = re.compile(rf"(?:(?:{WEEKDAY}),? (?:de[mnr] )?)?\d{{1,2}}\. ?[^\W\d]+\.?$")
# How exact a distance is meant: "vor zwei Wochen" may be twelve days or sixteen.
SLACK = {"Tag": 0, "Woche": 3, "Monat": 20}
WINDOW = range(1990, 2041)  # years that are tried where the text names none
MOST = 12  # statements that are compared; more is a chronicle
NEARBY = 24  # letters between the two names of one day


class Statement(msgspec.Struct, frozen=True):
    """Words that tie a date to the day of writing, and the days that allows."""

    passage: Passage
    start: int
    end: int
    weekday: int | None = None  # the writing day's, Monday is 0
    days: tuple[Interval, ...] = ()

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.passage.text[self.start : self.end]


class Clash(msgspec.Struct, frozen=True):
    """Statements of which no day makes all true, and the one that could be wrong alone."""

    odd: Statement
    others: tuple[Statement, ...]
    sure: bool  # whether the rest would be true together without the odd one


def clash(copy: Copy) -> Clash | None:
    """The contradiction in what the copy says of its own day, if there is one."""
    found = [one for passage in copy.body for one in _statements(passage, copy)][:MOST]
    if len(found) < 2 or possible(found):
        return None
    # The one whose removal mends it: if there is exactly one, it is the odd one out.
    menders = [one for one in found if possible([other for other in found if other is not one])]
    if len(found) > 2 and len(menders) == 1:
        odd = menders[0]
        others = tuple(
            other for other in found if other is not odd and not possible([odd, other])
        ) or tuple(other for other in found if other is not odd)
        return Clash(odd, others, sure=True)
    for one, other in combinations(found, 2):
        if not possible([one, other]):
            return Clash(other, (one,), sure=False)
    return Clash(found[-1], tuple(found[:-1]), sure=False)


def possible(statements: list[Statement]) -> bool:
    """Whether some day makes all of them true."""
    weekdays = {one.weekday for one in statements if one.weekday is not None}
    if len(weekdays) > 1:
        return False
    days: list[Interval] | None = None
    for one in statements:
        if one.days:
            days = list(one.days) if days is None else _both(days, one.days)
    if days is None:
        return True
    if not weekdays:
        return bool(days)
    (weekday,) = weekdays
    return any(last - first >= 6 or _holds(first, last, weekday) for first, last in days)


def _both(one: list[Interval], other: tuple[Interval, ...]) -> list[Interval]:
    return [
        (max(a[0], b[0]), min(a[1], b[1]))
        for a in one
        for b in other
        if max(a[0], b[0]) <= min(a[1], b[1])
    ]


def _holds(first: int, last: int, weekday: int) -> bool:
    return any(date.fromordinal(day).weekday() == weekday for day in range(first, last + 1))


def _statements(passage: Passage, copy: Copy) -> Iterator[Statement]:
    text = passage.unquoted
    if not RELATIVE.search(text):
        return
    for match in NAMED_DAY.finditer(text):
        day = (WEEKDAYS[match["weekday"].lower()] - ADJECTIVES[match["word"]]) % 7
        yield Statement(passage, *match.span(), weekday=day)
    first, second = (find_dates(text, day) for day in TRIED)
    moved = {one.start: one for one in second}
    years = _years(copy)
    for one in first:
        turned = TURNED.search(text, max(0, one.start - 16), one.start)
        days = _days(one, moved, years) if turned and WEEKDAY_FIRST.match(one.text) else ()
        if turned and days:
            near, far = TURNED_REACH[bool(turned["past"])]
            reached = tuple((start - far, end - near) for start, end in days)
            yield Statement(passage, turned.start(), one.end, days=reached)
    for one, other in pairwise(first):
        if other.start - one.end > NEARBY or not TIE.fullmatch(text[one.end : other.start]):
            continue
        pair = _tied(one, other, moved, years) or _tied(other, one, moved, years)
        if pair:
            weekday, days = pair
            end = one.start + len(text[one.start : other.end].rstrip("."))
            yield Statement(passage, one.start, end, weekday=weekday, days=days)


def _years(copy: Copy) -> tuple[int, ...]:
    """The years a date without one can lie in: those the text names, else all."""
    named = {
        int(one.value[:4])
        for passage in copy.body
        for one in passage.dates
        if re.match(r"(?:19|20)\d\d", one.value) and re.search(r"(?:19|20)\d\d", one.text)
    }
    if copy.as_of:
        named |= {copy.as_of.year}
    if not named:
        return tuple(WINDOW)
    return tuple(sorted({year + turn for year in named for turn in (-1, 0, 1)}))


def _tied(
    relative: DateExpression,
    dated: DateExpression,
    moved: dict[int, DateExpression],
    years: tuple[int, ...],
) -> tuple[int | None, tuple[Interval, ...]] | None:
    """What a relative expression and a date for the same day say of the writing day."""
    reach = _reach(relative, moved)
    if reach is None:
        return None
    nearest, farthest = reach
    bare = re.fullmatch(WEEKDAY, dated.text)
    if bare:
        if nearest != farthest or abs(nearest) > 6:
            return None
        return (WEEKDAYS[dated.text.lower()] - nearest) % 7, ()
    days = _days(dated, moved, years)
    if not days:
        return None
    return None, tuple((first - farthest, last - nearest) for first, last in days)


def _reach(one: DateExpression, moved: dict[int, DateExpression]) -> tuple[int, int] | None:
    """How many days from writing the expression reaches: (-14 ± 3) for "vor zwei Wochen"."""
    turned = TURNED.search(one.text)
    if turned:
        return TURNED_REACH[bool(turned["past"])]
    plain = DAYS_WORDS.get(one.text.lower())
    if plain is not None:
        return plain, plain
    counted = re.match(r"(?P<turn>[Vv]or|[Ii]n) (?P<count>\S+) (?P<unit>Tag|Woche|Monat)", one.text)
    other = moved.get(one.start)
    if not counted or other is None or not one.value:
        return None
    distance = _distance(one, counted["unit"], counted["count"], counted["turn"])
    if distance is None:
        return None
    slack = SLACK[counted["unit"]]
    return distance - slack, distance + slack


def _distance(one: DateExpression, unit: str, count: str, turn: str) -> int | None:
    """The distance in days that was counted."""
    day = DAY_VALUE.match(one.value)
    if unit == "Tag":
        return (date(*map(int, day.groups())) - TRIED[0]).days if day else None
    number = int(count) if count.isdigit() else NUMBERS.get(count.lower())
    if number is None or number > 60:
        return None
    days = round(number * (7 if unit == "Woche" else 30.44))
    return -days if turn.lower() == "vor" else days


def _days(
    one: DateExpression, moved: dict[int, DateExpression], years: tuple[int, ...]
) -> tuple[Interval, ...]:
    """The days a date can mean: one with a year, one a year without."""
    value = DAY_VALUE.match(one.value)
    other = moved.get(one.start)
    if not value or other is None or other.value != one.value or one.type not in ("DATE", "TIME"):
        return ()
    _, month, number = map(int, value.groups())
    if not YEARLESS.search(one.text):
        years = (int(value[1]),)
    found = []
    for year in years:
        try:
            day = date(year, month, number).toordinal()
        except ValueError:
            continue
        found.append((day, day))
    return tuple(found)


def written(statement: Statement) -> str:
    """A day the statement would have been true on, for the message; "" if there are many."""
    if statement.weekday is not None:
        return [name for name in WEEKDAYS if name != "sonnabend"][statement.weekday].capitalize()
    if len(statement.days) == 1:
        first, last = statement.days[0]
        middle = date.fromordinal(first) + timedelta((last - first) // 2)
        return f"{middle.day}.{middle.month}.{middle.year}"
    return ""

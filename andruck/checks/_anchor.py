"""The anchor solver: on which day can this text have been written?

"Gestern, am 12. Mai" can be true on one day only, "vor zwei Wochen, am 3. Mai"
on a few, "am morgigen Samstag" on Fridays, "im vergangenen Jahr (2024)" in 2025.
Each such statement is a constraint on the unknown writing day; where no day
satisfies them all, the text contradicts itself, whatever happened. Dates alone
never clash: only what ties a date to the day of writing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations, islice

import msgspec

from andruck.text.copy import Copy, Passage
from andruck.text.dates import MONTH, WEEKDAY, WEEKDAYS, DateExpression, exists

Interval = tuple[int, int]  # first and last possible writing day, as ordinals

DAYS_WORDS = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
ADJECTIVES = {"gestrig": -1, "heutig": 0, "morgig": 1}
NAMED_DAY = re.compile(rf"(?P<word>{'|'.join(ADJECTIVES)})e[nrms]? (?P<weekday>{WEEKDAY})")
ADJECTIVE_BEFORE = re.compile(
    rf"\b(?P<word>{'|'.join(ADJECTIVES)})e[nrms]? (?:(?:{WEEKDAY}),? (?:dem )?)?$"
)
TURNED = re.compile(
    r"(?:(?:Anfang|Ende|Mitte) )?(?:d(?:as|e[rsn]) )?(?P<way>vergangen|letzt|vorig|kommend|nächst"
    r"|laufend|dies)e[nmrs]? (?P<what>\w+)$"
)
# No passage without one of these words ties a date to the day of writing.
RELATIVE = re.compile(
    r"\b(?:[Gg]est(?:ern|rige[nrms]?)|[Vv]orgestern|[Hh]eut(?:e|ige[nrms]?)|[Mm]org(?:en|ige[nrms]?)|[Üü]bermorgen|[Vv]or|[Ss]eit|[Ii]n|[Nn]och"
    r"|(?:vergangen|letzt|vorig|kommend|nächst|laufend|dies)e[nmrs]?|Vorjahre?s?)\b"
)
OF_WEEK = re.compile(
    rf"(?:{WEEKDAY}) (?P<way>vergangen|letzt|vorig|kommend|nächst)er (?P<what>Woche)$"
)
STEPS = {"kommend": 1, "nächst": 1, "laufend": 0, "dies": 0}
# How far a turned unit reaches, in units: the last year is one year back.
TURNED_DAYS = {"vergangen": (-7, -1), "letzt": (-10, -1), "vorig": (-13, -1)}
TURNED_DAYS |= {"kommend": (1, 7), "nächst": (1, 14), "dies": (-6, 6)}
BEFORE = re.compile(
    r"\b(?P<turn>[Vv]or|[Ss]eit|[Ii]n|[Nn]och)"
    r"(?: (?:schon|bereits|genau|exakt|nur|nun|nunmehr|jetzt))* $"
)
UNTIL = re.compile(r",? bis (?:zu[mr]? |de[mn] )?(?:[A-ZÄÖÜ][\w-]+ (?:am|vom) )?")
UNTIL_BACK = re.compile(r",? (?:sind|bleib(?:en|t)|dauert|fehlen|haben?|hat)(?: \w+){0,3} ")
UNCOUNTED = re.compile(r"(?:de[mnr]|das|die)\b")
OVER = re.compile(r"\b(?:war|waren|blieben?|hatten?)\b")
# What may stand between the two names of one day: "gestern, am 12. Mai", "gestern (12. Mai)".
TIE = re.compile(
    r"(?: –|,)? ?\(?(?:(?:also|nämlich|das heißt|d\. h\.|es|war|ist|seit|dem|den|der|am|im|vom|zum"
    r"|des Jahres|Jahr) ?)*|, bis (?:zum )?"
)
TIE_BACK = re.compile(
    r"(?:,? (?:– )?(?:also|nämlich|das heißt|d\. h\.|mithin|somit|und damit|sprich) "
    r"| ?\(| – )(?:am )?"
)
APART = re.compile(r"[,)]| –")  # ends an apposition: "am 12. Mai, gestern, …"
GOES_ON = re.compile(r",? ?(?:bis|und|oder|[-–/])(?: zum?| am)? ?(?:\d|[A-Z]\w+tag)")
SPAN = re.compile(r"P(?P<count>\d+(?:\.\d)?)(?P<unit>[DWMY])")
VALUE = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
NAMED_MONTH = re.compile(rf"(?:{MONTH})(?!\w)|\d\.\d|-\d\d-")
OWN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LENGTH = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
# How exact a distance is meant: "vor zwei Wochen" may be twelve days or sixteen.
SLACK = {"D": 0, "W": 3, "M": 20, "Y": 183}
EXACT = {"D": 0, "W": 0, "M": 2, "Y": 2}  # "heute vor einem Jahr"
IDIOM = 8  # "acht Tage" are a week
ROUGH = 0.2  # the share that "gut" and "knapp" add
WINDOW = range(1990, 2041)  # years that are tried where the text names none
MOST = 12  # statements that are compared; more is a chronicle
NEARBY = 24  # letters between the two names of one day
LATE = 3  # days between writing and publication


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
    others: tuple[Statement, ...]  # none: it stands against the date of the copy


class Relative(msgspec.Struct, frozen=True):
    """An expression that counts from the day of writing, and how many days it reaches."""

    start: int
    end: int
    near: int
    far: int
    whole: str = ""  # Y, M, W: a calendar year, month or week, not a day; "noch": a countdown


def clash(copy: Copy) -> Clash | None:
    """The contradiction in what the copy says of its own day, if there is one."""
    told = (one for passage in copy.passages for one in _statements(passage, copy))
    found = list(islice(told, MOST))
    if not found:
        return None
    today = [_today(found[0].passage, copy.as_of)] if copy.as_of else []
    if possible([*found, *today]):
        return None
    late = [one for one in found if not possible([one, *today])]
    if late and possible(found):
        return Clash(late[0], ())
    # The one whose removal mends it: if there is exactly one, it is the odd one out.
    menders = [
        one for one in found if possible([*(other for other in found if other is not one), *today])
    ]
    if len(menders) == 1:
        rest = [one for one in found if one is not menders[0]]
        against = [one for one in rest if not possible([menders[0], one, *today])]
        return Clash(menders[0], tuple(against or rest))
    for one, other in combinations(found, 2):
        if not possible([one, other, *today]):
            return Clash(other, (one,))
    return Clash(found[-1], tuple(found[:-1]))


def _today(passage: Passage, day: datetime) -> Statement:
    """What the date of the copy says of the day of writing."""
    number = day.date().toordinal()
    return Statement(passage, 0, 0, days=((number - LATE, number + LATE),))


def possible(statements: list[Statement]) -> bool:
    """Whether some day makes all of them true."""
    weekdays = {one.weekday for one in statements if one.weekday is not None}
    if len(weekdays) > 1:
        return False
    days: list[Interval] | None = None
    for one in statements:
        if one.days:
            days = list(one.days) if days is None else _both(days, one.days)
    if days is None or not weekdays:
        return days is None or bool(days)
    (weekday,) = weekdays
    return any(last - first >= 6 or _holds(first, last, weekday) for first, last in days)


def written(statement: Statement) -> str:
    """A day the statement would have been true on, for the message; "" if there are many."""
    if statement.weekday is not None:
        return [name for name in WEEKDAYS if name != "sonnabend"][statement.weekday].capitalize()
    if not statement.days:
        return ""
    first, last = statement.days[0]
    if len({date.fromordinal(day).year for day, _ in statement.days}) > 1:
        return ""
    if last - first > 300:
        return str(date.fromordinal((first + last) // 2).year)
    return said(date.fromordinal((first + last) // 2))


def said(day: date) -> str:
    """A day as German writes it in figures."""
    return f"{day.day}.{day.month}.{day.year}"


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
    dates = [one for one in passage.dates if text[one.start : one.end] == one.text]
    for number, one in enumerate(dates):
        named = NAMED_DAY.fullmatch(one.text)
        if named:
            day = (WEEKDAYS[named["weekday"].lower()] - ADJECTIVES[named["word"]]) % 7
            yield Statement(passage, one.start, one.end, weekday=day)
        for relative in _relatives(text, dates, number):
            yield from _forward(passage, copy, relative, dates[number : number + 2])
            yield from _backward(passage, copy, relative, dates[max(0, number - 2) : number])


def _relatives(text: str, dates: list[DateExpression], number: int) -> Iterator[Relative]:
    """What the expression says of the writing day, if it counts from it."""
    one = dates[number]
    plain = _deictic(one)
    if plain is not None:
        yield Relative(one.start, one.end, plain, plain)
        return
    turned = TURNED.match(one.text) or OF_WEEK.match(one.text)
    if turned:
        yield from _turned(one, turned)
        return
    if one.text.startswith("Vorjahr"):
        yield Relative(one.start, one.end, -1, -1, "Y")
        return
    adjective = ADJECTIVE_BEFORE.search(text, max(0, one.start - 24), one.start)
    if adjective and one.text[0].isdigit():
        step = ADJECTIVES[adjective["word"]]
        yield Relative(adjective.start(), one.start, step, step)
    span, before = SPAN.fullmatch(one.value), BEFORE.search(text, max(0, one.start - 24), one.start)
    if one.type == "DURATION" and span and before and not UNCOUNTED.match(one.text):
        yield _counted(one, span, before, dates[number - 1] if number else None)


def _deictic(one: DateExpression) -> int | None:
    """How far "gestern", "heute früh" or "morgen Abend" lie away."""
    return DAYS_WORDS.get(one.text.split()[0].lower()) if one.value != "PRESENT_REF" else None


def _counted(
    one: DateExpression, span: re.Match[str], before: re.Match[str], last: DateExpression | None
) -> Relative:
    """A distance that was counted: "vor sechs Tagen", "heute in einer Woche"."""
    unit, turn = span["unit"], before["turn"].lower()
    step = _deictic(last) if last and last.end + 1 == before.start() else None
    distance = round(float(span["count"]) * LENGTH[unit])
    exact = step is not None or "genau" in before.group() or one.text.startswith("genau")
    slack = (EXACT if exact else SLACK)[unit] + (round(ROUGH * distance) + 1 if one.mod else 0)
    slack += turn == "noch" or (unit == "D" and distance == IDIOM)  # or with the last day
    middle = (-distance if turn in ("vor", "seit") else distance) + (step or 0)
    start = last.start if last and step is not None else before.start()
    return Relative(start, one.end, middle - slack, middle + slack, "noch" * (turn == "noch"))


def _turned(one: DateExpression, turned: re.Match[str]) -> Iterator[Relative]:
    step = STEPS.get(turned["way"], -1)
    unit = {"Jahr": "Y", "Jahres": "Y", "Monat": "M", "Monats": "M", "Woche": "W"}.get(
        turned["what"]
    )
    if unit:
        yield Relative(one.start, one.end, step, step, unit)
    elif re.fullmatch(WEEKDAY, turned["what"]) and turned["way"] in TURNED_DAYS:
        yield Relative(one.start, one.end, *TURNED_DAYS[turned["way"]])


def _forward(
    passage: Passage, copy: Copy, relative: Relative, dates: list[DateExpression]
) -> Iterator[Statement]:
    """The date behind it: "gestern, am 12. Mai", "noch drei Tage bis zum 23. Mai"."""
    text = passage.unquoted
    other = next((one for one in dates if one.start >= relative.end), None)
    if other is None or other.start - relative.end > NEARBY or GOES_ON.match(text, other.end):
        return
    between = text[relative.end : other.start]
    if relative.whole == "noch":
        if not UNTIL.fullmatch(between) or OVER.search(passage.sentence_at(relative.start)):
            return
    elif not TIE.fullmatch(between):
        return
    closed = between.endswith("(") and text.startswith(")", other.end)
    yield from _tied(passage, copy, relative, other, (relative.start, other.end + closed))


def _backward(
    passage: Passage, copy: Copy, relative: Relative, dates: list[DateExpression]
) -> Iterator[Statement]:
    """The date before it: "am 12. Mai, also gestern", "bis zum 12. Mai sind es noch drei Tage"."""
    text = passage.unquoted
    other = next((one for one in reversed(dates) if one.end <= relative.start), None)
    if other is None:
        return
    between = text[other.end : relative.start]
    if relative.whole == "noch":
        until = re.search(r"\b[Bb]is(?: zum?)? $", text[max(0, other.start - 9) : other.start])
        if not until or not (UNTIL_BACK.fullmatch(between) or TIE_BACK.fullmatch(between)):
            return
    elif not TIE_BACK.fullmatch(between) and not (
        between in (", ", " – ") and APART.match(text, relative.end)
    ):
        return
    yield from _tied(passage, copy, relative, other, (other.start, relative.end))


def _tied(
    passage: Passage, copy: Copy, relative: Relative, dated: DateExpression, span: tuple[int, int]
) -> Iterator[Statement]:
    """What a relative expression and a date for the same day say of the writing day."""
    if re.fullmatch(WEEKDAY, dated.text):
        if relative.near == relative.far and abs(relative.near) <= 13 and not relative.whole:
            day = (WEEKDAYS[dated.text.lower()] - relative.near) % 7
            yield Statement(passage, *span, weekday=day)
        return
    days = tuple(_days(dated, copy))
    if relative.whole in ("Y", "M", "W"):
        days = tuple(one for day in days for one in _whole(day, relative))
    elif relative.far - relative.near < 6 and any(last > first for first, last in days):
        return  # "gestern (2015)" names no day
    else:
        days = tuple((first - relative.far, last - relative.near) for first, last in days)
    if days:
        yield Statement(passage, *span, days=days)


def _whole(days: Interval, relative: Relative) -> Iterator[Interval]:
    """The year, month or week of writing, where the one before or after it is named."""
    first, last = map(date.fromordinal, days)
    if relative.whole == "Y" and first.year == last.year:
        there = first.year - relative.near
        yield date(there, 1, 1).toordinal(), date(there, 12, 31).toordinal()
    elif relative.whole == "M" and (first.year, first.month) == (last.year, last.month):
        middle = first.replace(day=15) - timedelta(round(30.44 * relative.near))
        yield middle.replace(day=1).toordinal(), middle.replace(day=28).toordinal() + 3
    elif relative.whole == "W" and first == last:
        monday = days[0] - first.weekday() - 7 * relative.near
        yield monday, monday + 6


def _days(one: DateExpression, copy: Copy) -> Iterator[Interval]:
    """The days a date can mean: one with a year, one a year without."""
    value = VALUE.match(one.value)
    if not value or one.type not in ("DATE", "TIME"):
        return
    own = OWN_YEAR.search(one.text)
    if not value["month"]:
        if own and own.group() == value["year"]:
            year = int(value["year"])
            yield date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return
    month, number = int(value["month"]), int(value["day"] or 0)
    if not NAMED_MONTH.search(one.text):
        return
    for year in [int(value["year"])] if own else _years(copy):
        if exists(year, month, number or 1):
            day = date(year, month, number or 1).toordinal()
            yield day, day if number else day + 30


def _years(copy: Copy) -> list[int]:
    """The years a date without one can lie in: those the text names, else all."""
    named = {
        int(one.value[:4])
        for passage in copy.passages
        for one in passage.dates
        if OWN_YEAR.search(one.text) and one.value[:4].isdigit()
    }
    if copy.as_of:
        named.add(copy.as_of.year)
    if not named:
        return list(WINDOW)
    return sorted({year + turn for year in named for turn in (-1, 0, 1)})

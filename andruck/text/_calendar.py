"""The calendar behind temporal expressions: moving about in it, its weeks and feasts."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar knows this day."""
    return (
        1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    )


def full_year(digits: str) -> int:
    """Two digits belong to the hundred years that end in 2068 (POSIX)."""
    number = int(digits)
    return number if len(digits) == 4 else number + (1900 if number > 68 else 2000)


def week(day: date) -> str:
    """The week of a day after ISO 8601: 2026-W48."""
    return "{:04}-W{:02}".format(*day.isocalendar()[:2])


def shift(day: date, count: float, letter: str) -> str:
    """The day, week, month … that lies so many units away, as TIMEX3; "" out of bounds."""
    try:
        if letter in ("D", "W", "WE"):
            there = day + timedelta(days=count * (1 if letter == "D" else 7))
            if letter == "D":
                return there.isoformat()
            return week(there) + ("-WE" if letter == "WE" else "")
        months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[letter] * count
        year, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
        date(year, month + 1, 1)
    except (OverflowError, ValueError):
        return ""
    if letter == "Q":
        return f"{year:04}-Q{month // 3 + 1}"
    if letter == "M" or months % 12:
        return f"{year:04}-{month + 1:02}"
    return f"{year:04}"[: {"Y": 4, "DE": 3, "CE": 2, "ML": 1}[letter]]


def nearest_year(month: int, number: int, day: date) -> int | None:
    """The year in which a day of the year lies nearest to this day."""
    years = [year for year in (day.year - 1, day.year, day.year + 1) if exists(year, month, number)]
    return min(years, key=lambda y: abs((date(y, month, number) - day).days), default=None)


def easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones, Butcher: the Gregorian reckoning)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, number = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, number + 1)


# Days after Easter Sunday.
BY_EASTER = {
    "weiberfastnacht": -52,
    "altweiber": -52,
    "rosenmontag": -48,
    "faschingsdienstag": -47,
    "fastnacht": -47,
    "fasching": -47,
    "aschermittwoch": -46,
    "palmsonntag": -7,
    "palmensonntag": -7,
    "gründonnerstag": -3,
    "karfreitag": -2,
    "karsamstag": -1,
    "ostersamstag": -1,
    "ostern": 0,
    "ostersonntag": 0,
    "ostermontag": 1,
    "weißer sonntag": 7,
    "christi himmelfahrt": 39,
    "himmelfahrt": 39,
    "vatertag": 39,
    "pfingstsamstag": 48,
    "pfingsten": 49,
    "pfingstsonntag": 49,
    "pfingstmontag": 50,
    "fronleichnam": 60,
}
# Days before the fourth Sunday in Advent, the last one before Christmas.
BY_ADVENT = {
    "volkstrauertag": 35,
    "buß- und bettag": 32,
    "totensonntag": 28,
    "ewigkeitssonntag": 28,
    "1. advent": 21,
    "2. advent": 14,
    "3. advent": 7,
    "4. advent": 0,
}
# Month and day.
FIXED = {
    "neujahr": (1, 1),
    "neujahrstag": (1, 1),
    "dreikönigstag": (1, 6),
    "heilige drei könige": (1, 6),
    "valentinstag": (2, 14),
    "weltfrauentag": (3, 8),
    "tag der arbeit": (5, 1),
    "maifeiertag": (5, 1),
    "mariä himmelfahrt": (8, 15),
    "weltkindertag": (9, 20),
    "tag der deutschen einheit": (10, 3),
    "reformationstag": (10, 31),
    "halloween": (10, 31),
    "allerheiligen": (11, 1),
    "allerseelen": (11, 2),
    "martinstag": (11, 11),
    "nikolaus": (12, 6),
    "nikolaustag": (12, 6),
    "mariä empfängnis": (12, 8),
    "heiligabend": (12, 24),
    "heiliger abend": (12, 24),
    "heiligen abend": (12, 24),
    "weihnachten": (12, 25),
    "weihnachtstag": (12, 25),
    "1. weihnachtstag": (12, 25),
    "2. weihnachtstag": (12, 26),
    "stefanitag": (12, 26),
    "stephanitag": (12, 26),
    "stephanstag": (12, 26),
    "silvester": (12, 31),
}
# The which-th weekday (0 Monday) of which month.
BY_WEEKDAY = {
    "muttertag": (5, 6, 2),
    "erntedankfest": (10, 6, 1),
    "erntedank": (10, 6, 1),
    "schweizer buß- und bettag": (9, 6, 3),
}


def feast(name: str, year: int) -> date:
    """The day of a feast in a year; the name in lower case."""
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in BY_EASTER:
        return easter(year) + timedelta(days=BY_EASTER[name])
    if name in BY_ADVENT:
        christmas = date(year, 12, 25)
        fourth = christmas - timedelta(days=christmas.isoweekday())
        return fourth - timedelta(days=BY_ADVENT[name])
    month, weekday, which = BY_WEEKDAY[name]
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))

"""Temporal expressions in German running text.

A rule is a pattern and what it makes of a match; where matches overlap, the
earliest and longest wins. Values are those of TIMEX3: ``2026-05-13``,
``2026-W20``, ``P3W``, ``2026-05-13T14:30``. What hangs on the date of the copy
stays ``XXXX-05-13``, ``XXXX-WXX-4`` or empty as long as that date is unknown.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

import msgspec

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag")
    )
    for name in names.split()
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan",
            "februar feber feb",
            "märz mär mrz",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sep sept",
            "oktober okt",
            "november nov",
            "dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "ein einen einem einer eine",
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
        ),
        start=1,
    )
    for word in words.split()
}
UNITS = {
    "sekunde": ("T", "S"),
    "minute": ("T", "M"),
    "stunde": ("T", "H"),
    "tag": ("", "D"),
    "woche": ("", "W"),
    "monat": ("", "M"),
    "quartal": ("", "Q"),
    "jahrzehnt": ("", "DE"),
    "jahrhundert": ("", "CE"),
    "jahr": ("", "Y"),
}
SEASONS = {"frühjahr": "SP", "frühling": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI"}
DAYTIMES = {
    "früh": "TMO",
    "morgen": "TMO",
    "vormittag": "TMO",
    "mittag": "TMI",
    "nachmittag": "TAF",
    "abend": "TEV",
    "nacht": "TNI",
}

WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS)
MONTH = "|".join(
    rf"{name.capitalize()}\.?" if len(name) < 5 and name != "mai" else name.capitalize()
    for name in sorted(MONTHS, key=len, reverse=True)
)
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
YEAR = r"(?:1[5-9]|20)\d\d"
PAST = r"(?:vergangen|letzt|vorig)e[nrms]?"
COMING = r"(?:kommend|nächst)e[nrms]?"
THIS = r"(?:diese[nrms]?|laufende[nrms]?)"
TURN = rf"(?:(?P<past>{PAST})|(?P<coming>{COMING})|(?P<this>{THIS}))"
DAYTIME = r"(?P<daytime>früh|(?:vor|nach)?mittag|morgen|abend|nacht)"
DAYTIME_APART = r"(?P<daytime>[Ff]rüh|Morgen|(?:Vorm|Nachm|M)ittag|Abend|Nacht)"
SEASON = rf"(?P<season>{'|'.join(one.capitalize() for one in SEASONS)})s?"
# A year is no year before what it counts.
COUNTED_THINGS = (
    r"(?:Euro|Dollar|Franken|Prozent|Tonnen|Meter|Menschen|Mitarbeiter|Beschäftigte|Stück|Stunden"
    r"|Quadratmeter|Kilometer|Stellplätze|Paletten|Behälter|Seiten|mm|kg|m)\b"
)


class DateExpression(msgspec.Struct, frozen=True):
    """A temporal expression after TIMEX3: where it stands, its type and value."""

    start: int
    end: int
    text: str
    type: str  # DATE | TIME | DURATION | SET
    value: str  # ISO 8601 as TIMEX3 writes it; "" when it cannot be known


Made = tuple[str, str] | None
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Made]]


def find_dates(text: str, reference: date | datetime | None) -> list[DateExpression]:
    """The temporal expressions of a text, relative to a reference date."""
    day = reference.date() if isinstance(reference, datetime) else reference
    found: list[DateExpression] = []
    for pattern, make in RULES:
        for match in pattern.finditer(text):
            made = make(match, day)
            if made:
                found.append(DateExpression(*match.span(), match.group(), *made))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[DateExpression] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def month_number(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS[name.rstrip(".").lower()]


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar knows this day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _full_year(digits: str) -> int:
    """Two digits belong to the hundred years that end in 2068 (POSIX)."""
    number = int(digits)
    return number if len(digits) == 4 else number + (1900 if number > 68 else 2000)


def _day(match: re.Match[str], reference: date | None) -> Made:
    """13. Mai 2026 · Mittwoch, 13. Mai · 13.5.2026 · 13.5. · 2026-05-13."""
    parts = match.groupdict()
    name = parts["month"]
    month = int(name) if name.isdigit() else month_number(name)
    number = int(parts["day"])
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return None
    if parts.get("year"):
        return "DATE", f"{_full_year(parts['year']):04}-{month:02}-{number:02}"
    year = _nearest_year(month, number, reference)
    return "DATE", f"{year or 'XXXX'}-{month:02}-{number:02}"


def _nearest_year(month: int, number: int, reference: date | None) -> int | None:
    """The year in which a day without one lies nearest to the copy's date."""
    if reference is None:
        return None
    years = [
        year
        for year in (reference.year - 1, reference.year, reference.year + 1)
        if exists(year, month, number)
    ]
    return min(years, key=lambda y: abs((date(y, month, number) - reference).days), default=None)


def _month(match: re.Match[str], reference: date | None) -> Made:
    """Mai 2026 · im Mai · Ende Mai."""
    month = month_number(match["month"])
    year = match["year"] or _nearest_year(month, 15, reference) or "XXXX"
    return "DATE", f"{year}-{month:02}"


def _year(match: re.Match[str], reference: date | None) -> Made:
    return "DATE", match["year"]


def _part_of_year(match: re.Match[str], reference: date | None) -> Made:
    """Zweites Quartal 2026 · erstes Halbjahr · Sommer 2026."""
    year = match["year"] or (reference.year if reference else "XXXX")
    groups = match.groupdict()
    if groups.get("season"):
        return "DATE", f"{year}-{SEASONS[groups['season'].lower()]}"
    word = (groups.get("nth") or groups.get("digit") or "").lower()
    number = int(word) if word.isdigit() else (("ers", "zwe", "dri", "vie").index(word[:3]) + 1)
    return "DATE", f"{year}-{'H' if 'albjahr' in match.group() else 'Q'}{number}"


def _decade(match: re.Match[str], reference: date | None) -> Made:
    digits = match["decade"]
    return "DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}"


def _century(match: re.Match[str], reference: date | None) -> Made:
    return "DATE", f"{int(match['number']) - 1:02}"


def _deictic(match: re.Match[str], reference: date | None) -> Made:
    """Heute · gestern Abend · übermorgen."""
    days = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
    if reference is None:
        value = ""
    else:
        value = (reference + timedelta(days[match["word"].lower()])).isoformat()
    return _with_daytime(match, value)


def _with_daytime(match: re.Match[str], value: str) -> Made:
    daytime = match["daytime"]
    if not daytime or not value:
        return ("TIME" if daytime else "DATE"), value
    return "TIME", f"{value}{DAYTIMES[daytime.lower()]}"


def _weekday(match: re.Match[str], reference: date | None) -> Made:
    """Montag · am kommenden Dienstag · Freitagabend; a bare one is the last that was."""
    number = WEEKDAYS[match["weekday"].lower()]
    if reference is None:
        return _with_daytime(match, f"XXXX-WXX-{number + 1}")
    ahead = (number - reference.weekday()) % 7
    if match["coming"]:
        distance = ahead or 7
    elif match["this"]:
        distance = ahead
    else:
        distance = ahead - 7 if ahead or match["past"] else 0
    return _with_daytime(match, (reference + timedelta(distance)).isoformat())


def _amount(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _distance(match: re.Match[str], reference: date | None) -> Made:
    """Vor sechs Tagen · in drei Wochen · vor zwei Jahren."""
    sign = -1 if match["direction"].lower() == "vor" else 1
    count = _amount(match["number"])
    time, letter = UNITS[_unit(match["unit"])]
    if time:
        return ("TIME" if reference else "DATE"), ""
    if reference is None:
        return "DATE", ""
    return "DATE", _shift(reference, sign * count, letter)


def _unit(word: str) -> str:
    """The unit behind a form of it: Tagen → tag."""
    return max((unit for unit in UNITS if word.lower().startswith(unit)), key=len)


def _shift(reference: date, count: int, letter: str) -> str:
    """The day, week, month or year that lies so many units away; "" out of bounds."""
    try:
        if letter in "DW":
            day = reference + timedelta(count * (7 if letter == "W" else 1))
            return day.isoformat() if letter == "D" else "{}-W{:02}".format(*day.isocalendar()[:2])
        months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[letter] * count
        year, month = divmod(reference.year * 12 + reference.month - 1 + months, 12)
        date(year, month + 1, 1)
    except (OverflowError, ValueError):
        return ""
    if letter == "Q":
        return f"{year:04}-Q{month // 3 + 1}"
    return {"M": f"{year:04}-{month + 1:02}", "Y": f"{year:04}", "DE": f"{year:04}"[:3]}.get(
        letter, f"{year:04}"[:2]
    )


def _turn(match: re.Match[str], reference: date | None) -> Made:
    """Vergangene Woche · kommendes Jahr · dieser Monat."""
    if reference is None:
        return "DATE", ""
    count = -1 if match["past"] else 1 if match["coming"] else 0
    return "DATE", _shift(reference, count, UNITS[_unit(match["unit"])][1])


def _duration(match: re.Match[str], reference: date | None) -> Made:
    time, letter = UNITS[_unit(match["unit"])]
    if letter == "Q":
        return "DURATION", f"P{_amount(match['number']) * 3}M"
    return "DURATION", f"P{time}{_amount(match['number'])}{letter}"


def _clock(match: re.Match[str], reference: date | None) -> Made:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59:
        return None
    day = reference.isoformat() if reference else "XXXX-XX-XX"
    return "TIME", f"{day}T{hour:02}:{minute:02}"


def _fixed(kind: str, value: str, match: re.Match[str], reference: date | None) -> Made:
    return kind, value


def _rule(pattern: str, make: Callable[[re.Match[str], date | None], Made]) -> Rule:
    return re.compile(pattern), make


COUNTED = (
    rf"(?P<number>{NUMBER}) (?P<unit>Sekunden?|Minuten?|Stunden?|Tage?n?|Wochen?|Monate?n?"
    r"|Quartale?n?|Jahrzehnte?n?|Jahrhunderte?n?|Jahre?n?)\b"
)
TURNING = r"(?P<unit>Woche|Monats?|Quartals?|Jahres|Jahr|Jahrzehnts?|Jahrhunderts?)\b"
RULES: tuple[Rule, ...] = (
    _rule(
        rf"\b(?:(?:{WEEKDAY}),? (?:de[nmr] )?)?(?<!\d)(?P<day>\d{{1,2}})\.[ \u00a0]?"
        rf"(?P<month>{MONTH})(?!\w)(?:[ \u00a0](?P<year>{YEAR})\b)?",
        _day,
    ),
    _rule(
        rf"\b(?:(?:{WEEKDAY}),? (?:de[nmr] )?)?(?<![\d.])(?P<day>\d{{1,2}})\.[ \u00a0]?"
        rf"(?P<month>\d{{1,2}})\.[ \u00a0]?(?P<year>{YEAR}|\d\d)\b(?![.\d])",
        _day,
    ),
    _rule(
        rf"\b(?:{WEEKDAY}),? (?:de[nmr] )?(?P<day>\d{{1,2}})\.[ \u00a0]?(?P<month>\d{{1,2}})\.",
        _day,
    ),
    _rule(rf"\b(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b", _day),
    _rule(
        rf"\b(?:(?:Anfang|Mitte|Ende) )?(?P<month>{MONTH})(?!\w)"
        rf"(?:[ \u00a0](?:des Jahres )?(?P<year>{YEAR})\b)?",
        _month,
    ),
    _rule(
        rf"(?<![\d.,:/-])\b(?:(?:Anfang|Mitte|Ende) )?(?:Jahr(?:e|es|s)? )?(?P<year>{YEAR})\b"
        rf"(?![.,:]?\d|er\b|[ \u00a0]{COUNTED_THINGS})",
        _year,
    ),
    _rule(
        rf"\b{SEASON}(?: (?P<year>{YEAR}))?\b",
        _part_of_year,
    ),
    _rule(
        r"\b(?:(?P<nth>erste|zweite|dritte|vierte)[nsmr]?|(?P<digit>[1-4])\.) "
        rf"(?:Quartals?|Vierteljahr(?:es)?|Halbjahr(?:es)?)(?: (?P<year>{YEAR}))?\b",
        _part_of_year,
    ),
    _rule(r"\b(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)er[ -]Jahren?\b", _decade),
    _rule(r"\b(?P<number>\d{1,2})\. Jahrhunderts?\b", _century),
    _rule(
        r"\b(?P<word>[Hh]eute|[Gg]estern|[Vv]orgestern|[Üü]bermorgen|morgen)"
        rf"(?: {DAYTIME_APART})?\b",
        _deictic,
    ),
    _rule(rf"\b(?:{TURN} )?(?P<weekday>{WEEKDAY}){DAYTIME}?\b", _weekday),
    _rule(rf"\b(?P<direction>[Vv]or|[Ii]n) {COUNTED}", _distance),
    _rule(rf"\b{TURN} {TURNING}", _turn),
    _rule(rf"\b{COUNTED}", _duration),
    _rule(r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?[ \u00a0]Uhr\b", _clock),
    _rule(r"(?<![\d.,:])(?P<hour>[01]\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])", _clock),
    _rule(r"\btäglich\b", partial(_fixed, "SET", "P1D")),
    _rule(r"\bwöchentlich\b", partial(_fixed, "SET", "P1W")),
    _rule(r"\bmonatlich\b", partial(_fixed, "SET", "P1M")),
    _rule(r"\bjährlich\b", partial(_fixed, "SET", "P1Y")),
    _rule(
        r"\b(?:derzeit|zurzeit|momentan|gegenwärtig|jetzt)\b",
        partial(_fixed, "DATE", "PRESENT_REF"),
    ),
    _rule(r"\b(?:kürzlich|unlängst|neulich)\b", partial(_fixed, "DATE", "PAST_REF")),
)

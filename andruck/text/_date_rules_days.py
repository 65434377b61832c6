"""Days, months and years of the calendar: 13. Mai 2026 · 24.–26.3. · Anfang 2022."""

from __future__ import annotations

import re

from andruck.text._calendar import exists, full_year, nearest_year
from andruck.text._date_engine import Meaning, Rule, Scene, rule
from andruck.text._date_words import (
    COUNTED_THINGS,
    DAYTIMES,
    MONTH,
    MONTHS,
    OF_YEAR,
    PART,
    TURN,
    WEEKDAY,
    YEAR,
    ordinal,
    turn,
)

MODS = {"anfang": "START", "anfangs": "START", "beginn": "START", "mitte": "MID", "ende": "END"}
DAY_NAME = rf"(?:(?:(?i:{WEEKDAY})|(?:Mo|Di|Mi|Do|Fr|Sa|So)\b\.?),? (?:de[nmr] )?)"
# What stands between the days of a list or a range.
JOIN = (
    r"(?:(?: ?,)? ?(?:und|bis|oder|sowie|auf|[-–—/&,])(?: (?:zum|einschließlich|de[mnr]|am|vom))"
    rf"{{0,2}} ?(?:{DAY_NAME})?)"
)
FULL = re.compile(
    rf"{JOIN}\d{{1,2}}\. ?(?:(?:{MONTH}) ?|\d{{1,2}}\. ?)(?P<year>{YEAR})(?!\w)".replace(" ", r"\s")
)
COUNT_BEFORE = re.compile(
    r"\b(?:rund|etwa|ca\.|circa|ungefähr|mindestens|höchstens|über|fast|knapp|gut|bis zu|davon"
    r"|insgesamt|mehr als|weniger als|weitere[nrm]?|jeweils|maximal|Nr\.|Nummer|Postfach)\s$",
    re.IGNORECASE,
)
BEFORE_DAY = re.compile(
    r"(?:\b(?:[Aa]m|[Vv]om|[Zz]um|[Bb]is|[Dd]e[nmr]|[Aa]b|[Ss]eit|[Ff]ür|[Uu]nd|[Aa]uf|[Zz]wischen)"
    r"\s|[(]|^)$"
)


def month_number(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS[name.rstrip(".").lower()]


def year_of(parts: dict[str, str | None], scene: Scene) -> int | None:
    """The year that an expression itself names: 2026 · ’26 · dieses Jahres · des Vorjahres."""
    if parts.get("year"):
        return int(parts["year"] or 0)
    if parts.get("short"):
        return full_year(parts["short"] or "")
    if scene.day is None:
        return None
    if parts.get("same"):
        return scene.last_year or scene.day.year
    if parts.get("turned"):
        return scene.day.year + turn(parts["turned"] or "")
    return scene.day.year - 1 if parts.get("before") else None


def likely_year(month: int, number: int, scene: Scene, start: int, end: int) -> int | None:
    """The year of a day without one: the nearest, unless the clause speaks against it."""
    if scene.day is None:
        return None
    told = scene.told_year(start)
    if told and exists(told, month, number) and not scene.ahead(start, end):
        return told
    year = nearest_year(month, number, scene.day)
    if year is None:
        return None
    away = (year - scene.day.year) * 365 + (month - scene.day.month) * 30 + number - scene.day.day
    if away > 20 and scene.over(start, end) and not scene.ahead(start, end):
        year -= 1
    elif away < -60 and scene.ahead(start, end) and not scene.over(start, end):
        year += 1
    return year if exists(year, month, number) else nearest_year(month, number, scene.day)


def dated(year: int | None, month: int, number: int, scene: Scene, end: int) -> Meaning | None:
    """A day as an expression; None where no calendar could have it."""
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return None
    if year:
        scene.remember(year, month, number, end)
    return Meaning("DATE", f"{f'{year:04}' if year else 'XXXX'}-{month:02}-{number:02}")


def _day(match: re.Match[str], scene: Scene) -> Meaning | None:
    """13. Mai 2026 · Mittwoch, 13. Mai · zweiter Mai · 13. Mai dieses Jahres."""
    parts = match.groupdict()
    number = ordinal(parts["day"])
    month = month_number(parts["month"])
    if not 1 <= number <= 31:
        return None
    year = year_of(parts, scene) or _year_behind(match, scene)
    if year is None:
        year = likely_year(month, number, scene, *match.span())
    return dated(year, month, number, scene, match.end())


def _part_of_day(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Abend des 3. Dezember · Nacht des 14. August."""
    day = _day(match, scene)
    return day and Meaning("TIME", day.value + DAYTIMES[match["daytime"].lower()])


def _year_behind(match: re.Match[str], scene: Scene) -> int | None:
    """The year at the end of a range: 30. April bis 2. Mai 2026."""
    behind = FULL.match(scene.text, match.end())
    return int(behind["year"]) if behind else None


def _numeric(match: re.Match[str], scene: Scene) -> Meaning | None:
    """13.5.2026 · 13.05.26 · 2026-05-13 · 21/04/2026."""
    return dated(
        full_year(match["year"]), int(match["month"]), int(match["day"]), scene, match.end()
    )


def _yearless(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Am 13.5. · Freitag, 13.5.: only where something says that it is a day."""
    if not match["named"] and not BEFORE_DAY.search(
        scene.text[max(0, match.start() - 10) : match.start()]
    ):
        return None
    number, month = int(match["day"]), int(match["month"])
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return None
    year = _year_behind(match, scene) or likely_year(month, number, scene, *match.span())
    return dated(year, month, number, scene, match.end())


def _listed(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The first of "24. bis 26. März 2026": month and year stand behind."""
    parts = match.groupdict()
    number = int(parts["day"])
    name = parts["month"]
    month = int(parts["number"]) if name is None else month_number(name)
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return None
    full = parts["full"]
    year = full_year(full) if full else year_of(parts, scene)
    if year is None:
        year = likely_year(month, number, scene, *match.span("x"))
    return dated(year, month, number, scene, match.end("x"))


def _bare_day(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Am 15.: a day of the month that the text or the copy's date is in."""
    number = int(match["day"])
    behind = match["word"] or ""
    if not 1 <= number <= 31 or behind.endswith(("e", "en", "er", "es", "em", "und", "bis")):
        return None
    return _in_month(number, scene, match.start("x"), match.end("x"))


def _in_month(number: int, scene: Scene, start: int, end: int) -> Meaning | None:
    if scene.month and 0 <= start - scene.month[2] <= 40:
        return dated(scene.month[0], scene.month[1], number, scene, end)
    near = scene.near(start)
    if near is None:
        return Meaning("DATE", f"XXXX-XX-{number:02}")
    return dated(near.year, near.month, number, scene, end)


def _pair(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The first of "vom 4. bis zum 23.": both are days of the month the text is in."""
    scene.pair = match.start("second")
    return _in_month(int(match["day"]), scene, match.start("x"), match.end("x"))


def _second(match: re.Match[str], scene: Scene) -> Meaning | None:
    if match.start() != scene.pair:
        return None
    return _in_month(int(match["day"]), scene, *match.span())


def _month(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Mai 2026 · Ende Mai · vergangenen September · Monat Januar."""
    parts = match.groupdict()
    month = month_number(parts["month"])
    if parts["month"] == "August" and _is_name(match, scene):
        return None
    year = year_of(parts, scene)
    if year is None and parts["turn"] and scene.day:
        year = _turned_year(turn(parts["turn"]), month, scene.day.month) + scene.day.year
    if year is None:
        year = likely_year(month, 15, scene, *match.span())
    value = f"{year or 'XXXX'}-{month:02}"
    if year:
        scene.month = (year, month, match.end())
    return Meaning("DATE", value, MODS.get((parts["part"] or "").lower(), ""))


def _turned_year(step: int, month: int, now: int) -> int:
    """Which year "last September" lies in, from a month: the last that is over."""
    if step == 0:
        return 0
    return step + 1 - (month >= now) if step < 0 else step - 1 + (month <= now)


def _is_name(match: re.Match[str], scene: Scene) -> bool:
    """August Ahlers, August der Starke: the man, not the month."""
    behind = re.match(r"\s(?:der\s)?[A-ZÄÖÜ][a-zäöü]+", scene.text[match.end() : match.end() + 40])
    before = re.search(
        r"\b(?:[Ii]m|[Vv]om|[Zz]um|[Ss]eit|[Bb]is|[Aa]b|[Ii]n|[Uu]nd|[Jj]uli|[Dd]e[nmrs])\s$",
        scene.text[max(0, match.start() - 8) : match.start()],
    )
    return bool(behind and not before and match.group() == "August")


def _month_number(match: re.Match[str], scene: Scene) -> Meaning | None:
    """05/2026 · 2026-05."""
    year, month = int(match["year"]), int(match["month"])
    season = match.start("year") < match.start("month") and month == (year + 1) % 100
    return None if season and "/" in match.group() else Meaning("DATE", f"{year}-{month:02}")


def _year(match: re.Match[str], scene: Scene) -> Meaning | None:
    """2019 · Jahr 578 · Anfang 2022; "rund 1500 Gäste" and "davon 2000" are counts."""
    parts = match.groupdict()
    year = int(parts["year"])
    before = scene.text[max(0, match.start() - 14) : match.start()]
    count = parts.get("counted") or COUNT_BEFORE.search(before)
    if count and not parts["part"] and not parts.get("named"):
        return None
    scene.tell(year, match.end())
    return Meaning("DATE", f"{year:04}", MODS.get((match["part"] or "").lower(), ""))


def _two_years(match: re.Match[str], scene: Scene) -> Meaning | None:
    """2025/26: a season, counted by the year it begins in."""
    first, second = int(match["year"]), int(match["second"])
    return Meaning("DATE", f"{first}") if (first + 1) % 100 == second % 100 else None


ORDINALS_FIRST = "ers zwe dri vie fün sec sie ach neu zeh elf zwö dre ein"
WEEKDAYS_FIRST = "mon die mit don fre sam son mo di mi do fr sa so"
MONTHS_FIRST = "jan jän feb mär mrz apr mai jun jul aug sep okt nov dez"
PARTS_FIRST = "anf mit end beg"
TURNS_FIRST = "ver vor let zur näc kom bev übe die lau heu"
NO_NUMBER = r"(?<![\d.,:/-])"
SLASH = r"(?: ?(?:[-/]|(?<=\d)\.) ?)"
DAY = rf"{DAY_NAME}?(?<!\d[.,])(?P<day>\d{{1,2}})\. ?"
DAYS_BEHIND = rf"(?={JOIN}\d{{1,2}}\.(?:{JOIN}\d{{1,2}}\.){{0,8}} ?"
ORDINAL = r"(?P<day>(?i:[a-zäöüß]{2,20}(?:te|ste)[nrms]?))"
RULES: tuple[Rule, ...] = (
    rule(f"0 {WEEKDAYS_FIRST}", rf"{DAY}(?P<month>{MONTH})(?!\w){OF_YEAR}", _day),
    rule(
        "mor vor mit nac abe",
        rf"(?P<daytime>Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht) des {DAY}(?P<month>{MONTH})"
        rf"s?(?!\w){OF_YEAR}",
        _part_of_day,
    ),
    rule(
        ORDINALS_FIRST,
        rf"{ORDINAL} (?P<month>{MONTH})(?!\w){OF_YEAR}",
        _day,
    ),
    rule(
        f"0 {WEEKDAYS_FIRST}",
        rf"{DAY}(?P<month>\d{{1,2}})\. ?(?P<year>{YEAR}|\d\d)(?!\d|[.:]\d| Uhr)",
        _numeric,
    ),
    rule(
        f"0 {WEEKDAYS_FIRST}",
        rf"(?P<named>{DAY_NAME})?(?<!\d[.,])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?!\d\.|\d\d?\b)",
        _yearless,
    ),
    rule(
        "0",
        rf"{NO_NUMBER}(?P<year>{YEAR})(?:-(?P<month>\d\d)-(?P<day>\d\d))(?!\d)",
        _numeric,
    ),
    rule(
        "0",
        rf"{NO_NUMBER}(?P<year>{YEAR})[./](?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}})(?![\d./])",
        _numeric,
    ),
    rule(
        "0",
        rf"{NO_NUMBER}(?P<day>\d{{1,2}})([/-])(?P<month>\d{{1,2}})\2(?P<year>{YEAR}|\d\d)"
        r"(?![\d/-])",
        _numeric,
    ),
    rule(
        f"0 {WEEKDAYS_FIRST}",
        rf"(?P<x>{DAY_NAME}?(?<!\d[.,])(?P<day>\d{{1,2}})\.){DAYS_BEHIND}"
        rf"(?:(?P<month>{MONTH})(?!\w){OF_YEAR}"
        rf"|(?P<number>\d{{1,2}})\. ?(?P<full>{YEAR}|\d\d\b)?))",
        _listed,
    ),
    rule(
        "am",
        r"am (?P<x>(?P<day>\d{1,2})\.)(?: (?P<word>[a-zäöüß]+)|$)",
        _bare_day,
    ),
    rule(
        "vom zwi",
        r"(?:(?i:vom)|(?i:zwischen) dem) (?P<x>(?P<day>\d{1,2})\.)(?= (?:bis|und) (?:zum |dem )?"
        r"(?P<second>\d{1,2})\.(?: [a-zäöü(]|[,;)]|$))",
        _pair,
    ),
    rule("0", r"(?P<day>\d{1,2})\.", _second),
    rule(
        f"{MONTHS_FIRST} {PARTS_FIRST} {TURNS_FIRST} mon",
        rf"{PART}?(?:Monats? )?(?:(?P<turn>{TURN}) )?(?P<month>{MONTH})(?!\w|-[A-Z]){OF_YEAR}",
        _month,
    ),
    rule(
        "0",
        rf"{NO_NUMBER}(?P<month>0[1-9]|1[0-2]){SLASH}(?P<year>{YEAR})(?!\w|[.,]\d)",
        _month_number,
    ),
    rule(
        "0",
        rf"{NO_NUMBER}(?P<year>{YEAR}){SLASH}(?P<month>0[1-9]|1[0-2])(?![\w/-]|\.\d)",
        _month_number,
    ),
    rule(
        f"0 jah {PARTS_FIRST}",
        rf"{PART}?(?:(?P<named>Jahr(?:e[ns]?|s)?) )?(?:{NO_NUMBER}|(?<=[12]\d{{3}}[-/]))"
        rf"(?P<year>{YEAR})(?!\w|[.,:]\d|[-/]\d(?!\d{{3}}(?!\w)))"
        rf"(?:(?=(?P<counted> {COUNTED_THINGS}| im (?:Jahr|vergangenen|vorigen|letzten)\b)))?",
        _year,
    ),
    rule("jah", r"(?P<part>Jahre?) (?P<year>[1-9]\d{2,3})(?!\w|[.,]\d)", _year),
    rule(
        "0",
        rf"{NO_NUMBER}(?P<year>{YEAR})[/–-](?P<second>\d\d|{YEAR})(?![\w/-]|[.,]\d)",
        _two_years,
    ),
)

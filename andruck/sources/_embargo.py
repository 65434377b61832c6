"""Embargo lines: "Sperrfrist: Dienstag, 24. November 2026, 10.00 Uhr"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

LONGEST = 200

_MONTHS = {
    1: "januar jänner january enero janvier gennaio januari stycznia jan ene",
    2: "februar february febrero février febbraio februari lutego feb",
    3: "märz march marzo mars maart marca mär mar",
    4: "april abril avril aprile kwietnia apr abr",
    5: "mai may mayo mei maggio maja",
    6: "juni june junio juin giugno czerwca jun",
    7: "juli july julio juillet luglio lipca jul",
    8: "august agosto août augustus sierpnia aug ago",
    9: "september septiembre septembre settembre września sep sept",
    10: "oktober october octubre octobre ottobre października okt oct",
    11: "november noviembre novembre listopada nov",
    12: "dezember december diciembre décembre dicembre grudnia dez dec dic",
}
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split()}
_NAMED_ZONES = {
    "mez": "Europe/Berlin", "mesz": "Europe/Berlin", "cet": "Europe/Berlin",
    "cest": "Europe/Berlin", "gmt": "Europe/London", "bst": "Europe/London", "utc": "UTC",
}  # fmt: skip

_LINE = re.compile(  # "Embargo trifft Kranbauer" and "Frei zum Abdruck" hold nothing back
    r"^\W*Sperrfrist\b|\bSperrfrist(?:\s*:|\s+(?:bis|\d|(?:\w+,? )?\d))"
    r"|\bEmbargo(?:ed)?\s*(?::|until|bis|hasta|jusqu|fino|do\b|tot\b|\d)"
    r"|\bFrei(?:gegeben)? ab\b|\bVeröffentlichung (?:erst |frei )?ab\b"
    r"|\bNicht (?:zu )?veröffentlichen vor\b"
    r"|\bNot for (?:release|publication) (?:before|until)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"Sperrfrist\s*:?\s*(?:keine|entfällt|sofort|ab sofort)|keine Sperrfrist|no embargo"
    r"|Embargo\s*:\s*(?:none|keine|no\b)|(?:Sperrfrist|Embargo)\w* (?:beachten|wahren)"
    r"|Beachten Sie (?:bitte )?die Sperrfrist",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?P<day>\d{1,2})(?:\.\s*|\s+(?:de\s+)?|st\s+|nd\s+|rd\s+|th\s+)"
    r"(?:(?P<number>\d{1,2})\.|(?P<name>[^\W\d_]{3,12})\.?)(?:,?\s*(?:de\s+)?(?P<year>20\d\d))?"
    r"|\b(?P<iso>20\d\d-\d\d-\d\d)"
    r"|\b(?P<first>[^\W\d_]{3,9})\s+(?P<second>\d{1,2}),?\s+(?P<third>20\d\d)"
)
_TIME = re.compile(
    r"\b(?P<hour>2[0-4]|[01]?\d)(?!\d)(?:[.:h](?P<minute>[0-5]\d))?\s*(?P<unit>Uhr|h\b|a\.?m\b|p\.?m\b)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(MESZ|MEZ|CEST|CET|GMT|BST|UTC)\b", re.IGNORECASE)


def is_embargo(text: str) -> bool:
    """A short text that holds the piece back until a moment."""
    return len(text) <= LONGEST and bool(_LINE.search(text)) and not _NONE.search(text)


def embargo_in(text: str, reference: datetime | None, clock: tzinfo) -> datetime | None:
    """Until when it is held back; None where the line names no day we understand.

    A day without a year is the first such day from the day before ``reference`` on; a
    day without a time ends the embargo as it begins.
    """
    days = ((match, _day(match, reference)) for match in _DAY.finditer(text))
    match, day = next(((match, day) for match, day in days if day), (None, None))
    if not match or not day:
        return None
    before, rest = text[: match.start()], text[match.end() :]
    named = _ZONE.search(text)
    zone = ZoneInfo(_NAMED_ZONES[named[1].lower()]) if named else clock
    hour, minute = _time(rest) or _time(before) or (0, 0)
    return day.replace(tzinfo=zone) + timedelta(hours=hour, minutes=minute)


def _day(match: re.Match[str], reference: datetime | None) -> datetime | None:
    groups = match.groupdict()
    try:
        if groups["iso"]:
            return datetime.fromisoformat(groups["iso"])
        name = (groups["name"] or groups["first"] or "").lower()
        month = int(groups["number"]) if groups["number"] else _MONTH[name]
        day, year = int(groups["day"] or groups["second"]), groups["year"] or groups["third"]
        if year:
            return datetime(int(year), month, day)
        if not reference:
            return None
        found = datetime(reference.year, month, day)
        is_past = found.date() < reference.date() - timedelta(days=1)
        return found.replace(year=found.year + 1) if is_past else found
    except (KeyError, ValueError):
        return None


def _time(text: str) -> tuple[int, int] | None:
    for match in _TIME.finditer(text):
        unit = (match["unit"] or "").lower().replace(".", "")
        if not (match["minute"] or unit):
            continue
        hour = int(match["hour"])
        if unit == "pm" and hour < 12:
            hour += 12
        elif unit == "am" and hour == 12:
            hour = 0
        return hour, int(match["minute"] or 0)
    return None

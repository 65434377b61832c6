"""A day, a week or an hour no calendar knows: 31. Juni, KW 54, 25.70 Uhr.

Numbers alone count only with a year behind them ("31.13.2026") or a word for
dates before ("bis zum 31.6."); section numbers and versions stay. A 29 February
without a year passes where a leap year is near. 24 Uhr is an hour, and quoted
words ("am 30. Februar") are the speaker's own.
"""

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.dates import MONTH, YEAR, exists, month_number

CHECK = Check(
    name="impossible-date",
    severity="error",
    message=_("“{quote}” does not exist."),
    why=_("A date or an hour that cannot be is a slip, and the right one is missing."),
    bad=(
        "Die Anlage geht am [[31. Juni]] in Betrieb.",
        "Frist ist der [[30. Februar 2027]].",
        "Am [[29. Februar 2027]] endet der Vertrag.",
        "Stichtag: [[31.04.2026]] für alle.",
        "Die Schau endet am [[12.31.2026]] in Dortmund.",
        "Beginn ist um [[25.30 Uhr]] in Halle 3.",
        "Die Spätschicht endet um [[22:75 Uhr]] in Unna.",
        "Ab [[0. Mai]] gilt die Norm.",
        "😀 Ab [[32. Dezember]] wird geliefert.",
        "Die Frist läuft bis [[2026-02-30]] weiter.",
        "Geliefert wird in [[KW 54]] oder in [[KW 53 2025]], nicht in der [[0. Kalenderwoche]].",
        "Die Frist endet am [[31.6.]] um Mitternacht, die Rampe am [[32.05.26]].",
        "Geöffnet ist von [[9.75]] bis 12 Uhr, die Wache endet um [[24.30 Uhr]].",
        Case(text="Am [[29. Februar]] öffnet die Halle.", date="2026-11-20"),
    ),
    good=(
        "Die Anlage geht am 30. Juni in Betrieb.",
        "Am 29. Februar 2028 endet der Vertrag, am 29. Februar ist Schalttag.",
        "Die Schicht endet um 24 Uhr oder um 24.00 Uhr.",
        "Abschnitt 12.31.2 und Version 3.14.15 gelten.",
        "„Am 30. Februar zahlen wir“, scherzte er.",
        "Die Nummer lautet 0049.31.13.2026.77.",
        "Platz 32 im Mai, Tor 45 im Juni.",
        "Geliefert wird in KW 53 2026 oder KW 1, der Motor hat 54 KW.",
        "Die Rampe kostet am 5.7. noch 30.40 Euro, die Schau geht von 9.30 bis 12 Uhr.",
        Case(text="Am 29. Februar öffnet die Halle.", date="2027-11-20"),
        Case(text="Am 29. Februar war sie 2024 geboren.", date="2026-11-20"),
    ),
)

NAMED = re.compile(
    rf"(?<![\d.,])(?P<day>\d{{1,2}})\.[ \u00a0]?(?P<month>{MONTH})(?!\w)"
    rf"(?:[ \u00a0](?P<year>{YEAR})\b)?"
)
NUMERIC = re.compile(
    rf"(?<![\w.,/-])(?P<day>\d{{1,2}})(?P<dot>[./])(?P<month>\d{{1,2}})(?P=dot)(?P<year>{YEAR})"
    r"(?![\w/-]|[.,]\d)"
)
YEARLESS = re.compile(
    r"\b(?:[Aa]m|[Bb]is|[Zz]um|[Vv]om|[Aa]b|[Ss]eit|de[nmr])[ \u00a0](?P<day>\d{1,2})\."
    r"(?P<month>0?[1-9]|1[0-2])\.(?:\d\d(?!\d|\.\d))?(?![\w/-]|[.,:]\d)"
)
ISO = re.compile(rf"(?<![\w.,/-])(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-]|[.,]\d)")
CLOCK = re.compile(
    r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?(?:[ \u00a0]Uhr\b"
    r"|(?= ?(?:bis|und|oder|[-–]) ?\d{1,2}(?:[.:]\d\d)?[ \u00a0]Uhr\b))"
)
WEEK = re.compile(
    r"\b(?:KW[ \u00a0]?|Kalenderwochen?[ \u00a0])"
    r"(?:\d{1,2}[ \u00a0]?(?:bis|und|[-–/])[ \u00a0]?)?"
    r"(?P<week>\d{1,2})(?![\d.,])"
    rf"(?:(?:[ \u00a0/]| im Jahr | des Jahres )(?P<year>{YEAR})\b)?"
    r"|(?<![\d.,])(?P<nth>\d{1,2})\.[ \u00a0](?:KW|Kalenderwoche)\b"
)
LEAP_YEAR = 2028
NAMED_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")


def find(copy: Copy) -> Iterator[Finding]:
    """The days, weeks and hours that cannot be."""
    for passage in copy.passages:
        text = passage.unquoted
        for pattern in (NAMED, NUMERIC, YEARLESS, ISO):
            for match in pattern.finditer(text):
                if not _can_be(match, copy):
                    start = match.start("day") if pattern is YEARLESS else match.start()
                    yield CHECK.finding(passage, start, match.end())
        for match in CLOCK.finditer(text):
            minutes = 60 * int(match["hour"]) + int(match["minute"] or 0)
            if minutes > 24 * 60 or int(match["minute"] or 0) > 59:
                yield CHECK.finding(passage, *match.span())
        for match in WEEK.finditer(text):
            if not 1 <= int(match["week"] or match["nth"]) <= _weeks(match["year"]):
                yield CHECK.finding(passage, *match.span())


def _can_be(match: re.Match[str], copy: Copy) -> bool:
    """Whether some calendar page holds the day; a 29 February needs a leap year near by."""
    parts = match.groupdict()
    name = parts["month"]
    day, month = int(parts["day"]), int(name) if name.isdigit() else month_number(name)
    if parts.get("year"):
        american = parts.get("dot") == "/" and exists(int(parts["year"]), day, month)
        return american or exists(int(parts["year"]), month, day)
    if (month, day) != (2, 29) or copy.as_of is None:
        return exists(LEAP_YEAR, month, day)
    years = {copy.as_of.year + turn for turn in (-1, 0, 1)}
    years |= {int(year) for one in copy.body for year in NAMED_YEAR.findall(one.text)}
    return any(map(isleap, years))


def _weeks(year: str | None) -> int:
    """How many weeks a year has: 28 December lies in its last one."""
    return date(int(year), 12, 28).isocalendar().week if year else 53

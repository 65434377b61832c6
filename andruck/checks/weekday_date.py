"""A weekday that does not fit its date: 13 May 2026 is a Wednesday.

With the year given the calendar decides. Without one the copy's date must be
known, and the check speaks only if no year within thirteen months of it, and no
year named in the text, makes the two agree; tense narrows the years where it is
plain. Silent before 1920, when calendars differed, and inside quotations.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy, Passage
from andruck.text.dates import MONTH, WEEKDAY, WEEKDAYS, YEAR, exists, month_number
from andruck.text.words import is_past

CHECK = Check(
    name="weekday-date",
    severity="error",
    message=_("“{quote}”: this day is a {weekday}."),
    why=_("Readers who plan by the date or by the weekday miss the event."),
    bad=(
        "Die Messe beginnt am [[Donnerstag, 13. Mai 2026]], in Dortmund.",
        "Am [[Montag, dem 1. November 2026]], ruht der Betrieb.",
        "Stichtag ist [[Freitag, der 31.12.2026]].",
        "Termin: [[Mi., 1.10.2026]] in Unna.",
        "Ab [[Dienstag, den 25. Februar 2026]], gilt die Norm.",
        "Der [[Sonnabend, 4. Juli 2027]], bleibt frei.",
        Case(text="Der Umbau beginnt am [[Montag, 1. Dezember]].", date="2026-11-23"),
        Case(text="Die Halle brannte am [[Montag, 18. November]], aus.", date="2026-11-23"),
        "😀 Die Schau endet am [[Samstag, 23. November 2026]].",
    ),
    good=(
        "Die Messe beginnt am Mittwoch, 13. Mai 2026, in Dortmund.",
        "Stichtag ist Donnerstag, der 31.12.2026.",
        "Termin: Do., 1.10.2026 in Unna.",
        "Die Messe beginnt am Montag, 14. Mai, in Dortmund.",
        "Montag bis Freitag, 3. bis 7. Mai 2027, ist geöffnet.",
        "„Am Montag, dem 1. November 2026, war es“, sagte er.",
        Case(text="Der Umbau beginnt am Dienstag, 1. Dezember.", date="2026-11-23"),
        Case(text="2019 war es: Am Freitag, 1. März, kam der Kran.", date="2026-11-23"),
        Case(text="Am Mittwoch, 19. November, brannte es im Jahr davor.", date="2026-11-23"),
        "Am Dienstag, 9. November 1799, galt ein anderer Kalender.",
    ),
)

SHORT = {name[:2]: number for name, number in WEEKDAYS.items() if name != "sonnabend"}
NUMBER = {**SHORT, **WEEKDAYS}
DATED = re.compile(
    rf"\b(?P<weekday>(?:{WEEKDAY})|(?:Mo|Di|Mi|Do|Fr|Sa|So)(?=[.,]))\.?,?[ \u00a0]"
    rf"(?:de[nmr][ \u00a0])?(?P<day>\d{{1,2}})\.[ \u00a0]?"
    rf"(?:(?P<month>{MONTH})(?!\w)|(?P<number>\d{{1,2}})\.)(?:[ \u00a0]?(?P<year>{YEAR})\b)?"
)
NAMED_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
NAMES = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
FUTURE = re.compile(r"\b(?:wird|werden|soll|sollen|beginnt|startet|findet|folgt|steht an)\b")
WORD = re.compile(r"\w+")
NEAR = timedelta(days=400)
DAY = timedelta(days=1)
FIRST_YEAR = 1920


def find(copy: Copy) -> Iterator[Finding]:
    """The weekdays that contradict their date."""
    for passage in copy.passages:
        for match in DATED.finditer(passage.unquoted):
            number = NUMBER[match["weekday"].lower()]
            days = _days(copy, passage, match)
            if days and all(day.weekday() != number for day in days):
                yield CHECK.finding(passage, *match.span(), weekday=NAMES[days[0].weekday()])


def _days(copy: Copy, passage: Passage, match: re.Match[str]) -> list[date]:
    """The days the date may mean, the likeliest first; none when that is unknown."""
    month = int(match["number"]) if match["number"] else month_number(match["month"])
    number = int(match["day"])
    if match["year"]:
        return [
            date(year, month, number)
            for year in [int(match["year"])]
            if exists(year, month, number) and year >= FIRST_YEAR
        ]
    if copy.as_of is None:
        return []
    near = copy.as_of.date()
    around = [near.year, near.year - 1, near.year + 1]
    days = [date(year, month, number) for year in around if exists(year, month, number)]
    past, future = _tense(passage.sentence_at(match.start()))
    fitting = [
        day
        for day in sorted(days, key=lambda day: abs(day - near))
        if abs(day - near) < NEAR
        and (past == future or (day >= near - DAY if future else day <= near + DAY))
    ]
    named = [date(year, month, number) for year in _named(copy) if exists(year, month, number)]
    return fitting + named


def _tense(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence speaks of the past, and whether of the future."""
    past = any(is_past(word) for word in WORD.findall(sentence))
    return past, bool(FUTURE.search(sentence))


@lru_cache(maxsize=4)
def _named(copy: Copy) -> tuple[int, ...]:
    """The years that the text names anywhere."""
    text = " ".join(passage.text for passage in copy.passages)
    return tuple(sorted({int(year) for year in NAMED_YEAR.findall(text)}))

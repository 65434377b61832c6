"""A range that ends before it begins: "vom 9. bis 5. Mai", "von 2013 bis 2009".

Days count where both lie in one month or both name their year, so that a winter
("vom 1. Oktober bis 31. März") passes; hours where nobody can work through the
night ("von 18 bis 16 Uhr"). Weekdays, months and seasons without a year go
round. Silent inside quotations and before Christ.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.dates import MONTH, DateExpression

CHECK = Check(
    name="reversed-range",
    severity="error",
    message=_("“{quote}” ends before it begins."),
    why=_("Beginning and end are swapped, or one of them is a slip."),
    bad=(
        "Die Messe läuft [[vom 9. bis 5. Mai]] in Dortmund.",
        "Er leitete das Werk [[von 2013 bis 2009]].",
        "Geöffnet ist [[vom 24. August bis zum 20. August 2026]].",
        "Das Lager ist [[von 18 bis 16 Uhr]] besetzt.",
        "Gebaut wurde [[vom 3. Dezember 2026 bis zum 2. Februar 2026]].",
        "[[Zwischen 2010 und 2005]] wuchs der Umsatz.",
        "Termin: [[27.–25. Juni 2026]] in Unna.",
        "[[Vom Montag, dem 12., bis Freitag, dem 8. Juni]], ruht der Betrieb.",
        "Die Reihe ([[2019–2016]]) umfasst vier Bände. Ruhe war [[von März 2022 bis Mai 2021]].",
        "😀 Die Frist läuft [[vom 15.5. bis 11.5.2026]].",
    ),
    good=(
        "Die Messe läuft vom 5. bis 9. Mai, von 2009 bis 2013 lief sie im Herbst.",
        "Die Heizung läuft vom 1. Oktober bis 31. März.",
        "Ferien sind vom 20. Dezember bis 6. Januar 2027.",
        "Die Nachtschicht geht von 22 bis 6 Uhr, die Wache von 18 bis 9 Uhr.",
        "Das Fest ist von 14 bis 2 Uhr, geöffnet von Freitag bis Montag.",
        "Der Markt bleibt von Dezember bis Februar geschlossen.",
        "Der Termin wurde vom 9. auf den 5. Mai vorgezogen.",
        "Gezählt wurden von 2013 bis 1890 Euro reichende Löhne.",
        "Das Reich bestand von 2013 bis 1990 v. Chr. im Süden.",
        "„Ich war von 2013 bis 2009 dort“, scherzte er.",
        "Bestellnummer 2013-2009 ist vergriffen.",
        "Die Schau geht vom 23. bis zum 4. und beginnt um 10 Uhr.",
    ),
)

TO = re.compile(
    r",? (?:bis|–|—|-)(?: (?:einschließlich|einschl\.))?(?: zum?)?(?: de[mnr])? |[–—-]"
    r"|(?P<and> und (?:dem )?)"
)
RANGE = re.compile(r"\bbis\b|[–—-]|\b[Zz]wischen\b")
FROM = re.compile(r"\b(?:[Vv]o[nm]|[Zz]wischen|[Aa]b)(?: (?:de[mnr]|Jahr|Jahren))? $")
OPENED = re.compile(r"(?:^|[(:,] ?|\b(?:Jahren?|Saison|Termin) )$")
VALUE = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
CLOCK = re.compile(r"T(\d\d):(\d\d)$")
OWN_MONTH = re.compile(rf"(?:{MONTH})(?!\w)|\d\. ?\d|-\d\d-")
OWN_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
NO_RANGE = re.compile(r"\s?(?:v\. ?Chr|vor Chr|[A-Z]?[a-zäöü]*(?:Euro|Dollar|Prozent|Stück)\b)")
NIGHT = re.compile(r"[Nn]acht|[Nn]ächt|Folgetag|(?:nächsten|folgenden) (?:Tag|Morgen)|früh\b")
WORKED_THROUGH = (6, 17, 11)  # a night may end by six, or by eleven if it began after five
REACH = 20  # letters before a range in which "von" is looked for


def find(copy: Copy) -> Iterator[Finding]:
    """The ranges that run backwards."""
    for passage in copy.passages:
        text = passage.unquoted
        if not RANGE.search(text):
            continue
        for one, other in pairwise(passage.dates):
            joint = TO.fullmatch(text, one.end, other.start)
            if not joint or NO_RANGE.match(text, other.end):
                continue
            before = FROM.search(text, max(0, one.start - REACH), one.start)
            if joint["and"] and not (before and before.group().lower().startswith("zw")):
                continue
            if not before and not _stands_alone(text, one, other):
                continue
            backwards = _days_run_back(one, other) or (
                _hours_run_back(one, other) and not NIGHT.search(passage.sentence_at(one.start))
            )
            if backwards:
                yield CHECK.finding(passage, before.start() if before else one.start, other.end)


def _stands_alone(text: str, one: DateExpression, other: DateExpression) -> bool:
    """Whether a range without "von" is one: bare numbers only in brackets or behind a colon."""
    bare = one.text.isdigit() and other.text.isdigit()
    return not bare or bool(OPENED.search(text, max(0, one.start - REACH), one.start))


def _days_run_back(one: DateExpression, other: DateExpression) -> bool:
    first, second = VALUE.fullmatch(one.value), VALUE.fullmatch(other.value)
    if not first or not second or "DURATION" in (one.type, other.type):
        return False
    if OWN_YEAR.search(one.text) and OWN_YEAR.search(other.text):
        if bool(first["month"]) != bool(second["month"]) or bool(first["day"]) != bool(
            second["day"]
        ):
            return first["year"] > second["year"]
        return first.group() > second.group()
    same = first["month"] == second["month"] and bool(OWN_MONTH.search(other.text))
    return same and bool(first["day"] and second["day"]) and first["day"] > second["day"]


def _hours_run_back(one: DateExpression, other: DateExpression) -> bool:
    first, second = CLOCK.search(one.value), CLOCK.search(other.value)
    if not first or not second or first.groups() <= second.groups():
        return False
    begins, ends = int(first[1]), int(second[1])
    early, evening, late = WORKED_THROUGH
    return not (ends <= early or (begins >= evening and ends <= late))

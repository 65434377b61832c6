"""A day or an hour no calendar knows: 31. Juni, 29. Februar 2027, 25.70 Uhr.

Numbers alone count only with a year behind them ("31.13.2026"); section numbers
and versions stay. 24 Uhr is an hour, and quoted words ("am 30. Februar") are
the speaker's own.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
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
    ),
    good=(
        "Die Anlage geht am 30. Juni in Betrieb.",
        "Am 29. Februar 2028 endet der Vertrag, am 29. Februar ist Schalttag.",
        "Die Schicht endet um 24 Uhr oder um 24.00 Uhr.",
        "Abschnitt 12.31.2 und Version 3.14.15 gelten.",
        "„Am 30. Februar zahlen wir“, scherzte er.",
        "Die Nummer lautet 0049.31.13.2026.77.",
        "Platz 32 im Mai, Tor 45 im Juni.",
    ),
)

NAMED = re.compile(
    rf"(?<![\d.,])(?P<day>\d{{1,2}})\.[ \u00a0]?(?P<month>{MONTH})(?!\w)"
    rf"(?:[ \u00a0](?P<year>{YEAR})\b)?"
)
NUMERIC = re.compile(
    rf"(?<![\w.,/-])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>{YEAR})(?![\w/-]|[.,]\d)"
)
ISO = re.compile(rf"(?<![\w.,/-])(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-]|[.,]\d)")
CLOCK = re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?[ \u00a0]Uhr\b")
LEAP_YEAR = 2028


def find(copy: Copy) -> Iterator[Finding]:
    """The days and hours that cannot be."""
    for passage in copy.passages:
        text = passage.unquoted
        for pattern in (NAMED, NUMERIC, ISO):
            for match in pattern.finditer(text):
                year = int(match["year"] or LEAP_YEAR)
                month = match["month"]
                number = int(month) if month.isdigit() else month_number(month)
                if not exists(year, number, int(match["day"])):
                    yield CHECK.finding(passage, *match.span())
        for match in CLOCK.finditer(text):
            if int(match["hour"]) > 24 or int(match["minute"] or 0) > 59:
                yield CHECK.finding(passage, *match.span())

"""Temporal expressions in running text, as TIMEX3 tags them.

A ``DateExpression`` is a TIMEX3 of TimeML (ISO 24617-1): where it stands, its
type (DATE, TIME, DURATION, SET) and its value in ISO 8601: ``2026-05-13``,
``2026-W20``, ``P3W``, ``2026-05-13T14:30``, with the letters that TIMEX3 adds
(``2026-SU``, ``2026-Q2``, ``TEV``, ``PXD``, ``PAST_REF``). The extent holds
modifiers and the article, but no preposition: in "vor gut fünf Jahren" the
expression is "gut fünf Jahren", a duration of five years that ends with the
day of the copy; ``begin`` and ``end`` name the points that it hangs between.
What hangs on the day of the copy stays ``XXXX-05-13``, ``XXXX-WXX-4`` or empty
as long as that day is unknown.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

import msgspec

from andruck.text._calendar import exists
from andruck.text._date_engine import Scene, Table, scan, table
from andruck.text._date_foreign import NUMERIC, TONGUES, rules
from andruck.text._date_rules_clock import RULES as CLOCK
from andruck.text._date_rules_days import RULES as DAYS
from andruck.text._date_rules_days import month_number
from andruck.text._date_rules_feasts import RULES as FEASTS
from andruck.text._date_rules_near import RULES as NEAR
from andruck.text._date_rules_periods import RULES as PERIODS
from andruck.text._date_rules_spans import RULES as SPANS
from andruck.text._date_words import MONTH, MONTHS, NUMBER, NUMBERS, UNITS, WEEKDAY, WEEKDAYS, YEAR

__all__ = [
    "MONTH",
    "MONTHS",
    "NUMBER",
    "NUMBERS",
    "UNITS",
    "WEEKDAY",
    "WEEKDAYS",
    "YEAR",
    "DateExpression",
    "exists",
    "find_dates",
    "month_number",
]


class DateExpression(msgspec.Struct, frozen=True):
    """A temporal expression after TIMEX3: where it stands, its type and value."""

    start: int
    end: int
    text: str
    type: str  # DATE | TIME | DURATION | SET
    value: str  # ISO 8601 as TIMEX3 writes it; "" when it cannot be known
    mod: str = ""  # START MID END APPROX LESS_THAN MORE_THAN …
    begin: str = ""  # a duration's beginPoint and endPoint, where they are known
    finish: str = ""


def find_dates(
    text: str, reference: date | datetime | None, language: str = "de"
) -> list[DateExpression]:
    """The temporal expressions of a text, relative to the day it speaks on.

    German in all its forms, English, Spanish and Polish in their plain ones; of
    another language only what is written in figures.
    """
    day = reference.date() if isinstance(reference, datetime) else reference
    return [
        DateExpression(start, end, text[start:end], *meaning)
        for start, end, meaning in scan(_rules(language[:2].lower()), Scene(text, day))
    ]


@cache
def _rules(language: str) -> Table:
    """The rules of a language, compiled when it is first asked for."""
    if language == "de":
        return table((*FEASTS, *DAYS, *NEAR, *PERIODS, *SPANS, *CLOCK))
    tongue = TONGUES.get(language)
    return table(rules(tongue) if tongue else NUMERIC)

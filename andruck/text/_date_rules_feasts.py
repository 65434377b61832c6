"""Feasts and holidays, fixed and movable: Ostern, Pfingstmontag, 1. Advent, Silvester 2026."""

from __future__ import annotations

import re

from andruck.text._calendar import BY_ADVENT, BY_EASTER, BY_WEEKDAY, FIXED, feast
from andruck.text._date_engine import Meaning, Rule, Scene, rule
from andruck.text._date_rules_days import year_of
from andruck.text._date_words import OF_YEAR, ordinal

TO = re.compile(r"\b(?:[Zz]um|[Zz]u|[Aa]n|[Aa]m|[Vv]or)\s$")
NAMES = sorted({*FIXED, *BY_EASTER, *BY_ADVENT, *BY_WEEKDAY}, key=len, reverse=True)


def _feast(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The day of the feast in the year that is named, or nearest to the copy."""
    name = " ".join((match["feast"] or match["plain"]).lower().split())
    if match["nth"]:
        name = f"{ordinal(match['nth'])}. {'advent' if 'advent' in name else 'weihnachtstag'}"
    if name == "nikolaus" and not TO.search(scene.text[max(0, match.start() - 6) : match.start()]):
        return None
    name = name.removesuffix("es") if name not in NAMES else name
    if name not in NAMES:
        return None
    year = year_of(match.groupdict(), scene)
    if year is None and scene.day:
        years = (scene.day.year - 1, scene.day.year, scene.day.year + 1)
        days = [feast(name, year) for year in years if 1583 <= year <= 4099]
        if scene.ahead(*match.span()):
            days = [day for day in days if day >= scene.day] or days
        day = min(days, key=lambda day: abs(day - scene.day), default=None)  # type: ignore[operator]
    elif year is not None and 1583 <= year <= 4099:
        day = feast(name, year)
    else:
        day = None
    if day:
        scene.remember(day.year, day.month, day.day, match.end())
        return Meaning("DATE", day.isoformat())
    if name in FIXED:
        return Meaning("DATE", "XXXX-{:02}-{:02}".format(*FIXED[name]))
    return Meaning("DATE", "")


FIRST = " ".join({name[:3] for name in NAMES if not name[0].isdigit()})
NTH = r"(?P<nth>(?i:erste|zweite|dritte|vierte)[nrms]?|[1-4]\.)"
PLAIN = "|".join(re.escape(name).replace(r"\ ", " ") for name in NAMES if not name[0].isdigit())
RULES: tuple[Rule, ...] = (
    rule(
        f"{FIRST} 0 ers zwe dri vie",
        rf"(?:{NTH} (?P<feast>(?i:Advent|Weihnachtsfeiertag|Weihnachtstag))(?:e?s)?"
        rf"|(?P<plain>(?i:{PLAIN})))(?![\w-]){OF_YEAR}",
        _feast,
    ),
)

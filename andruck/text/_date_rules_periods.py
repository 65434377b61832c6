"""Stretches of the calendar: quarters, seasons, weeks, decades, "Ende dieses Jahres"."""

from __future__ import annotations

import re
from datetime import timedelta

from andruck.text._calendar import nearest_year, shift, week
from andruck.text._date_engine import Meaning, Rule, Scene, rule
from andruck.text._date_rules_days import MODS, ORDINALS_FIRST, PARTS_FIRST, TURNS_FIRST, year_of
from andruck.text._date_words import (
    ARTICLE,
    OF_YEAR,
    PART,
    SEASON,
    SEASON_MONTHS,
    SEASONS,
    TENS,
    TURN,
    UNITS,
    YEAR,
    ordinal,
    turn,
    unit_of,
)


def _period_year(first: int, last: int, scene: Scene, start: int, end: int) -> int | None:
    """The year of a quarter or half without one: this, unless the clause says otherwise."""
    if scene.day is None:
        return None
    year, now = scene.day.year, scene.day.month
    if first > now and (first - now > 8 or scene.over(start, end)):
        return year - 1
    if last < now and scene.ahead(start, end) and not scene.over(start, end):
        return year + 1
    return year


def _quarter(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Drittes Quartal 2026 · Q3 · erstes Halbjahr · zweite Jahreshälfte."""
    parts = match.groupdict()
    number = int(parts["digit"] or 0) or ordinal(parts["nth"] or "")
    half = parts["half"] is not None
    if not 1 <= number <= (2 if half else 4):
        return None
    months = 6 if half else 3
    year = year_of(parts, scene) or _period_year(
        months * (number - 1) + 1, months * number, scene, *match.span()
    )
    return Meaning("DATE", f"{year or 'XXXX'}-{'H' if half else 'Q'}{number}")


def _season(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Sommer 2026 · diesen Winter · Spätherbst · Sommermonate."""
    parts = match.groupdict()
    season = SEASONS[parts["season"].lower()]
    year = year_of(parts, scene) or _season_year(match, season, scene)
    mod = MODS.get((parts["part"] or "").lower(), "")
    if parts["early"]:
        mod = {"S": "END", "F": "START"}.get(parts["early"][0], "MID")
    return Meaning("DATE", f"{year or 'XXXX'}-{season}", mod)


def _season_year(match: re.Match[str], season: str, scene: Scene) -> int | None:
    """The year of a season without one; a winter is counted by the year that it begins in."""
    if scene.day is None:
        return None
    year, now, month = scene.day.year, scene.day.month, SEASON_MONTHS[season]
    if match["turn"]:
        step = turn(match["turn"])
        if step == 0:
            return year - (season == "WI" and now < 4)
        over, begun = month + 1 < now, month - (season != "WI") <= now
        return year + step + (1 if step < 0 and over else -1 if step > 0 and not begun else 0)
    near = nearest_year(month, 15, scene.day)
    if near and near > year and scene.over(*match.span()):
        return near - 1
    return near if season == "WI" else year


def _week_number(match: re.Match[str], scene: Scene) -> Meaning | None:
    """KW 23 · 23. Kalenderwoche 2026."""
    number = int(match["number"] or match["behind"])
    if not 1 <= number <= 53:
        return None
    year = year_of(match.groupdict(), scene) or (scene.day.year if scene.day else "XXXX")
    return Meaning("DATE", f"{year}-W{number:02}")


def _decade(match: re.Match[str], scene: Scene) -> Meaning | None:
    """90er Jahre · neunziger Jahre · 1920er."""
    word = match["decade"]
    if word.isdigit():
        value = word[:3] if len(word) == 4 else f"{'20' if word[0] in '01' else '19'}{word[0]}"
    else:
        value = f"19{TENS[word.lower()] // 10}"
    return Meaning("DATE", value, MODS.get((match["part"] or "").lower(), ""))


def _century(match: re.Match[str], scene: Scene) -> Meaning | None:
    number = ordinal(match["number"])
    if not 1 <= number <= 30:
        return None
    mod = MODS.get((match["part"] or "").lower(), "")
    if "tausend" in match.group().lower():
        return Meaning("DATE", f"{number - 1}", mod)
    return Meaning("DATE", f"{number - 1:02}", mod)


def _turned(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Vergangene Woche · kommendes Jahr · Ende dieses Monats."""
    letter = UNITS[unit_of(match["unit"])][1]
    mod = MODS.get((match["part"] or "").lower(), "")
    if scene.day is None:
        return Meaning("DATE", "", mod)
    step = turn(match["turn"]) if match["turn"] else 0
    if letter == "WE":
        return weekend(scene, step)
    value = shift(scene.day, step, letter)
    if letter == "M" and value:
        scene.month = (int(value[:4]), int(value[5:]), match.end())
    return Meaning("DATE", value, mod)


def weekend(scene: Scene, step: int) -> Meaning:
    """The weekend of this week, of the last or the next."""
    if scene.day is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    there = scene.day + timedelta(days=7 * step)
    return Meaning("DATE", f"{week(there)}-WE")


def _weekend(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Am Wochenende: the last one early in the week, unless something is to come."""
    early = scene.day is not None and scene.day.weekday() < 3
    before = scene.text[max(0, match.start() - 8) : match.start()].lower()
    if before.endswith(("vor dem ", "bis zum ", "für das ", "fürs ")):
        early = False
    return weekend(scene, -1 if early and not scene.ahead(*match.span()) else 0)


def _edge(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Jahresende · Monatsanfang · Wochenbeginn · Jahreswechsel."""
    word = match["edge"].lower()
    mod = next(mod for stem, mod in EDGES.items() if word.startswith(stem))
    letter = {"jahres": "Y", "monats": "M", "wochen": "W", "quartals": "Q"}[match["of"].lower()]
    if scene.day is None:
        return Meaning("DATE", "", mod)
    year = match["year"]
    if year:
        return Meaning("DATE", year, mod) if letter == "Y" else None
    return Meaning("DATE", shift(scene.day, 0, letter), mod)


EDGES = {
    "anfang": "START",
    "beginn": "START",
    "start": "START",
    "mitte": "MID",
    "ende": "END",
    "schluss": "END",
    "ausklang": "END",
    "wechsel": "END",
}


def _back(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Vorjahr · Vorwoche · Folgejahr · heuer."""
    word = match["word"].lower()
    letter = {"jahr": "Y", "mona": "M", "woch": "W", "quar": "Q"}[match["unit"][:4].lower()]
    if scene.day is None:
        return Meaning("DATE", "")
    step = -2 if word == "vorvor" else -1 if word == "vor" else 1
    return Meaning("DATE", shift(scene.day, step, letter))


def _this_year(match: re.Match[str], scene: Scene) -> Meaning | None:
    return Meaning("DATE", str(scene.day.year) if scene.day else "")


def _neighbour_year(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Im Jahr darauf · ein Jahr zuvor: from the year that was named last."""
    year = scene.last_year or (scene.day.year if scene.day else None)
    if year is None:
        return Meaning("DATE", "")
    return Meaning("DATE", f"{year + (1 if match['way'] in ('darauf', 'danach') else -1):04}")


NTH = r"(?:(?P<nth>(?i:erste|zweite|dritte|vierte)[nsmr]?)|(?P<digit>[1-4])\.)"
LONG_UNIT = (
    r"(?P<unit>Wochenendes?|Woche|Monat(?:e?s)?|Quartals?|Jahrzehnts?|Jahrhunderts?|Jahr(?:es)?)"
)
RULES: tuple[Rule, ...] = (
    rule(
        "0 ers zwe dri vie",
        rf"{NTH} (?:Quartals?|Vierteljahr(?:es)?|(?P<half>Halbjahr(?:es)?|Jahreshälfte"
        rf"|Hälfte(?: des Jahres|(?= {YEAR}))))(?!\w){OF_YEAR}",
        _quarter,
    ),
    rule("q1 q2 q3 q4", rf"(?P<nth>X)?Q(?P<digit>[1-4])(?P<half>X)?\b{OF_YEAR}", _quarter),
    rule("h1 h2", rf"(?P<nth>X)?(?P<half>H)(?P<digit>[12])(?= 20){OF_YEAR}", _quarter),
    rule(
        f"frü som her win spä hoc {PARTS_FIRST} {TURNS_FIRST}",
        rf"{PART}?(?:(?P<turn>{TURN}) )?(?:(?P<early>Früh|Spät|Hoch)(?=[shwf]))?"
        rf"(?P<season>(?i:{SEASON}))(?:s|monate?n?)?(?!\w)(?!-){OF_YEAR}(?:/\d\d(?!\d))?",
        _season,
    ),
    rule(
        "kw kal 0",
        rf"(?:(?:KW|Kalenderwoche) ?(?P<number>\d\d?)|(?P<behind>\d\d?)\. ?(?:KW|Kalenderwoche))\b"
        rf"(?!\.\d){OF_YEAR}",
        _week_number,
    ),
    rule(
        f"0 den der die zwa zwe dre vie fün sec sie ach neu {PARTS_FIRST}",
        rf"{PART}?{ARTICLE}?(?:(?i:frühen|späten) )?(?P<decade>(?:1[5-9]|20)\d0|[1-9]0"
        rf"|(?i:{'|'.join(TENS)}))-?er(?:n\b|(?: |-)(?:Jahren?|J\.)|jahren?\b)",
        _decade,
    ),
    rule(
        f"0 des das dem der die {ORDINALS_FIRST} {PARTS_FIRST}",
        rf"(?:{PART}|{ARTICLE}?(?:ersten?|zweiten?) (?:Hälfte|Drittel) )?{ARTICLE}?"
        r"(?P<number>\d{1,2}\.|(?i:[a-zäöüß]{2,18}te[ns]?)) "
        r"(?:Jahrhunderts?|Jahrtausends?|Jh\.)(?!\w)",
        _century,
    ),
    rule(
        f"den der dem die das des {TURNS_FIRST} {PARTS_FIRST}",
        rf"(?:{PART}|{ARTICLE})?(?:(?P<turn>{TURN}) ){LONG_UNIT}(?!\w)",
        _turned,
    ),
    rule(
        PARTS_FIRST,
        rf"{PART}(?P<turn>X)?{LONG_UNIT}(?!\w)",
        _turned,
    ),
    rule("woc", r"Wochenende\b", _weekend),
    rule(
        "jah mon woc qua",
        r"(?P<of>Jahres|Monats|Wochen|Quartals)(?P<edge>anfang|beginn|start|mitte|ende|schluss"
        rf"|ausklang|wechsel)s?(?!\w)(?<!Wochenende)(?<!Wochenendes)(?: (?P<year>{YEAR})\b)?",
        _edge,
    ),
    rule(
        "vor fol dem des das",
        rf"{ARTICLE}?(?i:(?P<word>vorvor|vor|folge)(?P<unit>jahre?s?|monate?s?|woche|quartals?))(?!\w)",
        _back,
    ),
    rule("heu", r"(?i:heuer)\b", _this_year),
    rule("jah", r"Jahr (?P<way>darauf|danach|zuvor|davor)\b", _neighbour_year),
)

"""Hours of the day and its parts: 14.30 Uhr · halb acht · Viertel nach drei · in der Nacht."""

from __future__ import annotations

import re

from andruck.text._calendar import shift
from andruck.text._date_engine import Meaning, Rule, Scene, rule
from andruck.text._date_rules_days import TURNS_FIRST
from andruck.text._date_words import COMING, DAYTIMES, NUMBERS, PAST, amount, turn

SPOKEN_HOUR = r"(?:zwölf|elf|zehn|neun|acht|sieben|sechs|fünf|vier|drei|zwei|eins|ein)"
PART_OF_DAY = (
    r"(?P<daytime>(?i:spät|früh)?(?i:morgens|vormittags|mittags|nachmittags|abends|nachts|früh)"
    r"|am (?:Morgen|Vormittag|Mittag|Nachmittag|Abend)|in der (?:Nacht|Früh))"
)
UHR = r"[Uu]hr"
EVENING = re.compile(r"((?:abend|nachmittag)s?),?\s(?:um|gegen|ab)\s$", re.IGNORECASE)


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _time(
    match: re.Match[str], scene: Scene, hour: int, minute: int, second: int = -1
) -> Meaning | None:
    """The hour on the day that the text is at."""
    if hour > 24 or minute > 59 or second > 59:
        return None
    daytime = (match.groupdict().get("daytime") or "").lower().split()
    start = match.start("x") if "x" in match.re.groupindex else match.start()
    if not daytime and (before := EVENING.search(scene.text[max(0, start - 24) : start])):
        daytime = [before[1].lower()]
    word = daytime[-1] if daytime else ""
    if hour <= 12 and word.endswith(("abends", "abend", "nachmittags", "nachmittag")):
        hour = hour % 12 + 12 if hour < 12 else 24 if "abend" in word else 12
    elif hour == 12 and word.startswith("nacht"):
        hour = 24
    day = scene.near(start)
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02}:{minute:02}"
    return Meaning("TIME", value + (f":{second:02}" if second >= 0 else ""))


def _clock(match: re.Match[str], scene: Scene) -> Meaning | None:
    """14 Uhr · 14.30 Uhr · 18 Uhr 12 · acht Uhr abends."""
    parts = match.groupdict()
    minute = parts.get("minute") or parts.get("behind") or "0"
    second = parts.get("second")
    return _time(match, scene, _hour(parts["hour"]), _hour(minute), int(second) if second else -1)


def _spoken(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Halb acht · Viertel nach drei · fünf vor zwölf · drei viertel sechs."""
    parts = match.groupdict()
    hour = _hour(parts["hour"])
    if hour > 24:
        return None
    word = "".join((parts["part"] or "").lower().split())
    way = parts["way"]
    if word == "halb":
        minutes = 60 * hour - 30
    elif word == "dreiviertel":
        minutes = 60 * hour - 15
    else:
        step = 15 if word == "viertel" else int(amount(parts["minutes"] or "0") or 0)
        if word == "viertel" and way is None:
            minutes = 60 * hour - 45
        else:
            minutes = 60 * hour + (-step if way == "vor" else step)
        if parts["half"]:
            minutes -= 30
    hour, minute = divmod(minutes % 1440, 60)
    return _time(match, scene, hour, minute)


def _after_day(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Am 23. Oktober um 7: an hour only behind a day."""
    if not 0 < match.start() - scene.done <= 2:
        return None
    return _time(match, scene, _hour(match["hour"]), 0)


def _last_night(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Letzte Nacht · kommende Nacht: it belongs to the day that it began on."""
    if scene.day is None:
        return Meaning("TIME", "")
    step = turn(match["turn"])
    return Meaning("TIME", f"{shift(scene.day, min(step, 0), 'D')}TNI")


def _midnight(match: re.Match[str], scene: Scene) -> Meaning | None:
    return _time(match, scene, 24, 0)


def _part_of_day(match: re.Match[str], scene: Scene) -> Meaning | None:
    """In der Nacht · am Nachmittag · diesen Morgen."""
    word = match["part"].lower()
    day = scene.near(match.start())
    part = next(DAYTIMES[name] for name in sorted(DAYTIMES, key=len, reverse=True) if name in word)
    return Meaning("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}{part}")


FROM_TO = rf"(?= ?(?:bis|und|oder|[-–/])(?: zu| gegen)? ?\d{{1,2}}(?:[.:]\d\d)? ?(?:{UHR}|h\b))"
RULES: tuple[Rule, ...] = (
    rule(
        "0 ein zwe dre vie fün sec sie ach neu zeh elf zwö",
        rf"(?<!\d[.,:])(?P<hour>\d{{1,2}}|(?i:{SPOKEN_HOUR}))(?:[.:](?P<minute>\d\d)"
        rf"(?::(?P<second>\d\d))?)? {UHR}\b(?: (?:und )?(?P<behind>[0-5]?\d)\b"
        r"(?![.,:]\d|\. [A-ZÄÖÜ]| [A-ZÄÖÜ%]))?"
        rf"(?: {PART_OF_DAY})?(?!\w)",
        _clock,
    ),
    rule(
        "0",
        rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:])"
        rf"(?: {PART_OF_DAY})?(?!\w)",
        _clock,
    ),
    rule(
        "um geg ab",
        r"(?:(?i:um|gegen|ab) )(?P<x>(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d))"
        rf"(?![\d:]|[.,]\d| ?{UHR}| (?:Prozent|Euro|Meter|Mill|Mrd|Mio))",
        _clock,
    ),
    rule(
        "0",
        rf"(?<![\d.,:])(?P<x>(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?){FROM_TO}",
        _clock,
    ),
    rule(
        "hal vie dre fün zeh zwa 0 kur",
        r"(?:(?P<part>(?i:halb|viertel|drei ?viertel))|(?P<minutes>\d{1,2}|(?i:fünf|zehn|zwanzig))"
        r"(?: Minuten)?(?= (?:vor|nach)))(?: (?P<way>vor|nach))?(?: (?P<half>halb))?"
        rf" (?P<hour>(?:1?\d|2[0-4])(?![\d:]|[.,]\d)(?! (?!{UHR}|(?:Morgen|Vormittag|Mittag"
        rf"|Nachmittag|Abend|Nacht)s)[A-ZÄÖÜ])|(?i:{SPOKEN_HOUR}))(?: {UHR})?"
        rf"(?: {PART_OF_DAY})?(?!\w)",
        _spoken,
    ),
    rule(
        "um geg",
        rf"(?i:um|gegen) (?P<x>(?P<hour>[01]?\d|2[0-4]|(?i:{SPOKEN_HOUR})))(?![\w:]|[.,]\d| {UHR})"
        r"(?! [A-ZÄÖÜ%])",
        _after_day,
    ),
    rule(
        f"der {TURNS_FIRST}",
        rf"(?:der )?(?P<turn>{PAST}|{COMING}) Nacht\b",
        _last_night,
    ),
    rule("mit", r"Mitternacht\b", _midnight),
    rule(
        "mit",
        r"(?P<part>Mittagszeit)\b",
        _part_of_day,
    ),
    rule(
        "am der die den dies im zum nac",
        r"(?P<x>(?:(?i:diese[mnrs]?) )(?P<part>Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht))\b",
        _part_of_day,
    ),
    rule("in", r"(?i:in) (?P<x>(?:der|dieser) (?P<part>Nacht))\b(?! auf| zu)", _part_of_day),
    rule(
        "am zum",
        r"(?i:am|zum) (?P<x>(?P<part>Vormittag|Mittag|Nachmittag|Abend))\b(?! de[rs])",
        _part_of_day,
    ),
    rule(
        "am der den in zum bis",
        r"(?:(?i:am|der|den|zum) )(?P<x>(?:frühen|späten) (?P<part>Morgen|Vormittag|Mittag"
        r"|Nachmittag|Abend))\b(?! de[rs])",
        _part_of_day,
    ),
)

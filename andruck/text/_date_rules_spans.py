"""Durations and what returns: drei Wochen · seit Jahren · jeden Montag · zweimal täglich."""

from __future__ import annotations

import re

from andruck.text._calendar import shift
from andruck.text._date_engine import Meaning, Rule, Scene, fixed, rule
from andruck.text._date_rules_days import TURNS_FIRST
from andruck.text._date_words import (
    ARTICLE,
    COMING,
    DAYTIME,
    DAYTIMES,
    NUMERAL,
    PAST,
    SOME,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    amount,
    ordinal,
    turn,
    unit_of,
    written,
)

ABOUT = (
    r"(?i:rund|etwa|ungefähr|circa|ca\.|zirka|gut|knapp|fast|beinahe|nahezu|genau|exakt"
    r"|mehr als|weniger als|mindestens|höchstens|maximal|wenigstens|lediglich)"
)
ABOUTS = {
    "knapp": "LESS_THAN",
    "fast": "LESS_THAN",
    "beinahe": "LESS_THAN",
    "nahezu": "LESS_THAN",
    "weniger": "LESS_THAN",
    "mehr": "MORE_THAN",
    "mindestens": "EQUAL_OR_MORE",
    "wenigstens": "EQUAL_OR_MORE",
    "höchstens": "EQUAL_OR_LESS",
    "maximal": "EQUAL_OR_LESS",
    "genau": "",
    "exakt": "",
    "lediglich": "",
}
NUMBER = rf"(?P<number>\d{{1,3}}\.\d{{3}}|\d{{1,4}}(?:,\d{{1,2}})?|{NUMERAL}|{SOME})"
UNIT = (
    r"(?P<unit>(?:Sekunden?|Minuten?|Stunden?|Tage?[ns]?|Nächten?|Nacht|Wochenenden?|Wochen?"
    r"|Monate?[ns]?|Quartale?[ns]?|Vierteljahre?n?|Jahrzehnte?[ns]?|Jahrhunderte?n?"
    r"|Jahrtausende?n?|Jahre?[ns]?)(?!\w)"
    r"|(?:Arbeits|Werk|Kalender|Bank|Ferien|Urlaubs|Sonnen|Regen|Messe|Betriebs|Geschäfts"
    r"|Dienst|Amts|Lehr|Schul|Spiel|Sommer|Winter|Arbeiter)"
    r"(?:stunden?|tage?n?|wochen?|monate?n?|jahre?n?)(?!\w))"
)
SHORT = r"(?P<unit>Std\.|Min\.|Sek\.|(?i:std|min|sek|h|st)(?!\w))"
ADJECTIVE = r"(?P<adjective>[a-zäöü]{2,20}e[nrsm]?)"
PLURAL = (
    r"(?P<unit>Sekunden|Minuten|Stunden|Tagen?|Nächten?|Wochen|Monaten?|Jahrzehnten?"
    r"|Jahrhunderten?|Jahrtausenden?|Jahren?)(?!\w)"
)
AGE_BEFORE = re.compile(
    r"\b(?:[Aa]b|[Uu]nter|[Üü]ber|[Aa]lter\svon|[Mm]it|(?:Kinder|Jugendliche|Schüler|Personen"
    r"|Menschen|Mädchen|Buben|Jungen)\sbis(?:\szu)?|zwischen\s\w{1,8}\sund)\s$"
)
COUNT_BEFORE = re.compile(rf"(?:\d|\b(?:{NUMERAL}|{SOME}))(?:\s|-)$".replace(" ", r"\s"))
AGE_BEHIND = re.compile(r"\s(?:alte?[nrms]?|jünger|älter|jung)\b")
BACK = re.compile(r"\b[Vv]or\s(?:schon\s|bereits\s)?$")
FORTH = re.compile(r"\b(?:[Ii]n|[Bb]innen)\s$")
SINCE = re.compile(r"\b[Ss]eit\s(?:schon\s|bereits\s)?$")


def lasting(count: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it: P3W · PT2H · P6M for two quarters."""
    time, letter = UNITS[unit]
    if letter == "Q":
        return f"P{written(count * 3 if count else None)}M"
    if count is not None and count % 1 == 0.5 and unit in ("jahr", "stunde") and count < 1:
        return {"jahr": "P6M", "stunde": "PT30M"}[unit]
    return f"P{time}{written(count)}{letter}"


def _duration(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Drei Wochen · rund 14 Tage · ein paar Monate · ein halbes Jahr · 3,5 Jahre."""
    parts = match.groupdict()
    unit = unit_of(parts["unit"])
    count = amount(parts["number"]) if parts["number"] else None
    adjective = parts.get("adjective") or ""
    if adjective.startswith("halbe") and count is not None:
        count /= 2 if count == 1 else 1
    before = scene.text[max(0, match.start() - 24) : match.start()]
    if unit == "jahr" and _is_age(match, before, scene):
        return None
    about = (parts.get("about") or "").lower().split()
    mod = ABOUTS.get(about[0], "APPROX") if about else ""
    value = lasting(count, unit)
    begin, end = _bounds(before, count, unit, scene)
    return Meaning("DURATION", value, mod, begin, end)


def _is_age(match: re.Match[str], before: str, scene: Scene) -> bool:
    if AGE_BEHIND.match(scene.text, match.end()):
        return True
    age = AGE_BEFORE.search(before)
    dative = match["unit"] == "Jahren"
    return bool(age and (dative or "bis" in age.group()))


def _bounds(before: str, count: float | None, unit: str, scene: Scene) -> tuple[str, str]:
    """TIMEX3's beginPoint and endPoint: "vor sechs Tagen" began six days ago."""
    day = scene.day
    time, letter = UNITS[unit]
    if day is None or count is None or time:
        return "", ""
    if BACK.search(before) or SINCE.search(before):
        return shift(day, -count, letter), day.isoformat()
    if FORTH.search(before):
        return day.isoformat(), shift(day, count, letter)
    return "", ""


def _turned_span(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Die letzten fünf Jahre · den nächsten drei Monaten · den vergangenen Tagen."""
    parts = match.groupdict()
    unit = unit_of(parts["unit"])
    number = parts["number"] or parts["first"]
    count = amount(number) if number else None
    step = turn(parts["past"] or parts["coming"])
    begin = end = ""
    time, letter = UNITS[unit]
    if scene.day and count is not None and not time:
        there = shift(scene.day, step * count, letter)
        begin, end = (there, scene.day.isoformat()) if step < 0 else (scene.day.isoformat(), there)
    return Meaning("DURATION", lasting(count, unit), "", begin, end)


def _plural(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Seit Jahren · über Jahre · die Tage."""
    before = scene.text[max(0, match.start() - 24) : match.start()]
    if match.start("unit") == match.start() and COUNT_BEFORE.search(before):
        return None
    return Meaning("DURATION", lasting(None, unit_of(match["unit"])))


def _single(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Das Jahr · der ganze Tag · halbes Jahr."""
    half = (match["adjective"] or "").startswith("halb")
    return Meaning("DURATION", lasting(0.5 if half else 1, unit_of(match["unit"])))


def _fraction(match: re.Match[str], scene: Scene) -> Meaning | None:
    word = match["fraction"].lower()
    minutes = 30 if word == "halb" else 45 if word.startswith("drei") else 15
    return Meaning("DURATION", f"PT{minutes}M")


def _two_units(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Zwei Stunden und 30 Minuten · 2:04 Stunden."""
    hours, minutes = amount(match["hours"]), amount(match["minutes"])
    return Meaning("DURATION", f"PT{written(hours)}H{written(minutes)}M")


def _adjective(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Zweiwöchig · 14-tägig · mehrtägig · jahrelang."""
    word = match["number"].lower().rstrip("-")
    count = None if word in ("mehr", "viel") else amount(word)
    stem = match["unit"].lower()
    unit = {"täg": "tag", "wöch": "woche", "monat": "monat", "stünd": "stunde", "minüt": "minute"}
    return Meaning("DURATION", lasting(count, unit.get(stem, "jahr")))


def _long(match: re.Match[str], scene: Scene) -> Meaning | None:
    return Meaning("DURATION", lasting(None, unit_of(match["unit"])))


def _set(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Jede Woche · jedes zweite Jahr · alle zwei Tage · pro Stunde."""
    parts = match.groupdict()
    unit = unit_of(parts["unit"])
    nth = parts.get("nth")
    count: float | None = ordinal(nth) if nth else 1
    if parts.get("number"):
        count = amount(parts["number"])
    if unit == "nacht":
        return Meaning("SET", "XXXX-XX-XXTNI")
    return Meaning("SET", lasting(count or 1, unit))


def _weekly(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Jeden Montag · montags · jeden zweiten Donnerstag im Monat."""
    value = f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower()] + 1}"
    daytime = match["daytime"]
    if daytime:
        value += DAYTIMES[daytime.lower().removesuffix("s")]
    return Meaning("SET", value)


def _daily(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Morgens · abends · jeden Abend."""
    word = match["daytime"].lower()
    return Meaning("SET", f"XXXX-XX-XX{DAYTIMES.get(word) or DAYTIMES[word.removesuffix('s')]}")


ADVERBS = {
    "stünd": "PT1H",
    "täg": "P1D",
    "wöch": "P1W",
    "monat": "P1M",
    "quartal": "P3M",
    "vierteljähr": "P3M",
    "halbjähr": "P6M",
    "jähr": "P1Y",
}


def _adverb(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Täglich · dreimal wöchentlich · alljährlich."""
    return Meaning("SET", ADVERBS[match["stem"].lower()])


ANY_NUMBER = "0 ein zwe dre vie fün sec sie ach neu zeh elf zwö hun tau and bei meh wen vie etl man"
ANY_NUMBER += " zah unz dut all die den zwa paa"
ABOUT_FIRST = "run etw ung cir ca zir gut kna fas bei nah gen exa meh wen min höc max led"
RULES: tuple[Rule, ...] = (
    rule(
        f"{ANY_NUMBER} {ABOUT_FIRST} den der",
        rf"(?<!\d[.,:/])(?:(?:den |der )?(?P<about>{ABOUT}) )?{NUMBER}(?: |-)"
        rf"(?:{ADJECTIVE} )?{UNIT}(?:-Woche\b)?",
        _duration,
    ),
    rule(
        ANY_NUMBER,
        rf"(?P<x>(?P<number>\d{{1,4}}|{NUMERAL}))"
        rf"(?= (?:bis|oder|statt|und) (?:\d{{1,4}}|{NUMERAL}) {UNIT})",
        _duration,
    ),
    rule("0", rf"(?<![\d.,:/-])(?P<number>\d{{1,4}}(?:,\d{{1,2}})?) ?{SHORT}", _duration),
    rule(
        f"den der die das {TURNS_FIRST} zwe dre vie fün sec sie ach neu zeh bei",
        rf"{ARTICLE}?(?:(?P<first>(?i:{NUMERAL})) )?(?:(?P<past>{PAST})|(?P<coming>{COMING})) "
        rf"(?:(?P<number>\d{{1,4}}|{NUMERAL}|{SOME}) )?{PLURAL}",
        _turned_span,
    ),
    rule(
        "sek min stu tag näc woc mon jah den die der übe",
        rf"(?:(?:den|die|der|diese[nr]?|[Üü]ber) )?{PLURAL}",
        _plural,
    ),
    rule(
        "das der die den dem des gan hal",
        rf"{ARTICLE}?(?:(?P<adjective>(?:ganze|volle|halbe)[ns]?) )?"
        r"(?P<unit>Jahr|Tag|Woche|Monat|Stunde)(?! der [A-Z])\b",
        _single,
    ),
    rule(
        "ein hal dre vie",
        r"(?:eine[rn]? )?(?P<fraction>dreiviertel|viertel|Dreiviertel|Viertel|halb)"
        r"(?:stunde|e Stunde)\b",
        _fraction,
    ),
    rule("0", r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d) Stunden\b", _two_units),
    rule(
        ANY_NUMBER,
        rf"(?P<hours>\d{{1,3}}|{NUMERAL}) Stunden?(?: und|,)? (?P<minutes>\d{{1,2}}|{NUMERAL})"
        r" Minuten?\b",
        _two_units,
    ),
    rule(
        f"{ANY_NUMBER} meh vie",
        rf"(?P<number>\d{{1,3}}-?|{NUMERAL}|(?i:mehr|viel))"
        r"(?P<unit>täg|wöch|monat|stünd|minüt|(?<=ehr)jähr|(?<=iel)jähr)ig(?:e[nrms]?)?\b",
        _adjective,
    ),
    rule(
        "sek min stu tag näc woc mon jah",
        r"(?i:(?P<unit>sekunden|minuten|stunden|tage|nächte|wochen|monate|jahrzehnte|jahrhunderte"
        r"|jahre)lang(?:e[nrms]?)?)\b",
        _long,
    ),
    rule(
        "jed all pro",
        rf"(?i:jede[nrms]?|alle|pro)(?: (?P<nth>(?i:[a-zäöü]{{3,12}}te[nrs]?|\d{{1,2}}\.)))?"
        rf"(?: (?P<number>\d{{1,2}}|{NUMERAL}))? "
        r"(?P<unit>Sekunden?|Minuten?|Stunden?|Tage?|Nacht|Wochenende|Wochen?|Monate?|Quartale?"
        r"|Jahrhundert|Jahre?)\b",
        _set,
    ),
    rule(
        "jed",
        rf"(?i:jede[nrms]?)(?: (?i:[a-zäöü]{{3,12}}te[nrs]?|\d{{1,2}}\.))? (?P<weekday>{WEEKDAY})"
        rf"(?P<daytime>{DAYTIME})?(?: im Monat)?\b",
        _weekly,
    ),
    rule(
        "mon die mit don fre sam son",
        rf"(?P<weekday>(?i:{WEEKDAY}))s(?P<daytime>X)?\b(?<=[a-z]s)",
        _weekly,
    ),
    rule("jed", rf"(?i:jede[nrms]?) (?P<daytime>{DAYTIME}|(?i:{DAYTIME}))\b", _daily),
    rule(
        "mor vor mit nac abe frü spä",
        r"(?i:früh|spät)?(?P<daytime>(?i:morgens|vormittags|mittags|nachmittags|abends|nachts))\b",
        _daily,
    ),
    rule(
        "stü täg wöc mon qua vie hal jäh all ein zwe dre meh 0",
        rf"(?:(?:(?:{NUMERAL}|mehr)mal|\d{{1,2}}(?: |-)?[Mm]al) )?(?i:all)?(?P<stem>(?i:stünd|täg"
        r"|wöch(?=ent)|monat|quartal(?=sweise)|vierteljähr|halbjähr|jähr))(?:ent)?(?:lich|sweise)"
        r"(?:e[nrms]?)?\b",
        _adverb,
    ),
    rule(
        "ein zwe dre vie fün meh 0",
        rf"(?:(?:{NUMERAL}|mehr)mal|\d{{1,2}}(?: |-)?[Mm]al) (?:im|pro|in der|am) "
        r"(?P<unit>Stunde|Tag|Woche|Monat|Quartal|Jahr)\b",
        _set,
    ),
    rule("wer woc", r"(?i:werktags|wochentags)\b", fixed("SET", "XXXX-WXX-WD")),
)

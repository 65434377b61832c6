"""What hangs on the day of the copy or of the text: heute, Montag, am Tag darauf, damals."""

from __future__ import annotations

import re
from datetime import date, timedelta

from andruck.text._date_engine import Meaning, Rule, Scene, fixed, rule
from andruck.text._date_rules_days import TURNS_FIRST
from andruck.text._date_words import (
    ARTICLE,
    DAYTIME,
    DAYTIME_APART,
    DAYTIMES,
    TURN,
    WEEKDAY,
    WEEKDAYS,
    turn,
)

DEICTIC = {"vorvorgestern": -3, "vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1}
DEICTIC |= {"übermorgen": 2, "überübermorgen": 3}
# A long text that counts by days says "heute" and means the day.
DAILY = re.compile(rf"\b(?:[Gg]estern|[Vv]orgestern|[Üü]bermorgen|morgen|[Aa]m\s(?:{WEEKDAY}))\b")
ESSAY = 1200
ERA_BEFORE = re.compile(r"\b(?:[Bb]is|[Nn]och|[Aa]uch|[Vv]on|[Ss]chon)\s$")
ERA_BEHIND = re.compile(r"\s(?:noch|wie\sdamals|als\sdamals|üblich|gilt|gelten|kaum\snoch)\b")


def _at(day: date, daytime: str | None) -> Meaning:
    if not daytime:
        return Meaning("DATE", day.isoformat())
    return Meaning("TIME", f"{day.isoformat()}{_daytime(daytime)}")


def _daytime(word: str) -> str:
    word = word.lower()
    return DAYTIMES.get(word) or DAYTIMES[word.removesuffix("s")]


def _deictic(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Heute · gestern Abend · übermorgen; "heute" may be the age we live in."""
    word, daytime = match["word"].lower(), match["daytime"]
    if word == "heute" and not daytime and _is_era(match, scene):
        return Meaning("DATE", "PRESENT_REF")
    if scene.day is None:
        return Meaning("TIME" if daytime else "DATE", "")
    there = scene.day + timedelta(DEICTIC[word])
    if word in ("heute", "gestern", "morgen"):
        scene.remember(there.year, there.month, there.day, match.end())
    return _at(there, daytime)


def _is_era(match: re.Match[str], scene: Scene) -> bool:
    text = scene.text
    return bool(
        ERA_BEFORE.search(text[max(0, match.start() - 8) : match.start()])
        or ERA_BEHIND.match(text, match.end())
        or (len(text) > ESSAY and not scene.daily(DAILY))
    )


def _weekday(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Montag · am kommenden Dienstag · Freitagabend · Dienstag vergangener Woche.

    A bare one is the last that was, unless the clause speaks of what is to come.
    """
    parts = match.groupdict()
    number = WEEKDAYS[parts["weekday"].lower()]
    daytime = parts["daytime"] or parts["apart"]
    if scene.day is None:
        value = f"XXXX-WXX-{number + 1}"
        if daytime:
            return Meaning("TIME", value + _daytime(daytime))
        return Meaning("DATE", value)
    there = scene.day + timedelta(_distance(match, number, scene))
    scene.remember(there.year, there.month, there.day, match.end())
    return _at(there, daytime)


def _distance(match: re.Match[str], number: int, scene: Scene) -> int:
    """How many days from the copy's day to the weekday that is meant."""
    assert scene.day is not None
    ahead = (number - scene.day.weekday()) % 7
    of_week = match["week"] or match["week_before"]
    if of_week:
        return 7 * turn(of_week) + number - scene.day.weekday()
    if match["turn"] and match["turn"][:4] not in NO_TURN:
        step = turn(match["turn"])
        if step == 0:
            return ahead
        return (ahead or 7) + 7 * (step - 1) if step > 0 else (ahead - 7) + 7 * (step + 1)
    before = scene.text[max(0, match.start() - 5) : match.start()]
    if ahead and not before.lower().endswith("seit "):
        to_come = before.lower().endswith(("bis ", "ab ", "zum "))
        if (to_come or scene.ahead(*match.span())) and not scene.over(*match.span()):
            return ahead
    return ahead - 7 if ahead else 0


NO_TURN = ("heut", "gest", "morg", "früh", "spät")


def _same_day(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Am selben Tag · tags darauf · am Vortag: from the day that was named last."""
    last = scene.last or scene.day
    word = match["word"].lower()
    step = next(step for stem, step in STEPS if stem in word)
    if last is None:
        return Meaning("DATE", "")
    daytime = match["daytime"]
    return _at(last + timedelta(step), daytime)


STEPS = (
    ("zuvor", -1),
    ("davor", -1),
    ("vorher", -1),
    ("vortag", -1),
    ("vorabend", -1),
    ("darauf", 1),
    ("danach", 1),
    ("später", 1),
    ("folge", 1),
    ("übernächst", 2),
    ("nächst", 1),
    ("ander", 1),
    ("", 0),
)


RULES: tuple[Rule, ...] = (
    rule(
        "heu ges vor mor übe",
        rf"(?P<word>(?i:heute|gestern|vorgestern|übermorgen)|morgen|Morgen(?= (?:{DAYTIME_APART})\b"
        rf"|,? (?:\w+,? )?um \d|,? \(?(?:de[mn] |am )?\d|, am |,? (?:{WEEKDAY})))"
        rf"(?: (?P<daytime>{DAYTIME_APART}))?\b",
        _deictic,
    ),
    rule(
        f"mon die mit don fre sam son übe ges hei mor spä frü {TURNS_FIRST}",
        rf"(?:(?P<week_before>{TURN}) Woche (?:am )?|(?P<turn>{TURN}|(?:heut|gestr|morg)igen?"
        r"|(?:früh|spät)en) )?"
        rf"(?:(?<![a-zA-Z]-)|(?<=tag-))(?P<weekday>(?i:{WEEKDAY}))"
        rf"(?:(?P<daytime>{DAYTIME})| (?P<apart>{DAYTIME_APART}))?\b"
        rf"(?:,? (?:der )?(?P<week>{TURN}) Woche\b)?(?!-?\w)",
        _weekday,
    ),
    rule(
        "tag",
        r"(?P<word>[Tt]ags? (?:darauf|zuvor|danach|davor|vorher|später))(?P<daytime>X)?\b",
        _same_day,
    ),
    rule(
        "sel gle näc fol übe der des die den dem",
        rf"{ARTICLE}?(?P<word>(?i:selben|gleichen|nächsten|folgenden|übernächsten|diese[mnrs])) "
        rf"(?:Tag(?:es)?|(?P<daytime>Morgen|Vormittag|Nachmittag|Abend))\b",
        _same_day,
    ),
    rule(
        "vor fol and",
        r"(?P<word>Vortag|Vorabend|Folgetag|anderntags)(?:e?s)?(?P<daytime>X)?\b",
        _same_day,
    ),
    rule(
        "jet der mom geg zur akt",
        r"(?i:jetzt|derzeit|zurzeit|momentan|gegenwärtig|zur Zeit)\b",
        fixed("DATE", "PRESENT_REF"),
    ),
    rule(
        "dam frü kür unl neu ein sei",
        r"(?i:damals|kürzlich|unlängst|neulich|einst|früher(?! oder| als)|seinerzeit)\b",
        fixed("DATE", "PAST_REF"),
    ),
    rule("vor", r"(?i:vor) (?:kurzem|Kurzem|längerem|langem)\b", fixed("DATE", "PAST_REF")),
    rule(
        "in",
        r"(?i:in) (?:letzter|jüngster|der letzten|der jüngsten) Zeit\b",
        fixed("DATE", "PAST_REF"),
    ),
    rule(
        "die der zuk",
        r"(?<!keine\s)(?<!nur\s)(?:(?i:die|der) )?Zukunft\b",
        fixed("DATE", "FUTURE_REF"),
    ),
    rule(
        "die der ver",
        r"(?<!keine\s)(?<!nur\s)(?:(?i:die|der) )?Vergangenheit\b",
        fixed("DATE", "PAST_REF"),
    ),
    rule("die der geg", r"(?:(?i:die|der) )?Gegenwart\b", fixed("DATE", "PRESENT_REF")),
)

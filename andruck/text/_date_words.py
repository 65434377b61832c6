"""The words of German time: names, numbers, units, and the patterns made of them."""

from __future__ import annotations

from collections.abc import Iterable


def numbered(words: Iterable[str], start: int = 0) -> dict[str, int]:
    """Names by their number; several names for one number stand side by side."""
    return {
        word: number for number, names in enumerate(words, start=start) for word in names.split()
    }


WEEKDAYS = numbered(
    ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag")
)
MONTHS = numbered(
    (
        "januar jänner jan",
        "februar feber feb",
        "märz mär mrz",
        "april apr",
        "mai",
        "juni jun",
        "juli jul",
        "august aug",
        "september sep sept",
        "oktober okt",
        "november nov",
        "dezember dez",
    ),
    start=1,
)
SHORT_MONTHS = {name for name in MONTHS if len(name) <= 4} - {"mai", "märz", "juni", "juli"}
ONES = "ein zwei drei vier fünf sechs sieben acht neun".split()
TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
TENS = {
    word: 10 * number
    for word, number in numbered(
        ("zwanzig", "dreißig dreissig", *"vierzig fünfzig sechzig siebzig achtzig neunzig".split()),
        start=2,
    ).items()
}
NUMBERS = {
    **numbered([*ONES, *TEENS], start=1),
    **dict.fromkeys("eins einen einem einer eine eines".split(), 1),
    **dict.fromkeys("beide beiden beider zweien".split(), 2),
    **TENS,
    **{f"{one}und{ten}": n + TENS[ten] for ten in TENS for n, one in enumerate(ONES, start=1)},
    **{f"{one}hundert": 100 * n for n, one in enumerate(ONES, start=1)},
    "hundert": 100,
    "tausend": 1000,
}
HALVES = {"anderthalb": 1.5} | {f"{one}einhalb": n + 0.5 for n, one in enumerate(ONES, start=1)}

# The unit behind a form of it: what stands before it in a TIMEX3 duration, and its letter.
UNITS = {
    "sekunde": ("T", "S"),
    "minute": ("T", "M"),
    "stunde": ("T", "H"),
    "tag": ("", "D"),
    "nacht": ("T", "NI"),
    "nächte": ("T", "NI"),
    "wochenende": ("", "WE"),
    "woche": ("", "W"),
    "monat": ("", "M"),
    "quartal": ("", "Q"),
    "vierteljahr": ("", "Q"),
    "jahrzehnt": ("", "DE"),
    "jahrhundert": ("", "CE"),
    "jahrtausend": ("", "ML"),
    "jahr": ("", "Y"),
}
SHORT_UNITS = {
    **dict.fromkeys(("h", "std", "st"), "stunde"),
    "min": "minute",
    **dict.fromkeys(("s", "sek", "sec"), "sekunde"),
}
SEASONS = {"frühjahr": "SP", "frühling": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}
DAYTIMES = {
    "früh": "TMO",
    "morgen": "TMO",
    "vormittag": "TMO",
    "mittag": "TMI",
    "nachmittag": "TAF",
    "abend": "TEV",
    "nacht": "TNI",
}
ORDINALS = numbered(
    ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt siebent", "acht", "neunt"),
    start=1,
) | {
    word + ("st" if number >= 20 else "t"): number
    for word, number in NUMBERS.items()
    if 10 <= number <= 31
}


def amount(word: str) -> float | None:
    """What a numeral says: 3 · 3,5 · drei · anderthalb; None when it says only "some"."""
    word = word.lower()
    if word[0].isdigit():
        whole, _, rest = word.replace(".", "").partition(",")
        return float(f"{whole}.{rest or 0}")
    word = word.split()[-1]
    return HALVES[word] if word in HALVES else NUMBERS.get(word)


def written(number: float | None) -> str:
    """A number as TIMEX3 writes it: 3, 1.5, or X for some."""
    return "X" if number is None else f"{number:g}"


def ordinal(word: str) -> int:
    """The number of an ordinal: 3. · dritten; 0 when it is none."""
    word = word.lower().rstrip(".")
    if word.isdigit():
        return int(word)
    for ending in ("en", "er", "es", "em", "e"):
        if word.endswith(ending) and (number := ORDINALS.get(word.removesuffix(ending))):
            return number
    return 0


def unit_of(word: str) -> str:
    """The unit behind a form of it: Tagen → tag, Arbeitstage → tag, h → stunde."""
    word = word.lower().rstrip(".")
    if word in SHORT_UNITS:
        return SHORT_UNITS[word]
    starts = [unit for unit in UNITS if word.startswith(unit)]
    if starts:
        return max(starts, key=len)
    return max(UNITS, key=word.rfind)


# Patterns. A blank in one stands for the white space of running text (``_date_engine``).
WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS)
MONTH = "|".join(
    rf"{name.capitalize()}\.?" if name in SHORT_MONTHS else name.capitalize()
    for name in sorted(MONTHS, key=len, reverse=True)
)
YEAR = r"(?:1[5-9]|20)\d\d"
TEN = r"(?:zwanzig|drei(?:ß|ss)ig|vierzig|(?:fünf|sech|sieb|acht|neun)zig)"
ONE = r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)"
NUMERAL = (
    rf"(?i:(?:{ONE}und)?{TEN}|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|zehn|elf|zwölf"
    rf"|{ONE}?hundert|tausend|anderthalb|{ONE}einhalb|beide[nr]?|ein(?:e[nmrs]?|s)?"
    rf"|{ONE})"
)
NUMBER = rf"(?:\d{{1,4}}|{NUMERAL})"
# "Einige Wochen": nobody says how many, and TIMEX3 writes an X.
SOME = (
    r"(?i:(?:einig|mehrer|wenig|viel|etlich|manch|zahlreich|unzählig)e[nrm]?"
    r"|(?:ein|alle|die|den) paar|(?:hundert|tausend|dutzend)en?)"
)
PAST = r"(?i:(?:vorletzt|vorvergangen|vergangen|letzt|vorig|zurückliegend|vorangegangen)e[nrms]?)"
COMING = r"(?i:(?:übernächst|nächst|kommend|bevorstehend)e[nrms]?)"
THIS = r"(?i:diese[nrms]?|laufende[nrms]?|heurige[nrms]?)"
TURN = rf"(?:{PAST}|{COMING}|{THIS})"
DAYTIME = r"(?:früh|(?:vor|nach)?mittag|morgen|abend|nacht)s?"
DAYTIME_APART = r"(?:[Ff]rüh|Morgen|(?:Vorm|Nachm|M)ittag|Abend|Nacht)"
SEASON = rf"(?:{'|'.join(one.capitalize() for one in SEASONS)})"
ARTICLE = r"(?:(?i:de[nmrs]|die|das) )"
PART = r"(?:(?P<part>(?i:anfangs?|mitte|ende|beginn)) (?:de[rs] (?:Jahre?s? )?)?)"
# "Mai dieses Jahres": the year behind a month, a quarter or a day.
OF_YEAR = (
    rf"(?: (?:des Jahres |im Jahre? )?(?P<year>{YEAR})(?!\w|[.,]\d)"
    r"|(?: ?[’']| (?=[4-9]\d(?![\w.,:%])(?! [A-ZÄÖÜ])))(?P<short>\d\d)\b"
    rf"| (?:de[sr] )?(?P<turned>{TURN}) Jahres|(?P<before> des Vorjahre?s)"
    r"|(?P<same> (?:des ?selben|des gleichen) Jahres))?"
)
TURNS = {
    "vorletzt": -2,
    "vorvergangen": -2,
    "vergangen": -1,
    "letzt": -1,
    "vorig": -1,
    "zurückliegend": -1,
    "vorangegangen": -1,
    "übernächst": 2,
    "nächst": 1,
    "kommend": 1,
    "bevorstehend": 1,
    "dies": 0,
    "laufend": 0,
    "heurig": 0,
}


def turn(word: str) -> int:
    """How many units away: letzte → -1, diese → 0, übernächste → 2."""
    word = word.lower()
    return next(step for stem, step in TURNS.items() if word.startswith(stem))


# A year is no year before what it counts.
COUNTED_THINGS = (
    r"(?:Euro|Dollar|Franken|Mark|Prozent|Tonnen|Meter|Menschen|Mitarbeiter|Beschäftigte|Stück"
    r"|Stunden|Jahre|Quadratmeter|Kilometer|Stellplätze|Paletten|Behälter|Seiten|Kinder|Personen"
    r"|Einwohner|Teilnehmer|Besucher|Zuschauer|Mitglieder|Plätze|Kilo|Liter|Kubikmeter|DM|EUR"
    r"|mm|km|kg|m)\b"
)

"""Temporal expressions in English, Spanish and Polish, in their plain forms.

One set of rules, filled with the words of each language. "Six days ago", "hace
seis días" and "sześć dni temu" are dates here, as TimeML's guidelines have it
for English. A day in figures is read day first; in English only where nothing
else is possible.
"""

from __future__ import annotations

import re
from datetime import timedelta

import msgspec

from andruck.text._calendar import full_year, shift
from andruck.text._date_engine import Make, Meaning, Rule, Scene, rule
from andruck.text._date_rules_days import dated, likely_year
from andruck.text._date_words import YEAR, numbered


def _names(words: str, start: int = 0) -> dict[str, int]:
    """Names by their number; a comma stands between the forms of one."""
    return numbered((forms.replace(",", " ") for forms in words.split()), start)


class Tongue(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a language: names by number, and the patterns its grammar wants."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]  # yesterday: -1
    units: dict[str, str]  # weeks: W
    numbers: dict[str, int]
    turns: dict[str, int]  # last: -1
    day: tuple[str, ...]  # patterns of a day, with {month}
    month: str  # what stands between a month and its year
    turned: tuple[str, ...]  # "last week", "la semana pasada"
    ago: tuple[str, ...]  # with {amount}
    ahead: tuple[str, ...]
    clock: str
    quarter: str
    quarters: dict[str, int]
    day_first: bool = True


ENGLISH = Tongue(
    months=_names(
        """January,Jan February,Feb March,Mar April,Apr May June,Jun July,Jul August,Aug
        September,Sept,Sep October,Oct November,Nov December,Dec""",
        start=1,
    ),
    weekdays=_names("monday tuesday wednesday thursday friday saturday sunday"),
    days={"yesterday": -1, "today": 0, "tomorrow": 1},
    units={
        **dict.fromkeys(("day", "days"), "D"),
        **dict.fromkeys(("week", "weeks"), "W"),
        **dict.fromkeys(("month", "months"), "M"),
        **dict.fromkeys(("quarter", "quarters"), "Q"),
        **dict.fromkeys(("year", "years"), "Y"),
        **dict.fromkeys(("decade", "decades"), "DE"),
        **dict.fromkeys(("hour", "hours"), "TH"),
        **dict.fromkeys(("minute", "minutes"), "TM"),
    },
    numbers=_names("a,an,one two three four five six seven eight nine ten eleven twelve", start=1),
    turns={"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1},
    day=(
        r"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{month})\.?(?:,? (?P<year>{year}))?",
        r"(?P<month>{month})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.:]\d)"
        r"(?:,? (?P<year>{year}))?",
    ),
    month=r"(?: of|,)? ",
    turned=(r"(?P<turn>{turn}) (?P<unit>{unit})",),
    ago=(r"{amount} ago",),
    ahead=(r"in (?P<x>{amount})",),
    clock=r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?P<half>[ap])(?:m\b|\.m\.)",
    quarter=r"(?P<nth>{nth}) quarter",
    quarters={"first": 1, "second": 2, "third": 3, "fourth": 4},
    day_first=False,
)
SPANISH = Tongue(
    months=_names(
        """enero febrero marzo abril mayo junio julio agosto septiembre,setiembre octubre
        noviembre diciembre""",
        start=1,
    ),
    weekdays=_names("lunes martes miércoles jueves viernes sábado domingo"),
    days={"anteayer": -2, "ayer": -1, "hoy": 0, "mañana": 1},
    units={
        **dict.fromkeys(("día", "días"), "D"),
        **dict.fromkeys(("semana", "semanas"), "W"),
        **dict.fromkeys(("mes", "meses"), "M"),
        **dict.fromkeys(("trimestre", "trimestres"), "Q"),
        **dict.fromkeys(("año", "años"), "Y"),
        **dict.fromkeys(("década", "décadas"), "DE"),
        **dict.fromkeys(("hora", "horas"), "TH"),
        **dict.fromkeys(("minuto", "minutos"), "TM"),
    },
    numbers=_names("un,una dos tres cuatro cinco seis siete ocho nueve diez once doce", start=1),
    turns={
        **dict.fromkeys(("pasado", "pasada", "último", "última"), -1),
        **dict.fromkeys(("este", "esta"), 0),
        **dict.fromkeys(("próximo", "próxima", "que viene"), 1),
    },
    day=(r"(?P<day>\d{{1,2}})º? de (?P<month>{month})(?: (?:de|del) (?P<year>{year}))?",),
    month=r" (?:de|del) ",
    turned=(r"(?P<unit>{unit}) (?P<turn>{turn})", r"(?P<turn>{turn}) (?P<unit>{unit})"),
    ago=(r"hace {amount}",),
    ahead=(r"(?:dentro de|en) (?P<x>{amount})",),
    clock=r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? (?:horas|h)\b(?P<half>X)?",
    quarter=r"(?P<nth>{nth}) trimestre",
    quarters={"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4},
)
POLISH = Tongue(
    months=_names(
        """stycznia,styczeń,styczniu lutego,luty,lutym marca,marzec,marcu
        kwietnia,kwiecień,kwietniu maja,maj,maju czerwca,czerwiec,czerwcu lipca,lipiec,lipcu
        sierpnia,sierpień,sierpniu września,wrzesień,wrześniu
        października,październik,październiku listopada,listopad,listopadzie
        grudnia,grudzień,grudniu""",
        start=1,
    ),
    weekdays=_names("""poniedziałek,poniedziałku wtorek,wtorku środa,środę,środy czwartek,czwartku
        piątek,piątku sobota,sobotę,soboty niedziela,niedzielę,niedzieli"""),
    days={"przedwczoraj": -2, "wczoraj": -1, "dziś": 0, "dzisiaj": 0, "jutro": 1, "pojutrze": 2},
    units={
        **dict.fromkeys(("dzień", "dni", "dnia"), "D"),
        **dict.fromkeys(("tydzień", "tygodnie", "tygodni", "tygodnia", "tygodniu"), "W"),
        **dict.fromkeys(("miesiąc", "miesiące", "miesięcy", "miesiąca", "miesiącu"), "M"),
        **dict.fromkeys(("kwartał", "kwartały", "kwartale"), "Q"),
        **dict.fromkeys(("rok", "lata", "lat", "roku"), "Y"),
        **dict.fromkeys(("godzina", "godzinę", "godziny", "godzin"), "TH"),
        **dict.fromkeys(("minuta", "minutę", "minuty", "minut"), "TM"),
    },
    numbers=_names(
        """jeden,jedną,jedna dwa,dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć
        jedenaście dwanaście""",
        start=1,
    ),
    turns={
        **dict.fromkeys(("zeszły", "zeszłym", "zeszłego", "ubiegły", "ubiegłym", "ostatni"), -1),
        **dict.fromkeys(("ten", "tym", "bieżącym"), 0),
        **dict.fromkeys(("przyszły", "przyszłym", "przyszłego", "następnym", "następny"), 1),
    },
    day=(r"(?P<day>\d{{1,2}}) (?P<month>{month})(?: (?P<year>{year})(?: r\.| roku)?)?",),
    month=" ",
    turned=(r"(?P<turn>{turn}) (?P<unit>{unit})",),
    ago=(r"{amount} temu",),
    ahead=(r"za (?P<x>{amount})",),
    clock=r"godz(?:\.|inie) (?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?(?P<half>X)?",
    quarter=r"(?P<nth>{nth}) kwarta(?:ł|le|łu)",
    quarters={
        **dict.fromkeys(("pierwszy", "pierwszym", "I"), 1),
        **dict.fromkeys(("drugi", "drugim", "II"), 2),
        **dict.fromkeys(("trzeci", "trzecim", "III"), 3),
        **dict.fromkeys(("czwarty", "czwartym", "IV"), 4),
    },
)


TONGUES = {"en": ENGLISH, "es": SPANISH, "pl": POLISH}


def _either(words: dict[str, int] | dict[str, str]) -> str:
    """Any of the words, the longest first; capital only where the list has them so (May)."""
    either = "|".join(sorted(words, key=len, reverse=True))
    return f"(?:{either})" if either[0].isupper() else f"(?i:{either})"


def _looked_up(words: dict[str, int], word: str) -> int:
    found = words.get(word)
    return words[" ".join(word.lower().split())] if found is None else found


def _day(tongue: Tongue) -> Make:
    def make(match: re.Match[str], scene: Scene) -> Meaning | None:
        month, number = _looked_up(tongue.months, match["month"]), int(match["day"])
        year = int(match["year"] or 0) or likely_year(month, number, scene, *match.span())
        return dated(year, month, number, scene, match.end())

    return make


def _figures(tongue: Tongue) -> Make:
    def make(match: re.Match[str], scene: Scene) -> Meaning | None:
        first, second, year = int(match["first"]), int(match["second"]), full_year(match["year"])
        if not tongue.day_first and first <= 12 and second <= 12:
            return Meaning("DATE", "")
        if not tongue.day_first and second > 12:
            first, second = second, first
        return dated(year, second, first, scene, match.end())

    return make


def _iso(match: re.Match[str], scene: Scene) -> Meaning | None:
    year, month, number = (int(match[name]) for name in ("year", "month", "day"))
    return dated(year, month, number, scene, match.end())


def _month(tongue: Tongue) -> Make:
    def make(match: re.Match[str], scene: Scene) -> Meaning | None:
        month = _looked_up(tongue.months, match["month"])
        year = match["year"] or likely_year(month, 15, scene, *match.span()) or "XXXX"
        return Meaning("DATE", f"{year}-{month:02}")

    return make


def _year(match: re.Match[str], scene: Scene) -> Meaning | None:
    return Meaning("DATE", match["year"])


def _named_day(tongue: Tongue) -> Make:
    def make(match: re.Match[str], scene: Scene) -> Meaning | None:
        there = shift(scene.day, tongue.days[match["word"].lower()], "D") if scene.day else ""
        return Meaning("DATE", there)

    return make


def _weekday(tongue: Tongue) -> Make:
    def make(match: re.Match[str], scene: Scene) -> Meaning | None:
        number = tongue.weekdays[match["weekday"].lower()]
        if scene.day is None:
            return Meaning("DATE", f"XXXX-WXX-{number + 1}")
        word = match["turn"] or match["behind"]
        step = _looked_up(tongue.turns, word) if word else 0
        ahead = (number - scene.day.weekday()) % 7
        if step > 0:
            ahead = ahead or 7
        elif ahead or step < 0:
            ahead -= 7 if not word or step < 0 else 0
        there = scene.day + timedelta(ahead)
        scene.remember(there.year, there.month, there.day, match.end())
        return Meaning("DATE", there.isoformat())

    return make


def _turned(tongue: Tongue) -> Make:
    def make(match: re.Match[str], scene: Scene) -> Meaning | None:
        letter = tongue.units[match["unit"].lower()]
        if letter.startswith("T") or letter == "D":
            return None
        step = _looked_up(tongue.turns, match["turn"])
        return Meaning("DATE", shift(scene.day, step, letter) if scene.day else "")

    return make


def _span(tongue: Tongue, direction: int) -> Make:
    """A duration, or the point that lies as far behind us."""

    def make(match: re.Match[str], scene: Scene) -> Meaning | None:
        word = match["number"].lower()
        count = int(word) if word.isdigit() else tongue.numbers[word]
        unit = tongue.units[match["unit"].lower()]
        time, letter = ("T", unit[1:]) if unit in ("TH", "TM") else ("", unit)
        if direction < 0:
            kind = "TIME" if time else "DATE"
            there = "" if time or not scene.day else shift(scene.day, -count, letter)
            return Meaning(kind, there)
        begin = finish = ""
        if direction > 0 and scene.day and not time:
            begin, finish = scene.day.isoformat(), shift(scene.day, count, letter)
        if letter == "Q":
            count, letter = 3 * count, "M"
        return Meaning("DURATION", f"P{time}{count}{letter}", "", begin, finish)

    return make


def _clock(match: re.Match[str], scene: Scene) -> Meaning | None:
    parts = match.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    day = scene.near(match.start())
    return Meaning("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02}:{minute:02}")


def _quarter(tongue: Tongue) -> Make:
    def make(match: re.Match[str], scene: Scene) -> Meaning | None:
        number = _looked_up(tongue.quarters, match["nth"])
        year = match["year"] or (scene.day.year if scene.day else "XXXX")
        return Meaning("DATE", f"{year}-Q{number}")

    return make


def _starts(*words: dict[str, int] | dict[str, str]) -> str:
    return " ".join({word[:3].lower() for some in words for word in some})


NUMERIC = (
    rule("0", rf"(?<![\d.,:/-])(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", _iso),
    rule("0", rf"(?<![\d.,:/-])(?P<year>{YEAR})(?!\w|[.,:/-]\d)(?! [€$%£])", _year),
    rule(
        "0",
        r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half>X)?(?![\d:])",
        _clock,
    ),
)


def rules(tongue: Tongue) -> tuple[Rule, ...]:
    """The rules of a language."""
    month, unit, turn = _either(tongue.months), _either(tongue.units), _either(tongue.turns)
    amount = rf"(?P<number>\d{{1,4}}|{_either(tongue.numbers)}) (?P<unit>{unit})(?!\w)"
    counted = f"0 {_starts(tongue.numbers)}"
    first = f"0 {_starts(tongue.months, tongue.units, tongue.turns)}"
    weekday = (
        rf"(?:(?P<turn>{turn}) )?(?P<weekday>{_either(tongue.weekdays)})(?: (?P<behind>{turn}))?"
    )
    return (
        *NUMERIC,
        *(
            rule(first, one.format(month=month, year=YEAR) + r"(?!\w)", _day(tongue))
            for one in tongue.day
        ),
        rule(
            "0",
            rf"(?<![\d.,:/-])(?P<first>\d{{1,2}})([./-])(?P<second>\d{{1,2}})\2(?P<year>{YEAR})(?!\d)",
            _figures(tongue),
        ),
        rule(
            _starts(tongue.months),
            rf"(?P<month>{month})(?!\w)(?:{tongue.month}(?P<year>{YEAR})(?!\w))?",
            _month(tongue),
        ),
        rule(_starts(tongue.days), rf"(?P<word>{_either(tongue.days)})(?!\w)", _named_day(tongue)),
        rule(_starts(tongue.weekdays, tongue.turns), rf"{weekday}(?!\w)", _weekday(tongue)),
        *(
            rule(first, one.format(turn=turn, unit=unit) + r"(?!\w)", _turned(tongue))
            for one in tongue.turned
        ),
        rule(counted, amount, _span(tongue, 0)),
        *(
            rule(f"{counted} hac", one.format(amount=amount), _span(tongue, -1))
            for one in tongue.ago
        ),
        *(
            rule("in den en za", one.format(amount=amount), _span(tongue, 1))
            for one in tongue.ahead
        ),
        rule("0 god", tongue.clock, _clock),
        rule(
            _starts(tongue.quarters),
            tongue.quarter.format(nth=_either(tongue.quarters))
            + rf"(?:{tongue.month}(?P<year>{YEAR})(?!\w))?",
            _quarter(tongue),
        ),
    )

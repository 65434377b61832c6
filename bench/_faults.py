"""Faults put into clean copy, one at a time: where they stand is known.

Each maker takes a text (paragraphs with blank lines between them), the day it
was published and dice, and gives the text with one fault, its span and the
checks that answer for it; None where the text has no place for such a fault.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
DAY = re.compile(
    rf"\bam (?P<weekday>(?:{'|'.join(WEEKDAYS)}),? (?:de[nm] )?)?(?P<day>\d{{1,2}})\. "
    rf"(?P<month>{'|'.join(MONTHS)})(?P<year> (?:19|20)\d\d)?(?=[ .,;)])"
)
WORD = re.compile(r"(?<=[a-zäöüß] )(?P<word>[a-zäöüß]{2,12})(?= [a-zäöüß])")
PAST = re.compile(
    r"\b(?:fand|fanden|begann|begannen|endete|endeten|eröffnete|starb|starben|kam|kamen|gab|gaben"
    r"|wurde|wurden|hatte|hatten|erklärte|entschied|beschloss|traf|stürzte|verlor|gewann)\b"
)
# Words that honest German doubles.
HONEST = set("die der das den dem des sie ihr ihnen denen deren was wer so mehr viel sehr".split())
PROMOS = (
    "Siehe auch: Neue Krane für den Hafen von Wismar",
    "Siehe auch Drei Werke sparen Strom im Lager - Wirtschaft",
    "Lesen Sie auch: So packt ein Roboter zwölf Kisten in der Minute",
    "Lesen Sie auch – Der lange Weg der Palette",
    "Mehr zum Thema: Streik auf der Schiene",
    "Mehr zum Thema finden Sie hier.",
    "Das könnte Sie auch interessieren: Was ein Stapler wirklich kostet",
    "Auch interessant: Wer haftet, wenn das Regal fällt?",
    "Weiterlesen: Zehn Fragen an einen Kranführer",
    "Jetzt den Newsletter abonnieren und nichts mehr verpassen!",
    "Abonnieren Sie unseren Newsletter und erhalten Sie die wichtigsten Meldungen.",
    "Folgen Sie uns auf Facebook und Instagram.",
    "Laden Sie unsere App herunter, um keine Nachricht zu verpassen.",
    "Lesen Sie hier, wie der Umbau weitergeht.",
    "Zum Thema: Hafenarbeiter stimmen für den Tarif",
    "Passend dazu: Die Halle der Zukunft",
    "Ebenfalls lesenswert: Wie Kälte Kräne bremst",
    "Empfohlener Artikel: Sieben Lager im Vergleich",
    "Hier geht es zur Bildergalerie.",
    "Video: So sah der Brand von oben aus",
)
FOREIGN = (
    "The company did not respond to a request for comment on Friday.",
    "Officials said they were still looking into the cause of the fire.",
    "This is the first time that such a system has been used in the port.",
    "He added that the talks would go on until the end of the week.",
    "Shares of the group fell by more than three percent in early trading.",
    "It was not clear how many people had been inside the building.",
    "We are proud to bring this solution to our customers in the region.",
    "El gobierno no ha querido hacer ningún comentario sobre este asunto.",
    "Según los vecinos, el incendio empezó en la parte trasera de la nave.",
    "La empresa tiene previsto abrir otras dos plantas antes de que acabe el año.",
    "Los trabajadores se han quejado de que no hay ropa para el frío.",
    "El ministro dijo que las obras van a durar más de lo que se esperaba.",
    "Además, la compañía ha señalado que no habrá despidos en la sede.",
    "Les pompiers ont mis plus de trois heures pour éteindre le feu dans le dépôt.",
    "La direction a indiqué que les négociations se poursuivent avec les syndicats.",
    "Il s'agit du plus grand entrepôt jamais construit dans cette région.",
    "Firma nie chciała komentować tej sprawy, ale zapowiedziała oświadczenie na piątek.",
    "Według strażaków pożar wybuchł w tylnej części hali i szybko się rozprzestrzenił.",
    "Spółka planuje otwarcie dwóch kolejnych magazynów jeszcze w tym roku.",
    "Nie wiadomo jeszcze, ile osób było w budynku w chwili wybuchu.",
)


class Fault(msgspec.Struct, frozen=True):
    """A text with one fault: the span of it, and the checks that may find it."""

    kind: str
    text: str
    start: int
    end: int
    checks: frozenset[str]
    headline: str | None = None  # the headline, where the fault stands there


Maker = Callable[[str, str, date, random.Random], "Fault | None"]


def _put(kind: str, checks: str, text: str, start: int, end: int, words: str) -> Fault:
    changed = text[:start] + words + text[end:]
    return Fault(kind, changed, start, start + len(words), frozenset(checks.split()))


def _days(text: str) -> list[re.Match[str]]:
    return list(DAY.finditer(text))


def _when(match: re.Match[str], published: date) -> date | None:
    """The day that was meant; without a year the one next to publication."""
    month = MONTHS.index(match["month"]) + 1
    years = (
        [int(match["year"])]
        if match["year"]
        else [published.year, published.year - 1, published.year + 1]
    )
    found = []
    for year in years:
        try:
            found.append(date(year, month, int(match["day"])))
        except ValueError:
            continue
    return min(found, key=lambda day: abs(day - published), default=None)


def weekday(text: str, headline: str, published: date, dice: random.Random) -> Fault | None:
    """A date gets a weekday that is not its own, by two to five days."""
    match = dice.choice(_days(text) or [None])
    day = _when(match, published) if match else None
    if match is None or day is None or abs((day - published).days) > 36_500:
        return None
    if not match["year"] and abs((day - published).days) > 60:
        return None
    wrong = WEEKDAYS[(day.weekday() + dice.randint(2, 5)) % 7]
    words = f"am {wrong}, dem {match['day']}. {match['month']}{match['year'] or ''}"
    return _put("weekday", "weekday-date", text, *match.span(), words)


def span(text: str, headline: str, published: date, dice: random.Random) -> Fault | None:
    """A day becomes a range that ends before it begins."""
    matches = [one for one in _days(text) if int(one["day"]) > 3 and not one["weekday"]]
    match = dice.choice(matches or [None])
    if match is None:
        return None
    first = int(match["day"])
    last = dice.randint(1, first - 2)
    words = f"vom {first}. bis {last}. {match['month']}{match['year'] or ''}"
    return _put("range", "reversed-range", text, *match.span(), words)


def doubled(text: str, headline: str, published: date, dice: random.Random) -> Fault | None:
    """A small word stands twice."""
    matches = [one for one in WORD.finditer(text) if one["word"] not in HONEST]
    match = dice.choice(matches or [None])
    if match is None:
        return None
    word = match["word"]
    return _put("doubled", "doubled-word", text, *match.span(), f"{word} {word}")


def promo(text: str, headline: str, published: date, dice: random.Random) -> Fault | None:
    """A line for another story stands between two paragraphs."""
    gaps = [match.end() for match in re.finditer(r"\n\n", text)]
    if not gaps:
        return None
    at = dice.choice(gaps)
    line = dice.choice(PROMOS)
    changed = f"{text[:at]}{line}\n\n{text[at:]}"
    return Fault("promo", changed, at, at + len(line), frozenset({"promo-line", "boilerplate"}))


def residue(text: str, headline: str, published: date, dice: random.Random) -> Fault | None:
    """A sentence is left in another language."""
    ends = [match.end() for match in re.finditer(r"[a-zäöüß]\. (?=[A-ZÄÖÜ])", text)]
    if not ends:
        return None
    at = dice.choice(ends)
    sentence = dice.choice(FOREIGN)
    return _put("residue", "foreign-language", text, at, at, sentence + " ")


def headline_number(text: str, headline: str, published: date, dice: random.Random) -> Fault | None:
    """A number of the headline that the text repeats becomes another."""
    numbers = [
        match
        for match in re.finditer(r"(?<![\d.,:/-])\d{1,3}(?:\.\d{3})*(?![\d.,:/-]|\w)", headline)
        if re.search(rf"(?<![\d.,]){re.escape(match.group())}(?![\d.,]*\d)", text)
        and not re.search(r"[.] ", headline[match.end() : match.end() + 2])
    ]
    match = dice.choice(numbers or [None])
    if match is None:
        return None
    digits = match.group()
    other = digits[:-1] + str((int(digits[-1]) + dice.randint(2, 8)) % 10)
    if len(digits) == 1:
        other = str(int(digits) + dice.randint(2, 6))
    if re.search(rf"(?<![\d.,]){re.escape(other)}(?![\d.,]*\d)", text):
        return None
    changed = headline[: match.start()] + other + headline[match.end() :]
    return Fault(
        "headline number", text, match.start(), match.start() + len(other),
        frozenset({"headline-number"}), changed,
    )  # fmt: skip


def tense(text: str, headline: str, published: date, dice: random.Random) -> Fault | None:
    """What is told as past gets a day that lies ahead of publication."""
    matches = []
    for match in _days(text):
        sentence = text[text.rfind(". ", 0, match.start()) + 1 : text.find(".", match.end())]
        day = _when(match, published)
        clause = re.split(r"[,;:–()„“]", text[match.end() : match.end() + 60])[0]
        before = re.split(r"[,;:–()„“]", text[max(0, match.start() - 60) : match.start()])[-1]
        told = PAST.search(before.rsplit(". ", 1)[-1]) or PAST.search(clause.split(". ")[0])
        if day and day <= published and told and "\n" not in sentence:
            matches.append(match)
    match = dice.choice(matches or [None])
    if match is None:
        return None
    ahead = published + timedelta(dice.randint(20, 100))
    words = f"am {ahead.day}. {MONTHS[ahead.month - 1]} {ahead.year}"
    return _put("tense", "tense-against-date", text, *match.span(), words)


MAKERS: dict[str, tuple[Maker, int]] = {
    "weekday": (weekday, 200),
    "range": (span, 150),
    "doubled": (doubled, 150),
    "promo": (promo, 100),
    "residue": (residue, 100),
    "headline-number": (headline_number, 100),
    "tense": (tense, 200),
}

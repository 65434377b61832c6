"""Numbers of quantity: their value, what is measured or counted, and how exactly.

``find_numbers`` reads figures and number words by the rules of a language. It
passes over what is written with digits and counts nothing: dates and years,
times of day, versions, telephone numbers, standards, models, halls and pages.
"""

from __future__ import annotations

import re
from collections import deque
from decimal import Decimal
from functools import cache
from typing import Literal

import msgspec

from andruck.text import _counting as counting
from andruck.text._figures import FIGURES, SPACE, read_figures
from andruck.text._numerals import FOREIGN, GERMAN_FIRST, PARTS, Kind, foreign, german
from andruck.text._units import ATTACHED, either, scales, units

Bound = Literal["exact", "about", "over", "under"]


class Number(msgspec.Struct, frozen=True):
    """A number in a text; ``end`` lies behind its unit."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str  # EUR percent pp kg m2 km/h day …; "" where nothing is measured
    counted: str  # the dictionary form of the noun it counts, "" where none
    kind: Kind
    bound: Bound
    foreign: bool  # written by the rules of another language: 3,000 for 3.000
    figures: str  # the digits as they are written, "" where it is spelt out
    against: Decimal | None = None  # the other side of a ratio or score


class Measure(msgspec.Struct, frozen=True):
    """What follows a number: million, euros, lorries."""

    end: int
    factor: Decimal = Decimal(1)
    unit: str = ""
    counted: str = ""
    scale: str = ""


class Grammar(msgspec.Struct, frozen=True):
    """The patterns of a language, made once."""

    token: re.Pattern[str]  # figures, or the beginning of a number word
    scale: re.Pattern[str]  # what may follow: million, dozen, third
    unit: re.Pattern[str]
    joint: re.Pattern[str]  # "bis 300": what follows the second is said of the first too
    scales: dict[str, Decimal]
    units: dict[str, str]
    bounds: dict[str, Bound]


BOUNDS: dict[str, dict[Bound, str]] = {
    "de": {
        "about": "rund etwa circa ca. ca ungefähr zirka annähernd ~ schätzungsweise um_die grob",
        "over": "über mehr_als mindestens wenigstens gut größer_als höher_als länger_als"
        " nicht_weniger_als minimal > knapp_über",
        "under": "knapp fast beinahe nahezu bis_zu höchstens maximal weniger_als kleiner_als"
        " geringer_als unter nicht_mehr_als kaum < knapp_unter",
    },
    "en": {
        "about": "about around roughly approximately some",
        "over": "over more_than at_least above exceeding",
        "under": "under less_than fewer_than up_to at_most almost nearly below",
    },
    "es": {
        "about": "unos unas cerca_de aproximadamente alrededor_de",
        "over": "más_de al_menos por_lo_menos",
        "under": "menos_de hasta casi",
    },
    "fr": {
        "about": "environ quelque près_de",
        "over": "plus_de au_moins",
        "under": "moins_de jusqu’à presque jusqu'à",
    },
    "pl": {
        "about": "około ok. mniej_więcej",
        "over": "ponad co_najmniej więcej_niż",
        "under": "prawie niemal mniej_niż do",
    },
}
ARTICLES = frozenset("die der den das ein eine einem einen einer the a la el les".split())
TELEPHONE = re.compile(r"(?:\+\d{1,3}|(?<![\d.,])\(?0\d{1,5}\)?)(?:[ /()–-]{1,3}\d{2,})++")
HYPHENED = re.compile(
    r"-(?P<word>(?:[Jj]ährig|[Tt]ägig|wöchig|monatig|stündig|minütig|prozentig|köpfig"
    r"|fach|mal)\w*)"
)
NOUNS = frozenset(
    """hälfte dutzende dutzenden hunderte hunderten tausende tausenden millionen milliarden
    zehntausende zehntausenden hunderttausende hunderttausenden abertausende doppelte doppelten
    dreifache dreifachen vierfache fünffache zehnfache""".split()
)
OPENING = frozenset(".!?:…„“”»«\"'(‚–\n")


def find_numbers(text: str, language: str = "de") -> list[Number]:
    """The numbers of a text, in order."""
    language = language if language == "de" or language in FOREIGN else "en"
    grammar = _grammar(language)
    telephones = deque(match.span() for match in TELEPHONE.finditer(text))
    found: list[Number] = []
    reached = labelled = 0
    for match in grammar.token.finditer(text):
        start, end = match.span()
        while telephones and telephones[0][1] <= start:
            telephones.popleft()
        if start < reached or (telephones and telephones[0][0] <= start):
            continue
        if match["word"]:
            number = _spelt(text, match, grammar, language)
        elif counting.is_label(text, start):
            labelled = end
            continue
        else:
            number = _written(text, match, grammar, language)
            chained = labelled and counting.LABELLED_TOO.fullmatch(text, labelled, start)
            if chained and number and not (number.unit or number.counted):
                labelled = end
                continue
        if number is not None:
            reached = number.end
            found.append(number)
    return found


@cache
def _grammar(language: str) -> Grammar:
    powers, measures = scales(language), units(language)
    if language == "de":
        powers = powers | {name.capitalize(): 1 / Decimal(by) for name, by in PARTS.items()}
        words = rf"(?:{GERMAN_FIRST})\w*+"
        some = r"(?:(?:gut|knapp|weiter|ganz)e[nsrm]? )?"
    else:
        words, some = rf"(?:{either(dict(foreign(language)))})(?!\w)", "(?:de )?"
    currency = r"(?:(?P<currency>(?:US-|US)?\$|[€£¥]|\b(?:EUR|USD|GBP|CHF|PLN)(?= ?\d)) ?)?"
    gap = rf"(?P<gap>{SPACE}|-)?"
    return Grammar(
        token=re.compile(
            rf"(?<!\w){currency}(?P<figures>{FIGURES})|(?<![\w-])(?P<word>(?i:{words}))"
        ),
        scale=re.compile(rf"{gap}{some}(?P<scale>{either(dict(powers))})(?!\w)"),
        unit=re.compile(rf"{gap}(?P<unit>{either(dict(measures))})(?![\w²³]|/\w)"),
        joint=re.compile(
            rf"(?:{SPACE}?(?P<range>bis zu|bis|oder|to|or|a|à|do|[–-])|{SPACE}(?P<other>und|auf|and"
            rf"|von|der|of|y|et|i)){SPACE}?(?:rund |etwa |über )?(?:{FIGURES}|(?i:{words}))"
        ),
        scales=powers,
        units=measures,
        bounds={
            words.replace("_", " "): bound
            for bound, listed in BOUNDS[language].items()
            for words in listed.split()
        },
    )


def _measure(text: str, at: int, grammar: Grammar, language: str, currency: str) -> Measure:
    """Scale, unit and counted noun behind a number."""
    end, factor, scale = at, Decimal(1), ""
    match = grammar.scale.match(text, end)
    if match and (len(match["scale"]) > 1 or currency):
        end, scale = match.end(), match["scale"]
        factor = grammar.scales[scale]
    unit = grammar.units[currency] if currency else ""
    match = grammar.unit.match(text, end) if not currency else None
    if match and (match["gap"] or grammar.units[match["unit"]] in ATTACHED or end == at):
        end, unit = match.end(), grammar.units[match["unit"]]
    counted = counting.counted_noun(text, end, language, measured=bool(unit or scale))
    return Measure(end, factor, unit, counted, scale)


def _measured(text: str, at: int, grammar: Grammar, language: str, currency: str) -> Measure:
    """The same, or what is said once of two: "drei bis vier Prozent"."""
    own = _measure(text, at, grammar, language, currency)
    if own.scale or own.unit or own.counted:
        return own
    joint = grammar.joint.match(text, at)
    if not joint:
        return own
    other = _measure(text, joint.end(), grammar, language, "")
    if joint["other"] in ("von", "der", "of"):
        return Measure(at, counted=other.counted)
    shared = other.factor if joint["range"] and other.factor > 1 else Decimal(1)
    return Measure(at, shared, other.unit, other.counted, other.scale if shared > 1 else "")


def _written(text: str, match: re.Match[str], grammar: Grammar, language: str) -> Number | None:
    """A number in digits."""
    start, end = match.span("figures")
    figures = match["figures"]
    read = read_figures(figures, language)
    if read is None or counting.is_calendar(text, start, end, language):
        return None
    kind: Kind = "ratio" if read.against is not None else "cardinal"
    measure = _measured(text, end, grammar, language, match["currency"] or "")
    if measure.end == end and (text[end : end + 1].isalpha() or text[end : end + 1] == "-"):
        kind, tail = _tail(text, end, kind, measure)
        if tail is None:
            return None
        measure = tail
    rest = text[measure.end : measure.end + 5]
    value = read.settled(figures, measure.unit, measure.counted, measure.factor != 1, rest)
    if value is None:
        return None
    if read.plain:
        if counting.is_year(text, start, end, *_own(text, end, measure, language)):
            return None
        ordinal = _ordinal(text, start, end, measure, language)
        if ordinal is None:
            return None
        kind, measure = ("ordinal", ordinal) if ordinal is not measure else (kind, measure)
    return _number(
        text, match.start() if match["currency"] else start, measure, grammar,
        value=value * measure.factor, kind=kind, figures=figures, against=read.against,
        foreign=read.foreign or value != read.value,
    )  # fmt: skip


def _tail(text: str, end: int, kind: Kind, measure: Measure) -> tuple[Kind, Measure | None]:
    """What a hyphen or letter behind digits makes of them: 40-jährig, 3-fach; nothing of 5G."""
    match = HYPHENED.match(text, end)
    numeral = german(f"zwei{match['word'].lower()}") if match else None
    if match and numeral:
        return numeral.kind, Measure(match.end(), unit=numeral.unit)
    goes_on = text[end] == "-" and (
        text[end + 1 : end + 2].isdigit() or text[end + 1 : end + 2] == " "
    )
    return kind, measure if goes_on else None


def _ordinal(text: str, start: int, end: int, measure: Measure, language: str) -> Measure | None:
    """The measure of an ordinal, the same for a cardinal, None for a date or a model."""
    if measure.end == end and text[end : end + 1] == ".":
        ordinal = counting.is_ordinal(text, start, end)
        if ordinal:
            return Measure(end + 1, counted=counting.counted_noun(text, end + 1, language))
        if ordinal is None:
            return None
    bare = measure.end == end and not (measure.unit or measure.counted or measure.scale)
    named = bare and counting.is_capital_before(text, start) and text[end : end + 1] != ":"
    return None if named else measure


def _own(text: str, end: int, measure: Measure, language: str) -> tuple[str, str]:
    """Unit and noun that stand right behind: a year takes none from its neighbour."""
    if measure.end > end:
        return measure.unit or measure.scale, measure.counted
    return "", counting.counted_noun(text, end, language)


def _spelt(text: str, match: re.Match[str], grammar: Grammar, language: str) -> Number | None:
    """A number in words."""
    start, end = match.span()
    word = match["word"]
    numeral = german(word.lower()) if language == "de" else foreign(language).get(word.lower())
    if numeral is None or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()):
        return None
    if counting.is_calendar(text, start, end, language):
        return None  # "gegen fünf Uhr", "am ersten Mai"
    if language == "de" and not word.islower() and not _may_be_capital(text, start, word):
        return None
    measure = _measured(text, end, grammar, language, "")
    if numeral.leaning and not (measure.scale or (numeral.value < 1 and measure.unit)):
        return None
    if numeral.leaning and measure.end == end:
        return None  # "eine bis zwei": what follows is not its own
    if numeral.unit and not measure.unit:
        measure = msgspec.structs.replace(measure, unit=numeral.unit)
    value, kind = numeral.value * measure.factor, numeral.kind
    if measure.factor < 1:
        value, kind = numeral.value / round(1 / measure.factor), "fraction"
    if kind == "ordinal":
        before = counting.LAST_WORD.search(text[max(0, start - 8) : start])
        article = before[1].lower() if before else ""
        if article.startswith("jede"):
            value, kind = 1 / value, "fraction"
        elif word.lower().startswith("acht") and article not in counting.ARTICLES:
            return None
    return _number(text, start, measure, grammar, value=value, kind=kind)


def _may_be_capital(text: str, start: int, word: str) -> bool:
    """Whether a capital number word is no name: it is a noun, or it opens the sentence."""
    if word.lower() in NOUNS:
        return True
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")
    return word[1:].islower() and (not before or before[-1] in OPENING)


def _number(
    text: str, start: int, measure: Measure, grammar: Grammar, *, value: Decimal, kind: Kind,
    figures: str = "", against: Decimal | None = None, foreign: bool = False,
) -> Number:  # fmt: skip
    end = measure.end
    sign, bound = _before(text, start, measure.unit, grammar)
    return Number(
        start, end, text[start:end], sign * value, measure.unit, measure.counted, kind, bound,
        foreign, figures, against,
    )  # fmt: skip


def _before(text: str, start: int, unit: str, grammar: Grammar) -> tuple[int, Bound]:
    """Sign and bound, as the words before the number tell."""
    near = text[max(0, start - 28) : start]
    sign = 1
    if unit and near[-1:] in ("-", "−", "–") and not near[-2:-1].strip(" ("):
        return -1, "exact"
    words = near.lower().split()[-4:]
    if words and words[-1] in ARTICLES:
        words.pop()
    if words and words[-1] == "minus":
        sign = -1
    for many in (3, 2, 1):
        bound = grammar.bounds.get(" ".join(words[-many:]).lstrip("(„“"))
        if bound and len(words) >= many:
            return sign, "exact" if words[-1] == "unter" and not unit else bound
    return sign, "exact"

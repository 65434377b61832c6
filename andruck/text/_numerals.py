"""Numbers that are written as words: dreihundertfünfzig, anderthalb, twenty-one, veinte."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

import msgspec

from andruck.text.words import MOST

Kind = Literal["cardinal", "ordinal", "ratio", "fraction", "multiple", "vague"]


class Numeral(msgspec.Struct, frozen=True):
    """A number word: what it says, and whether it must stand before a measure to say it."""

    value: Decimal
    kind: Kind = "cardinal"
    unit: str = ""
    leaning: bool = False  # "ein", "halbe": a number only before Million, Dutzend, Drittel


ONES = "null ein zwei drei vier fünf sechs sieben acht neun".split()
TEENS = """zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn""".split()
TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
ORDINAL_STEMS = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}
ENDINGS = ("er", "en", "em", "es", "e")
# "achte" is a form of achten, "erste" opens a list: they need an article before them.
PARTS = {
    "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8,
    "neuntel": 9, "zehntel": 10, "zwanzigstel": 20, "hundertstel": 100, "tausendstel": 1000,
}  # fmt: skip
SPANS = {
    "jährig": "year", "tägig": "day", "wöchig": "week", "monatig": "month", "stündig": "h",
    "minütig": "min", "prozentig": "percent", "köpfig": "", "stöckig": "", "geschossig": "",
}  # fmt: skip
VAGUE = {
    "dutzende": 12, "hunderte": 100, "tausende": 1000, "zehntausende": 10_000,
    "hunderttausende": 100_000, "millionen": 10**6, "milliarden": 10**9, "abertausende": 1000,
}  # fmt: skip
GERMAN_FIRST = (
    "null|ein|zwei|zwo|drei|vier|fünf|sech|sieb|acht|neun|zehn|elf|zwölf|zwanzig|hundert|tausend|"
    "anderthalb|halb|hälfte|doppel|verdoppel|dutzende|verdrei|vervier|verfünf|versechs|verzehn|"
    "zehntausend|million|milliard|erste|dritt|abertausend"
)


@cache
def _small() -> dict[str, int]:
    small = {word: at for at, word in enumerate(ONES)} | {"zwo": 2, "eins": 1}
    small |= {word: at for at, word in enumerate(TEENS, 10)}
    for ten, tens in enumerate(TENS, 2):
        small[tens] = 10 * ten
        small |= {f"{one}und{tens}": 10 * ten + at for at, one in enumerate(ONES[1:], 1)}
    return small


def _cardinal(word: str) -> int | None:
    """The number a German word spells, below a million."""
    small = _small()
    if word in small:
        return small[word]
    for unit, size in (("tausend", 1000), ("hundert", 100)):
        left, found, right = word.partition(unit)
        if found:
            times = _cardinal(left) if left else 1
            rest = _cardinal(right.removeprefix("und")) if right else 0
            if times is None or rest is None or rest >= size:
                return None
            return times * size + rest
    return None


@lru_cache(maxsize=MOST)
def german(word: str) -> Numeral | None:
    """What a German word (in lower case) says as a number."""
    if len(word) > 60:
        return None
    if word in ("ein", "eine", "einem", "einen", "einer", "eines"):
        return Numeral(Decimal(1), leaning=True)
    if word in ("halb", "halbe", "halben", "halbes", "halber"):
        return Numeral(Decimal("0.5"), leaning=True)
    if word in ("anderthalb", "eineinhalb", "anderthalben"):
        return Numeral(Decimal("1.5"))
    if word in ("hälfte",):
        return Numeral(Decimal("0.5"), "fraction")
    if word in ("zweien", "dreien", "vieren", "fünfen"):
        return Numeral(Decimal(_small()[word[:-2]]))
    if word.endswith("einhalb") and (whole := _cardinal(word[:-7])):
        return Numeral(Decimal(whole) + Decimal("0.5"))
    value = _cardinal(word)
    if value is not None:
        return Numeral(Decimal(value)) if value != 1 else None
    vague = VAGUE.get(word) or VAGUE.get(word.removesuffix("n"))
    if vague:
        return Numeral(Decimal(vague), "vague")
    return _multiple(word) or _spanning(word) or _ordinal(word)


def _bare(word: str) -> str:
    """An adjective without its ending."""
    for ending in ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def _multiple(word: str) -> Numeral | None:
    if re.fullmatch(r"(?:ver)?doppelt(?:e[rnms]?)?|verdoppeln", word):
        return Numeral(Decimal(2), "multiple")
    if re.fullmatch(r"halbiert(?:e[rnms]?)?|halbieren", word):
        return Numeral(Decimal("0.5"), "multiple")
    match = re.fullmatch(r"(?:ver)?(\w+?)(?:fach(?:e[rnms]?|t|te|ten|en)?|mal)", word)
    value = _cardinal(match[1]) if match else None
    return Numeral(Decimal(value), "multiple") if value and value > 1 else None


def _spanning(word: str) -> Numeral | None:
    stem = _bare(word)
    for ending, unit in SPANS.items():
        if stem.endswith(ending):
            left = stem[: -len(ending)]
            value = Decimal("1.5") if left in ("eineinhalb", "anderthalb") else None
            whole = _cardinal(left)
            value = value if value else Decimal(whole) if whole else None
            return Numeral(value, unit=unit) if value else None
    return None


def _ordinal(word: str) -> Numeral | None:
    stem = _bare(word)
    if stem == word:
        return None
    value = ORDINAL_STEMS.get(stem)
    if value is None and stem.endswith("st"):
        value = _cardinal(stem[:-2])
        value = value if value and (value % 100 > 19 or not value % 100) else None
    if value is None and stem.endswith("t"):
        value = _cardinal(stem[:-1])
        value = value if value and 1 < value % 100 < 20 else None
    return Numeral(Decimal(value), "ordinal") if value else None


FOREIGN = {
    "en": (
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen""",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "-",
    ),
    "es": (
        """dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
        dieciséis diecisiete dieciocho diecinueve""",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        " y ",
    ),
    "fr": (
        """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
        dix-sept dix-huit dix-neuf""",
        "vingt trente quarante cinquante soixante",
        "-",
    ),
    "pl": (
        """dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście
        trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście""",
        """dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt
        osiemdziesiąt dziewięćdziesiąt""",
        " ",
    ),
}
LEANING = {
    "en": {"one": "1", "a": "1", "half a": "0.5", "half": "0.5"},
    "es": {"un": "1", "una": "1", "medio": "0.5", "media": "0.5"},
    "fr": {"un": "1", "une": "1", "demi": "0.5"},
    "pl": {"jeden": "1", "pół": "0.5"},
}
OTHERS: dict[str, dict[str, tuple[str, Kind]]] = {
    "en": {
        "hundreds": ("100", "vague"), "thousands": ("1000", "vague"), "dozens": ("12", "vague"),
        "millions": ("1e6", "vague"), "billions": ("1e9", "vague"), "doubled": ("2", "multiple"),
        "double": ("2", "multiple"), "twice": ("2", "multiple"), "tripled": ("3", "multiple"),
        "third": ("3", "ordinal"), "fourth": ("4", "ordinal"), "fifth": ("5", "ordinal"),
    },
    "es": {
        "cien": ("100", "cardinal"), "doscientos": ("200", "cardinal"),
        "trescientos": ("300", "cardinal"), "cuatrocientos": ("400", "cardinal"),
        "quinientos": ("500", "cardinal"), "mil": ("1000", "cardinal"),
        "centenares": ("100", "vague"), "cientos": ("100", "vague"), "miles": ("1000", "vague"),
        "mitad": ("0.5", "fraction"), "doble": ("2", "multiple"), "triple": ("3", "multiple"),
    },
    "fr": {
        "cent": ("100", "cardinal"), "mille": ("1000", "cardinal"),
        "quatre-vingts": ("80", "cardinal"), "quatre-vingt-dix": ("90", "cardinal"),
        "centaines": ("100", "vague"), "milliers": ("1000", "vague"),
        "moitié": ("0.5", "fraction"), "double": ("2", "multiple"), "triple": ("3", "multiple"),
    },
    "pl": {
        "sto": ("100", "cardinal"), "dwieście": ("200", "cardinal"), "trzysta": ("300", "cardinal"),
        "tysiąc": ("1000", "cardinal"), "setki": ("100", "vague"), "tysiące": ("1000", "vague"),
        "połowa": ("0.5", "fraction"), "połowy": ("0.5", "fraction"),
    },
}  # fmt: skip


@cache
def foreign(language: str) -> dict[str, Numeral]:
    """The number words of another language, in lower case."""
    small, tens, joint = FOREIGN[language]
    found = {word: Numeral(Decimal(at)) for at, word in enumerate(small.split(), 2)}
    ones = small.split()[:8]
    for ten, name in enumerate(tens.split(), 2):
        found[name] = Numeral(Decimal(10 * ten))
        found |= {
            f"{name}{joint}{one}": Numeral(Decimal(10 * ten + at))
            for at, one in enumerate(
                ("one", *ones) if language == "en" else ones, 1 if language == "en" else 2
            )
        }
    found |= {
        word: Numeral(Decimal(value), leaning=True) for word, value in LEANING[language].items()
    }
    return found | {
        word: Numeral(Decimal(value), kind) for word, (value, kind) in OTHERS[language].items()
    }

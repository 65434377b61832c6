"""Digits and their marks: 62.985, 62 985, 3,4, 2:1, and the same by foreign rules."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

SPACE = "[ \u00a0\u202f\u2009]"
# Groups of three behind spaces, or digits and marks in one piece; bounded, so linear.
FIGURES = rf"\d{{1,3}}(?:{SPACE}\d{{3}}){{1,5}}+(?:[.,]\d{{1,3}})?+(?!\d)|\d+(?:[.,'’:]\d+)*+"
SPACES = re.compile(SPACE)
GROUPS = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+")
DECIMAL_POINT = frozenset(("en",))
MOST_DIGITS = 20
PER = re.compile(r" ?(?:/|je |pro |per |a |the |por |par |za )")


class Reading(msgspec.Struct, frozen=True):
    """What figures say by the rules of a language."""

    value: Decimal
    plain: bool = False  # digits without a mark: may be a year
    against: Decimal | None = None  # the other side of 2:1
    other: Decimal | None = None  # what 3,000 says by foreign rules
    foreign: bool = False  # can only be read by foreign rules

    def settled(
        self, figures: str, unit: str, counted: str, scaled: bool, rest: str
    ) -> Decimal | None:
        """The value among the things around it; None for a section or a version."""
        if self.foreign:
            return self.value if unit or scaled or GROUPS.fullmatch(figures) else None
        if self.other is None or scaled:
            return self.value
        price = unit.isupper() and len(unit) == 3 and not PER.match(rest)
        if figures.endswith("00") or price or (counted and not unit):
            return self.other
        return self.value


def read_figures(figures: str, language: str) -> Reading | None:
    """The value of figures; None for dates, versions, keys and times of day."""
    joined = SPACES.sub("", figures)
    if len(joined) > MOST_DIGITS:
        return None
    if joined.isdigit():
        if joined[0] == "0" and len(joined) > 1:
            return None
        return Reading(Decimal(joined), plain=joined == figures)
    figures = joined
    if ":" in figures:
        return _ratio(figures)
    point, comma = (",", ".") if language not in DECIMAL_POINT else (".", ",")
    for apostrophe in "'’":
        if apostrophe in figures:  # Swiss: 1'200.50
            whole = figures.replace(apostrophe, "")
            return _plain(whole.replace(",", ".")) if GROUPS.match(figures) else None
    if point in figures and comma in figures:
        return _mixed(figures, point)
    return _one_mark(figures, point, comma)


def _plain(digits: str) -> Reading | None:
    return Reading(Decimal(digits)) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None


def _ratio(figures: str) -> Reading | None:
    left, _, right = figures.partition(":")
    if not (left.isdigit() and right.isdigit()) or len(left) > 4 or len(right) > 4:
        return None
    hour = (
        len(right) == 2 and int(left) < 24 and int(right) < 60 and (len(left) == 2 or right > "0")
    )
    if hour and not (len(left) == 1 and int(right) > 59):
        return None  # 14:30; a score of 20:18 is given up with it
    return Reading(Decimal(left), against=Decimal(right))


def _mixed(figures: str, point: str) -> Reading | None:
    """Both marks: the last one parts the decimals."""
    last = max(figures, key=lambda mark: figures.rfind(mark) if mark in ".," else -1)
    whole, _, part = figures.rpartition(last)
    if not GROUPS.fullmatch(whole) or last in whole:
        return None
    digits = re.sub(r"\D", "", whole)
    return Reading(Decimal(f"{digits}.{part}"), foreign=last != point)


def _one_mark(figures: str, point: str, comma: str) -> Reading | None:
    grouped = bool(GROUPS.fullmatch(figures)) and figures[0] != "0"
    if comma in figures:
        if grouped:
            return Reading(Decimal(figures.replace(comma, "")))
        once = figures.count(comma) == 1
        return Reading(Decimal(figures.replace(comma, ".")), foreign=True) if once else None
    if figures.count(point) > 1:
        return Reading(Decimal(figures.replace(point, "")), foreign=True) if grouped else None
    other = Decimal(figures.replace(point, "")) if grouped else None
    return Reading(Decimal(figures.replace(point, ".")), other=other)

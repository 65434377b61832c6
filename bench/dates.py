"""Temporal expressions: KRAUTS with its TIMEX3, and Microsoft's cases for German.

KRAUTS (192 German news texts, half of them here): F1 over all documents of an
expression's extent (``strict``), of extent and type, of extent, type and value
(``value``), of any overlap (``relaxed``), and of overlap with the right value.
Beside it HeidelTime's own output, which the corpus ships, and
``dateparser.search`` where the package is there.

Of Recognizers-Text the cases of the date models count that Microsoft does not
mark as unsupported for .NET or Python (``share``), and all of them (``all``).
Its ranges are one stretch of text where TIMEX3 has two expressions, its extents
hold prepositions, and a weekday has two readings. So a case is right when, for
each of its results, our expressions and the stretch cover the same words but
for small ones (am, von, bis, und …), and, where the case resolves anything, our
values say what one of its readings says.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from andruck.text.dates import DateExpression, find_dates
from bench._data import data


class Tagged(NamedTuple):
    """An expression of any system."""

    start: int
    end: int
    type: str
    value: str


Document = dict[str, Any]
System = Callable[[Document], list[Tagged]]


def run() -> dict[str, float]:
    """The figures by name."""
    documents = _lines("temporal-krauts")
    figures = {f"krauts.{name}": figure for name, figure in krauts(documents, ours).items()}
    for peer, system in (("heideltime", heideltime), ("dateparser", _dateparser())):
        if system:
            found = krauts(documents, system)
            figures |= {f"{peer}.{name}": figure for name, figure in found.items()}
    cases = [one for one in _lines("temporal-recognizers-de") if "DateTime" in one["model"]]
    supported = [one for one in cases if is_supported(one)]
    figures["recognizers.cases"] = len(supported)
    figures["recognizers.share"] = sum(map(is_right, supported)) / len(supported)
    figures["recognizers.all"] = sum(map(is_right, cases)) / len(cases)
    return figures | dict(speed(documents))


def _lines(name: str) -> list[Document]:
    with gzip.open(data(name) / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ours(document: Document) -> list[Tagged]:
    found = find_dates(document["text"], date.fromisoformat(document["dct"]))
    return [Tagged(one.start, one.end, one.type, one.value) for one in found]


def heideltime(document: Document) -> list[Tagged]:
    """What HeidelTime made of the text, as the corpus ships it."""
    return [
        Tagged(one["start"], one["end"], one["type"], one["value"])
        for one in document["heideltime_output"]
    ]


def _dateparser() -> System | None:
    """``dateparser.search``; it gives days only, and text without a place."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None

    def system(document: Document) -> list[Tagged]:
        base = datetime.fromisoformat(document["dct"])
        text, at, found = document["text"], 0, []
        settings = {"RELATIVE_BASE": base}
        for words, day in search_dates(text, languages=["de"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append(Tagged(start, at, "DATE", day.date().isoformat()))
        return found

    return system


def krauts(documents: list[Document], system: System) -> dict[str, float]:
    """F1 of extent, of type, of value and of overlap, over all documents."""
    hits = dict.fromkeys(("strict", "type", "value", "relaxed", "relaxed_value"), 0)
    given = wanted = 0
    for document in documents:
        found = sorted(system(document))
        gold = [
            Tagged(one["start"], one["end"], one["type"], one.get("value", ""))
            for one in document["timex"]
        ]
        given, wanted = given + len(found), wanted + len(gold)
        exact = {one[:2]: one for one in gold}
        for one in found:
            if right := exact.get(one[:2]):
                hits["strict"] += 1
                hits["type"] += one.type == right.type
                hits["value"] += one[2:] == right[2:]
        for one, right in _overlaps(found, gold):
            hits["relaxed"] += 1
            hits["relaxed_value"] += one.value == right.value
    return {name: 2 * count / (given + wanted) for name, count in hits.items()}


def _overlaps(found: list[Tagged], gold: list[Tagged]) -> Iterator[tuple[Tagged, Tagged]]:
    """Each expression with the first of the corpus that it touches and no other has taken."""
    left = list(gold)
    for one in found:
        for right in left:
            if one.start < right.end and right.start < one.end:
                left.remove(right)
                yield one, right
                break


def is_supported(case: Document) -> bool:
    """Whether Microsoft's own .NET and Python recognizers claim the case."""
    against = f"{case.get('NotSupported', '')},{case.get('NotSupportedByDesign', '')}"
    return not {"dotnet", "python"} & {name.strip() for name in against.split(",")}


SMALL = set(
    """am im in an um gegen von vom bis zum zur zu zwischen und den dem der die das des vor nach ab
    für seit immer genau lang ein eine einen einem circa""".split()
)
WORD = re.compile(r"\w+")


def is_right(case: Document) -> bool:
    """Whether our expressions are what the case wants, as the docstring above defines it."""
    text = case["Input"]
    base = (case.get("Context") or {}).get("ReferenceDateTime")
    found = find_dates(text, datetime.fromisoformat(base[:19]) if base else None)
    if not case["Results"]:
        return not found
    return all(_result_is_right(text, result, found) for result in case["Results"])


def _result_is_right(text: str, result: Document, found: list[DateExpression]) -> bool:
    start = result.get("Start")
    if start is None:
        start = text.lower().find(result["Text"].lower())
    end = start + len(result["Text"])
    touching = [one for one in found if one.start < end and start < one.end]
    stretch = set(range(start, end))
    ours = {at for one in touching for at in range(one.start, one.end)}
    missed = {
        match.group().lower()
        for match in WORD.finditer(text)
        if (match.start() in stretch) != (match.start() in ours)
    }
    if not touching or missed - SMALL:
        return False
    readings = list(_readings(result))
    return not readings or any(reading <= _said(touching) for reading in readings)


def _readings(result: Document) -> Iterator[set[str]]:
    """What a result may mean: each a set of days, hours and lengths that must all be said."""
    meaning = result.get("Resolution") or result.get("Value") or {}
    values = meaning.get("values") or [
        {"timex": meaning.get("Timex"), **(meaning.get(f"{side}Resolution") or {})}
        for side in ("Past", "Future")
    ]
    for value in values:
        timex = value.get("timex")
        if not timex:
            continue
        if not timex.startswith("("):
            yield _atoms(timex)
            if re.search(r"T[A-Z]{2}$", timex) and "start" in value:
                yield {timex[-3:], value["start"][:10]}
        else:
            parts = timex.strip("()").split(",")
            yield _atoms(parts[2])
            yield _atoms(parts[0]) | _atoms(parts[1])
        said = [text for key, text in value.items() if key not in ("timex", "type", "duration")]
        if any(re.search(r"\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d", str(text)) for text in said):
            yield set().union(*(_atoms(text) for text in said if text))


def _said(found: list[DateExpression]) -> set[str]:
    values = [value for one in found for value in (one.value, one.begin, one.finish) if value]
    return set().union(*map(_atoms, values)) if values else set()


def _atoms(value: str) -> set[str]:
    """A value in pieces that can be compared: its day, its hour (T07:30), its length."""
    if re.match(r"P[\dXT]", value):
        return {{"P0.5Y": "P6M", "PT0.5H": "PT30M"}.get(value, value)}
    match = re.fullmatch(
        r"(?P<day>[\dX-]{4,}(?:[\w-]*?))??[T ]?(?P<hour>[A-Z]{2}|\d\d(?::\d\d){0,2})", value
    )
    if not match or not re.search(r"T|:", value):
        return {value}
    hour = "00:00" if match["hour"] == "24:00" else match["hour"]
    if hour[0].isdigit():
        hour = f"{hour}:00"[:8].removesuffix(":00") if hour.count(":") == 2 else hour
        hour = hour if ":" in hour else f"{hour}:00"
    return {f"T{hour}", *([match["day"]] if match["day"] and "XX-XX" not in match["day"] else [])}


def speed(documents: list[Document]) -> Iterator[tuple[str, float]]:
    """CPU milliseconds for a document of KRAUTS, and for 3,000 characters."""
    texts = [(one["text"], date.fromisoformat(one["dct"])) for one in documents]
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        for text, day in texts:
            find_dates(text, day)
        best = min(best, 1000 * (time.process_time() - started))
    yield "ms_per_document", best / len(texts)
    yield "ms_per_3000", best * 3000 / sum(len(text) for text, _ in texts)

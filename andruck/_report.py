"""Findings for the eye and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from andruck._papers import Paper
from andruck.errors import AndruckError
from andruck.locale import translate
from andruck.model import Finding, Place
from andruck.text.html import blocks

LANGUAGE = "de"
LABEL = {"error": "Fehler", "warning": "Warnung", "note": "Hinweis"}
PLURAL = {"error": "Fehler", "warning": "Warnungen", "note": "Hinweise"}
FIELD = {
    "headline": "Titel", "description": "Vorspann", "body": "Text",
    "by": "Autor", "located": "Ort", "item": "Text als Ganzes",
}  # fmt: skip
WINDOW = 46  # letters shown on either side of a finding


def message(finding: Finding) -> str:
    """What the finding says, in German."""
    return translate(finding.message, LANGUAGE, finding.values)


def told(error: AndruckError) -> str:
    """Where and what, in German."""
    return f"{error.place}: {translate(error.message, LANGUAGE, {})}"


def as_text(paper: Paper, findings: Iterable[Finding]) -> str:
    """Findings the way linters print them: place, line, marker, message."""
    return "".join(_one(paper, finding) for finding in findings)


def _one(paper: Paper, finding: Finding) -> str:
    head = f"{LABEL[finding.severity]} {finding.check}: {message(finding)}"
    lines = [f"{where(paper, finding.place)}: {head}"]
    lines += _marked(_passage(paper, finding.place), finding.place)
    for other in finding.related:
        lines += _marked(_passage(paper, other), other)
    if finding.fix is not None:
        lines.append(f"    | besser: {finding.fix}" if finding.fix else "    | streichen")
    return "\n".join(lines) + "\n\n"


def where(paper: Paper, place: Place) -> str:
    """The place in words that editors of code can follow: file:line:column, or file (Text 3)."""
    span = paper.offsets(place)
    if span:
        line, column = line_column(paper.text, span[0])
        return f"{paper.name}:{line}:{column}"
    field = FIELD[place.field]
    return f"{paper.name} ({f'{field}, Absatz {place.index + 1}' if place.quote else field})"


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _passage(paper: Paper, place: Place) -> str:
    match place.field:
        case "headline":
            return paper.item.headline
        case "description":
            return paper.item.description
        case "body":
            found = blocks(paper.item.body)
            return found[place.index].text if place.index < len(found) else ""
        case _:
            return ""


def _marked(text: str, place: Place) -> list[str]:
    """The words around the place, and a marker under it."""
    if place.start >= place.end or not text:
        return []
    start, end = max(0, place.start - WINDOW), min(len(text), place.end + WINDOW)
    before = "…" if start else ""
    shown = text[start : min(end, start + 3 * WINDOW)]
    width = min(place.end - place.start, len(shown) - (place.start - start))
    quiet = "".join(letter if letter.isprintable() else "\N{OPEN BOX}" for letter in shown)
    behind = "…" if start + len(shown) < len(text) else ""
    marker = " " * (len(before) + place.start - start) + "^" * max(1, width)
    return [f"    | {before}{quiet}{behind}", f"    | {marker}"]


def summary(count: Counter[str]) -> str:
    """One line: how many of what."""
    named = [
        f"{count[one]} {LABEL[one] if count[one] == 1 else PLURAL[one]}"
        for one in ("error", "warning", "note")
        if count[one]
    ]
    return (", ".join(named) or "Keine Befunde") + "."


def as_json(paper: Paper, findings: Iterable[Finding], *, several: bool) -> list[str]:
    """Each finding in its stable form (house.md §9), as a line of JSON."""
    return [msgspec.json.encode(_row(paper, finding, several)).decode() for finding in findings]


def _row(paper: Paper, finding: Finding, several: bool) -> dict[str, Any]:
    row = {
        "check": finding.check,
        "severity": finding.severity,
        "message": message(finding),
        **_place(paper, finding.place),
        "related": [_place(paper, place) for place in finding.related],
        "fix": finding.fix,
    }
    return {"file": paper.name, **row} if several else row


def _place(paper: Paper, place: Place) -> dict[str, Any]:
    span = paper.offsets(place) if place.side == "text" else None
    return {
        "field": place.field,
        "index": place.index,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
        "startOffset": span[0] if span else None,
        "endOffset": span[1] if span else None,
    }

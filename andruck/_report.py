"""Findings for the eye and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from andruck._papers import Paper
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


def as_text(paper: Paper, findings: Iterable[Finding]) -> str:
    """Findings the way linters print them: place, line, marker, message."""
    return "".join(_one(paper, finding) for finding in findings)


def _one(paper: Paper, finding: Finding) -> str:
    head = f"{LABEL[finding.severity]} {finding.check}: {message(finding)}"
    span = paper.offsets(finding.place)
    if span:
        line, column = _line_column(paper.text, span[0])
        place = f"{paper.name}:{line}:{column}"
    else:
        place = f"{paper.name} ({FIELD[finding.place.field]})"
    lines = [f"{place}: {head}"]
    lines += _marked(_passage(paper, finding.place), finding.place)
    for other in finding.related:
        lines += _marked(_passage(paper, other), other)
    if finding.fix is not None:
        lines.append(f"    | besser: {finding.fix}" if finding.fix else "    | streichen")
    return "\n".join(lines) + "\n\n"


def _line_column(text: str, offset: int) -> tuple[int, int]:
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


def summary(findings: Sequence[Finding]) -> str:
    """One line: how many of what."""
    if not findings:
        return "Keine Befunde."
    count = Counter(finding.severity for finding in findings)
    named = [
        f"{count[one]} {LABEL[one] if count[one] == 1 else PLURAL[one]}"
        for one in ("error", "warning", "note")
        if count[one]
    ]
    return ", ".join(named) + "."


def as_json(reports: Sequence[tuple[Paper, Iterable[Finding]]], *, several: bool) -> str:
    """The stable form: ``{"findings": […]}``."""
    rows = [_row(paper, finding, several) for paper, findings in reports for finding in findings]
    return msgspec.json.format(msgspec.json.encode({"findings": rows}), indent=1).decode()


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

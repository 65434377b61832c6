"""Findings as SARIF 2.1.0 (OASIS), the form that code hosts and editors read.

A region counts lines and columns from 1, columns in code points (``columnKind``,
§ 3.14.17); a check is a rule, ``fingerprint`` a partial fingerprint (§ 3.27.17).
"""

from __future__ import annotations

from typing import Any

import msgspec

from andruck._papers import Paper
from andruck._report import line_column, message
from andruck.checks import catalogue
from andruck.locale import translate
from andruck.model import Finding, Place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVEL = {"error": "error", "warning": "warning", "note": "note"}


def head() -> str:
    """Everything before the results."""
    rules = [
        {
            "id": name,
            "shortDescription": {"text": translate(name, "de", {})},
            "fullDescription": {"text": translate(module.CHECK.why, "de", {})},
            "defaultConfiguration": {"level": LEVEL[module.CHECK.severity]},
        }
        for name, module in catalogue().items()
    ]
    driver = {"name": "andruck", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.encode(whole).decode().removesuffix("]}]}")


TAIL = "]}]}"


def result(paper: Paper, finding: Finding) -> str:
    """One finding as a result."""
    row: dict[str, Any] = {
        "ruleId": finding.check,
        "level": LEVEL[finding.severity],
        "message": {"text": message(finding)},
        "locations": [_location(paper, finding.place)],
        "partialFingerprints": {"andruck/v1": finding.fingerprint},
    }
    related = [_location(paper, place) for place in finding.related if place.side == "text"]
    if related:
        row["relatedLocations"] = related
    if finding.fix is not None and (region := _region(paper, finding.place)):
        replacement = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
        change = {"artifactLocation": {"uri": paper.name}, "replacements": [replacement]}
        row["fixes"] = [{"artifactChanges": [change]}]
    return msgspec.json.encode(row).decode()


def _location(paper: Paper, place: Place) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": paper.name}}
    region = _region(paper, place)
    if region:
        where["region"] = region
    elif place.quote:
        where["region"] = {"snippet": {"text": place.quote}, "startLine": 1}
    return {"physicalLocation": where}


def _region(paper: Paper, place: Place) -> dict[str, Any] | None:
    span = paper.offsets(place)
    if span is None:
        return None
    (line, column), (last, behind) = (line_column(paper.text, offset) for offset in span)
    return {
        "startLine": line, "startColumn": column, "endLine": last, "endColumn": behind,
        "snippet": {"text": paper.text[slice(*span)]},
    }  # fmt: skip

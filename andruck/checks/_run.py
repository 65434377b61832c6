"""Runs every check of the catalogue over one copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, cast

import msgspec

from andruck import plugins
from andruck.model import Finding, Portal, Severity
from andruck.text.copy import Copy

if TYPE_CHECKING:
    from andruck.checks import Module

MOST = 200  # findings of one check in one copy: more help nobody, and would cost a page its speed
ORDER = {"headline": 0, "description": 1, "body": 2, "by": 3, "located": 4, "item": 5}


def catalogue() -> dict[str, Module]:
    """Every check by its name (``doubled-word``)."""
    rooms = plugins.modules("andruck.checks").values()
    return {module.CHECK.name: cast("Module", module) for module in rooms}


def severity_of(finding: Finding, portal: Portal | None) -> Severity:
    """The severity this portal gives to the finding's check."""
    if portal is None:
        return finding.severity
    return portal.checks.severity.get(finding.check, finding.severity)


def check(copy: Copy) -> tuple[Finding, ...]:
    """All findings of all checks the portal has not turned off, in reading order."""
    found = sorted(
        _find(copy),
        key=lambda one: (ORDER[one.place.field], one.place.index, one.place.start, one.check),
    )
    seen: Counter[str] = Counter()
    numbered = []
    for finding in found:
        key = finding.fingerprint
        numbered.append(
            msgspec.structs.replace(
                finding, occurrence=seen[key], severity=severity_of(finding, copy.portal)
            )
        )
        seen[key] += 1
    return tuple(numbered)


def _find(copy: Copy) -> Iterator[Finding]:
    off = copy.portal.checks.off if copy.portal else ()
    for name, module in catalogue().items():
        if name not in off:
            yield from islice(module.find(copy), MOST)

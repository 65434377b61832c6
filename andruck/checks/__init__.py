"""CHECK: what an editor should look at before the text is printed.

A check is a module in this folder with ``CHECK = Check(…)`` and
``find(copy) -> Iterator[Finding]``. ``bad`` and ``good`` are its tests, its
page in docs/checks.md and the output of ``andruck explain``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import msgspec

from andruck.checks._run import catalogue, check, severity_of
from andruck.locale import gettext_noop
from andruck.model import Finding, Place, Severity
from andruck.text.copy import Copy, Passage

__all__ = ["Case", "Check", "Module", "catalogue", "check", "gettext_noop", "severity_of"]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An example that needs more than one paragraph of text.

    ``fields`` sets fields of the item, ``copy`` arguments of the copy.
    """

    text: str = ""
    headline: str = ""
    source: str = ""
    date: str = ""  # ISO date the copy speaks on
    fields: dict[str, Any] = {}
    copy: dict[str, Any] = {}


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """What a check is called, says and catches."""

    name: str
    severity: Severity
    message: str
    why: str
    bad: tuple[str | Case, ...]
    good: tuple[str | Case, ...]

    def finding(
        self,
        passage: Passage,
        start: int,
        end: int,
        *,
        fix: str | None = None,
        related: tuple[Place, ...] = (),
        severity: Severity | None = None,
        **values: str,
    ) -> Finding:
        """A finding at a span of a passage; ``quote`` is always among the values."""
        place = passage.place(start, end)
        return self.at(place, fix=fix, related=related, severity=severity, **values)

    def at(
        self,
        place: Place,
        *,
        fix: str | None = None,
        related: tuple[Place, ...] = (),
        severity: Severity | None = None,
        **values: str,
    ) -> Finding:
        """A finding at a place, such as the piece as a whole (``copy.whole``)."""
        return Finding(
            check=self.name,
            severity=severity or self.severity,
            message=self.message,
            place=place,
            related=related,
            fix=fix,
            values={"quote": place.quote, **values},
        )


class Module(Protocol):
    """What a check module offers."""

    CHECK: Check

    def find(self, copy: Copy) -> Iterator[Finding]:
        """The findings in this copy."""

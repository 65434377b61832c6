"""Temporal expressions in running text."""

from __future__ import annotations

from datetime import date, datetime

import msgspec


class DateExpression(msgspec.Struct, frozen=True):
    """A temporal expression after TIMEX3: where it stands, its type and value."""

    start: int
    end: int
    text: str
    type: str  # DATE | TIME | DURATION | SET
    value: str  # ISO 8601 as TIMEX3 writes it; "" when it cannot be known


def find_dates(text: str, reference: date | datetime | None) -> list[DateExpression]:
    """The temporal expressions of a text, relative to a reference date."""
    raise NotImplementedError

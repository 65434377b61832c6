"""Dates as feeds, pages and letters write them; what cannot be read stays unknown."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

# Where a date has no zone of its own, the clocks of the country that speaks the language.
ZONES = {
    "de": "Europe/Berlin",
    "en": "Europe/London",
    "es": "Europe/Madrid",
    "fr": "Europe/Paris",
    "it": "Europe/Rome",
    "nl": "Europe/Amsterdam",
    "pl": "Europe/Warsaw",
}
EARLIEST = 1990  # 1970-01-01 and 0001-01-01 are what a program writes that knows no date
_ISO = re.compile(r"\d{4}-?\d{2}")


def zone(language: str) -> tzinfo:
    """The clock of a language's country, or UTC."""
    name = ZONES.get(language[:2])
    return ZoneInfo(name) if name else UTC


def moment(text: str, clock: tzinfo = UTC) -> datetime | None:
    """A date in RFC 5322 or ISO 8601, or None; ``clock`` is for those without a zone."""
    text = text.strip()
    try:
        found = datetime.fromisoformat(text) if _ISO.match(text) else parsedate_to_datetime(text)
        if found.tzinfo is None:
            found = found.replace(tzinfo=clock)
        found.astimezone(UTC)  # OverflowError at both ends of time
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.year >= EARLIEST else None

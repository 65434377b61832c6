"""Is this item new, a new version, changed under its old version, or known?

Agencies count versions; feeds do not and change a text under the same mark, or
send it again unchanged with a new date. So the version decides first, then the
content, then the date. A withdrawal is never passed over for a number: it only
yields to a version that is newer by its own date.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import UTC, datetime
from typing import Literal

from andruck.locale import gettext_noop
from andruck.model import Item, Value
from andruck.text.html import blocks

Verdict = Literal["new", "update", "changed", "known", "older"]


_ = gettext_noop
NEW = _("No version of this item is known.")
NEWER = _("Version {version} follows version {known}.")
WITHDRAWN = _("The source withdraws the item.")
CHANGED = _("The text of version {version} has changed.")
SAME = _("Version {version} is known, and its text is the same.")
OLDER = _("Version {version} comes after version {known}, which is newer.")
EARLIER = _("The text of {date} comes after that of {known_date}, which is newer.")


class Known(Value, frozen=True, kw_only=True):
    """What is kept of the newest version of an item."""

    uri: str
    version: str
    content_hash: str
    version_created: datetime | None = None


class Freshness(Value, frozen=True, kw_only=True):
    """The verdict and its reason (English message, with values)."""

    kind: Verdict
    reason: str = ""
    values: dict[str, str] = {}


def freshness(item: Item, known: Known | None) -> Freshness:
    """Compare an item with what is known under its uri."""
    if known is None:
        return Freshness(kind="new", reason=NEW)
    values = {"version": item.version, "known": known.version}
    same = content_hash(item) == known.content_hash
    order = _order(item.version, known.version)
    if order is None:  # marks that cannot be counted: the date decides, or else the content
        order = 0 if item.version == known.version else _dates(item, known) or (0 if same else 1)
    if item.pub_status == "canceled" and not same and (_dates(item, known) or 0) >= 0:
        return Freshness(kind="update", reason=WITHDRAWN, values=values)
    if order > 0:
        return Freshness(kind="update", reason=NEWER, values=values)
    if order < 0:
        return Freshness(kind="older", reason=OLDER, values=values)
    if same:
        return Freshness(kind="known", reason=SAME, values=values)
    if (_dates(item, known) or 0) < 0:
        dates = {"date": str(item.version_created), "known_date": str(known.version_created)}
        return Freshness(kind="older", reason=EARLIER, values=values | dates)
    return Freshness(kind="changed", reason=CHANGED, values=values)


def content_hash(item: Item) -> str:
    """The same for the same headline, standfirst, text, status and limits, spaces aside."""
    body = [f"{block.tag} {block.text}" for block in blocks(item.body)]
    if not any(block.strip() for block in body):
        body = [item.body]  # text outside of any block still is content
    # Most items have no limit; those that gain, move or lose one must not count as known.
    limits = (("embargo", item.embargoed_until), ("expiry", item.expires))
    times = [f"{name} {_moment(time)}" for name, time in limits if time is not None]
    parts = (item.headline, item.description, *body, item.pub_status, *times)
    folded = "\x1f".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in parts)
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def _moment(time: datetime) -> str:
    return (time.astimezone(UTC) if time.tzinfo else time).isoformat()


def _order(version: str, known: str) -> int | None:
    """-1, 0 or 1 for versions that are numbers (2, 2.1, v3); None for other marks."""
    numbers = []
    for mark in (version, known):
        if not re.fullmatch(r"[vV]?\d{1,18}(\.\d{1,18})*", mark.strip(), re.ASCII):
            return None
        numbers.append([int(part) for part in mark.strip().lstrip("vV").split(".")])
    return (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])


def _dates(item: Item, known: Known) -> int | None:
    """-1, 0 or 1 for the dates of the versions; None when they cannot be compared."""
    one, other = item.version_created, known.version_created
    if one is None or other is None or (one.tzinfo is None) != (other.tzinfo is None):
        return None
    return (one > other) - (one < other)

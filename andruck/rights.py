"""What may be done with an item: for each use, at a given time. Denied by default.

The order is that of the questions an editor asks: is the item still good, has
its time run out, does the source's policy allow the use at all, and only then,
does the embargo still run. So a refusal that names an end is one that waiting
helps against. Quoting and translating wait for the embargo as well: a quotation
is a publication, and a text that is sent to a translator has left the house.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from andruck.locale import gettext_noop
from andruck.model import Decision, Item, Policy

Use = Literal["publish", "quote", "translate", "picture"]


_ = gettext_noop
CANCELED = _("The item was withdrawn by its source.")
WITHHELD = _("The source holds the item back for the time being.")
NO_ZONE = _("The item’s {field} names no time zone; ask the source.")
EXPIRED = _("The right to use the item ended on {expires}.")
NO_WINDOW = _("The item expires ({expires}) before its embargo ends ({embargo}).")
EMBARGO = _("The embargo runs until {embargo}.")
NO_POLICY = _("The portal does not name the source of this item; nothing of it may be used.")
REFUSED: dict[str, str] = {
    "publish": _("The source’s policy does not allow printing the text in full (text: {text})."),
    "quote": _("The source’s policy does not allow quoting the text (text: {text})."),
    "translate": _("The source’s policy does not allow translating the text (text: {text})."),
    "picture": _("The source’s policy does not allow printing its pictures."),
}


def decide(item: Item, policy: Policy | None, use: Use, at: datetime) -> Decision:
    """May this be done with the item at this time?

    ``until`` is when that may change: an allowance ends there, a refusal is over.
    """
    if at.tzinfo is None:
        raise ValueError("`at` needs a time zone: a time without one is nobody's time")
    refusal = _state(item) or _zones(item) or _policy(policy, use)
    if refusal is not None:
        return refusal
    return _window(item, at)


def _state(item: Item) -> Decision | None:
    if item.pub_status == "canceled":
        return Decision(allowed=False, reason=CANCELED)
    if item.pub_status == "withheld":
        return Decision(allowed=False, reason=WITHHELD)
    return None


def _zones(item: Item) -> Decision | None:
    """A limit without a zone may be hours off; until somebody asks, it refuses."""
    for field, time in (("embargo", item.embargoed_until), ("expiry", item.expires)):
        if time is not None and time.tzinfo is None:
            return Decision(allowed=False, reason=NO_ZONE, values={"field": field})
    return None


def _policy(policy: Policy | None, use: Use) -> Decision | None:
    if policy is None:
        return Decision(allowed=False, reason=NO_POLICY)
    allowed = {
        "publish": policy.text == "full",
        "quote": policy.text in ("full", "quote"),
        "translate": policy.translate and policy.text in ("full", "quote"),
        "picture": policy.pictures,
    }
    if allowed[use]:
        return None
    return Decision(
        allowed=False, reason=REFUSED[use], values={"text": policy.text, "basis": policy.basis}
    )


def _window(item: Item, at: datetime) -> Decision:
    """From the end of the embargo (then it is free) to the expiry (then it is not)."""
    embargo, expires = item.embargoed_until, item.expires
    if expires is not None and at >= expires:
        return Decision(allowed=False, reason=EXPIRED, values={"expires": _moment(expires)})
    if embargo is not None and at < embargo:
        values = {"embargo": _moment(embargo)}
        if expires is not None and expires <= embargo:
            values["expires"] = _moment(expires)
            return Decision(allowed=False, reason=NO_WINDOW, values=values)
        return Decision(allowed=False, reason=EMBARGO, values=values, until=embargo)
    return Decision(allowed=True, until=expires)


def _moment(time: datetime) -> str:
    """A time as it stands in the item, with its zone: 24.11.2026, 10:00 (+01:00)."""
    return f"{time:%d.%m.%Y, %H:%M} ({time.isoformat()[-6:]})"

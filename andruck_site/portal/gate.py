"""The gate: nothing stands on the portal that nobody signed off.

It stands where every road to the public passes, twice. In the database: a
check constraint, *live needs a clearance*. In ``Article.save``: the
clearance's hash is that of the content going live (``require``). A clearance
is given by ``andruck_site.desk.actions`` alone, after ``refusals`` found
nothing.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from django.utils import timezone
from django.utils.formats import date_format

from andruck.model import Decision, Item
from andruck.rights import decide

if TYPE_CHECKING:
    from andruck_site.portal.models import Article, Clearance


class GateError(Exception):
    """The article may not go live; ``reasons`` says why, in German, one line each."""

    def __init__(self, article: Article, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.article = article
        self.reasons = reasons


def content_hash(item: Item) -> str:
    """The hash of all that a reader would see; times of storage do not count."""
    # msgspec leaves out what *is* the default, not what equals it: a status out of the
    # database would be written, and the same content would have two hashes.
    status: Any = sys.intern(item.pub_status)
    embargo = item.embargoed_until  # out of a form it has the zone of the desk, stored it has UTC
    bare = msgspec.structs.replace(
        item,
        version="1",
        pub_status=status,
        first_created=None,
        version_created=None,
        ed_note="",
        embargoed_until=embargo.astimezone(UTC) if embargo else None,
    )
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()


def require(article: Article) -> Clearance:
    """The clearance for exactly this content, valid now; else GateError."""
    from andruck_site.portal.models import Clearance

    now = timezone.now()
    given = list(
        Clearance.objects.filter(
            uri=article.uri, content_hash=content_hash(article.item())
        ).order_by("-given_at")
    )
    if not given:
        raise GateError(
            article,
            ["Dieser Fassung fehlt die Freigabe: Sie wurde nicht geprüft und abgezeichnet."],
        )
    valid = next((one for one in given if not one.refusals(now)), given[0])
    if reasons := [*valid.refusals(now), *standing_refusals(article, now)]:
        raise GateError(article, reasons)
    return valid


def standing_refusals(article: Article, at: datetime) -> list[str]:
    """What forbids publishing whatever the text says: kill, embargo, rights."""
    reasons = []
    if article.pub_status != "usable":
        reasons.append("Der Artikel ist gesperrt oder zurückgezogen.")
    if article.embargoed_until and at < article.embargoed_until:
        reasons.append(_embargo(article.embargoed_until))
    for row in article.wire_items():
        item = row.item()
        if item.pub_status == "canceled":
            reasons.append(f"Die Quelle hat die Meldung zurückgezogen: „{item.headline}“.")
        elif item.pub_status == "withheld":
            reasons.append(f"Die Quelle hält die Meldung zurück: „{item.headline}“.")
        if item.embargoed_until and item.embargoed_until.tzinfo is None:
            reasons.append("Die Sperrfrist nennt keine Zeitzone; bitte bei der Quelle nachfragen.")
        elif item.embargoed_until and at < item.embargoed_until:
            reasons.append(_embargo(item.embargoed_until))
    reasons += _rights(article, at)
    reasons += _pictures(article)
    return list(dict.fromkeys(reasons))


def rights_end(article: Article, at: datetime) -> datetime | None:
    """When the first right this article needs comes to its end."""
    from andruck_site.portal.site import portal

    if article.rights_basis == "own":
        return None
    ends = []
    for row in article.wire_items():
        source = portal().source(row.source.name)
        decision = decide(row.item(), source.policy if source else None, "publish", at)
        if decision.allowed and decision.until:
            ends.append(decision.until)
    return min(ends, default=None)


def _embargo(until: datetime) -> str:
    local = timezone.localtime(until)
    return f"Die Sperrfrist läuft bis {date_format(local, 'j. F Y, H:i')} Uhr."


def _rights(article: Article, at: datetime) -> list[str]:
    from andruck_site.portal.site import portal

    if article.rights_basis == "own":
        return []
    if article.rights_basis == "unclear":
        return ["Die Nutzungsrechte sind ungeklärt."]
    reasons = []
    for row in article.wire_items():
        source = portal().source(row.source.name)
        item = row.item()
        decisions = [decide(item, source.policy if source else None, "publish", at)]
        if row.is_translation:
            decisions.append(decide(item, source.policy if source else None, "translate", at))
        reasons += [_refusal(row.source.label, one) for one in decisions if not one.allowed]
    return reasons


def _pictures(article: Article) -> list[str]:
    """Of every picture who made it and why we may print it; no dismissal helps against that."""
    reasons = []
    for one in article.pictures():
        if not one.credit.strip():
            reasons.append(f"Dem Bild „{one.title}“ fehlt der Bildnachweis.")
        if not one.usage_terms.strip():
            reasons.append(f"Dem Bild „{one.title}“ fehlt die Angabe der Nutzungsrechte.")
    return reasons


def _refusal(source: str, decision: Decision) -> str:
    from andruck.locale import translate

    return f"{source}: {translate(decision.reason, 'de', decision.values)}"

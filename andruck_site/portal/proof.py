"""The proof of an article: what the checks say of it, and what was answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from django.utils import timezone

from andruck.checks import check
from andruck.locale import translate
from andruck.model import Decision, Finding
from andruck.rights import decide
from andruck.subjects import relevance
from andruck.text.copy import Copy
from andruck_site.portal.models import Article, Dismissal
from andruck_site.portal.site import portal


class Entry(msgspec.Struct, frozen=True):
    """A finding and, where an editor answered it, the dismissal."""

    finding: Finding
    dismissal: Dismissal | None

    @property
    def message(self) -> str:
        """What an editor reads."""
        return translate(self.finding.message, "de", self.finding.values)

    @property
    def title(self) -> str:
        """The check's name on the screen."""
        return translate(self.finding.check, "de", {})

    @property
    def is_open(self) -> bool:
        """Nobody answered it yet."""
        return self.dismissal is None


class Proof(msgspec.Struct, frozen=True):
    """All findings on one text, in reading order."""

    entries: tuple[Entry, ...]

    @property
    def open_errors(self) -> tuple[Entry, ...]:
        """What stops publishing."""
        return tuple(one for one in self.entries if one.is_open and one.finding.severity == "error")

    def record(self) -> dict[str, Any]:
        """What the sign-off record keeps: open findings, and dismissals with their reasons."""
        return {
            "open": [
                {"check": one.finding.check, "quote": one.finding.place.quote}
                for one in self.entries
                if one.is_open
            ],
            "dismissed": [
                {
                    "check": one.finding.check,
                    "quote": one.finding.place.quote,
                    "reason": one.dismissal.reason,
                    "by": one.dismissal.given_by_name,
                    "at": one.dismissal.given_at.isoformat(),
                }
                for one in self.entries
                if one.dismissal
            ],
        }


def proof(uri: str, findings: tuple[Finding, ...]) -> Proof:
    """Findings with the dismissals that were given for this text."""
    told = {one.fingerprint: one for one in Dismissal.objects.filter(uri=uri)}
    return Proof(tuple(Entry(one, told.get(one.fingerprint)) for one in findings))


def proof_article(article: Article, at: datetime | None = None) -> Proof:
    """The article as it stands in memory, through every check; rights as they are at ``at``."""
    return proof(article.uri, check(copy_of(article, at)))


def copy_of(article: Article, at: datetime | None = None) -> Copy:
    """The article with all that it may be compared to, now or when it is to go live."""
    rows = article.wire_items()
    item = article.item()
    now = at or timezone.now()
    as_of = rows[0].version_created if rows else None
    return Copy(
        item,
        portal=portal(),
        sources=tuple(row.item() for row in rows),
        as_of=as_of or article.first_published_at or now,
        relevance=relevance(item, portal()),
        rights=_rights(article, now),
        machine_translated=article.digital_source_type == Article.Making.MACHINE
        or any(_is_machine_translated(row.source.name) for row in rows),
    )


def _is_machine_translated(name: str) -> bool:
    source = portal().source(name)
    return source is not None and source.machine_translated


def _rights(article: Article, now: Any) -> Decision:
    if article.rights_basis == Article.Rights.OWN:
        return Decision(allowed=True)
    rows = article.wire_items()
    if article.rights_basis == Article.Rights.UNCLEAR or not rows:
        return Decision(allowed=article.rights_basis == Article.Rights.LICENSED)
    source = portal().source(rows[0].source.name)
    return decide(rows[0].item(), source.policy if source else None, "publish", now)

"""What every action of the desk keeps to: who may, who was first, and that it is logged."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from andruck_site.portal.models import Article
from andruck_site.wire.models import WireItem

SHORTEST_REASON = 3  # characters
# What the log calls the ways out of the queue; each can be undone.
MOVES = ("andruck.take", "andruck.reject", "andruck.merge", "andruck.note", "andruck.adopt")


class Conflict(Exception):
    """Somebody else was faster; the message says what they did, in German."""


def demand(user: Any, permission: str) -> None:
    """PermissionDenied for whoever may not."""
    if not user.has_perm(permission):
        raise PermissionDenied("Dafür fehlt die Berechtigung.")


def name_of(user: Any) -> str:
    """How an editor signs."""
    return user.get_full_name() or user.get_username()


def reason_in(text: str, question: str) -> str:
    """The reason on one line; Conflict with the question when it is none."""
    reason = " ".join(text.split())
    if len(reason) < SHORTEST_REASON:
        raise Conflict(question)
    return reason[:500]


def locked(pk: int, *states: str) -> WireItem:
    """The item, fetched anew inside the transaction; Conflict when it moved on."""
    row = WireItem.objects.select_for_update().select_related("source", "story").get(pk=pk)
    if not row.is_current:
        raise Conflict("Von dieser Meldung gibt es inzwischen eine neuere Fassung.")
    if row.state not in states:
        raise Conflict(f"Diese Meldung ist bereits erledigt: {row.get_state_display()}{_who(row)}.")
    return row


def _who(row: WireItem) -> str:
    """Who moved the item last, as " von Anna Berg"."""
    told = ModelLogEntry.objects.for_instance(row).filter(user__isnull=False).first()
    return f" von {told.user_display_name}" if told else ""


def move(row: WireItem, state: str, user: Any, action: str, **data: Any) -> None:
    """Put the item elsewhere, and write down who did and from where."""
    before = row.state
    row.state, row.state_changed = state, timezone.now()
    row.save(update_fields=["state", "state_changed"])
    log(row, action, user=user, data={"from": before, **data})


def open_draft(article: Article, user: Any) -> Article:
    """The newest version of an article, open for this editor."""
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    lock = draft.get_lock()
    if lock and lock.for_user(user):
        raise Conflict("Der Artikel ist gesperrt und lässt sich gerade nicht ändern.")
    return draft

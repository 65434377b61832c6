"""What people do at the desk. An action checks permission, changes, and logs.

Views, hooks and the keyboard call these and nothing else; so the edit view,
the bulk action and code behave alike.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from andruck.model import Finding
from andruck_site.portal import gate
from andruck_site.portal.drafts import draft_of
from andruck_site.portal.models import Article, Clearance, Dismissal, Provenance
from andruck_site.portal.proof import Proof, proof_article
from andruck_site.portal.site import portal
from andruck_site.wire.models import State, WireItem


class Conflict(Exception):
    """Somebody else was faster; the message says what they did, in German."""


def _may(user: Any, permission: str) -> None:
    if not user.has_perm(permission):
        raise PermissionDenied("Dafür fehlt die Berechtigung.")


def _name(user: Any) -> str:
    return user.get_full_name() or user.get_username()


def _locked(pk: int, *states: str) -> WireItem:
    """The item, fetched anew inside the transaction; Conflict when it moved on."""
    row = WireItem.objects.select_for_update().select_related("source", "story").get(pk=pk)
    if row.state not in states:
        raise Conflict(f"Diese Meldung ist bereits erledigt: {row.get_state_display()}.")
    return row


def _move(row: WireItem, state: str, user: Any, action: str, **data: Any) -> None:
    before = row.state
    row.state, row.state_changed = state, timezone.now()
    row.save(update_fields=["state", "state_changed"])
    log(row, action, user=user, data={"from": before, **data})


@transaction.atomic
def take(pk: int, user: Any) -> Article:
    """Make a draft article of an item: with revision, provenance and rights."""
    _may(user, "portal.add_article")
    row = _locked(pk, State.NEW, State.REJECTED)
    article = draft_of(row, portal().source(row.source.name))
    article.save()
    rel = "basedOn" if row.language[:2] == portal().language[:2] else "translationOf"
    Provenance.objects.create(article=article, wire_item=row, rel=rel)
    for told in Dismissal.objects.filter(uri=row.uri):
        told.pk, told.uri = None, article.uri
        told.save(force_insert=True)
    article.save_revision(user=user, log_action=True, clean=False)
    _move(row, State.TAKEN, user, "andruck.take", article=article.pk)
    return article


@transaction.atomic
def reject(pk: int, user: Any) -> WireItem:
    """Put an item aside; asks for nothing and can be undone."""
    _may(user, "wire.change_wireitem")
    row = _locked(pk, State.NEW)
    _move(row, State.REJECTED, user, "andruck.reject")
    return row


@transaction.atomic
def restore(pk: int, user: Any) -> WireItem:
    """Undo: a rejected or merged item is new again; so is a taken one while
    its article was never public (the draft is deleted)."""
    _may(user, "wire.change_wireitem")
    row = _locked(pk, State.REJECTED, State.MERGED, State.TAKEN)
    if row.state == State.TAKEN:
        for article in Article.objects.filter(provenance__wire_item=row):
            if article.live or article.first_published_at:
                raise Conflict(
                    "Der Artikel war schon öffentlich; das lässt sich nicht zurücknehmen."
                )
            article.delete()
    _move(row, State.NEW, user, "andruck.restore")
    return row


@transaction.atomic
def merge(pk: int, into: int, user: Any) -> WireItem:
    """Join an item to another that tells the same; it stays readable there."""
    _may(user, "wire.change_wireitem")
    if pk == into:
        raise Conflict("Eine Meldung lässt sich nicht mit sich selbst zusammenführen.")
    row = _locked(pk, State.NEW, State.REJECTED)
    lead = WireItem.objects.select_related("story").get(pk=into)
    before = row.story_id
    row.story = lead.story
    row.save(update_fields=["story"])
    for article in Article.objects.filter(provenance__wire_item=lead):
        Provenance.objects.get_or_create(article=article, wire_item=row)
    _move(row, State.MERGED, user, "andruck.merge", into=into, story=before)
    return row


@transaction.atomic
def dismiss(uri: str, finding: Finding, reason: str, user: Any) -> Dismissal:
    """Say that a finding is none, and why; the reason is part of the sign-off record."""
    _may(user, "portal.change_article")
    reason = reason.strip()
    if len(reason) < 3:
        raise Conflict("Bitte begründen Sie kurz, warum der Befund nicht zutrifft.")
    told, _ = Dismissal.objects.update_or_create(
        uri=uri,
        fingerprint=finding.fingerprint,
        defaults={
            "check_name": finding.check,
            "quote": finding.place.quote[:2000],
            "reason": reason[:500],
            "given_by": user,
            "given_by_name": _name(user),
            "given_at": timezone.now(),
        },
    )
    log(
        told,
        "andruck.dismiss",
        user=user,
        data={"uri": uri, "check": finding.check, "reason": reason},
    )
    return told


@transaction.atomic
def undismiss(uri: str, fingerprint: str, user: Any) -> None:
    """Take a dismissal back; the finding stands open again."""
    _may(user, "portal.change_article")
    for told in Dismissal.objects.filter(uri=uri, fingerprint=fingerprint):
        log(told, "andruck.undismiss", user=user, data={"uri": uri, "check": told.check_name})
        told.delete()


def refusals(article: Article, at: datetime, proof: Proof) -> list[str]:
    """Every reason why this content may not go live at that time, in German."""
    reasons = gate.standing_refusals(article, at)
    if count := len(proof.open_errors):
        names = ", ".join(dict.fromkeys(entry.title for entry in proof.open_errors))
        noun = "Fehlerbefund ist" if count == 1 else "Fehlerbefunde sind"
        reasons.append(f"{count} {noun} offen: {names}.")
    return reasons


def clear(article: Article, user: Any, at: datetime | None = None) -> Clearance:
    """Sign the content off, so that it may go live (at ``at``, when scheduled).

    Raises GateError with every reason when a finding of severity error is
    open, an embargo runs, or rights forbid it.
    """
    _may(user, "portal.publish_article")
    now = timezone.now()
    when = max(at or now, now)
    proof = proof_article(article)
    if reasons := refusals(article, when, proof):
        raise gate.GateError(article, reasons)
    clearance = Clearance.objects.create(
        uri=article.uri,
        content_hash=gate.content_hash(article.item()),
        kind=Clearance.Kind.SCHEDULED if when > now else Clearance.Kind.DESK,
        given_by=user,
        given_by_name=_name(user),
        given_at=now,
        not_before=when if when > now else None,
        not_after=gate.rights_end(article, when),
        findings=proof.record(),
    )
    log(clearance, "andruck.clear", user=user, data={"article": article.pk, "uri": article.uri})
    return clearance


@transaction.atomic
def publish(revision: Revision, user: Any) -> Article:
    """Sign a revision off and publish it, at its go-live time if it has one."""
    article = revision.as_object()
    clear(article, user, article.go_live_at)
    revision.publish(user=user, skip_permission_checks=True)
    article.refresh_from_db()
    return article


@transaction.atomic
def kill(article: Article, user: Any, reason: str) -> Article:
    """Take an article off the portal for good; its clearance no longer helps it back."""
    if user is not None:
        _may(user, "portal.publish_article")
    article.pub_status = "canceled"
    article.live = False
    article.has_unpublished_changes = False
    article.save()
    log(article, "andruck.kill", user=user, data={"reason": reason})
    return article

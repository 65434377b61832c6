"""What people do at the desk. An action checks permission, changes, and logs.

Views, hooks and the keyboard call these and nothing else; so the edit view,
the bulk action and code behave alike.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from andruck.model import Finding
from andruck_site.desk import fixes, kinds
from andruck_site.desk._rules import (
    MOVES,
    Conflict,
    demand,
    locked,
    move,
    name_of,
    open_draft,
    reason_in,
)
from andruck_site.portal import gate, lent
from andruck_site.portal.drafts import draft_of
from andruck_site.portal.models import Article, Clearance, Dismissal, Provenance
from andruck_site.portal.proof import Proof, proof, proof_article
from andruck_site.portal.site import portal
from andruck_site.portal.tasks import bring_pictures
from andruck_site.wire.models import Source, State, WireItem


@transaction.atomic
def take(pk: int, user: Any, seen: str = "") -> Article:
    """Make a draft article of an item: with revision, provenance and rights.

    ``seen`` is where the item stood when the editor looked; Conflict when it moved on.

    A new version of an item that an article already rests on makes no second
    one: it goes to that article, whose text stays as it is.
    """
    demand(user, "portal.add_article")
    row = locked(pk, *([seen] if seen == State.NEW else [State.NEW, State.REJECTED]))
    if article := article_of(row):
        move(row, State.TAKEN, user, "andruck.take", article=article.pk, version=row.version)
        return article
    article = draft_of(row, portal().source(row.source.name))
    article.save()
    rel = "basedOn" if row.language[:2] == portal().language[:2] else "translationOf"
    Provenance.objects.create(article=article, wire_item=row, rel=rel)
    for told in Dismissal.objects.filter(uri=row.uri):
        told.pk, told.uri = None, article.uri
        told.save(force_insert=True)
    article.save_revision(user=user, log_action=True, clean=False)
    move(row, State.TAKEN, user, "andruck.take", article=article.pk)
    if lent.pictures_of(row, timezone.now()):
        transaction.on_commit(lambda: bring_pictures.enqueue(article.pk))
    return article


def article_of(row: WireItem) -> Article | None:
    """The article that rests on any version of this item; one that was killed is none."""
    resting = Article.objects.filter(provenance__wire_item__uri=row.uri)
    return resting.exclude(pub_status="canceled").order_by("-pk").first()


@transaction.atomic
def reject(pk: int, user: Any) -> WireItem:
    """Put an item aside; asks for nothing and can be undone."""
    demand(user, "wire.change_wireitem")
    row = locked(pk, State.NEW)
    move(row, State.REJECTED, user, "andruck.reject")
    return row


@transaction.atomic
def restore(pk: int, user: Any) -> WireItem:
    """Undo: a rejected or merged item is new again; so is a taken one while
    nobody worked on its draft, which is deleted. A version that went into an
    article leaves it again."""
    demand(user, "wire.change_wireitem")
    row = locked(pk, State.REJECTED, State.MERGED, State.TAKEN)
    told = ModelLogEntry.objects.for_instance(row).filter(action__in=MOVES).first()
    if row.state == State.MERGED:
        _split(row)
    elif row.state == State.TAKEN and told and told.action == "andruck.adopt":
        revert(Article.objects.get(pk=told.data["article"]), told.data["revision"], user)
    elif row.state == State.TAKEN and not (told and "version" in told.data):
        for article in Article.objects.filter(provenance__wire_item=row):
            _drop_draft(article)
    move(row, State.NEW, user, "andruck.restore", **({"undoes": told.pk} if told else {}))
    return row


def revert(article: Article, revision: int, user: Any) -> None:
    """Make the draft again what it was before this revision, if that is still the newest."""
    before = article.revisions.filter(pk__lt=revision).order_by("-pk").first()
    if article.latest_revision_id != revision or before is None:
        raise Conflict(
            "Am Artikel wurde seither weitergearbeitet; frühere Fassungen stehen im Verlauf."
        )
    if article.live and not article.has_unpublished_changes:
        raise Conflict("Der Artikel ist so schon öffentlich; das lässt sich nicht zurücknehmen.")
    open_draft(article, user)
    draft = before.as_object()
    if not draft.live:
        draft.save()
    draft.save_revision(user=user, log_action=True, previous_revision=before, clean=False)


def _drop_draft(article: Article) -> None:
    if article.live or article.first_published_at:
        raise Conflict("Der Artikel war schon öffentlich; das lässt sich nicht zurücknehmen.")
    if article.revisions.count() > 1:
        raise Conflict(
            "Am Entwurf wurde schon gearbeitet. Wer ihn nicht mehr braucht, löscht ihn "
            "unter „Artikel“; danach lässt sich die Meldung zurücknehmen."
        )
    Dismissal.objects.filter(uri=article.uri).delete()
    article.delete()


def _split(row: WireItem) -> None:
    """Out of the story and the articles that merging brought the item into."""
    merged = ModelLogEntry.objects.for_instance(row).filter(action="andruck.merge").first()
    if merged is None:
        return
    row.story_id = merged.data["story"]
    row.save(update_fields=["story"])
    Provenance.objects.filter(wire_item=row, article__in=merged.data.get("articles", [])).delete()


@transaction.atomic
def merge(pk: int, into: int, user: Any) -> WireItem:
    """Join an item to another that tells the same; it stays readable there."""
    demand(user, "wire.change_wireitem")
    if pk == into:
        raise Conflict("Eine Meldung lässt sich nicht mit sich selbst zusammenführen.")
    row = locked(pk, State.NEW, State.REJECTED)
    lead = WireItem.objects.select_related("story").filter(pk=into).first()
    if lead is None or lead.state == State.WITHDRAWN:
        raise Conflict("Diese Meldung gibt es nicht mehr, oder sie wurde zurückgezogen.")
    _demand_free(row, lead)
    before = row.story_id
    row.story = lead.story
    row.save(update_fields=["story"])
    joined = []
    for article in Article.objects.filter(provenance__wire_item__uri=lead.uri).distinct():
        _, made = Provenance.objects.get_or_create(article=article, wire_item=row)
        joined += [article.pk] if made else []
    move(row, State.MERGED, user, "andruck.merge", into=into, story=before, articles=joined)
    return row


def _demand_free(row: WireItem, lead: WireItem) -> None:
    """What is held back may not come to rest under an article that is public."""
    if row.pub_status == "usable" and not row.is_embargoed(timezone.now()):
        return
    resting = Article.objects.live().filter(provenance__wire_item__uri=lead.uri)
    if article := resting.first():
        raise Conflict(
            "Diese Meldung darf noch nicht verwendet werden; zusammenführen lässt sie sich nicht "
            f"mit einer, deren Artikel schon online ist: „{article.headline}“."
        )


@transaction.atomic
def dismiss(uri: str, finding: Finding, reason: str, user: Any) -> Dismissal:
    """Say that a finding is none, and why; the reason is part of the sign-off record."""
    demand(user, "portal.change_article")
    reason = reason_in(reason, "Bitte begründen Sie kurz, warum der Befund nicht zutrifft.")
    told, _ = Dismissal.objects.update_or_create(
        uri=uri,
        fingerprint=finding.fingerprint,
        defaults={
            "check_name": finding.check,
            "quote": finding.place.quote[:2000],
            "reason": reason,
            "given_by": user,
            "given_by_name": name_of(user),
            "given_at": timezone.now(),
        },
    )
    mark = finding.fingerprint
    _tell(uri, "andruck.dismiss", user, check=finding.check, reason=reason, finding=mark)
    return told


@transaction.atomic
def undismiss(uri: str, fingerprint: str, user: Any) -> None:
    """Take a dismissal back; the finding stands open again."""
    demand(user, "portal.change_article")
    for told in Dismissal.objects.filter(uri=uri, fingerprint=fingerprint):
        told.delete()
        _tell(uri, "andruck.undismiss", user, check=told.check_name)


def _tell(uri: str, action: str, user: Any, **data: str) -> None:
    """Log what was said of a finding with the article or item it stands in, and keep
    the queue's count of open findings in step."""
    for article in Article.objects.filter(uri=uri):
        log(article, action, user=user, data=data)
    for row in WireItem.objects.current().filter(uri=uri):
        still = [one.finding.severity for one in proof(uri, row.findings()).entries if one.is_open]
        row.finding_count = len(still)
        row.severity = next((one for one in ("error", "warning", "note") if one in still), "")
        row.save(update_fields=["finding_count", "severity"])
        log(row, action, user=user, data=data)


@transaction.atomic
def apply_fix(article: Article, fingerprint: str, user: Any) -> Revision:
    """Write what a finding proposes into the draft, if the place still reads as it did."""
    demand(user, "portal.change_article")
    draft = open_draft(article, user)
    found = [one.finding for one in proof_article(draft).entries if not one.dismissal]
    finding = next((one for one in found if one.fingerprint == fingerprint), None)
    if finding is None or not fixes.apply(draft, finding):
        raise Conflict("Die Stelle hat sich geändert; bitte den Befund noch einmal ansehen.")
    if not draft.live:
        draft.save()
    revision = draft.save_revision(user=user, clean=False)
    data = {"check": finding.check, "quote": finding.place.quote, "fix": finding.fix}
    log(article, "andruck.fix", user=user, data=data, revision=revision, content_changed=True)
    return revision


def refusals(article: Article, at: datetime, proof: Proof) -> list[str]:
    """Every reason why this content may not go live at that time, in German."""
    reasons = gate.standing_refusals(article, at)
    if not article.headline.strip():
        reasons.append("Der Titel fehlt.")
    if portal().section(article.section) is None:
        reasons.append("Das Ressort fehlt.")
    reasons += [f"Im Text steht noch die Vorlage „{one}“." for one in kinds.left_over(article)]
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
    demand(user, "portal.publish_article")
    now = timezone.now()
    when = max(at or now, now)
    proof = proof_article(article, when)
    if reasons := refusals(article, when, proof):
        raise gate.GateError(article, reasons)
    clearance = Clearance.objects.create(
        uri=article.uri,
        content_hash=gate.content_hash(article.item()),
        kind=Clearance.Kind.SCHEDULED if when > now else Clearance.Kind.DESK,
        given_by=user,
        given_by_name=name_of(user),
        given_at=now,
        not_before=when if when > now else None,
        not_after=gate.rights_end(article, when),
        findings=proof.record(),
    )
    log(
        article,
        "andruck.clear",
        user=user,
        data={"clearance": clearance.pk, "kind": clearance.kind},
    )
    return clearance


@transaction.atomic
def publish(revision: Revision, user: Any) -> Article:
    """Sign a revision off and publish it, at its go-live time if it has one."""
    Article.objects.select_for_update().get(pk=revision.object_id)
    # As stored: whatever happened to the article since the caller has read it counts.
    revision = Revision.objects.get(pk=revision.pk)
    article = revision.as_object()
    clear(article, user, article.go_live_at)
    revision.publish(user=user, skip_permission_checks=True)
    article.refresh_from_db()
    return article


@transaction.atomic
def unpublish(article: Article, user: Any) -> bool:
    """Take an article off the portal; what comes back needs a new sign-off."""
    demand(user, "portal.publish_article")
    row = Article.objects.select_for_update().get(pk=article.pk)
    was_live = row.live
    row.unpublish(user=user)
    return was_live


@transaction.atomic
def hold(article: Article, reasons: list[str]) -> None:
    """Take an article off the portal because its source no longer lets it stand there."""
    row = Article.objects.select_for_update().get(pk=article.pk)
    row.unpublish(log_action=False)
    log(row, "andruck.hold", data={"reasons": reasons})


@transaction.atomic
def kill(article: Article, user: Any, reason: str) -> Article:
    """Take an article off the portal for good; its clearance no longer helps it back."""
    if user is not None:
        demand(user, "portal.publish_article")
    reason = reason_in(reason, "Bitte geben Sie an, warum der Artikel zurückgezogen wird.")
    row = Article.objects.select_for_update().get(pk=article.pk)
    if row.pub_status == "canceled":
        raise Conflict("Der Artikel ist bereits zurückgezogen.")
    row.pub_status = "canceled"
    row.live, row.live_revision = False, None
    row.has_unpublished_changes = False
    row.save()
    row.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    log(row, "andruck.kill", user=user, data={"reason": reason})
    return row


@transaction.atomic
def fetch_now(pk: int, user: Any) -> Source:
    """Have a source asked at the next tick of the clock, whatever its interval says."""
    demand(user, "wire.change_wireitem")
    source = Source.objects.select_for_update().get(pk=pk)
    if not source.is_active:
        raise Conflict("Die Quelle ist abgeschaltet; bitte schalten Sie sie zuerst ein.")
    source.next_visit = timezone.now()
    source.save(update_fields=["next_visit"])
    log(source, "andruck.fetch", user=user)
    return source


@transaction.atomic
def switch(pk: int, active: bool, user: Any) -> Source:
    """Ask a source from now on, or no longer."""
    demand(user, "wire.change_source")
    source = Source.objects.select_for_update().get(pk=pk)
    source.is_active = active
    if active:
        source.next_visit = timezone.now()
    source.save(update_fields=["is_active", "next_visit"])
    log(source, "andruck.switch_on" if active else "andruck.switch_off", user=user)
    return source

"""What people do with a new version of an item whose article exists, and how they undo.

Actions like those of ``actions``: they check permission, change, and log.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from andruck_site.desk import versions
from andruck_site.desk._rules import MOVES, Conflict, demand, locked, move, open_draft
from andruck_site.desk.actions import article_of, restore, revert, undismiss
from andruck_site.portal.models import Article, Dismissal
from andruck_site.portal.site import portal
from andruck_site.wire.models import State, WireItem

RECENT = timedelta(hours=12)  # what is older is no slip of the hand
LOOKED_AT = 50  # own deeds
CHANGES = ("andruck.section",)
DEEDS = (*MOVES, *CHANGES, "andruck.dismiss", "andruck.fix")


class Undone(NamedTuple):
    """What was taken back, in German, and where it can be seen."""

    text: str
    row: WireItem | None = None
    article: Article | None = None


@transaction.atomic
def adopt(pk: int, chosen: Iterable[str], seen: str, user: Any) -> Article:
    """Put the chosen parts of a new version into a new revision of the article's draft.

    ``seen`` is the revision the editor compared with: nobody's later work is written over.
    """
    demand(user, "portal.change_article")
    row = locked(pk, State.NEW)
    article = article_of(row)
    comparison = versions.compare(row, article) if article else None
    if article is None or comparison is None:
        raise Conflict("Auf dieser Meldung beruht kein Artikel mehr.")
    if seen != str(article.latest_revision_id or ""):
        raise Conflict(
            "Am Artikel wurde inzwischen weitergearbeitet; bitte sehen Sie sich den Vergleich "
            "noch einmal an."
        )
    open_draft(article, user)  # Conflict when it is locked
    labels = versions.write(comparison, row, set(chosen))
    if not labels:
        raise Conflict("Bitte wählen Sie, was in den Artikel übernommen werden soll.")
    draft = comparison.draft
    if article.latest_revision_id is None:
        article.save_revision(user=user, changed=False, clean=False)  # the way back
    if not draft.live:
        draft.save()
    revision = draft.save_revision(user=user, clean=False)
    data = {"version": row.version, "parts": labels, "item": row.pk}
    log(article, "andruck.revise", user=user, data=data, revision=revision, content_changed=True)
    move(row, State.TAKEN, user, "andruck.adopt", article=article.pk, revision=revision.pk)
    return article


@transaction.atomic
def note(pk: int, user: Any) -> WireItem:
    """Close a new version: seen, and nothing of it goes into the article."""
    demand(user, "wire.change_wireitem")
    row = locked(pk, State.NEW)
    article = article_of(row)
    if article is None:
        raise Conflict("Auf dieser Meldung beruht kein Artikel mehr.")
    move(row, State.TAKEN, user, "andruck.note", article=article.pk, version=row.version)
    return row


@transaction.atomic
def assign(pk: int, section: str, user: Any) -> WireItem:
    """Put an item into another section."""
    demand(user, "wire.change_wireitem")
    row = locked(pk, State.NEW, State.REJECTED)
    if portal().section(section) is None:
        raise Conflict("Dieses Ressort gibt es nicht.")
    if row.section != section:
        _assign(row, section, user)
    return row


def _assign(row: WireItem, section: str, user: Any, **data: Any) -> None:
    before, row.section = row.section, section
    row.save(update_fields=["section"])
    log(row, "andruck.section", user=user, data={"from": before, "to": section, **data})


@transaction.atomic
def undo_last(user: Any) -> Undone:
    """Take back what this editor did last, whatever it was; what readers see stays."""
    demand(user, "wire.change_wireitem")
    since = timezone.now() - RECENT
    own = ModelLogEntry.objects.filter(user=user, timestamp__gt=since, action__in=DEEDS)
    for entry in own.order_by("-timestamp", "-pk")[:LOOKED_AT]:
        if "undoes" not in entry.data and _stands(entry) and (undone := _undo(entry, user)):
            return undone
    raise Conflict("Es gibt nichts, was Sie zurücknehmen könnten.")


def _stands(entry: ModelLogEntry) -> bool:
    """Has nobody gone on from there, apart from what was taken back again?"""
    if entry.action not in (*MOVES, *CHANGES):
        return True
    kinds = (*MOVES, "andruck.restore") if entry.action in MOVES else CHANGES
    later = ModelLogEntry.objects.filter(
        content_type=entry.content_type,
        object_id=entry.object_id,
        pk__gt=entry.pk,
        action__in=kinds,
    )
    told = {one.pk: one.data.get("undoes") for one in later}
    undone = {pk for pk in told.values() if pk}
    if entry.pk in undone:
        return False
    return not [pk for pk, undoes in told.items() if not undoes and pk not in undone]


def _undo(entry: ModelLogEntry, user: Any) -> Undone | None:
    """Take one deed back; None when there is nothing left of it."""
    model = entry.content_type.model_class()
    if model is Article:
        article = Article.objects.filter(pk=entry.object_id).first()
        return _undo_in_article(entry, article, user) if article else None
    row = WireItem.objects.current().filter(pk=entry.object_id).first()
    if row is None:
        return None
    if entry.action == "andruck.dismiss":
        return _undo_dismissal(entry, row.uri, user, row=row)
    if entry.action == "andruck.section":
        row = locked(row.pk, State.NEW, State.REJECTED)
        _assign(row, entry.data["from"], user, undoes=entry.pk)
        return Undone(f"Ressort zurückgestellt: „{row.headline}“", row)
    return Undone(f"Wieder im Eingang: „{row.headline}“", restore(row.pk, user))


def _undo_in_article(entry: ModelLogEntry, article: Article, user: Any) -> Undone | None:
    if entry.action == "andruck.dismiss":
        return _undo_dismissal(entry, article.uri, user, article=article)
    if not entry.revision_id or entry.revision_id != article.latest_revision_id:
        return None
    revert(article, entry.revision_id, user)
    return Undone(f"Vorschlag zurückgenommen: „{article.headline}“", article=article)


def _undo_dismissal(entry: ModelLogEntry, uri: str, user: Any, **seen: Any) -> Undone | None:
    mark = entry.data.get("finding", "")
    if not Dismissal.objects.filter(uri=uri, fingerprint=mark, given_by=user).exists():
        return None
    undismiss(uri, mark, user)
    return Undone("Der Befund ist wieder offen.", **seen)

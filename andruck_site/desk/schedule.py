"""What clock and wire do at the desk: open what was scheduled, close what may no longer stand.

A revision the gate refuses is skipped and told: in the log of its article, and
its schedule is taken off so that it does not knock every second.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Min, QuerySet
from wagtail.log_actions import log as write_log
from wagtail.models import Revision

from andruck_site.desk.actions import hold, kill
from andruck_site.portal.gate import GateError, standing_refusals
from andruck_site.portal.models import Article, Provenance
from andruck_site.wire.models import WireItem

log = logging.getLogger("andruck.desk")


def next_due() -> datetime | None:
    """When the next scheduled revision is to open."""
    kind = ContentType.objects.get_for_model(Article)
    due = Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
    return due.aggregate(at=Min("approved_go_live_at"))["at"]


def publish_due(now: datetime) -> tuple[int, list[GateError]]:
    """Publish every scheduled revision that is due; returns how many, and the refusals."""
    kind = ContentType.objects.get_for_model(Article)
    ended = Article.objects.live().filter(expire_at__lt=now).order_by("expire_at")
    for pk in ended.values_list("pk", flat=True):
        with transaction.atomic():  # as it is now: an editor may have been faster
            if article := ended.select_for_update().filter(pk=pk).first():
                article.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    opened, refused = 0, []
    due = Revision.objects.filter(content_type=kind, approved_go_live_at__lte=now)
    for pk, article in due.order_by("approved_go_live_at").values_list("pk", "object_id"):
        try:
            opened += _open(due.filter(pk=pk), article)
        except GateError as refusal:
            refused.append(refusal)
            _tell(due.filter(pk=pk), refusal)
    return opened, refused


@transaction.atomic
def _open(due: QuerySet[Revision], article: str) -> bool:
    """Publish it, if it is still to open once nobody else is at the article."""
    Article.objects.select_for_update().filter(pk=article).first()
    revision = due.first()
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


@transaction.atomic
def _tell(due: QuerySet[Revision], refusal: GateError) -> None:
    revision = due.first()
    if revision is None:
        return
    due.update(approved_go_live_at=None)
    log.warning("Not published on schedule: %s: %s", refusal.article, "; ".join(refusal.reasons))
    write_log(
        refusal.article, "andruck.refused", data={"reasons": refusal.reasons}, revision=revision
    )


def reconsider(row: WireItem) -> None:
    """A new version of an item came in. What rests on it goes off the portal in the same
    moment: for good when the agency withdraws it, and until somebody signs it off anew when
    the agency holds it back, puts it under embargo or takes the right to it."""
    resting = Provenance.objects.filter(wire_item__uri=row.uri).values("article")
    for article in Article.objects.select_for_update().filter(pk__in=resting):
        if article.pub_status == "canceled":
            continue
        if row.pub_status == "canceled":
            kill(article, None, f"Von der Quelle zurückgezogen: {row.source.label}")
        elif article.live and (reasons := standing_refusals(article, row.received)):
            hold(article, reasons)

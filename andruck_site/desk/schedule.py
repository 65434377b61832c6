"""What the clock does at the desk: opens what was scheduled, closes what expired.

A revision the gate refuses is skipped and told: in the log of its article, and
its schedule is taken off so that it does not knock every second.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Min
from wagtail.log_actions import log as write_log
from wagtail.models import Revision

from andruck_site.desk.actions import kill
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article
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
    for article in Article.objects.live().filter(expire_at__lt=now).order_by("expire_at"):
        article.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    opened, refused = 0, []
    due = Revision.objects.filter(content_type=kind, approved_go_live_at__lte=now)
    for revision in due.order_by("approved_go_live_at"):
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
            opened += 1
        except GateError as refusal:
            refused.append(refusal)
            _tell(revision, refusal)
    return opened, refused


def _tell(revision: Revision, refusal: GateError) -> None:
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log.warning("Not published on schedule: %s: %s", refusal.article, "; ".join(refusal.reasons))
    write_log(
        refusal.article, "andruck.refused", data={"reasons": refusal.reasons}, revision=revision
    )


def withdraw(row: WireItem) -> None:
    """The agency withdrew an item: what rests on it goes off the portal in the same moment."""
    resting = Article.objects.filter(provenance__wire_item__uri=row.uri)
    for article in resting.exclude(pub_status="canceled").distinct():
        kill(article, None, f"Von der Quelle zurückgezogen: {row.source.label}")

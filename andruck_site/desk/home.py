"""The desk's home page: what waits, what is new, what is in trouble."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import ModelLogEntry, Revision

from andruck_site.desk.sources import health, told
from andruck_site.portal.models import Article
from andruck_site.portal.site import portal
from andruck_site.wire.models import Source, State, WireItem

ROWS = 8
TROUBLES = 5
SOON = timedelta(days=2)
LATELY = timedelta(days=7)


class DeskPanel(Component):
    """Everything on the home page; each part only for those who may see it."""

    name = "desk"
    order = 10
    template_name = "desk/home_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The parts this editor may see."""
        user = parent_context["request"].user
        now = timezone.now()
        context = {"now": now, "portal": portal(), "request": parent_context["request"]}
        context["may_write"] = user.has_perm("portal.add_article")
        if user.has_perm("wire.view_wireitem"):
            context |= self._wire(now)
        if user.has_perm("portal.view_article"):
            context |= self._articles(now)
        return context

    def _wire(self, now: datetime) -> dict[str, Any]:
        current = WireItem.objects.current().order_by()
        numbers = dict(current.values_list("state").annotate(number=Count("pk")))
        waiting = current.in_state(State.NEW).select_related("source")
        waiting = waiting.defer("payload", "search_text", "signature", "findings_json")
        soon = Q(embargoed_until__gt=now, embargoed_until__lte=now + SOON)
        sources = [(one, *health(one, now), told(one)) for one in Source.objects.all()]
        trouble = [one for one in sources if one[1] in {"error", "warning"}]
        trouble.sort(key=lambda one: -one[0].failures)
        return {
            "states": [(key, word, numbers.get(key, 0)) for key, word in State.choices],
            "best": waiting.order_by("-relevance", "-received", "-pk")[:ROWS],
            "embargoes": current.exclude(state=State.REJECTED)
            .filter(soon)
            .order_by("embargoed_until")[:ROWS],
            "trouble": trouble[:TROUBLES],
            "more_trouble": max(len(trouble) - TROUBLES, 0),
        }

    def _articles(self, now: datetime) -> dict[str, Any]:
        articles = Article.objects.defer("body")
        drafts = articles.filter(live=False).exclude(pub_status="canceled")
        kind = ContentType.objects.get_for_model(Article)
        scheduled = Revision.objects.filter(content_type=kind, approved_go_live_at__gt=now)
        refused = ModelLogEntry.objects.filter(
            action="andruck.refused", content_type=kind, timestamp__gte=now - LATELY
        )
        return {
            "newest": articles.live().newest()[:ROWS],
            "drafts": drafts.select_related("latest_revision").order_by("-pk")[:ROWS],
            "draft_count": drafts.count(),
            "changed": articles.filter(live=True, has_unpublished_changes=True)[:ROWS],
            "scheduled": [
                (one.approved_go_live_at, one.object_str, one.object_id)
                for one in scheduled.order_by("approved_go_live_at")[:ROWS]
            ],
            "refused": refused[:ROWS],
            "article_embargoes": drafts.filter(
                embargoed_until__gt=now, embargoed_until__lte=now + SOON
            ).order_by("embargoed_until")[:ROWS],
        }

"""What stands beside an article's form: findings and gate, sources, sign-offs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.side_panels import BaseSidePanel

from andruck.locale import translate
from andruck_site.desk import fixes, marks, reading
from andruck_site.desk.actions import refusals
from andruck_site.portal.models import Article, Clearance
from andruck_site.portal.proof import proof_article
from andruck_site.portal.site import portal

RECORDS = 20


class FindingsSidePanel(BaseSidePanel):
    """Befunde: what the checks say of the newest version, and what stops publishing."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button, with the number of open findings."""

        aria_label = "Befunde zeigen"
        icon_name = "desk-findings"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
            """How many are open."""
            return {**super().get_context_data(parent_context), "count": self.panel.open_count}

    name = "findings"
    title = "Befunde"
    template_name = "desk/findings_panel.html"
    order = 110
    is_typed = False  # the article is what stands in the form, saved or not
    is_unsaved = False  # and the form says something else than the newest version

    @cached_property
    def proof(self) -> Any:
        """The article through every check, once a request."""
        return proof_article(self.object, self.planned)

    @cached_property
    def planned(self) -> datetime | None:
        """When it is to go live, if that lies ahead."""
        at = self.object.go_live_at
        return at if at and at > timezone.now() else None

    @property
    def open_count(self) -> int:
        """Findings nobody answered; notes do not press."""
        if not self.is_proofed:
            return 0
        return sum(one.is_open and one.finding.severity != "note" for one in self.proof.entries)

    @property
    def is_proofed(self) -> bool:
        """Is there anything to say yet?"""
        return bool(self.object.pk or self.is_typed)

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Findings, gate and marked text."""
        context = super().get_context_data(parent_context)
        context |= {"is_proofed": self.is_proofed, "check_url": self._url("article-typed")}
        if not self.is_proofed:
            return context
        shown = [
            one._replace(anchor=fixes.anchor(self.object, one.finding.place))
            for one in marks.shown(self.proof)
        ]
        return (
            context
            | self._gate()
            | {
                "csrf_token": get_token(self.request),
                "is_partial": parent_context.get("is_partial")
                or parent_context.get("hydrate_create_view"),
                "open_count": self.open_count,
                "findings": shown,
                "counts": marks.counts(self.proof),
                "text": marks.marked(self.object.item(), shown),
                "fixes": True,
                "back": "",
                "is_unsaved": self.is_unsaved,
                "may": {"dismiss": not self.is_unsaved and self._may_answer()},
                "post_to": self._url("article-finding") if self.object.pk else "",
                "panel_url": self._url("article-findings") if self.object.pk else "",
            }
        )

    def _may_answer(self) -> bool:
        """Answers are given to what is saved: they are looked up there."""
        return bool(self.object.pk and self.request.user.has_perm("portal.change_article"))

    def _url(self, name: str) -> str:
        return reverse(f"desk:{name}", args=[self.object.pk] if self.object.pk else [])

    def _gate(self) -> dict[str, Any]:
        """What still stops publishing: now, or at the time it is planned for."""
        reasons = refusals(self.object, self.planned or timezone.now(), self.proof)
        is_public = self.object.live and not self.object.has_unpublished_changes
        return {"refusals": reasons, "planned": self.planned, "is_public": is_public}


class SourceSidePanel(BaseSidePanel):
    """Quelle: the wire items an article rests on, to be read beside the draft."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button."""

        aria_label = "Quelltext zeigen"
        icon_name = "desk-sources"
        has_counter = False

    name = "source"
    title = "Quelle"
    template_name = "desk/source_panel.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Each item with its text and rights."""
        context = super().get_context_data(parent_context)
        context["sources"] = self._sources() if self.object.pk else []
        return context

    def _sources(self) -> list[dict[str, Any]]:
        shown = marks.shown(proof_article(self.object))
        now = timezone.now()
        found = []
        for number, row in enumerate(self.object.wire_items(), 1):
            item, source = row.item(), portal().source(row.source.name)
            found.append(
                {
                    "row": row,
                    "item": item,
                    "language": reading.language_name(item.language),
                    "badges": reading.badges(row, item, now),
                    "text": marks.marked_source(item, shown, number),
                    "rights": reading.rights(item, source, now),
                    "policy": source.policy if source else None,
                }
            )
        return found


class ClearancesSidePanel(BaseSidePanel):
    """Freigaben: who signed which content off, when, what was open, what dismissed and why."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button."""

        aria_label = "Freigaben zeigen"
        icon_name = "desk-clearance"
        has_counter = False

    name = "clearances"
    title = "Freigaben"
    template_name = "desk/clearances_panel.html"
    order = 130

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The records, newest first."""
        context = super().get_context_data(parent_context)
        uri = self.object.uri
        rows = Clearance.objects.filter(uri=uri).order_by("-given_at")[:RECORDS] if uri else []
        context["clearances"] = [_record(row) for row in rows]
        return context


def _record(row: Clearance) -> dict[str, Any]:
    def words(kind: str) -> list[dict[str, Any]]:
        entries = row.findings.get(kind, [])
        return [{**one, "title": translate(one["check"], "de", {})} for one in entries]

    return {"row": row, "open": words("open"), "dismissed": words("dismissed")}


def side_panels(article: Article, request: Any) -> list[BaseSidePanel]:
    """The desk's own panels."""
    kinds = (FindingsSidePanel, SourceSidePanel, ClearancesSidePanel)
    return [kind(article, request) for kind in kinds]

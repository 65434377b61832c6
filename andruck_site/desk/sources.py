"""Quellen and Läufe: how the sources do, and what each visit brought and left."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.html import format_html
from django.views.generic import TemplateView, View
from wagtail.admin import messages

from andruck.locale import translate
from andruck_site.desk import actions
from andruck_site.desk.views import DeskView, refuse
from andruck_site.wire.models import Run, Source, WireItem

RUNS = 50
REASONS = 200
TROUBLE = 3  # failures in a row
WORDS = {
    "older": "älter als die vorhandene Fassung",
    "problem": "nicht lesbarer Eintrag",
    "unreadable": "Datei nicht lesbar",
}


def health(source: Source, now: datetime) -> tuple[str, str]:
    """How a source does: (kind, words)."""
    if not source.is_active:
        return "off", "abgeschaltet"
    if source.failures >= TROUBLE:
        return "error", f"seit {source.failures} Versuchen gestört"
    if source.failures:
        return "warning", "letzter Abruf fehlgeschlagen"
    if source.last_success is None:
        return "plain", "noch nicht abgerufen"
    if source.next_visit < now - timedelta(seconds=max(source.interval, 3600)):
        return "warning", "Abruf überfällig – läuft der Hintergrunddienst?"
    return "good", "in Ordnung"


def told(source: Source, error: str | None = None) -> str:
    """An error of the source (its last one) in German, as far as we know the words;
    without the address, which stands beside it."""
    words = source.error if error is None else error
    return translate(words.removeprefix(f"{source.address}: "), "de", {})


def every_source(now: datetime) -> list[dict[str, Any]]:
    """Each source with its health, its last visit and what came in a day."""
    lately = WireItem.objects.filter(received__gte=now - timedelta(hours=24)).order_by()
    numbers = dict(lately.values_list("source").annotate(number=Count("pk")))
    newest = Run.objects.filter(source=OuterRef("pk")).order_by("-started", "-pk").values("pk")[:1]
    rows = list(Source.objects.annotate(newest_run=Subquery(newest)))
    return [
        {
            "row": row,
            "health": health(row, now),
            "error": told(row),
            "items": numbers.get(row.pk, 0),
        }
        for row in rows
    ]


class SourcesView(DeskView, TemplateView):
    """Every source with its health in words."""

    template_name = "desk/sources.html"
    page_title = "Quellen"
    header_icon = "desk-sources"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sources, and what this editor may do with them."""
        user = self.request.user
        return {
            **super().get_context_data(**kwargs),
            "sources": every_source(timezone.now()),
            "may_fetch": user.has_perm("wire.change_wireitem"),
            "may_switch": user.has_perm("wire.change_source"),
        }


class SourceAction(View):
    """A deed on a source, and back to the list."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it, or say what stands against it."""
        get_object_or_404(Source.objects.only("pk"), pk=pk)
        try:
            messages.success(request, self.act(pk))
        except actions.Conflict as conflict:
            return refuse(request, conflict, redirect("desk:sources"))
        return redirect("desk:sources")

    def act(self, pk: int) -> str:
        """The deed, and what to say of it."""
        raise NotImplementedError


class FetchView(SourceAction):
    """Jetzt abrufen."""

    def act(self, pk: int) -> str:
        """Due at the next tick."""
        source = actions.fetch_now(pk, self.request.user)
        return format_html("„{}“ wird in den nächsten Sekunden abgerufen.", source.label)


class SwitchView(SourceAction):
    """Ein- und abschalten."""

    def act(self, pk: int) -> str:
        """On or off, as the button says."""
        active = self.request.POST.get("aktiv") == "1"
        source = actions.switch(pk, active, self.request.user)
        word = "eingeschaltet" if active else "abgeschaltet"
        return format_html("„{}“ ist {}.", source.label, word)


class RunsView(DeskView, TemplateView):
    """Every visit, newest first."""

    template_name = "desk/runs.html"
    page_title = "Läufe"
    header_icon = "desk-runs"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The visits, of one source if asked for."""
        rows = Run.objects.select_related("source").defer("reasons")
        name = self.request.GET.get("quelle", "").replace("\0", "")
        only = Source.objects.filter(name=name).first() if name else None
        if only:
            rows = rows.filter(source=only)
        if self.request.GET.get("nur") == "fehler":
            rows = rows.exclude(error="")
        return {
            **super().get_context_data(**kwargs),
            "page": _page(rows, RUNS, self.request),
            "only": only,
            "only_errors": self.request.GET.get("nur") == "fehler",
            "every_source": Source.objects.only("name", "label"),
        }


class RunView(DeskView, TemplateView):
    """One visit: its counts, and every item that did not come to the queue, with the reason."""

    template_name = "desk/run.html"
    header_icon = "desk-runs"

    def get_page_title(self) -> str:
        """The source and the time."""
        return f"Lauf: {self.run.source.label}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The visit with its reasons in German."""
        self.run = get_object_or_404(Run.objects.select_related("source"), pk=self.kwargs["pk"])
        page = _page(self.run.reasons, REASONS, self.request)
        reasons = [
            {
                "word": WORDS.get(one.get("reason", ""), one.get("reason", "")),
                "uri": one.get("uri", ""),
                "message": translate(one.get("message", ""), "de", {}),
            }
            for one in page.object_list
        ]
        items = self.run.items.defer("payload", "search_text").order_by("-pk")[:REASONS]
        return {
            **super().get_context_data(**kwargs),
            "run": self.run,
            "page": page,
            "reasons": reasons,
            "items": items,
            "error": told(self.run.source, self.run.error),
        }


def _page(rows: Any, size: int, request: HttpRequest) -> Page[Any]:
    return Paginator(rows, size).get_page(request.GET.get("seite"))

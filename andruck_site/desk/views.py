"""The queue and what can be done with an item. Views read, and call actions."""

from __future__ import annotations

import html
from typing import Any

from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from andruck.model import Finding
from andruck_site.desk import actions, filters, keys, queue, reading
from andruck_site.portal.site import portal
from andruck_site.wire.models import State, WireItem

RAW_LIMIT = 1_000_000  # bytes of a capture that are shown
CANDIDATES = 30
BACK = "desk-back"  # where an editor came from: article and address of the queue


class Guarded:
    """For whoever may see the wire, unless a view names another permission."""

    permission = "wire.view_wireitem"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only with the permission."""
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DeskView(Guarded, WagtailAdminTemplateMixin):
    """A page of the desk."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class QueueView(DeskView, TemplateView):
    """Three panes: facets, list, and the item beside it."""

    template_name = "desk/queue.html"
    page_title = "Eingang"
    header_icon = "desk-inbox"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the address asks for."""
        asked = self.request.GET
        question = queue.Question.read(asked)
        page = queue.page(question, asked)
        facets, total = queue.facets(question)
        now = timezone.now()
        current = self._current(page.rows)
        row, onward = current, _beside(page.rows, current)
        return {
            **super().get_context_data(**kwargs),
            "question": question,
            "facets": facets,
            "total": total,
            "lines": reading.lines(page.rows, now),
            "orders": [(key, word, question.query(sort=key)) for key, word in queue.ORDERS.items()],
            "newer": page.before and question.query(vor=page.before),
            "older": page.after and question.query(nach=page.after),
            "base": question.query(nach=asked.get("nach"), vor=asked.get("vor")),
            "back": question.query(),
            "onward": onward,
            "opened": reading.opened(row, self.request.user, now) if row else None,
            "since": now.isoformat(),
            "filters": filters.kept(self.request.user, question),
            "keys": keys.KEYS,
            "article_keys": keys.IN_ARTICLES,
            "sections": list(zip(keys.CHOICES, portal().sections, strict=False)),
        }

    def _current(self, rows: list[WireItem]) -> WireItem | None:
        pk = self.request.GET.get("meldung")
        if not pk:
            pk = rows[0].pk if rows else None
        elif not (pk.isascii() and pk.isdigit() and len(pk) < 19):
            raise Http404
        items = WireItem.objects.select_related("source", "story").defer("search_text", "signature")
        return get_object_or_404(items, pk=pk) if pk else None


class ItemView(DeskView, TemplateView):
    """The item alone, for the list to put beside itself."""

    template_name = "desk/item.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item, and where its buttons lead back to."""
        items = WireItem.objects.select_related("source", "story").defer("search_text")
        row = get_object_or_404(items, pk=self.kwargs["pk"])
        question = queue.Question.read(QueryDict(self.request.GET.get("zurueck", "")[:2000]))
        following = self.request.GET.get("weiter", "")
        return {
            **super().get_context_data(**kwargs),
            "back": question.query(),
            "onward": following if following.isdigit() else None,
            "opened": reading.opened(row, self.request.user, timezone.now()),
            "sections": [("", one) for one in portal().sections],
        }


def _beside(rows: list[WireItem], current: WireItem | None) -> int | None:
    """The row that follows the current one in the list, or else the one before it."""
    keys = [row.pk for row in rows]
    if current is None or current.pk not in keys:
        return keys[0] if keys else None
    at = keys.index(current.pk)
    neighbours = keys[at + 1 : at + 2] or keys[at - 1 : at] if at else keys[1:2]
    return neighbours[0] if neighbours else None


class ItemAction(View):
    """A deed on an item: done, said, and on to the next."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it; who came too late is told so."""
        get_object_or_404(WireItem.objects.only("pk"), pk=pk)
        try:
            answer = self.act(pk)
        except actions.Conflict as conflict:
            return refuse(request, conflict, back_to_queue(request, pk))
        if wants_json(request):
            return told(request, pk)
        return answer

    def act(self, pk: int) -> HttpResponse:
        """The deed, and where it leads."""
        raise NotImplementedError


class TakeView(ItemAction):
    """Annehmen."""

    def act(self, pk: int) -> HttpResponse:
        """A draft, and on to the next item (or to the draft, if the editor wants to write)."""
        article = actions.take(pk, self.request.user, self.request.POST.get("stand", ""))
        edit = reverse(article.snippet_viewset.get_url_name("edit"), args=[article.pk])
        if "bearbeiten" in self.request.POST:
            self.request.session[BACK] = [article.pk, onward(self.request).url]
            return redirect(edit)
        text = "Angenommen: „{}“"
        if article.revisions.count() > 1 or article.live:
            text = "Die neue Fassung gehört jetzt zum Artikel „{}“; sein Text ist unverändert."
        messages.success(
            self.request,
            format_html(text, article.headline) + undo(self.request, pk),
            buttons=edit_button(self.request, edit),
        )
        return onward(self.request)


class RejectView(ItemAction):
    """Verwerfen."""

    def act(self, pk: int) -> HttpResponse:
        """Aside, with the way back at hand."""
        row = actions.reject(pk, self.request.user)
        text = format_html("Verworfen: „{}“", row.headline) + undo(self.request, pk)
        messages.success(self.request, text)
        return onward(self.request)


class RestoreView(ItemAction):
    """Zurücknehmen."""

    def act(self, pk: int) -> HttpResponse:
        """Back in the queue, and opened there."""
        row = actions.restore(pk, self.request.user)
        messages.success(self.request, format_html("Wieder im Eingang: „{}“", row.headline))
        return back_to_queue(self.request, pk)


class FindingView(ItemAction):
    """Erledigt, with the reason; or open again."""

    def act(self, pk: int) -> HttpResponse:
        """Answer the finding and stay with the item."""
        row = WireItem.objects.get(pk=pk)
        mark = self.request.POST.get("befund", "")
        if "offen" in self.request.POST:
            actions.undismiss(row.uri, mark, self.request.user)
        else:
            reason = self.request.POST.get("grund", "")
            actions.dismiss(row.uri, finding_of(row.findings(), mark), reason, self.request.user)
        return back_to_queue(self.request, pk)


class MergeView(DeskView, TemplateView):
    """Zusammenführen: into which of the similar ones, or one that was searched for?"""

    template_name = "desk/merge.html"
    page_title = "Zusammenführen"
    header_icon = "desk-inbox"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item, those of its story first, then what the search found."""
        row = get_object_or_404(WireItem.objects.select_related("source"), pk=self.kwargs["pk"])
        words = " ".join(self.request.GET.get("q", "").split())[: queue.LONGEST_QUERY]
        return {
            **super().get_context_data(**kwargs),
            "row": row,
            "words": words,
            "similar": reading.similar(row),
            "found": self._found(row, words),
            "back": self.request.GET.get("zurueck", ""),
            "onward": self.request.GET.get("weiter", ""),
        }

    def _found(self, row: WireItem, words: str) -> list[WireItem]:
        if not words:
            return []
        rows = queue.Question({}, words).found().exclude(uri=row.uri).exclude(story=row.story_id)
        rows = rows.exclude(state=State.WITHDRAWN).select_related("source")
        return list(rows.defer("payload", "search_text").order_by("-received", "-pk")[:CANDIDATES])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Join, and back to the queue."""
        get_object_or_404(WireItem.objects.only("pk"), pk=pk)
        try:
            into = request.POST.get("ziel", "")
            if not (into.isascii() and into.isdigit() and len(into) < 19):
                raise actions.Conflict("Bitte wählen Sie, mit welcher Meldung.")
            row = actions.merge(pk, int(into), request.user)
        except actions.Conflict as conflict:
            return refuse(request, conflict, redirect("desk:merge", pk))
        if wants_json(request):
            return told(request, pk)
        text = format_html("Zusammengeführt: „{}“", row.headline) + undo(request, pk)
        messages.success(request, text)
        return onward(request)


class RawView(DeskView, TemplateView):
    """Rohfassung: the bytes as they came, as text."""

    template_name = "desk/raw.html"
    page_title = "Rohfassung"
    header_icon = "code"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The capture of the item, cut where it is very long."""
        items = WireItem.objects.select_related("source", "capture")
        row = get_object_or_404(items, pk=self.kwargs["pk"])
        if row.capture is None:
            raise Http404
        data = row.capture.data
        return {
            **super().get_context_data(**kwargs),
            "row": row,
            "size": len(data),
            "is_cut": len(data) > RAW_LIMIT,
            "raw": data[:RAW_LIMIT].decode("utf-8", "replace").replace("\0", "\N{SYMBOL FOR NULL}"),
        }


def finding_of(findings: tuple[Finding, ...], fingerprint: str) -> Finding:
    """The finding of that fingerprint; Conflict when it no longer stands."""
    for one in findings:
        if one.fingerprint == fingerprint:
            return one
    raise actions.Conflict("Diesen Befund gibt es nicht mehr; der Text hat sich geändert.")


def told(request: HttpRequest, pk: int) -> JsonResponse:
    """What became of the item, and what would have been said on the next page."""
    state = WireItem.objects.values_list("state", flat=True).get(pk=pk)
    said = " ".join(html.unescape(strip_tags(str(one))) for one in get_messages(request))
    onward = request.POST.get("weiter") or None
    return JsonResponse({"state": state, "next": onward, "said": said.strip()})


def wants_json(request: HttpRequest) -> bool:
    """Does the caller speak JSON?"""
    return "application/json" in request.headers.get("Accept", "")


def refuse(request: HttpRequest, conflict: actions.Conflict, back: HttpResponse) -> HttpResponse:
    """Say what stands against it: 409 to a program, a message to an editor."""
    if wants_json(request):
        return JsonResponse({"conflict": str(conflict)}, status=409)
    messages.warning(request, str(conflict))
    return back


def back_to_queue(request: HttpRequest, pk: int | str | None) -> HttpResponseRedirect:
    """The queue as the editor left it, with this item opened."""
    asked = request.POST.get("zurueck", "") if request.method == "POST" else ""
    question = queue.Question.read(QueryDict(asked[:2000]))
    return redirect(f"{reverse('desk:queue')}?{question.query(meldung=pk)}")


def onward(request: HttpRequest) -> HttpResponseRedirect:
    """The queue as the editor left it, with the next item opened."""
    following = request.POST.get("weiter", "")
    return back_to_queue(request, following if following.isdigit() else None)


def edit_button(request: HttpRequest, address: str) -> list[Any]:
    """The way to the article beside what is said of it."""
    return [] if wants_json(request) else [messages.button(address, "Artikel bearbeiten")]


def undo(request: HttpRequest, pk: int) -> SafeString:
    """A button that takes back what was just done; a program has its own ways."""
    if wants_json(request):
        return SafeString()
    return format_html(
        ' <form class="desk-undo" method="post" action="{}">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button class="button button-small button-secondary">Zurücknehmen</button></form>',
        reverse("desk:restore", args=[pk]),
        get_token(request),
    )

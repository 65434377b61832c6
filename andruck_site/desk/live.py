"""What keeps an open queue fresh, and the filters an editor keeps."""

from __future__ import annotations

import hashlib
import json

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.views.generic import View
from wagtail.admin import messages

from andruck_site.desk import queue
from andruck_site.desk.models import SavedFilter
from andruck_site.desk.views import Guarded

LONGEST_NAME = SavedFilter._meta.get_field("name").max_length
LONGEST_QUERY = SavedFilter._meta.get_field("query").max_length


class CountsView(Guarded, View):
    """Every facet's counts and how many items came since, as JSON; 304 while nothing changes."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Counted for the question of the address."""
        question = queue.Question.read(request.GET)
        facets, total = queue.facets(question)
        counts = {
            facet.name: {choice.value: choice.count for choice in facet.choices} for facet in facets
        }
        fresh = self._fresh(question, request.GET.get("seit", ""))
        words = "1 neue Meldung" if fresh == 1 else f"{fresh} neue Meldungen"
        told = {"total": total, "counts": counts, "fresh": fresh, "words": words}
        body = json.dumps(told, sort_keys=True).encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        answer: HttpResponse = HttpResponseNotModified()
        if request.headers.get("If-None-Match") != tag:
            answer = HttpResponse(body, content_type="application/json")
        answer["ETag"] = tag
        answer["Cache-Control"] = "private, no-cache"
        return answer

    @staticmethod
    def _fresh(question: queue.Question, text: str) -> int:
        try:
            since = parse_datetime(text)
        except ValueError:
            since = None
        if since is None or since.tzinfo is None:
            return 0
        return question.rows().filter(received__gt=since).count()


class KeepFilterView(Guarded, View):
    """Keep the question under a name; an old one of that name is replaced."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it, and back to the queue it asks for."""
        name = " ".join(request.POST.get("name", "").replace("\0", "").split())[:LONGEST_NAME]
        question = queue.Question.read(QueryDict(request.POST.get("auswahl", "")[:2000]))
        query = question.query()[:LONGEST_QUERY]
        own = SavedFilter.objects.filter(user=request.user)
        if not name:
            messages.warning(request, "Bitte geben Sie dem Filter einen Namen.")
        elif own.exclude(name=name).count() >= SavedFilter.MOST:
            messages.warning(request, f"Mehr als {SavedFilter.MOST} Filter lassen sich nicht "
                             "speichern; bitte löschen Sie einen.")  # fmt: skip
        else:
            own.update_or_create(user=request.user, name=name, defaults={"query": query})
            messages.success(request, format_html("Filter „{}“ gespeichert.", name))
        return redirect(f"{reverse('desk:queue')}?{query}")


class DropFilterView(Guarded, View):
    """Forget a filter; only one's own."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Forget it, and back to the queue as it was."""
        kept = get_object_or_404(SavedFilter, pk=pk, user=request.user)
        kept.delete()
        messages.success(request, format_html("Filter „{}“ gelöscht.", kept.name))
        question = queue.Question.read(QueryDict(request.POST.get("zurueck", "")[:2000]))
        return redirect(f"{reverse('desk:queue')}?{question.query()}")

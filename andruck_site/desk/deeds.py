"""What else can be done with an item by hand: versions, section, undo. Views call actions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.generic import View
from wagtail.admin import messages

from andruck_site.desk import actions, revising
from andruck_site.desk.views import (
    BACK,
    Guarded,
    ItemAction,
    back_to_queue,
    edit_button,
    onward,
    refuse,
    undo,
    wants_json,
)
from andruck_site.portal.site import portal


class AdoptView(ItemAction):
    """In den Artikel übernehmen: what the editor ticked of a new version."""

    def act(self, pk: int) -> HttpResponse:
        """A new revision of the draft, and on (or to the draft)."""
        told = self.request.POST
        article = revising.adopt(
            pk, told.getlist("teil"), told.get("fassung", ""), self.request.user
        )
        edit = reverse(article.snippet_viewset.get_url_name("edit"), args=[article.pk])
        if "bearbeiten" in told:
            self.request.session[BACK] = [article.pk, onward(self.request).url]
            return redirect(edit)
        text = "In den Entwurf übernommen: „{}“"
        if article.live:
            text += ". Online geht die Änderung erst, wenn Sie sie veröffentlichen."
        messages.success(
            self.request,
            format_html(text, article.headline) + undo(self.request, pk),
            buttons=edit_button(self.request, edit),
        )
        return onward(self.request)


class NoteView(ItemAction):
    """Fassung zur Kenntnis nehmen."""

    def act(self, pk: int) -> HttpResponse:
        """Closed, and on."""
        row = revising.note(pk, self.request.user)
        text = format_html("Zur Kenntnis genommen: „{}“", row.headline) + undo(self.request, pk)
        messages.success(self.request, text)
        return onward(self.request)


class SectionView(ItemAction):
    """Ressort wählen."""

    def act(self, pk: int) -> HttpResponse:
        """Into the other section, and stay."""
        row = revising.assign(pk, self.request.POST.get("ressort", ""), self.request.user)
        section = portal().section(row.section)
        text = format_html("Ressort „{}“: „{}“", section.name if section else "", row.headline)
        messages.success(self.request, text)
        return back_to_queue(self.request, pk)


class UndoView(Guarded, View):
    """Zurücknehmen, whatever it was."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the last own deed back, and show where."""
        try:
            undone = revising.undo_last(request.user)
        except actions.Conflict as conflict:
            return refuse(request, conflict, back_to_queue(request, None))
        row, article = undone.row, undone.article
        if wants_json(request):
            told = {"said": undone.text, "item": row and row.pk, "state": row and row.state}
            return JsonResponse(told)
        messages.success(request, undone.text)
        if article is not None:
            return redirect(article.snippet_viewset.get_url_name("edit"), article.pk)
        return back_to_queue(request, row and row.pk)

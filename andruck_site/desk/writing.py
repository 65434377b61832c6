"""Writing: a new article of a chosen form, and the checks while somebody types."""

from __future__ import annotations

from typing import Any

import msgspec
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.generic import TemplateView, View

from andruck_site.desk import form, kinds, panels
from andruck_site.desk.views import DeskView
from andruck_site.portal.gate import content_hash
from andruck_site.portal.models import Article
from andruck_site.portal.site import portal

LARGEST = 500_000  # bytes of a form; the longest article of the archive has 30,000
MOST = 5_000  # fields
LINES = ("headline", "description", "by", "located")
MALFORMED = (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError)


class Typed(msgspec.Struct, forbid_unknown_fields=True):
    """What the browser sends: the form as names and values."""

    fields: list[tuple[str, str]]


def blank(user: Any, kind: str = "") -> Article:
    """An article of our own, by this editor; nothing else is known of it."""
    sections = portal().sections
    article = Article(
        section=sections[0].slug if sections else "",
        by=(user.get_full_name() or user.get_username())[:200],
        rights_basis=Article.Rights.OWN,
        source_name=portal().name[:200],
        digital_source_type=Article.Making.HUMAN,
    )
    kinds.start(article, kind)
    return article


def typed(fields: QueryDict, article: Article, user: AbstractBaseUser) -> Article:
    """The article as the form has it at the moment. Nothing is stored; what is half
    typed and does not validate counts as it stands."""
    form_class = form.edit_handler().bind_to_model(Article).get_form_class()
    filled = form_class(fields, instance=article, for_user=user)
    filled.defer_required_fields()
    filled.is_valid()
    for name in LINES:
        if name in filled.errors:
            setattr(article, name, fields.get(name, ""))
    if "body" in filled.errors:
        article.body = filled.fields["body"].widget.value_from_datadict(fields, {}, "body")
    return article


class NewView(DeskView, TemplateView):
    """Neuer Artikel: which form is it to have?"""

    permission = "portal.add_article"
    template_name = "desk/new.html"
    page_title = "Neuer Artikel"
    header_icon = "doc-full"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The forms with their hints."""
        add = reverse("wagtailsnippets_portal_article:add")
        forms = [(f"{add}?form={name}", name, one.hint) for name, one in kinds.FORMS.items()]
        return {**super().get_context_data(**kwargs), "forms": forms}


class TypedView(View):
    """The form's content proofed before it is saved; answers with the panel of findings."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Read the form, build the article, proof it, forget it."""
        if not request.user.has_perm("portal.change_article" if pk else "portal.add_article"):
            raise PermissionDenied
        length = request.headers.get("Content-Length") or "0"
        if not length.isdecimal() or int(length) > LARGEST:
            return _refuse("Der Text ist zu lang, um ihn beim Schreiben zu prüfen.", 413)
        try:
            told = msgspec.json.decode(request.body, type=Typed)
        except (msgspec.DecodeError, RecursionError):
            return _refuse("Das Formular ist nicht lesbar.", 400)
        if len(told.fields) > MOST:
            return _refuse("Das Formular hat zu viele Felder.", 413)
        saved, article = "", Article()
        if pk:
            article = get_object_or_404(Article, pk=pk).get_latest_revision_as_object()
            saved = content_hash(article.item())
        try:
            article = typed(_query(told), article, request.user)
            unsaved = content_hash(article.item()) != saved
        except MALFORMED:
            return _refuse("Das Formular ist nicht vollständig.", 400)
        panel = panels.FindingsSidePanel(article, request)
        panel.is_typed, panel.is_unsaved = True, unsaved
        context = panel.get_context_data({"request": request, "is_partial": True})
        return JsonResponse({"html": render_to_string(panel.template_name, context, request)})


def _query(told: Typed) -> QueryDict:
    fields = QueryDict(mutable=True)
    for name, value in told.fields:
        fields.appendlist(name, value)
    return fields


def _refuse(words: str, status: int) -> JsonResponse:
    return JsonResponse({"error": words}, status=status)

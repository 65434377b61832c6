"""Articles at the desk: list, form, and the gate in front of every way to publish."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.mixins import RevisionsRevertMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Revision
from wagtail.snippets.action_menu import PublishMenuItem
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
    UnpublishView,
)

from andruck_site.desk import actions, form, panels, writing
from andruck_site.desk.newest import OnNewest
from andruck_site.desk.templatetags.desk import published, standing
from andruck_site.desk.views import BACK, DeskView, finding_of, refuse, wants_json
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article
from andruck_site.portal.proof import proof_article
from andruck_site.portal.site import portal

STATES = {
    "draft": "Entwurf",
    "live": "online",
    "changed": "online, mit neuem Entwurf",
    "scheduled": "geplant",
    "killed": "zurückgezogen",
}
SEARCHED = ("headline", "description", "by", "source_name", "located")


def _scheduled() -> Exists:
    kind = ContentType.objects.get_for_model(Article)
    planned = Revision.objects.filter(
        content_type=kind,
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    return Exists(planned)


class ArticleFilters(WagtailFilterSet):
    """Stand, Ressort, Form, Autor."""

    stand = django_filters.ChoiceFilter(
        label="Stand", choices=list(STATES.items()), method="by_state", widget=forms.RadioSelect,
        empty_label="alle",
    )  # fmt: skip
    ressort = django_filters.ChoiceFilter(
        label="Ressort", field_name="section", widget=forms.RadioSelect, empty_label="alle",
        choices=lambda: [(one.slug, one.name) for one in portal().sections],
    )  # fmt: skip
    art = django_filters.ChoiceFilter(
        label="Form", field_name="kind", choices=Article.Kind.choices, widget=forms.RadioSelect,
        empty_label="alle",
    )  # fmt: skip
    autor = django_filters.CharFilter(label="Autor", field_name="by", lookup_expr="icontains")

    class Meta:
        model = Article
        fields: list[str] = []

    def by_state(self, rows: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """The articles that stand there."""
        match value:
            case "draft":
                return rows.filter(live=False).exclude(pub_status="canceled")
            case "live":
                return rows.filter(live=True)
            case "changed":
                return rows.filter(live=True, has_unpublished_changes=True)
            case "scheduled":
                return rows.filter(_scheduled())
            case _:
                return rows.filter(pub_status="canceled")


class ArticleIndexView(IndexView):
    """The list, searched without Wagtail's index (slow on SQLite, and blind to bylines)."""

    add_item_label = "Neuer Artikel"

    def get_add_url(self) -> str | None:
        """A new article begins with the choice of its form."""
        return reverse("desk:new-article") if super().get_add_url() else None

    def search_queryset(self, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Every word in one of the searched fields."""
        for word in self.search_query.split()[:10]:
            # SQLite compares letters beyond ASCII as they are written.
            spellings = {word, word.lower(), word.upper(), word.capitalize()}
            found = Q()
            for field in SEARCHED:
                for spelling in spellings:
                    found |= Q(**{f"{field}__icontains": spelling})
            queryset = queryset.filter(found)
        return queryset


class Gated:
    """Every publishing asks the gate first; what it refuses stays a saved draft."""

    def publish_action(self) -> HttpResponse | None:
        """Sign off and publish, or say why not."""
        response = self.run_hook("before_publish", self.request, self.object)
        if response is not None:
            return response
        try:
            actions.publish(self.new_revision, self.request.user)
        except GateError as refusal:
            return self._refused(refusal.reasons)
        return self.run_hook("after_publish", self.request, self.object)

    def _refused(self, reasons: list[str]) -> HttpResponse:
        if self.expects_json_response:
            return JsonResponse(
                {
                    "success": False,
                    "error_code": "refused",
                    "error_message": " ".join(reasons),
                    "reasons": reasons,
                },
                status=409,
            )
        messages.error(self.request, refusal_message(reasons))
        return redirect(self.get_edit_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The button to publish stands beside the one to save, not behind it."""
        context = super().get_context_data(**kwargs)
        menu = {"view": self.view_name, "model": Article, "request": self.request}
        menu |= {"instance": self.object, "locked_for_user": context.get("locked_for_user")}
        menu["draftstate_enabled"] = True
        item = PublishMenuItem()
        context["publish_button"] = item.render_html(menu) if item.is_shown(menu) else ""
        return context

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's panels and ours, without its checks, which ask for a bar in the page."""
        article = self.object or self.form.instance
        theirs = [one for one in super().get_side_panels() if one.name != "checks"]
        return MediaContainer([*theirs, *panels.side_panels(article, self.request)])


def refusal_message(reasons: list[str]) -> SafeString:
    """The gate's answer as an editor reads it."""
    listed = format_html_join("", "<li>{}</li>", ((reason,) for reason in reasons))
    return format_html("Nicht veröffentlicht; der Entwurf ist gespeichert.<ul>{}</ul>", listed)


class ArticleCreateView(Gated, CreateView):
    """Neuer Artikel."""

    def get_initial_form_instance(self) -> Article:
        """Written by ourselves, until somebody says otherwise."""
        return writing.blank(self.request.user, self.request.GET.get("form", ""))


class ArticleEditView(OnNewest, Gated, EditView):
    """Artikel bearbeiten."""

    def save_instance(self) -> Article:
        """What the form holds, if nobody else was faster."""
        self.demand_newest()
        return super().save_instance()

    def get_success_url(self) -> str:
        """Back to the queue, if the editor came from there; else to the list."""
        pk, address = self.request.session.get(BACK, (None, ""))
        if pk != self.object.pk:
            return super().get_success_url()
        del self.request.session[BACK]
        return str(address)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Delete what was never public; withdraw what was."""
        buttons = super().header_more_buttons
        article = self.live_object
        if article.first_published_at:
            buttons = [one for one in buttons if one.icon_name != "bin"]
        if article.pub_status != "canceled" and self.user_has_permission("publish"):
            url = reverse("desk:kill", args=[article.pk])
            buttons.append(Button("Zurückziehen", url=url, icon_name="cross", priority=50))
        if article.live:
            url = article.get_absolute_url()
            buttons.append(Button("Auf der Seite ansehen", url=url, icon_name="view", priority=5))
        return buttons


class ArticleRevertView(RevisionsRevertMixin, ArticleEditView):
    """Zu einer früheren Fassung zurückkehren."""

    view_name = "revisions_revert"

    def save_instance(self) -> Article:
        """The earlier version, if nobody else was faster."""
        self.demand_newest()
        return super().save_instance()


class ArticleUnpublishView(UnpublishView):
    """Von der Seite nehmen."""

    def unpublish(self) -> None:
        """As it is now, not as it was when this page was asked for."""
        actions.unpublish(self.object, self.request.user)


class ArticleViewSet(SnippetViewSet):
    """Artikel."""

    model = Article
    url_prefix = "artikel"
    icon = "doc-full"
    menu_label = "Artikel"
    menu_name = "articles"
    menu_order = 20
    add_to_admin_menu = True
    list_per_page = 40
    ordering = "-pk"
    copy_view_enabled = False
    index_view_class = ArticleIndexView
    add_view_class = ArticleCreateView
    edit_view_class = ArticleEditView
    revisions_revert_view_class = ArticleRevertView
    unpublish_view_class = ArticleUnpublishView
    filterset_class = ArticleFilters
    list_display = [
        "headline",
        Column("section_name", label="Ressort", sort_key="section"),
        Column("kind", label="Form"),
        Column(standing, label="Stand"),
        Column(published, label="Veröffentlicht", sort_key="first_published_at"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Without the texts, which the list does not show."""
        return Article.objects.defer("body").annotate(is_scheduled=_scheduled())

    def get_edit_handler(self) -> Any:
        """The panels of the form."""
        return form.edit_handler().bind_to_model(Article)


class ArticleFindingView(View):
    """A finding of an article answered: dismissed, opened again, or its fix taken over."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it, and back to the form."""
        article = get_object_or_404(Article, pk=pk)
        back = redirect(article.snippet_viewset.get_url_name("edit"), pk)
        mark = request.POST.get("befund", "")
        try:
            self._answer(article, mark)
        except actions.Conflict as conflict:
            return refuse(request, conflict, back)
        if wants_json(request):
            return JsonResponse({"success": True})
        return back

    def _answer(self, article: Article, mark: str) -> None:
        user = self.request.user
        if "offen" in self.request.POST:
            actions.undismiss(article.uri, mark, user)
        elif "uebernehmen" in self.request.POST:
            actions.apply_fix(article, mark, user)
            messages.success(self.request, "Der Vorschlag steht jetzt im Entwurf.")
        else:
            draft = article.get_latest_revision_as_object()
            found = tuple(one.finding for one in proof_article(draft).entries)
            reason = self.request.POST.get("grund", "")
            actions.dismiss(article.uri, finding_of(found, mark), reason, user)


class ArticleFindingsView(DeskView, View):
    """The panel of findings alone, to be renewed in place."""

    permission = "portal.change_article"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The newest version's."""
        draft = get_object_or_404(Article, pk=pk).get_latest_revision_as_object()
        panel = panels.FindingsSidePanel(draft, request)
        context = panel.get_context_data({"request": request, "is_partial": True})
        return HttpResponse(render_to_string(panel.template_name, context, request))


class KillView(DeskView, TemplateView):
    """Zurückziehen: off the portal for good, with the reason."""

    permission = "portal.publish_article"
    template_name = "desk/kill.html"
    page_title = "Artikel zurückziehen"
    header_icon = "cross"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The article."""
        article = get_object_or_404(Article, pk=self.kwargs["pk"])
        return {**super().get_context_data(**kwargs), "article": article}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Withdraw it."""
        article = get_object_or_404(Article, pk=pk)
        try:
            actions.kill(article, request.user, request.POST.get("grund", ""))
        except actions.Conflict as conflict:
            return refuse(request, conflict, redirect("desk:kill", pk))
        messages.success(request, format_html("Zurückgezogen: „{}“", article.headline))
        return redirect(article.snippet_viewset.get_url_name("list"))

"""Where the desk stands in Wagtail: menu, addresses, articles, log, look."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from andruck_site.desk import bulk, logs
from andruck_site.desk.articles import ArticleViewSet
from andruck_site.desk.authors import AuthorViewSet
from andruck_site.desk.home import DeskPanel
from andruck_site.portal.models import Article

# What stays of Wagtail's own menus; everything else serves pages, which we have none of.
MENU = {
    "articles",
    "authors",
    "new-article",
    "images",
    "reports",
    "settings",
    "help",
    "queue",
    "sources",
    "runs",
    "health",
}
SETTINGS = {"users", "groups"}
REPORTS = {"site-history"}
HELP = {"keyboard-shortcuts-trigger", "keyboard-shortcuts"}
ICONS = ("inbox", "sources", "runs", "health", "findings", "clearance")


class WireMenuItem(MenuItem):
    """An item for whoever may see the wire."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Only with the permission."""
        return bool(request.user.has_perm("wire.view_wireitem"))


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The desk's own pages."""
    return [path("", include("andruck_site.desk.urls"))]


class NoDocuments:
    """Wagtail's pages name the address of a list of documents; we keep none."""

    model = type(None)

    @staticmethod
    def get_urlpatterns() -> list[Any]:
        """The address, and nothing there."""
        return [path("", HttpResponseNotFound, name="listing")]


@hooks.register("construct_admin_api")
def no_documents(router: Any) -> None:
    """Make the address known."""
    router.register_endpoint("documents", NoDocuments)


# Not by the hook for viewsets, which runs with the first request: the permissions
# to publish and to lock are made when the tables are.
register_snippet(ArticleViewSet)
register_snippet(AuthorViewSet)


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    """Eingang, first of all."""
    return WireMenuItem(
        "Eingang", reverse("desk:queue"), name="queue", icon_name="desk-inbox", order=10
    )


class WriterMenuItem(MenuItem):
    """An item for whoever may write."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Only with the permission."""
        return bool(request.user.has_perm("portal.add_article"))


@hooks.register("register_admin_menu_item")
def new_article_item() -> MenuItem:
    """Neuer Artikel."""
    url = reverse("desk:new-article")
    return WriterMenuItem("Neuer Artikel", url, name="new-article", icon_name="edit", order=15)


@hooks.register("register_admin_menu_item")
def sources_item() -> MenuItem:
    """Quellen."""
    return WireMenuItem(
        "Quellen", reverse("desk:sources"), name="sources", icon_name="desk-sources", order=400
    )


@hooks.register("register_admin_menu_item")
def runs_item() -> MenuItem:
    """Läufe."""
    return WireMenuItem(
        "Läufe", reverse("desk:runs"), name="runs", icon_name="desk-runs", order=410
    )


class MachineMenuItem(MenuItem):
    """An item for whoever looks after the machine."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Only with the permission."""
        return bool(request.user.has_perm("wire.view_source"))


@hooks.register("register_admin_menu_item")
def health_item() -> MenuItem:
    """Zustand."""
    return MachineMenuItem(
        "Zustand", reverse("desk:health"), name="health", icon_name="desk-health", order=420
    )


def _only(names: set[str]) -> Any:
    def keep(request: HttpRequest, items: list[MenuItem]) -> None:
        items[:] = [item for item in items if item.name in names]

    return keep


hooks.register("construct_main_menu", _only(MENU))
hooks.register("construct_settings_menu", _only(SETTINGS))
hooks.register("construct_reports_menu", _only(REPORTS))
hooks.register("construct_help_menu", _only(HELP))


class ArticleSearch(SearchArea):
    """The search in the menu looks for articles."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For those who may see them."""
        return bool(request.user.has_perm("portal.view_article"))


@hooks.register("register_admin_search_area")
def article_search() -> SearchArea:
    """First of the areas."""
    url = reverse("wagtailsnippets_portal_article:list")
    return ArticleSearch("Artikel", url, name="articles", icon_name="doc-full", order=1)


@hooks.register("construct_search")
def search_areas(request: HttpRequest, areas: list[SearchArea]) -> None:
    """Articles and pictures; there are no pages."""
    areas[:] = [area for area in areas if area.name in {"articles", "images"}]


@hooks.register("construct_homepage_panels")
def home(request: HttpRequest, panels: list[Any]) -> None:
    """Ours instead of those about pages."""
    panels[:] = [DeskPanel()]


@hooks.register("construct_homepage_summary_items")
def no_summary(request: HttpRequest, items: list[Any]) -> None:
    """Our panel has the figures."""
    items.clear()


@hooks.register("before_delete_snippet")
def keep_what_was_public(request: HttpRequest, rows: list[Any]) -> HttpResponse | None:
    """What readers have seen is withdrawn, not deleted: its sign-off must stay on record."""
    public = [row for row in rows if isinstance(row, Article) and row.first_published_at]
    if not public:
        return None
    text = "„{}“ war schon öffentlich und lässt sich nicht löschen, nur zurückziehen."
    messages.error(request, format_html(text, public[0].headline))
    return redirect("wagtailsnippets_portal_article:list")


@hooks.register("construct_snippet_listing_buttons")
def listing_buttons(buttons: list[Button], row: Any, user: Any) -> None:
    """No button that would only be refused."""
    if isinstance(row, Article) and row.first_published_at:
        buttons[:] = [one for one in buttons if one.icon_name != "bin"]


@hooks.register("construct_snippet_action_menu")
def publish_stands_beside(items: list[Any], request: HttpRequest, context: Any) -> None:
    """The article's form shows it without opening the menu (see articles.Gated)."""
    if context["model"] is Article:
        items[:] = [item for item in items if item.name != "action-publish"]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Our words in histories."""
    logs.register(actions)


hooks.register("register_bulk_action", bulk.PublishAction)
hooks.register("register_bulk_action", bulk.UnpublishAction)


@hooks.register("register_icons")
def icons(known: list[str]) -> list[str]:
    """Our own icons."""
    return [*known, *(f"desk/icons/{name}.svg" for name in ICONS)]


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    """The desk's style sheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("insert_editor_js")
def editor() -> SafeString:
    """Jumps between findings and text beside the form."""
    names = ("desk/desk.js", "desk/writing.js")
    return format_html_join("", '<script src="{}" defer></script>', ((static(n),) for n in names))

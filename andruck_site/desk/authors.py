"""Authors at the desk: list and form."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from andruck_site.portal.models import Author


class AuthorViewSet(SnippetViewSet):
    """Autoren."""

    model = Author
    url_prefix = "autoren"
    icon = "user"
    menu_label = "Autoren"
    menu_name = "authors"
    menu_order = 30
    add_to_admin_menu = True
    copy_view_enabled = False
    search_fields = ["name", "role"]
    list_display = ["name", "role", BooleanColumn("is_active", label="aktiv")]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
            FieldPanel("role"),
            FieldPanel("bio"),
            FieldPanel("picture"),
            FieldPanel("is_active"),
        ]
    )

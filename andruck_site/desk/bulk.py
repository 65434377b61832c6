"""Many articles at once: the cleared ones go, the refused ones are named with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from wagtail.admin import messages
from wagtail.models import Revision
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from andruck_site.desk import actions
from andruck_site.portal.gate import GateError
from andruck_site.portal.models import Article


class ArticleBulkAction(SnippetBulkAction):
    """A deed on the chosen articles."""

    models = [Article]
    template_name = "desk/bulk.html"
    question = ""
    yes = ""

    def check_perm(self, snippet: Article) -> bool:
        """Whoever may publish may take off as well."""
        return self.request.user.has_perm("portal.publish_article")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is asked before it is done."""
        context = super().get_context_data(**kwargs)
        return {**context, "title": self.display_name, "question": self.question, "yes": self.yes}

    @classmethod
    def execute_action(cls, objects: Iterable[Article], **kwargs: Any) -> tuple[int, int]:
        """Each by itself, so that one refusal stops none of the others."""
        view = kwargs["self"]
        return sum(view.act(article) for article in objects), 0

    def act(self, article: Article) -> bool:
        """Do it to one; was anything done?"""
        raise NotImplementedError


class PublishAction(ArticleBulkAction):
    """Veröffentlichen."""

    display_name = "Veröffentlichen"
    action_type = "publish"
    aria_label = "Gewählte Artikel veröffentlichen"
    action_priority = 10
    question = "Die neueste Fassung dieser Artikel prüfen, freigeben und veröffentlichen?"
    yes = "Veröffentlichen"

    def act(self, article: Article) -> bool:
        """Sign off and publish, or name it with the reasons."""
        user = self.request.user
        try:
            actions.publish(_newest(article, user), user)
        except GateError as refusal:
            reasons = format_html_join(" ", "{}", ((one,) for one in refusal.reasons))
            text = format_html("Nicht veröffentlicht: „{}“. {}", article.headline, reasons)
            messages.error(self.request, text)
            return False
        return True

    def get_success_message(self, count: int, _: int) -> str | None:
        """How many went."""
        if count:
            return "1 Artikel veröffentlicht." if count == 1 else f"{count} Artikel veröffentlicht."
        return None


class UnpublishAction(ArticleBulkAction):
    """Von der Seite nehmen."""

    display_name = "Von der Seite nehmen"
    action_type = "unpublish"
    aria_label = "Gewählte Artikel von der Seite nehmen"
    action_priority = 20
    question = "Diese Artikel von der Seite nehmen? Zurück kommen sie nur mit neuer Freigabe."
    yes = "Von der Seite nehmen"

    def act(self, article: Article) -> bool:
        """Off, if it was on."""
        return actions.unpublish(article, self.request.user)

    def get_success_message(self, count: int, _: int) -> str | None:
        """How many went."""
        if count:
            return f"{count} Artikel von der Seite genommen."
        return "Keiner der gewählten Artikel war online."


def _newest(article: Article, user: Any) -> Revision:
    """The newest revision; an article out of the archive gets its first one."""
    revision = article.get_latest_revision()
    return revision or article.save_revision(user=user, changed=False, clean=False)

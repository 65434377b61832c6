"""The form an article is written in: its panels in the order of work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from andruck_site.desk.queue import LANGUAGES
from andruck_site.portal import lent
from andruck_site.portal.site import portal

MOST_SUBJECTS = 30


class CommaField(forms.CharField):
    """A list of names, written with commas."""

    def prepare_value(self, value: Any) -> Any:
        """The list as it is written."""
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:
        """The names, each once, in their order."""
        names = value if isinstance(value, list) else str(value or "").split(",")
        found = dict.fromkeys(" ".join(str(name).split()) for name in names)
        return [name for name in found if name][:MOST_SUBJECTS]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared as lists: a further blank is no change."""
        return self.to_python(self.prepare_value(initial)) != self.to_python(data)


def _sections() -> Iterator[tuple[str, str]]:
    yield from ((one.slug, one.name) for one in portal().sections)


def _languages() -> Iterator[tuple[str, str]]:
    yield "", "nicht übersetzt"
    yield from ((code, name) for code, name in LANGUAGES.items() if code not in {"de", "und"})


class ArticleForm(WagtailAdminModelForm):
    """What Wagtail makes of the model, with the portal's sections to choose from."""

    section = forms.ChoiceField(label="Ressort", choices=_sections)
    subjects = CommaField(
        label="Sachgebiete", required=False, help_text="Mehrere mit Kommas trennen."
    )
    translated_from = forms.ChoiceField(label="Übersetzt aus", choices=_languages, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("section", "translated_from"):
            kept = getattr(self.instance, name)
            field = self.fields.get(name)
            if field is None or not kept or kept in dict(field.choices):
                continue
            if name == "section":  # the portal gave it up: another must be chosen
                field.choices = [("", "bitte wählen"), *field.choices]
            else:  # en-GB, and languages we have no word for
                field.choices = [*field.choices, (kept, LANGUAGES.get(kept[:2], kept))]

    def clean_headline(self) -> str:
        """One line, however it was typed."""
        return " ".join(self.cleaned_data["headline"].split())


class CreditPanel(HelpPanel):
    """What is known of the lead picture, and which pictures the source sent along."""

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel of one article."""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The pictures that were fetched, and how many are still to come."""
            context = super().get_context_data(parent_context)
            article, now = self.instance, timezone.now()
            fetched = lent.fetched(article, now) if article.pk else []
            rows = article.wire_items() if article.pk else []
            awaited = sum(len(lent.pictures_of(row, now)) for row in rows) - len(fetched)
            return {**context, "fetched": fetched, "awaited": awaited}


def edit_handler() -> ObjectList:
    """The panels."""
    return ObjectList(
        [
            FieldPanel(
                "headline",
                classname="title",
                widget=AdminAutoHeightTextInput(attrs={"placeholder": "Titel"}),
            ),
            FieldPanel("description"),
            FieldPanel("body"),
            MultiFieldPanel(
                [
                    FieldPanel("picture", heading="Bild"),
                    CreditPanel(template="desk/includes/credit.html"),
                ],
                heading="Aufmacherbild",
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("section"), FieldPanel("kind")]),
                    FieldPanel("subjects"),
                    FieldPanel("slug"),
                ],
                heading="Ressort und Form",
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("by"), FieldPanel("located")])],
                heading="Autor und Ort",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("rights_basis"),
                    FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
                    FieldPanel("copyright_notice"),
                    FieldPanel("usage_terms", widget=AdminAutoHeightTextInput),
                    FieldRowPanel(
                        [FieldPanel("digital_source_type"), FieldPanel("translated_from")]
                    ),
                ],
                heading="Quelle und Rechte",
            ),
            MultiFieldPanel([FieldPanel("embargoed_until")], heading="Sperrfrist"),
            MultiFieldPanel(
                [FieldPanel("correction"), FieldPanel("corrected_at")],
                heading="Korrektur",
                classname="collapsed",
            ),
            PublishingPanel(),
        ],
        base_form_class=ArticleForm,
    )

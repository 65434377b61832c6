"""What the templates of the desk say in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from andruck_site.portal.models import Article
from andruck_site.portal.site import portal

register = template.Library()


@register.filter
def moment(value: Any) -> Any:
    """A time as „23. November 2026, 16:05 Uhr“; everything else as it is."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        return f"{date_format(value, 'j. F Y, H:i')} Uhr (ohne Zeitzone)"
    return f"{date_format(timezone.localtime(value), 'j. F Y, H:i')} Uhr"


@register.filter
def is_web_address(url: str) -> bool:
    """Is it safe to link to?"""
    return url.startswith(("https://", "http://"))


@register.filter
def standing(article: Article) -> str:
    """Where an article stands, in a word."""
    if article.pub_status == "canceled":
        return "zurückgezogen"
    if article.live:
        return "online, mit neuem Entwurf" if article.has_unpublished_changes else "online"
    planned = getattr(article, "is_scheduled", None)  # annotated in lists
    if article.scheduled_revision if planned is None else planned:
        return "geplant"
    if article.first_published_at:
        return "von der Seite genommen"
    return "Entwurf"


@register.filter
def published(article: Article) -> str:
    """When readers first saw it, as „23.11.2026, 16:05“."""
    at = article.first_published_at
    return date_format(timezone.localtime(at), "d.m.Y,\u00a0H:i") if at else ""


@register.simple_tag
def edit_url(article: Article) -> str:
    """The article's form."""
    return reverse(article.snippet_viewset.get_url_name("edit"), args=[article.pk])


@register.simple_tag
def portal_name() -> str:
    """The name of the portal that is made here."""
    return portal().name

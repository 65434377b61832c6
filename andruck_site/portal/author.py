"""Somebody who writes for the portal."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils.text import slugify

from andruck.text.folding import fold
from andruck_site.portal import keys
from andruck_site.portal.picture import Picture


class AuthorQuerySet(models.QuerySet["Author"]):
    """Ways past ``save``: they end the pages that name authors, too."""

    @transaction.atomic
    def update(self, **fields: Any) -> int:
        """Change many at once."""
        keys.raise_keys(keys.AUTHORS)
        return super().update(**fields)

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete many at once, as the desk's list does."""
        keys.raise_keys(keys.AUTHORS)
        return super().delete()

    delete.queryset_only = True  # type: ignore[attr-defined]
    update.alters_data = delete.alters_data = True  # type: ignore[attr-defined]


class Author(models.Model):
    """An author with a page of their own; the name is the one in by-lines."""

    name = models.CharField(
        "Name", max_length=120, unique=True, help_text="Genau wie in der Autorenzeile der Artikel."
    )
    slug = models.SlugField(
        "Adresse",
        max_length=120,
        unique=True,
        blank=True,
        help_text="Leer lassen: aus dem Namen gebildet.",
    )
    role = models.CharField("Funktion", max_length=120, blank=True)
    bio = models.TextField(
        "Kurzporträt", max_length=800, blank=True, help_text="Zwei, drei Sätze für die Leser."
    )
    picture = models.ForeignKey(
        Picture, models.SET_NULL, verbose_name="Bild", null=True, blank=True, related_name="+"
    )
    is_active = models.BooleanField(
        "aktiv", default=True, help_text="Nur aktive Autoren haben eine Seite."
    )
    is_sample = models.BooleanField(default=False, editable=False)

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = "Autor"
        verbose_name_plural = "Autoren"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The author's page."""
        return address(self.slug)

    def clean(self) -> None:
        """One blank between names; an empty address is made from the name."""
        self.name = " ".join(self.name.split())
        self.slug = self.slug or slugify(fold(self.name))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the author, never without an address."""
        self.slug = self.slug or slugify(fold(self.name))
        with transaction.atomic():
            super().save(*args, **kwargs)
            keys.raise_keys(keys.AUTHORS)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the author, and the page."""
        with transaction.atomic():
            keys.raise_keys(keys.AUTHORS)
            return super().delete(*args, **kwargs)


@lru_cache(maxsize=500)
def address(slug: str) -> str:
    """The page of an author."""
    return reverse("author", args=[slug])

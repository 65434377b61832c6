"""A picture, and what the law and the reader want to know of it."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.module_loading import import_string
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet

from andruck.model import Concept, Item, Rendition
from andruck_site.portal import keys


class PictureQuerySet(ImageQuerySet):
    """Ways past ``save``: they end the pages the pictures stand on, too."""

    @transaction.atomic
    def update(self, **fields: Any) -> int:
        """Change many at once."""
        keys.raise_pictures(self.values_list("pk", flat=True))
        return super().update(**fields)

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete many at once, as Wagtail's list of pictures does."""
        keys.raise_pictures(self.values_list("pk", flat=True))
        return super().delete()

    delete.queryset_only = True  # type: ignore[attr-defined]
    update.alters_data = delete.alters_data = True  # type: ignore[attr-defined]


class Picture(AbstractImage):
    """A picture with what the law and the reader want to know of it.

    ``title`` is its caption, ``description`` the text alternative.
    """

    credit = models.CharField("Bildnachweis", max_length=200, blank=True)
    copyright_holder = models.CharField("Rechteinhaber", max_length=200, blank=True)
    usage_terms = models.CharField("Nutzungsrechte", max_length=500, blank=True)
    is_decorative = models.BooleanField("schmückend", default=False)
    source_uri = models.CharField(max_length=500, blank=True, editable=False)

    objects = PictureQuerySet.as_manager()

    admin_form_fields = (
        "file",
        "title",
        "credit",
        "copyright_holder",
        "usage_terms",
        "description",
        "is_decorative",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"

    @property
    def text(self) -> str:
        """The text alternative; empty where the picture only decorates."""
        return "" if self.is_decorative else self.description

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the picture; its sizes are made in the background."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            keys.raise_pictures([self.pk])
            enqueue = import_string("andruck_site.portal.tasks.make_renditions").enqueue
            transaction.on_commit(lambda: enqueue(self.pk))

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the picture, and the pages it stood on."""
        with transaction.atomic():
            keys.raise_pictures([self.pk])
            return super().delete(*args, **kwargs)


class PictureRendition(AbstractRendition):
    """A size of a picture."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


def picture_item(picture: Picture) -> Item:
    """A picture as an item: headline its caption, description its text alternative."""
    return Item(
        uri=picture.source_uri or f"picture:{picture.pk}",
        type="picture",
        headline=picture.title,
        description=picture.text,
        by=picture.credit,
        genres=(Concept(name="decorative"),) if picture.is_decorative else (),
        copyright_holder=picture.copyright_holder,
        usage_terms=picture.usage_terms,
        renditions=(Rendition(href=picture.file.url, width=picture.width, height=picture.height),),
    )

"""A picture, and what the law and the reader want to know of it."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.module_loading import import_string
from wagtail.images.models import AbstractImage, AbstractRendition

from andruck.model import Item, Rendition


class Picture(AbstractImage):
    """A picture with what the law and the reader want to know of it.

    ``title`` is its caption, ``description`` the text alternative.
    """

    credit = models.CharField("Bildnachweis", max_length=200, blank=True)
    copyright_holder = models.CharField("Rechteinhaber", max_length=200, blank=True)
    usage_terms = models.CharField("Nutzungsrechte", max_length=500, blank=True)
    source_uri = models.CharField(max_length=500, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "collection",
        "tags",
        "credit",
        "copyright_holder",
        "usage_terms",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the picture; its sizes are made in the background."""
        super().save(*args, **kwargs)
        enqueue = import_string("andruck_site.portal.tasks.make_renditions").enqueue
        transaction.on_commit(lambda: enqueue(self.pk))


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
        description=picture.description,
        by=picture.credit,
        copyright_holder=picture.copyright_holder,
        usage_terms=picture.usage_terms,
        renditions=(Rendition(href=picture.file.url, width=picture.width, height=picture.height),),
    )

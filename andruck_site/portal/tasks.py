"""What the machine does for the portal while nobody waits."""

from __future__ import annotations

from django_tasks import task

from andruck_site.portal import keys, pictures
from andruck_site.portal.models import Picture


@task()
def make_renditions(pk: int) -> None:
    """Make the sizes of a picture, so that no reader waits for them."""
    if picture := Picture.objects.filter(pk=pk).first():
        pictures.make_renditions(picture)
        keys.raise_pictures([pk])  # pages made before point to where a size is made

"""What the machine does for the portal while nobody waits."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from andruck_site.portal import keys, lent, pictures
from andruck_site.portal.models import Article, Picture


@task()
def make_renditions(pk: int) -> None:
    """Make the sizes of a picture, so that no reader waits for them."""
    if picture := Picture.objects.filter(pk=pk).first():
        pictures.make_renditions(picture)
        keys.raise_pictures([pk])  # pages made before point to where a size is made
        make_avif.enqueue(pk)


@task(priority=-50)
def make_avif(pk: int) -> None:
    """The same in AVIF, after everything that is more urgent."""
    if picture := Picture.objects.filter(pk=pk).first():
        pictures.make_avif(picture)
        keys.raise_pictures([pk])


@task()
def bring_pictures(pk: int) -> int:
    """Fetch the pictures that came with what an article rests on; how many are here."""
    article = Article.objects.filter(pk=pk).first()
    return len(lent.bring(article, timezone.now())) if article else 0

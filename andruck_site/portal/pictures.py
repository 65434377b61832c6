"""Pictures in the sizes readers' screens ask for.

Pages point to the sizes that are there; what is missing is made when a browser
asks for it, at a signed address, so that no page waits for it. The worker
calls ``make_renditions`` ahead, so that this is rare.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe
from PIL import features
from wagtail.images.models import SourceImageIOError

if TYPE_CHECKING:
    from andruck_site.portal.models import Picture

WIDTHS = (400, 800, 1600)
SPECS = {width: f"width-{width}|format-webp|webpquality-75" for width in WIDTHS}
# Smaller still, but slow to make: only ahead, by the worker, and shown once all are there.
AVIF = {width: f"width-{width}|format-avif|avifquality-55" for width in WIDTHS}


def make_renditions(picture: Picture) -> None:
    """Make every size that is missing; the worker calls this when a picture came in."""
    picture.get_renditions(*SPECS.values())


def make_avif(picture: Picture) -> None:
    """Make the sizes in AVIF: seconds of work, for which nobody waits."""
    if features.check("avif"):
        picture.get_renditions(*AVIF.values())


def prefetch(pictures: Iterable[Picture | None]) -> None:
    """Fetch the sizes of many pictures at once."""
    from andruck_site.portal.models import PictureRendition

    wanted = [one for one in pictures if one is not None]
    if wanted:
        sizes = PictureRendition.objects.filter(filter_spec__in=[*SPECS.values(), *AVIF.values()])
        prefetch_related_objects(
            wanted, Prefetch("renditions", queryset=sizes, to_attr="prefetched_renditions")
        )


def srcset(picture: Picture) -> str:
    """The ``srcset`` of a picture; no size is larger than the picture."""
    made = _made(picture, SPECS)
    return ", ".join(
        f"{made.get(width) or _address(picture, width)} {min(width, picture.width)}w"
        for width in _widths(picture)
    )


def avif(picture: Picture) -> str:
    """The same in AVIF; empty until every size has been made."""
    made = _made(picture, AVIF)
    widths = _widths(picture)
    if not all(width in made for width in widths):
        return ""
    return ", ".join(f"{made[width]} {min(width, picture.width)}w" for width in widths)


def _widths(picture: Picture) -> list[int]:
    widths = [width for width in WIDTHS if width < picture.width]
    if len(widths) < len(WIDTHS):
        widths.append(WIDTHS[len(widths)])  # gives the picture in its own size
    return widths


def source(picture: Picture, width: int = 800) -> str:
    """One address of a picture, for what reads no ``srcset``."""
    return _made(picture, SPECS).get(width) or _address(picture, width)


def focus(picture: Picture) -> str:
    """What of the picture stays in sight when it is cropped, as ``object-position``, if told."""
    point = picture.get_focal_point()
    if point is None:
        return ""
    across, down = point.centroid
    return f"{100 * across / picture.width:.0f}% {100 * down / picture.height:.0f}%"


def _made(picture: Picture, specs: dict[int, str]) -> dict[int, str]:
    if not hasattr(picture, "prefetched_renditions"):
        prefetch([picture])
    widths = {spec: width for width, spec in specs.items()}
    made = picture.prefetched_renditions
    return {widths[one.filter_spec]: one.url for one in made if one.filter_spec in widths}


def _signature(pk: int, width: int) -> str:
    return salted_hmac("andruck.picture", f"{pk}-{width}").hexdigest()[:16]


def _address(picture: Picture, width: int) -> str:
    return reverse("picture", args=[picture.pk, width, _signature(picture.pk, width)])


@require_safe
def make(request: HttpRequest, pk: int, width: int, signature: str) -> HttpResponse:
    """Make a missing size and point to it. The signature keeps drafts' pictures unguessed."""
    from andruck_site.portal.models import Picture

    if width not in SPECS or not hmac.compare_digest(signature, _signature(pk, width)):
        raise Http404
    picture = get_object_or_404(Picture, pk=pk)
    try:
        made = picture.get_rendition(SPECS[width])
    except (SourceImageIOError, OSError) as lost:
        raise Http404 from lost
    response = redirect(made.url)
    response["Cache-Control"] = "public, max-age=3600"
    return response

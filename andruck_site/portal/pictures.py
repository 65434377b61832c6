"""Pictures in the sizes readers' screens ask for.

Pages point to the sizes that are there; what is missing is made when a browser
asks for it, at a signed address, so that no page waits for it. The worker
calls ``make_renditions`` ahead, so that this is rare.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe
from PIL import features
from wagtail.images.models import SourceImageIOError

from andruck_site.portal.prepared import NUMBER, Prepared

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


class Shot:
    """A picture as lists show it, read off its row."""

    COLUMNS = ("width", "height", "focal_point_x", "focal_point_y")
    __slots__ = ("made", "pk", *COLUMNS)

    def __init__(self, pk: int, *row: int) -> None:
        self.pk = pk
        for name, value in zip(self.COLUMNS, row, strict=True):
            setattr(self, name, value)


def prefetch(pictures: Iterable[Picture | Shot | None]) -> None:
    """Fetch the addresses of many pictures' sizes at once; each then has them as ``made``."""
    wanted: dict[int, dict[str, str]] = {}
    for one in pictures:
        if one is not None:
            one.made = wanted.setdefault(one.pk, {})
    if wanted:
        for pk, spec, name in _sizes(len(wanted)).rows(*wanted):
            wanted[pk][spec] = _address_of(name)


@lru_cache(maxsize=200)
def _sizes(count: int) -> Prepared:
    from andruck_site.portal.models import PictureRendition

    numbers = [NUMBER - at for at in range(count)]
    names = [*SPECS.values(), *AVIF.values()]
    sizes = PictureRendition.objects.filter(filter_spec__in=names, image__in=numbers)
    return Prepared(sizes.values_list("image", "filter_spec", "file"), *numbers)


@lru_cache(maxsize=10_000)
def _address_of(name: str) -> str:
    """Where a file of a size lies for readers."""
    from andruck_site.portal.models import PictureRendition

    return str(PictureRendition._meta.get_field("file").storage.url(name))


def srcset(picture: Picture | Shot) -> str:
    """The ``srcset`` of a picture; no size is larger than the picture."""
    made = _made(picture)
    return ", ".join(
        f"{made.get(SPECS[width]) or _address(picture.pk, width)} {min(width, picture.width)}w"
        for width in _widths(picture)
    )


def avif(picture: Picture | Shot) -> str:
    """The same in AVIF; empty until every size has been made."""
    made, widths = _made(picture), _widths(picture)
    if not all(AVIF[width] in made for width in widths):
        return ""
    return ", ".join(f"{made[AVIF[width]]} {min(width, picture.width)}w" for width in widths)


def _widths(picture: Picture | Shot) -> list[int]:
    widths = [width for width in WIDTHS if width < picture.width]
    if len(widths) < len(WIDTHS):
        widths.append(WIDTHS[len(widths)])  # gives the picture in its own size
    return widths


def source(picture: Picture | Shot, width: int = 800) -> str:
    """One address of a picture, for what reads no ``srcset``."""
    return _made(picture).get(SPECS[width]) or _address(picture.pk, width)


def focus(picture: Picture | Shot) -> str:
    """What of the picture stays in sight when it is cropped, as ``object-position``, if told."""
    across, down = picture.focal_point_x, picture.focal_point_y
    if across is None or down is None:
        return ""
    return f"{100 * across / picture.width:.0f}% {100 * down / picture.height:.0f}%"


def _made(picture: Picture | Shot) -> dict[str, str]:
    if not hasattr(picture, "made"):
        prefetch([picture])
    made: dict[str, str] = picture.made
    return made


def _signature(pk: int, width: int) -> str:
    return salted_hmac("andruck.picture", f"{pk}-{width}").hexdigest()[:16]


@lru_cache(maxsize=10_000)
def _address(pk: int, width: int) -> str:
    return reverse("picture", args=[pk, width, _signature(pk, width)])


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

"""What every public page knows: the portal, the day, its own address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response

from andruck_site.portal.asked import LOOPBACK
from andruck_site.portal.keys import PORTAL
from andruck_site.portal.models import Article
from andruck_site.portal.site import portal
from andruck_site.portal.teaser import Teaser

# Nothing foreign is loaded and no inline script runs; style attributes move a crop's focus.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)


def base_url(request: HttpRequest) -> str:
    """Scheme and host of the portal; on this machine, as it was asked for."""
    name, _port = split_domain_port(request.get_host())
    host = request.get_host() if name in LOOPBACK else portal().host
    return f"{'https' if settings.HTTPS else request.scheme}://{host}"


def shared(request: HttpRequest) -> dict[str, Any]:
    """What the frame of every page shows."""
    now = timezone.localtime()
    return {
        "portal": portal(),
        "sections": portal().sections,
        "now": now,
        "base": base_url(request),
        "path": request.path,
        "section": None,
    }


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    keys: tuple[str, ...] = (),
    rows: Iterable[Article | Teaser] = (),
    status: int = 200,
    ends: Iterable[datetime | None] = (),
) -> HttpResponse:
    """The page, with what a cache in front of it needs to know of the articles on it."""
    text = render_to_string(template, shared(request) | context, request, using="portal")
    return answer(request, text, "text/html; charset=utf-8", keys, rows, status, ends)


def answer(
    request: HttpRequest,
    text: str | bytes,
    content_type: str,
    keys: tuple[str, ...] = (),
    rows: Iterable[Article | Teaser] = (),
    status: int = 200,
    ends: Iterable[datetime | None] = (),
) -> HttpResponse:
    """A public answer: may be kept, must be asked again, carries its surrogate keys."""
    response = HttpResponse(text, content_type=content_type, status=status)
    response["Content-Security-Policy"] = POLICY
    mark(response, keys, rows, ends)
    if status != 200:
        return response
    etag = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def mark(
    response: HttpResponse,
    keys: tuple[str, ...] = (),
    rows: Iterable[Article | Teaser] = (),
    ends: Iterable[datetime | None] = (),
) -> HttpResponse:
    """Tell caches what the answer rests on and when it ends.

    ``ends`` is when the first right to an article on it comes to its end: from
    then on nobody may read it. ``fresh_until`` is that or midnight, when the
    date line changes.
    """
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["Surrogate-Key"] = " ".join(dict.fromkeys((PORTAL, *keys)))
    known = [*ends, *(getattr(row, "ends", None) for row in rows)]
    first = min((end for end in known if end), default=None)
    midnight = _midnight(timezone.localtime())
    response.ends = first  # type: ignore[attr-defined]
    response.fresh_until = min(midnight, first) if first else midnight  # type: ignore[attr-defined]
    return response


def _midnight(now: datetime) -> datetime:
    tomorrow = (now + timedelta(days=1)).date()
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))

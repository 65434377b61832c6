"""The door granian serves: the page cache, and Django behind it."""

import os
import threading

from django.core.wsgi import get_wsgi_application

from andruck.text.words import lemma
from andruck_site.frugal import give_back_every
from andruck_site.orphan import leave_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "andruck_site.settings")
leave_with_parent(0)  # granian's own worker, when granian itself is killed
give_back_every(300)
WARM_UP = 3.0  # seconds after the start, when the first pages are out


def _application():  # type: ignore[no-untyped-def]
    site = get_wsgi_application()
    from django.conf import settings

    from andruck_site.portal.cache import PageCache

    room = int(settings.CACHE_MB) * 1024 * 1024
    if not room:
        return site
    return PageCache(
        site,
        room,
        hosts=settings.ALLOWED_HOSTS,
        session_cookie=settings.SESSION_COOKIE_NAME,
    )


application = _application()


def _warm_up() -> None:
    """Load the word lists, so that no reader's first search waits for them."""
    lemma("Lager")


_timer = threading.Timer(WARM_UP, _warm_up)
_timer.daemon = True
_timer.start()

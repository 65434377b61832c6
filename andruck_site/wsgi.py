"""The door granian serves."""

import os
import threading

from django.core.wsgi import get_wsgi_application

from andruck.text.words import lemma

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "andruck_site.settings")
WARM_UP = 3.0  # seconds after the start, when the first pages are out

application = get_wsgi_application()


def _warm_up() -> None:
    """Load the word lists, so that no reader's first search waits for them."""
    lemma("Lager")


_timer = threading.Timer(WARM_UP, _warm_up)
_timer.daemon = True
_timer.start()

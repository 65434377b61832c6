"""Picture files that belong to nobody: their process died between the file and its row.

Storing a picture writes its file first and its row after; a kill, a full disk
or a transaction that is taken back in between leaves a file that no row names.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from andruck_site.portal.models import Picture, PictureRendition

log = logging.getLogger("andruck.work")
FOLDERS = ("original_images", "images")  # where Wagtail puts pictures and their sizes
OLD = timedelta(days=1)  # younger ones may be about to get their row


def sweep(now: datetime) -> int:
    """Delete them; how many there were."""
    media, before = Path(settings.MEDIA_ROOT), (now - OLD).timestamp()
    old = [
        path
        for folder in FOLDERS
        for path in (media / folder).rglob("*")
        if path.is_file() and path.stat().st_mtime < before
    ]
    if not old:
        return 0
    # Asked after the files were listed: what has its row by now is known.
    known = {
        *Picture.objects.values_list("file", flat=True),
        *PictureRendition.objects.values_list("file", flat=True),
    }
    loose = [path for path in old if path.relative_to(media).as_posix() not in known]
    for path in loose:
        path.unlink(missing_ok=True)
    if loose:
        log.warning("%d picture files that belonged to no picture were deleted.", len(loose))
    return len(loose)

"""Loads the portal's archive of finished articles, each with a clearance of kind archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from andruck_site.portal import archive
from andruck_site.portal.authors import bring_in


class Command(BaseCommand):
    """``manage.py load_archive``."""

    help = "Loads the archive of finished articles."

    def handle(self, **options: Any) -> None:
        """Load what is not there yet, articles and their authors, and say how much it was."""
        count = archive.load(Path(settings.PORTAL) / "archive", timezone.now())
        authors = bring_in()
        self.stdout.write(f"{count} Artikel aus dem Archiv geladen, {authors} Autoren angelegt.")

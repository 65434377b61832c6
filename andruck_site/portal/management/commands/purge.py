"""End kept pages by hand: after changes that passed Andruck by, such as SQL typed in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from andruck_site.portal.keys import PORTAL, raise_keys


class Command(BaseCommand):
    """``manage.py purge [KEY …]``."""

    help = "Beendet aufgehobene Seiten: alle, oder die mit den genannten Schlüsseln."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which keys."""
        parser.add_argument("keys", nargs="*", metavar="SCHLÜSSEL", help="etwa front, article-12")

    def handle(self, *, keys: list[str], **options: Any) -> None:
        """Raise them; without any, that of every page."""
        names = keys or [PORTAL]
        raise_keys(*names)
        self.stdout.write(f"Beendet: {', '.join(names)}. In einer Sekunde gilt es überall.")

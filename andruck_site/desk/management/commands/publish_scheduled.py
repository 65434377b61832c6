"""Wagtail's command of this name stops at the first refusal of the gate; ours goes on and tells."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from andruck_site.desk.schedule import publish_due


class Command(BaseCommand):
    """``manage.py publish_scheduled``."""

    help = "Publishes what is due and was signed off."

    def handle(self, **options: Any) -> None:
        """Publish, and say what was refused and why."""
        opened, refused = publish_due(timezone.now())
        self.stdout.write(f"{opened} Artikel veröffentlicht.")
        for refusal in refused:
            self.stdout.write(
                f"Nicht veröffentlicht: {refusal.article}: {' '.join(refusal.reasons)}"
            )

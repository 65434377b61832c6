"""The sources of portal.toml as rows, and what they are asked next."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import transaction

from andruck.model import Portal, SourceSpec
from andruck.portal import read_portal
from andruck_site.wire.models import Source


def portal() -> Portal:
    """The portal of settings.PORTAL; read again when portal.toml has changed."""
    folder = Path(settings.PORTAL)
    return _portal(folder, (folder / "portal.toml").stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _portal(folder: Path, changed: int) -> Portal:
    return read_portal(folder)


def any_known() -> bool:
    """Was this data folder ever prepared?"""
    return Source.objects.exists()


@transaction.atomic
def sync(*, samples: bool, now: datetime) -> None:
    """Bring the rows in step with portal.toml; what left it stays, but is not asked again.

    ``samples`` turns sample sources on when they are first seen. What an editor
    switched off stays off.
    """
    specs = portal().sources
    Source.objects.exclude(name__in=[spec.name for spec in specs]).update(is_active=False)
    for spec in specs:
        row, _ = Source.objects.get_or_create(
            name=spec.name,
            defaults={"next_visit": now, "is_active": samples or not spec.sample},
        )
        row.label = spec.label
        row.address = spec.url or spec.folder
        row.is_folder = bool(spec.folder)
        row.is_sample = spec.sample
        row.interval = spec.interval
        row.save()


def folder_of(spec: SourceSpec) -> Path:
    """The folder a folder source watches, inside the portal."""
    return Path(settings.PORTAL) / spec.folder


def next_visit(source: Source, now: datetime, retry_after: float = 0) -> datetime:
    """When to ask again: the interval, doubled with every failure in a row up to a day."""
    wait = source.interval * 2 ** min(source.failures, 6)
    return now + timedelta(seconds=max(min(wait, 86400), retry_after))

"""What the machine does: visit a source, read, run the pipeline, store.

Tasks are idempotent: a visit that was cut off is simply made again. No network
call runs inside a transaction; each item is stored in one of its own.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import hashlib
import logging
from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

from andruck import sources
from andruck.errors import AndruckError, FetchError, ReadError
from andruck.fetch import fetch
from andruck.fetch.folder import read_folder
from andruck.model import Item, Portal, Problem, SourceSpec
from andruck_site.wire import intake
from andruck_site.wire.models import Capture, Run, Source, WireItem
from andruck_site.wire.sources import folder_of, next_visit
from andruck_site.wire.sources import portal as current_portal

log = logging.getLogger("andruck.wire")

REFUSED = "The server answers with status {status}; look at the address in a browser."
# Told to editors as they stand; only what the engine says goes through its catalogue.
CUT_OFF = "Der Abruf wurde unterbrochen; er wird wiederholt, und was schon eingegangen war, bleibt."
FULL = "Der Datenträger ist voll. Verloren ist nichts: Der Abruf wird wiederholt, sobald Platz ist."
BROKEN = "Der Abruf ist abgebrochen; er wird wiederholt."


class Parcel(NamedTuple):
    """Bytes a source sent, and where they came from."""

    url: str
    data: bytes
    media_type: str = ""
    charset: str = ""


@task(priority=50)  # a withdrawal waits for no picture to be made smaller
def visit(pk: int) -> dict[str, int]:
    """Ask one source, take in what is new, and write down how it went."""
    source = Source.objects.get(pk=pk)
    portal = current_portal()
    spec = portal.source(source.name)
    if spec is None:
        return {}
    cut_off(pk)
    run = Run.objects.create(source=source, started=timezone.now())
    wait = 0.0
    try:
        for parcel in _parcels(source, spec, portal, run):
            _take_parcel(parcel, source, spec, portal, run)
        _went_well(source)
    except AndruckError as error:
        run.error = str(error)
        wait = error.retry_after if isinstance(error, FetchError) else 0
        _failed(source, str(error))
    except Exception as error:  # a full disk, a locked database, a flaw of ours: tried again
        _break_off(source, run, error)
        raise
    run.finished = timezone.now()
    run.save()
    now, planned = timezone.now(), source.next_visit
    Source.objects.filter(pk=pk).update(last_visit=now)
    # Unless somebody wanted it fetched anew while it was being fetched.
    row = Source.objects.filter(pk=pk, next_visit=planned)
    row.update(next_visit=next_visit(source, now, wait))
    return {"seen": run.seen, "new": run.new, "changed": run.changed, "dropped": run.dropped}


def _went_well(source: Source) -> None:
    source.failures, source.error, source.last_success = 0, "", timezone.now()
    source.save(
        update_fields=["failures", "error", "last_success", "etag", "last_modified", "body_hash"]
    )


def _failed(source: Source, error: str) -> None:
    source.failures += 1
    source.error = error
    source.save(update_fields=["failures", "error"])


def is_full(error: BaseException) -> bool:
    """Is there no room left on the disk?"""
    if isinstance(error, DatabaseError):
        return says_full(str(error))
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def says_full(text: str) -> bool:
    """Does this message, or the end of this traceback, say so?"""
    return any(word in text for word in ("disk is full", "No space left", "Disk quota exceeded"))


def _break_off(source: Source, run: Run, error: Exception) -> None:
    """Write down why, as far as anything can be written; the next visit closes what is open."""
    full = is_full(error)
    run.error = FULL if full else BROKEN
    run.finished = timezone.now()
    log.error("%s: %s", source.name, run.error, exc_info=None if full else error)
    with contextlib.suppress(DatabaseError):
        run.save()
        _failed(source, run.error)


def cut_off(pk: int) -> bool:
    """Close the runs of a source that nobody finished; True when they had brought something."""
    open_runs = Run.objects.filter(source=pk, finished=None)
    brought = WireItem.objects.filter(run__in=open_runs).exists()
    open_runs.update(finished=timezone.now(), error=CUT_OFF)
    return brought


def gave_up(pk: int) -> None:
    """A visit failed too often: its source is in trouble, and is asked again when it is due."""
    cut_off(pk)
    source = Source.objects.filter(pk=pk).first()
    if source is None:
        return
    _failed(source, source.error or CUT_OFF)
    now = timezone.now()
    Source.objects.filter(pk=pk).update(next_visit=next_visit(source, now), last_visit=now)


def _parcels(source: Source, spec: SourceSpec, portal: Portal, run: Run) -> Iterator[Parcel]:
    """The bytes of one visit: one answer of an address, or every file of a folder."""
    if spec.folder:
        for one in read_folder(folder_of(spec)):
            if isinstance(one, Problem):
                intake.drop(run, "problem", one.place, one.message)
            else:
                path, data = one
                yield Parcel(str(path.relative_to(settings.PORTAL)), data)
        return
    answer = fetch(
        spec.url,
        etag=source.etag,
        last_modified=source.last_modified,
        user_agent=f"Andruck/0.1 (+https://{portal.host}/impressum/)",
        allow_loopback=settings.ALLOW_LOOPBACK,
    )
    if answer.not_modified:
        return
    if not 200 <= answer.status < 300:
        raise FetchError(spec.url, REFUSED.format(status=answer.status), answer.retry_after or 0)
    digest = hashlib.sha256(answer.body).hexdigest()
    if digest == source.body_hash:
        return
    yield Parcel(answer.url, answer.body, answer.media_type, answer.charset)
    source.etag, source.last_modified = answer.etag[:500], answer.last_modified[:200]
    source.body_hash = digest


def _take_parcel(
    parcel: Parcel, source: Source, spec: SourceSpec, portal: Portal, run: Run
) -> None:
    capture = _keep(parcel, source)
    try:
        for one in sources.read(parcel.data, parcel.url, _formats(spec), parcel.charset):
            if isinstance(one, Problem):
                intake.drop(run, "problem", one.place, one.message)
            else:
                _take_item(one, capture, spec, portal, run)
    except ReadError as error:
        if not spec.folder:
            raise
        intake.drop(run, "unreadable", error.place, error.message)


def _formats(spec: SourceSpec) -> tuple[str, ...]:
    """The formats a source may answer in: a feed that turns into a page has failed."""
    if spec.folder or spec.page:
        return ()
    return tuple(name for name in sources.formats() if name != "html_page")


def _take_item(item: Item, capture: Capture, spec: SourceSpec, portal: Portal, run: Run) -> None:
    run.seen += 1
    intake.store(item, capture=capture, run=run, spec=spec, portal=portal, at=timezone.now())


def _keep(parcel: Parcel, source: Source) -> Capture:
    """The raw bytes, once."""
    digest = hashlib.sha256(parcel.data).hexdigest()
    capture, _ = Capture.objects.get_or_create(
        source=source,
        sha256=digest,
        defaults={
            "url": parcel.url[:2000],
            "media_type": _media_type(parcel)[:120],
            "packed": gzip.compress(parcel.data, 6, mtime=0),
        },
    )
    return capture


def _media_type(parcel: Parcel) -> str:
    """With the charset, without which the bytes may not read the same again."""
    return f"{parcel.media_type}; charset={parcel.charset}" if parcel.charset else parcel.media_type

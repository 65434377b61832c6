"""Brings finished articles in: a folder of ninjs files, one article each.

Every article goes through the gate like any other, with a clearance of kind
archive. What is there already (by its ``uri``) stays as it is. Revisions are
not written: the desk makes the first one when somebody edits the article.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from PIL import UnidentifiedImageError

from andruck.errors import ReadError
from andruck.model import Association, Item, Problem
from andruck.sources import ninjs
from andruck_site.portal import body, gate
from andruck_site.portal.models import Article, Clearance, Picture
from andruck_site.portal.site import portal

log = logging.getLogger("andruck.archive")

LARGEST = 5_000_000  # bytes of a file that is read
SIGNED = "Beispielarchiv"


class NotPublishable(Exception):
    """This item cannot become an article; the message says why."""


def load(folder: Path, now: datetime) -> int:
    """Bring in what is not there yet; how many that was. Bad files are logged and passed over."""
    count = 0
    with transaction.atomic():
        known = set(Article.objects.values_list("uri", flat=True))
        for path, found in items(folder):
            if isinstance(found, Problem):
                log.warning("%s: %s", found.place, found.message)
            elif found.uri not in known:
                try:
                    with transaction.atomic():
                        _bring_in(found, path.parent, now)
                except (NotPublishable, ValidationError, gate.GateError) as refusal:
                    log.warning("%s: %s", path, refusal)
                else:
                    known.add(found.uri)
                    count += 1
    return count


def items(folder: Path) -> Iterator[tuple[Path, Item | Problem]]:
    """The items of a folder's files, and what could not be read."""
    for path in sorted(folder.glob("*.json")):
        for found in _items(path):
            yield path, found


def _items(path: Path) -> Iterable[Item | Problem]:
    try:
        if path.stat().st_size > LARGEST:
            return [Problem(place=str(path), message=f"is larger than {LARGEST:,} bytes")]
        return list(ninjs.read(path.read_bytes(), str(path)))
    except ReadError as error:
        return [Problem(place=str(path), message=str(error))]
    except OSError as error:
        return [Problem(place=str(path), message=f"cannot be read: {error.strerror}")]


def _bring_in(item: Item, folder: Path, now: datetime) -> None:
    article = _article(item)
    article.picture = _picture(item.associations, folder)
    article.live = True
    article.clean_fields(exclude=["body", "clearance"])
    article.clean()
    Clearance.objects.create(
        uri=article.uri,
        content_hash=gate.content_hash(article.item()),
        kind=Clearance.Kind.ARCHIVE,
        given_by_name=SIGNED,
        given_at=now,
        not_after=item.expires,
    )
    article.save()


def _article(item: Item) -> Article:
    published = item.first_created or item.version_created
    if published is None:
        raise NotPublishable("says no date")
    article = Article(
        uri=item.uri,
        section=_section(item),
        kind=next((one.name for one in item.genres if one.name in Article.Kind.values), "Meldung"),
        headline=item.headline,
        description=item.description,
        by=item.by,
        located=item.located,
        subjects=[one.name for one in item.subjects if not one.uri.startswith("section:")],
        source_name=item.info_sources[0].name if item.info_sources else "",
        source_url=item.url,
        copyright_notice=item.copyright_notice,
        usage_terms=item.usage_terms,
        rights_basis=_rights_basis(item),
        digital_source_type=_making(item),
        translated_from=_translated_from(item),
        embargoed_until=item.embargoed_until,
        pub_status=item.pub_status,
        is_sample=True,
        first_published_at=published,
        last_published_at=max(published, item.version_created or published),
    )
    article.body = article._meta.get_field("body").to_python(body.to_blocks(item.body))
    return article


def _section(item: Item) -> str:
    for subject in item.subjects:
        slug = subject.uri.removeprefix("section:")
        if subject.uri.startswith("section:") and portal().section(slug):
            return slug
    raise NotPublishable("names no section of this portal (subjects, uri “section:…”)")


def _rights_basis(item: Item) -> str:
    own = item.copyright_holder in {"", portal().name}
    return Article.Rights.OWN if own else Article.Rights.LICENSED


def _making(item: Item) -> str:
    code = item.digital_source_type.uri.rsplit("/", 1)[-1] if item.digital_source_type else ""
    return code if code in Article.Making.values else ""


def _translated_from(item: Item) -> str:
    return next((one.name for one in item.associations if one.rel == "translationOf"), "")[:12]


def _picture(associations: Iterable[Association], folder: Path) -> Picture | None:
    """The lead picture; its file is copied once, however many articles show it."""
    item = next((one.item for one in associations if one.rel == "picture" and one.item), None)
    if item is None or not item.renditions:
        return None
    if known := Picture.objects.filter(source_uri=item.uri).first():
        return known
    path = (folder / item.renditions[0].href).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        log.warning("%s: the picture %s is not in the folder", folder, item.renditions[0].href)
        return None
    picture = Picture(
        title=item.headline[:255],
        description=item.description[:255],
        credit=item.by[:200],
        copyright_holder=item.copyright_holder[:200],
        usage_terms=item.usage_terms[:500],
        source_uri=item.uri[:500],
    )
    try:
        with path.open("rb") as file, transaction.atomic():
            picture.file = File(file, name=path.name)
            picture.save()
    except (OSError, UnidentifiedImageError, ValueError, TypeError) as error:
        log.warning("%s: is no picture that can be shown: %s", path, error)
        return None
    return picture

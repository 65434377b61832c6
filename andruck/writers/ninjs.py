"""ninjs 3.1: the item as another newsroom's system reads it.

What ``andruck.sources.ninjs`` reads back is the same item, but for two things the
standard has no room for: ``confidence`` and ``creator`` of anything but subjects, and
``rel`` of a genre. The page of the original is an ``altIds`` entry with the role ``url``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from andruck.model import Association, Concept, Item, Rendition
from andruck.text.html import plain
from andruck.writers import Channel, Writer

WRITER = Writer(
    label="ninjs 3.1",
    spec="https://iptc.org/standards/ninjs/",
    media_type="application/vnd.iptc.ninjs+json",
)
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


def write(channel: Channel, items: Iterable[Item]) -> bytes:
    """The items as an array, without notes to the desk."""
    return msgspec.json.encode([ninjs(item, public=True) for item in items])


def ninjs(item: Item, *, public: bool = False) -> dict[str, Any]:
    """The item as a ninjs object; ``public`` leaves the note to the desk out."""
    return {"uri": item.uri, "standard": STANDARD, **_fields(item, public)}


def _fields(item: Item, public: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "type": item.type,
        "version": item.version,
        "pubStatus": item.pub_status,
        "urgency": item.urgency,
        "language": "" if item.language == "und" else item.language,
        "firstCreated": _moment(item.first_created),
        "versionCreated": _moment(item.version_created),
        "embargoedUntil": _moment(item.embargoed_until),
        "expires": _moment(item.expires),
        "headlines": _texts(item.headline, "text/plain"),
        "descriptions": _texts(item.description, "text/plain"),
        "bodies": _texts(item.body, "text/html", wordCount=len(plain(item.body).split())),
        "slugline": item.slugline,
        "by": item.by,
        "located": item.located,
        "edNote": "" if public else item.ed_note,
        "subjects": [_concept(one, "rel", "confidence", "creator") for one in item.subjects],
        "people": [_concept(one, "rel") for one in item.people],
        "organisations": [_concept(one, "rel") for one in item.organisations],
        "places": [_concept(one, "rel") for one in item.places],
        "genres": [_concept(one) for one in item.genres],
        "infoSources": [_concept(one, role="rel") for one in item.info_sources],
        "copyrightHolder": item.copyright_holder,
        "copyrightNotice": item.copyright_notice,
        "usageTerms": item.usage_terms,
        "digitalSourceType": _concept(item.digital_source_type)
        if item.digital_source_type
        else None,
        "renditions": [_rendition(one) for one in item.renditions],
        "altIds": [{"role": "url", "value": item.url}] if item.url else [],
        "associations": [
            _association(one, f"{item.uri}#{number}", public)
            for number, one in enumerate(item.associations, 1)
        ],
    }
    return _filled(fields)


def _association(one: Association, uri: str, public: bool) -> dict[str, Any]:
    fields = _fields(one.item, public) if one.item else {}
    if one.rel == "picture" and one.item:
        fields.pop("headlines", None)
        fields["type"] = one.item.type
        fields["descriptions"] = [
            {"role": role, "contentType": "text/plain", "value": value}
            for role, value in (("caption", one.item.headline), ("altText", one.item.description))
            if value
        ]
    uri = one.uri or (one.item.uri if one.item else uri)
    return _filled({"uri": uri, "name": one.name or one.rel, "rel": one.rel, **fields})


def _texts(value: str, content_type: str, **counts: int) -> list[dict[str, Any]]:
    if not value:
        return []
    return [{"role": "main", "contentType": content_type, **counts, "value": value}]


def _concept(one: Concept, *names: str, **renamed: str) -> dict[str, Any]:
    fields = {
        name: getattr(one, own) for name, own in {**dict(zip(names, names)), **renamed}.items()
    }
    return _filled({"name": one.name, "uri": one.uri, **fields})


def _rendition(one: Rendition) -> dict[str, Any]:
    return _filled(
        {
            "name": one.name or "rendition",
            "href": one.href,
            "contentType": one.content_type,
            "width": one.width,
            "height": one.height,
        }
    )


def _moment(value: datetime | None) -> str:
    return value.isoformat() if value else ""


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}

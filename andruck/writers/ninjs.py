"""ninjs 3.1: an item as one line of JSON, the way news agencies send it.

The public form keeps to the schema to the letter and leaves the note to the
desk at home. The other form (``public=False``) loses nothing the item holds:
it also writes what ninjs has no place for, such as who says that a person is
meant (the schema knows ``creator`` and ``confidence`` for subjects only).

Where ninjs lacks a field or demands one:

- ``url`` travels as an alternative id of the role "url".
- The ``rel`` of an information source is its ``role``.
- A picture's headline is the caption, its description (role "altText") the
  text alternative, ``by`` the credit.
- An association must have a name and a uri. A missing name is written empty; a
  missing uri is that of the item that travels along, or else a fragment of
  this item's own (``…#correction``).
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from andruck.model import Association, Concept, Item, Rendition

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}

# ninjs name -> ours; what is empty is left out
DATES = {
    "firstCreated": "first_created",
    "versionCreated": "version_created",
    "embargoedUntil": "embargoed_until",
    "expires": "expires",
}
TEXTS = {
    "slugline": "slugline",
    "by": "by",
    "located": "located",
    "edNote": "ed_note",
    "copyrightHolder": "copyright_holder",
    "copyrightNotice": "copyright_notice",
    "usageTerms": "usage_terms",
}
# ninjs name -> ours, and what the schema lets a concept of this kind say
CONCEPTS = {
    "subjects": ("subjects", ("name", "uri", "rel", "confidence", "creator")),
    "people": ("people", ("name", "uri", "rel")),
    "organisations": ("organisations", ("name", "uri", "rel")),
    "places": ("places", ("name", "uri", "rel")),
    "genres": ("genres", ("name", "uri")),
    "infoSources": ("info_sources", ("name", "uri", "role")),
}
SOURCE_TYPE = ("name", "uri")
INTERNAL = frozenset(("edNote",))
PICTURES = frozenset(("picture", "graphic"))

# Legal inside a JSON string, but many readers of lines break at them.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def write(item: Item, *, public: bool = True) -> bytes:
    """The item as one line of ninjs 3.1 in UTF-8, without the line's end."""
    text = json.dumps(
        {"standard": STANDARD, **_item(item, public)}, ensure_ascii=False, separators=(",", ":")
    )
    return text.translate(_LINE_ENDS).encode("utf-8", "replace")


def _item(item: Item, public: bool) -> dict[str, Any]:
    """An item's fields under their ninjs names."""
    fields: dict[str, Any] = {
        "uri": item.uri,
        "version": item.version,
        "type": item.type,
        "pubStatus": item.pub_status,
        "urgency": item.urgency,
        "language": item.language,
    }
    for name, ours in DATES.items():
        moment: datetime | None = getattr(item, ours)
        fields[name] = moment and moment.isoformat()
    fields["headlines"] = [{"role": "main", "value": item.headline}]
    role = "altText" if item.type in PICTURES else "main"
    fields["descriptions"] = _text("text/plain", item.description, role)
    fields["bodies"] = _text("text/html", item.body)
    for name, ours in TEXTS.items():
        fields[name] = "" if public and name in INTERNAL else getattr(item, ours)
    for name, (ours, allowed) in CONCEPTS.items():
        fields[name] = [_concept(one, allowed, public) for one in getattr(item, ours)]
    if item.digital_source_type:
        fields["digitalSourceType"] = _concept(item.digital_source_type, SOURCE_TYPE, public)
    fields["altIds"] = [{"role": "url", "value": item.url}] if item.url else []
    fields["renditions"] = [_rendition(one) for one in item.renditions]
    fields["associations"] = [_association(one, item, public) for one in item.associations]
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _text(content_type: str, text: str, role: str = "main") -> list[dict[str, str]]:
    return [{"role": role, "contentType": content_type, "value": text}] if text else []


def _concept(concept: Concept, allowed: tuple[str, ...], public: bool) -> dict[str, Any]:
    """A concept; in the public form only what the schema allows for its kind."""
    fields = {
        "name": concept.name,
        "uri": concept.uri,
        "role" if "role" in allowed else "rel": concept.rel,
        "confidence": concept.confidence,
        "creator": concept.creator,
    }
    return {
        name: value
        for name, value in fields.items()
        if value not in (None, "") and (name in allowed or not public)
    }


def _rendition(one: Rendition) -> dict[str, Any]:
    fields = {
        "name": one.name,  # the one field the schema demands
        "href": one.href,
        "contentType": one.content_type or None,
        "width": one.width,
        "height": one.height,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _association(one: Association, within: Item, public: bool) -> dict[str, Any]:
    """An association, with the fields of its item where it travels along."""
    fields = _item(one.item, public) if one.item else {}
    uri = one.uri or fields.get("uri") or f"{within.uri}#{one.rel}"
    return {**fields, "uri": uri, "name": one.name, "rel": one.rel}

"""ninjs 3.1, the IPTC's news in JSON: one item, an array of items, or one item a line.

Every field of the standard that Andruck keeps is decoded with its type; a wrong one
(an urgency of 0, a date without a zone) makes a Problem that names the place, and
the other items go on. Fields beyond the standard are passed over.

- Of several ``headlines``, ``descriptions`` and ``bodies`` the one with the role
  ``main`` is read, else the first that is plain text or HTML.
- ``associations`` of type picture or graphic become pictures. Their caption is the
  description with the role ``caption``, else the headline, else the description; the
  text alternative is the description with the role ``altText``; ``by`` is the credit.
- ninjs has no field for the page where the original can be read: ``altIds`` with the
  role ``url`` is taken for it.
- Times without a role in ninjs (``contentCreated``) are not read.

ninjs 1.x has other names (``body_html``, ``pubstatus``) and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from andruck.errors import ReadError
from andruck.model import Association, Concept, Item, ItemType, Problem, PubStatus, Rendition
from andruck.sources import Format
from andruck.sources._bytes import head
from andruck.sources._texts import line
from andruck.text.html import clean, from_plain, plain
from andruck.text.language import detect

FORMAT = Format(
    label="ninjs 3.1",
    spec="https://iptc.org/standards/ninjs/",
    media_types=("application/json", "application/vnd.iptc.ninjs+json", "application/x-ndjson"),
)

Moment = Annotated[datetime, Meta(tz=True)]
Percent = Annotated[int, Meta(ge=0, le=100)]

_MARKS = re.compile(
    r'"(?:headlines|bodies|pubStatus|versionCreated|firstCreated|embargoedUntil|infoSources|'
    r'digitalSourceType)"\s*:'
)
_STANDARD = re.compile(r'"name"\s*:\s*"ninjs"', re.IGNORECASE)


class _Struct(msgspec.Struct, rename="camel", frozen=True):
    """Part of a ninjs document; names are camelCase."""


class _Standard(_Struct, frozen=True):
    name: str = ""
    version: str = ""


class _Text(_Struct, frozen=True):
    value: str
    role: str = ""
    content_type: str = ""


class _Concept(_Struct, frozen=True):
    name: str = ""
    uri: str = ""
    literal: str = ""
    rel: str = ""
    role: str = ""
    creator: str = ""
    confidence: Percent | None = None


class _Rendition(_Struct, frozen=True):
    name: str
    href: str = ""
    content_type: str = ""
    width: int | None = None
    height: int | None = None


class _AltId(_Struct, frozen=True):
    role: str = ""
    value: str = ""


class _Ninjs(_Struct, frozen=True, kw_only=True):
    """A ninjs object, as far as Andruck keeps it."""

    uri: Annotated[str, Meta(min_length=1)]
    standard: _Standard = _Standard()
    type: ItemType | None = None
    version: str = "1"
    pub_status: PubStatus = "usable"
    urgency: Annotated[int, Meta(ge=1, le=9)] | None = None
    first_created: Moment | None = None
    version_created: Moment | None = None
    embargoed_until: Moment | None = None
    expires: Moment | None = None
    language: str = ""
    title: str = ""
    headlines: tuple[_Text, ...] = ()
    descriptions: tuple[_Text, ...] = ()
    bodies: tuple[_Text, ...] = ()
    slugline: str = ""
    by: str = ""
    located: str = ""
    ed_note: str = ""
    subjects: tuple[_Concept, ...] = ()
    people: tuple[_Concept, ...] = ()
    organisations: tuple[_Concept, ...] = ()
    places: tuple[_Concept, ...] = ()
    genres: tuple[_Concept, ...] = ()
    info_sources: tuple[_Concept, ...] = ()
    copyright_holder: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    digital_source_type: _Concept | None = None
    renditions: tuple[_Rendition, ...] = ()
    alt_ids: tuple[_AltId, ...] = ()
    associations: tuple[_Associated, ...] = ()


class _Associated(_Ninjs, frozen=True, kw_only=True):
    """An association: a ninjs object with the name and the kind of the relation."""

    name: str
    rel: str = ""


_DECODER = msgspec.json.Decoder(_Ninjs)


def sniff(data: bytes) -> bool:
    """JSON that has a uri and names of fields that only ninjs has."""
    start = head(data).lstrip()
    if not start.startswith(("{", "[")) or "jsonfeed.org" in start:
        return False
    return '"uri"' in start and bool(_MARKS.search(start) or _STANDARD.search(start))


def read(data: bytes, url: str) -> Iterator[Item | Problem]:
    """The items, and those that are not as the standard says."""
    for place, raw in _objects(data.removeprefix(b"\xef\xbb\xbf"), url):
        try:
            yield _item(_DECODER.decode(raw), place)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Problem(place=place, message=f"not ninjs 3.1 ({error})")
        except ReadError as error:
            yield Problem(place=place, message=error.message)


def _objects(data: bytes, url: str) -> Iterator[tuple[str, bytes]]:
    """Every object with its place: ``url``, ``url#3`` in an array, ``url:3`` for a line."""
    try:
        if data.lstrip().startswith(b"["):
            raws = msgspec.json.decode(data, type=list[msgspec.Raw])
            yield from ((f"{url}#{number}", bytes(raw)) for number, raw in enumerate(raws, 1))
        else:
            yield url, bytes(msgspec.json.decode(data, type=msgspec.Raw))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        lines = [(number, line) for number, line in enumerate(data.splitlines(), 1) if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith(b"{") for _, line in lines):
            raise ReadError(url, f"broken JSON ({error})") from error
        yield from ((f"{url}:{number}", line) for number, line in lines)


def _item(ninjs: _Ninjs, place: str) -> Item:
    body = _body(ninjs.bodies, place)
    headline = _main(ninjs.headlines) or ninjs.title
    description = _main(ninjs.descriptions)
    if not (headline or description or body) and (ninjs.type or "text") == "text":
        raise ReadError(place, "an item with neither headline nor text")
    text = f"{headline}\n{description}\n{plain(body)}"
    return Item(
        uri=ninjs.uri,
        type=ninjs.type or "text",
        headline=headline,
        description=description,
        body=body,
        language=detect(text, ninjs.language),
        by=ninjs.by,
        associations=tuple(_association(one, place) for one in ninjs.associations),
        **_same(ninjs),
    )


def _same(ninjs: _Ninjs) -> dict[str, Any]:
    """The fields that only change their form."""
    return {
        "version": ninjs.version,
        "pub_status": ninjs.pub_status,
        "urgency": ninjs.urgency,
        "first_created": ninjs.first_created,
        "version_created": ninjs.version_created,
        "embargoed_until": ninjs.embargoed_until,
        "expires": ninjs.expires,
        "slugline": ninjs.slugline,
        "located": ninjs.located,
        "ed_note": ninjs.ed_note,
        "subjects": _concepts(ninjs.subjects),
        "people": _concepts(ninjs.people),
        "organisations": _concepts(ninjs.organisations),
        "places": _concepts(ninjs.places),
        "genres": _concepts(ninjs.genres),
        "info_sources": _concepts(ninjs.info_sources),
        "copyright_holder": ninjs.copyright_holder,
        "copyright_notice": ninjs.copyright_notice,
        "usage_terms": ninjs.usage_terms,
        "digital_source_type": next(iter(_concepts((ninjs.digital_source_type,))), None),
        "url": next((one.value for one in ninjs.alt_ids if one.role == "url"), ""),
        "renditions": tuple(_rendition(one) for one in ninjs.renditions if one.href),
    }


def _association(one: _Associated, place: str) -> Association:
    if one.type in ("picture", "graphic") or one.rel == "picture":
        return Association(rel="picture", uri=one.uri, name=one.name, item=_picture(one))
    embedded = one.headlines or one.bodies or one.descriptions or one.renditions or one.title
    return Association(
        rel=one.rel or "seeAlso",
        uri=one.uri,
        name=one.name,
        item=_item(one, place) if embedded else None,
    )


def _picture(one: _Associated) -> Item:
    roles = {text.role: _plain(text) for text in reversed(one.descriptions)}
    description = next((_plain(text) for text in one.descriptions if text.role != "altText"), "")
    caption = roles.get("caption") or _main(one.headlines) or one.title or description
    alternative = roles.get("altText") or ("" if description == caption else description)
    sources = [source.name for source in one.info_sources]
    return Item(
        uri=one.uri,
        type=one.type or "picture",
        headline=caption,
        description=alternative,
        by=one.by or next(iter(sources), "") or one.copyright_holder,
        language=detect("", one.language),
        **_same(one),
    )


def _rendition(one: _Rendition) -> Rendition:
    return Rendition(
        href=one.href,
        content_type=one.content_type,
        width=one.width,
        height=one.height,
        name=one.name,
    )


def _concepts(ninjs: tuple[_Concept | None, ...]) -> tuple[Concept, ...]:
    return tuple(
        Concept(
            name=one.name or one.literal or one.uri,
            uri=one.uri,
            rel=one.rel or one.role,
            confidence=one.confidence,
            creator=one.creator,
        )
        for one in ninjs
        if one and (one.name or one.literal or one.uri)
    )


def _main(texts: tuple[_Text, ...]) -> str:
    """The text with the role main, else the first, as plain text."""
    chosen = next((one for one in texts if one.role == "main"), texts[0] if texts else None)
    return _plain(chosen) if chosen else ""


def _plain(text: _Text) -> str:
    value = text.value
    if "html" in text.content_type:
        value = plain(clean(value))
    return line(value)


def _body(texts: tuple[_Text, ...], place: str) -> str:
    readable = [one for one in texts if _is_readable(one)]
    chosen = next(
        (one for one in readable if one.role == "main"), readable[0] if readable else None
    )
    if not chosen:
        if texts:
            raise ReadError(place, f"a body of type {texts[0].content_type}; HTML or text is read")
        return ""
    is_plain = chosen.content_type.startswith("text/plain") or (
        not chosen.content_type and "<" not in chosen.value
    )
    return from_plain(chosen.value) if is_plain else clean(chosen.value)


def _is_readable(text: _Text) -> bool:
    kind = text.content_type.partition(";")[0].strip().lower()
    return kind in ("", "text/plain", "text/html", "application/xhtml+xml")

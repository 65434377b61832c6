"""JSON Feed 1.0 and 1.1, every field with its type.

Section names are those of https://www.jsonfeed.org/version/1.1/.

- Top-level: ``authors`` (1.0: ``author``) and ``language`` hold for items that name none.
  ``next_url`` is not followed; a feed that is ``expired`` says so in a Problem.
- Items: **uri** is the ``id``; one that is no address of its own is put behind the
  address of the site. A number is taken as its digits. An item without an id is a Problem.
- **body** is ``content_html``, else ``content_text``; **description** is the ``summary``
  unless it only repeats the beginning of the body.
- **url** is ``url``. An ``external_url`` is what a link post is about: an association
  ``seeAlso``, and the url where there is no other.
- ``image``, ``banner_image`` and pictures in the text and among the attachments are
  associations; other attachments are listed in ``ed_note``.
- **first_created** and **version_created** are ``date_published`` and ``date_modified``;
  a date that cannot be read stays unknown.
- ``tags`` are subjects. The format has no field for rights. Extensions (names that begin
  with an underscore) are passed over.

An item that is not as the specification says is a Problem that names the field; the
other items go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from andruck.errors import ReadError
from andruck.model import Association, Concept, Item, Problem
from andruck.sources import Format
from andruck.sources._bytes import head
from andruck.sources._dates import moment, zone
from andruck.sources._pictures import distinct, picture, pictures_in
from andruck.sources._texts import line, standfirst
from andruck.text.html import blocks, clean, from_plain, link, plain
from andruck.text.language import detect

FORMAT = Format(
    label="JSON Feed",
    spec="https://www.jsonfeed.org/version/1.1/",
    media_types=("application/feed+json", "application/json"),
)

MAX_ITEMS = 5_000
MAX_HEADLINE = 2_000  # characters

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_TAIL = 1_000  # characters; some programs write the version last
_URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+$")


class _Author(msgspec.Struct, frozen=True):
    name: str | None = None


class _Attachment(msgspec.Struct, frozen=True):
    url: str
    mime_type: str | None = None
    title: str | None = None


class _JsonItem(msgspec.Struct, frozen=True):
    """An item, as far as Andruck keeps it; many feeds write null for what they lack."""

    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    image: str | None = None
    banner_image: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    authors: tuple[_Author, ...] | None = None
    author: _Author | None = None
    tags: tuple[str, ...] | str | None = None  # some feeds write one tag without brackets
    language: str | None = None
    attachments: tuple[_Attachment, ...] | None = None


class _JsonFeed(msgspec.Struct, frozen=True):
    items: tuple[msgspec.Raw, ...]
    title: str | None = None
    home_page_url: str | None = None
    authors: tuple[_Author, ...] | None = None
    author: _Author | None = None
    language: str | None = None
    expired: bool | None = None


_FEED = msgspec.json.Decoder(_JsonFeed)
_ITEM = msgspec.json.Decoder(_JsonItem)


def sniff(data: bytes) -> bool:
    """JSON whose version is one of JSON Feed's."""
    start = head(data).removeprefix("\xef\xbb\xbf").lstrip()
    if not start.startswith("{"):
        return False
    return bool(_VERSION.search(start) or _VERSION.search(data[-_TAIL:].decode("latin-1")))


def read(data: bytes, url: str) -> Iterator[Item | Problem]:
    """The items, and those that are not as the specification says."""
    try:
        feed = _FEED.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        raise ReadError(url, f"not a JSON Feed ({error})") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise ReadError(url, f"broken JSON ({error})") from error
    if feed.expired:
        yield Problem(place=url, message="the feed says that it has ended (expired)")
    if len(feed.items) > MAX_ITEMS:
        yield Problem(place=url, message=f"{len(feed.items)} items; only {MAX_ITEMS} were read")
    for number, raw in enumerate(feed.items[:MAX_ITEMS], 1):
        place = f"{url}#{number}"
        try:
            yield _Entry(_ITEM.decode(raw), feed, url).item()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Problem(place=place, message=f"not an item of JSON Feed ({error})")
        except ReadError as error:
            yield Problem(place=place, message=error.message)


class _Entry:
    """One item with its feed, and the Item in it."""

    def __init__(self, entry: _JsonItem, feed: _JsonFeed, url: str) -> None:
        self.entry = entry
        self.feed = feed
        self.url = url
        self.site = link(feed.home_page_url or "", url)
        self.external = link(entry.external_url or "", self.site or url)
        self.link = link(entry.url or "", self.site or url) or self.external
        self.base = self.link or self.site or url

    def item(self) -> Item:
        """The item; raises ReadError where it has no id or says nothing."""
        entry = self.entry
        uri = self._uri()
        headline = line(entry.title or "")
        description, body = self._texts()
        if not (headline or description or body):
            raise ReadError(self.url, "an item with neither headline nor text")
        if len(headline) > MAX_HEADLINE:
            raise ReadError(self.url, f"an item with a headline of {len(headline)} characters")
        declared = entry.language or self.feed.language or ""
        language = detect(f"{headline}\n{description}\n{plain(body)}", declared)
        published, modified = (
            moment(text or "", zone(language))
            for text in (entry.date_published, entry.date_modified)
        )
        source = line(self.feed.title or "")
        return Item(
            uri=uri,
            headline=headline,
            description=description,
            body=body,
            language=language,
            first_created=published,
            version_created=modified or published,
            by=", ".join(self._authors()),
            subjects=self._subjects(),
            info_sources=(Concept(name=source, uri=self.site),) if source else (),
            url=self.link,
            associations=self._associations(),
            ed_note=self._note(),
        )

    def _uri(self) -> str:
        identifier = self.entry.id
        if isinstance(identifier, float) and identifier.is_integer():
            identifier = int(identifier)
        text = str(identifier if identifier is not None else "").strip()
        if not text:
            raise ReadError(self.url, "an item without an id")
        return text if _URI.match(text) else f"{self.site or self.url}#{text}"

    def _texts(self) -> tuple[str, str]:
        """Standfirst and body."""
        body = clean(self.entry.content_html or "", self.base)
        body = body or from_plain(self.entry.content_text or "")
        paragraphs = [one.text for one in blocks(from_plain(self.entry.summary or ""))]
        return (standfirst(paragraphs, body) if body else " ".join(paragraphs)), body

    def _authors(self) -> list[str]:
        for level in (self.entry, self.feed):
            authors = level.authors or ((level.author,) if level.author else ())
            if names := [name for one in authors if (name := line(one.name or ""))]:
                return list(dict.fromkeys(names))
        return []

    def _subjects(self) -> tuple[Concept, ...]:
        tags = self.entry.tags or ()
        names = dict.fromkeys(
            line(tag) for tag in (tags.split(",") if isinstance(tags, str) else tags)
        )
        return tuple(Concept(name=name, rel="about") for name in names if name)

    def _associations(self) -> tuple[Association, ...]:
        leads = (self.entry.image, self.entry.banner_image)
        found = [picture(href) for one in leads if (href := link(one or "", self.base))]
        found += [
            picture(href, caption=one.title or "", content_type=one.mime_type or "")
            for one in self.entry.attachments or ()
            if _is_picture(one) and (href := link(one.url, self.base))
        ]
        found = [*pictures_in(self.entry.content_html or "", self.base), *found]
        ordered = sorted(
            distinct(found), key=lambda one: one.uri != link(leads[0] or "", self.base)
        )
        if self.external and self.external != self.link:
            ordered.append(Association(rel="seeAlso", uri=self.external))
        return tuple(ordered)

    def _note(self) -> str:
        files = [
            line(one.title or "") or link(one.url, self.base)
            for one in self.entry.attachments or ()
            if not _is_picture(one)
        ]
        return "\n\n".join(f"Anhang: {one}" for one in files if one)


def _is_picture(attachment: _Attachment) -> bool:
    return (attachment.mime_type or "").startswith("image/")

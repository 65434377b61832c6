"""What RSS and Atom share: feedparser before it and behind it.

Refused: more than MAX_BYTES, more than MAX_TAGS, entities declared in the document.
"""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any
from xml.sax import SAXParseException

import feedparser
from feedparser.encodings import convert_to_utf8

from andruck.errors import ReadError
from andruck.model import Association, Concept, Item, Problem
from andruck.sources._dates import EARLIEST, moment
from andruck.sources._pictures import distinct, picture, pictures_in, pixels
from andruck.sources._texts import hashed_uri, line, standfirst
from andruck.text.html import blocks, check_attributes, clean, from_plain, link, plain
from andruck.text.language import detect

MAX_BYTES = 20_000_000  # the largest real feed we know has 1.6 MB
MAX_ENTRIES = 5_000
MAX_HEADLINE = 2_000  # characters
MAX_TAGS = 600_000  # feedparser takes 30 microseconds for each
STANDFIRST = 600  # characters

# What feedparser raises where an encoding has no name or a tag has too many colons.
_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
_ADDRESS = re.compile(r"[^\s<>()@]+@[^\s<>()]+")
_CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+$")


def items(
    data: bytes, url: str, entry: type[Entry], is_cut_off: bool = False
) -> Iterator[Item | Problem]:
    """The entries of a feed, and what of it could not be read."""
    feed = _parsed(data, url)
    entries = feed.entries
    error = feed.get("bozo_exception")
    if is_cut_off and entries:
        entries = entries[:-1]
        yield Problem(
            place=f"{url}#{len(entries) + 1}", message="the feed is cut off in this entry"
        )
    elif isinstance(error, SAXParseException):
        yield Problem(
            place=f"{url}:{error.getLineNumber()}",
            message=f"not well-formed XML ({error.getMessage()}); read leniently",
        )
    if len(entries) > MAX_ENTRIES:
        yield Problem(place=url, message=f"{len(entries)} entries; only {MAX_ENTRIES} were read")
    for number, one in enumerate(entries[:MAX_ENTRIES], 1):
        try:
            yield entry(one, feed.feed, url).item()
        except ReadError as error:
            yield Problem(place=f"{url}#{number}", message=error.message)


def _parsed(data: bytes, url: str) -> Any:
    """What feedparser makes of the bytes, which have been looked at before."""
    if len(data) > MAX_BYTES:
        limit = f"more than {MAX_BYTES // 1_000_000} MB"
        raise ReadError(url, f"{limit}; ask the provider for a smaller feed")
    try:
        return _feedparser(data, url)
    except _DAMAGE as error:
        raise ReadError(url, f"a damaged feed ({error}); ask again later") from error


def _feedparser(data: bytes, url: str) -> Any:
    utf8 = convert_to_utf8({}, data, {})
    if b"<!DOCTYPE" in utf8.upper() and b"<!ENTITY" in utf8.upper():
        raise ReadError(url, "the document declares entities; such documents are refused")
    if utf8.count(b"<") > MAX_TAGS:
        raise ReadError(url, f"more than {MAX_TAGS} tags; ask the provider for a smaller feed")
    check_attributes(_CDATA.sub(b"", utf8).decode("utf-8", "replace"), url)
    return feedparser.parse(io.BytesIO(utf8), sanitize_html=False, resolve_relative_uris=False)


class Entry:
    """One entry as feedparser gives it, and the item in it; Atom changes what differs."""

    def __init__(self, entry: Any, feed: Any, url: str) -> None:
        self.entry = entry
        self.feed = feed
        self.site = link(str(feed.get("link") or ""), url)
        self.link = link(str(entry.get("link") or ""), self.site or url)
        self.base = self.link or self.site or url
        self.url = url

    def item(self) -> Item:
        """The item; raises ReadError where there is nothing in the entry."""
        headline = self._headline()
        description, body = self._texts()
        if not (headline or description or body):
            raise ReadError(self.url, "an entry with neither headline nor text")
        if len(headline) > MAX_HEADLINE:
            raise ReadError(self.url, f"an entry with a headline of {len(headline)} characters")
        published, updated = self._published(), self._date("updated")
        return Item(
            uri=self._uri(headline + description + body),
            headline=headline,
            description=description,
            body=body,
            first_created=published,
            version_created=updated or published,
            language=self._language(f"{headline}\n{description}\n{plain(body)}"),
            by=self._by(),
            subjects=self._subjects(),
            info_sources=self._sources(),
            copyright_notice=self._rights(),
            usage_terms=str(self.entry.get("license") or self.feed.get("license") or ""),
            url=self.link,
            associations=self._pictures(),
            ed_note=self._note(),
        )

    def _headline(self) -> str:
        return words(self.entry.get("title"))

    def _rights(self) -> str:
        return words(self.entry.get("rights") or self.feed.get("rights"))

    def _note(self) -> str:
        """What the feed says and no field of an item holds."""
        people = names(self.entry, "contributors")
        return f"Mitarbeit: {', '.join(people)}" if people else ""

    def _uri(self, content: str) -> str:
        guid = str(self.entry.get("id") or "").strip()
        if guid:
            return guid if _URI.match(guid) else f"{self.site or self.url}#{guid}"
        if self.link:
            return self.link
        return hashed_uri(self.url, content)

    def _texts(self) -> tuple[str, str]:
        """Standfirst and body."""
        summary = self._html(self.entry.get("summary_detail"))
        contents = [self._html(one) for one in self._contents()]
        body = max(contents, key=len, default="")
        parts = blocks(summary)
        if body:
            return standfirst([one.text for one in parts], body), body
        if len(parts) == 1 and parts[0].tag == "p" and len(parts[0].text) <= STANDFIRST:
            return parts[0].text, ""
        return "", summary

    def _contents(self) -> list[Any]:
        return list(dict.get(self.entry, "content") or ())

    def _html(self, detail: Any) -> str:
        if not detail or not detail.get("value"):
            return ""
        value = str(detail["value"])
        if not _MARKUP.search(value):
            return from_plain(unescape(value))
        return clean(value, self._base(detail))

    def _base(self, detail: Any) -> str:
        """What the links of a text are relative to."""
        return link(str(detail.get("base") or ""), self.base) or self.base

    def _is_markup(self, detail: Any) -> bool:
        """May there be tags in it? RSS does not say."""
        return True

    def _published(self) -> datetime | None:
        """pubDate, else dc:date, which is all that RSS 1.0 has; feedparser calls it updated."""
        return self._date("published") or self._date("updated")

    def _date(self, name: str) -> datetime | None:
        """The date as it was written, with its zone; else as feedparser understood it."""
        text = str(dict.get(self.entry, name) or "")
        if found := moment(text):
            return found
        parsed = dict.get(self.entry, f"{name}_parsed")
        if not parsed or parsed.tm_year < EARLIEST:
            return None
        return datetime.fromtimestamp(timegm(parsed), UTC)

    def _language(self, text: str) -> str:
        fields = (dict.get(self.entry, name) for name in ("title_detail", "summary_detail"))
        details = [*self._contents(), *filter(None, fields)]
        own = next((str(one["language"]) for one in details if one.get("language")), "")
        declared = self.entry.get("language") or own or self.feed.get("language") or ""
        return detect(text, str(declared))

    def _by(self) -> str:
        """The authors' names; RSS 2.0 wants an address, with the name in brackets."""
        author = words(self.entry.get("author"))
        names = [words(one.get("name")) for one in dict.get(self.entry, "authors") or []]
        if "@" in author:  # feedparser takes no domain of more than four letters for one
            names = [_ADDRESS.sub("", author).strip(" ()<>")]
        return ", ".join(dict.fromkeys(name for name in names if name))

    def _subjects(self) -> tuple[Concept, ...]:
        terms = [words(tag.get("term")) for tag in dict.get(self.entry, "tags") or ()]
        return tuple(Concept(name=term, rel="about") for term in dict.fromkeys(terms) if term)

    def _sources(self) -> tuple[Concept, ...]:
        source = dict.get(self.entry, "source") or {}
        if name := words(source.get("title")):
            return (Concept(name=name, uri=link(str(source.get("href") or ""), self.base)),)
        name = words(self.feed.get("title"))
        return (Concept(name=name, uri=self.site),) if name else ()

    def _pictures(self) -> tuple[Association, ...]:
        credits = dict.get(self.entry, "media_credit") or ()
        credit = words(credits[0].get("content")) if credits else ""
        found = [
            picture(
                href,
                credit=credit,
                content_type=str(one.get("type") or ""),
                width=pixels(one.get("width")),
                height=pixels(one.get("height")),
            )
            for one in self._attached()
            if (href := link(str(one.get("url") or one.get("href") or ""), self.base))
        ]
        for detail in (*self._contents(), self.entry.get("summary_detail")):
            if detail and self._is_markup(detail):
                found += pictures_in(str(detail.get("value") or ""), self._base(detail))
        return distinct(found)

    def _attached(self) -> list[Any]:
        attached = [*(dict.get(self.entry, "media_content") or ())]
        attached += [one for one in self.entry.get("links") or () if one.get("rel") == "enclosure"]
        images = [
            one
            for one in attached
            if one.get("medium") == "image" or str(one.get("type") or "").startswith("image/")
        ]
        return images or [*(dict.get(self.entry, "media_thumbnail") or ())][:1]


def words(value: Any) -> str:
    """A field of words: no markup, no line breaks."""
    text = str(value or "")
    if "<" in text or "&" in text:
        text = plain(clean(text))
    return line(text)


def names(element: Any, field: str) -> list[str]:
    """The names of people in a field, each once."""
    found = [words(one.get("name")) for one in dict.get(element, field) or ()]
    return list(dict.fromkeys(name for name in found if name))

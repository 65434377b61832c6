"""Atom 1.0 (RFC 4287) and its draft 0.3, a feed or a single entry (RFC 4287, section 2).

- **uri** is the ``id`` (4.2.6), **url** the link with ``rel="alternate"`` (4.2.7), best
  one that is HTML in the entry's language; without any, the ``src`` of the content.
- **headline**, **description** and **body** are ``title``, ``summary`` and ``content``
  (4.1.3, 4.2.13, 4.2.14). What is of type ``text`` is text: a ``<b>`` in it is printed.
  ``html`` and ``xhtml`` are cleaned; content of other types (a picture in Base64, XML)
  is passed over. A summary of several paragraphs without a content is the body.
- **by**: the authors of the entry, else those of its ``source``, else those of the feed
  (4.2.1). Contributors stand in ``ed_note``: no field of an item is theirs.
- **first_created** is ``published`` (0.3: ``issued``), **version_created** ``updated``
  (``modified``).
- **info_sources**: the ``source`` that an entry was copied from (4.2.11), else the feed.
- **copyright_notice**: ``rights`` of the entry, else of its source, else of the feed
  (4.2.10); a linked licence (RFC 4946) goes to ``usage_terms``.
- Links with ``rel="enclosure"`` to pictures, and those in the text, are associations;
  other enclosures are listed in ``ed_note``.
- ``xml:base`` and ``xml:lang`` (section 2) hold for what stands inside.

Refused, and what is read leniently: as for RSS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from andruck.model import Concept, Item, Problem
from andruck.sources import Format
from andruck.sources._bytes import first_element, head
from andruck.sources._dates import moment
from andruck.sources._feed import Entry, items, names, words
from andruck.sources._texts import line
from andruck.text.html import clean, from_plain, link, plain

FORMAT = Format(
    label="Atom",
    spec="https://www.rfc-editor.org/rfc/rfc4287",
    media_types=("application/atom+xml", "application/xml", "text/xml"),
)

_ENTRY = re.compile(rb"<(/?)(?:\w+:)?entry[\s/>]", re.IGNORECASE)
_END = re.compile(rb"</(?:\w+:)?(?:feed|entry)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.I | re.S)
_NAMESPACE = re.compile(r"www\.w3\.org/2005/Atom|purl\.org/atom/ns#", re.IGNORECASE)
_CHILD = re.compile(r"<entry\b|<updated\b|<modified\b")
_HTML = ("text/html", "application/xhtml+xml")


def sniff(data: bytes) -> bool:
    """A feed or entry in Atom's namespace; a feed that names none but has entries."""
    name, attributes = first_element(data)
    name = name.rpartition(":")[2]
    if name not in ("feed", "entry"):
        return False
    if _NAMESPACE.search(attributes):
        return True
    return name == "feed" and "xmlns=" not in attributes and bool(_CHILD.search(head(data)))


def read(data: bytes, url: str) -> Iterator[Item | Problem]:
    """The entries of the feed, and what of it could not be read."""
    return items(data, url, _AtomEntry, _is_cut_off(data))


def _is_cut_off(data: bytes) -> bool:
    """Does it end inside an entry?"""
    if b"\0" in data[:4] or _END.search(data[-2000:]):
        return False
    slashes = _ENTRY.findall(data)
    return bool(slashes) and not slashes[-1]


class _AtomEntry(Entry):
    """An entry of Atom: its texts have types, and its source is a feed of its own."""

    def __init__(self, entry: Any, feed: Any, url: str) -> None:
        super().__init__(entry, feed, url)
        self.site = link(self._alternate(feed), url)
        self.link = link(self._alternate(entry) or self._elsewhere(), self.site or url)
        self.base = self.link or self.site or url
        self.source: Any = dict.get(entry, "source") or {}

    def _alternate(self, element: Any) -> str:
        """The page; of several the one that is HTML, and in the language of the title."""
        found = [
            one
            for one in dict.get(element, "links") or ()
            if one.get("rel") == "alternate" and one.get("href")
        ]
        language = (dict.get(element, "title_detail") or {}).get("language") or ""
        found.sort(
            key=lambda one: (
                str(one.get("type") or "text/html") not in _HTML,
                str(one.get("hreflang") or language)[:2] != str(language)[:2],
            )
        )
        return str(found[0]["href"]) if found else ""

    def _elsewhere(self) -> str:
        sources = (str(one.get("src") or "") for one in dict.get(self.entry, "content") or ())
        return next(filter(None, sources), "")

    def _headline(self) -> str:
        detail = dict.get(self.entry, "title_detail") or {}
        if detail.get("type") == "text/plain":
            return line(str(detail.get("value") or ""))
        return line(plain(clean(str(detail.get("value") or ""))))

    def _contents(self) -> list[Any]:
        found = dict.get(self.entry, "content") or ()
        return [one for one in found if one.get("type") in (*_HTML, "text/plain")]

    def _html(self, detail: Any) -> str:
        if not detail or not detail.get("value"):
            return ""
        if not self._is_markup(detail):
            return from_plain(str(detail["value"]))
        return clean(str(detail["value"]), self._base(detail))

    def _is_markup(self, detail: Any) -> bool:
        return detail.get("type") in _HTML

    def _published(self) -> datetime | None:
        return self._date("published")

    def _date(self, name: str) -> datetime | None:
        """A date in RFC 3339 (3.3); feedparser makes a day of nearly everything."""
        return moment(str(dict.get(self.entry, name) or ""))

    def _by(self) -> str:
        for element in (self.entry, self.source, self.feed):
            if people := names(element, "authors"):
                return ", ".join(people)
        return ""

    def _subjects(self) -> tuple[Concept, ...]:
        """Categories: the label is for people, the term for programs (4.2.2)."""
        found: dict[str, Concept] = {}
        for tag in dict.get(self.entry, "tags") or ():
            name = words(tag.get("label")) or words(tag.get("term"))
            scheme, term = str(tag.get("scheme") or ""), str(tag.get("term") or "")
            uri = scheme + term if scheme.endswith(("/", "#")) else ""
            if name:
                found.setdefault(name, Concept(name=name, uri=uri, rel="about"))
        return tuple(found.values())

    def _sources(self) -> tuple[Concept, ...]:
        if name := words(self.source.get("title")):
            return (Concept(name=name, uri=link(self._alternate(self.source), self.base)),)
        name = words(self.feed.get("title"))
        return (Concept(name=name, uri=self.site),) if name else ()

    def _rights(self) -> str:
        elements = (self.entry, self.source, self.feed)
        return next((words(one.get("rights")) for one in elements if one.get("rights")), "")

    def _note(self) -> str:
        notes = [note] if (note := super()._note()) else []
        for one in dict.get(self.entry, "links") or ():
            is_picture = str(one.get("type") or "").startswith("image/")
            if one.get("rel") == "enclosure" and not is_picture:
                href = link(str(one.get("href") or ""), self.base)
                notes += [f"Anhang: {words(one.get('title')) or href}"] if href else []
        return "\n\n".join(notes)

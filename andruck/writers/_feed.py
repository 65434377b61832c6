"""What a feed and its entries say, whatever the feed is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape

import lxml.html

from andruck.model import Item, Value
from andruck.text.html import parse

# What XML 1.0 (2.2, Char) has no way of writing, and UTF-8 no bytes for.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Feed(Value, frozen=True, kw_only=True):
    """What a feed says of itself, and what it may say of its items."""

    title: str
    description: str
    link: str  # the pages it feeds on
    self_link: str  # the feed's own address
    language: str
    urls: Mapping[str, str]  # each item's page by its uri
    full_text: frozenset[str] = frozenset()  # uris of the items that go out in full


def words(text: str) -> str:
    """Text without characters that would make a reader refuse the whole feed."""
    return _FORBIDDEN.sub("", text)


def line(text: str) -> str:
    """Text as one line: headlines and names."""
    return " ".join(words(text).split())


def page(item: Item, urls: Mapping[str, str]) -> str:
    """Where the item can be read: its page, or else the original."""
    return words(urls.get(item.uri, "") or item.url)


def full(item: Item, url: str) -> str:
    """The body for readers who do not know where it comes from: links are absolute."""
    body = words(item.body)
    if not body.strip():
        return ""
    root = parse(body)
    if url:
        root.make_links_absolute(url, handle_failures="discard")
    below = "".join(lxml.html.tostring(one, encoding="unicode") for one in root)
    return escape(root.text or "", quote=False) + below


def published(item: Item) -> datetime | None:
    """When it came out first. A time without a zone is no point in time and is not told."""
    return _point(item.first_created) or _point(item.version_created)


def changed(item: Item) -> datetime | None:
    """When this version came out."""
    return _point(item.version_created) or _point(item.first_created)


def newest(items: Iterable[Item]) -> datetime | None:
    """The last change in the feed, which stands for the time it was made."""
    return max((moment for item in items if (moment := changed(item))), default=None)


def subjects(item: Item) -> list[str]:
    """The names of its subjects, each once."""
    return list(dict.fromkeys(name for one in item.subjects if (name := line(one.name))))


def _point(moment: datetime | None) -> datetime | None:
    return moment if moment and moment.utcoffset() is not None else None

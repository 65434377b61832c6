"""JSON Feed 1.1: the same feed for programs that would rather not read XML.

Every entry must have a content; where the full text may not go out, that is
the standfirst, or else the headline.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from andruck.model import Item
from andruck.writers._feed import Feed, changed, full, line, page, published, subjects, words

VERSION = "https://jsonfeed.org/version/1.1"
MEDIA_TYPE = "application/feed+json"


def write(items: Sequence[Item], feed: Feed) -> bytes:
    """The items as a JSON Feed."""
    told = {
        "version": VERSION,
        "title": line(feed.title),
        "home_page_url": words(feed.link),
        "feed_url": words(feed.self_link),
        "description": line(feed.description),
        "language": words(feed.language),
        "items": [
            _entry(item, page(item, feed.urls), is_full=item.uri in feed.full_text)
            for item in items
        ],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _entry(item: Item, url: str, *, is_full: bool) -> dict[str, Any]:
    first, last = published(item), changed(item)
    standfirst, by = words(item.description), line(item.by)
    text = full(item, url) if is_full else ""
    entry: dict[str, Any] = {
        "id": words(item.uri),
        "url": url,
        "title": line(item.headline),
        "summary": standfirst,
        "date_published": first and first.isoformat(),
        "date_modified": last and last.isoformat(),
        "authors": [{"name": by}] if by else [],
        "tags": subjects(item),
        "language": "" if item.language == "und" else words(item.language),
    }
    entry = {name: value for name, value in entry.items() if value}
    if text:
        return {**entry, "content_html": text}
    return {**entry, "content_text": standfirst or line(item.headline)}

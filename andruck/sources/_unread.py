"""Why bytes were not read: what they are instead, and what to do about it."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

from andruck.errors import ReadError
from andruck.sources._bytes import first_element, head, is_markup

READ = {  # first elements of formats that are read, but perhaps not here
    "rss": "an RSS feed",
    "feed": "an Atom feed",
    "newsitem": "a NewsML-G2 document",
    "newsmessage": "a NewsML-G2 document",
    "packageitem": "a NewsML-G2 document",
}
KNOWN = {  # first elements of formats that are recognised but not read
    "knowledgeitem": "a NewsML-G2 document without news",
    "conceptitem": "a NewsML-G2 document without news",
    "planningitem": "a NewsML-G2 document without news",
    "newsml": "a NewsML 1 document",
    "nitf": "an NITF document",
    "opml": "a list of feeds (OPML)",
    "urlset": "a site map",
    "sitemapindex": "a site map",
    "svg": "a picture",
}
SIGNATURES = {
    b"%PDF": "a PDF document",
    b"\xff\xd8\xff": "a picture",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an Office file",
}
_ALTERNATE = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(rel|type|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def unread(data: bytes, url: str, formats: tuple[str, ...]) -> ReadError:
    """The error for bytes that none of the formats (all, if empty) understands."""
    name, _ = first_element(data)
    if formats and is_markup(data) and _is_page(name):
        feed = feed_in_page(data, url)
        advice = f"; its feed is at {feed}" if feed else "; look at the address in a browser"
        return ReadError(url, f"a web page, where {' or '.join(formats)} was expected{advice}")
    if other := _other(data, name.rpartition(":")[2]) if formats else "":
        return ReadError(url, f"{other}, where {' or '.join(formats)} was expected")
    what = next((label for start, label in SIGNATURES.items() if data.startswith(start)), "")
    what = what or (KNOWN.get(name.rpartition(":")[2], "") if is_markup(data) else "")
    what = what or _json_label(data)
    if what:
        return ReadError(url, f"{what}, which is not read; see docs/sources.md for what is")
    return ReadError(url, "none of the known formats; see docs/sources.md for what can be read")


def feed_in_page(data: bytes, url: str) -> str:
    """The address of the feed that a page names, or nothing."""
    for tag in _ALTERNATE.findall(head(data)):
        values = {
            m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)
        }
        if "alternate" in values.get("rel", "").lower() and values.get("type") in _FEED_TYPES:
            return urljoin(url, values.get("href", ""))
    return ""


def _is_page(name: str) -> bool:
    return name in ("html", "head", "body", "title", "meta", "div", "p", "script")


def _other(data: bytes, name: str) -> str:
    """What another format would make of it."""
    if is_markup(data):
        return READ.get(name, "")
    is_feed = head(data).lstrip().startswith("{") and "jsonfeed.org" in head(data)
    return "a JSON Feed" if is_feed else ""


def _json_label(data: bytes) -> str:
    start = head(data).lstrip()
    if not start.startswith(("{", "[")):
        return ""
    is_old = re.search(r'"(?:body_html|body_xhtml|body_text|pubstatus|versioncreated)"\s*:', start)
    return "ninjs 1.x or 2.x (ask for 3.1)" if is_old else "JSON of another kind"

"""RSS 2.0 with dc, content and atom, as the RSS Advisory Board's profile asks for it.

A title is plain text; a description is HTML, so a plain standfirst is escaped
once for HTML and once for XML. The full text goes out for the items in
``full_text`` only.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from lxml import etree

from andruck.model import Item
from andruck.writers._feed import Feed, full, line, newest, page, published, subjects, words

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA_TYPE = "application/rss+xml"


def write(items: Sequence[Item], feed: Feed) -> bytes:
    """The items as an RSS document."""
    root = etree.Element(
        "rss", {"version": "2.0"}, nsmap={"atom": ATOM, "content": CONTENT, "dc": DC}
    )
    channel = etree.SubElement(root, "channel")
    _add(channel, "title", line(feed.title))
    _add(channel, "link", words(feed.link))
    _add(channel, "description", line(feed.description))
    _add(channel, "language", words(feed.language))
    if moment := newest(items):
        _add(channel, "lastBuildDate", format_datetime(moment))
    here = etree.SubElement(channel, f"{{{ATOM}}}link")
    for name, value in (("href", feed.self_link), ("rel", "self"), ("type", MEDIA_TYPE)):
        here.set(name, words(value))
    for item in items:
        _entry(channel, item, page(item, feed.urls), is_full=item.uri in feed.full_text)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _entry(channel: etree._Element, item: Item, url: str, *, is_full: bool) -> None:
    entry = etree.SubElement(channel, "item")
    _add(entry, "title", line(item.headline))
    if url:
        _add(entry, "link", url)
    _add(entry, "guid", words(item.uri)).set("isPermaLink", "false")
    if moment := published(item):
        _add(entry, "pubDate", format_datetime(moment))
    if by := line(item.by):
        _add(entry, f"{{{DC}}}creator", by)
    for name in subjects(item):
        _add(entry, "category", name)
    if item.description:
        _add(entry, "description", escape(words(item.description), quote=False))
    if is_full and (text := full(item, url)):
        _add(entry, f"{{{CONTENT}}}encoded", text)


def _add(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, tag)
    element.text = text
    return element

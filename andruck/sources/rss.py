"""RSS 0.90 to 2.0 with the modules that news feeds use (content, dc, media).

- **uri** is the ``guid``; one that is no address of its own ("88121") is put behind the
  address of the site. Without a guid it is the link, without a link
  ``urn:sha256:`` and the hash of the feed's address, the headline and the text.
- **headline** may be empty, dates may be missing: nothing is put in their place.
- **body** is ``content:encoded``. A feed without it has only ``description``: one
  paragraph of it is a standfirst (``description``), more are the body. A description
  that only repeats the beginning of the body is dropped.
- **language** is the entry's, else the channel's, else detected.
- **rights** of the entry, else of the channel, are the ``copyright_notice``; a licence
  that is linked goes to ``usage_terms``.
- Pictures of media:content, enclosures and the text itself are associations.
- Promo lines stay in the text: the check promo-line shows them to an editor.

Refused: more than 20 MB, more than 600,000 tags, entities declared in the document.
A feed that is cut off gives its whole entries and a Problem; one that is not
well-formed is read leniently, with a Problem that names the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from andruck.model import Item, Problem
from andruck.sources import Format
from andruck.sources._bytes import first_element, head
from andruck.sources._feed import Entry, items

FORMAT = Format(
    label="RSS",
    spec="https://www.rssboard.org/rss-specification",
    media_types=("application/rss+xml", "application/rdf+xml", "application/xml", "text/xml"),
)

_ITEM = re.compile(rb"<(/?)(?:\w+:)?item[\s/>]", re.IGNORECASE)
_END = re.compile(rb"</(?:\w+:)?(?:rss|rdf|channel)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.I | re.S)


def sniff(data: bytes) -> bool:
    """An RSS document: rss, channel, or RDF with items in it."""
    name = first_element(data)[0].rpartition(":")[2]
    if name in ("rss", "channel"):
        return True
    return name == "rdf" and bool(re.search(r"<(?:channel|item)\b", head(data)))


def read(data: bytes, url: str) -> Iterator[Item | Problem]:
    """The entries of the feed, and what of it could not be read."""
    return items(data, url, Entry, _is_cut_off(data))


def _is_cut_off(data: bytes) -> bool:
    """Does it end inside an entry?"""
    if b"\0" in data[:4] or _END.search(data[-2000:]):
        return False
    slashes = _ITEM.findall(data)
    return bool(slashes) and not slashes[-1]

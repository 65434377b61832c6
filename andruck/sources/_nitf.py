"""NITF, the IPTC's markup for the body of a news text, as HTML.

Element names are those of NITF 3.x (https://iptc.org/std/NITF/): ``body.head``,
``body.content``, ``body.end``. Notes to the desk (``note``, ``ed-msg``) are not for readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from andruck.model import Association
from andruck.sources._pictures import picture, pixels
from andruck.sources._texts import byline
from andruck.sources._xml import Element, child, children, name, paragraphs, words
from andruck.text.html import link

_SAME = frozenset(
    "p ul ol li table caption thead tbody tfoot tr th td em strong sub sup br pre".split()
)
_OTHER = {"hl1": "h2", "hl2": "h2", "hl3": "h3", "bq": "blockquote", "block": "div", "lang": "span"}
_ASIDE = frozenset(("media", "note", "ed-msg", "tagline", "bibliography", "hr"))


class Story(NamedTuple):
    """What a NITF document holds."""

    html: str
    headline: str = ""
    description: str = ""
    by: str = ""
    located: str = ""
    notes: tuple[str, ...] = ()
    pictures: tuple[Association, ...] = ()


def story(root: Element, url: str) -> Story:
    """The text of a ``nitf`` element and what stands around it."""
    body = child(root, "body")
    top, content = child(body, "body.head"), child(body, "body.content")
    places = [child(top, "dateline/location"), child(top, "dateline")]
    bylines = [byline(words(one)) for one in children(top, "byline")]
    notes = [paragraphs(one) for one in root.iter("{*}note")]
    notes += [str(one.get("info") or "") for one in root.iter("{*}ed-msg")]
    notes += [words(one) for one in children(body, "body.end/tagline")]
    return Story(
        html="".join(_markup(content)).strip() if content is not None else "",
        headline=words(child(top, "hedline/hl1")) or words(child(top, "headline/hl1")),
        description=words(child(top, "abstract")),
        by=", ".join(dict.fromkeys(one for one in bylines if one)),
        located=next(filter(None, map(words, places)), ""),
        notes=tuple(one for one in notes if one),
        pictures=tuple(_pictures(body, url)) if body is not None else (),
    )


def _markup(element: Element) -> Iterator[str]:
    """The inside of an element in HTML; elements without a like in it give their words."""
    yield escape(element.text or "")
    for one in element:
        inside = name(one)
        if inside and inside not in _ASIDE:
            tag = inside if inside in _SAME else _OTHER.get(inside, "")
            href = escape(one.get("href") or "")
            opening = f'<a href="{href}">' if inside == "a" else f"<{tag}>" if tag else ""
            closing = "</a>" if inside == "a" else f"</{tag}>" if tag and tag != "br" else ""
            yield opening
            yield from _markup(one)
            yield closing
        yield escape(one.tail or "")


def _pictures(body: Element, url: str) -> Iterator[Association]:
    for media in body.iter("{*}media"):
        reference = child(media, "media-reference")
        kind = (media.get("media-type") or "image").lower()
        if reference is None or kind not in ("image", "photo", "graphic"):
            continue
        if href := link(reference.get("source") or "", url):
            yield picture(
                href,
                caption=words(child(media, "media-caption")),
                alternative=reference.get("alternate-text") or "",
                credit=words(child(media, "media-producer")),
                content_type=reference.get("mime-type") or "",
                width=pixels(reference.get("width")),
                height=pixels(reference.get("height")),
            )

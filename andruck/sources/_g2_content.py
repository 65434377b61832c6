"""The content of a NewsML-G2 item: contentSet with text, and the pictures it comes with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from andruck.model import Association, Item, Rendition
from andruck.sources._g2_meta import ALTERNATIVES, CAPTIONS, Meta, code
from andruck.sources._nitf import Story, story
from andruck.sources._pictures import MOST, distinct, pictures_in, pixels
from andruck.sources._xml import Element, child, children, name, paragraphs, text_in, words
from andruck.text.html import clean, from_plain, link

XHTML = frozenset("html body div section article main p".split())
# Classes of what readers must not get.
_DESK = re.compile(r"\bnotepad\b|non-?public", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:p|br|div|h[1-6]|ul|table)\b", re.IGNORECASE)


class Content(NamedTuple):
    """The text of an item, what its markup adds to the metadata, and what was not read."""

    body: str
    story: Story
    pictures: tuple[Association, ...]
    unread: tuple[str, ...]


def content(item: Element, meta: Meta, url: str) -> Content:
    """The first text of the contentSet that can be read, and its pictures."""
    found = Story("")
    unread = []
    for one in children(item, "contentSet/*"):
        if name(one) == "inlineXML" and len(one):
            inside = one[0]
            if name(inside) == "nitf":
                found = found if found.html else story(inside, url)
            elif name(inside) in XHTML:
                found = found if found.html else _xhtml(inside, meta.headline(), url)
            else:
                unread.append(name(inside))
        elif name(one) == "inlineData":
            kind = (one.get("contenttype") or "text/plain").partition(";")[0].strip()
            if one.get("encoding") or kind not in ("text/plain", "text/html"):
                unread.append(one.get("encoding") or kind)
            else:
                found = found if found.html else Story(_from_data(text_in(one), kind))
    is_text = meta.type("text") == "text"
    remote = islice(_remote(item, meta, url), MOST) if is_text else ()
    return Content(
        clean(found.html, url), found, distinct((*remote, *found.pictures)), tuple(unread)
    )


def _from_data(text: str, kind: str) -> str:
    """HTML of inlineData; some agencies call HTML plain text."""
    return text if kind == "text/html" or _TAGS.search(text) else from_plain(text)


def _xhtml(root: Element, headline: str, url: str) -> Story:
    """The body, without the head that repeats the metadata and without notes to the desk."""
    for one in root.iter():
        if isinstance(one.tag, str):
            one.tag = name(one)
    body = root if root.tag == "body" else child(root, "body")
    body = root if body is None else body
    notes = []
    for one in list(body.iter()):
        if one is body or not isinstance(one.tag, str):
            continue
        if _DESK.search(one.get("class") or ""):
            notes.append(paragraphs(one))
            _drop(one)
        elif _repeats(one, headline):
            _drop(one)
    html = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    text = html if words(body) else ""  # another form of the content may have one
    return Story(text, notes=tuple(notes), pictures=pictures_in(html, url))


def _repeats(element: Element, headline: str) -> bool:
    if element.tag == "header":
        return child(element, "h1") is not None
    return element.tag in ("h1", "h2") and words(element) == headline


def _drop(element: Element) -> None:
    """Take an element out, and leave the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def renditions(item: Element, url: str) -> tuple[Rendition, ...]:
    """The forms of a picture item that have an address."""
    found = (_rendition(one, url) for one in children(item, "contentSet/remoteContent"))
    return tuple(one for one in found if one)


def _rendition(remote: Element, url: str) -> Rendition | None:
    href = link((remote.get("href") or "").strip(), url)
    if not href:
        return None
    return Rendition(
        href=href,
        content_type=remote.get("contenttype") or "",
        width=pixels(remote.get("width")),
        height=pixels(remote.get("height")),
        name=(remote.get("rendition") or "").rpartition(":")[2],
    )


def _remote(item: Element, meta: Meta, url: str) -> Iterator[Association]:
    """The pictures in the contentSet of a text; one of several sizes is one picture."""
    group: dict[str, tuple[Rendition, Element]] = {}
    for one in children(item, "contentSet/remoteContent"):
        kind = one.get("contenttype") or ""
        form = _rendition(one, url)
        if form is None or not (kind.startswith("image/") or code(one).startswith("pict")):
            continue
        if form.name in group:
            yield _picture(item, meta, list(group.values()))
            group = {}
        group[form.name] = (form, one)
    if group:
        yield _picture(item, meta, list(group.values()))


def _picture(item: Element, meta: Meta, forms: list[tuple[Rendition, Element]]) -> Association:
    """A picture with the caption and credit of its part (partMeta), else of the item."""
    ids = {one.get("id") for _, one in forms} - {None}
    parts = [
        Part(one, meta)
        for one in children(item, "partMeta")
        if ids & set((one.get("contentrefs") or "").split())
    ]
    own = Part(child(item, "contentMeta"), meta)
    part = parts[0] if parts else own
    href = forms[0][0].href
    return Association(
        rel="picture",
        uri=href,
        item=Item(
            uri=href,
            type="picture",
            headline=part.text("description", CAPTIONS),
            description=part.text("description", ALTERNATIVES),
            by=part.credit() or own.credit() or meta.rights()["copyright_holder"],
            renditions=tuple(form for form, _ in forms),
        ),
    )


class Part(Meta):
    """The metadata of a part of an item, or of another item it refers to."""

    def __init__(self, element: Element | None, meta: Meta) -> None:
        self.item = self.management = meta.item
        self.content = element
        self.language = meta.language
        self.names = meta.names
        self.schemes = meta.schemes

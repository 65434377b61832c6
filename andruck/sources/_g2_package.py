"""What a NewsML-G2 item refers to: the groups of a package, and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from andruck.model import Association, Item, Rendition
from andruck.sources._g2_content import Part
from andruck.sources._g2_meta import ALTERNATIVES, CAPTIONS, TYPES, Meta, code
from andruck.sources._pictures import pixels
from andruck.sources._xml import Element, child, children, name, words
from andruck.text.html import link

_PROGRAM = re.compile(r"(?:javascript|vbscript|data|file):", re.IGNORECASE)
MOST = 200  # items that one package names
_RELATIONS = (  # what the last part of a link's rel says, by IPTC's codes and those of agencies
    (re.compile("translat"), "translationOf"),
    (re.compile("deriv|based"), "basedOn"),
    (re.compile("seealso|^related$|^$"), "seeAlso"),
    (re.compile("pict|photo|image|illustrat|media"), "picture"),
)


def references(item: Element) -> Iterator[str]:
    """The uris of the items that this one names."""
    for one in (*item.iterfind(".//{*}itemRef"), *children(item, "itemMeta/link")):
        if uri := _uri(one):
            yield uri


def members(
    item: Element, meta: Meta, pictures: dict[str, Item], url: str
) -> tuple[Association, ...]:
    """The items of a package, from the root group on; each once."""
    groups = {one.get("id"): one for one in children(item, "groupSet/group")}
    whole = child(item, "groupSet")
    root = groups.get(whole.get("root")) if whole is not None else None
    waiting = [root] if root is not None else list(groups.values())
    seen: set[Element] = set()  # groups may refer to one another in a circle
    found: dict[str, Association] = {}
    while waiting and len(found) < MOST:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if name(one) == "group":
            waiting = [*one, *waiting]
        elif name(one) == "groupRef" and (below := groups.get(one.get("idref"))) is not None:
            waiting = [below, *waiting]
        elif name(one) == "itemRef" and (uri := _uri(one)):
            found.setdefault(uri, _association(one, "seeAlso", meta, pictures, url))
    return tuple(found.values())


def links(
    item: Element, meta: Meta, pictures: dict[str, Item], url: str
) -> tuple[Association, ...]:
    """The links of itemMeta whose relation we have a word for."""
    found: dict[str, Association] = {}
    for one in children(item, "itemMeta/link"):
        relation = re.split(r"[:/#]", one.get("rel") or "")[-1].lower()
        rel = next((ours for theirs, ours in _RELATIONS if theirs.search(relation)), "")
        uri = _uri(one)
        if rel and uri and uri != item.get("guid") and len(found) < MOST:
            found.setdefault(uri, _association(one, rel, meta, pictures, url))
    return tuple(found.values())


def _uri(reference: Element) -> str:
    """Which item is meant; an address only where it is one that can be asked."""
    for key in ("residref", "guidref"):
        uri = (reference.get(key) or "").strip()
        if uri and not _PROGRAM.match(uri):
            return uri
    href = (reference.get("href") or "").strip()
    return href if href.startswith(("http://", "https://")) else ""


def _association(
    reference: Element, rel: str, meta: Meta, pictures: dict[str, Item], url: str
) -> Association:
    part = Part(reference, meta)
    uri = _uri(reference)
    title = part.text("headline", ("", "main")) or words(child(reference, "title"))
    kind = TYPES.get(code(child(reference, "itemClass")), "")
    is_image = (reference.get("contenttype") or "").startswith("image/")
    if uri in pictures:
        return Association(rel="picture", uri=uri, name=title, item=pictures[uri])
    if rel == "picture" or kind in ("picture", "graphic") or is_image:
        return Association(rel="picture", uri=uri, name=title, item=_picture(reference, part, url))
    return Association(rel=rel, uri=uri, name=title)


def _picture(reference: Element, part: Part, url: str) -> Item:
    """As much of a picture as the reference says."""
    uri = _uri(reference)
    href = link(reference.get("href") or "", url)
    form = Rendition(
        href=href,
        content_type=reference.get("contenttype") or "",
        width=pixels(reference.get("width")),
        height=pixels(reference.get("height")),
    )
    title = part.text("headline", ("", "main")) or words(child(reference, "title"))
    return Item(
        uri=uri,
        type="picture",
        headline=part.text("description", CAPTIONS) or title,
        description=part.text("description", ALTERNATIVES),
        by=part.credit(),
        renditions=(form,) if href else (),
    )

"""NewsML-G2 (2.x): news items, packages, and messages that carry several of them.

Chapters are those of the NewsML-G2 Guidelines and the names those of the specification.

- **newsItem** ("Text", "Pictures"): ``guid`` and ``version`` are uri and version. From
  ``itemMeta``: itemClass, pubStatus (one we do not know holds the item back), versionCreated,
  firstCreated, ``embargoed`` (empty, or a time without a zone: held back until somebody asks),
  expires, title. From ``contentMeta``: headline, by (else creators with a name of two words),
  located (else the place of the dateline), slugline, urgency, language, subject and keyword by
  type (person, organisation, geoArea, else subjects), genre, infoSource, digitalSourceType.
  From ``rightsInfo``: copyrightHolder, copyrightNotice, usageTerms, in the item's language.
- **contentSet**: the first text that can be read, as XHTML or NITF in ``inlineXML`` or as
  text or HTML in ``inlineData``. ``remoteContent`` of a picture item are its renditions, of a
  text its picture, with caption and credit of its ``partMeta`` or of the item.
- **description** ("Descriptive metadata"): by role a standfirst (summary, abstract, none), a
  caption or a text alternative. One with any other role is for the desk, and so are ``edNote``,
  ``signal``, notes in the text and whatever has a ``pubconstraint``: they stand in ``ed_note``.
- **packageItem** ("Packages"): an item of type composite; the items that its groups refer to,
  in order from the root group, are associations; a ``conceptRef`` is a subject. A picture in
  the same newsMessage travels in the association, and is no item of its own.
- **link**: associations translationOf, basedOn, seeAlso, picture; other relations are passed over.
- **QCodes** ("Concepts") become URIs by the document's own catalog or the IPTC's best known
  aliases; others stay as they are. Catalogues are never fetched.

Refused: more than 20 MB, a document type, elements deeper than 256. knowledgeItem, conceptItem
and planningItem in a message are Problems. NewsML 1 is another format and is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from andruck.errors import ReadError
from andruck.model import Item, ItemType, Problem
from andruck.sources import Format
from andruck.sources._bytes import first_element, head
from andruck.sources._g2_content import content, renditions
from andruck.sources._g2_meta import ALTERNATIVES, CAPTIONS, Meta
from andruck.sources._g2_package import links, members, references
from andruck.sources._xml import Element, children, name, tree
from andruck.text.html import plain
from andruck.text.language import detect

FORMAT = Format(
    label="NewsML-G2",
    spec="https://iptc.org/standards/newsml-g2/",
    media_types=(
        "application/vnd.iptc.g2.newsitem+xml",
        "application/vnd.iptc.g2.packageitem+xml",
        "application/vnd.iptc.g2.newsmessage+xml",
        "application/xml",
    ),
)

MAX_ITEMS = 5_000
MAX_HEADLINE = 2_000  # characters
ROOTS = ("newsitem", "packageitem", "newsmessage")


def sniff(data: bytes) -> bool:
    """A newsItem, packageItem or newsMessage, in the namespace of NewsML-G2 or in none."""
    root, attributes = first_element(data)
    if root.rpartition(":")[2] not in ROOTS:
        return False
    return "iptc.org/std/nar/" in attributes or "xmlns" not in head(data)


def read(data: bytes, url: str) -> Iterator[Item | Problem]:
    """The items of the document, and those that could not be read."""
    root = tree(data, url)
    is_message = name(root) == "newsMessage"
    elements = list(children(root, "itemSet/*")) if is_message else [root]
    known = {guid: one for one in elements if (guid := one.get("guid")) and name(one) == "newsItem"}
    pictures = {guid: one for guid, one in known.items() if Meta(one).type("text") == "picture"}
    wanted = {uri for one in elements for uri in references(one)}
    carried = {guid: _picture(one, url) for guid, one in pictures.items() if guid in wanted}
    if len(elements) > MAX_ITEMS:
        yield Problem(place=url, message=f"{len(elements)} items; only {MAX_ITEMS} were read")
    for number, one in enumerate(elements[:MAX_ITEMS], 1):
        place = f"{url}#{number}" if is_message else url
        if one.get("guid") in carried:
            continue
        try:
            yield _item(one, carried, place, url)
        except ReadError as error:
            yield Problem(place=place, message=error.message)


def _item(element: Element, pictures: dict[str, Item], place: str, url: str) -> Item:
    """A news item or a package; raises ReadError for other items and empty ones."""
    if name(element) not in ("newsItem", "packageItem"):
        raise ReadError(place, f"a {name(element)}; newsItem and packageItem are read")
    default: ItemType = "composite" if name(element) == "packageItem" else "text"
    meta = Meta(element)
    read = content(element, meta, url)
    headline = meta.headline() or read.story.headline
    description = meta.description() or read.story.description
    kind = meta.type(default)
    if kind != "text":
        description = description or meta.text("description", (*CAPTIONS, *ALTERNATIVES))
    is_good = meta.status() == "usable"  # one without words can still withdraw another
    if is_good and kind == "text" and not read.body and read.unread:
        raise ReadError(place, f"content of kind {read.unread[0]}; XHTML, NITF and text are read")
    if is_good and kind in ("text", "composite") and not (headline or description or read.body):
        raise ReadError(place, "an item with neither headline nor text")
    if len(headline) > MAX_HEADLINE:
        raise ReadError(place, f"an item with a headline of {len(headline)} characters")
    related = (*read.pictures, *links(element, meta, pictures, url))
    return Item(
        type=kind,
        headline=headline,
        description=description if description != headline else "",
        body=read.body,
        language=detect(f"{headline}\n{description}\n{plain(read.body)}", meta.language),
        by=(meta.credit() if kind in ("picture", "graphic") else meta.by()) or read.story.by,
        located=meta.located() or read.story.located,
        ed_note="\n\n".join(dict.fromkeys((*filter(None, (meta.note(),)), *read.story.notes))),
        renditions=renditions(element, url) if kind != "text" else (),
        associations=(*related, *members(element, meta, pictures, url)),
        **_same(meta, place),
    )


def _picture(element: Element, url: str) -> Item:
    """A picture as an association carries it: headline its caption, description its alternative."""
    meta = Meta(element)
    return Item(
        type="picture",
        headline=meta.text("description", CAPTIONS) or meta.description() or meta.headline(),
        description=meta.text("description", ALTERNATIVES),
        by=meta.credit() or meta.rights()["copyright_holder"],
        language=detect("", meta.language),
        renditions=renditions(element, url),
        ed_note=meta.note(),
        **_same(meta, url),
    )


def _same(meta: Meta, place: str) -> dict[str, Any]:
    """The fields that the metadata alone decides."""
    uri = (meta.item.get("guid") or "").strip()
    if not uri:
        raise ReadError(place, "an item without a guid")
    status, embargo = meta.status(), meta.embargo()
    return {
        "uri": uri,
        "version": (meta.item.get("version") or "").strip() or "1",
        "pub_status": "withheld" if embargo.is_open and status == "usable" else status,
        "urgency": meta.urgency(),
        "first_created": meta.date("firstCreated"),
        "version_created": meta.date("versionCreated"),
        "embargoed_until": embargo.until,
        "expires": meta.date("expires"),
        "slugline": meta.text("slugline", ("",)),
        "genres": meta.listed("genre"),
        "info_sources": meta.sources(),
        "digital_source_type": meta.source_type(),
        **meta.concepts(),
        **meta.rights(),
    }

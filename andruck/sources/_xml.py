"""Foreign XML as a tree, with limits: no entities, no network, no document type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from andruck.errors import ReadError
from andruck.sources._texts import line

MAX_BYTES = 20_000_000
MAX_ELEMENTS = 600_000

INLINE = frozenset("a b em i span strong sub sup".split())

Element = etree._Element

_SPACE = re.compile(r"\s+")


def tree(data: bytes, url: str) -> Element:
    """The root element; raises ReadError for what is broken, too large or declares a DTD.

    libxml2 itself stops at a depth of 256 and at texts of 10 MB (``huge_tree``).
    """
    if len(data) > MAX_BYTES:
        limit = f"more than {MAX_BYTES // 1_000_000} MB"
        raise ReadError(url, f"{limit}; ask the provider for a smaller document")
    if data.count(b"<") > 2 * MAX_ELEMENTS:
        raise ReadError(url, f"more than {2 * MAX_ELEMENTS} tags; ask for a smaller document")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        root = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(url, f"not well-formed XML ({_reason(error)}); ask again later") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(url, "the document has a document type; such documents are refused")
    return root


def _reason(error: Exception) -> str:
    if isinstance(error, etree.XMLSyntaxError):
        return f"line {error.lineno}: {error.msg.partition(', line')[0]}"
    return str(error)


def name(element: Element) -> str:
    """The element's name without its namespace; nothing for an entity."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(element: Element | None, path: str) -> Element | None:
    """The first element on a path of names ("itemMeta/pubStatus"), in any namespace."""
    return next(children(element, path), None)


def children(element: Element | None, path: str) -> Iterator[Element]:
    """The elements on a path of names, in any namespace."""
    if element is not None:
        yield from element.iterfind("/".join(f"{{*}}{one}" for one in path.split("/")))


def text_in(element: Element) -> str:
    """All text inside, as it stands."""
    return "".join(str(one) for one in element.itertext())


def words(element: Element | None) -> str:
    """All text inside, on one line."""
    return line(text_in(element)) if element is not None else ""


def paragraphs(element: Element) -> str:
    """All text inside, with a line for every element that stands by itself."""
    found: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if name(one) not in INLINE:
            found.append("\n")
        text = one.text if event == "start" else one.tail if one is not element else ""
        found.append(_SPACE.sub(" ", text or ""))
    lines = (line(one) for one in "".join(found).split("\n"))
    return "\n".join(one for one in lines if one)

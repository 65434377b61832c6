"""Clean HTML, and the blocks of plain text in it.

The body of an item is HTML of a few tags (``TAGS``) that ``clean`` has made:
safe, white space folded, every text inside a block. ``blocks`` gives its
plain text; offsets of findings count code points in these texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import lxml.html
import msgspec
from lxml.html import HtmlElement

from andruck.text._clean import clean, from_plain, link
from andruck.text._limits import check_attributes
from andruck.text._mark import Marker, Span

__all__ = [
    "LEAVES",
    "TAGS",
    "Block",
    "Span",
    "blocks",
    "check_attributes",
    "clean",
    "elements",
    "from_plain",
    "link",
    "mark",
    "parse",
    "plain",
]

# What a body may hold (house.md §3), with aside for the box and br nowhere.
TAGS = frozenset(
    "p h2 h3 ul ol li blockquote cite table caption thead tbody tfoot tr th td "
    "figure figcaption aside a strong em sub sup".split()
)
LEAVES = frozenset("p h2 h3 li th td caption figcaption cite".split())


class Block(msgspec.Struct, frozen=True):
    """A block of plain text: its tag, and the tags it stands in (outermost first)."""

    tag: str
    text: str
    within: tuple[str, ...] = ()


def elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that carry a block's text, in reading order.

    A leaf that holds leaves of its own (a list item with paragraphs) is no
    block itself; clean HTML has no text beside them.
    """
    for element in root.iter():
        if element.tag in LEAVES and not any(
            below.tag in LEAVES for below in element.iterdescendants()
        ):
            yield element


def parse(html: str) -> HtmlElement:
    """Clean HTML as a tree under one ``div``."""
    return lxml.html.fragment_fromstring(html, create_parent="div")


def blocks(html: str) -> tuple[Block, ...]:
    """The blocks of clean HTML, in reading order; empty ones keep their place."""
    if not html:
        return ()
    root = parse(html)
    return tuple(
        Block(
            element.tag,
            element.text_content(),
            tuple(reversed([up.tag for up in element.iterancestors() if up is not root])),
        )
        for element in elements(root)
    )


def plain(html: str) -> str:
    """The plain text of clean HTML: its blocks with an empty line between them."""
    return "\n\n".join(block.text for block in blocks(html) if block.text)


def mark(html: str, spans: Iterable[Span]) -> str:
    """Clean HTML with spans of its blocks' text in ``<mark data-finding=id class=…>``.

    A span that crosses inline elements becomes several marks, of which the
    first carries the id ``finding-<id>``; where spans overlap, marks stand in
    marks. Spans outside of the text are cut to it.
    """
    if not html:
        return ""
    root = parse(html)
    return Marker(spans).write(root, list(elements(root)))

"""Which part of a page is the article: trafilatura chooses, on a tree made ready for it.

Trafilatura finds paragraphs by their elements, takes ``code`` for a block of its own and
strips both ends of every text: "<a>Norm</a> <i>und</i>" comes out as "Normund". Before it
is asked, text between double line breaks therefore becomes paragraphs, words in ``code``
become words of their sentence, and a space beside an inline element is written as a
character that is no white space.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from andruck.sources._page import Page
from andruck.text.html import clean

SPACE = "\u2420"  # SYMBOL FOR SPACE: printed, but no white space, and no article has it

LARGE = 8_000  # elements; from here on without justext, which takes quadratic time

_OPTIONS: dict[str, Any] = {
    "output_format": "html",
    "include_comments": False,
    "include_tables": True,
    "include_links": True,
    "include_formatting": True,
}
_WORDS = ("code", "kbd", "samp", "tt", "var")
_INLINE = frozenset(
    "a abbr b bdo big cite del dfn em font i ins mark q s small span strong sub sup time u".split()
)
_IN_LINE = _INLINE | {"br", "img", "wbr"}
_BOXES = ("div", "td", "section", "article", "main", "center", "body", "blockquote")
_BEFORE_END = re.compile(rf"{SPACE}((?:</(?:a|b|em|i|strong|sub|sup|u)>)+)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def main_text(page: Page) -> str:
    """The main text as clean HTML."""
    tree = deepcopy(page.tree)
    etree.strip_tags(tree, *_WORDS)
    _free_layout_tables(tree)
    for box in list(tree.iter(*_BOXES)):
        if _has_double_break(box):
            _set_paragraphs(box)
    for element in tree.iter(*_INLINE):
        _write_spaces(element)
    is_large = sum(1 for _ in tree.iter()) > LARGE
    html = trafilatura.extract(tree, fast=is_large, **_OPTIONS) or ""
    html = _BEFORE_END.sub(r"\1 ", html).replace(SPACE, " ")
    return clean(html, page.base)


def _free_layout_tables(tree: HtmlElement) -> None:
    """Tables of one row and tables around tables hold columns of a page, not data."""
    for table in list(tree.iter("table")):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        if len(rows) < 2 or next(table.iterdescendants("table"), None) is not None:
            for part in (table, *table.iter("tbody"), *rows):
                if part is table or next(part.iterancestors("table"), table) is table:
                    part.tag = "div"
            for row in rows:
                for cell in row:
                    cell.tag = "div"


def _has_double_break(box: HtmlElement) -> bool:
    for one in box.iterchildren("br"):
        following = one.getnext()
        if following is not None and following.tag == "br" and not (one.tail or "").strip():
            return True
    return False


def _set_paragraphs(box: HtmlElement) -> None:
    """Text between double line breaks and beside blocks becomes paragraphs.

    What stands below the last rule (hr) is the foot of an old page, and stays as it is.
    """
    children = list(box)
    rules = [index for index, one in enumerate(children) if one.tag == "hr"]
    foot = children[rules[-1] :] if rules else []
    pieces = [(None, box.text), *((one, one.tail) for one in children[: len(children) - len(foot)])]
    box[:], box.text = [], None
    paragraph: HtmlElement | None = None
    breaks = 0
    for child, text in pieces:
        if child is not None:
            child.tail = None
            breaks = breaks + 1 if child.tag == "br" else 0
            if not _is_inline(child):
                box.append(child)
            if breaks > 1 or not _is_inline(child):
                paragraph = None
            elif breaks == 0 or paragraph is not None:
                paragraph = _begun(box, paragraph)
                paragraph.append(child)
        if text and (paragraph is not None or text.strip()):
            paragraph = _begun(box, paragraph)
            _add(paragraph, text)
            breaks = 0 if text.strip() else breaks
    box.extend(foot)


def _is_inline(element: HtmlElement) -> bool:
    return element.tag in _IN_LINE and all(one.tag in _IN_LINE for one in element.iterdescendants())


def _begun(box: HtmlElement, paragraph: HtmlElement | None) -> HtmlElement:
    return etree.SubElement(box, "p") if paragraph is None else paragraph


def _add(element: HtmlElement, text: str) -> None:
    """Text at the end of an element."""
    text = _NO_XML.sub("", text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _write_spaces(element: HtmlElement) -> None:
    """White space between words that stands at an edge of an inline element, as SPACE."""
    before, parent = element.getprevious(), element.getparent()
    following = element.getnext()
    if not len(element) and not (element.text or "").strip():
        if element.text and before is None and parent is not None:
            parent.text = _ended(parent.text)
        elif element.text and before is not None:
            before.tail = _ended(before.tail)
        return
    if before is not None:
        before.tail = _spaced(before.tail, end=True)
    elif parent is not None:
        parent.text = _spaced(parent.text, end=True)
    element.text = _spaced(element.text, start=True, end=not len(element))
    if len(element):
        element[-1].tail = _spaced(element[-1].tail, end=True)
    if (
        element.tail
        and not element.tail.strip()
        and following is not None
        and following.tag in _INLINE
    ):
        _end_words(element)
    element.tail = _spaced(element.tail, start=True)


def _spaced(text: str | None, start: bool = False, end: bool = False) -> str | None:
    """The text with a SPACE for the white space at its start or end, if it has words."""
    words = (text or "").strip()
    if not text or not words:
        return text
    if start and text[0].isspace():
        text = SPACE + text.lstrip()
    if end and text[-1].isspace():
        text = text.rstrip() + SPACE
    return _NO_XML.sub("", text)


def _ended(text: str | None) -> str | None:
    return _spaced(f"{text} ", end=True) if text and text.strip() else text


def _end_words(element: HtmlElement) -> None:
    """A SPACE behind the last words in the element."""
    while len(element) and not (element[-1].tail or "").strip():
        element = element[-1]
    if len(element):
        element[-1].tail = _ended(element[-1].tail)
    else:
        element.text = _ended(element.text)

"""Spans of a text made visible in its HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from lxml import etree
from lxml.html import HtmlElement

VOID = frozenset(("br", "hr", "img", "wbr"))

# (block index, start, end, id, CSS class); offsets are code points of the block's text
Span = tuple[int, int, int, str, str]


class Marker:
    """Writes a tree as HTML with the spans of its blocks wrapped in ``<mark>``."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._by_block: dict[int, list[Span]] = {}
        for span in sorted(spans, key=lambda one: (one[1], -one[2])):
            self._by_block.setdefault(span[0], []).append(span)
        self._named: set[str] = set()
        self._parts: list[str] = []
        self._pending: list[Span] = []  # of the block being written
        self._at = -1  # code points of that block already written; -1 outside of any

    def write(self, root: HtmlElement, blocks: list[HtmlElement]) -> str:
        """The children of root as HTML; ``blocks`` are its blocks in order."""
        index_of = {element: index for index, element in enumerate(blocks)}
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if element is root:
                if event == "start":
                    self._text(element.text)
                continue
            if event == "start":
                self._parts.append(_start(element))
                if element in index_of:
                    self._pending = self._by_block.get(index_of[element], [])
                    self._at = 0
                self._text(element.text)
                continue
            if element in index_of:
                self._empty_marks()
                self._at = -1
            if element.tag not in VOID:
                self._parts.append(f"</{element.tag}>")
            self._text(element.tail)
        return "".join(self._parts)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._at < 0:
            self._parts.append(escape(text, quote=False))
            return
        first, last = self._at, self._at + len(text)
        edges = {edge for span in self._pending for edge in span[1:3] if first < edge < last}
        start = first
        for end in (*sorted(edges), last):
            self._parts += self._slice(text[start - first : end - first], start, end)
            start = end
        self._at = last

    def _slice(self, text: str, start: int, end: int) -> Iterator[str]:
        points = [one for one in self._pending if one[1] == one[2] == start]
        covering = [one for one in self._pending if one[1] <= start and end <= one[2]]
        yield from (f"{self._open(one)}</mark>" for one in points if one[3] not in self._named)
        yield from (self._open(one) for one in covering)
        yield escape(text, quote=False)
        yield "</mark>" * len(covering)

    def _empty_marks(self) -> None:
        """A place behind the last letter still gets its mark."""
        for span in self._pending:
            if span[1] == span[2] and span[3] not in self._named and span[1] >= self._at:
                self._parts.append(f"{self._open(span)}</mark>")

    def _open(self, span: Span) -> str:
        identifier, css_class = escape(span[3]), escape(span[4])
        name = "" if span[3] in self._named else f' id="finding-{identifier}"'
        self._named.add(span[3])
        return f'<mark class="{css_class}" data-finding="{identifier}"{name}>'


def _start(element: HtmlElement) -> str:
    attributes = "".join(
        f' {name}="{escape(str(value))}"' for name, value in element.attrib.items()
    )
    return f"<{element.tag}{attributes}>"

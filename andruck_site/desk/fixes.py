"""Where a finding stands in an article's form, and how its fix is written there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from andruck.model import Finding, Place
from andruck.text.html import elements, parse
from andruck_site.portal import body
from andruck_site.portal.models import Article

LINES = {"headline", "description", "by", "located"}


def anchor(article: Article, place: Place) -> str:
    """The id of the form's part that holds this place; empty where there is none."""
    if place.side != "text":
        return ""
    if place.field in LINES:
        return f"id_{place.field}"
    if place.field == "body":
        for _, block, _, first, count in _parts(article):
            if first <= place.index < first + count:
                return f"block-{block.id}-section"
    return ""


def apply(article: Article, finding: Finding) -> bool:
    """Write the finding's fix into the article; False when the place reads otherwise by now."""
    place, fix = finding.place, finding.fix
    if fix is None or place.side != "text":
        return False
    if place.field == "body":
        return _apply_in_body(article, place, fix)
    if place.field not in LINES:
        return False
    text = getattr(article, place.field)
    if text[place.start : place.end] != place.quote:
        return False
    setattr(article, place.field, text[: place.start] + fix + text[place.end :])
    return True


def _parts(article: Article) -> Iterator[tuple[int, Any, HtmlElement, int, int]]:
    """Each block of the body: number, block, its clean HTML as a tree, and which of
    the body's blocks of text it holds."""
    first = 0
    for number, block in enumerate(article.body):
        html = body.to_html([block])
        if not html:
            continue
        root = parse(html)
        count = sum(1 for _ in elements(root))
        yield number, block, root, first, count
        first += count


def _apply_in_body(article: Article, place: Place, fix: str) -> bool:
    for number, block, root, first, count in _parts(article):
        if not first <= place.index < first + count:
            continue
        element = list(elements(root))[place.index - first]
        if element.text_content()[place.start : place.end] != place.quote:
            return False
        _replace(element, place.start, place.end, fix)
        raw = article.body.get_prep_value()
        raw[number]["value"] = _value(block, root, raw[number]["value"])
        article.body = article._meta.get_field("body").to_python(raw)
        return True
    return False


def _replace(element: HtmlElement, start: int, end: int, fix: str) -> None:
    """Replace code points of an element's text, which may run over several nodes."""
    passed = 0
    for node, name in list(_texts(element)):
        text = getattr(node, name) or ""
        low, high = max(start - passed, 0), min(end - passed, len(text))
        inside = low < high or (start == end and 0 <= start - passed <= len(text))
        if inside:
            setattr(node, name, text[:low] + fix + text[max(low, high) :])
            fix = ""  # what else the span covers falls away
            if start == end:
                return
        passed += len(text)


def _texts(element: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    yield element, "text"
    for child in element:
        yield from _texts(child)
        yield child, "tail"


def _value(block: Any, root: HtmlElement, old: Any) -> Any:
    """The block's new raw value, out of its changed HTML."""
    if block.block_type == "picture":
        return {**old, "caption": root.text_content()}
    html = "".join(lxml.html.tostring(child, encoding="unicode") for child in root)
    new = body.to_blocks(html)[0]["value"]
    if block.block_type == "table":
        return {**old, "data": new["data"], "table_caption": new["table_caption"]}
    return new

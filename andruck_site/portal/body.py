"""The body of an article: from clean HTML to blocks, and back.

``to_html(to_blocks(html)) == html`` for what ``andruck.text.html.clean``
makes, pictures apart: findings on a wire item and on the draft made of it
stand at the same places.
"""

from __future__ import annotations

import html as entities
from typing import Any

import lxml.html
from lxml.html import HtmlElement
from wagtail.rich_text import expand_db_html

from andruck.text.html import clean, parse


def _inner(element: HtmlElement) -> str:
    parts = [entities.escape(element.text or "", quote=False)]
    parts += [lxml.html.tostring(child, encoding="unicode") for child in element]
    return "".join(parts).strip()


def _outer(element: HtmlElement) -> str:
    return lxml.html.tostring(element, encoding="unicode", with_tail=False)


def to_blocks(html: str) -> list[dict[str, Any]]:
    """Clean HTML as the raw value of the body's StreamField."""
    return [] if not html else [_block(element) for element in parse(html)]


def _block(element: HtmlElement) -> dict[str, Any]:
    match element.tag:
        case "h2":
            return {"type": "heading", "value": element.text_content()}
        case "h3":
            return {"type": "subheading", "value": element.text_content()}
        case "ul" | "ol":
            return {"type": "list", "value": _outer(element)}
        case "blockquote":
            return {"type": "quote", "value": _quote(element)}
        case "table":
            return {"type": "table", "value": _table(element)}
        case "aside":
            return {"type": "box", "value": _box(element)}
        case _:
            return {"type": "paragraph", "value": f"<p>{_inner(element)}</p>"}


def _quote(element: HtmlElement) -> dict[str, str]:
    cite = element.find("cite")
    attribution = cite.text_content() if cite is not None else ""
    lines = [p.text_content() for p in element if p.tag != "cite"] or [element.text_content()]
    return {"text": "\n\n".join(lines), "attribution": attribution}


def _box(element: HtmlElement) -> dict[str, str]:
    children = list(element)
    title = ""
    if children and children[0].tag in {"h2", "h3"}:
        title = children.pop(0).text_content()
    return {"title": title, "text": "".join(_outer(child) for child in children)}


def _table(element: HtmlElement) -> dict[str, Any]:
    rows = [[cell.text_content() for cell in row.iter("td", "th")] for row in element.iter("tr")]
    width = max((len(row) for row in rows), default=0)
    first = next(iter(element.iter("tr")), None)
    headed = first is not None and all(cell.tag == "th" for cell in first)
    caption = element.find("caption")
    return {
        "data": [row + [""] * (width - len(row)) for row in rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": headed,
        "first_col_is_header": False,
        "table_header_choice": "row" if headed else "neither",
        "table_caption": caption.text_content() if caption is not None else "",
    }


def to_html(body: Any) -> str:
    """The body's blocks as clean HTML; pictures as figures without their image."""
    return clean("".join(_html(block.block_type, block.value) for block in body))


def _html(kind: str, value: Any) -> str:
    match kind:
        case "heading":
            return f"<h2>{entities.escape(value, quote=False)}</h2>"
        case "subheading":
            return f"<h3>{entities.escape(value, quote=False)}</h3>"
        case "quote":
            return _quote_html(value["text"], value["attribution"])
        case "table":
            return _table_html(value)
        case "picture":
            caption = value.get("caption") or (value["picture"].title if value["picture"] else "")
            text = entities.escape(caption, quote=False)
            return f"<figure><figcaption>{text}</figcaption></figure>"
        case "box":
            title = entities.escape(value["title"], quote=False)
            heading = f"<h3>{title}</h3>" if title else ""
            return f"<aside>{heading}{expand_db_html(value['text'].source)}</aside>"
        case _:
            return expand_db_html(value.source)


def _quote_html(text: str, attribution: str) -> str:
    lines = "".join(
        f"<p>{entities.escape(line, quote=False)}</p>" for line in text.split("\n\n") if line
    )
    cite = f"<cite>{entities.escape(attribution, quote=False)}</cite>" if attribution else ""
    return f"<blockquote>{lines}{cite}</blockquote>"


def _table_html(value: dict[str, Any]) -> str:
    rows = [list(row) for row in value.get("data") or []]
    head = value.get("table_header_choice") in {"row", "both"}
    caption = entities.escape(value.get("table_caption") or "", quote=False)
    lines = [f"<caption>{caption}</caption>"] if caption else []
    if head and rows:
        lines.append(f"<thead>{_row(rows.pop(0), 'th')}</thead>")
    if rows:
        lines.append("<tbody>" + "".join(_row(row, "td") for row in rows) + "</tbody>")
    return f"<table>{''.join(lines)}</table>"


def _row(cells: list[str | None], tag: str) -> str:
    inner = "".join(f"<{tag}>{entities.escape(cell or '', quote=False)}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>"

"""Foreign HTML in, clean HTML out: what stands behind ``andruck.text.html.clean``.

Three steps. nh3 (an HTML5 parser with an allow list) makes it safe and well
nested. ``_Builder`` walks its output and builds a small tree in which every
text stands in a block. ``_finish`` throws out what is empty and undoes tables
that were only there for the layout.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import nh3

from andruck.text._limits import MAX_LENGTH, check_size
from andruck.text._runs import Inline, Run, folded, is_blank, markup

LONG_CELL = 800  # characters in several paragraphs: no data, but an article in a layout
MAX_CONTAINERS = 24  # lists in lists, tables in tables; deeper ones are unwrapped

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
INLINE = {"a": "a", "b": "strong", "strong": "strong", "i": "em", "em": "em"} | {
    tag: tag for tag in ("sub", "sup")
}
FLOW = frozenset(("div", "blockquote", "aside", "figure", "li", "td", "th"))
ONE_BLOCK = frozenset(("li", "td", "th", "caption", "figcaption"))
HOMES = {  # where a container may stand; the rest of them may stand wherever text flows
    "li": ("ul", "ol"),
    "caption": ("table",),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "tr": ("table", "thead", "tbody", "tfoot"),
    "td": ("tr",),
    "th": ("tr",),
    "figcaption": ("figure",),
    "blockquote": ("div", "blockquote", "aside", "li"),
    "aside": ("div", "blockquote", "li"),
    "figure": ("div", "blockquote", "aside", "li"),
}
CONTAINERS = frozenset(HOMES) | {"ul", "ol", "table"}
BREAKS = frozenset(  # begin and end a paragraph and mean nothing else here
    "p div section article main header footer address center dl dt dd pre hr details summary "
    "fieldset form legend hgroup search menu dir".split()
)
# Dropped with all they hold: programs, players, controls, menus, and words struck out.
DROPPED = frozenset(
    "script style noscript template iframe object embed applet audio video canvas svg math map "
    "select textarea button datalist nav title del s strike rp noembed noframes".split()
)
_CONTROLS: dict[int, str | None] = {
    code: None
    for code in (*range(32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
    if code not in (9, 10, 12, 13)
}
# Code points 80–9F are never meant: they are bytes of Windows-1252 read as Latin-1.
_CONTROLS |= {
    code: char for code in range(0x80, 0xA0) if (char := bytes((code,)).decode("cp1252", "ignore"))
}

# A paragraph or heading of mere words, as this module would write it itself: most of what is
# cleaned a second time.
_PLAIN = re.compile(
    r"(?:<(p|h2|h3)>(?=[\w„“”»«‚‘’›‹\"(])"
    r"(?:[^\x00-\x20\x7f-\x9f\u00ad\u200b-\u200d\u2060\ufeff\ufffe\uffff\ud800-\udfff<>&]"
    r"| (?![ <]))+</\1>)+"
)
_CLEANER = nh3.Cleaner(
    tags=(CONTAINERS | BREAKS | INLINE.keys() | HEADINGS.keys() | {"br", "img", "cite", "q"}),
    clean_content_tags=set(DROPPED),
    attributes={"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


class _Node:
    """An element of the clean tree: either a leaf with runs or a container with children."""

    def __init__(self, tag: str, runs: list[Run] | None = None) -> None:
        self.tag = tag
        self.runs = runs
        self.spans = ""
        self.children: list[_Node] = []
        self.pictured = False


class _Builder(HTMLParser):
    """Builds the clean tree out of what nh3 wrote (safe and well nested)."""

    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=True)
        self.url = url
        self.root = _Node("div")
        self.containers = [self.root]
        self.open: list[tuple[str, str]] = []  # tag and what it meant here
        self.blocks: list[str] = []  # open in the innermost container
        self.outer: list[list[str]] = []  # those of the containers around it
        self.inlines: list[Inline] = []
        self.runs: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element: a line break, words set off, a container or a paragraph."""
        if tag == "br":
            self.runs.append(Run("\0", ()))
        elif tag == "img":
            self._nearest("figure").pictured = True
        elif tag == "hr":
            self.flush()
        else:
            self.open.append((tag, self._meaning(tag, dict(attrs))))

    def _meaning(self, tag: str, attrs: dict[str, str | None]) -> str:
        if tag in INLINE or (tag == "cite" and not self._is_source_line()):
            return self._open_inline(INLINE.get(tag, "em"), attrs)
        if tag == "q":
            self.handle_data('"')
            return "quote"
        self.flush()
        if tag in CONTAINERS and self._open_container(tag, attrs):
            return "container"
        self.blocks.append(self._leaf(tag))
        return "block"

    def _leaf(self, tag: str) -> str:
        if tag == "cite" or (tag == "footer" and self.containers[-1].tag == "blockquote"):
            return "cite"
        return HEADINGS.get(tag) or (self.blocks[-1] if self.blocks else "p")

    def _is_source_line(self) -> bool:
        return self.containers[-1].tag == "blockquote" and not self.blocks

    def _open_inline(self, tag: str, attrs: dict[str, str | None]) -> str:
        href = link(attrs.get("href") or "", self.url) if tag == "a" else ""
        if (tag == "a" and not href) or any(tag == one.tag for one in self.inlines):
            return "nothing"
        self.inlines.append(Inline(tag, href))
        return "inline"

    def _open_container(self, tag: str, attrs: dict[str, str | None]) -> bool:
        if tag in ("ul", "ol") and self.containers[-1].tag in ("ul", "ol"):
            self._into_item()
        if self.containers[-1].tag not in HOMES.get(tag, FLOW):
            return False
        if len(self.containers) > MAX_CONTAINERS:
            return False
        node = _Node(tag)
        for name in ("colspan", "rowspan"):
            value = attrs.get(name) or ""
            if value.isdecimal() and value.isascii() and 1 < int(value[:4]) <= 100:
                node.spans += f' {name}="{int(value)}"'
        self.containers[-1].children.append(node)
        self._enter(node)
        return True

    def _enter(self, node: _Node) -> None:
        self.containers.append(node)
        self.outer.append(self.blocks)
        self.blocks = []

    def _into_item(self) -> None:
        """A list directly in a list belongs to the item before it."""
        items = self.containers[-1].children
        if not items:
            items.append(_Node("li"))
        self._enter(items[-1])
        self.open.append(("li", "container"))

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and the implied list item it opened."""
        while self.open:
            name, meaning = self.open.pop()
            if meaning == "inline":
                self.inlines.pop()
            elif meaning == "quote":
                self.handle_data('"')
            elif meaning == "block":
                self.flush()
                self.blocks.pop()
            elif meaning == "container":
                self.flush()
                self.containers.pop()
                self.blocks = self.outer.pop()
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        """Words, with what sets them off."""
        if text := data.translate(_CONTROLS):
            self.runs.append(Run(text, tuple(self.inlines)))

    def _nearest(self, tag: str) -> _Node:
        return next((node for node in reversed(self.containers) if node.tag == tag), self.root)

    def flush(self) -> None:
        """End the paragraph that is being written, and put it where it belongs."""
        runs, self.runs = self.runs, []
        tag = self.blocks[-1] if self.blocks else "p"
        home = self.containers[-1]
        if tag == "cite":  # set off as it is; no cite in a cite
            runs = [Run(one.text, tuple(i for i in one.within if i.tag != "em")) for one in runs]
        for part in folded(runs, split=tag == "p" and home.tag not in ("caption", "figcaption")):
            if home.tag in ("ul", "ol"):
                item = _Node("li")
                item.children.append(_Node("p", part))
                home.children.append(item)
                continue
            if home.tag not in FLOW and home.tag not in ONE_BLOCK:
                home = next(up for up in reversed(self.containers) if up.tag in FLOW)
            home.children.append(_Node(tag, part))


def link(href: str, url: str) -> str:
    """The address as an absolute link that may stand in a text, or nothing."""
    href = re.sub(r"[\t\n\r]", "", href).strip(" \f").replace(" ", "%20")
    if not href or href.startswith("#"):
        return ""
    try:
        if not urlsplit(href).scheme:
            href = urljoin(url, href)
            if href.startswith("//"):
                href = f"https:{href}"
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return href if "@" in parts.path else ""
    return href if parts.scheme in ("http", "https") and parts.netloc else ""


def _finish(node: _Node) -> list[_Node]:
    """What stands in place of this node: itself, its children, or nothing."""
    if node.runs is not None:
        return [node]
    node.children = [one for child in node.children for one in _finish(child)]
    if node.tag in ONE_BLOCK:
        return _finish_one_block(node)
    if node.tag == "table":
        return _finish_table(node)
    if node.tag == "tr":
        return [node] if any(cell.runs or cell.children for cell in node.children) else []
    if node.tag == "figure":
        return _finish_figure(node)
    return [node] if node.children else []


def _finish_one_block(node: _Node) -> list[_Node]:
    if node.tag in ("td", "th"):
        return [node]  # settled when it is clear that the table stays
    _settle(node)
    return [node] if node.children or node.runs else []


def _settle(node: _Node) -> None:
    """A lone paragraph in an item or a cell is its text; headings stand outside of them."""
    for child in node.children:
        if child.tag in ("h2", "h3", "cite"):
            child.tag = "p"
    if len(node.children) == 1 and node.children[0].tag == "p":
        node.runs, node.children = node.children[0].runs, []


def _finish_table(node: _Node) -> list[_Node]:
    """A table of one row or column, or one around whole texts, is layout: its cells are text."""
    rows = _rows(node)
    cells = [cell for row in rows for cell in row.children]
    if len(rows) > 1 and len(cells) > len(rows) and not any(_is_text(cell) for cell in cells):
        for cell in cells:
            _settle(cell)
        return [node]
    holders = [one for one in node.children if one.tag == "caption"] + cells
    return [one for holder in holders for one in _released(holder)]


def _is_text(cell: _Node) -> bool:
    """More than a cell of data holds: a table in it, or paragraphs of an article."""
    below = cell.children
    return any(one.tag == "table" for one in below) or (
        len(below) > 1 and sum(len(run.text) for one in below for run in one.runs or ()) > LONG_CELL
    )


def _rows(table: _Node) -> list[_Node]:
    parts = [table, *(part for part in table.children if part.tag in ("thead", "tbody", "tfoot"))]
    return [row for part in parts for row in part.children if row.tag == "tr"]


def _released(holder: _Node) -> list[_Node]:
    return [_Node("p", holder.runs)] if holder.runs else holder.children


def _finish_figure(node: _Node) -> list[_Node]:
    """A figure stays for its table or quotation; a picture goes, and its caption with it."""
    if any(child.tag in ("table", "blockquote", "ul", "ol") for child in node.children):
        return [node]
    rest = [child for child in node.children if child.tag != "figcaption"]
    if rest or node.pictured:
        return rest
    return [node] if node.children else []


def _write(node: _Node) -> str:
    inner = markup(node.runs) if node.runs is not None else "".join(map(_write, node.children))
    return f"<{node.tag}{node.spans}>{inner}</{node.tag}>"


def clean(html: str, url: str = "") -> str:
    """Any HTML as clean HTML: safe, every text in a block, white space folded once.

    Links are made absolute against ``url`` (relative ones without it become
    plain words), pictures are dropped (they travel as associations). A text
    beyond the limits (``_limits.py``) raises ReadError. Cleaning twice changes nothing.
    """
    if not html or is_blank(html):
        return ""
    if len(html) <= MAX_LENGTH and _PLAIN.fullmatch(html):
        return html
    check_size(html, url)
    html = html.encode("utf-8", "replace").decode()  # half a surrogate pair is no text
    builder = _Builder(url)
    builder.feed(_CLEANER.clean(html))
    builder.close()
    builder.flush()
    return "".join(_write(one) for child in builder.root.children for one in _finish(child))


def from_plain(text: str) -> str:
    """Plain text as clean HTML: an empty line ends a paragraph, bullets make a list."""
    parts: list[str] = []
    for part in re.split(r"\n[ \t]*\n", re.sub(r"\r\n?", "\n", text)):
        lines = [line for line in part.split("\n") if not is_blank(line)]
        bullets = [_BULLET.match(line) for line in lines]
        if len(lines) > 1 and bullets[0] and any(bullets[1:]):
            parts.append(_plain_list(lines))
        elif any(len(line) > _WRAPPED for line in lines):
            parts += [f"<p>{escape(line, quote=False)}</p>" for line in lines]
        else:
            parts.append(f"<p>{escape(' '.join(lines), quote=False)}</p>")
    return clean("".join(parts))


_BULLET = re.compile(r"\s*[-–•*·▪‣]\s+(?=\S)")
_WRAPPED = 100  # no mailer wraps beyond this: longer lines are paragraphs of their own


def _plain_list(lines: list[str]) -> str:
    """A list; a line without a bullet goes on with the item before it."""
    items: list[str] = []
    for line in lines:
        if bullet := _BULLET.match(line):
            items.append(line[bullet.end() :])
        else:
            items[-1] += " " + line
    return "<ul>" + "".join(f"<li>{escape(item, quote=False)}</li>" for item in items) + "</ul>"

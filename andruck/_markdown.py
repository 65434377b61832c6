"""Markdown as a paper: CommonMark's blocks, and where each letter stands in the file.

markdown-it finds blocks and inline marks; the letters of a block are then
looked for in the file, from the block's first line on, so that offsets are
exact. Code, HTML and link addresses are no copy. ``title``, ``description``,
``author`` and ``date`` of a front matter between ``---`` are taken over; without
a title the first heading of the first level is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

import msgspec

FRONT = re.compile(r"\A---\r?\n(?P<fields>.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
FIELD = re.compile(
    r"^(?P<name>title|description|author|date):[ \t]*(?P<quote>[\"']?)(?P<text>.*)", re.MULTILINE
)
FIELDS = {"title": "headline", "description": "description", "author": "by", "date": "date"}
CELLS = {"th_open": "th", "td_open": "td"}
NO_COPY = {"code_inline", "image"}
STANDS_FOR = "\N{OBJECT REPLACEMENT CHARACTER}"
SHOWN = {"text", "text_special", "softbreak", "hardbreak"}


class Stretch(msgspec.Struct, frozen=True):
    """A block of copy: its tag, its words, and the offset of each of its letters."""

    tag: str  # headline, description, by, date, p, h2, h3, li, blockquote, th, td
    text: str
    letters: tuple[int, ...]


def stretches(text: str) -> Iterator[Stretch]:
    """The blocks of a Markdown file in reading order."""
    front = FRONT.match(text)
    begin = front.end() if front else 0
    headed = False
    for match in FIELD.finditer(front["fields"]) if front else ():
        start = front.start("fields") + match.start("text") if front else 0
        words = match["text"].rstrip().removesuffix(match["quote"] or "\0")
        letters = tuple(range(start, start + len(words)))
        field = FIELDS[match["name"]]
        headed = headed or field == "headline"
        if words:
            yield Stretch(field, words, letters)
    for tag, words, letters in _blocks(text, begin):
        if tag == "h1" and not headed:
            headed = True
            yield Stretch("headline", words, letters)
        else:
            yield Stretch("h2" if tag == "h1" else "h3" if tag in HEADS else tag, words, letters)


HEADS = {"h3", "h4", "h5", "h6"}


def _blocks(text: str, begin: int) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    from markdown_it import MarkdownIt

    lines = _line_starts(text, begin)
    tag, at = "p", begin
    within: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text[begin:]):
        if token.type in CELLS:
            tag = CELLS[token.type]
        elif token.type == "heading_open":
            tag = token.tag
        elif token.type == "paragraph_open":
            tag = within[-1] if within else "p"
        elif token.type in ("list_item_open", "blockquote_open"):
            within.append("li" if token.type == "list_item_open" else "blockquote")
        elif token.type in ("list_item_close", "blockquote_close"):
            within.pop()
        elif token.type == "inline" and token.map and token.children:
            at = max(at, lines[token.map[0]])
            words, letters, at = _letters(text, at, token.children)
            if words.strip():
                yield tag, words, letters


def _line_starts(text: str, begin: int) -> list[int]:
    starts = [begin]
    for match in re.finditer(r"\r\n|\r|\n", text[begin:]):
        starts.append(begin + match.end())
    return starts


def _letters(text: str, at: int, children: list) -> tuple[str, tuple[int, ...], int]:  # type: ignore[type-arg]
    """The words of an inline run, where each letter stands, and where the search stopped."""
    words: list[str] = []
    letters: list[int] = []
    for child in children:
        if child.type in NO_COPY:
            found = text.find(child.content, at)
            words.append(STANDS_FOR)
            letters.append(max(found, at))
            at = max(found, at) + len(child.content)
            continue
        if child.type not in SHOWN:
            continue
        if child.type in ("softbreak", "hardbreak"):
            match = re.compile(r"\r\n|\r|\n").search(text, at)
            at = match.start() if match else at
            shown, raw = " ", "\n"
        else:
            shown, raw = child.content, child.markup or child.content
            found = text.find(raw, at)
            at = found if found >= 0 else at
        words.append(shown)
        if raw == shown:
            letters += range(at, at + len(shown))
        else:
            letters += [at] * len(shown)
        at += len(raw)
    return "".join(words), tuple(letters), at


def to_html(tag: str, text: str) -> str:
    """A block as clean HTML; a cell is a table of its own, an item a list."""
    words = escape(text, quote=False)
    match tag:
        case "li":
            return f"<ul><li>{words}</li></ul>"
        case "blockquote":
            return f"<blockquote><p>{words}</p></blockquote>"
        case "th" | "td":
            return f"<table><tbody><tr><{tag}>{words}</{tag}></tr></tbody></table>"
        case _:
            return f"<{tag}>{words}</{tag}>"

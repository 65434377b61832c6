"""What test suites of other feed readers expect, as facts about the fields an item holds.

feedparser's suite states them as Python expressions (``not bozo and
entries[0]['title'] == 'x'``), gofeed's as JSON. Either becomes facts: an entry, a key,
a value. ``HELD`` says which keys an item holds and where; keys that are not in it
(generator, cloud, geo, iTunes, types, ``bozo``, dates as they were written) are counted
as not held. An entry must say something to be an item, so entries without headline and
text, and feeds without entries, are given a headline before they are read.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, NamedTuple

from andruck.model import Item
from andruck.text.html import clean, link, plain

_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"\s*\(?<?[^\s<>()]+@[^\s<>()]+>?\)?\s*")
_ENTRY = re.compile(rb"<(item|entry)\b[^>]*?(?:/>|>(.*?)</\1\s*>)", re.DOTALL)
_SAYS = re.compile(rb"<(?:\w+:)?(?:title|description|summary|content|encoded|body|tagline)\b")
_SOURCE = re.compile(rb"<source\b.*?</source\s*>", re.DOTALL)
_FEED_END = re.compile(rb"</(channel|feed|rdf:RDF|rss)\s*>")


class Fact(NamedTuple):
    """That a key of an entry (None: of the feed) has this value."""

    entry: int | None
    key: str
    value: Any


def of_expression(expression: str) -> Iterator[Fact | None]:
    """The facts of a feedparser expectation; None for a part that is no comparison with ==."""
    try:
        tree = ast.parse(expression.strip(), mode="eval").body
    except SyntaxError:
        yield None
        return
    for part in _parts(tree):
        fact = None
        if isinstance(part, ast.Compare) and len(part.ops) == 1 and isinstance(part.ops[0], ast.Eq):
            path = _path(part.left)
            with suppress(ValueError):  # compared with something that is no literal
                fact = _fact(path, ast.literal_eval(part.comparators[0])) if path else None
        yield fact


def _parts(tree: ast.expr) -> Iterator[ast.expr]:
    if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And):
        for one in tree.values:
            yield from _parts(one)
    else:
        yield tree


def _path(tree: ast.expr) -> list[Any]:
    if isinstance(tree, ast.Name):
        return [tree.id]
    if isinstance(tree, ast.Attribute) and (path := _path(tree.value)):
        return [*path, tree.attr]
    if isinstance(tree, ast.Subscript) and isinstance(tree.slice, ast.Constant):
        path = _path(tree.value)
        return [*path, tree.slice.value] if path else []
    return []


def of_json(value: Any, path: tuple[Any, ...] = ("feed",)) -> Iterator[Fact | None]:
    """The facts of a gofeed result."""
    if isinstance(value, dict):
        for key, one in value.items():
            is_entries = len(path) == 1 and key in ("items", "entries")
            yield from of_json(one, ("entries",) if is_entries else (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from of_json(one, (*path, number))
    else:
        yield _fact(list(path), value)


def _fact(path: list[Any], value: Any) -> Fact | None:
    if len(path) > 2 and path[0] == "entries" and isinstance(path[1], int):
        return Fact(path[1], _key(path[2:]), value)
    return Fact(None, _key(path[1:]), value) if len(path) > 1 and path[0] == "feed" else None


def _key(path: list[Any]) -> str:
    return ".".join("#" if isinstance(one, int) else str(one) for one in path)


def told(data: bytes) -> bytes:
    """The feed, with a headline where an entry says nothing, and an entry where there is none."""
    title = b"<title>Titel</title>"
    if _ENTRY.search(data):
        return _ENTRY.sub(lambda one: one[0] if _says(one[0]) else _titled(one, title), data)
    end = _FEED_END.search(data)
    if end is None:
        return data
    name = b"entry" if end[1] == b"feed" else b"item"
    entry = b"<%b>%b</%b>" % (name, title, name)
    return data[: end.start()] + entry + data[end.start() :]


def _says(entry: bytes) -> bool:
    return bool(_SAYS.search(_SOURCE.sub(b"", entry)))


def _titled(entry: re.Match[bytes], title: bytes) -> bytes:
    if entry[2] is None:
        return entry[0].rstrip(b"/>") + b">" + title + b"</" + entry[1] + b">"
    end = entry[0].rindex(b"</")
    return entry[0][:end] + title + entry[0][end:]


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _text(value: Any) -> str:
    text = str(value)
    return _folded(plain(clean(text)) if "<" in text or "&" in text else text)


def _texts(*found: str) -> Callable[[Any, str], bool]:
    wanted = {_folded(one) for one in found}
    return lambda value, url: bool(wanted & {_text(value), _folded(str(value))})


def _names(found: str) -> Callable[[Any, str], bool]:
    return lambda value, url: _ADDRESS.sub("", _text(value)) in [*found.split(", "), found]


def _links(*found: str) -> Callable[[Any, str], bool]:
    return lambda value, url: link(str(value), url) in found


def _uris(found: str) -> Callable[[Any, str], bool]:
    return lambda value, url: found == str(value) or found.endswith(f"#{value}")


def _moments(found: datetime | None) -> Callable[[Any, str], bool]:
    return lambda value, url: found == moment_of(value)


def moment_of(value: Any) -> datetime | None:
    """A time as feedparser (nine numbers) or gofeed (RFC 3339) gives it."""
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    return datetime(*value[:6], tzinfo=UTC) if value else None


def _languages(found: str) -> Callable[[Any, str], bool]:
    return lambda value, url: str(value).casefold() == found.casefold()


def _body(item: Item) -> Callable[[Any, str], bool]:
    return _texts(plain(item.body), item.description)


def _source(item: Item, field: str) -> str:
    return getattr(item.info_sources[0], field) if item.info_sources else ""


def _pictures(item: Item) -> Callable[[Any, str], bool]:
    return _links(*(one.uri for one in item.associations))


HELD: dict[str, Callable[[Item], Callable[[Any, str], bool]]] = {
    **dict.fromkeys(("title", "title_detail.value"), lambda item: _texts(item.headline)),
    **dict.fromkeys(
        ("summary", "description", "summary_detail.value", "content.#.value", "content",
         "content.value"),
        _body,
    ),
    "link": lambda item: _links(item.url),
    **dict.fromkeys(("id", "guid", "guid.value"), lambda item: _uris(item.uri)),
    **dict.fromkeys(
        ("author", "author_detail.name", "authors.#.name", "author.name", "dcExt.creator.#"),
        lambda item: _names(item.by),
    ),
    **dict.fromkeys(("contributors.#.name",), lambda item: _names(
        item.ed_note.partition("\n")[0].removeprefix("Mitarbeit: "))),
    **dict.fromkeys(("published_parsed", "publishedParsed", "pubDateParsed"),
                    lambda item: _moments(item.first_created)),
    **dict.fromkeys(("updated_parsed", "updatedParsed", "modifiedParsed"),
                    lambda item: _moments(item.version_created)),
    **dict.fromkeys(
        ("tags.#.term", "categories.#", "categories.#.value", "categories.#.term", "category",
         "tags.#.label", "categories.#.label"),
        lambda item: _texts(*(one.name for one in item.subjects)),
    ),
    **dict.fromkeys(("rights", "rights_detail.value", "source.rights"),
                    lambda item: _texts(item.copyright_notice)),
    "source.title": lambda item: _texts(_source(item, "name")),
    "source.link": lambda item: _links(_source(item, "uri")),
    **dict.fromkeys(("content.#.language", "title_detail.language", "summary_detail.language"),
                    lambda item: _languages(item.language)),
    **dict.fromkeys(("media_thumbnail.#.url", "image.url"), _pictures),
    "license": lambda item: _texts(item.usage_terms),
}  # fmt: skip
HELD_OF_FEED: dict[str, Callable[[Item], Callable[[Any, str], bool]]] = {
    **dict.fromkeys(("title", "title_detail.value"), lambda item: _texts(_source(item, "name"))),
    "link": lambda item: _links(_source(item, "uri")),
    "language": lambda item: _languages(item.language),
    **dict.fromkeys(
        ("copyright", "rights", "copyright_detail.value", "rights_detail.value"),
        lambda item: _texts(item.copyright_notice),
    ),
    "license": lambda item: _texts(item.usage_terms),
}


def holds(fact: Fact) -> bool:
    """Has an item a field for it? Markup without words is nothing that an item could say."""
    is_known = fact.key in (HELD_OF_FEED if fact.entry is None else HELD)
    return is_known and bool(_text(fact.value))


def is_true(fact: Fact, items: list[Item], url: str) -> bool:
    """Does the item say the same?"""
    number = fact.entry or 0
    if number >= len(items):
        return False
    field = (HELD_OF_FEED if fact.entry is None else HELD)[fact.key]
    return field(items[number])(fact.value, url)

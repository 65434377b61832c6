"""The names in a by-line, and the authors they are."""

from __future__ import annotations

import re
from typing import NamedTuple

from andruck_site.portal.author import Author

BETWEEN = re.compile(r"(\s*,\s*und\s+|\s+und\s+|\s*,\s*)")


class Part(NamedTuple):
    """A piece of a by-line: a name, perhaps with its author, or what stands between names."""

    text: str
    author: Author | None = None
    is_name: bool = True


def names(by: str) -> list[str]:
    """The names in a by-line."""
    return [text for text in BETWEEN.split(by.strip())[::2] if text]


def byline(by: str) -> list[Part]:
    """The by-line in pieces; one look at the authors."""
    if not by.strip():
        return []
    known = {one.name: one for one in Author.objects.filter(is_active=True, name__in=names(by))}
    pieces = BETWEEN.split(by.strip())
    return [
        Part(text, known.get(text), number % 2 == 0) for number, text in enumerate(pieces) if text
    ]

"""The names in a by-line, and the authors they are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from andruck_site.portal.author import Author, address
from andruck_site.portal.prepared import Prepared

BETWEEN = re.compile(r"(\s*,\s*und\s+|\s+und\s+|\s*,\s*)")


class Part(NamedTuple):
    """A piece of a by-line: a name, perhaps with its author's page, or what stands between."""

    text: str
    address: str = ""
    is_name: bool = True


def names(by: str) -> list[str]:
    """The names in a by-line."""
    return [text for text in BETWEEN.split(by.strip())[::2] if text]


def byline(by: str) -> list[Part]:
    """The by-line in pieces; one look at the authors."""
    if not by.strip():
        return []
    wanted = names(by)
    known = {name: address(slug) for name, slug in _authors(len(wanted)).rows(*wanted)}
    pieces = BETWEEN.split(by.strip())
    return [
        Part(text, known.get(text, ""), number % 2 == 0)
        for number, text in enumerate(pieces)
        if text
    ]


@lru_cache(maxsize=20)
def _authors(count: int) -> Prepared:
    places = [f"\0{at}" for at in range(count)]
    active = Author.objects.filter(is_active=True, name__in=places).order_by()
    return Prepared(active.values_list("name", "slug"), *places)

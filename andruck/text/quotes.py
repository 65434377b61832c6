"""Quoted words: where they begin and end."""

from __future__ import annotations

import msgspec


class Quote(msgspec.Struct, frozen=True):
    """A pair of quotation marks and what stands between them."""

    start: int  # of the opening mark
    end: int  # behind the closing mark
    inner_start: int
    inner_end: int


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quoted spans of a passage, in order; unclosed ones are left out."""
    raise NotImplementedError

"""Sentences with their spans."""

from __future__ import annotations

import msgspec


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: its words and where they stand in the passage (code points)."""

    start: int
    end: int
    text: str


def split_sentences(text: str, language: str = "de") -> tuple[Sentence, ...]:
    """The sentences of a passage; together they cover it but for white space."""
    raise NotImplementedError

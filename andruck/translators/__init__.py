"""TRANSLATE: texts into the portal's language; one file a translator.

A translator is a module in this folder with ``TRANSLATOR`` and ``translate``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from andruck.model import Term


class Translator(msgspec.Struct, frozen=True):
    """What a translator is called, which languages it takes, which settings it needs."""

    label: str
    languages: tuple[str, ...]
    settings: tuple[str, ...] = ()


class Module(Protocol):
    """What a translator module offers."""

    TRANSLATOR: Translator

    def translate(
        self, texts: Sequence[str], source: str, target: str, glossary: Sequence[Term]
    ) -> list[str]:
        """The texts in the target language, in the same order."""

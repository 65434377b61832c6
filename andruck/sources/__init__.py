"""READ: bytes in, items out; one file a format.

A format is a module in this folder with ``FORMAT``, ``sniff`` and ``read``.
A feed with one broken entry yields a ``Problem`` for it and goes on; only
bytes that nobody understands raise ``ReadError``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

import msgspec

from andruck import plugins
from andruck.errors import ReadError
from andruck.model import Item, Problem

__all__ = ["Format", "Module", "formats", "read"]


class Format(msgspec.Struct, frozen=True):
    """What a format is called, where it is specified, and its media types."""

    label: str
    spec: str
    media_types: tuple[str, ...]


class Module(Protocol):
    """What a format module offers."""

    FORMAT: Format

    def sniff(self, data: bytes) -> bool:
        """Do these bytes look like this format?"""

    def read(self, data: bytes, url: str) -> Iterator[Item | Problem]:
        """The items in them, and what could not be read."""


def formats() -> dict[str, Module]:
    """Every format by its module's name."""
    return {
        name: cast("Module", module) for name, module in plugins.modules("andruck.sources").items()
    }


def read(data: bytes, url: str) -> Iterator[Item | Problem]:
    """The items in these bytes, by the one format that recognises them."""
    if not data.strip():
        raise ReadError(url, "the answer is empty; ask again later or look at the address")
    for module in formats().values():
        if module.sniff(data):
            yield from module.read(data, url)
            return
    raise ReadError(url, "none of the known formats; see docs/sources.md for what can be read")

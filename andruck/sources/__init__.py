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
from andruck.sources._bytes import in_utf8, unpacked
from andruck.sources._unread import unread

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


def _modules() -> dict[str, Module]:
    return {
        name: cast("Module", module) for name, module in plugins.modules("andruck.sources").items()
    }


def formats() -> dict[str, Module]:
    """Every format by its module's name."""
    return _modules()


def read(
    data: bytes, url: str, formats: tuple[str, ...] = (), charset: str = ""
) -> Iterator[Item | Problem]:
    """The items in these bytes, by the one format that recognises them.

    ``formats`` restricts the choice to these module names: a feed's address that
    answers with a web page is an error, not an article. ``charset`` is what the
    server said in its Content-Type.
    """
    data = in_utf8(unpacked(data, url), charset)
    if not data.strip():
        raise ReadError(url, "the answer is empty; ask again later or look at the address")
    for name, module in _modules().items():
        if (not formats or name in formats) and module.sniff(data):
            yield from module.read(data, url)
            return
    raise unread(data, url, formats)

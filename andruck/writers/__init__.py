"""WRITE: items in, a document out; one file a format.

A format is a module in this folder with ``WRITER = Writer(…)`` and
``write(channel, items) -> bytes``. Notes to the desk (``ed_note``) never leave the
house in what is public.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, cast

import msgspec

from andruck import plugins
from andruck.model import Item

__all__ = ["Channel", "Module", "Writer", "write"]


class Writer(msgspec.Struct, frozen=True):
    """What a format is called, where it is specified, and its media type."""

    label: str
    spec: str
    media_type: str


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says about itself."""

    title: str
    link: str  # the page that the feed belongs to
    self_link: str  # where the feed itself is found
    description: str = ""
    language: str = ""
    rights: str = ""
    updated: datetime | None = None
    full_text: bool = False  # the bodies too, not only headline and standfirst


class Module(Protocol):
    """What a writer module offers."""

    WRITER: Writer

    def write(self, channel: Channel, items: Iterable[Item]) -> bytes:
        """The items as one document."""


def write(name: str, channel: Channel, items: Iterable[Item]) -> bytes:
    """The items in the format of that module name (``rss``, ``jsonfeed``, ``ninjs``)."""
    return cast("Module", plugins.modules("andruck.writers")[name]).write(channel, items)

"""WRITE: items out, one file a format.

``ninjs.write`` gives one item as a line of ninjs 3.1. ``rss.write`` and
``jsonfeed.write`` give a feed of items; which page belongs to an item, and
which texts may go out in full, the caller says with ``Feed``.
"""

from __future__ import annotations

from andruck.writers import jsonfeed, ninjs, rss
from andruck.writers._feed import Feed

__all__ = ["Feed", "jsonfeed", "ninjs", "rss"]

"""Brings bytes, with manners: one address of the web, or the files of a folder.

``fetch`` asks an address and gives an ``Answer``; ``andruck.fetch.folder``
reads a folder. What could not be brought is a ``FetchError``.
"""

from __future__ import annotations

from andruck.fetch.http import Answer, fetch

__all__ = ["Answer", "fetch"]

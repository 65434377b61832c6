"""Wagtail without the preview of its API v3, which nobody here asks.

Two of its apps put it together when they are ready, and with it come pydantic,
ninja and everything that hooks in at the desk: 25 MB in each process. Should
another version of Wagtail name these modules otherwise, it has them again, and
nothing else changes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from wagtail.images.apps import WagtailImagesAppConfig
from wagtail.snippets.apps import WagtailSnippetsAppConfig


class Images(WagtailImagesAppConfig):
    """``wagtail.images``."""

    def ready(self) -> None:
        """As it is, without its part of the API."""
        with _without_api(self.name):
            super().ready()


class Snippets(WagtailSnippetsAppConfig):
    """``wagtail.snippets``."""

    def ready(self) -> None:
        """As it is, without its part of the API."""
        with _without_api(self.name):
            super().ready()


class _Empty(ModuleType):
    """A module in which whatever is asked for does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Empty(name)

    def __call__(self, *args: Any) -> None:
        """Nothing."""


@contextmanager
def _without_api(app: str) -> Iterator[None]:
    parts = [f"{app}.api.v3", f"{app}.api.v3.registry", f"{app}.api.v3.router"]
    names = [name for name in ("wagtail.api.v3.api", *parts) if name not in sys.modules]
    sys.modules |= {name: _Empty(name) for name in names}
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]

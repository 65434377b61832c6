"""The only registry: a plug-in is a module in a room's folder.

Every module whose name has no leading underscore belongs to the room, and so
does every module that an installed package names in the entry-point group of
that room (``andruck.checks``, ``andruck.sources`` …).
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from andruck.errors import PluginError


@cache
def modules(room: str) -> dict[str, ModuleType]:
    """The plug-ins of a room (``"andruck.checks"``) by module name, sorted."""
    package = importlib.import_module(room)
    found: dict[str, ModuleType] = {}
    for entry in pkgutil.iter_modules(package.__path__):
        if not entry.name.startswith("_"):
            found[entry.name] = importlib.import_module(f"{room}.{entry.name}")
    for point in entry_points(group=room):
        if point.name in found:
            raise PluginError(point.value, f"a plug-in called “{point.name}” is already in {room}")
        found[point.name] = point.load()
    return dict(sorted(found.items()))

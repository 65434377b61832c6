"""The filters an editor keeps."""

from __future__ import annotations

from typing import Any

from andruck_site.desk import keys
from andruck_site.desk.models import SavedFilter
from andruck_site.desk.queue import Question


def kept(user: Any, question: Question) -> list[dict[str, Any]]:
    """An editor's filters with the key of each; the one in use is marked."""
    asked = question.query()
    rows = zip(keys.CHOICES, SavedFilter.objects.filter(user=user), strict=False)
    return [{"key": key, "row": one, "is_active": one.query == asked} for key, one in rows]

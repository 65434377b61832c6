"""An article as lists show it: read off its row, without making a model of it.

A page of teasers holds dozens; models with all that Wagtail hangs on them take
most of the time such a page needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from andruck_site.portal.pictures import Shot
from andruck_site.portal.site import portal

if TYPE_CHECKING:
    from andruck_site.portal.models import ArticleQuerySet

COLUMNS = (
    "pk", "section", "slug", "kind", "headline", "description", "by", "first_published_at",
    "ends", "picture",
)  # fmt: skip
PICTURE = tuple(f"picture__{name}" for name in Shot.COLUMNS)


class Teaser(NamedTuple):
    """An article on a page of many."""

    pk: int
    section: str
    slug: str
    kind: str
    headline: str
    description: str
    by: str
    first_published_at: datetime | None
    ends: datetime | None
    picture_id: int | None
    picture: Shot | None

    @property
    def section_name(self) -> str:
        """The section's name as readers see it."""
        return section_name(self.section)

    def get_absolute_url(self) -> str:
        """The article's path on the portal."""
        return address(self.section, self.slug, self.pk)


def teasers(shown: ArticleQuerySet) -> list[Teaser]:
    """The articles as teasers, in one query."""
    return read(columns(shown))


def columns(shown: ArticleQuerySet) -> ArticleQuerySet:
    """The columns that ``read`` takes."""
    return shown.values_list(*COLUMNS, *PICTURE)


def read(rows: Iterable[Any]) -> list[Teaser]:
    """Rows as teasers; one picture is one object however often it stands."""
    shots: dict[int, Shot] = {}
    found = []
    for row in rows:
        own, picture = row[: len(COLUMNS)], row[len(COLUMNS) :]
        shot = None
        if own[-1] is not None:
            shot = shots.get(own[-1]) or shots.setdefault(own[-1], Shot(own[-1], *picture))
        found.append(Teaser(*own, shot))
    return found


def address(section: str, slug: str, pk: int | None) -> str:
    """An article's path, as ``reverse("article")`` gives it; that takes forty times as long."""
    return f"/{section}/{slug or 'artikel'}-{pk}/"


def section_name(slug: str) -> str:
    """A section's name as readers see it."""
    found = portal().section(slug)
    return found.name if found else slug

"""The front page, composed: what leads, what follows, what each section has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.db.models.expressions import RawSQL

from andruck.model import Section
from andruck_site.portal import pictures
from andruck_site.portal.models import Article
from andruck_site.portal.prepared import THEN, Prepared
from andruck_site.portal.site import portal
from andruck_site.portal.teaser import Teaser, columns, read

LATEST = 7  # headlines in the column of the newest
DEEP = 9  # articles of a section that may be needed
VOICES = ("Kommentar", "Interview")
LEADING = timedelta(days=4)  # how much older than the newest the lead may be
# How sections follow each other down the page: how many stand side by side in a row.
ROWS = (("wide", 1), ("pair", 2), ("columns", 1), ("trio", 3))
SHOWN = {"wide": 5, "pair": 4, "columns": 4, "trio": 4}


class Block(NamedTuple):
    """A section on the front page."""

    section: Section
    articles: list[Teaser]


class Row(NamedTuple):
    """Sections side by side, in one of the page's layouts."""

    layout: str
    blocks: list[Block]


class Front(NamedTuple):
    """The front page."""

    lead: Teaser | None
    under: list[Teaser]
    seconds: list[Teaser]
    latest: list[Teaser]
    voices: list[Teaser]
    rows: list[Row]

    def articles(self) -> list[Teaser]:
        """All that is on the page."""
        lead = [self.lead] if self.lead else []
        inside = [one for row in self.rows for block in row.blocks for one in block.articles]
        return [*lead, *self.under, *self.seconds, *self.latest, *self.voices, *inside]


def compose(at: datetime) -> Front:
    """The front page at that time; two queries, whatever the number of sections."""
    pool = _pool(at)
    pictures.prefetch(article.picture for article in pool)
    voices = [one for one in pool if one.kind in VOICES][:3]
    news = [one for one in pool if one not in voices]
    lead = _lead(news)
    news = [one for one in news if one is not lead]
    seconds = [one for one in news if one.picture_id and one.kind != "Produktmeldung"][:3]
    under = [one for one in news if one not in seconds][:2]
    rest = [one for one in news if one not in seconds and one not in under]
    return Front(lead, under, seconds, rest[:LATEST], voices, list(_rows(rest)))


def _pool(at: datetime) -> list[Teaser]:
    """The newest of all, of the voices and of every section, in one query."""
    prepared = _prepared(tuple(section.slug for section in portal().sections))
    return read(prepared.rows(at))


@lru_cache(maxsize=8)
def _prepared(sections: tuple[str, ...]) -> Prepared:
    """Of many limited queries one, which Django refuses to make on SQLite."""
    shown = Article.objects.shown(THEN).newest()
    wanted = [shown[: LATEST * 4], shown.filter(kind__in=VOICES)[:3]]
    wanted += [shown.in_section(slug)[:DEEP] for slug in sections]
    parts, params = [], []
    for query in wanted:
        sql, given = query.values("pk").query.sql_with_params()
        parts.append(f"SELECT * FROM ({sql}) AS part")
        params += given
    union = RawSQL(" UNION ".join(parts), params)
    return Prepared(columns(shown.filter(pk__in=union)), THEN)


def _lead(news: list[Teaser]) -> Teaser | None:
    """The newest own piece with a picture; product news do not lead, nor does old news."""
    if not news:
        return None
    since = news[0].first_published_at - LEADING if news[0].first_published_at else None
    fresh = [one for one in news if since and (one.first_published_at or since) >= since]
    strong = [one for one in fresh if one.picture_id and one.kind != "Produktmeldung"]
    researched = [one for one in strong if one.kind in ("Fachbeitrag", "Anwenderbericht")]
    return next(iter(researched or strong or news))


def _rows(articles: list[Teaser]) -> Iterator[Row]:
    blocks = [
        Block(section, found)
        for section in portal().sections
        if (found := [one for one in articles if one.section == section.slug])
    ]
    turn = 0
    while blocks:
        layout, count = ROWS[turn % len(ROWS)]
        if layout in ("wide", "columns") and len(blocks[0].articles) < 3 and len(blocks) > 1:
            layout, count = "pair", 2
        row, blocks = blocks[:count], blocks[count:]
        layout = {1: layout if count == 1 else "wide", 2: "pair", 3: "trio"}[len(row)]
        yield Row(layout, [_picture_first(block, SHOWN[layout]) for block in row])
        turn += 1


def _picture_first(block: Block, count: int) -> Block:
    """The newest articles of a section, one with a picture in front if there is one."""
    shown = block.articles[:count]
    first = next((one for one in shown if one.picture_id), None)
    return Block(block.section, sorted(shown, key=lambda one: one is not first))

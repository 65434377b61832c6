""" "See also": what is truly related to an article, or nothing.

The search finds what may be related, ``andruck.stories.related`` decides.
"""

from __future__ import annotations

import html
from collections import OrderedDict
from datetime import datetime

from andruck.model import Concept, Item
from andruck.stories.group import Candidate
from andruck.stories.related import related
from andruck.stories.similar import signature
from andruck.text.folding import fold
from andruck_site.portal import search
from andruck_site.portal.models import Article
from andruck_site.portal.site import portal

SUBJECT = "subject:"
CONSIDERED = 24  # articles
KEPT = 2_000  # candidates of this process; one is about 3 kB

_known: OrderedDict[tuple[int, int | None], Candidate] = OrderedDict()


def see_also(article: Article, at: datetime) -> list[Article]:
    """At most three articles, the closest first."""
    words = [name for name in article.subjects if isinstance(name, str)]
    found = search.any_of([*words, *article.headline.split()], at).exclude(pk=article.pk)
    rows = {row.uri: row for row in found.select_related("picture")[:CONSIDERED]}
    close = related(_item(article), [_candidate(row) for row in rows.values()])
    return [rows[one.uri] for one in close if _is_close(article, rows[one.uri], one.shared)]


def _is_close(article: Article, other: Article, shared: tuple[str, ...]) -> bool:
    """Among a few dozen articles a word that two of them share by chance looks rare;
    so a subject must be shared too, and two of them across sections."""
    subjects = sum(one.startswith(SUBJECT) for one in shared)
    return subjects > 1 or (subjects == 1 and article.section == other.section)


def _candidate(article: Article) -> Candidate:
    """What comparing needs to know; a new clearance means a new content."""
    key = (article.pk, article.clearance_id)
    if key not in _known:
        item = _item(article)
        _known[key] = Candidate(
            uri=item.uri,
            story=item.uri,
            signature=signature(item),
            subjects=tuple(one.uri for one in item.subjects),
        )
        if len(_known) > KEPT:
            _known.popitem(last=False)
    return _known[key]


def _item(article: Article) -> Item:
    """The words of an article and its subjects; pictures are not asked for."""
    lines = search.plain(article).split("\n")
    return Item(
        uri=article.uri,
        language=portal().language,
        headline=article.headline,
        body="".join(f"<p>{html.escape(line)}</p>" for line in lines),
        subjects=tuple(
            Concept(name=name, uri=f"{SUBJECT}{fold(name)}")
            for name in article.subjects
            if isinstance(name, str)
        ),
    )

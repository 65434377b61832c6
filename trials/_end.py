"""The end of a crash trial: is everything there that was sent, and every deed that was told?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from trials._editor import Told
from trials._ledger import Ledger


def items(sent: list[dict[str, Any]], counts: Counter[str]) -> Iterator[str]:
    """Every item once, in its newest version, with the text of that version."""
    from andruck_site.wire.models import Run, WireItem

    rows = {row.uri: row for row in WireItem.objects.current().defer("search_text")}
    if len(rows) != WireItem.objects.current().count():
        yield "an item is there twice"
    for item in sent:
        row = rows.pop(item["uri"], None)
        counts["items in their newest version"] += 1
        if row is None:
            yield f"missing: {item['uri']}"
            continue
        told = (item["version"], item.get("pubStatus", "usable"))
        if (row.version, row.pub_status) != told:
            yield f"not the newest: {row.uri} {row.version} {row.pub_status}, wanted {told}"
        elif f"Fassung {row.version}." not in row.item().body:
            yield f"{row.uri}: version {row.version} has another's text"
    yield from (f"unknown: {uri}" for uri in rows)
    if open_runs := Run.objects.filter(finished=None).count():
        yield f"{open_runs} runs left open"


def deeds(told: Told, counts: Counter[str]) -> Iterator[str]:
    """Nothing an editor was told is done is lost."""
    from andruck_site.portal.models import Article, Dismissal, Provenance
    from andruck_site.wire.models import WireItem

    kept = set(Dismissal.objects.values_list("uri", "fingerprint"))
    resting = set(Provenance.objects.values_list("wire_item__uri", flat=True))
    states = dict(WireItem.objects.current().values_list("uri", "state"))
    stories = dict(WireItem.objects.current().values_list("uri", "story_id"))
    yield from (f"dismissal lost: {one}" for one in told.dismissed - kept)
    yield from (f"article lost: {uri}" for uri in told.taken - resting)
    for uri in told.rejected:
        if states[uri] not in ("rejected", "withdrawn"):
            yield f"rejected and {states[uri]}: {uri}"
    for uri, into in told.merged.items():
        if states[uri] not in ("merged", "withdrawn") or stories[uri] != stories[into]:
            yield f"merged and {states[uri]}: {uri}"
    articles = Article.objects.in_bulk()
    for pk in told.killed:
        if articles[pk].live or articles[pk].pub_status != "canceled":
            yield f"killed and lost: {pk}"
    for pk in told.off:
        if articles[pk].live:
            yield f"taken off and live: {pk}"
    yield from _published(told, articles, counts)
    counts["deeds looked for"] += sum(
        len(one) for one in (told.dismissed, told.taken, told.rejected, told.merged, told.killed,
                             told.off, told.published, told.scheduled)
    )  # fmt: skip


def _published(told: Told, articles: dict[int, Any], counts: Counter[str]) -> Iterator[str]:
    """What was published or scheduled is live in these words, unless the wire holds it."""
    planned = {pk: {words} for pk, words in told.scheduled.items() if pk not in told.published}
    for pk, words in (planned | told.published).items():
        if pk in told.killed or pk in told.off:
            continue
        article = articles.get(pk)
        if article is None:
            yield f"published and lost: {pk}"
        elif article.live and article.headline in words:
            counts["published and live"] += 1
        elif _is_held(article):
            counts["published and held by the wire"] += 1
        else:
            yield f"published and lost: {pk} live {article.live} „{article.headline}“, not {words}"


def _is_held(article: Any) -> bool:
    from django.utils import timezone

    at = timezone.now()
    return any(row.pub_status != "usable" or row.is_embargoed(at) for row in article.wire_items())


def pages(reader: Any, ledger: Ledger) -> None:
    """Every list, and the page of everything that was ever public."""
    for path in reader.lists:
        if not reader.ask_list(path):
            ledger.complain(f"{path} does not answer")
    for piece in list(ledger.pieces.values()):
        if not piece.path:
            continue
        if piece.gone_at < float("inf") and not reader.ask_gone((piece, piece.changes)):
            ledger.complain(f"{piece.path} does not answer")
        if piece.is_public and not reader.ask_public((piece, piece.changes)):
            ledger.complain(f"{piece.path} does not answer")

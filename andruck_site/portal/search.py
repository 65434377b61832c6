"""The readers' search: an FTS5 table of folded words and their German lemmas.

``headline`` and ``surface`` hold the words as they stand, folded; ``lemma``
what else they are found under (see ``_words``). A word of a question is looked
for as it stands and as its lemma, in all columns; a phrase as it stands only.
Only live articles are in the table, and every answer asks the articles again.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection, transaction
from markupsafe import Markup, escape

from andruck.text.folding import fold
from andruck_site.portal._words import WORD, entries, lookups

if TYPE_CHECKING:
    from andruck_site.portal.models import Article, ArticleQuerySet

__all__ = ["Question", "fold", "remove", "search", "snippet", "update"]

LONGEST = 200  # characters of a question that are read
MOST = 12  # words of it
MOST_ANY = 40  # words looked for at once
WIDENED = 3  # letters from which a word may stand for the beginning of others
EXCERPT = 34  # words
CLAUSE = re.compile(r'"([^"]*)"?|[„“”»«]([^„“”»«]*)[„“”»«]?|([^\s"„“”»«]+)')
BREAKING = re.compile(r"</(?:p|li|h\d|td|th|tr|cite)>|<br ?/?>")
TAG = re.compile(r"<[^>]*>")


def update(article: Article) -> None:
    """Know the article as it stands now, if readers may see it; else forget it."""
    remove(article.pk)
    if not article.live:
        return
    text = "\n".join([plain(article), *map(str, article.subjects)])
    # Found as they stand only: whoever asks for Lager does not mean all of Lagertechnik.
    about = [article.section_name, article.kind, article.by, article.located, article.source_name]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO portal_search (rowid, headline, surface, lemma) VALUES (%s, %s, %s, %s)",
            [
                article.pk,
                _folded(article.headline),
                _folded("\n".join([text, *about])),
                " ".join(_entries(f"{article.headline}\n{text}")),
            ],
        )


def remove(pk: int | None) -> None:
    """Forget the article."""
    if pk is not None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM portal_search WHERE rowid = %s", [pk])


def rebuild() -> int:
    """Know all live articles anew; how many there are."""
    from andruck_site.portal.models import Article

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM portal_search")
        live = Article.objects.live()
        for article in live.iterator(200):
            update(article)
        return live.count()


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(text))


def _entries(text: str) -> Iterator[str]:
    for word in WORD.findall(text):
        yield from entries(word)
    for joined in re.findall(r"\b[^\W_]+(?:-[^\W_]+)+\b", text):  # E-Commerce is ecommerce too
        yield fold(joined.replace("-", ""))


def plain(article: Article) -> str:
    """Standfirst and body as plain text, a line for each block."""
    lines = [article.description, *_texts(block["value"] for block in article.body.raw_data)]
    return "\n".join(line for line in lines if line)


def _texts(values: Iterable[Any]) -> Iterator[str]:
    """The words in raw block values; numbers and keys are none."""
    for value in values:
        if isinstance(value, str):
            yield html.unescape(TAG.sub("", BREAKING.sub("\n", value))).strip()
        elif isinstance(value, dict):
            yield from _texts(one for key, one in value.items() if key in TEXT_KEYS)
        elif isinstance(value, list):
            yield from _texts(value)


TEXT_KEYS = {"text", "attribution", "caption", "title", "data", "table_caption"}


class Question(NamedTuple):
    """A reader's question: its FTS5 form, a wider one, and the words to mark."""

    match: str
    wider: str
    marks: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> Question:
        """The question in these words; whatever was typed, FTS5 gets words in quotes only."""
        strict, wide, marks, beginnings = [], [], set[str](), []
        for quoted, alternative, bare in CLAUSE.findall(text[:LONGEST])[:MOST]:
            words = WORD.findall(quoted or alternative or bare)
            if not words:
                continue
            if not bare or len(words) > 1:
                clause = _phrase(words) if not bare else _compound(words)
                strict.append(clause)
                wide.append(clause)
                marks.update(fold(word) for word in words)
                continue
            found = sorted(lookups(words[0]))
            open_end = bare.endswith("*") or len(words[0]) >= WIDENED
            widened = _any(found, "*" if open_end else "")
            strict.append(widened if bare.endswith("*") else _any(found))
            wide.append(widened)
            marks.update(found)
            beginnings += [fold(words[0])] if open_end else []
        return cls(" AND ".join(strict), " AND ".join(wide), frozenset(marks), tuple(beginnings))


def _any(words: Iterable[str], end: str = "") -> str:
    return "(" + " OR ".join(f'"{word}"{end}' for word in words) + ")"


def _phrase(words: Iterable[str]) -> str:
    return '{headline surface} : "' + " ".join(map(fold, words)) + '"'


def _compound(words: list[str]) -> str:
    """Words typed with marks between them: E-Commerce, 3,4, ISO/IEC."""
    return f'({_phrase(words)} OR "{"".join(map(fold, words))}")'


def search(question: Question, at: datetime, newest: bool = False) -> ArticleQuerySet:
    """The articles that answer; where none does, those with a word that begins so."""
    found = _matching(question.match, at, newest)
    if question.wider != question.match and not found.exists():
        found = _matching(question.wider, at, newest)
    return found


def any_of(texts: Iterable[str], at: datetime) -> ArticleQuerySet:
    """The articles with any of these words, the best first."""
    words = {fold(word) for text in texts for word in WORD.findall(text) if len(word) > WIDENED}
    return _matching(_any(sorted(words)[:MOST_ANY]) if words else "", at, False)


def _matching(match: str, at: datetime, newest: bool) -> ArticleQuerySet:
    from andruck_site.portal.models import Article

    if not match:
        return Article.objects.none()
    # bm25 can only be asked where the table stands in FROM: the one place for extra().
    # (Wagtail's search asks it once a hit: 5 s for 5,000 hits.)
    found = Article.objects.shown(at).extra(
        tables=["portal_search"],
        where=["portal_search.rowid = portal_article.id", "portal_search MATCH %s"],
        params=[match],
    )
    if newest:
        return found.newest()
    return found.extra(
        select={"rank": "bm25(portal_search, 6.0, 1.0, 0.6)"},
        order_by=["rank", "-first_published_at"],
    )


def mark(text: str, question: Question) -> Markup:
    """The text with the words that answer marked."""
    words = WORD.finditer(text)
    return _marked(text, [word.span() for word in words if _answers(word.group(), question)])


def snippet(article: Article, question: Question) -> Markup:
    """The part of the text that answers best, with the words that do so marked."""
    text = plain(article).replace("\n", " ")
    words = list(WORD.finditer(text))
    if not words:
        return Markup("")
    hits = [(at, word) for at, word in enumerate(words) if _answers(word.group(), question)]
    first = _window(hits)
    last = min(first + EXCERPT, len(words)) - 1
    start = words[first].start() if first else 0
    end = words[last].end() if last < len(words) - 1 else len(text)
    shown = [(word.start() - start, word.end() - start) for at, word in hits if first <= at <= last]
    cut = _marked(text[start:end], shown)
    return Markup("{}{}{}").format("… " if first else "", cut, " …" if end < len(text) else "")


def _window(hits: list[tuple[int, re.Match[str]]]) -> int:
    """The word to begin with, so that most of the question is in sight; rather the beginning."""
    best, found = 0, 0
    for index, (at, _word) in enumerate(hits):
        inside = {fold(word.group()) for other, word in hits[index:] if other < at + EXCERPT}
        if len(inside) > found:
            best, found = at, len(inside)
    return 0 if best < EXCERPT // 2 else best - 6


def _answers(word: str, question: Question) -> bool:
    plain_word = fold(word)
    if plain_word in question.marks or not question.marks.isdisjoint(entries(word)):
        return True
    return bool(question.beginnings) and plain_word.startswith(question.beginnings)


def _marked(text: str, spans: list[tuple[int, int]]) -> Markup:
    done, parts = 0, []
    for start, end in spans:
        parts += [escape(text[done:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        done = end
    return Markup("").join([*parts, escape(text[done:])])

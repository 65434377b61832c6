"""Signs of machine translation that nobody edited: seams, calques, lost subjects.

No sign proves anything; three different ones in one text do. Grow ``CALQUES``
from an error log: a pattern, and the language whose wording shows through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from andruck.checks import (
    dangling_dies,
    double_period,
    glued_sentence,
    pending_and_past,
    report_before_event,
    reversed_warning,
    subjectless_sentence,
)
from andruck.text.copy import Copy
from andruck.text.quotes import Quote

CALQUES = {
    "en": (
        r"\b[Ii]n (?:19|20)\d\d\b(?! (?:Fällen|Betrieben|Orten))",
        r"\bmacht(?:e)? (?:keinen )?Sinn\b",
        r"\b[Aa]m Ende des Tages\b",
        r"\b(?:einmal|zweimal|dreimal) mehr als\b",
        r"\bUS-Dollars\b",
        r"\b[Bb]asierend auf\b",
        r"\b(?:der|die|das) weltweit führende[nr]? Anbieter von\b",
        r"\b[Ww]ir sind (?:begeistert|aufgeregt),",
        r"\bnicht notwendigerweise\b",
    ),
    "es": (
        r"\b(?:seinerseits|ihrerseits) (?:\w+ten?|hat|haben|ist|sind|war|waren)\b",
        r"\bhat(?:te|ten)? bereits gewarnt, dass\b",
        r"\b[Aa]ls Zeichen dafür, dass\b",
        r"\boffensichtlicher Hinweis auf\b",
        r"\bNordatlantikpakt-Organisation\b",
        r"\bOrganisation der Vereinten Nationen\b",
        r"\b[Dd]er (?:\w+-)?Staatschef (?:davor |darauf |daran )?\w+te\b",
        r"\b[Ii]n diesem Sinne\b",
        r"\bauf der anderen Seite\b",
        r"\bdes laufenden Jahres\b",
        r"\bstarken? wirtschaftlichen? Maßnahmen?\b",
        r"\bwarn(?:te|ten), dass\b",
    ),
}
PATTERNS = tuple(re.compile(one) for group in CALQUES.values() for one in group)
SEAMS = (double_period, glued_sentence)
TENSES = (report_before_event, pending_and_past)
FRAGMENTS = 4  # quotations of one or two words
CALQUES_NEEDED = 2


def signs(copy: Copy) -> Iterator[str]:
    """The kinds of sign in this copy, each once."""
    if any(_found(module.find(copy)) for module in SEAMS):
        yield "seam"
    if any(_found(module.find(copy)) for module in TENSES):
        yield "tense"
    if _found(subjectless_sentence.find(copy)):
        yield "subject"
    if _found(dangling_dies.find(copy)):
        yield "reference"
    if _found(reversed_warning.find(copy)):
        yield "polarity"
    if len(list(islice(_fragments(copy), FRAGMENTS))) == FRAGMENTS:
        yield "fragments"
    if sum(_calqued(copy, pattern) for pattern in PATTERNS) >= CALQUES_NEEDED:
        yield "calques"


def _found(findings: Iterator[object]) -> bool:
    return next(findings, None) is not None


def _fragments(copy: Copy) -> Iterator[Quote]:
    """The quotations of one or two words."""
    for passage in copy.body:
        for quote in passage.quotes:
            if len(passage.text[quote.inner_start : quote.inner_end][:60].split()) in (1, 2):
                yield quote


def _calqued(copy: Copy, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(passage.unquoted) for passage in copy.body)

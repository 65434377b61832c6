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
    headline_asserts_hedged,
    impossible_date,
    pending_and_past,
    report_before_event,
    reversed_warning,
    self_reference,
    space_before_punctuation,
    subjectless_sentence,
    weekday_date,
)
from andruck.text.copy import Copy
from andruck.text.quotes import Quote
from andruck.text.sentences import Sentence
from andruck.text.words import word_set

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
        r"\b[Ee]s wird (?:geglaubt|erwartet|angenommen), dass\b",
        r"\bunter der Bedingung der Anonymität\b",
        r"\b(?:zwei|drei|vier|fünf|zehn) ?[Mm]al mehr als\b",
        r"\bAktien auf Lager\b",
        r"\bInternationale Organisation für Standardisierung\b",
    ),
    "es": (
        r"\b(?:seinerseits|ihrerseits) (?:\w+ten?|hat|haben|ist|sind|war|waren|ließ|ließen)\b",
        r"\bhat(?:te|ten)? bereits gewarnt, dass\b",
        r"\b[Aa]ls Zeichen dafür, dass\b",
        r"\boffensichtlicher (?:Hinweis auf|Wink an)\b",
        r"\bNordatlantikpakt-Organisation\b",
        r"\bOrganisation der Vereinten Nationen\b",
        r"\bOrganisation des Nordatlantikvertrags\b",
        r"\b[Dd]er (?:\w+-)?Staatschef (?:davor |darauf |daran )?\w+te\b",
        r"\b[Ii]n diesem Sinne\b",
        r"\bauf der anderen Seite\b",
        r"\bdes laufenden Jahres\b",
        r"\bstarken? wirtschaftlichen? Maßnahmen?\b",
        r"\bwarn(?:te|ten), dass\b",
    ),
}
PATTERNS = tuple(re.compile(one) for group in CALQUES.values() for one in group)
FRAGMENTS = 4  # quotations of one or two words
CALQUES_NEEDED = 2
# A sign, and the checks any of which shows it.
SHOWN_BY = {
    "seam": (double_period, glued_sentence, space_before_punctuation),
    "tense": (report_before_event, pending_and_past),
    "subject": (subjectless_sentence,),
    "reference": (dangling_dies, self_reference),
    "polarity": (reversed_warning,),
    "headline": (headline_asserts_hedged,),
    "calendar": (impossible_date, weekday_date),
}
# A sentence left in another language consists of its small words; none of them is German.
FOREIGN = word_set(
    """the of and to a for is that with as on it by from at his her are be has had not this which or
    but were their they have will an did who would before de la el los las que y en un una con por
    para se su al del no es lo como más pero sus le ya o este ha sí porque esta"""
)
SHORTEST = 6  # words of a sentence that can be judged


def signs(copy: Copy) -> Iterator[str]:
    """The kinds of sign in this copy, each once; the cheap ones first."""
    if len(list(islice(_fragments(copy), FRAGMENTS))) == FRAGMENTS:
        yield "fragments"
    if sum(_calqued(copy, pattern) for pattern in PATTERNS) >= CALQUES_NEEDED:
        yield "calques"
    if any(_is_foreign(sentence) for passage in copy.body for sentence in passage.sentences):
        yield "residue"
    for sign, modules in SHOWN_BY.items():
        if any(next(module.find(copy), None) is not None for module in modules):
            yield sign


def _is_foreign(sentence: Sentence) -> bool:
    """Whether a sentence is English or Spanish: four of ten words are small words of it."""
    words = sentence.text[:400].split()
    found = sum(word.lower() in FOREIGN for word in words)
    return len(words) >= SHORTEST and found >= 0.4 * len(words)


def _fragments(copy: Copy) -> Iterator[Quote]:
    """The quotations of one or two words."""
    for passage in copy.body:
        for quote in passage.quotes:
            if len(passage.text[quote.inner_start : quote.inner_end][:60].split()) in (1, 2):
                yield quote


def _calqued(copy: Copy, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(passage.unquoted) for passage in copy.body)

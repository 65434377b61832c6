"""A paragraph or a long sentence that stands in the text twice.

Left behind when versions were merged or a page was read twice. A paragraph
counts as the same when four fifths of its word pairs are. Silent on short
lines, which lists repeat with reason, and on quotations that are set again
beside the text.
"""

from collections.abc import Iterator
from itertools import pairwise

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy, Passage
from andruck.text.folding import words

CHECK = Check(
    name="repeated-passage",
    severity="warning",
    message=_("This has been said before, in (nearly) the same words."),
    why=_("Whoever reads the same twice doubts that anybody read it once."),
    bad=(
        "Das neue Lager in Unna wird im Mai eröffnet und hat 4.000 Stellplätze.\n\n"
        "Gebaut hat es Nordkran.\n\n"
        "[[Das neue Lager in Unna wird im Mai eröffnet und hat 4.000 Stellplätze.]]",
        "Der Betreiber will die Anlage im Herbst an den neuen Standort verlegen. Das kostet Geld. "
        "[[Der Betreiber will die Anlage im Herbst an den neuen Standort verlegen.]]",
        "😀 Nordkran liefert zwölf Krane für das neue Terminal im Hafen von Wismar und wartet sie "
        "zehn Jahre lang.\n\n[[Nordkran liefert zwölf Krane für das neue Terminal im Hafen von "
        "Wismar und wartet sie zehn Jahre.]]",
    ),
    good=(
        "Das Lager wird im Mai eröffnet.\n\nDas Lager wird im Mai eröffnet.",
        "Nordkran liefert zwölf Krane für das neue Terminal im Hafen von Wismar.\n\n"
        "Nordkran wartet die zwölf Krane im Hafen von Wismar zehn Jahre lang.",
        "„Wir haben in Unna mehr gelernt als in allen Jahren davor“, sagt sie heute.\n\n"
        "„Wir haben in Unna mehr gelernt als in allen Jahren davor“",
    ),
)

SENTENCE, PARAGRAPH = 7, 9  # words from which a repetition is none by chance
SAME = 0.8
MOST = 400  # passages that are compared


def find(copy: Copy) -> Iterator[Finding]:
    """Sentences and paragraphs that were there before."""
    said: dict[tuple[str, ...], tuple[Passage, int, int]] = {}
    pairs: list[tuple[Passage, frozenset[tuple[str, str]]]] = []
    for passage in copy.body[:MOST]:
        if _is_set_apart(passage):
            continue
        whole = words(passage.text)
        now = frozenset(pairwise(whole))
        twin = next((one for one, then in pairs if _alike(now, then)), None)
        if len(whole) >= PARAGRAPH and twin is not None:
            place = twin.place(0, len(twin.text))
            yield CHECK.finding(passage, 0, len(passage.text), related=(place,))
            continue
        if len(whole) >= PARAGRAPH:
            pairs.append((passage, now))
        yield from _sentences(passage, said)


def _sentences(
    passage: Passage, said: dict[tuple[str, ...], tuple[Passage, int, int]]
) -> Iterator[Finding]:
    for sentence in passage.sentences:
        key = tuple(words(sentence.text))
        if len(key) < SENTENCE:
            continue
        if key in said:
            where, start, end = said[key]
            place = where.place(start, end)
            yield CHECK.finding(passage, sentence.start, sentence.end, related=(place,))
        else:
            said[key] = (passage, sentence.start, sentence.end)


def _alike(now: frozenset[tuple[str, str]], then: frozenset[tuple[str, str]]) -> bool:
    return len(now & then) >= SAME * max(len(now), len(then))


def _is_set_apart(passage: Passage) -> bool:
    """A quotation set beside the text, or a cell of a table."""
    text = passage.text.strip()
    quoted = any(quote.start == 0 and quote.end == len(text) for quote in passage.quotes)
    return quoted or passage.tag in ("td", "th", "cite", "caption", "figcaption")

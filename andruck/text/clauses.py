"""Clauses: where a sentence's verbs stand, and what they say of time and certainty.

A clause is what stands between two commas (brackets, dashes, or an "und" with a
verb on either side), quoted words blanked. Its verb tells when it happens
(``time``) and how sure the text is of it (``mood``). A main clause that an
inserted one cuts in two gets the participle or infinitive behind the cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from andruck.text.verbs import FINITE, MODAL, Reading, reading
from andruck.text.words import word_set

Time = Literal["past", "present", "future", "open"]
Mood = Literal["fact", "possible", "planned", "reported"]
Kind = Literal["main", "sub", "infinitive", "part"]

# A comma is no break inside a number or a date ("Montag, den 3. Mai", "3,4").
BREAK = re.compile(
    r"(?<!\d),(?! (?:de[mnr] )?\d{1,2}\.)|(?<=\d),(?!\d| ?\d{1,2}\. )|[;()]|:(?!\d)| [–—-] "
)
JOINT = re.compile(r" (?:und|oder|aber|sondern|doch) ")
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
INTRODUCERS = word_set(
    """dass weil wenn falls ob als nachdem bevor ehe während obwohl obgleich damit sodass indem
    sobald solange sofern soweit seit seitdem bis da wie wo wobei wodurch womit worauf wofür wonach
    weshalb welche welcher welches welchen welchem deren dessen denen was wer warum wann"""
)
RELATIVE = word_set("der die das dem den")
BEFORE_RELATIVE = word_set(
    "in mit für von an auf bei durch über unter zu aus nach um gegen ohne vor zwischen neben"
)
IF = word_set("wenn falls sofern ob")
HEDGES = re.compile(
    r"\b(?i:möglich|eventuell|etwaig|angeblich|mutmaßlich|vermeintlich|womöglich|vielleicht|denkbar"
    r"|voraussichtlich|wahrscheinlich|vermutlich|offenbar|anscheinend|möglicherweise)\w*"
)
PLANNED = word_set(
    """planen vorsehen ansetzen terminieren anberaumen einplanen vormerken verabreden vorbereiten
    ankündigen"""
)
NEGATION = re.compile(r"\b(?:nicht|kein(?:e[nmrs]?)?|nie(?:mals|mand\w*)?|nichts|weder|ohne)\b")
LONGEST = 4_000  # letters of a sentence that are taken apart; more is a list or an attack


class Verb(msgspec.Struct, frozen=True):
    """A verb where it stands in the passage."""

    start: int
    end: int
    word: str
    reading: Reading


class Clause(msgspec.Struct, frozen=True):
    """A stretch between two breaks, without quoted words; offsets in the passage."""

    start: int
    end: int
    text: str
    kind: Kind
    finite: Verb | None
    verb: str  # the infinitive of what happens, "" where no verb is
    time: Time
    mood: Mood

    @property
    def first(self) -> int:
        """Where its first word begins."""
        word = TOKEN.search(self.text)
        return self.start + (word.start() if word else 0)

    @property
    def negated(self) -> bool:
        """Whether a word of denial stands in it."""
        return NEGATION.search(self.text) is not None


class Stretch(msgspec.Struct):
    """A clause in the making: its words that can be verbs, in order."""

    start: int
    end: int
    text: str
    words: list[tuple[int, int, str]]
    verbs: list[Verb]
    kind: Kind = "main"
    finite: Verb | None = None


def split_clauses(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses of a sentence that stands at these letters of a passage."""
    end = min(end, start + LONGEST)
    stretches = [
        _taken_apart(text, *span, first=not number)
        for number, span in enumerate(_spans(text, start, end))
    ]
    return tuple(_clause(one, stretches[number + 1 :]) for number, one in enumerate(stretches))


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in BREAK.finditer(text, start, end):
        yield from _joined(text, start, match.start())
        start = match.end()
    yield from _joined(text, start, end)


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One span, or several where an "und" stands between two finite verbs."""
    for match in JOINT.finditer(text, start, end):
        if _has_finite(text[start : match.start()]) and _has_finite(text[match.end() : end]):
            yield start, match.start()
            start = match.end()
    if start < end:
        yield start, end


def _has_finite(text: str) -> bool:
    return any(
        (found := reading(word.lower() if at == 0 else word)) is not None and found.only_finite
        for at, word in enumerate(TOKEN.findall(text))
        if at == 0 or word[0].islower()
    )


def _taken_apart(text: str, start: int, end: int, *, first: bool) -> Stretch:
    words = [
        (match.start(), match.end(), match.group()) for match in TOKEN.finditer(text, start, end)
    ]
    verbs = []
    for number, (begin, stop, word) in enumerate(words):
        if word[0].isupper() and number:
            continue
        found = reading(word.lower())
        if found is not None:
            verbs.append(Verb(begin, stop, word, found))
    stretch = Stretch(start, end, text[start:end], words, verbs)
    stretch.kind = _kind(words, verbs, first)
    stretch.finite = _finite(stretch)
    if stretch.finite is None:
        stretch.kind = "infinitive" if _is_infinitive(words, verbs) else "part"
    return stretch


def _kind(words: list[tuple[int, int, str]], verbs: list[Verb], first: bool) -> Kind:
    """A clause is subordinate when a small word opens it and its verb comes last."""
    opening = [word.lower() for _, _, word in words[:3]]
    if not opening:
        return "part"
    if opening[0] in ("und", "oder", "aber", "auch", "sondern"):
        opening = opening[1:]
    relative = bool(opening) and (
        opening[0] in RELATIVE
        or (opening[0] in BEFORE_RELATIVE and len(opening) > 1 and opening[1] in RELATIVE)
    )
    if opening and opening[0] in INTRODUCERS:
        return "sub"
    if first or not relative or not verbs or verbs[-1].end != words[-1][1]:
        return "main"
    last = verbs[-1]
    behind_zu = len(words) > 1 and words[-2][2] == "zu"
    earlier = any(verb.reading.only_finite for verb in verbs[:-1])
    return "sub" if last.reading.finite and not behind_zu and not earlier else "main"


def _finite(stretch: Stretch) -> Verb | None:
    """The verb that carries the clause."""
    able = [verb for verb in stretch.verbs if verb.reading.finite]
    sure = [verb for verb in able if verb.reading.only_finite]
    if stretch.kind == "sub":
        candidates = sure or able
        return candidates[-1] if candidates else None
    if sure:
        return sure[0]
    # "hat besucht", "zu verschieben": what can be a participle or infinitive carries a main
    # clause only where no other verb does, and not behind "zu".
    carrying = [verb for verb in able if not _behind_zu(stretch, verb)]
    return carrying[0] if carrying else None


def _behind_zu(stretch: Stretch, verb: Verb) -> bool:
    before = [word for start, _, word in stretch.words if start < verb.start]
    return bool(before) and before[-1] == "zu"


def _is_infinitive(words: list[tuple[int, int, str]], verbs: list[Verb]) -> bool:
    tail = [word for _, _, word in words[-3:]]
    return bool(verbs) and ("zu" in tail or "infinitive" in verbs[-1].reading.forms)


def _clause(one: Stretch, later: list[Stretch]) -> Clause:
    time, mood, verb = _said(one, later)
    if mood == "fact" and HEDGES.search(one.text):
        mood = "possible"
    return Clause(one.start, one.end, one.text, one.kind, one.finite, verb, time, mood)


def _said(one: Stretch, later: list[Stretch]) -> tuple[Time, Mood, str]:
    """Time, mood and main verb of a clause."""
    finite = one.finite
    if finite is None:
        verb = one.verbs[-1].reading.verb if one.verbs else ""
        return "open", "fact", verb
    helped = _helped(one, later)
    forms = finite.reading.forms & FINITE
    helper = finite.reading.verb
    main = helped.reading.verb if helped else helper
    participle = bool(helped and "participle" in helped.reading.forms)
    if "subjunctive2" in forms and "past" not in forms:
        return "open", "possible", main
    opening = TOKEN.search(one.text)
    if opening and opening.group().lower() in IF:
        return "open", "possible", main
    if helper in MODAL:
        return _modal(helper, forms), "planned" if helper in ("sollen", "wollen") else "fact", main
    if "subjunctive1" in forms and forms == {"subjunctive1"}:
        return _reported(helper, participle, helped), "reported", main
    return _indicative(helper, forms, participle, helped, main)


def _helped(one: Stretch, later: list[Stretch]) -> Verb | None:
    """The participle or infinitive that goes with the finite verb."""
    assert one.finite is not None
    if one.finite.reading.verb not in MODAL | {"sein", "haben", "werden", "lassen"}:
        return None
    own = [
        verb
        for verb in one.verbs
        if verb is not one.finite
        and verb.reading.forms & {"participle", "infinitive"}
        and verb.reading.verb not in ("sein", "haben", "werden")
    ]
    if own:
        return own[-1]
    for other in later if one.kind == "main" else ():
        if other.finite is None and other.kind == "part":
            own = [v for v in other.verbs if v.reading.forms & {"participle", "infinitive"}]
            if own:
                return own[-1]
    return None


def _modal(helper: str, forms: frozenset[str]) -> Time:
    if "past" in forms:
        return "open"
    return "future" if helper in ("sollen", "wollen") else "present"


def _reported(helper: str, participle: bool, helped: Verb | None) -> Time:
    if participle and helper in ("sein", "haben"):
        return "past"
    return "future" if helper == "werden" and helped and not participle else "present"


def _indicative(
    helper: str, forms: frozenset[str], participle: bool, helped: Verb | None, main: str
) -> tuple[Time, Mood, str]:
    if "past" in forms:
        planned = helper == "sein" and participle and main in PLANNED
        return ("open", "planned", main) if planned else ("past", "fact", main)
    if helper == "sein" and participle:
        return ("future", "planned", main) if main in PLANNED else ("past", "fact", main)
    if helper == "haben" and participle:
        return "past", "fact", main
    if helper == "werden" and helped is not None and not participle:
        return "future", "fact", main
    return "present", "fact", main

"""The portal's terms, compiled once: which of them stand in a text, and where.

A term is one word or several. Marks: ``Kommissionier*`` also counts as the
first part of a compound, ``*sorter`` as the last, ``=WMS`` only as this very
word, and ``~Hafen`` is a general word that never counts alone. Words without
a star may be inflected by the rules of their language; in German, stems may
also take their umlaut (Förderband, Förderbänder).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from andruck.model import Subject
from andruck.text.folding import fold

ENDINGS = {
    "de": ("", "e", "en", "er", "ern", "es", "n", "s", "ns"),
    "en": ("", "s", "es"),
    "es": ("", "s", "es"),
    "pl": ("", "a", "u", "em", "owi", "ie", "y", "i", "ow", "om", "ami", "ach", "e", "iem", "o"),
}
UMLAUTS = (("au", "aeu"), ("a", "ae"), ("o", "oe"), ("u", "ue"))
LAST_VOWEL = re.compile(
    r"(.*)(au|(?<![ae])a|(?<!a)o|(?<![aeoq])u)(?![aeiou])([^aeiouy]*(?:e[lnr])?)$"
)
TOKEN = re.compile(r"\w+(?:[\u00ad\u200b]\w+)*")
LONGEST = 8  # words of a term
MEMORY = 200_000  # words whose parts are remembered


class Term(msgspec.Struct, frozen=True):
    """A term of a subject: its words as numbers of parts."""

    subject: int
    parts: tuple[int, ...]
    weak: bool
    letters: int  # the longer of two that overlap is meant


class Hit(msgspec.Struct, frozen=True):
    """A term found: the words from ``start`` to ``end`` and how they read there."""

    term: int
    start: int
    end: int
    surface: str


class Index:
    """The terms of one language, ready to be looked up."""

    def __init__(self, subjects: Iterable[Subject], languages: Iterable[str]) -> None:
        self.terms: list[Term] = []
        self._parts: dict[tuple[str, str], int] = {}
        self._tables: dict[str, dict[str, list[int]]] = {
            "word": {}, "cased": {}, "prefix": {}, "suffix": {}, "infix": {}
        }  # fmt: skip
        self._starting: dict[int, list[int]] = {}
        self._seen: dict[str, tuple[int, ...]] = {}
        known: set[tuple[int, tuple[int, ...]]] = set()
        for language in languages:
            for number, subject in enumerate(subjects):
                for text in subject.terms.get(language, ()):
                    self._add(text, number, language, known)
        self._lengths = {
            kind: sorted({len(text) for text in self._tables[kind]})
            for kind in ("prefix", "suffix")
        }
        infixes = self._tables["infix"]
        self._infix = re.compile("|".join(map(re.escape, infixes)) if infixes else r"(?!)")

    def _add(
        self, text: str, subject: int, language: str, known: set[tuple[int, tuple[int, ...]]]
    ) -> None:
        bare = text.removeprefix("~")
        cased = bare.startswith("=")
        pieces = re.findall(r"\*?\w+\*?", bare)
        parts = tuple(self._part(piece, cased, language) for piece in pieces)
        if not parts or (subject, parts) in known:
            return
        known.add((subject, parts))
        letters = sum(len(fold(piece)) for piece in pieces)
        self._starting.setdefault(parts[0], []).append(len(self.terms))
        self.terms.append(Term(subject, parts, text.startswith("~"), letters))

    def _part(self, piece: str, cased: bool, language: str) -> int:
        text = piece.strip("*") if cased else fold(piece.strip("*"))
        stars = piece.startswith("*"), piece.endswith("*")
        if cased:
            kind, forms = "cased", {text}
        elif all(stars):
            kind, forms = "infix", {text}
        elif stars[1]:
            kind, forms = "prefix", _umlauts(text) if language == "de" else {text}
        else:
            kind, forms = ("suffix" if stars[0] else "word"), inflected(text, language)
        key = kind, f"{text} {language if kind in ('word', 'suffix') else ''}"
        if key not in self._parts:
            self._parts[key] = len(self._parts)
            for form in forms:
                self._tables[kind].setdefault(form, []).append(self._parts[key])
        return self._parts[key]

    def _parts_of(self, word: str) -> tuple[int, ...]:
        """The parts that a word as it stands can be."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > MEMORY:
                self._seen.clear()
            found = self._seen[word] = tuple(self._look_up(word))
        return found

    def _look_up(self, word: str) -> Iterator[int]:
        tables, folded = self._tables, fold(word)
        yield from tables["cased"].get(word, ())
        yield from tables["word"].get(folded, ())
        for length in self._lengths["prefix"]:
            if length > len(folded):
                break
            yield from tables["prefix"].get(folded[:length], ())
        for length in self._lengths["suffix"]:
            if length > len(folded):
                break
            yield from tables["suffix"].get(folded[-length:], ())
        if self._infix.search(folded):
            for text, parts in tables["infix"].items():
                if text in folded:
                    yield from parts

    def hits(self, text: str) -> list[Hit]:
        """The terms in a text; where two overlap, the longer one."""
        tokens = list(TOKEN.finditer(text))
        parts = [self._parts_of(token[0]) for token in tokens]
        found: list[Hit] = []
        for at, (joined, end) in _hyphenated(text, tokens).items():
            if more := self._parts_of(joined):
                found += self._starting_at(text, tokens, [more], at, end)
        for at, here in enumerate(parts):
            if here:
                found += self._starting_at(text, tokens, parts[at : at + 8], at, at + 1)
        return self._longest(found)

    def _starting_at(
        self,
        text: str,
        tokens: list[re.Match[str]],
        parts: list[tuple[int, ...]],
        at: int,
        end: int,
    ) -> Iterator[Hit]:
        for part in parts[0]:
            for number in self._starting.get(part, ()):
                wanted = self.terms[number].parts
                if len(wanted) <= len(parts) and all(
                    one in there for one, there in zip(wanted[1:], parts[1:], strict=False)
                ):
                    last = end + len(wanted) - 1
                    surface = text[tokens[at].start() : tokens[last - 1].end()]
                    yield Hit(number, at, last, surface)

    def _longest(self, found: list[Hit]) -> list[Hit]:
        found.sort(key=lambda hit: (-self.terms[hit.term].letters, self.terms[hit.term].weak))
        taken: set[int] = set()
        chosen = []
        for hit in found:
            if taken.isdisjoint(range(hit.start, hit.end)):
                taken.update(range(hit.start, hit.end))
                chosen.append(hit)
        return sorted(chosen, key=lambda hit: hit.start)


def _hyphenated(text: str, tokens: list[re.Match[str]]) -> dict[int, tuple[str, int]]:
    """Words of several parts written as one: Hochregal-Lager as Hochregallager."""
    chains: dict[int, tuple[str, int]] = {}
    start = 0
    for at in range(1, len(tokens) + 1):
        linked = at < len(tokens) and text[tokens[at - 1].end() : tokens[at].start()] in "-‐‑"
        if not linked:
            if at - start > 1:
                joined = tokens[start][0] + "".join(
                    one[0].lower() for one in tokens[start + 1 : at]
                )
                chains[start] = joined, at
            start = at
    return chains


def inflected(word: str, language: str) -> set[str]:
    """The forms of a folded word that are taken for the same word."""
    stems = {word}
    if language == "de":
        stems |= _umlauts(word)
        if word.endswith("um"):
            return {word, word + "s", word[:-2] + "en"}
    elif language == "pl" and word[-1] in "aeioy":
        stems = {word[:-1]}
    forms = {stem + ending for stem in stems for ending in ENDINGS.get(language, ("", "s"))}
    if language == "en" and word.endswith("y"):
        forms.add(word[:-1] + "ies")
    if language == "es" and word.endswith("z"):
        forms.add(word[:-1] + "ces")
    return forms | {word}


def _umlauts(word: str) -> set[str]:
    """The word, and with the umlaut of its last stem vowel: foerderband, foerderbaend."""
    match = LAST_VOWEL.match(word)
    if match is None:
        return {word}
    before, vowel, after = match.groups()
    return {word, before + dict(UMLAUTS)[vowel] + after}

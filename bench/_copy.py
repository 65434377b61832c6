"""The trial copy in `bench/copy`: reads an article and the places its author marked as faulty.

The format is described in `bench/copy/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

COPY = Path(__file__).parent / "copy"

ERRORS = frozenset(
    """weekday-date impossible-date reversed-range report-before-event pending-and-past
    wrong-interval irreconcilable-dates self-reference just-now headline-asserts-hedged
    headline-roles percent-mismatch foreign-number double-period glued-sentence
    space-before-punctuation broken-characters mixed-alphabet invisible-character promo-line
    foreign-language subjectless-sentence dangling-dies reversed-warning unmarked-advertising
    unedited-translation""".split()
)
WARNINGS = frozenset(
    """tense-against-date headline-number headline-name unbalanced-quotes mixed-quotes
    unbalanced-brackets doubled-word boilerplate repeated-passage name-variant spelling-slip
    spelling-variant misspelling house-style false-friend calque bare-coordination
    one-word-quotes anonymous-source quote-without-speaker""".split()
)
ORIGINS = frozenset({"de", "en", "es", "fr", "pl"})

_MARK = re.compile(r"\{\{(=?)([a-z-]+)\|(.*?)\}\}")
_HEADERS = {"as_of", "origin", "published", "whole"}
_OF_HEADLINE = {"headline-roles"}


class Fault(NamedTuple):
    """What is wrong, and where: code points in the text without marks.

    ``also`` is the other end of a contradiction, or a verdict that is not
    demanded: a finding there is right, its absence no miss.
    """

    name: str
    start: int
    end: int
    also: bool


@dataclass(frozen=True)
class Article:
    """One article of the trial copy."""

    path: Path
    text: str  # headline, empty line, paragraphs: what `andruck check` is given
    as_of: date | None
    origin: str
    published: bool
    faults: tuple[Fault, ...]

    @property
    def part(self) -> str:
        """Even numbers are for those who write rules, odd ones for those who judge them."""
        return "held" if int(self.path.stem) % 2 else "dev"

    @property
    def paragraphs(self) -> list[str]:
        return self.text.strip().split("\n\n")[1:]


def read(path: Path) -> Article:
    """One file; ValueError names what is wrong with it."""
    head, gap, marked = path.read_text("utf-8").partition("\n\n")
    if not gap:
        raise ValueError(f"{path}: no empty line after the header")
    header = {}
    for line in head.splitlines():
        key, colon, value = line.partition(": ")
        if not colon or key not in _HEADERS:
            raise ValueError(f"{path}: {line!r} is no header line")
        header[key] = value
    if header["origin"] not in ORIGINS:
        raise ValueError(f"{path}: unknown origin {header['origin']!r}")
    text, faults = _without_marks(marked)
    if "{{" in text or "}}" in text:
        raise ValueError(f"{path}: a mark is broken or lies within another")
    faults += _of_the_whole(header.get("whole", ""), text)
    for fault in faults:
        if fault.name not in ERRORS | WARNINGS:
            raise ValueError(f"{path}: unknown class {fault.name!r}")
    return Article(
        path=path,
        text=text,
        as_of=None if header["as_of"] == "none" else date.fromisoformat(header["as_of"]),
        origin=header["origin"],
        published=header.get("published") == "yes",
        faults=tuple(faults),
    )


def articles(kind: str, part: str = "") -> Iterator[Article]:
    """All articles, "faulty" or "clean", of one part ("dev", "held") or of both."""
    for path in sorted((COPY / kind).glob("*.txt")):
        article = read(path)
        if not part or article.part == part:
            yield article


def _without_marks(marked: str) -> tuple[str, list[Fault]]:
    """The text, and the faults with their places in it."""
    pieces: list[str] = []
    faults = []
    length = done = 0
    for match in _MARK.finditer(marked):
        also, name, words = match.groups()
        before = marked[done : match.start()]
        start = length + len(before)
        length = start + len(words)
        pieces += [before, words]
        faults.append(Fault(name, start, length, bool(also)))
        done = match.end()
    return "".join([*pieces, marked[done:]]), faults


def _of_the_whole(names: str, text: str) -> list[Fault]:
    """Faults without a place of their own: the headline's, else the whole text's."""
    headline = text.index("\n")
    return [
        Fault(
            name.removeprefix("="),
            0,
            headline if name in _OF_HEADLINE else len(text.rstrip("\n")),
            name.startswith("="),
        )
        for name in (part.strip() for part in names.split(","))
        if name
    ]

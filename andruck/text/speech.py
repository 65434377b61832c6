"""Who said what: direct, mixed, indirect and free indirect speech with speaker and cue.

Quotation marks alone are no quotation: titles, names and ironic marks are told
apart by the verb of speech, the colon, the reported mood around them and their
own shape. The speaker is the subject of the verb of speech, the phrase behind
"laut" or "so", or who spoke last where a quotation goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol

import msgspec

from andruck.text._cues import SUBJUNCTIVE, Cue, Frame, Listener
from andruck.text._quoted import AMONG, NEAR, Quoted
from andruck.text._speaker import PRONOUN, Span, phrase_around, phrase_before, subject
from andruck.text.names import Name
from andruck.text.quotes import Quote, loose_marks
from andruck.text.sentences import split_sentences

Kind = Literal["direct", "mixed", "indirect", "free"]


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks, where the text says so."""

    start: int
    end: int
    text: str
    key: str  # of the name meant, a pronoun resolved; "" where no name is known
    back: int = 0  # how many passages before this one it stands


class Statement(msgspec.Struct, frozen=True):
    """What somebody says in the text; a mixed one is a quotation inside reported speech."""

    kind: Kind
    start: int
    end: int
    text: str
    speaker: Speaker | None
    cue: Span | None  # the verb or word that tells that somebody speaks


CONTENT = re.compile(r", (?:dass|daß|ob|wie|wer|was|wo|wann|warum|weil)\b")
BLANK = "\N{SYMBOL FOR NULL}"  # stands for a quoted letter
GOES_ON = 2  # sentences over which an unattributed quotation still belongs to who spoke last


class Told(Protocol):
    """What is read of a passage."""

    text: str

    @property
    def unquoted(self) -> str:
        """The text with quoted letters blanked."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Quoted spans."""

    @property
    def names(self) -> tuple[Name, ...]:
        """Names in order."""


class Talk:
    """The speech of one passage, read sentence by sentence."""

    def __init__(
        self, text: str, unquoted: str, quotes: Sequence[Quote], names: Sequence[Name],
        last: Speaker | None = None,
    ) -> None:  # fmt: skip
        self.text = text
        self.unquoted = unquoted
        self.listener = Listener(text, unquoted, names)
        self.last = last
        self.named: Span | None = None  # the person of the sentence before
        self.silent = 0  # sentences since somebody spoke
        self.quotes = _outermost(quotes)
        self.open = unquoted.endswith(BLANK)  # the quotation goes on in the next passage
        if self.open:
            start = len(unquoted.rstrip(BLANK))
            self.quotes.append(Quote(start - 1, len(text), start, len(text)))

    def statements(self) -> Iterator[Statement]:
        """What is said, in order."""
        at = 0
        for start, end in self._sentences():
            inside = []
            while at < len(self.quotes) and self.quotes[at].start < end:
                inside.append(self.quotes[at])
                at += 1
            frame = self.listener.frame(start, end)
            spoke = False
            for one in (*self._quoted(frame, inside), *self._indirect(frame, inside)):
                spoke = True
                yield one
            self.silent = 0 if spoke else self.silent + 1
            self.named = next(
                (
                    (one.start, one.end) for one in self.listener.names_near((start, end))
                    if one.kind == "person" and one.start < end
                ),
                None,
            )  # fmt: skip

    def _sentences(self) -> Iterator[Span]:
        """Sentences; a quotation ends one where its last mark does and nothing goes on."""
        ends = [
            quote.end
            for quote in self.quotes
            if self.text[quote.inner_end - 1] in ".!?…" and self._stops(quote.end)
        ]
        at = 0
        for sentence in split_sentences(self.unquoted):
            start = sentence.start
            while at < len(ends) and ends[at] < sentence.end:
                if ends[at] > start:
                    yield start, ends[at]
                    start = ends[at]
                at += 1
            if self.unquoted[start : sentence.end].strip():
                yield start, sentence.end

    def _stops(self, at: int) -> bool:
        after = self.text[at : at + 3].lstrip()
        return not after or after[0].isupper() or after[0] in '„“»«"'

    def _quoted(self, frame: Frame, quotes: list[Quote]) -> Iterator[Statement]:
        verdict, reached = True, frame.start
        for quote in quotes:
            lead = self.unquoted[max(frame.start, quote.start - NEAR) : quote.start]
            inner = self.text[quote.inner_start : quote.inner_end]
            quoted = Quoted(quote, inner, lead, frame, self.unquoted)
            among = reached > frame.start and AMONG.match(self.unquoted[reached : quote.start])
            verdict = bool(verdict or not among) and quoted.is_speech()
            reached = quote.end
            if verdict:
                whole = inner[0].isupper() and (quoted.opens or lead.rstrip()[-1:] in (":", ","))
                kind: Kind = "direct" if whole else "mixed"
                yield self._statement(kind, quote.start, quote.end, frame, quoted.cue(), lead)

    def _statement(
        self, kind: Kind, start: int, end: int, frame: Frame, cue: Cue | None, lead: str
    ) -> Statement:
        speaker = self._speaker(frame, cue, lead, start)
        if speaker is not None:
            self.last = speaker
        span = (cue.start, cue.end) if cue else None
        return Statement(kind, start, end, self.text[start:end], speaker, span)

    def _speaker(self, frame: Frame, cue: Cue | None, lead: str, start: int) -> Speaker | None:
        """Who the sentence names; else the person just named, else who spoke last."""
        span = cue.speaker if cue else None
        mark = lead.rstrip()[-1:]
        if span is None and (cue or mark == ":"):
            span = subject(self.unquoted, frame.start, start, over=True)
        if mark == "(" or (mark == ":" and not (cue and cue.verb)):
            edge = start - len(lead) + len(lead.rstrip(" (:"))
            span = self._just_named(frame, edge, span)
        if span is None and lead.strip():
            span = subject(self.unquoted, frame.start, start, over=True)
            span = span if span and self.listener.is_person(span) else None
        if span is None and (self.silent or self.last is None):
            span = self.named
        if span is None:
            return self.last if self.silent <= GOES_ON else None
        words = self.text[slice(*span)]
        return Speaker(*span, words, self._key(span, words))

    def _just_named(self, frame: Frame, edge: int, span: Span | None) -> Span | None:
        """Who stands right before a colon or bracket, in the place of a weaker guess."""
        near = phrase_before(self.unquoted, frame.start, edge)
        if near and self.listener.is_person(near):
            parted = self.unquoted[max(frame.start, near[0] - 5) : near[0]].rstrip()
            if not parted or parted.endswith((",", "und", ")", ".")):
                return near
        if span is None or self.listener.is_person(span):
            return span
        for one in self.listener.names_near((frame.start, edge)):
            if one.kind == "person" and one.end <= edge:
                whole = phrase_around(self.unquoted, (one.start, one.end), frame.start, edge)
                if whole:
                    return whole
        return span

    def _key(self, span: Span, words: str) -> str:
        """The name a speaker bears; a pronoun stands for who spoke last."""
        for name in self.listener.names_near(span):
            if name.start < span[1] and name.end > span[0] and name.kind != "place":
                return name.key
        return self.last.key if self.last and PRONOUN.fullmatch(words) else ""

    def _indirect(self, frame: Frame, quotes: list[Quote]) -> Iterator[Statement]:
        """Reported speech: the part of the sentence on the other side of the comma."""
        span = self._reported_span(frame)
        if span is None or any(
            quote.start <= span[0] and quote.end >= span[1] - 1 for quote in quotes
        ):
            return
        cue = next((one for one in frame.cues), None)
        kind: Kind = "indirect" if cue else "free"
        yield self._statement(kind, *span, frame, cue, "")

    def _reported_span(self, frame: Frame) -> Span | None:
        text, end = self.unquoted, frame.end
        while end > frame.start and text[end - 1] in ".!?… ":
            end -= 1
        if not frame.cues:
            spoken = self.last is not None and self.silent <= GOES_ON
            return (frame.start, end) if frame.reported and spoken else None
        cue = frame.cues[0]
        comma = text.find(",", cue.end, end)
        if comma >= 0 and (CONTENT.match(text, comma, end) or _is_reported(text[comma:end])):
            return comma + 2, end
        before = text.rfind(",", frame.start, cue.start)
        if before > frame.start and (cue.verb or "," in text[cue.start - 2 : cue.start]):
            return (frame.start, before) if _is_reported(text[frame.start : before]) else None
        if cue.verb:
            return None
        like = text.startswith("Wie ", frame.start) and comma >= 0
        return (comma + 2 if like else frame.start), end


def find_statements(
    text: str, unquoted: str, quotes: Sequence[Quote], names: Sequence[Name]
) -> tuple[Statement, ...]:
    """Everything that is said in a passage that stands by itself."""
    return tuple(Talk(text, unquoted, quotes, names).statements())


def follow(passages: Iterable[Told]) -> Iterator[tuple[Statement, ...]]:
    """The same for passages in a row: who spoke in one may go on in the next."""
    last: Speaker | None = None
    going = False
    for one in passages:
        quotes, unquoted = one.quotes, one.unquoted
        closing = next((at for at in loose_marks(one.text) if one.text[at] in "“”»"), 0)
        if going and closing:
            quotes = (Quote(0, closing + 1, 0, closing), *quotes)
            unquoted = BLANK * closing + unquoted[closing:]
        talk = Talk(one.text, unquoted, quotes, one.names, last)
        yield tuple(talk.statements())
        going = talk.open
        last = talk.last if talk.silent <= GOES_ON else None
        if last is not None:
            last = msgspec.structs.replace(last, back=last.back + 1)


def _is_reported(text: str) -> bool:
    """Whether a verb of these words stands in reported mood."""
    return any(word in SUBJUNCTIVE for word in text.split())


def _outermost(quotes: Sequence[Quote]) -> list[Quote]:
    found: list[Quote] = []
    for quote in quotes:
        if not found or quote.start >= found[-1].end:
            found.append(quote)
    return found

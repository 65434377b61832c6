"""A text and all that it may be compared to: what every check is handed.

``Copy`` computes what several checks share (blocks, sentences, quotes, dates)
once, when first asked. It is an ordinary class: it lives for one round of
checks and is never stored.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime
from functools import cached_property

from andruck.model import Decision, Field, Item, Place, Portal, Relevance, Side
from andruck.text.clauses import Clause, split_clauses
from andruck.text.dates import DateExpression, find_dates
from andruck.text.html import blocks
from andruck.text.names import Known, Name, Scan, known_names, scan, spread
from andruck.text.numbers import Number, find_numbers
from andruck.text.quotes import Quote, find_quotes, loose_marks
from andruck.text.sentences import Sentence, split_sentences
from andruck.text.speech import BLANK, Statement, find_statements, follow

ENDLESS = 500  # a sentence twice as long is a list, a table or an attack


class Passage:
    """One block of a copy: headline, standfirst or a block of the body."""

    def __init__(
        self, copy: Copy, field: Field, index: int, text: str, tag: str, side: Side = "text"
    ) -> None:
        self.copy = copy
        self.field = field
        self.index = index
        self.text = text
        self.tag = tag  # p h2 h3 li th td caption …; "headline", "description"
        self.side: Side = side

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences with their spans."""
        return split_sentences(self.text, self.copy.language)

    @cached_property
    def clauses(self) -> tuple[tuple[Clause, ...], ...]:
        """The clauses of every sentence, without quoted words."""
        return tuple(split_clauses(self.unquoted, one.start, one.end) for one in self.sentences)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Spans of quoted words, outermost first."""
        return find_quotes(self.text)

    @cached_property
    def dates(self) -> tuple[DateExpression, ...]:
        """The temporal expressions, relative to the copy's date."""
        return tuple(find_dates(self.text, self.copy.as_of))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of quantity."""
        return tuple(find_numbers(self.text, self.copy.language))

    @cached_property
    def name_scan(self) -> Scan:
        """The names this passage is sure of by itself."""
        return scan(self.text, self.copy.language)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names, with those that another passage makes sure of."""
        return spread(self.text, self.name_scan, self.copy.known_names)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What is said, with who says it."""
        told = self.copy.told.get(id(self))
        if told is None:  # a passage that is compared to, not part of the text
            told = find_statements(self.text, self.unquoted, self.quotes, self.names)
        return told

    @cached_property
    def unquoted(self) -> str:
        """The text with every quoted letter blanked out; offsets stay as they are.

        What follows a „ that is never closed counts as quoted: speech may run
        on into the next paragraph.
        """
        parts = []
        reached = 0
        for quote in self.quotes:
            if quote.inner_start >= reached:  # not one inside another
                parts.append(self.text[reached : quote.inner_start])
                parts.append(BLANK * (quote.inner_end - quote.inner_start))
                reached = quote.inner_end
        parts.append(self.text[reached:])
        letters = "".join(parts)
        opened = [at for at in loose_marks(self.text) if self.text[at] == "„"]
        if opened:
            return letters[: opened[0] + 1] + BLANK * (len(letters) - opened[0] - 1)
        return letters

    def sentence_at(self, position: int) -> str:
        """The sentence that holds this position; of an endless one what stands around it."""
        at = bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1
        if at < 0 or position >= self.sentences[at].end:
            return self.text[max(0, position - ENDLESS) : position + ENDLESS]
        words = self.sentences[at].text
        if len(words) <= 2 * ENDLESS:
            return words
        inner = position - self.sentences[at].start
        return words[max(0, inner - ENDLESS) : inner + ENDLESS]

    def place(self, start: int, end: int) -> Place:
        """The place of a span in this passage."""
        return Place(
            field=self.field,
            index=self.index,
            start=start,
            end=end,
            quote=self.text[start:end],
            sentence=self.sentence_at(start),
            side=self.side,
        )


class Copy:
    """An item under the proof-reader's lamp.

    ``as_of`` is the date the copy speaks on (its publication or version date);
    without one, relative dates stay unresolved. ``relevance`` and ``rights``
    come in as values: the checks know nothing of the classifier or the ledger.
    Pictures of the wire only lie beside the text (``prints_pictures`` is false)
    until an editor chooses one.
    """

    def __init__(
        self,
        item: Item,
        *,
        portal: Portal | None = None,
        sources: tuple[Item, ...] = (),
        as_of: datetime | None = None,
        relevance: Relevance | None = None,
        rights: Decision | None = None,
        machine_translated: bool = False,
        prints_pictures: bool = True,
    ) -> None:
        self.item = item
        self.portal = portal
        self.sources = sources
        self.as_of = as_of or item.version_created or item.first_created
        self.relevance = relevance
        self.rights = rights
        self.machine_translated = machine_translated
        self.prints_pictures = prints_pictures

    @property
    def pictures(self) -> tuple[Item, ...]:
        """The pictures that are printed with the text."""
        if not self.prints_pictures:
            return ()
        return tuple(
            one.item for one in self.item.associations if one.rel == "picture" and one.item
        )

    @property
    def language(self) -> str:
        """The language of the text, two letters; the portal's where unknown."""
        if self.item.language != "und":
            return self.item.language[:2]
        return self.portal.language[:2] if self.portal else "de"

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Headline, standfirst and the blocks of the body that hold text."""
        return (*self._front(), *self.body)

    def _front(self) -> tuple[Passage, ...]:
        front: tuple[tuple[Field, str], ...] = (
            ("headline", self.item.headline),
            ("description", self.item.description),
        )
        return tuple(Passage(self, field, 0, text, field) for field, text in front if text)

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The blocks of the body that hold text."""
        return tuple(
            Passage(self, "body", index, block.text, block.tag)
            for index, block in enumerate(blocks(self.item.body))
            if block.text.strip()
        )

    @cached_property
    def numbers(self) -> tuple[tuple[Passage, Number], ...]:
        """All numbers with their passages, in reading order."""
        return tuple((passage, one) for passage in self.passages for one in passage.numbers)

    @cached_property
    def names(self) -> tuple[tuple[Passage, Name], ...]:
        """All names with their passages, in reading order."""
        return tuple((passage, one) for passage in self.passages for one in passage.names)

    @cached_property
    def statements(self) -> tuple[tuple[Passage, Statement], ...]:
        """All that is said with its passage, in reading order."""
        return tuple((passage, one) for passage in self.passages for one in passage.statements)

    @cached_property
    def told(self) -> dict[int, tuple[Statement, ...]]:
        """The statements by passage: in the body one may go on in the next."""
        told = {id(passage): one for passage, one in zip(self.body, follow(self.body), strict=True)}
        for passage in self.passages:
            if passage.field != "body":
                (told[id(passage)],) = follow([passage])
        return told

    @cached_property
    def known_names(self) -> Known:
        """What the passages together know of names."""
        return known_names(passage.name_scan for passage in self.passages)

    @property
    def whole(self) -> Place:
        """The place of what concerns the piece as a whole."""
        return Place(field="item")

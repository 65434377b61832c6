"""Where names can stand: runs of capital words, taken apart from left to right.

What is sure (a given name and a family name, a title before, a legal form
behind, a known place) becomes a Name here; other capital words are kept as
``rest``, for they may be names that the text makes sure of elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from andruck.text import _known_names as lists
from andruck.text._counting import ARTICLES
from andruck.text._name_words import (
    INSTITUTIONS,
    NO_ACRONYMS,
    NO_NAMES,
    NOUN_ENDS,
    ends_as_noun,
    is_compound,
    is_dull,
    is_function,
    is_kind_of_company,
    is_strange,
    may_be_family,
    place_of,
    plain,
)
from andruck.text.verbs import reading
from andruck.text.words import OPENERS, is_known, lemma, word_set

Kind = Literal["person", "company", "place", "name"]

CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŻŹĆŃŠŽČĐŐŰİĞŞ"
WORD = (
    rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr|[{CAPITAL}])\.(?=[ \u00a0-])|[{CAPITAL}]\w*|al-[{CAPITAL}]"
    rf"\w*|[a-zäöü]{{1,3}}[{CAPITAL}]\w+)(?:[-’'&]\w+){{0,4}}"
)
PARTICLES = (
    "(?:(?:von|van)(?: (?:der|den|dem|de|zu))?|zu|de(?: la| los)?|del|della|di|da|dos|du|la|le"
    "|bin|ibn|ten|ter)"
)
RUN = re.compile(rf"(?<![\w-]){WORD}(?:[ \u00a0](?:{PARTICLES} )?{WORD}){{0,9}}+")
ONE = re.compile(WORD)
LEGAL = re.compile(rf"(?<=[\w.+)][ \u00a0])(?:{lists.LEGAL})(?!\w)")
PIECE = re.compile(r"(?:[^\W_][\w.’'+!-]*|&|\+)$")
BEFORE = re.compile(r"([\w.’'-]+)[ \u00a0]+$")
OPENED = re.compile(r"(?:^|[.!?:…\n|])[\s„“”»«\"'‚(]*$")
SPEAKS = re.compile(rf"(?:{'|'.join(sorted(lists.SPEAKING))})[ \u00a0]$")
ROMAN = re.compile(r"[IVX]+$")
INNER = re.compile(rf"[a-zäöü][{CAPITAL}]")
PREPOSITIONS = word_set(
    """gegen neben wegen zwischen mit von bei für nach aus durch ohne um an auf in vor unter über
    zu seit laut samt statt trotz außer als wie und oder aber sowie auch dass wenn weil hinter
    sondern dagegen hingegen heute gestern morgen später weiter aber eben selber wieder immer"""
)
SMALL = OPENERS | PREPOSITIONS | ARTICLES
IN = word_set("in aus")
# In these a capital word inside a sentence is a name anyway.
DAYS = word_set(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Mr Mrs I"""
)
IN_ABROAD = {"en": "in", "es": "en", "fr": "à", "pl": "w"}


class Name(msgspec.Struct, frozen=True):
    """A mention; ``key`` is the same for all mentions of one."""

    start: int
    end: int
    text: str
    kind: Kind
    key: str  # lower case, a person's family name, without title, legal form and genitive


class Scan(msgspec.Struct, frozen=True):
    """What one passage shows: sure names, and capital words that are none by themselves."""

    names: tuple[Name, ...]
    rest: tuple[tuple[int, int], ...]


Words = list[tuple[int, int, str]]


def scan(text: str, language: str) -> Scan:
    """The sure names of a text, and the capital words that may be names yet."""
    companies = list(_companies(text))
    shouting = sum(map(str.isupper, text[:400])) > 0.5 * max(1, sum(map(str.isalpha, text[:400])))
    names: list[Name] = list(companies)
    rest: list[tuple[int, int]] = []
    at = 0
    for match in RUN.finditer(text):
        while at < len(companies) and companies[at].end <= match.start():
            at += 1
        stop = match.end()
        if (
            is_dull(match.group())
            and language == "de"
            and not SPEAKS.search(text, max(0, match.start() - 14), match.start())
        ):
            rest.append(match.span())
            continue
        if at < len(companies) and companies[at].start < stop:
            stop = max(companies[at].start, match.start())
        words = [(*one.span(), one.group()) for one in ONE.finditer(text, match.start(), stop)]
        if words:
            run = Run(text, words, language, shouting)
            names += run.names()
            rest += run.rest
    return Scan(tuple(sorted(names, key=lambda one: one.start)), tuple(rest))


def _companies(text: str) -> Iterator[Name]:
    """What stands before a legal form, back to an article, a lower-case word or a kind of firm."""
    reached = 0
    for match in LEGAL.finditer(text):
        first = end = match.start()
        pieces = 0
        while pieces < 5 and first > reached:
            piece = PIECE.search(text, max(reached, first - 40), first - 1)
            if not piece:
                break
            word = piece.group()
            plain = word[0].islower() and not INNER.search(word)
            if plain or word.lower() in ARTICLES or is_kind_of_company(word) or word[-1] == ".":
                break
            first, pieces = piece.start(), pieces + 1
            if text[first - 1 : first] not in (" ", "\u00a0"):
                break
        head, _, tail = text[first:end].partition(" ")
        if tail.strip() and head.endswith(NOUN_ENDS):
            first += len(head) + 1
        if first < end and text[first] not in "&+":
            reached = match.end()
            key = text[first:end].strip().lower()
            yield Name(first, match.end(), text[first : match.end()], "company", key)


class Run:
    """Capital words in a row, read from left to right."""

    def __init__(self, text: str, words: Words, language: str, shouting: bool) -> None:
        self.text = text
        self.words = words
        self.language = language
        self.shouting = shouting
        self.rest: list[tuple[int, int]] = []
        start = words[0][0]
        before = text[max(0, start - 30) : start]
        self.opens = OPENED.search(before) is not None
        word = BEFORE.search(before)
        self.before = word[1] if word else ""
        while self.opens and len(words) > 1 and words[0][2].lower() in SMALL:
            self.before, self.opens = words.pop(0)[2].lower(), False
        self.loose = not self.before and not self.opens  # behind a comma, a bracket, a mark

    def names(self) -> Iterator[Name]:
        """The sure names of the run; the other words go to ``rest``."""
        at = 0
        titled = False
        while at < len(self.words):
            start, end, word = self.words[at]
            if word in lists.TITLES or self._is_function(word):
                titled = True
                yield from self._head(start, word)
                titled = not self._is_last(at) and self.words[at + 1][0] - end == 1
                at += 1
                continue
            found, used = self._name(at, titled)
            if found:
                yield found
            else:
                self.rest.append((start, end))
            titled = False
            at += used

    def _is_function(self, word: str) -> bool:
        if self.language == "de":
            return is_function(word)
        return word.lower() in lists.FUNCTIONS_ABROAD.get(self.language, ())

    def _head(self, start: int, word: str) -> Iterator[Name]:
        """The name before a hyphen: VW-Chef, Hamburg-Direktor."""
        head, hyphen, _ = word.partition("-")
        place = place_of(head) if hyphen else ""
        if place or (hyphen and head.isupper() and 1 < len(head) < 7 and head not in NO_ACRONYMS):
            end = start + len(head)
            yield Name(start, end, head, "place" if place else "name", place or head.lower())

    def _name(self, at: int, titled: bool) -> tuple[Name | None, int]:
        """The name that begins at this word, and how many words it takes."""
        start, end, word = self.words[at]
        if self._is_given(at):
            last = self._family(at, titled)
            if last > at or titled or not (word in lists.DOUBTFUL or self._starts(at)):
                return self._person(at, last), last - at + 1
            return None, 1
        place = place_of(word)
        before = self.words[at - 1][2] if at else self.before
        if word in lists.DOUBTFUL_PLACES and before not in lists.INTO:
            return None, 1
        if place and not (word.endswith("er") and place != word.lower() and self._is_last(at)):
            return Name(start, end, word, "place", place), 1
        if self.language != "de":
            return self._foreign(at, titled)
        if titled and may_be_family(word, self.language):
            last = at + 1 if self._goes_on(at) else at
            return self._person(at, last), last - at + 1
        kind = self._kind(at, word)
        if kind is None:
            return None, 1
        if ends_as_noun(word):
            head = word.partition("-")[0]
            return Name(start, start + len(head), head, kind, head.lower()), 1
        last = self._further(at, kind)
        key = self.words[last][2] if kind == "name" else self.text[start : self.words[last][1]]
        end = self.words[last][1]
        return Name(start, end, self.text[start:end], kind, plain(key)), last - at + 1

    def _further(self, at: int, kind: Kind) -> int:
        """The last of the unknown words that follow: Abhisit Vejjajiva, Tesla Motors."""
        last = at
        while not self._is_last(last) and last < at + 3 and kind != "place":
            word = self.words[last + 1][2]
            initial = len(word) == 2 and word[1] == "."
            firm = kind == "company" and (word in lists.COMPANY_WORDS or word.isupper())
            if not (initial or firm or (is_strange(word) and word.lower() not in SMALL)):
                break
            last += 1
        return last

    def _is_given(self, at: int) -> bool:
        word = self.words[at][2]
        if all(part in lists.GIVEN for part in word.split("-")):
            return True
        initial = len(word) == 2 and word[1] == "."
        return initial and at == 0 and at + 1 < len(self.words) and not self._starts(at + 1)

    def _starts(self, at: int) -> bool:
        return at == 0 and self.opens

    def _is_last(self, at: int) -> bool:
        return at + 1 == len(self.words)

    def _family(self, at: int, titled: bool) -> int:
        """The last word of the person that begins with a given name here."""
        last = at
        while last + 1 < len(self.words) and last < at + 4:
            word = self.words[last + 1][2]
            more = last + 2 < len(self.words)
            if (word in lists.GIVEN and more) or (len(word) == 2 and word[1] == "."):
                last += 1
                continue
            if not may_be_family(word, self.language) or (
                not titled and self.words[at][2] in lists.DOUBTFUL and is_known(word) and last == at
                and not word.endswith(("mann", "er", "berg"))
            ):  # fmt: skip
                break
            return last + 2 if self._goes_on(last + 1) else last + 1
        return last if last > at and len(self.words[last][2]) > 2 else at

    def _goes_on(self, at: int) -> bool:
        """Whether the next word belongs to the family name too: García Márquez, von der Leyen."""
        if self._is_last(at):
            return False
        word = self.words[at + 1][2]
        known = is_known(word) and is_known(self.words[at][2])
        return not known and may_be_family(word, self.language) and word not in lists.GIVEN

    def _person(self, first: int, last: int) -> Name:
        start, end, family = self.words[first][0], self.words[last][1], self.words[last][2]
        return Name(start, end, self.text[start:end], "person", plain(family))

    def _foreign(self, at: int, titled: bool) -> tuple[Name | None, int]:
        """In a language without capital nouns the words of a run are one name."""
        word = self.words[at][2]
        alone = self._starts(at) and self._is_last(at) and not titled
        small = is_known(word.lower(), self.language) and (self._starts(at) or word in DAYS)
        if alone or self.shouting or small:
            return None, 1
        last = at
        while not self._is_last(last) and not self._is_function(self.words[last + 1][2]):
            last += 1
        start, end = self.words[at][0], self.words[last][1]
        functions = lists.FUNCTIONS_ABROAD.get(self.language, frozenset())
        kind: Kind = "person" if titled or self.before in functions else "name"
        if kind == "name" and self.before == IN_ABROAD.get(self.language):
            kind = "place"
        key = plain(self.words[last][2]) if kind == "person" else plain(self.text[start:end])
        return Name(start, end, self.text[start:end], kind, key), last - at + 1

    def _kind(self, at: int, word: str) -> Kind | None:
        """What a single German word is by its look and the word before it."""
        before = self.words[at - 1][2] if at else self.before
        if self._is_acronym(word) and is_kind_of_company(before):
            return "company"
        if (
            self._is_acronym(word)
            or word in INSTITUTIONS
            or (INNER.search(word) and "-" not in word)
        ):
            return "name"
        if word in NO_NAMES or word.endswith(NOUN_ENDS) or is_compound(word):
            return None
        if word.endswith(("ischen", "ische", "ischer", "isches")):
            return None
        unknown = not is_known(word) and not ends_as_noun(word)
        if is_kind_of_company(before) and (unknown or self._next_word(at) in lists.COMPANY_WORDS):
            return "company"
        if before in lists.SPEAKING and at == 0 and (unknown or before[0] != "l"):
            same = lemma(word) in (word, word.removesuffix("s"))
            return "name" if unknown or (same and before not in ("so", "laut")) else None
        if not unknown or len(word) < 4:
            return None
        if self._starts(at):
            followed = not self._is_last(at) and is_strange(self.words[at + 1][2])
            return "name" if followed or self._verb_follows(at) else None
        if before in IN and at == 0:
            return "place"
        return None if self._determined(before, at) else "name"

    def _next_word(self, at: int) -> str:
        return "" if self._is_last(at) else self.words[at + 1][2]

    def _is_acronym(self, word: str) -> bool:
        """NATO, VW, EU-Kommission; no numerals, nothing where all is in capitals."""
        head = word.partition("-")[0]
        return (
            1 < len(head) < 7 and head.isupper() and not ROMAN.match(head) and not self.shouting
            and head not in NO_ACRONYMS
        )  # fmt: skip

    def _verb_follows(self, at: int) -> bool:
        after = re.match(r"[ \u00a0]([a-zäöüß]+)", self.text[self.words[at][1] :][:24])
        found = reading(after[1]) if after else None
        return found is not None and found.finite

    def _determined(self, before: str, at: int) -> bool:
        """Whether an article, an adjective or a number stands before: then it is a noun."""
        if at or not before:
            return at > 0 or self.loose
        if before[0].isupper() or before[0].isdigit() or before.lower() in ARTICLES:
            return True
        if before in PREPOSITIONS:
            return False
        found = reading(before)
        return before.endswith(("e", "en", "er", "em", "es")) and not (found and found.finite)

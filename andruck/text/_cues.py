"""Signs that somebody speaks in a sentence: verbs of saying, laut, zufolge, nach Angaben."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from andruck.text._name_words import is_function
from andruck.text._speaker import PRONOUN, Span, phrase_at, phrase_before, subject, whole_phrase
from andruck.text.names import Name
from andruck.text.verbs import reading
from andruck.text.words import word_set

SAYING = word_set(
    """attackieren sagen erklären betonen meinen sprechen schreiben berichten melden äußern
    kritisieren fordern warnen hoffen glauben bestätigen ergänzen behaupten versichern
    bekräftigen erläutern bekunden bedauern beklagen bezeichnen nennen zitieren rufen
    skandieren fragen antworten entgegnen erwidern kommentieren urteilen loben würdigen
    begründen verlangen unterstreichen verkünden schildern formulieren mahnen appellieren
    raten empfehlen prophezeien schwärmen jubeln schimpfen spotten scherzen gestehen
    bemerken resümieren bilanzieren verteidigen dementieren vermuten twittern lauten heißen
    beschreiben anprangern verurteilen betiteln titulieren vorwerfen hinzufügen mitteilen
    konstatieren rechnen ankündigen feststellen klarstellen hervorheben einräumen zugeben
    hinweisen zurückweisen anmerken ausführen beschuldigen versprechen finden erwarten
    denken beantworten aussagen angeben erzählen unterstellen bezweifeln befürchten fürchten
    drohen bitten aufrufen bekanntgeben erinnern rechtfertigen feiern sehen klagen freuen
    deuten analysieren einschätzen beurteilen fortfahren begrüßen rügen monieren bemängeln
    protestieren gratulieren attestieren bescheinigen einstufen"""
)
# Their other half stands at the end of the clause.
APART = {
    "teilen": "mit", "kündigen": "an", "fügen": "hinzu", "geben": "bekannt zu an",
    "stellen": "fest klar", "heben": "hervor", "räumen": "ein", "weisen": "hin zurück darauf",
    "merken": "an", "führen": "aus", "prangern": "an", "werfen": "vor", "lassen": "wissen",
    "fahren": "fort", "zeigen": "sich", "drücken": "aus", "legen": "nach", "schließen": "aus",
    "kommen": "zu", "machen": "deutlich klar", "wagen": "prognose", "streichen": "heraus",
    "stufen": "ein", "halten": "für als",
}  # fmt: skip
OPINION = re.compile(r"\b(?:der|die) (?:Meinung|Ansicht|Auffassung|Überzeugung)(?= ?,)")
PLACE_OF_WORDS = re.compile(
    r"(?:heißt|hieß) es(?: (?:dazu|weiter|unter anderem))?,? (?:in|im|aus|auf|vom|von) "
)
IN_WORDS = re.compile("(?:In|Im|Auf|Aus) ")
LIKE = re.compile(" ?[Ww]ie ")
TERSE = re.compile(r"\b(?:so|So|laut|Laut|zufolge|Zufolge)(?!\w)")
SOURCE = re.compile(
    r"\b[Nn]ach(?: \w+en)? (?:Angaben?|Aussagen?|Ansicht|Meinung|Auffassung|Einschätzung|Worten"
    r"|Informationen|Bewertung|Darstellung(?:en)?|Überzeugung|Berechnungen"
    r"|Erkenntnissen)(?: von| aus| vom)?(?!\w)"
)
FIRST_SUBJUNCTIVE = word_set(
    "sei seien habe werde könne müsse solle wolle dürfe wisse gebe gehe stehe komme bestehe lasse"
)
SUBJUNCTIVE = FIRST_SUBJUNCTIVE | word_set("hätte hätten wäre wären würde würden könnte könnten")
BETWEEN = re.compile(r"[ ,–-]*(?:so )?")
LONGEST = 4_000  # letters of a sentence that are read
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SMALL = re.compile(r"(?<![\w-])[a-zäöüß][^\W\d_]*")


class Cue(msgspec.Struct, frozen=True):
    """A sign of speech in a sentence."""

    start: int
    end: int
    verb: str  # "" for laut, so, zufolge
    speaker: Span | None


class Frame(msgspec.Struct, frozen=True):
    """A sentence that quoted words do not end, and the signs of speech in it."""

    start: int
    end: int
    cues: tuple[Cue, ...]
    reported: bool  # a verb of it may stand in reported mood
    said: bool  # and it is the first subjunctive: sei, habe


class Listener:
    """Finds the signs of speech in the sentences of a passage."""

    def __init__(self, text: str, unquoted: str, names: Sequence[Name]) -> None:
        self.text = text
        self.unquoted = unquoted
        self.names = names

    def frame(self, start: int, end: int) -> Frame:
        """The sentence with what tells that somebody speaks in it."""
        end = min(end, start + LONGEST)
        words = [(*one.span(), one.group()) for one in SMALL.finditer(self.unquoted, start, end)]
        near = {word for _, _, word in words}
        cues = [*self._verbs(words, near, start, end), *self._sources(start, end)]
        reported = not near.isdisjoint(SUBJUNCTIVE)
        said = not near.isdisjoint(FIRST_SUBJUNCTIVE)
        return Frame(start, end, tuple(sorted(cues, key=lambda one: one.start)), reported, said)

    def _verbs(
        self, words: list[tuple[int, int, str]], near: set[str], start: int, end: int
    ) -> Iterator[Cue]:
        for begin, stop, word in words:
            found = reading(word)
            if (
                found is None
                and word == "meinen"
                and self.text[begin - 3 : begin - 1] in ("“,", "”,")
            ):
                yield Cue(begin, stop, "meinen", subject(self.unquoted, stop, end))
            if found is None:
                continue
            if found.verb not in SAYING and near.isdisjoint(APART.get(found.verb, "").split()):
                continue
            if found.verb == "heißen" and self.text[stop : stop + 3] == " es":
                where = IN_WORDS.match(self.unquoted, start, begin)
                phrase = phrase_at(self.unquoted, where.end(), begin) if where else None
                if phrase:
                    span = whole_phrase(self.unquoted, phrase, begin)
                    yield Cue(begin, stop + 3, "heißen", span)
                continue
            like = self.text.startswith("Wie ", start) and "," not in self.text[start:begin]
            verb = "" if like else found.verb
            yield Cue(begin, stop, verb, self._subject(begin, stop, start, end))

    def _subject(self, begin: int, stop: int, start: int, end: int) -> Span | None:
        """The subject of a verb: before it in its clause, behind it, or where all begins."""
        text = self.unquoted
        quoted = max(text.rfind(mark, start, begin) for mark in '“”»«"')
        if quoted >= 0 and BETWEEN.fullmatch(text, quoted + 1, begin):
            return subject(text, stop, end)
        comma = max(text.rfind(",", start, begin), text.rfind(";", start, begin))
        if comma >= 0 and not text[comma + 1 : begin].strip():
            opening = self._opening(start, begin)
            if opening:
                return opening
        clause = comma + 1 if comma >= 0 else start
        like = LIKE.match(text, clause, begin)  # "wie der Betreiber mitteilte"
        clause = like.end() if like else clause
        before = subject(text, clause, begin, over=True)
        after = subject(text, stop, end)
        if before and clause > start:
            wider = subject(text, start, begin, over=True)
            before = wider if wider and wider[1] >= before[1] else before
        near = after is not None and after[0] == stop + 1
        if before and after and near and not self.is_person(before):
            pronoun = PRONOUN.fullmatch(text, *after)
            if pronoun or self.is_person(after):
                return after
        if after and near and text[slice(*after)] == "er":
            return after
        return before or after or subject(text, start, begin, over=True)

    def _opening(self, start: int, end: int) -> Span | None:
        """The subject an insertion parts from its verb: "Der Leiter, Jan Vogt, sieht"."""
        comma = self.unquoted.find(",", start, end)
        opening = phrase_at(self.unquoted, start, comma)
        if opening is None or self._has_finite(opening.end(), comma):
            return None
        return whole_phrase(self.unquoted, opening, end)

    def is_person(self, span: Span) -> bool:
        """Whether a phrase names a person or an office."""
        words = self.text[slice(*span)].split()
        named = any(
            one.kind != "place" and one.end > span[0] and one.start < span[1]
            and not (one.text.endswith("s") and not one.key.endswith("s"))
            for one in self.names_near(span)
        )  # fmt: skip
        return named or any(is_function(word) for word in words[:4] if word[0].isupper())

    def names_near(self, span: Span) -> Sequence[Name]:
        """The first names that end behind the beginning of a span."""
        at = bisect_left(self.names, span[0], key=lambda one: one.end)
        return self.names[at : at + 8]

    def _has_finite(self, start: int, end: int) -> bool:
        found = (reading(one.group()) for one in TOKEN.finditer(self.unquoted, start, end))
        return any(one is not None and one.finite for one in found)

    def _sources(self, start: int, end: int) -> Iterator[Cue]:
        """laut X, so X, X zufolge, nach Angaben von X, X ist der Meinung, in X heißt es."""
        if self.text.startswith("Für ", start):
            whose = phrase_at(self.unquoted, start + 4, end)
            span = whole_phrase(self.unquoted, whose, end) if whose else None
            if span and self.is_person(span):
                yield Cue(start, start + 3, "", span)
        for match in OPINION.finditer(self.unquoted, start, end):
            yield Cue(*match.span(), "meinen", subject(self.unquoted, start, match.start()))
        for match in SOURCE.finditer(self.unquoted, start, end):
            yield Cue(*match.span(), "", subject(self.unquoted, match.end(), end))
        for match in PLACE_OF_WORDS.finditer(self.unquoted, start, end):
            phrase = phrase_at(self.unquoted, match.end(), end)
            if phrase:
                yield Cue(*match.span(), "heißen", whole_phrase(self.unquoted, phrase, end))
        for match in TERSE.finditer(self.unquoted, start, end):
            yield from self._terse(*match.span(), start, end)

    def _terse(self, begin: int, stop: int, start: int, end: int) -> Iterator[Cue]:
        text = self.unquoted
        word = text[begin:stop].lower()
        if word == "zufolge":
            yield Cue(begin, stop, "", phrase_before(text, start, begin - 1))
            return
        behind_comma = text[max(start, begin - 3) : begin].rstrip()[-1:] in (",", "“", "”", "«")
        following = phrase_at(text, stop + 1, end)
        pronoun = PRONOUN.match(text, stop + 1, end)
        if following and (word == "laut" or behind_comma):
            yield Cue(begin, stop, "", whole_phrase(text, following, end))
        elif pronoun and behind_comma:
            yield Cue(begin, stop, "", pronoun.span())

"""Who speaks: noun phrases, pronouns, and the subject of a verb of speech.

A noun phrase runs from its article to the end of its appositions ("der Sprecher
der Stadt, Jan Vogt," is one). Prepositional phrases, datives and adverbs on the
way to the subject are stepped over.
"""

from __future__ import annotations

import re

from andruck.text._name_words import is_function, place_of
from andruck.text.verbs import reading
from andruck.text.words import lemma, word_set

Span = tuple[int, int]

SPACE = "[ \u00a0]"
CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŻŠŽČĐİĞŞ"
NOUN = (
    rf"(?:(?:Dr|Prof|St|[{CAPITAL}])\.|[{CAPITAL}][\w’'&./+-]*[\w+]|[{CAPITAL}]"
    rf"|[a-z]{{1,2}}[{CAPITAL}]\w+)"
)
DETERMINER = (
    r"(?:[Dd](?:er|ie|as|en|em|es)|[Dd]ies(?:e[rnms]?)|[Ee]in(?:e[rnms]?)?|[Ss]ein(?:e[rnms]?)?"
    r"|[Ii]hr(?:e[rnms]?)?|[Uu]nser(?:e[rnms]?)?|[Ee]inige|[Vv]iele|[Mm]ehrere|[Aa]lle|[Bb]eide"
    r"|[Zz]wei|[Dd]rei|[Mm]anche|[Kk]ein(?:e[rnms]?)?|[Ww]eitere|[Aa]ndere|[Jj]ede[rsnm]?)"
)
ADJECTIVE = (
    rf"(?:[a-zäöüß][a-zäöüß-]+(?:e|en|er|es|em)|\d+-[jJ]ährige[nr]?"
    rf"|[{CAPITAL}]\w+-?\w*(?:ische[nrms]?))"
)
PARTICLE = "(?:von der|van der|von|van|de|del|della|di|da|bin|ibn|al|la|le)"
CORE = (
    rf"(?:(?P<determiner>{DETERMINER}){SPACE})?(?P<adjectives>(?:{ADJECTIVE}{SPACE}){{0,3}})"
    rf"(?P<nouns>{NOUN}(?:{SPACE}(?:{PARTICLE}{SPACE}|\d{{1,4}}{SPACE})?{NOUN}){{0,5}})"
)
PHRASE = re.compile(CORE)
PARTY = re.compile(rf"{SPACE}\([^()]{{1,40}}\)")
OF = re.compile(rf"{SPACE}(?:der|des|eines|einer|von|vom|beim|für|im|bei|aus){SPACE}")
ALWAYS_OF = re.compile(rf"{SPACE}(?:der|des|eines|einer){SPACE}")
FROM = re.compile(rf"{SPACE}(?:vom|von der|von)(?={SPACE}[A-ZÄÖÜ]){SPACE}")
AND = re.compile(rf"{SPACE}und{SPACE}")
COMMA = re.compile(rf",{SPACE}")
PRONOUN = re.compile(r"(?:[Ee]r|[Ss]ie|[Dd]ieser|[Dd]iese|[Ww]ir|[Ii]ch)(?!\w)")
PREPOSITION = word_set(
    """in im ins an am auf aus bei beim mit nach seit von vom zu zum zur für durch gegen ohne um
    über unter vor während wegen trotz laut gegenüber zwischen neben hinter innerhalb angesichts
    anlässlich aufgrund per statt bis als wie samt entgegen rund ab infolge namens"""
)
DATIVE = re.compile(r"(?:dem|den|seinem|seinen|ihrem|ihren|einem|diesem|unserem)$", re.IGNORECASE)
WORD = re.compile(r"[\w’'-]+")
QUOTED = re.compile('[„“»«"]␀+[“”»«"]')
LONGEST = 180  # letters of a phrase with all its appositions
TIMES = word_set(
    """Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März April Mai
    Juni Juli August September Oktober November Dezember Abend Morgen Nachmittag Vormittag Mittag
    Nacht Wochenende Uhr Ende Anfang Mitte Euro Prozent Millionen Milliarden Dollar"""
)
ADVERB_ENDS = ("lich", "weise", "mals", "dessen", "wärts", "end", "ell", "isch", "falls", "sam")
ADVERBS = word_set(
    """Weiter Weiterhin Zuvor Später Danach Dazu Dabei Heute Gestern Zudem Außerdem Allerdings
    Jedoch Auch Dann So Hierzu Darüber Dagegen Zugleich Gleichzeitig Wörtlich Inzwischen Bereits
    Ferner Schließlich Anschließend Aber Und Doch Denn Wie Wenn Dass Nur Nun Jetzt Noch Daher
    Dies Das Es Deshalb Deswegen Demnach Demgegenüber Ebenso Sogar Zunächst Zuletzt Unterdessen
    Daraufhin Da Man
    Insbesondere Darunter Damals Mehrfach Selbst Immer Nichts Sehr Sicher
    Als Nachdem Obwohl Während Weil Ob Hier Dort Nicht Hinzu"""
)


def phrase_at(text: str, at: int, end: int) -> re.Match[str] | None:
    """The noun phrase that begins here, without its appositions."""
    match = PHRASE.match(text, at, end)
    if match is None or match["nouns"].split()[-1] in TIMES:
        return None
    first = match["nouns"].split()[0]
    if first in ADVERBS or first.lower() in PREPOSITION or _is_adverb(first):
        return None
    for word in match["adjectives"].split():
        found = reading(word)
        if word in PREPOSITION or (found is not None and found.finite and found.only_finite):
            return None
    return match


def _is_adverb(word: str) -> bool:
    """Whether a capital word only opens the sentence: Ursprünglich, Aktuell."""
    return word.endswith(ADVERB_ENDS) and lemma(word).islower()


def whole_phrase(text: str, match: re.Match[str], end: int) -> Span:
    """A noun phrase with what belongs to it: party, office, the name behind a comma."""
    start, stop = match.span()
    end = min(end, start + LONGEST)
    words = match["nouns"].split()
    led = next(
        (at for at, word in enumerate(words) if word.islower() and is_function(words[at - 1])), 0
    )
    office = is_function(words[led - 1])
    named = not office and (len(words) > 1 or not match["determiner"] or bool(place_of(words[-1])))
    stop = _with_others(text, stop, end, match)
    stop = _with_of(text, stop, end, office)
    of_firm = FROM.match(text, stop, end) if named and len(words) > 1 else None
    firm = phrase_at(text, of_firm.end(), end) if of_firm else None
    stop = firm.end() if firm else stop
    party = PARTY.match(text, stop, end)
    stop = party.end() if party else stop
    comma = COMMA.match(text, stop, end)
    other = phrase_at(text, comma.end(), end) if comma else None
    if other is None:
        return start, stop
    nouns = other["nouns"].split()
    offices = any(map(is_function, nouns))
    name = not other["determiner"] and not other["adjectives"] and len(nouns) > 1
    last = _with_of(text, other.end(), end, offices and len(nouns) == 1)
    party = PARTY.match(text, last, end)
    last = party.end() if party else last
    closed = last >= end or text[last] in ",.:;–" or text[last : last + 2] in (" „", ' "')
    of = last > other.end()
    if (named and (offices or (of and closed))) or (not named and (name or offices)):
        return start, last
    return start, stop


def _with_others(text: str, stop: int, end: int, match: re.Match[str]) -> int:
    """Where a phrase ends with the other of a pair: Anna Berg und Jan Vogt."""
    link = AND.match(text, stop, end)
    other = phrase_at(text, link.end(), end) if link else None
    if other is None or other["adjectives"]:
        return stop
    both = bool(match["determiner"]) == bool(other["determiner"])
    office = is_function(match["nouns"].split()[-1]) and is_function(other["nouns"].split()[0])
    names = not match["determiner"] and " " in match["nouns"] and " " in other["nouns"]
    return other.end() if office or (both and names) else stop


def _with_of(text: str, stop: int, end: int, office: bool) -> int:
    """Where a phrase ends with its genitives: der Leiter des Amtes für Verkehr der Stadt."""
    for _ in range(3):
        link = (OF if office else ALWAYS_OF).match(text, stop, end)
        if not link:
            break
        inner = phrase_at(text, link.end(), end)
        if inner is None:
            break
        stop, office = inner.end(), False
    return stop


def subject(text: str, at: int, end: int, *, over: bool = False) -> Span | None:
    """The first noun phrase or pronoun from here that can be the subject.

    The search ends at quoted words, unless it is to step ``over`` them.
    """
    preposition = False
    for _ in range(14):
        while at < end and text[at] in " \u00a0":
            at += 1
        if at >= end or text[at] in '.:;!?„“”»«"␀':
            return None
        if text[at] in ",–()":
            at, preposition = at + 1, False
            continue
        pronoun = PRONOUN.match(text, at, end)
        if pronoun and not preposition and not phrase_behind(text, pronoun, end):
            return pronoun.span()
        match = phrase_at(text, at, end)
        if match is not None:
            dative = DATIVE.match(match["determiner"] or "")
            if not preposition and not dative:
                return whole_phrase(text, match, end)
            at, preposition = _with_of(text, match.end(), end, office=False), False
            continue
        word = WORD.match(text, at, end)
        if word is None:
            at += 1
            continue
        lowered = word.group().lower()
        keeps = preposition and (
            lowered.isdigit() or lowered.endswith(("e", "en", "er", "em", "es"))
        )
        preposition = lowered in PREPOSITION or keeps
        at = word.end()
    return None


def phrase_behind(text: str, pronoun: re.Match[str], end: int) -> bool:
    """Whether what looks like a pronoun is an article: diese Frage."""
    if pronoun.group().lower() not in ("dieser", "diese"):
        return False
    return phrase_at(text, pronoun.start(), end) is not None


def phrase_around(text: str, span: Span, start: int, end: int) -> Span | None:
    """The whole phrase that holds a name, None where it is a dative or genitive."""
    for match in PHRASE.finditer(text, max(start, span[0] - LONGEST), end):
        whole = whole_phrase(text, match, end)
        if whole[0] <= span[0] and whole[1] >= span[1]:
            before = text[max(start, whole[0] - 14) : whole[0]].split()[-1:]
            oblique = DATIVE.match(match["determiner"] or "") or match["determiner"] == "des"
            return None if oblique or (before and before[0].lower() in PREPOSITION) else whole
        if match.start() > span[1]:
            break
    return None


def phrase_before(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that ends here: "der Polizei" before "zufolge"."""
    for match in PHRASE.finditer(text, max(start, end - 120), end):
        if whole_phrase(text, match, end)[1] >= end - 1:
            return match.start(), end
    return None

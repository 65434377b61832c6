"""One word in two spellings within a text: NATO and Nato, Straße and Strasse.

Compared are words that differ in capitals inside the word, in a hyphen, in ß/ss,
ph/f, tial/zial, in old and new spelling (Schiffahrt), in a name for the same city
(Kiew, Kyjiw), and numbers in how they mark thousands. The rarer spelling is
marked, the other shown. Silent on words that are two words ("WHO" and "Who",
"Masse" and "Maße"), at the beginning of a sentence, and in quotations.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy, Passage
from andruck.text.words import MOST, is_known, lemma, word_set

CHECK = Check(
    name="spelling-variant",
    severity="warning",
    message=_("“{quote}” is spelt “{other}” elsewhere in the text."),
    why=_("One word has one spelling in a text; a second one shows two hands."),
    bad=(
        "Die NATO berät. Später sprach die NATO, dann die [[Nato]].",
        "Der Onlinehandel wächst. Im Onlinehandel fehlt Platz, der [[Online-Handel]] sucht.",
        "Die Lange Straße ist zu. Auf der Lange Straße und der Kurzen [[Strasse]] staut es sich.",
        "Aus Kiew kam Hilfe, nach Kiew fuhr ein Zug, in [[Kyjiw]] hielt er.",
        "Das Foto hängt. Ein Foto fehlt, zwei [[Photos]] sind neu.",
        "Die Fahrt ist potenziell teuer, potenziell lang und [[potentiell]] umsonst.",
        "😀 Das E-Bike fährt, ein E-Bike steht, ein [[Ebike]] liegt.",
        "Nordkran liefert 5.000 Paletten und 12.000 Behälter, später noch [[8 000]] Kisten.",
    ),
    good=(
        "Die NATO berät. „Die Nato muss mehr tun“, sagte sie.",
        "Die WHO warnt. Who is who im Hafen?",
        "Die IT läuft, und it steht für nichts.",
        "Der Kran der Firma Strasser steht in der Langen Straße.",
        "Die Masse der Maße stimmt.",
        "Der russischen Föderation und der Russischen Föderation fehlt ein Kran.",
        "Er busst, weil der Bus fehlt: Busse und Buße.",
    ),
)

WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/-]|\.[a-z])")
VARIED = re.compile(r"ph|ti[ae]l|zi[ae]l|[sß]{2}|ß|selbst|wändig|wendig")
EDGE = re.compile(r"(?:^|[.!?:„»“\"–(\[]\s*)$")
NUMBER = re.compile(r"(?<![\d.,\w])[1-9]\d{0,2}(?P<mark>[. \u00a0\u202f])\d{3}(?![\d.,]*\d)")
# Names of one city; compared only with each other.
CITIES = {
    name: cities.split()[0]
    for cities in (
        "Kiew Kyjiw Kyiv", "Charkiw Charkow", "Odessa Odesa", "Lwiw Lemberg", "Peking Beijing",
        "Danzig Gdańsk", "Breslau Wrocław", "Stettin Szczecin", "Posen Poznań", "Mumbai Bombay",
        "Weißrussland Belarus",
    )
    for name in cities.split()
}  # fmt: skip
FOLDED = (
    ("-", ""), ("ß", "ss"), ("ph", "f"), ("tial", "zial"), ("tiel", "ziel"), ("stst", "st"),
    ("wänd", "wend"),
)  # fmt: skip
TRIPLE = re.compile(r"(.)\1\1")
TWO_WORDS = word_set("masse busse flosse russ geschoss rosse josef")
# What papers write either way; other words in capitals shout, or are somebody's logo.
ACRONYMS = word_set("Nato Uno Unesco Unicef Fifa Uefa Opec Nasa Esa Asean Efta Eon Bafin Schufa")
Use = tuple[Passage, int, int, str]


def find(copy: Copy) -> Iterator[Finding]:
    """The rarer spelling of each word that has two."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for passage in copy.passages:
        text = passage.unquoted
        for match in WORD.finditer(text):
            word = match.group()
            if len(word) > 2 and _counts(word, text[max(0, match.start() - 3) : match.start()]):
                spelt = _spelt(word)
                uses[_key(spelt)].append((passage, *match.span(), spelt))
        for match in NUMBER.finditer(text):
            mark = "." if match["mark"] == "." else " "
            uses["1.000"].append((passage, *match.span(), f"1{mark}000"))
    for found in uses.values():
        yield from _rarer(found)


def _counts(word: str, before: str) -> bool:
    if word.isupper() and word.capitalize() not in ACRONYMS and is_known(word):
        return False
    if word[0].isupper():
        return not EDGE.search(before)
    return VARIED.search(word) is not None


def _spelt(word: str) -> str:
    """The word without its endings, in the spelling it has."""
    if word in CITIES or not word[1:].islower() or "ss" in word or "ß" in word:
        return word
    listed = lemma(word)
    if listed[0].isupper() != word[0].isupper():
        listed = word
    return listed if is_known(word) else listed.removesuffix("s")


@lru_cache(maxsize=MOST)
def _key(word: str) -> str:
    city = CITIES.get(word)
    if city:
        return city
    folded = word.casefold() if len(word) > 3 else word
    for one, other in FOLDED:
        folded = folded.replace(one, other)
    if folded in TWO_WORDS:
        return word
    return ("^" if word[0].isupper() else "") + TRIPLE.sub(r"\1\1", folded)


def _rarer(found: list[Use]) -> Iterator[Finding]:
    if len({use[3] for use in found}) < 2:
        return
    spelt: dict[str, list[Use]] = defaultdict(list)
    for use in found:
        spelt[use[3]].append(use)
    ordered = sorted(spelt.values(), key=len, reverse=True)
    passage, start, end, _word = ordered[0][0]
    place = passage.place(start, end)
    for others in ordered[1:]:
        passage, start, end, _word = others[0]
        yield CHECK.finding(passage, start, end, related=(place,), other=place.quote)

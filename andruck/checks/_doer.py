"""Whether a sentence that begins with its verb has a doer.

German puts the doer in the nominative. Noun phrases are told by their small
words: "den", "dem" and what follows a preposition cannot be the doer, "der" and
"er" can, "die", "das", "eine" and bare nouns may be either. Of the last kind
one in the number of the verb is taken for the doer, unless the verb needs an
object: then it is that, and the doer is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from andruck.text.clauses import Clause
from andruck.text.words import is_known, lemma, word_set

Number = Literal["one", "many"]

TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|␀+")
DOERS = word_set(
    """ich er es man wir du wer jemand niemand jeder keiner einer der dieser jener mancher
    derjenige derselbe sie welcher selber"""
)
EITHER = word_set("alles nichts etwas beides das dies die alle beide viele einige manche")
PREPOSITIONS = word_set(
    """ab als an am ans auf aufs aus außer bei beim bis durch durchs entlang für fürs gegen
    gegenüber hinter in im ins infolge innerhalb außerhalb je laut mit mitsamt nach neben ohne
    pro samt seit statt trotz über übers um ums unter vom von vor während wegen wie zu zum zur
    zwischen à mittels dank gemäß binnen angesichts anhand aufgrund"""
)
OBLIQUE = PREPOSITIONS | word_set("den dem des deren dessen")
DETERMINER = re.compile(
    r"(?P<stem>(?:irgend)?(?:ein|kein)|[mds]ein|ihr|unser|eu(?:er|r)|dies|jed|jen|manch|welch|all"
    r"|solch|beid|einig|mehrer|viel|wenig|zahlreich|sämtlich|dasselb|dieselb|derselb)"
    r"(?P<ending>e[rnms]?)?$"
)
POSSESSIVE = re.compile(r"(?:[mds]ein|ihr|unser|eu(?:er|r))$")
TIMES = word_set(
    """Jahr Jahre Monat Monate Woche Wochen Tag Tage Stunde Stunden Minute Minuten Nacht Morgen
    Abend Anfang Ende Mitte Januar Februar März April Mai Juni Juli August September Oktober
    November Dezember Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Uhr Mal Weile
    Zeit Saison Sommer Winter Herbst Frühjahr Frühling Prozent Euro Dollar Millionen Milliarden
    Kilometer Meter Tonnen Grad Seite"""
)
# These open a sentence with their doer behind them, in good German too, or need none.
FREE = word_set(
    """sein werden bleiben kommen hinzukommen gehen folgen fehlen stehen liegen gelten heißen
    scheinen drohen reichen genügen bestehen entstehen passieren geschehen beginnen enden wachsen
    steigen fallen sinken sprechen dienen helfen gehören gefallen gelingen stimmen mögen lauten
    zählen schaden nutzen nützen lohnen handeln klingen passen eilen treten erscheinen fliegen
    fahren laufen sitzen leben sterben brennen warten hängen dauern siegen verlieren gewinnen
    bitten danken sagen meinen erklären finden wissen fragen erzählen antworten glauben rufen
    schreiben berichten machen geben schauen wirken riechen schmecken aussehen herrschen"""
)
# They carry no doer at all: "Bleibt zu hoffen, dass …", "Mag sein, dass …".
SET = word_set(
    """bleiben mögen hinzukommen fehlen heißen stimmen scheinen genügen reichen bitten danken
    siehe lohnen freuen wundern"""
)


def has_doer(main: list[Clause], verb: str, number: Number) -> bool:
    """Whether one of the main clauses' noun phrases can be the doer of its opening verb."""
    if verb in SET:
        return True
    either: list[Number] = []
    for at, clause in enumerate(main):
        for kind in _phrases(clause.text, opened=at == 0):
            if kind == "doer":
                return True
            either.append(kind)
    fitting = [kind for kind in either if kind == number]
    return len(fitting) > 1 or (len(fitting) == 1 and verb in FREE)


def _phrases(text: str, opened: bool) -> Iterator[Number | Literal["doer"]]:
    """The noun phrases that can stand in the nominative; "doer" are those that must."""
    words = TOKEN.findall(text)[1 if opened else 0 :]
    at = 0
    while at < len(words):
        word = words[at]
        behind_noun = at > 0 and words[at - 1][0].isupper()
        if word in OBLIQUE or (behind_noun and word in ("der", "einer")):
            at = max(at + 1, _noun(words, at + 1)[0])
        elif word in DOERS:
            yield "doer"
        elif word in EITHER or DETERMINER.match(word) or (word.isdigit() and not behind_noun):
            at, noun = _noun(words, at + 1)
            yield from _told(word, noun)
        elif word[0].isupper() and not behind_noun and word not in TIMES:
            follows = words[at + 1 : at + 2]
            named = not is_known(word) or (follows and follows[0][0].isupper())
            yield "doer" if named else _number(word)
        at += 1


def _noun(words: list[str], at: int) -> tuple[int, str]:
    """Where the noun of a phrase stands, few words on; "" when it has none."""
    for ahead in range(at, min(at + 5, len(words))):
        if words[ahead][0].isupper():
            return ahead, words[ahead]
    return at - 1, ""


def _told(word: str, noun: str) -> Iterator[Number | Literal["doer"]]:
    """What a determiner tells of its phrase."""
    if noun in TIMES:
        return
    parts = DETERMINER.match(word)
    ending = (parts["ending"] or "") if parts else ""
    if ending in ("en", "em") or (parts and word.endswith("eines")):
        return
    if parts and ending == "er":
        if not POSSESSIVE.match(parts["stem"]) and parts["stem"] not in ("ein", "all", "mehrer"):
            yield "doer"
        return
    if word == "die" or word in EITHER or ending == "e" or word.isdigit():
        many = word.isdigit() and word != "1"
        yield "many" if many or word.startswith(("mehrer", "all", "viel")) else _number(noun)
    else:
        yield "one"


def _number(noun: str) -> Number:
    return "many" if noun and lemma(noun) != noun else "one"

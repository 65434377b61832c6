"""Events in clauses: which noun names one, and whether it is told as coming or as over."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from andruck.checks._clauses import BARE_DAY
from andruck.text.clauses import Clause
from andruck.text.copy import Passage
from andruck.text.dates import MONTH, WEEKDAY
from andruck.text.words import word_set

NOUN = re.compile(
    r"(?<![\w-])(?:(?P<prep>[Bb]ei|[Aa]uf|[Ii]n|[Ww]ährend|[Nn]ach|[Vv]or|[Ff]ür|[Zz]u|[Vv]on|[Aa]n|[Üü]ber|[Uu]m"
    r"|[Gg]egen|[Mm]it|[Aa]us|[Ss]eit|[Zz]wischen) )?"
    r"(?P<article>[Dd]e[rmns]|[Dd]ie|[Dd]as|[Zz]u[mr]|[Bb]eim|[Ii]m|[Aa]m|[Vv]om|[Ee]ine?[nmr]?"
    r"|[Ss]eine?[nmrs]?|[Ii]hre?[nmrs]?) "
    r"(?P<adjectives>(?:(?:\d{1,2}\. )?[a-zäöüß-]+e[nrms]? ){0,2})(?P<noun>[A-ZÄÖÜ][\w-]{3,40})"
)
CONTRACTED = {"beim": "bei", "im": "in", "am": "an", "zum": "zu", "zur": "zu", "vom": "von"}
DATIVE = word_set("der dem den beim im am")
# Kinds of events that one text calls by different words.
KINDS = (
    "telefonat telefongespräch telefonkonferenz anruf",
    "gespräch verhandlung unterredung",
    "treffen gipfel begegnung zusammenkunft",
    "messe ausstellung fachschau",
    "konferenz tagung kongress symposium",
    "streik ausstand",
    "hauptversammlung mitgliederversammlung",
    "eröffnung einweihung",
    "auktion versteigerung",
    "spatenstich grundsteinlegung",
    "feier festakt fest",
    "beerdigung begräbnis beisetzung trauerfeier",
    "hochzeit trauung",
    "spiel partie begegnung",
    "wahl abstimmung",
)
# What tells one event of a name from another.
OTHER = re.compile(
    r"\b(?:vergangen|letzt|vorig|vorherig|früher|jüngst|nächst|weiter|ander|neu|erneut|wieder"
    r"|zweit|dritt|viert|fünft|erst|jährlich|bisherig|geplatzt|gescheitert|abgesagt|ursprünglich"
    r"|abgebrochen|gleichnamig|damalig|fortgesetzt|fortsetz|vertagt|verschoben|zuletzt|damals"
    r"|einst|jede[nrs]?\b|stets|immer|zuvor|Vorjahr|Vorwoche|Runde|Teil|Tag der)"
    rf"|(?:19|20)\d\d|\d\. (?!{MONTH})"
)
HAPPEN = word_set(
    """stattfinden bevorstehen anstehen beginnen starten anlaufen abhalten austragen veranstalten
    planen ansetzen vorsehen anberaumen terminieren einplanen folgen antreten steigen erwarten
    ausstehen feiern begehen nachholen verhandeln aufführen fallen"""
)
LATER = re.compile(
    rf"\b(?:morgen|übermorgen|bevor|bald|demnächst|in Kürze|heute Abend"
    rf"|am (?:kommenden |nächsten )?Wochenende"
    rf"|[Ii]m (?:{MONTH}|Frühjahr|Sommer|Herbst|Winter)\b"
    rf"|(?:[Aa]m|für|zum) (?:(?:kommenden|nächsten) )?(?:{WEEKDAY})"
    r"|(?:kommende|nächste)[nrs]? (?:Woche|Monat|Jahr)|[Ii]n (?:\w+ )?(?:Tagen|Wochen|Monaten)"
    r"|(?:für|am|zum) (?:den )?\d{1,2}\.)"
)
COMING = r"\b(?:bevorstehend|anstehend|geplant|angesetzt)e[nrms]?\b"
DATED = rf"(?:{COMING}|\b(?:stattfindend|beginnend|startend|anlaufend)e[nrms]?\b)"
OVER = word_set(
    """enden stattfinden dauern verlaufen beginnen starten schließen bringen ergeben locken ausgehen
    finden gehen ziehen laufen münden scheitern platzen fallen begeistern geraten eskalieren
    abhalten austragen abbrechen unterbrechen beenden eröffnen gewinnen"""
)
# "Lädt zum Fest": what they come to is to come; "plant ein Fest": the object is.
INVITES = word_set("treten antreten laden einladen kommen zusammenkommen treffen rufen reisen")
PLANS = word_set("planen veranstalten abhalten ansetzen halten")
# Who did this to an event was there.
ATTENDED = word_set(
    """gewinnen verlieren besuchen verlassen eröffnen beenden leiten moderieren verfolgen feiern
    absolvieren bestreiten erleben abbrechen unterbrechen stören"""
)
CAME = word_set("kommen erscheinen reisen anreisen strömen versammeln eintreffen")


class Mention(msgspec.Struct, frozen=True):
    """A noun with its article in a clause; offsets in the passage."""

    passage: Passage
    clause: Clause
    start: int
    end: int
    noun: str
    prep: str
    article: str
    adjectives: str
    complement: str  # what follows up to the verb: "in Unna", "der Liga"


def mentions(passage: Passage, clause: Clause) -> Iterator[Mention]:
    """The nouns with an article in a clause."""
    for match in NOUN.finditer(passage.unquoted, clause.start, clause.end):
        article = match["article"].lower()
        rest = passage.unquoted[match.end() : clause.end]
        yield Mention(
            passage, clause, match.start(), match.end(), match["noun"],
            CONTRACTED.get(article, (match["prep"] or "").lower()), article,
            match["adjectives"], complement(rest),
        )  # fmt: skip


COMPLEMENT = re.compile(
    r"(?: (?:in|an|bei|von|zwischen|und|um|über|de[rsmn]|die|das|zu[mr]?|im|am|vom|beim|für|mit)"
    rf"| (?!(?:{WEEKDAY}))[A-ZÄÖÜ][\w-]+)*"
)
NAME = re.compile(r"[A-ZÄÖÜ][\w-]+")


def complement(rest: str) -> str:
    """What is said of a noun behind it, before the verb or an adverb."""
    match = COMPLEMENT.match(rest)
    return match.group() if match else ""


def names(text: str) -> frozenset[str]:
    """The nouns and names in a complement, without their endings."""
    return frozenset(stem(word) for word in NAME.findall(text) if not re.fullmatch(WEEKDAY, word))


def stem(noun: str) -> str:
    """A noun without its ending: Gesprächen, Gespräches, Gespräch."""
    word = noun.lower()
    for ending in ("en", "es", "e", "n", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def same_event(one: str, other: str) -> bool:
    """Whether two nouns can name one event: equal, a compound and its head, or one kind."""
    first, second = stem(one), stem(other)
    if first == second:
        return True
    long, short = sorted((first, second), key=len, reverse=True)
    if len(short) >= 5 and long.endswith(short):
        return True
    for kind in KINDS:
        words = tuple(map(stem, kind.split()))
        if first.endswith(words) and second.endswith(words):
            return first in words or second in words  # two compounds name two events
    return False


def agree(one: str, other: str) -> bool:
    """Whether what is said of both nouns can be said of one event."""
    first, second = names(one), names(other)
    return not first or not second or bool(first & second)


def weekday(text: str) -> str:
    """The bare weekday in a stretch, if there is exactly one."""
    found = BARE_DAY.findall(text)
    return str(found[0]) if len(found) == 1 else ""

"""A word that is true for minutes only: "vor wenigen Minuten", "soeben".

A page is read for days. Silent inside quotations, and where the sentence tells
of the past ("hatte … vor wenigen Minuten verlassen, als"), for then the minutes
count from there. Adverbs that also mean "newly" are only warned of.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy, Passage
from andruck.text.dates import NUMBER

CHECK = Check(
    name="just-now",
    severity="error",
    message=_("“{quote}” is true for minutes only."),
    why=_("The page is read for days; say when it happened."),
    bad=(
        "[[Vor wenigen Minuten]] gab der Betreiber den Umbau bekannt.",
        "Die Sprecherin sagte [[vor ein paar Minuten]], der Kran stehe.",
        "[[Vor einer halben Stunde]] meldete das Werk den Brand.",
        "[[Vor zehn Minuten]] begann die Auktion.",
        "[[Vor wenigen Augenblicken]] fiel die Entscheidung.",
        "Der Vorstand hat [[soeben]] den Rücktritt erklärt.",
        "[[In diesen Minuten]] öffnet die Messe ihre Tore.",
        "[[Zur Stunde]] tagt der Aufsichtsrat.",
        "😀 [[Gerade eben]] kam der Zuschlag.",
        "[[Vor wenigen Sekunden]] stoppte die Anlage.",
        "[[Vor Sekunden]] meldete der Wahlleiter, dass neu gezählt wird.",
        "[[Eben gerade]] ist der Wagen eingetroffen, [[in diesem Augenblick]] wird er entladen.",
        "Der Zuschlag fiel [[vor zehn Minuten]] in Unna. [[In wenigen Minuten]] beginnt die Feier.",
    ),
    good=(
        "Am Montagmorgen gab der Betreiber den Umbau bekannt.",
        "„Vor wenigen Minuten kam der Anruf“, sagte sie.",
        "Er hatte die Halle vor wenigen Minuten verlassen, als das Tor fiel.",
        "Der Kran stoppt zehn Minuten vor Schichtende.",
        "Nach wenigen Minuten lief die Anlage wieder.",
        "Die Fahrt dauert vor Ort zehn Minuten.",
        "Vor Kurzem wurde die soeben erneuerte Halle verkauft, vor wenigen Tagen der Kran.",
        "Wer vor zehn Minuten Fußweg zurückschreckt, nimmt den Bus.",
        "In diesen Minuten drückte der Gast auf den Ausgleich.",
        "Soeben hat der Wächter die Tür geschlossen, da sieht er Rauch.",
        "In wenigen Minuten ist der Kran aufgebaut.",
    ),
)

UNITS = r"(?:Minuten?|Augenblick(?:en)?|Sekunden?|(?:Viertel|Dreiviertel)stunde)"
# "Vor zehn Minuten"; before a noun ("vor zehn Minuten Fußweg") it is no time.
AMOUNT = rf"(?: (?:erst|nur|knapp|gut|rund|etwa))?(?: (?:wenigen|ein paar|einigen|{NUMBER}))?"
# "Vor zehn Minuten"; before a noun ("vor zehn Minuten Fußweg") it is no time.
MINUTES = re.compile(
    rf"\bVor{AMOUNT} {UNITS}\b|\bvor{AMOUNT} {UNITS}\b(?! [A-ZÄÖÜ])"
    r"|\b[Vv]or (?:kaum |knapp |gut |rund )?einer (?:halben|[Vv]iertel) ?[Ss]tunde\b"
)
MOMENT = re.compile(
    r"\b(?:[Ss]oeben|[Gg]erade (?:eben|jetzt)|[Ee]ben (?:gerade|erst|jetzt)"
    r"|[Ii]n diese(?:n (?:Minuten|Sekunden|Augenblicken)|m (?:Augenblick|Moment))"
    r"|[Zz]ur (?:Stunde|Minute)"
    r"|In (?:wenigen|ein paar) (?:Minuten|Augenblicken)(?= (?:beginnt|startet|öffnet|endet)))\b"
)
TOLD = re.compile(r"\b(?:hatten?|waren?)\b|\bals\b|, da\b")
# "Die soeben eröffnete Halle" is new for weeks.
ATTRIBUTE = re.compile(
    r"\b(?:(?:d|ein|kein|ihr|sein|dies)(?:e[nmrs]?|ie|as)?|ein|[ivz]|a)[mnrs]? $", re.IGNORECASE
)


def find(copy: Copy) -> Iterator[Finding]:
    """The moments that will be over when the page is read."""
    for passage in copy.passages:
        text = passage.unquoted
        for match in MINUTES.finditer(text):
            if not TOLD.search(passage.sentence_at(match.start())):
                yield CHECK.finding(passage, *match.span())
        for match in MOMENT.finditer(text):
            told = TOLD.search(passage.sentence_at(match.start()))
            if not told and not _is_honest(match, passage):
                yield CHECK.finding(passage, *match.span(), severity="warning")


def _is_honest(match: re.Match[str], passage: Passage) -> bool:
    """Whether "just" is part of a story, or only says that a thing is new."""
    if match.group().lower().startswith("in "):
        return any(
            clause.time == "past" and clause.finite and "past" in clause.finite.reading.forms
            for sentence in passage.clauses
            for clause in sentence
            if clause.start <= match.start() < clause.end
        )
    before = passage.unquoted[max(0, match.start() - 8) : match.start()]
    return bool(ATTRIBUTE.search(before))

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
from andruck.text.copy import Copy

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
    ),
    good=(
        "Am Montagmorgen gab der Betreiber den Umbau bekannt.",
        "„Vor wenigen Minuten kam der Anruf“, sagte sie.",
        "Er hatte die Halle vor wenigen Minuten verlassen, als das Tor fiel.",
        "Der Kran stoppt zehn Minuten vor Schichtende.",
        "Nach wenigen Minuten lief die Anlage wieder.",
        "Die Fahrt dauert vor Ort zehn Minuten.",
    ),
)

MINUTES = re.compile(
    r"\b[Vv]or (?:wenigen|ein paar|einigen) (?:Minuten|Augenblicken|Sekunden)\b"
    r"|\bVor (?:\d{1,2}|einer|zwei|drei|fünf|zehn|zwölf|fünfzehn|zwanzig|dreißig) Minuten?\b"
    r"|\bVor einer (?:halben|Viertel) ?[Ss]tunde\b"
)
MOMENT = re.compile(
    r"\b(?:[Ss]oeben|[Gg]erade eben|[Ii]n diesen (?:Minuten|Augenblicken)|[Zz]ur Stunde)\b"
)
TOLD = re.compile(r"\b(?:hatten?|waren?)\b|\bals\b")


def find(copy: Copy) -> Iterator[Finding]:
    """The moments that will be over when the page is read."""
    for passage in copy.passages:
        text = passage.unquoted
        for match in MINUTES.finditer(text):
            if not TOLD.search(passage.sentence_at(match.start())):
                yield CHECK.finding(passage, *match.span())
        for match in MOMENT.finditer(text):
            if not TOLD.search(passage.sentence_at(match.start())):
                yield CHECK.finding(passage, *match.span(), severity="warning")

"""An event placed before or after itself: "Die Messe beginnt drei Tage nach der Messe in Wien".

Reported where a clause names the bare event with its article, and the same noun
follows "vor den", "nach dem", "am Vorabend der" or "folgt auf das", or where
"desselben" says that both are one. Silent where either has a word that tells the
two apart ("die zweiten Gespräche", "vor der letzten Messe",
"die Gespräche in Wien"): then there are two.
"""

import re
from collections.abc import Iterator
from itertools import islice

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.checks._events import NAME, OTHER, Mention, agree, complement, mentions, stem
from andruck.model import Finding
from andruck.text.clauses import Clause
from andruck.text.copy import Copy, Passage
from andruck.text.words import word_set

CHECK = Check(
    name="self-reference",
    severity="error",
    message=_("The event is placed before or after itself."),
    why=_("Two events carry one name here; readers cannot tell which is meant."),
    bad=(
        "[[Die Gespräche finden zwei Wochen vor den für Mai geplanten Gesprächen]] in Unna statt.",
        "[[Die Messe beginnt drei Tage nach der Messe]] in Dortmund.",
        "[[Das Treffen fand einen Monat vor dem Treffen]] der Betreiber statt.",
        "[[Der Umbau startet sechs Wochen nach dem Umbau]] der Halle.",
        "[[Die Verhandlungen enden 14 Tage vor den in Wien angesetzten Verhandlungen]].",
        "[[Die Prüfung beginnt eine Woche vor der am 3. Mai fälligen Prüfung]] der Kräne.",
        "[[Die Sitzung des Rates findet drei Wochen vor der am 3. Mai fälligen Sitzung desselben]] "
        "Rates statt.",
        "[[Das Nachbeben ereignete sich vierzig Minuten nach dem Nachbeben]] und war zu spüren.",
        "[[Das Hoffest folgt unmittelbar auf das Hoffest]], bei dem geerntet wird.",
        "[[Die Tagung in Unna wird am Vorabend der Tagung]] in Unna abgehalten.",
        "[[Am Montag beginnt die Messe kurz nach der Messe]] in Wien.",
        "[[Zwei Wochen vor der Messe findet die Messe]] statt.",
        "[[Die Preisverleihung geht der Preisverleihung]] um zwei Tage voraus.",
        "😀 [[Die Auktion folgt zwei Jahre nach der Auktion]] der Stapler.",
    ),
    good=(
        "Die Gespräche finden zwei Wochen vor der Messe statt.",
        "Die Messe beginnt drei Tage nach der letzten Messe in Dortmund.",
        "Die Messe in Wien beginnt drei Tage nach der Messe in Dortmund.",
        "Das zweite Treffen fand einen Monat nach dem Treffen der Betreiber statt.",
        "Die Wahl findet vier Jahre nach der vorigen Wahl statt.",
        "Nach dem Spiel ist vor dem Spiel, und die Halle steht hinter der Halle der Stadt.",
        "Der Umzug beginnt eine Stunde nach dem Gottesdienst, auf die Feier folgt ein Essen.",
        "Die Wahl fand vier Jahre nach der Wahl von 2021 statt, der Tag nach dem Tag war grau.",
        "„Die Messe beginnt drei Tage nach der Messe in Dortmund“, sagte sie.",
    ),
)

SPAN = (
    r"(?:Sekunden?|Minuten?|Stunden?|Tage?|Wochen?|Monate?|Jahre?|unmittelbar|direkt|kurz|gleich|knapp"
    r"|sofort|noch)"
)
# What places an event by another: the noun follows in the dative, genitive or accusative.
RELATOR = re.compile(
    rf"\b(?:(?P<span>{SPAN} )?(?P<turn>[Vv]or|[Nn]ach|seit) (?:de[mnr]|(?:ihr|sein|dies)e[mnr])"
    r"|(?:geht|gehen|ging|gingen) de[mnr](?=[^,;.]{0,60} vor(?:aus|an)\b)"
    r"|schl(?:ießt|ießen|oss|ossen) sich (?:\w+ )?an (?:das|die|den)"
    r"|(?P<on>auf) (?:das|die|den)|am (?:Vorabend|Vortag|Tag)(?: (?:vor|nach))? de[rsm]"
    r"|am Tag (?:vor|nach) de[rm]|während de[rs]|(?:parallel|zeitgleich) (?:zu[mr]|mit de[mr])"
    r"|(?:gleichzeitig|zusammen) mit de[mnr]|(?:im Anschluss|anschließend) an (?:das|die|den))(?= )"
)
HAPPENS = word_set(
    """finden stattfinden beginnen starten enden folgen liegen kommen ereignen geschehen abhalten
    dauern anfangen schließen erfolgen passieren stehen"""
)
TIMES = word_set("tag jahr woche monat stund minut abend morgen nacht saison mann frau")
DEFINITE = word_set("der die das ihr ihre sein seine")
DIGIT = re.compile(r"\d")
SAME = re.compile(r" (?:desselben|derselben|des gleichen|der gleichen)\b")
# Another noun stands between: "vor dem Beginn der Messe".
PARTED = re.compile(r"[A-ZÄÖÜ][\w-]+ (?:de[rsmn]|die|das|von|vom|zu[mr]?|für|und) ")
REACH = 90  # letters behind a word that places an event
MOST = 4  # nouns in a clause that an event is compared with


def find(copy: Copy) -> Iterator[Finding]:
    """The events that are placed by themselves."""
    for passage in copy.passages:
        if not RELATOR.search(passage.unquoted):
            continue
        for sentence in passage.clauses:
            for clause in sentence:
                end = _itself(passage, clause)
                if end:
                    yield CHECK.finding(passage, clause.first, end)


def _itself(passage: Passage, clause: Clause) -> int:
    """Where the second name of the event ends, if the clause places it by itself; else 0."""
    text = passage.unquoted
    happens = clause.verb in HAPPENS or bool(
        clause.finite and clause.finite.reading.verb in HAPPENS
    )
    for match in RELATOR.finditer(text, clause.start, clause.end):
        timed = match["span"] or not match["turn"]
        if not (timed or happens) or (match["on"] and clause.verb != "folgen"):
            continue
        for one in islice(mentions(passage, clause), MOST):
            behind = one.start >= match.end()
            if (one.end > match.start() and not behind) or one.prep or one.article not in DEFINITE:
                continue
            end = _named_again(text, one, match.end(), one.start if behind else clause.end)
            if end:
                return one.end if behind else end
    return 0


def _named_again(text: str, one: Mention, start: int, end: int) -> int:
    """Where the same event is named behind a word that places it; 0 where it is another."""
    event = stem(one.noun)
    for noun in NAME.finditer(text, start, min(end, start + REACH)):
        between = text[start : noun.start()]
        if PARTED.search(between):
            return 0
        if stem(noun.group()) != event or event in TIMES:
            continue
        behind = text[noun.end() : end]
        itself = SAME.match(behind)
        told_apart = (
            OTHER.search(between)
            or OTHER.search(one.adjectives)
            or DIGIT.search(behind[:30])
            or not agree(one.complement, complement(behind))
        )
        if itself or not told_apart:
            return noun.end() + (itself.end() if itself else 0)
    return 0

"""A word that looks like a foreign one and means another thing: "Aufruf" for a call.

The words and what gives them away stand in ``_friends``. Reported is a word only
where what stands beside it in the sentence makes its German sense unlikely: a
"Magazin" where bottles have a price, a "Pension" that workers get at the end of
the month. A definite "Aufruf" is one as well in a text that tells of a call.
Silent wherever the German sense fits.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.checks._friends import FRIENDS, Friend
from andruck.model import Finding
from andruck.text.copy import Copy, Passage

CHECK = Check(
    name="false-friend",
    severity="warning",
    message=_("“{quote}” looks like “{foreign}”; German says “{german}”."),
    why=_("The word exists in German and means something else: readers are misled unawares."),
    bad=(
        "Der [[Aufruf]] dauerte zwölf Minuten, dann legte der Minister auf.",
        "Krone nahm am Telefonat teil. Danach kündigte sie diesen [[Aufruf]] auch den Anrufern an.",
        "In den [[Magazinen]] von Lyon kostet die Flasche einen Euro mehr.",
        "Die [[Pension]] der Arbeiter wird am Monatsende überwiesen.",
        "In einem [[Lokal]] am Bahnhof stehen drei Gabelstapler.",
        "Unna habe seinen [[Kompromiss]] von 2021 nicht erfüllt.",
        "„Das ist ein [[sensibler]] Vorschlag“, sagte sie.",
        "Sie [[spendierten]] drei Stunden am Strand.",
        "Krone [[bekam]] Präsident der Bank.",
        "Die USA erheben [[Tarife]] von 25 Prozent auf Stahl.",
        "Zwei Fahrer wurden [[kritisch]] verletzt.",
        "Das [[Syndikat]] ruft zum Streik für höhere Löhne auf.",
        "Nach drei Runden gewann Unna [[eventuell]] den Pokal.",
        "Er [[blamierte]] den Fahrer für den Unfall.",
        "😀 Die neue [[Pflanze]] baut mit 300 Mitarbeitern Fahrzeuge.",
    ),
    good=(
        "Der Aufruf zur Spende brachte 300 Anrufe.",
        "Das Magazin berichtet, was Kunden kaufen.",
        "Die Pension hat zwölf Zimmer; der Wirt zahlt Arbeitern Lohn.",
        "Im Lokal am Bahnhof sitzen Gäste neben dem Büro.",
        "Beide Seiten schlossen einen Kompromiss, den sie erfüllen.",
        "Die Daten sind sensibel, und der Vorschlag ist vernünftig.",
        "Sie spendierte eine Runde Bier.",
        "Die Bank bekam einen neuen Präsidenten.",
        "Die Gewerkschaft kündigt die Tarife für Stahl.",
        "Er sah sich kritisch um. Verletzt war niemand.",
        "Eventuell gewinnt Unna den Pokal.",
        "Im Konkurs der Firma fand sich kein Käufer.",
        "Die Pflanze wächst im Garten der Mitarbeiter.",
        "Der Streik der Lotsen legte den Luftverkehr lahm.",
        "Der Minister ignoriert, was er nicht hören will.",
    ),
)

STEM = re.compile(r"\w\?|[^\w]")  # where a pattern stops being letters
# A text that tells of a call on the telephone, and none to do something.
CALL = re.compile(r"\b(?:Telefonat|Telefongespräch|Telefonkonferenz|Anruf)\w*")
DEFINITE = re.compile(
    r"\b(?:dies\w+|der|den|dem|des) (Aufruf(?:e?s)?)\b(?! (?:zu|nach|gegen|von|an (?!und\b))\w*\b)"
)


def find(copy: Copy) -> Iterator[Finding]:
    """The words whose German sense does not fit what stands beside them."""
    text = "\n".join(passage.text for passage in copy.passages).lower()
    near = [friend for friend in FRIENDS if _stem(friend) in text]
    for passage in copy.passages:
        for friend in near:
            yield from _found(passage, friend)
    yield from _calls(copy)


def _found(passage: Passage, friend: Friend) -> Iterator[Finding]:
    word, beside, unless = _patterns(friend)
    for match in word.finditer(passage.text):
        near = _around(passage, match.start())
        if beside.search(near) and not (friend.unless and unless.search(near)):
            yield CHECK.finding(
                passage, *match.span(), foreign=friend.foreign, german=friend.german
            )  # fmt: skip


def _around(passage: Passage, position: int) -> str:
    """The sentence, and of its neighbours what belongs to the thought."""
    at = bisect_right(passage.sentences, position, key=lambda one: one.start) - 1
    near = passage.sentences[max(at - 1, 0) : at + 2]
    return passage.text[max(near[0].start, position - 300) : min(near[-1].end, position + 300)]


def _calls(copy: Copy) -> Iterator[Finding]:
    """The definite "Aufruf" that must be the call the text tells of."""
    call = FRIENDS[0]
    _word, beside, unless = _patterns(call)
    if sum(len(CALL.findall(passage.text)) for passage in copy.body) < 2:
        return
    for passage in copy.body:
        for match in DEFINITE.finditer(passage.text if "Aufruf" in passage.text else ""):
            near = _around(passage, match.start())
            if not beside.search(near) and not unless.search(near):
                yield CHECK.finding(
                    passage, *match.span(1), foreign=call.foreign, german=call.german
                )


@cache
def _stem(friend: Friend) -> str:
    """Letters of the word that every form of it holds."""
    return STEM.split(friend.word, maxsplit=1)[0].lower()


@cache
def _patterns(friend: Friend) -> tuple[re.Pattern[str], ...]:
    """Compiled when the word is first met: few texts hold many of them."""
    return (
        re.compile(rf"\b(?:{friend.word})", re.IGNORECASE if friend.word[0].islower() else 0),
        re.compile(friend.beside),
        re.compile(friend.unless),
    )

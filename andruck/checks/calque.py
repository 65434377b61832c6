"""Wording of another language in German words: "In diesem Sinne", "Es bleibt zu sehen".

The turns of phrase stand in ``_calques``, by language, with what German says.
One alone is a note, for good writers use some of them; three different ones in
a text are a sign that nobody has edited a translation, and the first of them
becomes a warning with the others beside it. Quotations are looked at as well: in a
translated text they are translated too.
"""

import re
from collections.abc import Iterator
from functools import cache

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.checks._calques import CALQUES
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="calque",
    severity="note",
    message=_("“{quote}” is modelled on another language; German says: {german}."),
    why=_("The words are German, the thought is not: readers notice the translation."),
    bad=(
        "[[Es bleibt zu sehen]], ob der Vorsprung hält.",
        "[[Für den Moment]] führt Unna.",
        "[[Es unterliegt keinem Zweifel]], dass die Halle fehlt.",
        "[[Die Autoritäten riefen]] alle zur Ruhe auf.",
        "Sie sprach vor der [[Nordatlantikpakt-Organisation]].",
        "Das war [[ein Weckruf]] für Krone.",
        "Der Plan [[macht keinen Sinn]].",
        "[[In Erwartung dessen, was]] die Techniker sagen, bleibt alles gesperrt.",
        "[[Auf der Ebene des Sports]] läuft es besser.",
        "😀 [[Das ist, wo]] der Neue ansetzen muss.",
    ),
    good=(
        "Es bleibt abzuwarten, ob der Vorsprung hält.",
        "Im Jahr 2026 ergibt das Sinn.",
        "In 2026 Fällen half die Polizei.",
        "Der Moment, für den sie probten, kam im Mai.",
        "Die Behörden riefen alle zur Ruhe auf.",
        "Das Gesicht des Mannes war verdeckt.",
        "Die Nato tagt in Unna.",
    ),
)

NEEDED = 3  # different ones in a text
ALL = tuple(one for group in CALQUES.values() for one in group)
# What a pattern leaves open: groups, classes, letters that may be missing.
GROUP = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
HOW_OFTEN = r"(?:[?*+]|\{[^}]*\})"
OPEN = re.compile(rf"(?:{GROUP}|\[[^\]]*\]|\\.|\.){HOW_OFTEN}?\??|[^()\[\]]{HOW_OFTEN}\??|[|^]")


def find(copy: Copy) -> Iterator[Finding]:
    """The calques; the first of several is a warning."""
    found = []
    met = set()
    text = "\n".join(passage.text for passage in copy.body)
    near = [one for one, anchor in zip(ALL, _anchors(), strict=True) if anchor in text]
    for passage in copy.body:
        for pattern, german in near:
            if match := _compiled(pattern).search(passage.text):
                met.add(pattern)
                found.append(CHECK.finding(passage, *match.span(), german=german))
    for number, finding in enumerate(found):
        if number == 0 and len(met) >= NEEDED:
            others = tuple(one.place for one in found[1:])
            german = finding.values["german"]
            yield CHECK.at(finding.place, related=others, severity="warning", german=german)
        else:
            yield finding


@cache
def _anchors() -> tuple[str, ...]:
    """For every calque the longest letters that it always holds: most texts hold few of them."""
    return tuple(max(OPEN.split(pattern), key=len) for pattern, _german in ALL)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")

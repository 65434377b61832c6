"""A space before a comma, full stop or other mark: left behind where words were cut.

Silent on ratios ("2 : 1"), smileys, spaced dots (". . ."), names that begin
with a dot (".NET") and in French, where some marks want their space.
"""

import re
from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="space-before-punctuation",
    severity="error",
    message=_("There is a space before the punctuation mark: “{quote}”."),
    why=_("The mark can slip to the next line, and the page looks unedited."),
    bad=(
        "Die Anlage schafft [[1.200 ,|1.200,]] die alte nur 800 Behälter.",
        "Der Betreiber plant [[um .|um.]]",
        "Die Halle ist [[fertig .|fertig.]] Der Umzug beginnt.",
        "Was kostet [[das ?|das?]] Niemand weiß es.",
        "„Wir bauen [[aus“ ,|aus“,]] sagte sie.",
        "Neu im [[Programm :|Programm:]] ein Sorter für Beutel.",
        "Vorn steht der Stapler [[(neu) ,|(neu),]] hinten der Kran.",
        "Der [[Sorter\u00a0;|Sorter;]] der Kran und das Regal.",
        "Sie liefert [[Regale ,|Regale, ]]und Kräne.",
        "😀 Der [[Kran ,|Kran,]] der hebt.",
    ),
    good=(
        "Die Anlage schafft 1.200, die alte nur 800 Behälter.",
        "Das Verhältnis beträgt 2 : 1 zugunsten der Shuttles.",
        "Und so weiter . . . bis zum Schluss.",
        "Die Software läuft unter .NET und auf Linux.",
        "Das freut uns :-) und auch Sie ;)",
        "Er zögerte ... und ging.",
        Case(text="Quel prix ! Et pourquoi ?", fields={"language": "fr"}),
    ),
)

SPACED = re.compile(
    r"(?<=[\w)”“»«\"'’%…])[ \u00a0\u202f]++(?:(?P<mark>[,;.!?:])(?=[\s“”\"»«’‘)]|$)(?!\)| [.!?])"
    r"|(?P<glued>,)(?=[^\W\d_]))"
)
WORD = re.compile(r"\S{1,40}$")


def find(copy: Copy) -> Iterator[Finding]:
    """The marks with a space before them."""
    for passage in copy.passages:
        text = passage.text
        for match in SPACED.finditer(text):
            mark = match["mark"] or ", "
            if mark in "!?;:" and copy.language == "fr":
                continue
            if mark == ":" and (
                text[match.start() - 1].isdigit() or text[match.end() :][:2] == " )"
            ):
                continue
            before = WORD.search(text, max(0, match.start() - 40), match.start())
            word = before.group() if before else ""
            start = match.start() - len(word)
            yield CHECK.finding(passage, start, match.end(), fix=word + mark)

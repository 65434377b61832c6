"""The same word twice in a row: left behind by a cut, a paste or a translation.

German has honest doublets where a relative clause begins, "die Maschinen, die
die Bogen wenden", "die Halle, in der der Kran steht": articles pass after a
comma, with or without a preposition, behind a conjunction ("dass die die") and
in a question ("Ist das das Ziel?"). So do "sie sie" and stressed adverbs ("sehr
sehr"). Of two capital words only a noun with its article is reported: the rest
are names ("Bora Bora"). Numbers never count.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.words import OPENERS, is_known, word_set

CHECK = Check(
    name="doubled-word",
    severity="warning",
    message=_("“{quote}” is written twice."),
    why=_("A doubled word makes readers doubt the rest of the text."),
    bad=(
        "Der Umsatz stieg [[um um|um]] 3,4 Prozent.",
        "[[Nach nach|Nach]] dem Umbau läuft die Anlage wieder.",
        "In der [[Halle Halle|Halle]] stehen zwölf Kräne.",
        "Das Lager [[steht steht|steht]] seit Mai leer.",
        "Der Auftrag kam [[vom vom|vom]] Betreiber.",
        "Die Shuttles [[der der|der]] neuen Baureihe fahren schneller.",
        "😀 Sie liefert [[auch auch|auch]] nach Wien.",
    ),
    good=(
        "Der Umsatz stieg um 3,4 Prozent.",
        "Die Maschinen, die die Bogen wenden, stehen in Halle 3.",
        "Die Halle, in der der Kran steht, wird verkauft.",
        "Er sucht jemanden, „die die Halle kennt“.",
        "Er weiß, dass das das Ziel ist.",
        "Ist das das Ende der Palette?",
        "Wir wissen, dass sie sie kennt.",
        "Die Nachfrage war sehr sehr hoch.",
        "Bora Bora bleibt teuer.",
        "Er liest Lagerplatz 12 12 Mal am Tag.",
        "Auf dem Weg weg vom Lager hielt der Stapler.",
    ),
)

DOUBLET = re.compile(r"(?<![\w-])([^\W\d_]{2,40})[ \u00a0]+(\1)(?![\w-])", re.IGNORECASE)
ARTICLES = word_set("der die das den dem")
HONEST = word_set("sie was wer ihr so sehr ganz viel nie lange bla ja nein ha na")
RELATIVE = re.compile(
    r"(?:,\s+[„»\"‚]?(?:\w+\s+)?"
    r"|\b(?:dass|ob|wenn|weil|als|wie|wo|und|oder|denn|was|bevor|nachdem|falls"
    r"|ist|war|wäre|sind|waren|hat|haben)\s+)$",
    re.IGNORECASE,
)
DETERMINED = re.compile(
    r"\b(?:de[rmns]|die|das|eine?[nmrs]?|i[mn]|am|zu[mr]|vom|beim|ihre?[nmr]?|seine?[nmr]?)\s$",
    re.IGNORECASE,
)
SENTENCE_START = re.compile(r"(?:^|[.!?:„»“\"–(]\s*)$")
NAMES = word_set("bora duran york sing pago walla wagga mau cha tuk lang jo boutros")


def find(copy: Copy) -> Iterator[Finding]:
    """The doublets that no grammar explains."""
    for passage in copy.passages:
        for match in DOUBLET.finditer(passage.text):
            if not _is_honest(passage.text[max(0, match.start() - 60) : match.start()], match):
                yield CHECK.finding(passage, *match.span(), fix=match[1])


def _is_honest(before: str, match: re.Match[str]) -> bool:
    first, second = match.groups()
    word = second.lower()
    if word in HONEST or word in NAMES:
        return True
    if word in ARTICLES and RELATIVE.search(before):
        return True
    if first.islower() and second.islower():
        return False
    if second.islower():  # "Weg weg" are two words, "Nach nach" is one
        return word not in OPENERS or not SENTENCE_START.search(before)
    return first != second or not DETERMINED.search(before) or not is_known(second)

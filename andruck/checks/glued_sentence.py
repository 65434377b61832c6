"""Two sentences without a space between them: "läuft.Der Betreiber".

Silent on domains and product names ("Amazon.Com", "Node.Js"), abbreviations
and file names: a capital word counts where it opens sentences ("Der", "Nach"),
or where a known word in lower case stands before the stop. After two stops any
word counts.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.sentences import ABBREVIATIONS
from andruck.text.words import OPENERS, is_known, word_set

CHECK = Check(
    name="glued-sentence",
    severity="error",
    message=_("The space between two sentences is missing: “{quote}”."),
    why=_("Glued sentences are the seam of a cut or of unedited machine translation."),
    bad=(
        "Die Anlage [[läuft.Der|läuft. Der]] Betreiber ist zufrieden.",
        "Gebaut wird seit [[2024.Im|2024. Im]] Mai folgt der Umzug.",
        "Was kostet [[das?Niemand|das? Niemand]] weiß es.",
        "Die Regale liefert eine [[GmbH.Sie|GmbH. Sie]] sitzt in Unna.",
        "Der Kran [[hebt.Nordkran|hebt. Nordkran]] liefert ihn.",
        "Das Lager steht [[leer..der]] Betreiber sucht Mieter.",
        "„Wir bauen [[aus.“Der|aus.“ Der]] Betreiber zahlt.",
        "Mit dem Ausbau der [[Halle!Danach|Halle! Danach]] kommt die Technik.",
        "😀 Alles [[steht.Nichts|steht. Nichts]] bewegt sich.",
    ),
    good=(
        "Die Anlage läuft. Der Betreiber ist zufrieden.",
        "Mehr unter www.nordkran.De und bei info@nordkran.Com.",
        "Die Software läuft auf Node.Js und bei Amazon.Com.",
        "Das Portal Yahoo!Japan und die Messe Bau.Forum werben.",
        "Das ist z.B.Sache der Technik.",
        "Die Datei heißt liste.Der.csv oder halle.Pdf.",
        "Die Kolleg.Innen und Mitarbeiter.Innen tagen.",
    ),
)

GLUED = re.compile(
    r"(?<![\w./@:])(?P<left>[^\W\d_]{2,40}|\d{4}|\d{1,3} ?(?:%|Prozent))(?P<stop>[.!?][“”]?)"
    r"(?P<right>[A-ZÄÖÜ][a-zäöüß]{1,40})(?![\w@/]|[.:]\w)"
)
TWO_STOPS = re.compile(r"(?<![\w./@:])(?P<left>\w{2,40})(?P<stop>\.\.)(?P<right>[^\W\d_]{2,40})\b")
# Endings of domains and files, and of words written for two genders.
ENDINGS = word_set(
    """com net org info biz de at ch li eu uk fr it es io ai tv app dev shop online js py java pdf
    doc docx xls csv txt jpg png xml html php zip innen gov edu us me cc to ly"""
)


def find(copy: Copy) -> Iterator[Finding]:
    """The seams of glued sentences."""
    for passage in copy.passages:
        for match in GLUED.finditer(passage.text):
            if _is_seam(match["left"], match["stop"], match["right"]):
                fix = f"{match['left']}{match['stop']} {match['right']}"
                yield CHECK.finding(passage, *match.span(), fix=fix)
        for match in TWO_STOPS.finditer(passage.text):
            yield CHECK.finding(passage, *match.span())


def _is_seam(left: str, stop: str, right: str) -> bool:
    if right.lower() in ENDINGS or left.lower() in ABBREVIATIONS["de"]:
        return False
    if right.lower() in OPENERS or len(stop) > 1:
        return True
    return left.islower() and len(left) > 2 and is_known(left) and left not in ENDINGS

"""A threat turned round: "warnte davor, auf einen möglichen Angriff mit Sanktionen zu reagieren".

Who threatens to answer an attack, and is said to have warned against answering
it, has been mistranslated ("he warned he would respond"). Reported is a warning
"davor" whose infinitive answers a deed that is only possible with a measure of
some force. Silent where the deed has happened: against that one may well warn of
too hard an answer.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="reversed-warning",
    severity="error",
    message=_("Whoever warns against their own answer probably threatens with it."),
    why=_("“warned that he would” became “warned against”: the sense is turned round."),
    bad=(
        "Die Gewerkschaft [[warnte davor, auf eine mögliche Schließung mit Streiks zu reagieren]].",
        "Am Tag, an dem sie [[davor warnte, auf mögliche Zölle mit Maßnahmen zu antworten]].",
        "Der Minister [[warnt davor, einen etwaigen Angriff mit Sanktionen zu beantworten]].",
        "Sie [[warnten davor, auf einen drohenden Boykott durch Gegenmaßnahmen zu reagieren]].",
        "Der Hafen [[warnte davor, im Falle einer Blockade mit Härte zu reagieren]].",
        "Sie [[warnt davor, auf möglichen Verzug mit Kündigung zu reagieren]].",
        "😀 Die Stadt [[warnte davor, auf mögliche Verstöße mit Strafen zu reagieren]].",
    ),
    good=(
        "Die Gewerkschaft drohte, auf eine mögliche Schließung mit Streiks zu reagieren.",
        "Die Wirtschaft warnt davor, auf die Zölle mit Gegenzöllen zu reagieren.",
        "Er warnte davor, auf Gewalt mit Gewalt zu antworten.",
        "Der Verband warnte vor möglichen Streiks.",
        "„Ich warne davor, auf mögliche Streiks mit Aussperrung zu reagieren“, sagte er.",
        "Sie warnte davor, eine mögliche Lösung zu übersehen.",
    ),
)

HEDGED = r"(?:mögliche|etwaige|drohende|eventuelle|potenzielle|potentielle|im Falle|falls)"
FORCE = (
    r"(?:mit|durch) (?:\w+ ){0,4}?(?:\w*[Mm]aßnahmen?|\w*[Ss]anktionen|\w*[Zz]öllen|\w*[Ss]treiks?"
    r"|\w*[Kk]ündigung(?:en)?|\w*[Ee]ntlassung(?:en)?|\w*[Gg]ebühr(?:en)?|\w*[Pp]reiserhöhung(?:en)?"
    r"|\w*[Ll]ieferstopps?|Ausschluss|Entzug|Verboten?|Truppen|Härte|Gewalt|Strafen|Vergeltung|Konsequenzen|Gegenwehr|Gegenschlägen?|Aussperrung(?:en)?|Boykott|Klagen?)"
)
ANSWER = r"(?:reagieren|antworten|beantworten|kontern|zurückzuschlagen|vergelten)"
REVERSED = re.compile(
    rf"\b(?:davor (?:ge)?warnt\w*|warn\w+ (?:\w+ ){{0,5}}?davor), (?=[^.!?;]{{0,200}}?\b{HEDGED})"
    rf"[^.!?;]{{0,200}}?\b{FORCE}\b[^.!?;]{{0,60}}? (?:zu )?{ANSWER}\b"
)


def find(copy: Copy) -> Iterator[Finding]:
    """The warnings that must be threats."""
    for passage in copy.passages:
        for match in REVERSED.finditer(passage.unquoted if "davor" in passage.text else ""):
            yield CHECK.finding(passage, *match.span())

"""An event placed before or after itself: "Die Messe beginnt drei Tage nach der Messe in Wien".

Reported where the subject is the bare event with its article, and the same noun
follows "vor den" or "nach dem" with a span of time, or where "desselben" says that
both are one. Silent where either has a
word that tells the two apart ("die zweiten Gespräche", "vor der letzten Messe",
"die Gespräche in Wien"): then there are two.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

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
        "😀 [[Die Auktion folgt zwei Jahre nach der Auktion]] der Stapler.",
    ),
    good=(
        "Die Gespräche finden zwei Wochen vor der Messe statt.",
        "Die Messe beginnt drei Tage nach der letzten Messe in Dortmund.",
        "Die Messe in Wien beginnt drei Tage nach der Messe in Dortmund.",
        "Das zweite Treffen fand einen Monat nach dem Treffen der Betreiber statt.",
        "Die Wahl findet vier Jahre nach der vorigen Wahl statt.",
        "„Die Messe beginnt drei Tage nach der Messe in Dortmund“, sagte sie.",
    ),
)

VERB = (
    r"(?:findet|finden|fand|fanden|beginnt|beginnen|begann|begannen|startet|starten|startete|endet|enden"
    r"|endete|endeten|folgt|folgen|folgte|folgten|liegt|liegen|lag|lagen|kommt|kommen|kam|kamen)"
)
SPAN = r"(?:\w+ )?(?:\w+) (?:Tage?|Wochen?|Monate?|Jahre?|Stunden?)"
OTHER = (
    r"(?:letzt|vorig|vergangen|vorherig|erst|zweit|dritt|früher|nächst|kommend|ander|jüngst|weiter"
    r"|geplatzt|gescheitert|abgesagt|ursprünglich|abgebrochen)"
)
ITSELF = re.compile(
    rf"\b(?:Die|Der|Das) (?P<event>[A-ZÄÖÜ][a-zäöüß]{{3,40}}) {VERB} {SPAN} (?:vor|nach)"
    rf" (?:de[mnr])(?P<between>(?: (?:\d+\.|[^\s,.;!?]+)){{0,10}}?) (?P=event)[nes]{{0,2}}\b"
)
SAME = re.compile(
    rf"\b(?:Die|Der|Das) (?P<event>[A-ZÄÖÜ][a-zäöüß]{{3,40}})(?: [\w-]+){{0,8}}? {VERB} {SPAN}"
    rf" (?:vor|nach) (?:de[mnr])(?P<between>(?: (?:\d+\.|[^\s,.;!?]+)){{0,10}}?)"
    rf" (?P=event)[nes]{{0,2}} (?:desselben|derselben)\b"
)
ELSE = re.compile(rf"\b{OTHER}\w*")


def find(copy: Copy) -> Iterator[Finding]:
    """The events that are placed by themselves."""
    for passage in copy.passages:
        for match in (*ITSELF.finditer(passage.unquoted), *SAME.finditer(passage.unquoted)):
            if not ELSE.search(match["between"]):
                yield CHECK.finding(passage, *match.span())

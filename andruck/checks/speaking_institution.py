"""A house, a city or an office that speaks: "sagte das Weiße Haus".

Institutions state, announce and reject; to say, to answer and to joke takes a
mouth, and the reader wants to know whose. Reported is a verb of speaking whose
doer is an institution. Silent on "teilte mit", "erklärte" and the like, where a
speaker follows ("sagte das Ministerium durch seinen Sprecher") and inside
quotations.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="speaking-institution",
    severity="note",
    message=_("“{quote}”: an institution does not speak, somebody speaks for it."),
    why=_("Who said it belongs to a statement as its words do."),
    bad=(
        "Biden werde das klarmachen, [[sagte das Weiße Haus]].",
        "[[Das Ministerium sagte]], die Brücke sei sicher.",
        "Der Bau sei teuer, [[sagte der Konzern]] am Montag.",
        "[[Der Kreml antwortete]], man prüfe das.",
        "Es sei zu spät, [[meinte die Stadtverwaltung]].",
        "Alle kämen frei, [[sagte die Polizei]].",
        "😀 [[Die Gewerkschaft sagte]] Nein.",
    ),
    good=(
        "Biden werde das klarmachen, teilte das Weiße Haus mit.",
        "Das Ministerium erklärte, die Brücke sei sicher.",
        "Der Bau sei teuer, sagte der Konzernchef.",
        "Es sei zu spät, sagte die Sprecherin der Stadtverwaltung.",
        "„Das sagte der Konzern“, klagte sie.",
        "Das Ministerium sagte den Termin ab.",
        "Die Bank sagte ihm Hilfe zu.",
        "Der Vorstand der Gewerkschaft sagte Nein.",
    ),
)

SPOKE = r"(?:sagten?|sagt|sagen|meinten?|antworteten?|erzählten?|fragten?|scherzten?)"
HOUSE = (
    r"(?:(?:das|der|die) (?:\w+[en] )?(?:Weiße Haus|Kreml|Pentagon|Élysée-?\w*|Vatikan"
    r"|\w*(?:[Mm]inisterium|[Vv]erwaltung|[Bb]ehörde|[Rr]egierung|[Kk]onzern|[Uu]nternehmen"
    r"|[Vv]erband"
    r"|[Gg]ewerkschaft|[Kk]ommission|[Pp]olizei|[Gg]ericht|[Bb]ank|[Rr]athaus|[Gg]esellschaft"
    r"|[Zz]entrale"
    r"|[Ff]irma|[Bb]otschaft|[Kk]ammer|[Aa]mt|[Pp]arlament|[Bb]etreiber)))"
)
VERB_FIRST = re.compile(rf"\b{SPOKE} {HOUSE}\b(?! durch)")
HOUSE_FIRST = re.compile(
    rf"(?<!\w )\b(?i:{HOUSE}) {SPOKE}\b(?![^,.;]* (?:ab|zu|aus|voraus|an)[.,;])"
)


def find(copy: Copy) -> Iterator[Finding]:
    """The institutions that speak."""
    for passage in copy.passages:
        if "sag" in passage.text or "wort" in passage.text or "mein" in passage.text:
            for pattern in (VERB_FIRST, HOUSE_FIRST):
                for match in pattern.finditer(passage.unquoted):
                    yield CHECK.finding(passage, *match.span())

"""A "dies" that takes back what the same sentence has just said.

"Er sagte, dass A gelte und dass dies nicht der Fall sei": the second clause
denies the first, for "dies" has nothing else to point to. Silent where the
first clause reports a claim or a fear that somebody denies ("behaupten",
"fürchten"), where a second speaker comes in ("aber", a new verb of saying), and
inside quotations.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="dangling-dies",
    severity="error",
    message=_("“{quote}” takes back what the sentence has just said."),
    why=_("“dies” points to the clause before it and turns its sense round."),
    bad=(
        "Sie sagte, dass der Kran im Mai stehe [[und dass dies nicht der Fall sei]].",
        "Er versprach, dass alle bleiben – auch in Unna – [[und dass dies nicht wahr sei]].",
        "Er werde klarmachen, dass Nordkran zu den Kunden stehe, [[und dass das nicht stimme]].",
        "Das Werk teilte mit, dass die Anlage läuft [[und dass dies nicht so ist]].",
        "Es hieß, dass die Norm ab Mai gelte [[und dass dies nicht zutreffe]].",
        "Sie sagte, dass man die Kunden begleite [[und dass dies nicht so gewesen sei]].",
        "😀 Sie betonte, dass geliefert werde [[und dass dies nicht der Fall sein werde]].",
    ),
    good=(
        "Sie sagte, dass der Kran im Mai stehe und dass die Halle folge.",
        "Er wisse, dass viele eine Schließung fürchten, und dass dies nicht der Fall sei.",
        "Kritiker behaupten, dass der Kran kippt und dass dies nicht der Fall sei, sei gelogen.",
        "Sie fragten, ob der Kran steht, aber sie sagte, dass dies nicht der Fall sei.",
        "„Ich sage, dass er steht und dass dies nicht so ist“, scherzte sie.",
        "Sie sagte, dass dies nicht der Fall sei.",
    ),
)

DENIED = re.compile(
    r"\bund dass (?:dies|das) (?:(?:nicht (?:der Fall|so|wahr|richtig|zutreffend)|anders)"
    r" (?:gewesen |sein )?(?:sei|ist|wäre|war|werde|wird)"
    r"|nicht (?:zutreffe|zutrifft|stimme|stimmt))\b"
)
STATED = re.compile(r"\bdass\b")
CLAIMED = re.compile(
    r"\b(?:behaupt|fürcht|befürcht|vermut|glaub|mein[te]|annehm|annahm|vorw[ue]rf|werfe|Gerücht|Sorge|Angst|Vorwurf"
    r"|Verdacht|ob|aber|doch|jedoch|falsch|irrt)"
)


def find(copy: Copy) -> Iterator[Finding]:
    """The denials that hit their own sentence."""
    for passage in copy.passages:
        text = passage.unquoted if "und dass" in passage.text else ""
        for match in DENIED.finditer(text):
            sentence = next(
                one for one in passage.sentences if one.start <= match.start() < one.end
            )
            before = text[max(sentence.start, match.start() - 400) : match.start()]
            if STATED.search(before) and not CLAIMED.search(before):
                yield CHECK.finding(passage, *match.span())

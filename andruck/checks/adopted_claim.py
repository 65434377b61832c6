"""A claim in the indicative behind a verb of claiming: "betonte, dass der Bau sicher ist".

Behind such verbs the subjunctive says that the words are somebody else's; the
indicative makes them the paper's own. Languages without it leave the indicative
behind. Reported is a clause with "dass" behind a verb by which parties speak
for themselves, where the verb's form shows the mood. Silent where courts,
science or statistics establish something, on questions and negations, and
inside quotations.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.words import word_set

CHECK = Check(
    name="adopted-claim",
    severity="note",
    message=_(
        "“{quote}” makes the claim the paper’s own; the subjunctive leaves it to the speaker."
    ),
    why=_("Readers must be able to tell what is established from what somebody says."),
    bad=(
        "Sie wies darauf hin, [[dass Krone weiterhin Gespräche führt]].",
        "Der Betreiber betonte, [[dass die Anlage sicher ist]].",
        "Die Partei beteuert, [[dass niemand gehen muss]].",
        "Er versicherte, [[dass das Wasser sauber ist]], und ging.",
        "Nordkran hob hervor, [[dass der Umsatz wächst]].",
        "Die Ministerin unterstrich, [[dass das Gesetz allen hilft]].",
        "😀 Er bekräftigte, [[dass die Halle im Mai öffnet]].",
    ),
    good=(
        "Sie wies darauf hin, dass Krone weiterhin Gespräche führe.",
        "Der Betreiber betonte, dass die Anlage sicher sei.",
        "Die Forscher wiesen darauf hin, dass Wasser bei null Grad gefriert.",
        "Das Gericht betonte, dass der Vertrag gilt.",
        "Sie wussten, dass die Halle im Mai öffnet.",
        "Wer betont, dass er recht hat, hat oft unrecht.",
        "„Er betonte, dass die Anlage sicher ist“, sagte sie.",
    ),
)

CLAIMED = re.compile(
    r"\b(?:w(?:ies|iesen|eist|eisen) (?:\w+ ){0,3}?darauf hin|darauf hin(?:ge)?w\w+|(?:be"
    r"|ver)ton(?:te|ten|t)"
    r"|beteuer(?:te|ten|t|n)|versicher(?:te|ten|t|n)|h[oe]b(?:t|en)? (?:\w+ ){0,2}?hervor"
    r"|unterstr(?:ich|ichen|eicht)|bekräftig(?:te|ten|t)|behaupte(?:te|ten|t)|argumentier(?:te"
    r"|ten|t)"
    r"|beklag(?:te|ten|t))$"
)
# Who establishes more than they claim, and what is no report.
NEUTRAL = re.compile(
    r"\b(?:\w*[Ff]orsch\w*|\w*[Ww]issenschaft\w*|Studie|\w*[Gg]ericht\w*|Richter\w*|Statist\w*"
    r"|Polizei"
    r"|Gutacht\w*|[Ww]er|[Mm]an|ich|wir|nicht|Historiker\w*|Ärzt\w*|Experte\w*)\b"
)
MOODLESS = word_set("sollte wollte konnte musste durfte mochte")


def find(copy: Copy) -> Iterator[Finding]:
    """The claims that are told as facts."""
    for passage in copy.body:
        if "dass" not in passage.text:
            continue
        for clauses in passage.clauses:
            for before, claim in pairwise(clauses):
                finite = claim.finite
                if (
                    finite is not None
                    and claim.text.split()[:1] == ["dass"]
                    and finite.reading.forms == {"present"}
                    and not finite.word.endswith("n")
                    and CLAIMED.search(before.text.rstrip())
                    and not NEUTRAL.search(before.text)
                ):
                    yield CHECK.finding(
                        passage, claim.first, claim.start + len(claim.text.rstrip(" ."))
                    )

"""A bracket without its partner.

Silent on enumerations ("a)", "2)"), on faces made of marks (";-)"), and on
quoted words, which may be cut in the middle.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="unbalanced-brackets",
    severity="warning",
    message=_("The bracket {quote} lacks its partner."),
    why=_("Readers wait for the end of what the bracket began."),
    bad=(
        "Der Kran [[(]]Baujahr 2019 hebt acht Tonnen.",
        "Der Kran hebt acht Tonnen[[)]] und wiegt zwei.",
        "Das Werk in Unna [[(]]Westfalen, 400 Beschäftigte, wächst (um zwei Hallen).",
        "Die Norm [[[]]EN 15512 gilt.",
        "😀 Sie kam (spät[[]]], aber sie kam).",
    ),
    good=(
        "Der Kran (Baujahr 2019) hebt acht Tonnen (bei Wind weniger).",
        "Zur Wahl stehen a) Kauf und b) Miete.",
        "1) Kauf\n\n2) Miete",
        "Das war knapp ;-) und dann :( traurig.",
        "Er sagte: „Der Kran (der alte“ und schwieg.",
        "Die Norm (EN 15512 [2021]) gilt, Blende f2.8 (bis f1.8).",
    ),
)

BRACKET = re.compile(r"[()\[\]]")
PARTNER = {")": "(", "]": "["}
ENUMERATION = re.compile(r"(?:^|[\s,;:])(?:[a-z]|\d{1,2}|[ivx]{1,4})$")
FACE = re.compile(r"[:;=][-o*']?$")


def find(copy: Copy) -> Iterator[Finding]:
    """Brackets that stay open or were never opened."""
    for passage in copy.passages:
        opened: list[re.Match[str]] = []
        for match in BRACKET.finditer(passage.unquoted):
            before = passage.text[max(0, match.start() - 6) : match.start()]
            if FACE.search(before):
                continue
            partner = PARTNER.get(match.group())
            if partner is None:
                opened.append(match)
            elif opened and opened[-1].group() == partner:
                opened.pop()
            elif match.group() == "]" or not ENUMERATION.search(before):
                yield CHECK.finding(passage, *match.span())
        for match in opened:
            yield CHECK.finding(passage, *match.span())

"""A spelling or a word that the house does not use (``house.toml`` of the portal).

``[spellings]`` names what to write instead and is asked everywhere,
``[avoid]`` gives a reason and passes quoted words, which are somebody else's.
An entry in small letters is found at the beginning of a sentence too, and with
the endings of adjectives; one in capitals is found as it stands.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding, House, Imprint, Portal
from andruck.text.copy import Copy

PROBE = Portal(
    name="Probe",
    tagline="",
    language="de",
    host="",
    folder="",
    imprint=Imprint(publisher="", street="", city=""),
    house=House(
        spellings={"LKW": "Lkw", "Online-Handel": "Onlinehandel", "aufwändig": "aufwendig"},
        avoid={
            "innovativ": "Schreiben Sie, was neu daran ist.",
            "weltweit führend": "Wer sagt das?",
        },
    ),
)
CHECK = Check(
    name="house-style",
    severity="warning",
    message=_("House style for “{quote}”: {rule}"),
    why=_("One house, one spelling; and some words say nothing."),
    bad=(
        Case(text="Der [[LKW|Lkw]] wartet.", copy={"portal": PROBE}),
        Case(text="😀 Der [[Online-Handel|Onlinehandel]] wächst.", copy={"portal": PROBE}),
        Case(text="Der Umbau war [[aufwändig|aufwendig]].", copy={"portal": PROBE}),
        Case(text="[[Aufwändig|Aufwendig]] war der Umbau.", copy={"portal": PROBE}),
        Case(text="Nordkran baut [[innovative]] Krane.", copy={"portal": PROBE}),
        Case(text="Sie ist [[weltweit führend]].", copy={"portal": PROBE}),
        Case(headline="[[LKW|Lkw]] stehen still", copy={"portal": PROBE}),
    ),
    good=(
        Case(text="Der Lkw und der Onlinehandel warten.", copy={"portal": PROBE}),
        Case(text="„Unsere innovativen Krane“, sagte sie.", copy={"portal": PROBE}),
        Case(text="Die LKWG Spedition wartet.", copy={"portal": PROBE}),
        Case(text="Der aufwändige Umbau kostet Zeit."),
    ),
)

ENDINGS = r"(?:e[nmrs]?)?"


def find(copy: Copy) -> Iterator[Finding]:
    """What the portal's house style wants otherwise."""
    house = copy.portal.house if copy.portal else House()
    spellings = _pattern(tuple(house.spellings), "")
    avoided = _pattern(tuple(house.avoid), ENDINGS)
    for passage in copy.passages:
        for match in spellings.finditer(passage.text) if spellings else ():
            right = _as_written(match.group(), house.spellings)
            yield CHECK.finding(passage, *match.span(), fix=right, rule=f"„{right}“.")
        for match in avoided.finditer(passage.unquoted) if avoided else ():
            reason = _reason(match.group(), house.avoid)
            yield CHECK.finding(passage, *match.span(), rule=reason)


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...], endings: str) -> re.Pattern[str] | None:
    """All words in one pattern, the longest first."""
    if not words:
        return None
    parts = [
        f"(?i:{re.escape(word[0])}){re.escape(word[1:])}{endings}"
        if word[0].islower()
        else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")


def _as_written(found: str, spellings: dict[str, str]) -> str:
    """What to write, with a capital where one was found."""
    if found in spellings:
        return spellings[found]
    right = spellings[found[0].lower() + found[1:]]
    return right[0].upper() + right[1:]


def _reason(found: str, avoid: dict[str, str]) -> str:
    word = found[0].lower() + found[1:]
    known = max((one for one in avoid if found.startswith(one) or word.startswith(one)), key=len)
    return avoid[known]

"""Characters destroyed by a wrong encoding: "fÃ¼r", "&nbsp;", the sign �.

What UTF-8 looks like when read as Windows-1252 is computed from the characters
German and neighbouring languages use, not guessed. Silent on names that hold
such letters honestly ("SÃO PAULO", "Bâle") and on a lone ampersand ("H & M").
"""

import html
import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="broken-characters",
    severity="error",
    message=_("“{quote}” is a broken character."),
    why=_("A wrong encoding has destroyed a character; readers see rubbish."),
    bad=(
        "Die Anlage ist f[[Ã¼|ü]]r 900 Behälter gebaut.",
        "Der Betreiber w[[Ã¤|ä]]chst in ganz [[Ã–|Ö]]sterreich.",
        "[[â€ž|„]]Wir bauen aus[[â€œ|“]], sagte sie.",
        "Kosten: 3 Mio.[[&nbsp;|\u00a0]]Euro.",
        "Krananlagen f[[&uuml;|ü]]r Werften.",
        "Der Kran hei[[\ufffd]]t Goliath.",
        "F[[&#246;|ö]]rdertechnik aus Unna.",
        "Stra[[ÃŸ|ß]]en und Wege.",
        "12 t [[Â\u00a0|\u00a0]]Traglast",
        "😀 Stahl [[&amp;|&]] Kran GmbH",
    ),
    good=(
        "Die Anlage ist für 900 Behälter gebaut.",
        "SÃO PAULO und Bâle, Ângela und Œuvre.",
        "Die Kran & Regal GmbH baut in Unna.",
        "Frage & Antwort; das war alles.",
    ),
)

KNOWN = "äöüÄÖÜßéèêëáàâãåæçîïíìñóòôõøúùûýÿÉÈÀÇ„“”‚‘’–—…•€™©®°§»«´·½¼¾²³µ×±\u00a0"


def _misread(character: str) -> str:
    """How the UTF-8 bytes of a character look in Windows-1252."""
    return "".join(
        bytes([byte]).decode("latin-1" if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252")
        for byte in character.encode()
    )


MISREAD = {_misread(character): character for character in KNOWN}
ENTITY = r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{1,6}(?:uml|acute|grave|circ|cedil|quo)|szlig"
BROKEN = re.compile(
    "|".join(sorted(map(re.escape, MISREAD), key=len, reverse=True))
    + f"|{ENTITY}|amp|nbsp|quot|lt|gt|shy|ndash|mdash|euro|hellip|apos);|ï»¿|\ufffd+"
)


def find(copy: Copy) -> Iterator[Finding]:
    """The broken characters, each with what it was where that can be known."""
    for passage in copy.passages:
        for match in BROKEN.finditer(passage.text):
            broken = match.group()
            fix = MISREAD.get(broken)
            if broken.startswith("&"):
                fix = html.unescape(broken)
                if fix == broken:
                    continue
            yield CHECK.finding(passage, *match.span(), fix="" if broken == "ï»¿" else fix)

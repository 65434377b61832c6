"""A character nobody sees: zero-width spaces, byte order marks, direction marks.

They break search, line ends and copied figures. Soft hyphens are only noted:
long headlines may want them. Silent on joiners inside emoji and in scripts that
need them (Arabic, Persian, Indic), and on direction marks beside Hebrew or
Arabic letters.
"""

import re
import unicodedata
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding, Severity
from andruck.text.copy import Copy

CHECK = Check(
    name="invisible-character",
    severity="warning",
    message=_("An invisible character ({name}) stands in “{quote}”."),
    why=_("Invisible characters break search, line ends and copied figures."),
    bad=(
        "Das Hochrega[[l\u200bl|ll]]ager wächst.",
        "Die Traglast beträgt [[1\u200e2|12]] Tonnen.",
        "[[\ufeffD|D]]er Kran hebt.",
        "Der Umsat[[z\u2060 |z ]]stieg.",
        "För[[d\u00ade|de]]rtechnik aus Unna.",
        "Die Summe [[:\u202e |: ]]321.",
        "Palett[[e\u200b\u200b.|e.]]",
        "Stah[[l\x07b|lb]]au",
        "😀 Kra[[n\u200d |n ]]und Regal",
    ),
    good=(
        "Das Hochregallager wächst.",
        "Die Technikerin 👩\u200d🔧 prüft den Kran.",
        "Der Name lautet \u200fנורדקראן\u200e.",
        "می\u200cخواهم",
        "Ein Herz ❤\ufe0f für Kräne.",
    ),
)

INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
JOINERS = frozenset("\u200c\u200d")
DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def find(copy: Copy) -> Iterator[Finding]:
    """The invisible characters with the letters beside them."""
    for passage in copy.passages:
        text = passage.text
        for match in INVISIBLE.finditer(text):
            before = text[max(0, match.start() - 1) : match.start()]
            after = text[match.end() : match.end() + 1]
            if _belongs(match.group(), before, after):
                continue
            name = f"U+{ord(match.group()[0]):04X}"
            severity: Severity | None = "note" if set(match.group()) == {"\u00ad"} else None
            start, end = match.start() - len(before), match.end() + len(after)
            yield CHECK.finding(
                passage, start, end, fix=before + after, severity=severity, name=name
            )


def _belongs(run: str, before: str, after: str) -> bool:
    """Whether the script or the emoji around them needs these characters."""
    if set(run) <= JOINERS:
        return bool(before and after) and (
            unicodedata.category(before) in ("So", "Sk", "Mn") or _is_foreign(before)
        )
    return set(run) <= DIRECTIONS and (_is_foreign(before) or _is_foreign(after))


def _is_foreign(letter: str) -> bool:
    """Hebrew, Arabic or a script of India: right-to-left or with joining forms."""
    return bool(letter) and (
        unicodedata.bidirectional(letter) in ("R", "AL") or 0x900 <= ord(letter) <= 0xDFF
    )

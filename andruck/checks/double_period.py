"""Two full stops in a row: neither one nor the three dots of an ellipsis.

Silent on ellipses of any length, on omissions ("[..]"), on paths ("../bilder") and
on ranges ("1..9").
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="double-period",
    severity="error",
    message=_("Two full stops in a row: “{quote}”."),
    why=_("Two full stops are a typing slip or the seam of two sentences that were joined."),
    bad=(
        "Die Anlage läuft seit [[Mai..|Mai.]] Sie schafft 900 Behälter.",
        "Der Hersteller liefert Regale, Kräne [[usw..|usw.]]",
        "Das Lager steht [[leer..der]] Betreiber sucht Mieter.",
        "„Wir bauen [[aus..|aus.]]“ Mehr sagte sie nicht.",
        "Das Lager fasst 12.500 [[Paletten ..|Paletten.]]",
        "😀 Der Kran hebt acht [[Tonnen..|Tonnen.]]",
    ),
    good=(
        "Die Anlage läuft seit Mai.",
        "Er zögerte ... und ging.",
        "Er zögerte .... Dann ging er.",
        "Die Datei liegt unter ../bilder und unter ..\\bilder.",
        "Erlaubt sind die Werte 1..9 und a/..",
        "„Es ist [..] festzuhalten“, heißt es, „(..) und gut“.",
    ),
)

DOTS = re.compile(r"(?<![./\\\[(])\.\.(?![./\\\])])")
BEFORE = re.compile(r"[^\s.]{0,40} ?$")
AFTER = re.compile(r"\w{0,40}")


def find(copy: Copy) -> Iterator[Finding]:
    """The places with exactly two full stops."""
    for passage in copy.passages:
        text = passage.text
        for match in DOTS.finditer(text):
            before = BEFORE.search(text, max(0, match.start() - 40), match.start())
            after = AFTER.match(text, match.end())
            assert before and after  # both patterns match the empty word
            if before.group()[-1:].isdigit() and after.group()[:1].isdigit():
                continue
            fix = None if after.group() else before.group().rstrip() + "."
            yield CHECK.finding(passage, before.start(), after.end(), fix=fix)

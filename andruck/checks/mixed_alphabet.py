"""A Cyrillic or Greek letter inside a Latin word: "Рalette" with a Russian Р.

It looks right and breaks search, spelling and links; text from the web carries
it, at times on purpose. Silent on words wholly in another alphabet, on units and
symbols of science ("μm", "kΩ", "α-Strahlen", "ΔT") and on compounds joined by a
hyphen.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="mixed-alphabet",
    severity="error",
    message=_("“{quote}” holds a letter of another alphabet."),
    why=_("The word looks right, but no search finds it."),
    bad=(
        "Eine [[\u0420alette|Palette]] kostet 9,60 Euro.",
        "Der [[Kr\u0430n|Kran]] hebt acht Tonnen.",
        "Die [[\u041d\u0430ll\u0435|Halle]] steht leer.",
        "Ein [[St\u03bfpler|Stopler]] fehlt.",
        "Der [[Sorte\u044f]] fehlt.",
        "😀 Das [[L\u0430ger|Lager]] ist voll.",
    ),
    good=(
        "Eine Palette kostet 9,60 Euro.",
        "Die Stadt heißt auf Russisch Москва, auf Griechisch Αθήνα.",
        "Die Schicht ist 12 μm dick, der Widerstand 4 kΩ groß, ΔT beträgt 3 Grad.",
        "Die α-Strahlen und das Москва-Lager.",
    ),
)

# Letters that look alike; the rest have no sure remedy.
ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХавсеіјкморѕтухΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυρ",
        "ABESIJKMHOPCTYXabceijkmopstyxABEZHIKMNOPTYXovup",
        strict=True,
    )
)
MIXED = re.compile(
    r"(?<!\w)(?=[\u0370-\u04ff]*[A-Za-zÄÖÜäöüß])(?=[A-Za-zÄÖÜäöüß]*[\u0370-\u04ff])"
    r"[A-Za-zÄÖÜäöüß\u0370-\u04ff]{3,40}(?!\w)"
)
SYMBOLS = frozenset("μΩΔαβγδλπσΣφω°")


def find(copy: Copy) -> Iterator[Finding]:
    """The words that are written in two alphabets."""
    for passage in copy.passages:
        for match in MIXED.finditer(passage.text):
            foreign = {letter for letter in match.group() if "\u0370" <= letter <= "\u04ff"}
            if foreign <= SYMBOLS:
                continue
            known = foreign <= set(ALIKE)
            fix = "".join(ALIKE.get(letter, letter) for letter in match.group())
            yield CHECK.finding(passage, *match.span(), fix=fix if known else None)

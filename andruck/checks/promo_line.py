"""A promo line for another story inside the text: "Lesen Sie auch: …".

Left over from the page the text was taken from. A whole block that opens like
one is reported where it is short; in running text only a last sentence that
ends in a colon's promise. A portal adds its own openings (house.toml, promo).
Silent on references within a work ("Siehe auch Kapitel 3", "siehe Tabelle 2")
and on sentences that only mention reading.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy, Passage

CHECK = Check(
    name="promo-line",
    severity="error",
    message=_("This is a promo line for another story."),
    why=_("A promo left in the text leads nowhere and shows that nobody read it."),
    bad=(
        "[[Siehe auch Nordkran eröffnet neues Werk in Unna - Wirtschaft]]",
        "[[Lesen Sie auch: So baut Nordkran seine Kräne]]",
        "[[Auch interessant: Zehn Tipps für Lagerleiter]]",
        "[[Das könnte Sie auch interessieren]]",
        "Der Kran hebt acht Tonnen. [[Lesen Sie auch: So baut Nordkran seine Kräne]]",
        "[[>> Zum Thema: Streik im Hafen]]",
        "[[Abonnieren Sie unseren Newsletter und verpassen Sie keine Meldung.]]",
        "[[Folgen Sie uns auf allen Kanälen!]]",
        "[[Weiterlesen …]]",
        "[[Melden Sie sich jetzt für unseren Newsletter an!]]",
        "[[Read also: Nordkran opens new plant]]",
        "😀 Der Kran hebt acht Tonnen. [[Auch interessant: So baut Nordkran]]",
        "[[Lea también: Nordkran abre una planta]]",
    ),
    good=(
        "Siehe auch Kapitel 3 und Tabelle 2.",
        "Lesen Sie den Zählerstand ab, bevor die Anlage startet.",
        "Mehr zum Thema Brandschutz will der Verband im Mai vorlegen.",
        "Zum Thema Personal sagte sie nichts.",
        "Auch interessant für Werften ist die höhere Traglast.",
        "Die Norm verlangt das (siehe auch Abschnitt 4).",
        "Weiterlesen konnte der Scanner trotz Schmutz.",
        "Der Newsletter erscheint monatlich.",
    ),
)

# Openings that only a promo has, whatever follows.
SURE = (
    r"Lesen Sie (?:auch|hier|dazu|mehr|weiter)\b(?! den| die| das)|Lesetipp"
    r"|Weiterlesen(?=:|$| ?[…»])|Das könnte (?:Sie|dich) auch|(?:Mehr zum|Zum) Thema(?=:|$)"
    r"|Auch interessant(?=:|$)|(?:Mehr|Passend) dazu(?=:|$)|Verwandte (?:Artikel|Themen)\b"
    r"|Folgen Sie uns\b|(?:Jetzt )?[Aa]bonnieren Sie (?:jetzt |hier |auch )?(?:unseren?|den) "
    r"|Teilen Sie (?:diesen|den) (?:Artikel|Beitrag)\b"
    r"|Melden Sie sich (?:\w+ ){0,3}(?:für|zu) (?:unseren|unserem|den|dem) Newsletter\b"
    r"|Related:|Lire aussi\b|(?:READ|Read) (?:also|ALSO|more|MORE)\b|SEE ALSO|See also\b"
    r"|(?:Lea|LEA|Vea|VEA|Ver) también\b"
)
# Openings that a reference to a chapter or a table has too.
LIKELY = r"Siehe auch|Siehe hierzu|Siehe dazu"
WORK = (
    r"(?:die |den |das |dazu |hierzu |auch )*(?:Kapitel|Abschnitt|Tabelle|Tab\.|Abbildung|Abb\."
    r"|Seite|S\.|Anhang|Grafik|Bild|Infobox|Kasten|Anlage|Absatz|Artikel|Art\.|Nummer|Norm|DIN|VDI|EN"
    r"|ISO|§|unten|oben)"
)
BLOCK = re.compile(rf"(?:[>»→•▶*+-]+ ?)?(?:{SURE}|(?:{LIKELY})\b(?![:\s]*{WORK}))")
LEFTOVER = re.compile(r"[-–—] (?:International|Wirtschaft|Politik|Panorama|News|Welt|Sport)$")
TAIL = re.compile(r"(?:Lesen Sie (?:auch|dazu|hier)|Mehr zum Thema|Auch interessant|Lesetipp)\s?: ")
LONGEST = 220


def find(copy: Copy) -> Iterator[Finding]:
    """Promo blocks, and promo sentences at the end of a block."""
    own = copy.portal.house.promo if copy.portal else ()
    for passage in copy.body:
        text = passage.text.strip()
        start = passage.text.find(text)
        if len(text) <= LONGEST and _is_promo(text, own):
            yield CHECK.finding(passage, start, start + len(text))
        else:
            yield from _tail(passage)


def _is_promo(text: str, own: tuple[str, ...]) -> bool:
    """A promo by its opening; a portal's own openings may also begin an honest sentence."""
    if BLOCK.match(text) or LEFTOVER.match(text):
        return True
    return text.startswith(own) and not text.endswith((".", "“"))


def _tail(passage: Passage) -> Iterator[Finding]:
    if passage.sentences and TAIL.match(passage.sentences[-1].text):
        last = passage.sentences[-1]
        if len(last.text) <= LONGEST:
            yield CHECK.finding(passage, last.start, last.end)

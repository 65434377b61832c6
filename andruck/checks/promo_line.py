"""A promo line for another story inside the text: "Lesen Sie auch: …".

Left over from the page the text was taken from: a whole block that opens like
one, or a sentence glued into a block. The words are those of ``text.promo``,
which page reading removes by; a portal adds its own (house.toml, promo).
Silent on references within a work ("Siehe auch Kapitel 3", "siehe Tabelle 2")
and on sentences that only mention reading.
"""

from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.promo import promo_spans

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


def find(copy: Copy) -> Iterator[Finding]:
    """Promo blocks, and promo sentences glued into a block."""
    own = copy.portal.house.promo if copy.portal else ()
    for passage in copy.body:
        for start, end in promo_spans(passage.text, house=own):
            yield CHECK.finding(passage, start, end)

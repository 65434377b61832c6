"""A machine's translation that nobody has read: several kinds of sign in one text.

No sign proves anything; three different ones do, if at least two of them are of
the kind that only a translation leaves (``_signs``). The signs stand beside the
finding. Whether the text says that it was translated is another question
(unlabelled-translation); an edited translation has none of these signs.
"""

from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.checks._signs import KINDS, shows, signs
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="unedited-translation",
    severity="error",
    message=_("{count} of {all} signs that a machine translated this and nobody edited it."),
    why=_("What nobody has read nobody can answer for; readers see it at the first such sentence."),
    bad=(
        Case(
            text="Die Anlage ist „sofortig“, „gut“, „neu“ und „stark“.\n\n"
            "Alle kamen. Akzeptiere alles ohne die Zustimmung..die Partner sind dabei."
        ),
        Case(
            text="Das ist nicht notwendigerweise so. Für den Moment ruht alles in Unna. "
            "Sagte außerdem, dass der Kran steht.\n\nDie Halle ist fertig..Alle freuen sich."
        ),
        Case(
            text="😀 Sie sagte, dass alle bleiben und dass dies nicht der Fall sei. Er warnte "
            "davor, die Verträge zu kündigen, falls Unna nicht bis Mai zahle. Die Pension der "
            "Arbeiter wird am Monatsende überwiesen."
        ),
    ),
    good=(
        "Der Betreiber baut aus.",
        "Die Anlage läuft..Der Betreiber nennt sie „gut“, „neu“, „stark“ und „schnell“.",
        "Der Plan macht Sinn. Für den Moment ruht alles. Am Ende des Tages zählt das Ergebnis.",
        "Die Halle , leer. Am Montag, 31. Juni, ruht alles..Der Betreiber baut.Alle lachen.",
    ),
)


def find(copy: Copy) -> Iterator[Finding]:
    """One finding for the text, with its signs beside it."""
    if shows(copy):
        shown = signs(copy)
        yield CHECK.at(
            copy.whole,
            related=tuple(shown.values()),
            count=str(len(shown)),
            all=str(len(KINDS)),
        )

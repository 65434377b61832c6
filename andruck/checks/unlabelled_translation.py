"""A translation by machine that does not say so.

Three ways to know: the pipeline translated it, the item says what it is a
translation of, or the text itself shows enough signs (unedited-translation).
Silent where ``digital_source_type`` names how the text was made; a translation
by people says "digitalCreation" or "humanEdits", but the signs of a machine are
not silenced by that.
"""

from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.checks._signs import shows
from andruck.model import Association, Concept, Finding, Item
from andruck.text.copy import Copy
from andruck.text.words import word_set

TRANSLATED = {"associations": (Association(rel="translationOf", uri="urn:original"),)}
BY_MACHINE = Concept(
    name="trainedAlgorithmicMedia",
    uri="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
)
BY_PEOPLE = Concept(
    name="digitalCreation",
    uri="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
)

CHECK = Check(
    name="unlabelled-translation",
    severity="error",
    message=_("The text is a translation, and nothing says how it was made."),
    why=_("Readers may expect to be told when a machine has translated, and who answers for it."),
    bad=(
        Case(text="Der Betreiber baut aus.", copy={"machine_translated": True}),
        Case(
            text="Der Betreiber baut aus.",
            fields={"digital_source_type": BY_PEOPLE},
            copy={"machine_translated": True},
        ),
        Case(text="Der Betreiber baut aus.", fields=TRANSLATED),
        Case(
            text="Die Anlage ist „sofortig“, „gut“, „neu“ und „stark“.\n\n"
            "Alle kamen. Akzeptiere alles ohne die Zustimmung..die Partner sind dabei."
        ),
        Case(
            text="In 2026 ist das nicht notwendigerweise so.Der Betreiber baut aus. "
            "Sagte gestern, dass der Kran steht.",
            fields={"digital_source_type": BY_PEOPLE},
        ),
    ),
    good=(
        "Der Betreiber baut aus.",
        Case(
            text="Der Betreiber baut aus.",
            fields={"digital_source_type": BY_MACHINE},
            copy={"machine_translated": True},
        ),
        Case(
            text="Der Betreiber baut aus.", fields={**TRANSLATED, "digital_source_type": BY_PEOPLE}
        ),
        "Die Anlage läuft..Der Betreiber nennt sie „gut“, „neu“, „stark“ und „schnell“.",
    ),
)

MACHINE = word_set(
    """trainedAlgorithmicMedia compositeWithTrainedAlgorithmicMedia algorithmicMedia
    algorithmicallyEnhanced compositeSynthetic"""
)


def find(copy: Copy) -> Iterator[Finding]:
    """One finding where a translation is known or shows, and no label says so."""
    code = _code(copy.item)
    if code in MACHINE:
        return
    translated = any(one.rel == "translationOf" for one in copy.item.associations)
    if copy.machine_translated or (translated and not code) or shows(copy):
        yield CHECK.at(copy.whole)


def _code(item: Item) -> str:
    """The code of the IPTC digital source type, without its scheme."""
    kind = item.digital_source_type
    return (kind.uri.rsplit("/", 1)[-1] or kind.name) if kind else ""

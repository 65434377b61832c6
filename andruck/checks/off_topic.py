"""The text does not belong to the portal's field: none of its terms occurs.

Reads what the classifier found (``copy.relevance``); silent without it, and on a
portal that has no subjects yet.
One or two terms and a low score are only noted: the editor decides, and the
classifier learns.
"""

from collections.abc import Iterator

import msgspec

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding, Relevance
from andruck.text.copy import Copy

CHECK = Check(
    name="off-topic",
    severity="error",
    message=_("No term of the portal’s field occurs in the text."),
    why=_("Readers of a trade portal leave when the text is not about their trade."),
    bad=(
        Case(text="Der Minister reiste nach Genf.", copy={"relevance": Relevance(score=0.0)}),
        Case(
            text="Der Kran stand am Ufer, als der Minister sprach.",
            copy={"relevance": Relevance(score=0.1, terms=("Kran",))},
        ),
        Case(
            text="Ein Lager für Flüchtlinge wird am Hafen gebaut.",
            copy={"relevance": Relevance(score=0.2, terms=("Lager", "Hafen"))},
        ),
    ),
    good=(
        "Der Minister reiste nach Genf.",
        Case(
            text="Das Regalbediengerät fährt im Hochregallager.",
            copy={"relevance": Relevance(score=0.9, terms=("Regalbediengerät", "Hochregallager"))},
        ),
        Case(
            text="Kran, Regal und Stapler: Die Messe zeigt viel.",
            copy={"relevance": Relevance(score=0.3, terms=("Kran", "Regal", "Stapler"))},
        ),
    ),
)

FEW = _("Only a few terms of the portal’s field occur: {terms}.")
LOW = 0.5


def find(copy: Copy) -> Iterator[Finding]:
    """One finding: an error without any term, a note with one or two."""
    found = copy.relevance
    if found is None or (copy.portal is not None and not copy.portal.subjects):
        return
    if not found.terms:
        yield CHECK.at(copy.whole)
    elif len(found.terms) < 3 and found.score < LOW:
        finding = CHECK.at(copy.whole, severity="note", terms=", ".join(found.terms))
        yield msgspec.structs.replace(finding, message=FEW)

"""No date anywhere: then nobody can tell which Thursday is meant.

Silent where the item carries a date, where the call names one, or where the
text begins with a place line that does ("Dortmund, 13. Mai 2026 – …").
"""

from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.dates import find_dates

CHECK = Check(
    name="no-date",
    severity="error",
    message=_("No date is given."),
    why=_("Without a date every “on Thursday” stays open, and nobody sees that news is old."),
    bad=(
        Case(headline="Nordkran baut aus", text="Der Betreiber baut am Donnerstag aus."),
        Case(text="Im Jahr 2026 baut der Betreiber aus."),
        Case(text="Der Betreiber teilte mit, dass er am 13. Mai 2026 ein neues Lager eröffnet."),
        Case(),
    ),
    good=(
        Case(text="Der Betreiber baut aus.", date="2026-11-23"),
        Case(text="Dortmund, 13. Mai 2026 – Der Betreiber baut aus."),
        Case(text="13.05.2026\n\nDer Betreiber baut aus."),
        Case(fields={"type": "picture"}),
    ),
)

PLACE_LINE = 40  # a place line has named its date within so many characters


def find(copy: Copy) -> Iterator[Finding]:
    """One finding where neither the item nor a place line has a date."""
    if copy.item.type != "text" or copy.as_of:
        return
    for passage in copy.body[:1]:
        for found in find_dates(passage.text[: 2 * PLACE_LINE], None):
            rest = passage.text[found.end :].lstrip(" .,)")[:1]
            if (
                found.start < PLACE_LINE
                and len(found.value) == 10
                and rest in ("", "–", "—", "-", "(")
            ):
                return
    yield CHECK.at(copy.whole)

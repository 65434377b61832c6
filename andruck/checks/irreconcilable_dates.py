"""Statements about time that no day of writing makes all true.

"Gestern, am 12. Mai" was written on 13 May, "vor drei Tagen (6. Mai)" on the
9th: one of them is wrong, whatever happened. The day of writing is taken as
unknown and searched for; where exactly one statement stands against all others,
that one is marked. Where the copy has a date, a statement that was true more
than three days away from it is marked, too. Silent where "vor zwei Wochen" is
meant roughly (three days either way) and inside quotations.
"""

from collections.abc import Iterator

import msgspec

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.checks._anchor import clash, said, written
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="irreconcilable-dates",
    severity="error",
    message=_("“{quote}” and “{other}” cannot have been written on the same day ({days})."),
    why=_("No day of writing makes all of these statements true, so one of them is wrong."),
    bad=(
        "Gestern, am 12. Mai 2026, brannte es. [[Vor drei Tagen, am 6. Mai 2026]], in Gera.",
        "Die Halle öffnet morgen, am 4. Juni. Geplant war das [[heute, am 9. Juni]].",
        "Am gestrigen Mittwoch tagte der Rat. Am [[morgigen Samstag]] tagt er wieder.",
        "Gestern, am 12. Mai 2026, tagte der Rat. Am [[morgigen Sonntag]] tagt er wieder.",
        "Vor zwei Wochen, am 3. Mai 2026, kam der Kran. [[Gestern, am 5. Mai 2026]], fiel er um.",
        "Heute (12. März 2026) wird geliefert, [[morgen, am 15. März 2026]], gezahlt. Schon "
        "gestern, am 11. März 2026, wurde bestellt.",
        "Gestern, am 3. Dezember, sprach der Rat. [[Heute in einer Woche, am 19. Dezember]], "
        "folgt das Urteil.",
        "Vorgestern, am 20. Juni, kam sie. Es sind [[noch drei Tage bis zum 29. Juni]].",
        "Im vergangenen Jahr (2024) wuchs das Werk. Im [[kommenden Jahr 2028]] soll es schließen.",
        Case(text="Das Werk kam [[vor zehn Jahren (2012)]] nach Unna.", date="2026-10-20"),
        Case(text="Es brannte am 2. Oktober, auch [[gestern, am 9. Oktober]].", date="2026-10-20"),
        "😀 Das Werk schloss am vergangenen Montag, 4. Mai 2026. "
        "[[In drei Tagen, am 30. Mai 2026]], öffnet es.",
    ),
    good=(
        "Gestern, am 12. Mai 2026, brannte es. Vor drei Tagen, am 10. Mai 2026, auch.",
        "Die Halle öffnet morgen, am 4. Juni. Geplant war das für den 1. Juni.",
        "Am gestrigen Mittwoch tagte der Rat. Am morgigen Freitag tagt er wieder.",
        "Vor zwei Wochen, am 3. Mai 2026, kam der Kran. Gestern, am 15. Mai, fiel er um.",
        "Vor drei Tagen brannte es in Unna, am 6. Mai in Gera, gestern in Wien.",
        "Sie sagte: „Gestern, am 12. Mai, war alles gut.“ Heute, am 20. Mai, ist es anders.",
        "Gestern, am 12. Mai 2026, tagte der Rat. Am morgigen Donnerstag tagt er wieder.",
        "Am Mittwoch vor zwei Wochen kam sie, gestern, am Freitag, ging sie.",
        "Es waren noch drei Tage bis zum 4. Mai. Heute, am 20. Mai, ist alles anders.",
        "Heute in einer Woche, am 19. Dezember, folgt das Urteil; gestern, am 11., sprach der Rat.",
        Case(text="Vor zehn Jahren (2016) kam der Kran, morgen geht er.", date="2026-10-20"),
        Case(text="Übermorgen, am 22. Oktober, tagt der Rat.", date="2026-10-20"),
        Case(text="Im vergangenen Jahr (2025) wuchs das Werk.", date="2026-10-20"),
        Case(text="Der Kran kam am 3. Mai, heute steht er still.", date="2026-10-20"),
    ),
)  # fmt: skip
AGAINST_COPY = _("“{quote}” was true around {days}, but the copy is of {other}.")


def find(copy: Copy) -> Iterator[Finding]:
    """The statement that stands against the others, or against the date of the copy."""
    found = clash(copy)
    if found is None:
        return
    odd, others = found.odd, found.others
    related = tuple(one.passage.place(one.start, one.end) for one in others)
    days = [day for day in map(written, (odd, *others[:1])) if day]
    other = others[0].words if others else said(copy.as_of) if copy.as_of else ""
    finding = CHECK.finding(
        odd.passage, odd.start, odd.end, related=related, other=other, days=" / ".join(days)
    )
    yield finding if others else msgspec.structs.replace(finding, message=AGAINST_COPY)

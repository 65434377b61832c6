"""A report older than the event it tells as past.

"Das Werk schloss am Donnerstag, teilte der Betreiber am Mittwoch mit": the
weekday of the event lies one or two days after that of the report. Silent where
the event is in the future or pluperfect, where a date or "vergangen" pins either
day to a week, and where three days or more lie between (then last week is meant).
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.checks._clauses import BARE_DAY, DAY_NUMBER, ELSEWHEN, Clause, clauses
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="report-before-event",
    severity="error",
    message=_("“{quote}” is told as past, but was reported on {weekday}, before it happened."),
    why=_("Either the event is still to come, or one of the weekdays is wrong."),
    bad=(
        "[[Das Werk schloss am Donnerstag]] seine Tore, teilte der Betreiber am Mittwoch mit.",
        "[[Die Halle brannte am Freitag]] ab, wie die Feuerwehr am Donnerstag mitteilte.",
        "[[Nordkran eröffnete am Samstag]] ein Lager, sagte eine Sprecherin am Freitag.",
        "[[Der Rat beschloss am Dienstag]] den Ausbau, gab die Stadt am Montag bekannt.",
        "[[Die Auktion begann am Sonntag]], berichtete das Amt am Freitag.",
        "[[Sie sagte dem Kunden am Mittwoch]], der Kran komme, teilte das Werk am Dienstag mit.",
        "[[Der Zug traf am Montagabend]] ein, hieß es am Sonntag.",
        "😀 [[Die Messe endete am Freitag]], so teilte der Veranstalter am Donnerstag mit.",
    ),
    good=(
        "Das Werk schloss am Mittwoch seine Tore, teilte der Betreiber am Donnerstag mit.",
        "Das Werk schließt am Donnerstag seine Tore, teilte der Betreiber am Mittwoch mit.",
        "Das Werk schloss am vergangenen Donnerstag, teilte der Betreiber am Mittwoch mit.",
        "Das Werk hatte am Donnerstag geschlossen, teilte der Betreiber am Mittwoch mit.",
        "Die Halle sollte am Freitag öffnen, teilte der Betreiber am Donnerstag mit.",
        "Die Halle brannte am Freitag ab, wie die Feuerwehr am Montag mitteilte.",
        "Das Werk schloss am Donnerstag, 3. Dezember, teilte der Betreiber am Mittwoch mit.",
        "„Das Werk schloss am Donnerstag“, teilte der Betreiber am Mittwoch mit.",
    ),
)

NEAR = 5  # clauses before the report in which its event is looked for
VERBS = r"(?:sagte|erklärte|berichtete|meldete|bestätigte|betonte|teilte|gab|hieß|kündigte)n?"
REPORT = re.compile(rf"\s*(?:so )?{VERBS}\b")
AS_REPORTED = re.compile(
    r"\s*wie\b.*\b(?:mitteilten?|sagten?|erklärten?|berichteten?|meldeten?|bestätigten?"
    r"|bekannt ?gab(?:en)?|ankündigten?|hieß)\b"
)


def find(copy: Copy) -> Iterator[Finding]:
    """Past events whose own report is older."""
    for passage in copy.body:
        if len(BARE_DAY.findall(passage.text)) < 2:
            continue
        for sentence in passage.sentences:
            parts = list(clauses(passage, sentence))
            for number, report in enumerate(parts[1:], start=1):
                told = report.weekday
                if not told or not (REPORT.match(report.text) or AS_REPORTED.match(report.text)):
                    continue
                for event in parts[max(0, number - NEAR) : number]:
                    day = _day_after(event, told["day"])
                    if day:
                        place = passage.place(
                            report.start + told.start(), report.start + told.end()
                        )
                        yield CHECK.finding(
                            passage, event.first, day, related=(place,), weekday=told["day"]
                        )


def _day_after(event: Clause, reported: str) -> int:
    """Where the event's weekday ends, if it lies a day or two after the report; else 0."""
    day = event.weekday
    if not day or not event.past or ELSEWHEN.search(event.text):
        return 0
    distance = (DAY_NUMBER[day["day"]] - DAY_NUMBER[reported]) % 7
    return event.start + day.end() if distance in (1, 2) else 0

"""One event that is still to come here and over there.

Two ways to see that it is one event. By its people: "das am Donnerstag
stattfindende Gespräch zwischen A und B", and a past clause with the same bare
weekday, A and B. By its name: an event announced with a bare weekday, and the
same kind of event, with a person or place in common, that "fand … statt".
Silent where a year, a date or "letzte" separates the two. A third way needs one
clause only: "am kommenden Donnerstag endete".
"""

import re
from collections.abc import Iterator

import msgspec

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.checks._clauses import BARE_DAY, ELSEWHEN, Clause, clauses, names
from andruck.model import Finding
from andruck.text.copy import Copy, Passage
from andruck.text.dates import WEEKDAY
from andruck.text.words import is_past

CHECK = Check(
    name="pending-and-past",
    severity="error",
    message=_("“{quote}” contradicts “{other}”: one is still to come, the other is over."),
    why=_("The same event cannot be ahead and over; one tense or one day is wrong."),
    bad=(
        "Das [[am Donnerstag stattfindende Treffen]] zwischen Ahlers und Brandt war erbeten.\n\n"
        "Ahlers traf Brandt am Donnerstag in Unna.",
        "Das am Freitag stattfindende Telefonat zwischen Ahlers und Brandt ist kurz.\n\n"
        "[[Das Telefongespräch zwischen Ahlers und Brandt fand]] nach dem Essen statt.",
        "Die am Montag beginnende Fachmesse in Dortmund ist ausgebucht.\n\n"
        "[[Die Messe in Dortmund fand]] großen Zulauf und ging ohne Zwischenfall vorüber.",
        "Die Tagung in Unna beginnt am Dienstag.\n\n[[Die Tagung in Unna endete]] mit einem Eklat.",
        "Der am Mittwoch beginnende Warnstreik bei Nordkran trifft zwei Werke.\n\n"
        "[[Der Streik bei Nordkran dauerte]] zwölf Stunden.",
        "Die Abstimmung [[am kommenden Donnerstag endete]] mit 61 zu 48 Stimmen.",
        "😀 Die Auktion der Stapler in Wien findet am Samstag statt.\n\n"
        "[[Die Auktion der Stapler in Wien brachte]] zwei Millionen Euro.",
    ),
    good=(
        "Das am Donnerstag stattfindende Treffen zwischen Ahlers und Brandt ist geheim.\n\n"
        "Ahlers traf Brandt am Montag in Unna.",
        "Das für Freitag geplante Treffen in Unna fand statt.",
        "Die am Montag beginnende Messe in Dortmund wächst.\n\n"
        "Die letzte Messe in Dortmund fand 2024 statt.",
        "Die Tagung in Unna beginnt am Dienstag.\n\nDie Tagung in Wien endete mit einem Eklat.",
        "Die Tagung beginnt am Dienstag.\n\n„Die Tagung endete mit einem Eklat“, warnt sie.",
        "Er wollte am kommenden Dienstag reisen. Sie sagte, am nächsten Montag sollte er kommen.",
        "Die Tagung in Unna beginnt am Dienstag.\n\nDie Messe in Unna endete am Montag.",
    ),
)

# Kinds of events; a word belongs to the kind whose name it ends in.
KINDS = (
    "telefonat telefongespräch telefonkonferenz anruf",
    "gespräche verhandlungen unterredung",
    "treffen gipfel begegnung zusammenkunft",
    "messe ausstellung fachschau",
    "konferenz tagung kongress symposium",
    "streik ausstand",
    "hauptversammlung mitgliederversammlung",
    "eröffnung einweihung",
    "auktion versteigerung",
    "sitzung",
    "richtfest",
    "spatenstich grundsteinlegung",
)

NOUN = rf"(?P<event>(?<![\w-])[\w-]{{0,30}}?(?i:{'|'.join(' '.join(KINDS).split())})\b)"
PENDING = re.compile(
    rf"\b[Aa]m (?P<day>{WEEKDAY})(?:morgen|mittag|nachmittag|abend)? (?:in \w+ |bei \w+ )?"
    rf"(?:stattfinde|bevorstehe|anstehe|beginne|starte|anlaufe)nde?[nmrs]? {NOUN}"
)
ANNOUNCED = re.compile(
    rf"{NOUN}[^,.;:]{{0,60}}? (?:findet|finden|beginnt|beginnen|startet"
    rf"|starten)(?: erst)? am (?P<day>{WEEKDAY})\b(?!,? (?:de[mn] )?\d)"
)
PEOPLE = re.compile(r"\s*zwischen (?P<one>[A-ZÄÖÜ][\w-]+) und (?P<two>[A-ZÄÖÜ][\w-]+)")
OVER = re.compile(
    r"\b(?:fand(?:en)?|begann(?:en)?|endeten?|dauerten?|verlief(?:en)?|ging(?:en)?|brachten?"
    r"|startete|schloss(?:en)?|zogen?|lockten?)\b"
)
EVENT = re.compile(rf"\b(?:[Dd]ie|[Dd]er|[Dd]as) {NOUN}")
AHEAD = re.compile(rf"\b[Aa]m (?:kommenden|nächsten) (?:{WEEKDAY}) (?P<verb>[a-zäöüß]{{3,30}})\b")

MOST = 20  # announcements that are compared with every past clause


class Pending(msgspec.Struct, frozen=True):
    """An event announced with a bare weekday."""

    passage: Passage
    start: int
    end: int
    day: str
    kind: str
    around: frozenset[str]
    people: frozenset[str]


def find(copy: Copy) -> Iterator[Finding]:
    """Announced events that the same text tells as past."""
    for passage in copy.body:
        for match in AHEAD.finditer(passage.unquoted):
            if is_past(match["verb"]):
                other = match.group().removesuffix(match["verb"]).strip()
                yield CHECK.finding(passage, *match.span(), other=other)
    announced = [one for passage in copy.body for one in _pending(passage)]
    if not announced:
        return
    past = [
        (passage, clause)
        for passage in copy.body
        for sentence in passage.sentences
        for clause in clauses(passage, sentence)
        if clause.past and not ELSEWHEN.search(clause.text)
    ]
    for pending in announced[:MOST]:
        for passage, clause in past:
            yield from _by_people(pending, passage, clause)
            yield from _by_name(pending, passage, clause)


def _pending(passage: Passage) -> Iterator[Pending]:
    for pattern in (PENDING, ANNOUNCED):
        for match in pattern.finditer(passage.unquoted):
            kind = _kind(match["event"])
            behind = passage.unquoted[match.end("event") : match.end("event") + 80]
            people = PEOPLE.match(behind)
            around = names(re.split(r"[.,;:]", behind)[0]) - {match["day"], match["event"]}
            if kind:
                yield Pending(
                    passage,
                    match.start() if pattern is PENDING else match.start("event"),
                    match.end("event") if pattern is PENDING else match.end(),
                    match["day"],
                    kind,
                    around,
                    frozenset(people.groups()) if people else frozenset(),
                )


def _kind(event: str) -> str:
    return next((kind for kind in KINDS if event.lower().endswith(tuple(kind.split()))), "")


def _by_people(pending: Pending, passage: Passage, clause: Clause) -> Iterator[Finding]:
    day = clause.weekday
    if (
        day
        and day["day"] == pending.day
        and pending.people
        and pending.people <= names(clause.text)
    ):
        other = passage.place(clause.first, clause.start + day.end())
        yield CHECK.finding(
            pending.passage, pending.start, pending.end, related=(other,), other=other.quote
        )


def _by_name(pending: Pending, passage: Passage, clause: Clause) -> Iterator[Finding]:
    event, over = EVENT.search(clause.text), OVER.search(clause.text)
    if (
        not event
        or not over
        or over.start() < event.start()
        or _kind(event["event"]) != pending.kind
    ):
        return
    day = BARE_DAY.search(clause.text)
    if (pending.around & names(clause.text)) and (not day or day["day"] == pending.day):
        other = pending.passage.place(pending.start, pending.end)
        start, end = clause.start + event.start(), clause.start + over.end()
        yield CHECK.finding(passage, start, end, related=(other,), other=other.quote)

"""One event that is still to come here and over there.

An event is to come where its noun goes with a verb of happening in the future
("steht noch bevor", "ist für Sonntag geplant", "die am Mittwoch ansteht"), or
where a verb announces it ("will am Freitag vorstellen": the Vorstellung). It is
over where a later clause in the past happens at it ("Bei der Trauerfeier sprach")
or tells how it went. Two nouns are one event when they are equal, a compound and
its head, or words of one kind, and nothing tells them apart: names, weekdays,
years, ordinals, "letzte". One clause suffices for "am kommenden Donnerstag endete".
"""

import re
from collections.abc import Iterator

import msgspec

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.checks._clauses import ELSEWHEN
from andruck.checks._events import (
    ATTENDED,
    CAME,
    COMING,
    DATED,
    DATIVE,
    HAPPEN,
    INVITES,
    LATER,
    OTHER,
    OVER,
    PLANS,
    Mention,
    agree,
    complement,
    mentions,
    same_event,
    stem,
    weekday,
)
from andruck.model import Finding
from andruck.text.clauses import Clause
from andruck.text.copy import Copy, Passage
from andruck.text.dates import WEEKDAY
from andruck.text.verbs import SEPARABLE
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
        "Die Trauerfeier ist für Sonntag geplant. [[Bei der Trauerfeier sprach]] der Bischof.",
        "Die Auslosung steht noch bevor. [[Die Auslosung ergab]] ein Spiel gegen Bozen.",
        "Zur Sitzung, die am Mittwoch ansteht, kommen alle. Sie lehnten [[auf der Sitzung]] ab.",
        "Der Club will ihn am Freitag vorstellen. [[Bei der Vorstellung sagte]] er wenig.",
        "Zum Rückkampf treten sie in zehn Tagen an. [[Der Rückkampf endete]] mit einem Remis.",
        "Die Beisetzung ist für Dienstag geplant. [[Zur Beisetzung kamen]] 300 Gäste.",
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
        "Die Gespräche beginnen am Montag in zweiter Runde. Bei den Gesprächen gab es Streit.",
        "Die nächste Sitzung ist am Montag. In der Sitzung am Freitag stritten alle.",
        "Die Messe beginnt am Montag. Auf der Messe waren zuletzt 300 Firmen.",
        "Die Feier war für Sonntag geplant. Bei der Feier sang der Chor.",
        "Die Halle soll am Freitag öffnen. In der Halle arbeiteten früher 300 Menschen.",
        "Die Tagung in Unna beginnt am Dienstag.\n\nDie Messe in Unna endete am Montag.",
    ),
)

AHEAD = re.compile(rf"\b[Aa]m (?:kommenden|nächsten) (?:{WEEKDAY}) (?P<verb>[a-zäöüß]{{3,30}})\b")
PEOPLE = re.compile(r"\s*zwischen (?P<one>[A-ZÄÖÜ][\w-]+) und (?P<two>[A-ZÄÖÜ][\w-]+)")
ATTRIBUTE = re.compile(
    rf"(?:(?:\b[Aa]m (?:{WEEKDAY})\w* (?:(?:in|bei|von) [A-ZÄÖÜ]\w+ )?|\bfür [^,.;]{{3,24}}? )"
    rf"{DATED}|{COMING}) (?P<noun>[A-ZÄÖÜ][\w-]{{3,40}})"
)
# What must stand at the end of a clause for its verb to tell of an event.
PARTICLE = {
    "finden": "statt", "stehen": "an|aus|bevor", "treten": "an", "halten": "ab", "laufen": "an",
}  # fmt: skip
GENITIVE = re.compile(r"[A-ZÄÖÜ][\w-]+ $")
PARTING = re.compile(rf" (?P<particle>{'|'.join(SEPARABLE)})\W*$")
AT = ("bei", "auf", "in", "während", "nach")
NO_EVENT = re.compile(r"\b(?:fort|weiter|ab|aus)(?:ge|zu)?(?:setz|gesagt|fall)|\bnicht\b|\bkein")
# Verbs whose noun is not their stem with -ung.
DEEDS = {
    "wählen": "Wahl", "abstimmen": "Abstimmung", "besuchen": "Besuch", "starten": "Start",
    "beginnen": "Beginn", "treffen": "Treffen", "spielen": "Spiel", "streiken": "Streik",
    "auftreten": "Auftritt", "antreten": "Antritt", "empfangen": "Empfang", "taufen": "Taufe",
    "anhören": "Anhörung", "übergeben": "Übergabe", "abgeben": "Abgabe", "ziehen": "Ziehung",
}  # fmt: skip
MOST = 20  # announcements that are compared with every past clause
PARTED = 40  # letters behind a clause in which its particle may stand ("…, dem 3. Mai, statt")
NEAR = 8  # passages between the two


class Pending(msgspec.Struct, frozen=True):
    """An event that is still to come: where it is said, its noun and what is said of it."""

    passage: Passage
    start: int
    end: int
    noun: str
    complement: str
    day: str
    people: frozenset[str] = frozenset()
    deed: bool = False  # a verb announced it


def find(copy: Copy) -> Iterator[Finding]:
    """Announced events that the same text tells as past."""
    for passage in copy.body:
        for match in AHEAD.finditer(passage.unquoted):
            if is_past(match["verb"]):
                other = match.group().removesuffix(match["verb"]).strip()
                yield CHECK.finding(passage, *match.span(), other=other)
    announced = [one for passage in copy.body for one in _pending(passage)][:MOST]
    if not announced:
        return
    for passage in copy.body:
        for sentence in passage.clauses:
            for clause in sentence:
                if clause.time == "past" and clause.mood == "fact" and _is_told(clause):
                    yield from _against(announced, passage, clause)


def _is_told(clause: Clause) -> bool:
    """Whether a past clause tells of this event: no pluperfect, no other year or edition."""
    finite = clause.finite
    before = finite is not None and finite.word in ("hatte", "hatten")
    return not before and not ELSEWHEN.search(clause.text)


def _against(announced: list[Pending], passage: Passage, clause: Clause) -> Iterator[Finding]:
    day = weekday(clause.text)
    told = list(mentions(passage, clause))
    for pending in announced:
        if pending.passage is passage and clause.start <= pending.start < clause.end:
            continue
        before = (pending.passage.index, pending.start) < (passage.index, clause.start)
        if pending.people and day == pending.day and _meet(pending, clause):
            end = clause.text.index(day) + len(day)
            other = passage.place(clause.first, clause.start + end)
            yield CHECK.finding(
                pending.passage, pending.start, pending.end, related=(other,), other=other.quote
            )
            continue
        if (
            not before
            or passage.index - pending.passage.index > NEAR
            or (day and day != pending.day)
        ):
            continue
        for one in told:
            if _is_over(one, pending):
                other = pending.passage.place(pending.start, pending.end)
                verb = clause.finite
                end = verb.end if verb and verb.start > one.end else one.end
                yield CHECK.finding(passage, one.start, end, related=(other,), other=other.quote)
                return


def _meet(pending: Pending, clause: Clause) -> bool:
    return all(re.search(rf"\b{re.escape(one)}\b", clause.text) for one in pending.people)


def _is_over(one: Mention, pending: Pending) -> bool:
    """Whether a past clause happens at the event or tells how it went."""
    same = (
        stem(one.noun) == stem(pending.noun) if pending.deed else same_event(one.noun, pending.noun)
    )
    if not same or one.article.startswith("ein"):
        return False
    if OTHER.search(one.adjectives) or not agree(one.complement, pending.complement):
        return False
    verb = one.clause.finite
    verbs = {one.clause.verb, verb.reading.verb if verb else ""}
    if one.prep in AT:
        return one.article in DATIVE or one.article.endswith("er") or one.prep == "während"
    if one.prep == "zu":
        return bool(verbs & CAME)
    if (
        pending.deed
        or one.prep
        or GENITIVE.search(one.passage.unquoted[max(0, one.start - 40) : one.start])
    ):
        return False
    if verbs & ATTENDED and one.article in ("die", "das", "den"):
        return True
    return bool(verbs & OVER) and one.article in ("der", "die", "das")


def _pending(passage: Passage) -> Iterator[Pending]:
    for match in ATTRIBUTE.finditer(passage.unquoted):
        behind = passage.unquoted[match.end() : match.end() + 80]
        people = PEOPLE.match(behind)
        yield Pending(
            passage, *match.span(), match["noun"], complement(behind), weekday(match.group()),
            frozenset(people.groups()) if people else frozenset(),
        )  # fmt: skip
    for sentence in passage.clauses:
        for number, clause in enumerate(sentence):
            if NO_EVENT.search(clause.text) or not _comes(clause):
                continue
            host = sentence[number - 1] if number and clause.kind == "sub" else clause
            subject = _subject(passage, host, clause) or _subject(passage, sentence[0], clause)
            if subject:
                yield _announced(subject, subject.start, max(clause.end, subject.end), clause)
            elif (
                clause.time in ("future", "present") and clause.kind == "main" and _is_dated(clause)
            ):
                yield from _deed(passage, clause)


def _comes(clause: Clause) -> bool:
    """Whether the clause says that something will happen."""
    finite = clause.finite
    gone = clause.time == "past" or clause.mood in ("possible", "reported")
    if finite is None or gone or OTHER.search(LATER.sub("", clause.text)):
        return False
    planned = clause.mood == "planned" or clause.time == "future"
    return planned or bool(LATER.search(clause.text))


def _is_dated(clause: Clause) -> bool:
    """Whether a deed is announced for a day: "will am Freitag vorstellen"."""
    claimed = re.search(r"\b(?:haben|sein|worden)\W*$", clause.text)
    return clause.verb not in HAPPEN and bool(LATER.search(clause.text)) and not claimed


def _subject(passage: Passage, host: Clause, clause: Clause) -> Mention | None:
    """The event that happens in this clause; None where no verb of happening carries it."""
    finite = clause.finite
    carried = finite.reading.verb if finite else ""
    found = [
        one
        for one in mentions(passage, host)
        if one.article not in ("des", "am", "im", "vom") and not OTHER.search(one.adjectives)
    ]
    if {carried, clause.verb} & INVITES:
        return next((one for one in found if one.prep == "zu"), None)
    particle = PARTICLE.get(carried)
    if particle and clause.verb == carried:
        behind = passage.unquoted[clause.start : clause.end + PARTED]
        if not re.search(rf"\b(?:{particle})\b(?:[,;.!?]|$)", behind):
            return None
    elif clause.verb not in HAPPEN:
        return None
    bare = [one for one in found if not one.prep or (one.prep == "zu" and host is not clause)]
    if not bare:
        return None
    return bare[-1] if clause.verb in PLANS and carried not in ("sein", "werden") else bare[0]


def _announced(one: Mention, start: int, end: int, clause: Clause) -> Pending:
    passage = one.passage
    behind = PEOPLE.match(passage.unquoted, one.end)
    end = start + len(passage.unquoted[start:end].rstrip(" .!?"))
    return Pending(
        passage, start, end, one.noun, one.complement,
        weekday(passage.unquoted[start : max(end, clause.end)]),
        frozenset(behind.groups()) if behind else frozenset(),
    )  # fmt: skip


def _deed(passage: Passage, clause: Clause) -> Iterator[Pending]:
    """What a verb announces, as a noun: "will am Freitag vorstellen"."""
    parted = PARTING.search(clause.text)
    verb = (parted["particle"] if parted else "") + clause.verb
    noun = DEEDS.get(verb) or verb.removesuffix("en").capitalize() + "ung"
    end = clause.start + len(clause.text.rstrip(" .!?"))
    yield Pending(passage, clause.first, end, noun, "", weekday(clause.text), deed=True)

"""Findings as the desk shows them: a number, a word for how grave it is, marks in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from andruck.model import Finding, Item, Place
from andruck.text.html import Span, blocks, clean, mark
from andruck_site.portal.models import Dismissal
from andruck_site.portal.proof import Entry, Proof

WORDS = {"error": "Fehler", "warning": "Warnung", "note": "Hinweis"}
PLURALS = {"error": "Fehler", "warning": "Warnungen", "note": "Hinweise"}
PLACES = {
    "headline": "Titel",
    "description": "Vorspann",
    "body": "Text",
    "by": "Autor",
    "located": "Ortsmarke",
    "item": "ganzer Beitrag",
}


class Shown(NamedTuple):
    """A finding as it stands in the list, with its number in the text."""

    number: int
    entry: Entry
    anchor: str = ""  # of the form's part that holds the place

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.entry.finding

    @property
    def dismissal(self) -> Dismissal | None:
        """Who answered it and why, if anybody did."""
        return self.entry.dismissal

    @property
    def word(self) -> str:
        """How grave it is, in a word."""
        return WORDS[self.finding.severity]

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        place = self.finding.place
        word = PLACES[place.field]
        return f"{word}, Absatz {place.index + 1}" if place.field == "body" else word

    @property
    def is_marked(self) -> bool:
        """Does it stand at a place in the text (and not for the piece as a whole)?"""
        place = self.finding.place
        return place.field in {"headline", "description", "body"} and place.end > place.start


class Marked(NamedTuple):
    """An item's text with marks, safe to print."""

    headline: SafeString
    description: SafeString
    body: SafeString


def shown(proof: Proof) -> list[Shown]:
    """The findings numbered in reading order."""
    return [Shown(number, entry) for number, entry in enumerate(proof.entries, 1)]


def counts(proof: Proof) -> list[tuple[str, str]]:
    """How many open findings of each severity, gravest first: ("error", "2 Fehler")."""
    found = []
    for severity, word in WORDS.items():
        number = sum(one.is_open and one.finding.severity == severity for one in proof.entries)
        if number:
            found.append((severity, f"{number} {word if number == 1 else PLURALS[severity]}"))
    return found


def marked(item: Item, findings: Iterable[Shown]) -> Marked:
    """The text with every finding's place marked, and the places it is compared with."""
    places = []
    for one in findings:
        state = "dismissed" if one.dismissal else one.finding.severity
        places.append((one.finding.place, str(one.number), f"mark mark--{state}"))
        for count, other in enumerate(one.finding.related, 1):
            if other.side == "text":
                places.append((other, f"{one.number}-{count}", "mark mark--related"))
    return _marked(item, places)


def marked_source(item: Item, findings: Iterable[Shown], number: int = 1) -> Marked:
    """The text of the how-manieth source, the places marked that findings compare with."""
    texts = [block.text for block in blocks(clean(item.body))]
    places = []
    for one in findings:
        for count, place in enumerate(one.finding.related, 1):
            if place.side == "source" and _reads(item, texts, place):
                name = f"{one.number}-{count}-q{number}"
                places.append((place, name, "mark mark--related"))
    return _marked(item, places)


def _reads(item: Item, texts: list[str], place: Place) -> bool:
    if place.field == "body":
        text = texts[place.index] if place.index < len(texts) else ""
    else:
        text = {"headline": item.headline, "description": item.description}.get(place.field, "")
    return bool(place.quote) and text[place.start : place.end] == place.quote


def _marked(item: Item, places: list[tuple[Place, str, str]]) -> Marked:
    by_field: dict[str, list[Span]] = {"headline": [], "description": [], "body": []}
    for place, name, css_class in places:
        if place.field in by_field and place.end > place.start:
            span = (place.index, place.start, place.end, name, css_class)
            by_field[place.field].append(span)
    return Marked(
        headline=_line(item.headline, by_field["headline"]),
        description=_line(item.description, by_field["description"]),
        body=mark_safe(mark(clean(item.body), by_field["body"])),  # cleaned one line up
    )


def _line(text: str, spans: list[Span]) -> SafeString:
    """Plain text as HTML with its marks."""
    if not spans:
        return escape(text)
    html = mark(f"<p>{escape(text)}</p>", spans)
    return mark_safe(html.removeprefix("<p>").removesuffix("</p>"))

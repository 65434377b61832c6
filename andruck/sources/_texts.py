"""Questions that several formats ask of headline, standfirst and body."""

from __future__ import annotations

import hashlib
import re

from andruck.text.html import blocks

_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.{3}|&#8230;)\s*\]|…|\.{3})\s*$")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\d,.:()]{1,40}?)(?: \([^)]{1,20}\))?,? (?:den |de )?"
    r"\d{1,2}(?:\.|/| de)? ?[\w.]+ ?(?:de )?,? ?\d{4}\b",
)
_NO_PLACE = re.compile(
    r"(?:Presse|Press|Medien|Media|News|Stand|Datum|Am|On|Vom|Der|Die|Das)\b|Presse"
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BY = re.compile(r"^(?:Von|By)\s+(?=[^\W\d_a-zäöü])")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def line(text: str) -> str:
    """A field of words on one line, without control characters."""
    return _SPACE.sub(" ", _CONTROLS.sub("", text)).strip(" ")


def standfirst(paragraphs: list[str], body: str) -> str:
    """The description, unless it is only the beginning of the body, cut off."""
    if not paragraphs or paragraphs[0].endswith(("[…]", "[...]")):
        return ""
    start = _ELLIPSIS.sub("", paragraphs[0])
    whole = " ".join(block.text for block in blocks(body))
    return "" if whole.startswith(start) else " ".join(paragraphs)


def hashed_uri(url: str, content: str) -> str:
    """The uri of what has no name of its own: where it came from, and what it says."""
    return "urn:sha256:" + hashlib.sha256(f"{url}\n{content}".encode()).hexdigest()


def dateline(text: str) -> str:
    """The place in front of a release: "Soest, 17. November 2026 – …"."""
    match = _DATELINE.match(text)
    place = match["place"].strip() if match else ""
    return place if place[:1].isupper() and not _NO_PLACE.match(place) else ""


def byline(text: str) -> str:
    """The names alone: "Von Max Muster", but not "von Muster"."""
    return _BY.sub("", line(text))

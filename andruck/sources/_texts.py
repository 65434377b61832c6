"""Questions that several formats ask of headline, standfirst and body."""

from __future__ import annotations

import hashlib
import re

import lxml.html
from lxml.html import HtmlElement

from andruck.text.html import blocks

_CUT = re.compile(
    r"\s*(?:[\[(]\s*(?:…|\.{3}|&#8230;)\s*[\])]|…|\.{3})?\s*"
    r"(?:\b(?:weiter ?lesen|mehr lesen|read more|read on|continue reading|lire la suite|leer más"
    r"|seguir leyendo|czytaj więcej|lees verder|leggi tutto)\b.{0,60})?\s*$",
    re.IGNORECASE,
)
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


def letters(text: str) -> str:
    """The text as letters and digits alone, to tell whether two say the same."""
    return re.sub(r"[\W_]+", "", text.lower())


def teaser(text: str) -> str:
    """A text without the dots and the "Read more" where it was cut off."""
    return _CUT.sub("", text)


def standfirst(paragraphs: list[str], body: str) -> str:
    """The description, unless it is only the beginning of the body, or cut out of it."""
    if not paragraphs or paragraphs[0].endswith(("[…]", "[...]")):
        return ""
    start = letters(teaser(paragraphs[0]))
    whole = letters("".join(block.text for block in blocks(body)))
    is_cut = teaser(paragraphs[0]) != paragraphs[0]
    return "" if whole.startswith(start) or (is_cut and start in whole) else " ".join(paragraphs)


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


def inner(root: HtmlElement) -> str:
    """The markup of what stands in an element."""
    parts = (lxml.html.tostring(one, encoding="unicode", with_tail=False) for one in root)
    return "".join(str(part) for part in parts)

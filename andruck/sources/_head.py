"""What stands above an article's text: kicker, headline, standfirst, by-line, date.

The body of an item begins with its text. What other fields hold is not repeated there;
the other lines above it are told.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from andruck.sources._page import Page
from andruck.sources._texts import inner, letters, line, teaser
from andruck.text.html import parse

DEEPEST = 8  # blocks; what stands deeper is text
LONGEST = 100  # characters; a longer line is a standfirst or text
BESIDE = 40  # characters beside a date or a name: "Veröffentlicht am … um 15.44 Uhr"
KICKER = 60  # letters before the headline in its own line

_DATE = re.compile(
    r"\b\d{1,2}(?:\. ?|/| )(?:[^\W\d]\w*\.?|\d{1,2})[. /]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b\d{1,2} de \w+ de \d{4}\b|\b[^\W\d]\w{2,8}\.? \d{1,2}, \d{4}\b"
)
_LEAD = re.compile(  # what sites call a standfirst in the class of its paragraph
    r"lead|lede|intro|teaser|summary|standfirst|stand-first|excerpt|vorspann|dek\b|chapo"
    r"|entradilla|sumario|subtit|abstract|preamble|ingress",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\W\d]{2}[.!?…。！？][\"'“”»’)]*$")


def without_head(
    page: Page, body: str, *, headline: str, description: str, author: str
) -> tuple[str, list[str]]:
    """The text without what stands above it, and the lines of that which no field holds."""
    root = parse(body)
    title, summary = letters(headline), letters(teaser(description))
    told: list[str] = []
    end = 0
    for index, element in enumerate(list(root)[:DEEPEST]):
        text = line(element.text_content())
        words = letters(text)
        if element.tag not in ("p", "h2", "h3"):
            break
        if _is_title(words, title):
            end = index + 1
        elif summary and words.startswith(summary):
            if words != summary or _is_text(page, description):
                end = index
                break
            end = index + 1
        elif end == index and _is_dated(text):
            end = index + 1
        elif end == index and _is_byline(words, letters(author)):
            told.append(text)
            end = index + 1
        elif len(text) > LONGEST or _SENTENCE.search(text):
            break
        else:
            told.append(text)
    if end == len(root):
        return body, []
    above = [line(one.text_content()) for one in root[:end]]
    for element in root[:end]:
        root.remove(element)
    return inner(root), [text for text in above if text in told]


def _is_title(words: str, title: str) -> bool:
    """The headline, perhaps with a kicker before it."""
    if words == title:
        return bool(title)
    return len(title) > 20 and words.endswith(title) and len(words) <= len(title) + KICKER


def _is_dated(text: str) -> bool:
    found = _DATE.search(text)
    if found is None or _SENTENCE.search(text):
        return False
    return len(text) - len(found[0]) <= BESIDE


def _is_byline(words: str, author: str) -> bool:
    return bool(author) and author in words and len(words) <= len(author) + BESIDE


def _is_text(page: Page, words: str) -> bool:
    """Is this, on the page, the first of several paragraphs? Then it is no standfirst."""
    for element in page.tree.iter("p"):
        if words.startswith((element.text or "").strip()[:20]) and _says(element, words):
            is_alone = next(element.itersiblings("p"), None) is None
            return not is_alone and not _LEAD.search(element.get("class") or "")
    return False


def _says(element: HtmlElement, words: str) -> bool:
    return letters(element.text_content()) == letters(words)

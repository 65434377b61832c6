"""What is laid before the checks on the command line: files, addresses, standard input.

Plain text is headline, then paragraphs with blank lines between them; the
portal's own name and tagline above it are passed over. Everything else is read
by the room ``sources``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from andruck import sources
from andruck.errors import ReadError
from andruck.fetch import fetch
from andruck.model import Item, Place, Portal
from andruck.text.html import from_plain
from andruck.text.language import detect

LIMIT = 20 * 1024 * 1024  # bytes of one input
AGENT = "Andruck/0.1 (command line)"
PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[ \t]*\r?\n[ \t]*\S(?:.*\S)?)*")
SPACE = re.compile(r"[ \t\r\n\f]+")


class Paper(msgspec.Struct, frozen=True):
    """An item under check, and where its words stand in the file it came from."""

    name: str
    item: Item
    text: str = ""  # the file, when it is plain text
    spans: dict[tuple[str, int], tuple[int, ...]] = {}  # offsets of each letter of a passage

    def offsets(self, place: Place) -> tuple[int, int] | None:
        """Where a place stands in the file, in code points; None when it has no place there."""
        letters = self.spans.get((place.field, place.index))
        if not letters or place.start >= place.end:
            return None
        return letters[place.start], letters[place.end - 1] + 1


def load(given: str) -> tuple[bytes, str]:
    """The bytes behind a file name, an address or ``-``, and what to call them."""
    if given == "-":
        return sys.stdin.buffer.read(LIMIT), "<stdin>"
    if given.startswith(("http://", "https://")):
        answer = fetch(given, user_agent=AGENT, limit_bytes=LIMIT)
        if not 200 <= answer.status < 300:
            raise ReadError(given, f"die Gegenseite antwortet mit Status {answer.status}")
        return answer.body, answer.url
    path = Path(given)
    try:
        if path.stat().st_size > LIMIT:
            raise ReadError(given, f"größer als {LIMIT // 1024 // 1024} MB")
        return path.read_bytes(), given
    except OSError as error:
        raise ReadError(given, f"nicht lesbar ({error.strerror})") from error


def papers(given: str, portal: Portal) -> Iterator[Paper]:
    """What there is to check in an input."""
    data, name = load(given)
    if not data.strip():
        raise ReadError(name, "der Text ist leer")
    if any(module.sniff(data) for module in sources.formats().values()):
        found = [one for one in sources.read(data, name) if isinstance(one, Item)]
        if not found:
            raise ReadError(name, "darin steht kein Artikel")
        yield from (Paper(name, item) for item in found)
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(
            name, f"kein UTF-8 (Byte {error.start}); bitte als UTF-8 speichern"
        ) from error
    yield plain(name, text, portal)


def plain(name: str, text: str, portal: Portal) -> Paper:
    """Plain text as a paper: headline first, the portal's masthead passed over."""
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    masthead = {portal.name.casefold(), portal.tagline.casefold()}
    while paragraphs and text[slice(*paragraphs[0])].strip().casefold() in masthead:
        paragraphs.pop(0)
    folded = [_fold(text, *span) for span in paragraphs]
    spans: dict[tuple[str, int], tuple[int, ...]] = {}
    for number, (_, letters) in enumerate(folded):
        spans[("headline", 0) if number == 0 else ("body", number - 1)] = letters
    words = [words for words, _ in folded]
    headline, body = (words[0], words[1:]) if words else ("", [])
    item = Item(
        uri=name,
        headline=headline,
        body=from_plain("\n\n".join(body)),
        language=detect(" ".join(words)),
    )
    return Paper(name, item, text, spans)


def _fold(text: str, start: int, end: int) -> tuple[str, tuple[int, ...]]:
    """A stretch of the file with white space folded, and where each letter came from."""
    words: list[str] = []
    letters: list[int] = []
    at = start
    for gap in SPACE.finditer(text, start, end):
        words += [text[at : gap.start()], " "]
        letters += [*range(at, gap.start()), gap.start()]
        at = gap.end()
    words.append(text[at:end])
    letters += range(at, end)
    return "".join(words), tuple(letters)
